import type { Clock } from '../ports/clock.ts';

/** How long a long work may keep the event loop at a time (ms). */
const LONG = 5;

/** Lets the event loop run now and then while a long work goes on. */
export class Breath {
  readonly #clock: Clock;
  #since: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#since = clock.now();
  }

  /** Whether it is time to; a clock that was set back makes it so. */
  get due(): boolean {
    return Math.abs(this.#clock.now() - this.#since) >= LONG;
  }

  async take(): Promise<void> {
    await new Promise<void>((resolve) => this.#clock.setTimer(0, resolve));
    this.#since = this.#clock.now();
  }
}
