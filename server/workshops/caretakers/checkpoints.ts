import type { CancelTimer, Clock } from '../../ports/clock.ts';
import type { EventStore } from '../../ports/event-store.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Room } from '../room.ts';
import { sizeOf } from '../size.ts';
import type { Care } from './care.ts';
import { toSnapshot } from './snapshot.ts';

/**
 * When a snapshot is saved: after so many bytes of entries or so long (ms) after a change, but never sooner than
 * `rest` ms after the last: each writes the whole workshop at once.
 */
export const CHECKPOINT = { bytes: 1024 * 1024, after: 30_000, rest: 10_000 };

/**
 * Saves a snapshot now and then, while the room is this node's to look after, and a last one at the end. It is a
 * cache: what is not in it is read from the log.
 */
export class Checkpoints {
  readonly #room: Room;
  readonly #care: Care;
  readonly #ports: { readonly store: EventStore; readonly clock: Clock; readonly log: Logger };
  readonly #unwatch: ReadonlyArray<() => void>;
  /** The version of the last one. */
  #version: number;
  #savedAt = Number.NEGATIVE_INFINITY;
  /** Since the last one: when the first change was (elapsed ms), and how much there has been. */
  #changedAt: number | undefined;
  #bytes = 0;
  #saving: Promise<void> | undefined;
  #cancel: CancelTimer | undefined;
  #closed = false;

  /** @param version what the store has a snapshot of */
  constructor(
    room: Room,
    care: Care,
    ports: { readonly store: EventStore; readonly clock: Clock; readonly log: Logger },
    version: number,
  ) {
    this.#room = room;
    this.#care = care;
    this.#ports = ports;
    this.#version = version;
    this.#unwatch = [
      room.watch((entries) => {
        if (entries.length === 0) return;
        this.#changedAt ??= ports.clock.elapsed();
        for (const { event } of entries) this.#bytes += sizeOf(event);
        this.#arm();
      }),
      care.subscribe(() => this.#arm()),
    ];
  }

  /** Saves a last one, where anything has changed since. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const unwatch of this.#unwatch) unwatch();
    this.#cancel?.();
    await this.#saving;
    // A workshop that is gone or unreadable gets none.
    if (this.#room.ended === undefined && this.#room.version !== this.#version) await this.#save();
  }

  #arm(): void {
    const due = this.#dueAt;
    if (due === undefined) {
      this.#cancel?.();
      this.#cancel = undefined;
      return;
    }
    const now = this.#ports.clock.elapsed();
    // The one that is armed will do, unless it is not soon enough.
    if (this.#cancel !== undefined && this.#bytes < CHECKPOINT.bytes) return;
    this.#cancel?.();
    this.#cancel = this.#ports.clock.setTimer(Math.max(0, due - now), () => {
      this.#cancel = undefined;
      this.#saving = this.#save().finally(() => {
        this.#saving = undefined;
        this.#arm();
      });
    });
  }

  /** When the next one is to be saved; undefined when none is. */
  get #dueAt(): number | undefined {
    if (this.#closed || this.#saving !== undefined || !this.#care.held || this.#changedAt === undefined) {
      return undefined;
    }
    const wanted = this.#bytes >= CHECKPOINT.bytes ? this.#changedAt : this.#changedAt + CHECKPOINT.after;
    return Math.max(wanted, this.#savedAt + CHECKPOINT.rest);
  }

  async #save(): Promise<void> {
    const { clock, log, store } = this.#ports;
    const { workshop, code, rules } = this.#room;
    this.#savedAt = clock.elapsed();
    this.#changedAt = undefined;
    this.#bytes = 0;
    try {
      await store.saveSnapshot(code, toSnapshot(rules, workshop));
      this.#version = workshop.state.version;
    } catch (error) {
      this.#changedAt ??= this.#savedAt;
      log.warn({ err: error, workshop: code }, 'the snapshot could not be saved');
    }
  }
}
