/** The first wait (ms) lies between this and its double. */
const LEAST = 300;
/** No wait (ms) is longer. */
const MOST = 5_000;

/** How long to wait before each next try: twice as long every time, spread so that a class does not come as one. */
export class Backoff {
  readonly #random: () => number;
  #tries = 0;

  /** `random` gives numbers from 0 up to 1. */
  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  /** The wait before the next try (ms); a `soon` first one is at most `LEAST`. */
  next(soon = false): number {
    const longest = soon && this.#tries === 0 ? LEAST : Math.min(MOST, 2 * LEAST * 2 ** this.#tries);
    this.#tries++;
    return (longest * (1 + this.#random())) / 2;
  }

  /** It worked: the next wait is a first one. */
  reset(): void {
    this.#tries = 0;
  }
}
