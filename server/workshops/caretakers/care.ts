import type { CancelTimer, Clock } from '../../ports/clock.ts';
import type { Lease, Leases } from '../../ports/lease.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Room } from '../room.ts';

/** How long the duty lasts without being renewed (ms): a node that died is replaced after this. */
export const CARE_TTL = 9_000;

/** How often it is renewed, and how often another node asks whether it is free (ms). */
const RENEW = 3_000;
const RETRY = 2_000;

export interface CarePorts {
  readonly leases: Leases;
  readonly clock: Clock;
  readonly log: Logger;
  /** This node's name. */
  readonly node: string;
}

/** The name of the lease on looking after a workshop. */
export function careOf(workshop: string): string {
  return `care:${workshop}`;
}

/**
 * Whether this node looks after a workshop: of the nodes where somebody attends it, one does. It is this one while
 * it has the lease, which is given back when nobody attends the room here any more.
 */
export class Care {
  readonly #room: Room;
  readonly #ports: CarePorts;
  readonly #listeners = new Set<() => void>();
  readonly #unwatch: () => void;
  #lease: Lease | undefined;
  /** Until when the lease is certainly ours (elapsed ms). */
  #until = Number.NEGATIVE_INFINITY;
  #wanted = false;
  #closed = false;
  #working: Promise<void> | undefined;
  #cancel: CancelTimer | undefined;

  constructor(room: Room, ports: CarePorts) {
    this.#room = room;
    this.#ports = ports;
    this.#unwatch = room.watch(() => this.#look());
    this.#look();
  }

  /** Whether it is this node's duty at this moment. */
  get held(): boolean {
    return this.#lease !== undefined && this.#ports.clock.elapsed() < this.#until;
  }

  /** Calls back whenever the duty comes or goes. */
  subscribe(onChange: () => void): () => void {
    this.#listeners.add(onChange);
    return () => this.#listeners.delete(onChange);
  }

  /** Gives the duty back. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#unwatch();
    this.#look();
    await this.#working;
  }

  #look(): void {
    const wanted = this.#room.attended && this.#room.ended === undefined && !this.#closed;
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.#work();
  }

  /** Takes, keeps or gives back, as it is wanted by now. */
  #work(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#working ??= this.#settle().finally(() => {
      this.#working = undefined;
    });
  }

  async #settle(): Promise<void> {
    const { clock, log } = this.#ports;
    let wanted: boolean;
    do {
      wanted = this.#wanted;
      try {
        if (!wanted) await this.#giveBack();
        else if (this.#lease === undefined) await this.#take();
        else await this.#keep(this.#lease);
      } catch (error) {
        log.warn({ err: error, workshop: this.#room.code }, 'the lease on a workshop could not be asked for');
        if (!this.held) this.#drop();
      }
    } while (wanted !== this.#wanted);
    if (!wanted) return;
    this.#cancel = clock.setTimer(this.#lease === undefined ? RETRY : RENEW, () => this.#work());
  }

  async #take(): Promise<void> {
    const { clock, leases, node } = this.#ports;
    const asked = clock.elapsed();
    this.#lease = await leases.acquire(careOf(this.#room.code), node, CARE_TTL);
    if (this.#lease === undefined) return;
    this.#until = asked + CARE_TTL;
    this.#tell();
  }

  async #keep(lease: Lease): Promise<void> {
    const { clock, leases } = this.#ports;
    const asked = clock.elapsed();
    if (await leases.renew(careOf(this.#room.code), lease, CARE_TTL)) {
      this.#until = asked + CARE_TTL;
      return;
    }
    this.#drop();
    await this.#take();
  }

  async #giveBack(): Promise<void> {
    const lease = this.#lease;
    if (lease === undefined) return;
    this.#drop();
    await this.#ports.leases.release(careOf(this.#room.code), lease);
  }

  #drop(): void {
    if (this.#lease === undefined) return;
    this.#lease = undefined;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
