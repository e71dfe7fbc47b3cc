import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import { type Rate, TokenBucket } from '../limits/token-bucket.ts';
import type { Clock } from '../ports/clock.ts';

/** Refusals for being too fast that a connection may cause; who goes on is sent away. */
const PATIENCE: Rate = { burst: 1_000, perSecond: 20 };

/** Hellos of one connection: a welcome is large, so these are few. */
const HELLOS: Rate = { burst: 20, perSecond: 2 };

/** Why a message comes too fast, and whether the connection has asked for that once too often. */
export interface TooFast {
  readonly rejection: Rejection;
  readonly enough: boolean;
}

/** How fast one connection may send. */
export class Pace {
  readonly #clock: Clock;
  readonly #hellos: TokenBucket;
  readonly #patience: TokenBucket;
  /** What the connection may send until it has a seat, which brings a bucket of its own. */
  readonly own: TokenBucket;

  constructor(messages: Rate, clock: Clock) {
    const now = clock.elapsed();
    this.#clock = clock;
    this.own = new TokenBucket(messages, now);
    this.#hellos = new TokenBucket(HELLOS, now);
    this.#patience = new TokenBucket(PATIENCE, now);
  }

  hello(): TooFast | undefined {
    return this.spend([this.#hellos], 1);
  }

  /**
   * Spends `cost` messages of each bucket, or says when to come again. Who is refused pays nothing but patience:
   * what everybody shares is spent by what is done alone.
   */
  spend(buckets: readonly TokenBucket[], cost: number): TooFast | undefined {
    const now = this.#clock.elapsed();
    let wait = 0;
    for (const bucket of buckets) wait = Math.max(wait, bucket.wait(now, cost));
    if (wait > 0) {
      const rejection = { code: 'too-fast', params: { retryAfter: wait } };
      return { rejection, enough: !this.#patience.take(now) };
    }
    for (const bucket of buckets) bucket.take(now, cost);
    return undefined;
  }
}
