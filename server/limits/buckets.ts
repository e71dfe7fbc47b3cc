import type { Clock } from '../ports/clock.ts';
import { type Rate, TokenBucket } from './token-bucket.ts';

/** Buckets remembered before the ones that have recovered are forgotten. */
const CROWD = 10_000;

/** A token bucket for each key; it outlives whoever spends from it until it is full again. */
export class Buckets {
  readonly #rate: Rate;
  readonly #clock: Clock;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(rate: Rate, clock: Clock) {
    this.#rate = rate;
    this.#clock = clock;
  }

  of(key: string): TokenBucket {
    const known = this.#buckets.get(key);
    if (known !== undefined) return known;
    const now = this.#clock.elapsed();
    if (this.#buckets.size >= CROWD) this.#forget(now);
    const bucket = new TokenBucket(this.#rate, now);
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #forget(now: number): void {
    for (const [key, bucket] of this.#buckets) if (bucket.full(now)) this.#buckets.delete(key);
  }
}
