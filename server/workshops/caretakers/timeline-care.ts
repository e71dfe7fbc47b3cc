import { instructorsOf } from '#shared/workshop/model/people.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { timelineOf } from '#shared/workshop/model/timeline.ts';
import type { Timestamp } from '#shared/workshop/model/timestamp.ts';
import { backToNow } from '#shared/workshop/timeline/back-to-now.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Presence } from '../presence.ts';
import type { Room } from '../room.ts';
import type { Care } from './care.ts';
import { Errand } from './errand.ts';

/** How long no instructor is connected until the past is shown no more (ms): a reload is over by then. */
export const UNLED = 60_000;

/**
 * Closes the timeline once no instructor has been connected for a while, as nobody else can, while the room is this
 * node's to look after. How long that is goes by when it was seen here: a server that has just come up begins to wait.
 */
export class TimelineCare {
  readonly #room: Room;
  readonly #clock: Clock;
  readonly #presence: Presence;
  readonly #errand: Errand;
  readonly #unwatch: () => void;
  /** Since when no instructor has been seen connected (elapsed ms); undefined while one is. */
  #since: number | undefined;

  constructor(room: Room, care: Care, clock: Clock, presence: Presence) {
    this.#room = room;
    this.#clock = clock;
    this.#presence = presence;
    this.#errand = new Errand(room, care, clock, {
      look: () => this.#look(),
      due: () => this.#due,
      events: (state, at) => this.#events(state, at),
    });
    this.#unwatch = presence.subscribe(() => this.#errand.look());
  }

  close(): void {
    this.#unwatch();
    this.#errand.close();
  }

  #look(): void {
    if (this.#isLed(this.#room.workshop.state)) this.#since = undefined;
    else this.#since ??= this.#clock.elapsed();
  }

  get #due(): number | undefined {
    const open = timelineOf(this.#room.workshop.state) !== null;
    return open && this.#since !== undefined ? this.#since + UNLED : undefined;
  }

  #events(state: WorkshopState, at: Timestamp) {
    const since = this.#since;
    const over = since !== undefined && this.#clock.elapsed() - since >= UNLED;
    return over && !this.#isLed(state) ? backToNow(state, { by: null, at }) : [];
  }

  #isLed(state: WorkshopState): boolean {
    return instructorsOf(state).some(({ id }) => this.#presence.has(id));
  }
}
