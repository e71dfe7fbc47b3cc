import type { Rejection } from '#shared/workshop/rejections.ts';
import type { Clock } from '../ports/clock.ts';
import { type Rate, TokenBucket } from './token-bucket.ts';

/** Addresses remembered before the ones that have recovered are forgotten. */
const CROWD = 10_000;

/**
 * A bucket for each network address. A school shares one address, so bursts are large, and only what the
 * caller chooses to spend (failures, new workshops) counts.
 */
export class AddressLimit {
  readonly #rate: Rate;
  readonly #clock: Clock;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(rate: Rate, clock: Clock) {
    this.#rate = rate;
    this.#clock = clock;
  }

  /** Why this address has to wait, or undefined when it need not. */
  refusal(address: string): Rejection | undefined {
    const wait = this.#buckets.get(address)?.wait(this.#clock.now()) ?? 0;
    return wait === 0
      ? undefined
      : { code: 'too-many-attempts', params: { seconds: Math.ceil(wait / 1000) } };
  }

  /** Counts one attempt against an address. */
  spend(address: string): void {
    const now = this.#clock.now();
    let bucket = this.#buckets.get(address);
    if (bucket === undefined) {
      if (this.#buckets.size >= CROWD) this.#forget(now);
      bucket = new TokenBucket(this.#rate, now);
      this.#buckets.set(address, bucket);
    }
    bucket.take(now);
  }

  #forget(now: number): void {
    for (const [address, bucket] of this.#buckets) if (bucket.full(now)) this.#buckets.delete(address);
  }
}
