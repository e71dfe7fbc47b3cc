import { limits } from '#shared/workshop/model/limits.ts';
import type { Timestamp } from '#shared/workshop/model/timestamp.ts';
import { allHolds, expiredHolds, type Held } from '#shared/workshop/parameters/holds.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Room } from '../room.ts';
import type { Care } from './care.ts';
import { Errand } from './errand.ts';

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
  readonly #clock: Clock;
  readonly #errand: Errand;
  #touches = new Map<string, Touch>();

  constructor(room: Room, care: Care, clock: Clock) {
    this.#room = room;
    this.#clock = clock;
    this.#errand = new Errand(room, care, clock, {
      look: () => this.#look(),
      due: () => this.#due,
      events: (state, at) => expiredHolds(state, at, (held) => this.#isOver(held)),
    });
  }

  close(): void {
    this.#errand.close();
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
  }

  get #due(): number | undefined {
    if (this.#touches.size === 0) return undefined;
    return Math.min(...[...this.#touches.values()].map(({ seenAt }) => seenAt)) + limits.holdIdle;
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
