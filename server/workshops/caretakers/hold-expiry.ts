import { limits } from '#shared/workshop/model/limits.ts';
import type { Timestamp } from '#shared/workshop/model/timestamp.ts';
import { allHolds, expiredHolds, type Held } from '#shared/workshop/parameters/holds.ts';
import type { CancelTimer, Clock } from '../../ports/clock.ts';
import { serverRequest } from '../requests.ts';
import type { Room } from '../room.ts';
import type { Care } from './care.ts';

/** How long until a hold that could not be ended is tried again (ms). */
const RETRY = 1_000;

/** A touch of a hold, by the log, and when it was seen here (elapsed ms). */
interface Touch {
  readonly touchedAt: Timestamp;
  readonly seenAt: number;
}

/**
 * Ends the holds that nobody has touched for too long, while the room is this node's to look after. How long that is
 * goes by when a touch was seen here, not by the times in the log: the machine's clock may have been set since.
 */
export class HoldExpiry {
  readonly #room: Room;
  readonly #care: Care;
  readonly #clock: Clock;
  readonly #unwatch: ReadonlyArray<() => void>;
  #touches = new Map<string, Touch>();
  #cancel: CancelTimer | undefined;
  #asking = false;
  #closed = false;

  constructor(room: Room, care: Care, clock: Clock) {
    this.#room = room;
    this.#care = care;
    this.#clock = clock;
    const look = () => this.#look();
    this.#unwatch = [room.watch(look), care.subscribe(look)];
    look();
  }

  close(): void {
    this.#closed = true;
    for (const unwatch of this.#unwatch) unwatch();
    this.#cancel?.();
  }

  /** Sees who has touched what since. */
  #look(): void {
    const now = this.#clock.elapsed();
    const touches = new Map<string, Touch>();
    for (const held of allHolds(this.#room.workshop.state)) {
      const known = this.#touches.get(nameOf(held));
      const { touchedAt } = held.hold;
      touches.set(nameOf(held), known?.touchedAt === touchedAt ? known : { touchedAt, seenAt: now });
    }
    this.#touches = touches;
    this.#arm();
  }

  #arm(delay?: number): void {
    this.#cancel?.();
    this.#cancel = undefined;
    if (this.#closed || this.#asking || this.#touches.size === 0 || !this.#care.held) return;
    const oldest = Math.min(...[...this.#touches.values()].map(({ seenAt }) => seenAt));
    const wait = delay ?? Math.max(0, oldest + limits.holdIdle - this.#clock.elapsed());
    this.#cancel = this.#clock.setTimer(wait, () => this.#ask());
  }

  #ask(): void {
    this.#asking = true;
    this.#room.propose(
      serverRequest(
        (state, at) => (this.#care.held ? expiredHolds(state, at, (held) => this.#isOver(held)) : []),
        ({ ok }) => {
          this.#asking = false;
          // A timer may fire a moment early, so this is armed again even where nothing had run out yet.
          this.#arm(ok ? undefined : RETRY);
        },
      ),
    );
  }

  /** Whether the touch that a hold is from was seen here long enough ago. */
  #isOver(held: Held): boolean {
    const touch = this.#touches.get(nameOf(held));
    return (
      touch?.touchedAt === held.hold.touchedAt && this.#clock.elapsed() - touch.seenAt >= limits.holdIdle
    );
  }
}

function nameOf({ board, parameter, hold }: Held): string {
  return `${board} ${parameter} ${hold.by}`;
}
