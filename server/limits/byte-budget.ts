/** How many bytes may be written: `burst` at once, then `perSecond`. */
export interface ByteRate {
  readonly burst: number;
  readonly perSecond: number;
}

/**
 * What somebody may write to a log. What it comes to is known only afterwards, so that it may be overdrawn once; then
 * nothing more goes until that is made up for.
 */
export class ByteBudget {
  readonly #rate: ByteRate;
  #left: number;
  #at: number;

  /** @param now elapsed ms, as everywhere here */
  constructor(rate: ByteRate, now: number) {
    this.#rate = rate;
    this.#left = rate.burst;
    this.#at = now;
  }

  spend(bytes: number, now: number): void {
    this.#refill(now);
    this.#left -= bytes;
  }

  /** Gives back what was spent and takes no room any more. */
  refund(bytes: number, now: number): void {
    this.#refill(now);
    this.#left = Math.min(this.#rate.burst, this.#left + bytes);
  }

  /** Milliseconds until something may be written again; 0 when it may. */
  wait(now: number): number {
    this.#refill(now);
    return this.#left > 0 ? 0 : Math.ceil(((1 - this.#left) / this.#rate.perSecond) * 1000);
  }

  #refill(now: number): void {
    const { burst, perSecond } = this.#rate;
    this.#left = Math.min(burst, this.#left + (Math.max(0, now - this.#at) / 1000) * perSecond);
    this.#at = now;
  }
}
