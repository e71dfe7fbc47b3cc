/** The first wait (ms) lies between this and its double. */
const LEAST = 300;
/** No wait (ms) is longer. */
const MOST = 5_000;
/** So many waits for a server that is not there are as long as the first: a restart takes a second or two. */
const RESTART = 5;

/** Why to wait: the connection was lost, the server said that it is back in a moment, or nobody is there. */
export type Why = 'lost' | 'restart' | 'absent';

/**
 * How long to wait before each next try: twice as long every time, spread so that a class does not come as one;
 * but nobody sleeps past the return of a server that restarts.
 */
export class Backoff {
  readonly #random: () => number;
  #tries = 0;
  #absences = 0;

  /** `random` gives numbers from 0 up to 1. */
  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  /** The wait before the next try (ms); a first one for a `restart` is at most `LEAST`. */
  next(why: Why = 'lost'): number {
    return (this.#longest(why) * (1 + this.#random())) / 2;
  }

  #longest(why: Why): number {
    if (why === 'absent' && this.#absences < RESTART) {
      this.#absences++;
      return 2 * LEAST;
    }
    const first = this.#tries === 0;
    const longest = Math.min(MOST, 2 * LEAST * 2 ** this.#tries);
    this.#tries++;
    return why === 'restart' && first ? LEAST : longest;
  }

  /** It worked: the next wait is a first one. */
  reset(): void {
    this.#tries = 0;
    this.#absences = 0;
  }
}
