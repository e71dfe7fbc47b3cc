import type { Happened } from '#shared/workshop/kernel/log.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import type { Timestamp } from '#shared/workshop/model/timestamp.ts';
import type { CancelTimer, Clock } from '../../ports/clock.ts';
import { serverRequest } from '../requests.ts';
import type { Room } from '../room.ts';
import type { Care } from './care.ts';

/** How long until what could not be written is tried again (ms). */
const RETRY = 1_000;

/** Something that a room is asked to do from time to time. */
export interface Task {
  /** Called whenever the room, or whose it is to look after, has changed. */
  look(): void;
  /** When there is something to do next (elapsed ms); undefined while there is nothing. */
  due(): number | undefined;
  /** What is to happen then; nothing is no harm, and looked at again. */
  events(state: WorkshopState, at: Timestamp): readonly Happened[];
}

/** Asks a room to do what is due, once at a time, while the room is this node's to look after. */
export class Errand {
  readonly #room: Room;
  readonly #care: Care;
  readonly #clock: Clock;
  readonly #task: Task;
  readonly #unwatch: ReadonlyArray<() => void>;
  #cancel: CancelTimer | undefined;
  /** What it is armed for (elapsed ms). */
  #dueAt: number | undefined;
  #asking = false;
  #closed = false;

  constructor(room: Room, care: Care, clock: Clock, task: Task) {
    this.#room = room;
    this.#care = care;
    this.#clock = clock;
    this.#task = task;
    const look = () => this.look();
    this.#unwatch = [room.watch(look), care.subscribe(look)];
    look();
  }

  close(): void {
    this.#closed = true;
    for (const unwatch of this.#unwatch) unwatch();
    this.#cancel?.();
  }

  /** Looks whether there is anything to do by now. */
  look(): void {
    this.#task.look();
    this.#arm();
  }

  #arm(delay?: number): void {
    const idle = this.#closed || this.#asking || !this.#care.held;
    const due = idle ? undefined : this.#task.due();
    // Looked at with every batch, while what is due mostly stays the same.
    if (delay === undefined && due !== undefined && due === this.#dueAt) return;
    this.#cancel?.();
    this.#cancel = undefined;
    this.#dueAt = undefined;
    if (due === undefined) return;
    this.#dueAt = delay === undefined ? due : undefined;
    const wait = delay ?? Math.max(0, due - this.#clock.elapsed());
    this.#cancel = this.#clock.setTimer(wait, () => this.#ask());
  }

  #ask(): void {
    this.#asking = true;
    this.#dueAt = undefined;
    this.#room.propose(
      serverRequest(
        (state, at) => (this.#care.held ? this.#task.events(state, at) : []),
        ({ ok }) => {
          this.#asking = false;
          // A timer may fire a moment early, so this is armed again even where nothing was due yet.
          this.#arm(ok ? undefined : RETRY);
        },
      ),
    );
  }
}
