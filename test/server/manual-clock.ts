import type { Clock } from '#server/ports/clock.ts';

interface Timer {
  readonly at: number;
  readonly act: () => void;
}

/** A clock that stands still until it is told to move. */
export class ManualClock implements Clock {
  readonly #began: number;
  /** Since it began (ms): what timers go by. */
  #elapsed = 0;
  /** How far the machine's clock has been set ahead (ms). */
  #ahead = 0;
  #timers: Timer[] = [];

  constructor(now = 1_700_000_000_000) {
    this.#began = now;
  }

  now(): number {
    return this.#began + this.#elapsed + this.#ahead;
  }

  elapsed(): number {
    return this.#elapsed;
  }

  /** Somebody sets the machine's clock ahead by `ms` (back, where that is negative): no time passes. */
  set(ms: number): void {
    this.#ahead += ms;
  }

  setTimer(delay: number, act: () => void): () => void {
    const timer = { at: this.#elapsed + delay, act };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Moves on by `ms`, calling what falls due on the way, in order, and what that does at once. */
  async advance(ms: number): Promise<void> {
    const end = this.#elapsed + ms;
    for (;;) {
      // What a timer set off may set another: let every promise in flight settle first.
      await new Promise((resolve) => setImmediate(resolve));
      const due = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== due);
      this.#elapsed = Math.max(this.#elapsed, due.at);
      due.act();
    }
    this.#elapsed = end;
  }
}

/** Lets time pass until something has come about. */
export async function advancing<T>(clock: ManualClock, wanted: Promise<T>): Promise<T> {
  let done = false;
  void wanted.finally(() => {
    done = true;
  });
  while (!done) await clock.advance(50);
  return wanted;
}
