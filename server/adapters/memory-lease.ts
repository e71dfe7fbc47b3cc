import { type Clock, systemClock } from '../ports/clock.ts';
import type { Holding, Lease, Leases } from '../ports/lease.ts';

interface Taken extends Holding {
  readonly until: number;
}

/** Leases within this process: apps that are given the same one share them. */
export class MemoryLeases implements Leases {
  readonly #clock: Clock;
  readonly #taken = new Map<string, Taken>();
  /** One count for all names, so that what has been forgotten never comes again. */
  #tokens = 0;

  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
  }

  async acquire(name: string, holder: string, ttl: number): Promise<Lease | undefined> {
    if (this.#current(name) !== undefined) return undefined;
    const token = ++this.#tokens;
    this.#taken.set(name, { holder, token, until: this.#clock.elapsed() + ttl });
    return { token };
  }

  async renew(name: string, { token }: Lease, ttl: number): Promise<boolean> {
    const taken = this.#current(name);
    if (taken?.token !== token) return false;
    this.#taken.set(name, { ...taken, until: this.#clock.elapsed() + ttl });
    return true;
  }

  async release(name: string, { token }: Lease): Promise<void> {
    if (this.#current(name)?.token === token) this.#taken.delete(name);
  }

  async holder(name: string): Promise<Holding | undefined> {
    const taken = this.#current(name);
    return taken && { holder: taken.holder, token: taken.token };
  }

  #current(name: string): Taken | undefined {
    const taken = this.#taken.get(name);
    if (taken === undefined || this.#clock.elapsed() < taken.until) return taken;
    this.#taken.delete(name);
    return undefined;
  }
}
