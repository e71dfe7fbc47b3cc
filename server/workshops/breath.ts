/** How long a long work may keep the event loop at a time (ms). */
const LONG = 5;

/** Lets the event loop run now and then while a long work goes on. */
export class Breath {
  readonly #elapsed: () => number;
  #since: number;

  /** @param elapsed a clock fine enough to cut the work by (ms) */
  constructor(elapsed: () => number = () => performance.now()) {
    this.#elapsed = elapsed;
    this.#since = elapsed();
  }

  /** Whether it is time to. */
  get due(): boolean {
    return this.#elapsed() - this.#since >= LONG;
  }

  async take(): Promise<void> {
    await new Promise(setImmediate);
    this.#since = this.#elapsed();
  }
}
