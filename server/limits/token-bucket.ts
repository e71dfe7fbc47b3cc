/** How much of something may happen: `burst` at once, then `perSecond`. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** A token bucket: full at first, refilled evenly. */
export class TokenBucket {
  readonly #rate: Rate;
  #tokens: number;
  #at: number;

  constructor(rate: Rate, now: number) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#at = now;
  }

  /** Takes one token, or `count` (the whole burst where it holds less); false, and takes none, when there are too few. */
  take(now: number, count = 1): boolean {
    this.#refill(now);
    const price = this.#priceOf(count);
    if (this.#tokens < price) return false;
    this.#tokens -= price;
    return true;
  }

  /** Gives one token back. */
  give(): void {
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + 1);
  }

  /** Milliseconds until `count` can be taken; 0 when it can be. */
  wait(now: number, count = 1): number {
    this.#refill(now);
    const missing = this.#priceOf(count) - this.#tokens;
    return missing <= 0 ? 0 : Math.ceil((missing / this.#rate.perSecond) * 1000);
  }

  /** What has been taken and has not come back. */
  spent(now: number): number {
    this.#refill(now);
    return this.#rate.burst - this.#tokens;
  }

  /** Whether nothing has been taken lately; such a bucket may be forgotten. */
  full(now: number): boolean {
    this.#refill(now);
    return this.#tokens >= this.#rate.burst;
  }

  /** Nothing costs more than there ever is: it would never be done. */
  #priceOf(count: number): number {
    return Math.min(count, this.#rate.burst);
  }

  #refill(now: number): void {
    const elapsed = Math.max(0, now - this.#at);
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + (elapsed / 1000) * this.#rate.perSecond);
    this.#at = now;
  }
}
