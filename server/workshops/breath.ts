import type { Clock } from '../ports/clock.ts';

/** How long a long work may keep the event loop at a time (ms). */
const LONG = 5;

/** Lets the event loop run now and then while a long work goes on. */
export class Breath {
  readonly #clock: Clock;
  /** Elapsed ms. */
  #since: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#since = clock.elapsed();
  }

  /** Whether it is time to. */
  get due(): boolean {
    return this.#clock.elapsed() - this.#since >= LONG;
  }

  async take(): Promise<void> {
    await new Promise<void>((resolve) => this.#clock.setTimer(0, resolve));
    this.#since = this.#clock.elapsed();
  }
}
