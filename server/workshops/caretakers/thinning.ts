import { lift } from '#shared/workshop/kernel/upcast.ts';
import type { CancelTimer, Clock } from '../../ports/clock.ts';
import type { EventStore } from '../../ports/event-store.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Room } from '../room.ts';
import type { Care } from './care.ts';
import { type Thinned, Thinner } from './thinner.ts';

/**
 * How often entries are thinned (ms), how many at once, and from which size (bytes) on a log that was there before is
 * read for what can go: so many entries at a time.
 */
export const THINNING = { every: 1_000, slice: 32, old: 4 * 1024 * 1024, read: 64 };

interface Ports {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Thins the log of a room's trainings, a slice at a time, while the room is this node's to look after. */
export class Thinning {
  readonly #room: Room;
  readonly #care: Care;
  readonly #ports: Ports;
  readonly #saved: (bytes: number) => void;
  readonly #unwatch: () => void;
  readonly #thinner: Thinner;
  /** What is in the log already when the room is loaded, up to which version, and how far that has been read. */
  readonly #old: { readonly thinner: Thinner; readonly until: number; from: number } | undefined;
  #waiting: Thinned[] = [];
  #cancel: CancelTimer | undefined;
  #working: Promise<void> | undefined;
  #closed = false;

  /** @param saved told of what was saved of trainings that go on */
  constructor(room: Room, care: Care, ports: Ports, bytes: number, saved: (bytes: number) => void) {
    this.#room = room;
    this.#care = care;
    this.#ports = ports;
    this.#saved = saved;
    this.#thinner = new Thinner(room.rules);
    if (bytes >= THINNING.old) this.#old = { thinner: new Thinner(room.rules), until: room.version, from: 0 };
    this.#unwatch = room.watch((entries) => {
      this.#waiting.push(...this.#thinner.feed(entries));
      if (this.#waiting.length > 0 || this.#old !== undefined) this.#arm();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#unwatch();
    this.#cancel?.();
    await this.#working;
  }

  #arm(): void {
    if (this.#closed || this.#cancel !== undefined || this.#working !== undefined) return;
    const wait = this.#waiting.length >= THINNING.slice ? THINNING.every / 20 : THINNING.every;
    this.#cancel = this.#ports.clock.setTimer(wait, () => {
      this.#cancel = undefined;
      this.#working = this.#work().finally(() => {
        this.#working = undefined;
        if (this.#waiting.length > 0 || (this.#unread && this.#care.held)) this.#arm();
      });
    });
  }

  async #work(): Promise<void> {
    // Another node looks after the room, and thins as well.
    if (!this.#care.held) {
      this.#waiting = [];
      return;
    }
    const slice = this.#waiting.splice(0, THINNING.slice);
    try {
      if (slice.length > 0) {
        await this.#replace(slice);
        this.#saved(slice.reduce((sum, { saves }) => sum + saves, 0));
      }
      if (this.#unread) await this.#readOld();
    } catch (error) {
      // They stay as they are, which costs room and nothing else.
      this.#ports.log.warn({ err: error, workshop: this.#room.code }, 'a log could not be thinned');
    }
  }

  async #replace(slice: readonly Thinned[]): Promise<void> {
    const { store } = this.#ports;
    await store.replace(
      this.#room.code,
      slice.map(({ version, body }) => ({ version, body })),
    );
    this.#room.shrink(slice.reduce((sum, { saves }) => sum + saves, 0));
  }

  get #unread(): boolean {
    return this.#old !== undefined && this.#old.from < this.#old.until;
  }

  async #readOld(): Promise<void> {
    const old = this.#old!;
    const page = await this.#ports.store.read(this.#room.code, old.from, THINNING.read);
    old.from = page.at(-1)?.version ?? old.until;
    const known = page.filter(({ version }) => version <= old.until);
    const slice = old.thinner.feed(known.map((entry) => lift(this.#room.rules, entry)));
    if (slice.length > 0) await this.#replace(slice);
  }
}
