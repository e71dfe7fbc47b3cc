import type { Clock } from '../ports/clock.ts';
import type { LogSummary } from '../ports/event-store.ts';
import type { Logger } from '../ports/logger.ts';

/** How long (ms) a workshop whose time is over is kept all the same, of the time that was seen to pass here. */
export const GRACE = 15 * 60_000;

/** What one look adds to that at most (ms): a machine that slept has not seen the time pass. */
const STRIDE = 60_000;

/** The machine's clock goes away from the time that passes by this much (ms) between two looks: it was set. */
export const JUMP = 2 * 60_000;

type Log = Pick<LogSummary, 'workshop' | 'updatedAt'>;

interface Watched {
  readonly updatedAt: number;
  /** When it was first seen as it is (elapsed ms). */
  readonly since: number;
  /** How long its time has been over, of the time seen; undefined while it is not. */
  over: number | undefined;
}

/**
 * Which workshops have been left alone for so long that they may be removed, whatever is done to the machine's
 * clock. It goes in two steps: one whose time is over is marked; only after a grace, which no clock can shorten, it
 * is due. Marks are this process's own: after a restart the grace begins anew.
 */
export class Ages {
  readonly #ttl: number;
  readonly #clock: Clock;
  readonly #logger: Logger;
  /** The machine's clock less the time that passes, at the start and at the last look. */
  readonly #began: number;
  #drift: number;
  #lookedAt: number;
  #watched = new Map<string, Watched>();

  constructor(ttl: number, clock: Clock, logger: Logger) {
    this.#ttl = ttl;
    this.#clock = clock;
    this.#logger = logger;
    this.#lookedAt = clock.elapsed();
    this.#began = clock.now() - this.#lookedAt;
    this.#drift = this.#began;
  }

  /**
   * Looks at every log there is.
   * @param inUse whether a workshop is at work here, and so is not left alone
   * @returns the workshops that are due
   */
  look(logs: readonly Log[], inUse: (workshop: string) => boolean): string[] {
    const now = this.#clock.elapsed();
    const stride = Math.min(now - this.#lookedAt, STRIDE);
    this.#lookedAt = now;
    const jumped = this.#jumped(now);
    const watched = new Map<string, Watched>();
    const due: string[] = [];
    for (const { workshop, updatedAt } of logs) {
      if (inUse(workshop)) continue;
      const known = this.#watched.get(workshop);
      const one = known?.updatedAt === updatedAt ? known : { updatedAt, since: now, over: undefined };
      watched.set(workshop, one);
      if (jumped || !this.#isOver(one, now)) one.over = undefined;
      else if (one.over === undefined) one.over = 0;
      else one.over += stride;
      if ((one.over ?? 0) >= GRACE) due.push(workshop);
    }
    this.#watched = watched;
    return due;
  }

  /** By the clock, as far as the time that has passed here bears it out; or left alone here for as long. */
  #isOver({ updatedAt, since }: Watched, now: number): boolean {
    const today = Math.min(this.#clock.now(), this.#began + now);
    return Math.max(today - updatedAt, now - since) >= this.#ttl;
  }

  #jumped(now: number): boolean {
    const drift = this.#clock.now() - now;
    const by = drift - this.#drift;
    this.#drift = drift;
    if (Math.abs(by) < JUMP) return false;
    this.#logger.warn(
      { ms: Math.round(by) },
      'the clock of this machine was set; nothing is removed for now',
    );
    return true;
  }
}
