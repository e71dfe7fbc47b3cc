import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import type { Clock } from '../ports/clock.ts';
import { Buckets } from './buckets.ts';
import { type Rate, TokenBucket } from './token-bucket.ts';

/** What an address may still do while all addresses together have done too much. */
const FEW = 5;

/**
 * A bucket for each network address. A school shares one address, so bursts are large, and only what the
 * caller chooses to spend (failures, new workshops) counts.
 */
export class AddressLimit {
  readonly #clock: Clock;
  readonly #buckets: Buckets;
  readonly #total: TokenBucket | undefined;
  readonly #keyOf: (address: string) => string;

  /**
   * @param total of all addresses together: beyond it, those who have spent more than a few have to wait
   * @param keyOf what shares a bucket; each address has its own when left out
   */
  constructor(rate: Rate, clock: Clock, total?: Rate, keyOf: (address: string) => string = (one) => one) {
    this.#clock = clock;
    this.#buckets = new Buckets(rate, clock);
    this.#total = total && new TokenBucket(total, clock.elapsed());
    this.#keyOf = keyOf;
  }

  /** Why this address has to wait, or undefined when it need not. */
  refusal(address: string): Rejection | undefined {
    const now = this.#clock.elapsed();
    const own = this.#of(address);
    const wait = own.wait(now) || (Math.ceil(own.spent(now)) >= FEW ? (this.#total?.wait(now) ?? 0) : 0);
    return wait === 0
      ? undefined
      : { code: 'too-many-attempts', params: { seconds: Math.ceil(wait / 1000) } };
  }

  /** Counts one attempt against an address. */
  spend(address: string): void {
    const now = this.#clock.elapsed();
    this.#of(address).take(now);
    this.#total?.take(now);
  }

  /** Takes an attempt back that turned out not to count; spending first leaves no gap for many at once. */
  refund(address: string): void {
    this.#of(address).give();
    this.#total?.give();
  }

  #of(address: string): TokenBucket {
    return this.#buckets.of(this.#keyOf(address));
  }
}
