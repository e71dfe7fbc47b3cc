import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import type { Clock } from '../ports/clock.ts';
import { Buckets } from './buckets.ts';
import type { Rate } from './token-bucket.ts';

/**
 * A bucket for each network address. A school shares one address, so bursts are large, and only what the
 * caller chooses to spend (failures, new workshops) counts.
 */
export class AddressLimit {
  readonly #clock: Clock;
  readonly #buckets: Buckets;

  constructor(rate: Rate, clock: Clock) {
    this.#clock = clock;
    this.#buckets = new Buckets(rate, clock);
  }

  /** Why this address has to wait, or undefined when it need not. */
  refusal(address: string): Rejection | undefined {
    const wait = this.#buckets.of(address).wait(this.#clock.elapsed());
    return wait === 0
      ? undefined
      : { code: 'too-many-attempts', params: { seconds: Math.ceil(wait / 1000) } };
  }

  /** Counts one attempt against an address. */
  spend(address: string): void {
    this.#buckets.of(address).take(this.#clock.elapsed());
  }

  /** Takes an attempt back that turned out not to count; spending first leaves no gap for many at once. */
  refund(address: string): void {
    this.#buckets.of(address).give();
  }
}
