import type { CancelTimer, Clock } from '../ports/clock.ts';

/** How much may wait in this process for connections that do not take it, and how long. */
export interface BacklogLimits {
  /** Bytes that wait for all of them together. */
  readonly ceiling: number;
  /** Time (ms) in which a connection that something waits for takes nothing of it, until it is dropped. */
  readonly patience: number;
}

/** A connection as this looks at it. */
export interface Waiter {
  /** Bytes that wait for it. */
  readonly waiting: number;
  /** How often it has taken all that waited, as far as that is known: something may wait again by now. */
  readonly taken: number;
  drop(): void;
  /** Called now and then, for what it could not do when it was asked. */
  look(): void;
}

/** How far a connection has got with what waits for it. */
interface Progress {
  least: number;
  taken: number;
  since: number;
}

/** How often all connections are looked at, and how soon after something large was sent (ms). */
const EVERY = 1_000;
const SOON = 50;

/**
 * Drops whoever takes nothing, whether anybody writes or not, and those for whom most waits while more waits for
 * all than may: one who listens is never among them for long.
 */
export class Backlog {
  readonly #clock: Clock;
  readonly #limits: BacklogLimits;
  readonly #waiters = new Map<Waiter, Progress>();
  #cancel: CancelTimer | undefined;
  #cancelSoon: CancelTimer | undefined;

  constructor(clock: Clock, limits: BacklogLimits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  add(waiter: Waiter): void {
    this.#waiters.set(waiter, { least: 0, taken: 0, since: this.#clock.elapsed() });
    this.#arm();
  }

  remove(waiter: Waiter): void {
    this.#waiters.delete(waiter);
    if (this.#waiters.size === 0) this.close();
  }

  /** Something large was sent: looks again before much more can be. */
  soon(): void {
    this.#cancelSoon ??= this.#clock.setTimer(SOON, () => {
      this.#cancelSoon = undefined;
      this.#bound();
    });
  }

  close(): void {
    this.#cancel?.();
    this.#cancelSoon?.();
    this.#cancel = undefined;
    this.#cancelSoon = undefined;
  }

  #arm(): void {
    this.#cancel ??= this.#clock.setTimer(Math.min(EVERY, this.#limits.patience), () => {
      this.#cancel = undefined;
      this.#sweep();
      if (this.#waiters.size > 0) this.#arm();
    });
  }

  #sweep(): void {
    const now = this.#clock.elapsed();
    for (const [waiter, progress] of [...this.#waiters]) {
      const { waiting, taken } = waiter;
      if (progress.least === 0 || waiting < progress.least || taken !== progress.taken) {
        Object.assign(progress, { least: waiting, taken, since: now });
      } else if (now - progress.since >= this.#limits.patience) {
        waiter.drop();
        continue;
      }
      waiter.look();
    }
    this.#bound();
  }

  #bound(): void {
    const { ceiling } = this.#limits;
    let total = 0;
    for (const { waiting } of this.#waiters.keys()) total += waiting;
    if (total <= ceiling) return;
    const sizes = [...this.#waiters.keys()].map((waiter) => ({ waiter, waiting: waiter.waiting }));
    for (const { waiter, waiting } of sizes.sort((a, b) => b.waiting - a.waiting)) {
      if (total <= ceiling) return;
      total -= waiting;
      waiter.drop();
    }
  }
}
