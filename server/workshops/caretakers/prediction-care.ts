import { tallied } from '#shared/workshop/code/counting.ts';
import type { Prediction } from '#shared/workshop/model/prediction.ts';
import { predictionsOf } from '#shared/workshop/model/prediction.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import type { Timestamp } from '#shared/workshop/model/timestamp.ts';
import { allReady, counted, timedOut } from '#shared/workshop/predictions/counting.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Room } from '../room.ts';
import type { Care } from './care.ts';
import { Errand } from './errand.ts';

/** Shortest time between two counts that everybody is told (ms). */
export const COUNT_EVERY = 250;

/**
 * Tells everybody how many have answered, or passed what in code, a few times a second, and closes what runs out of
 * time, while the room is this node's to look after. A timer goes by when it was seen here, not by the times in the log.
 */
export class PredictionCare {
  readonly #room: Room;
  readonly #clock: Clock;
  readonly #errand: Errand;
  /** By the prediction's name and timer: when that was seen here first (elapsed ms). */
  #timers = new Map<string, number>();
  #countedAt = Number.NEGATIVE_INFINITY;

  constructor(room: Room, care: Care, clock: Clock) {
    this.#room = room;
    this.#clock = clock;
    this.#errand = new Errand(room, care, clock, {
      look: () => this.#look(),
      due: () => this.#dueAt,
      events: (state, at) => this.#events(state, at),
    });
  }

  close(): void {
    this.#errand.close();
  }

  #look(): void {
    const now = this.#clock.elapsed();
    const timers = new Map<string, number>();
    for (const prediction of predictionsOf(this.#room.workshop.state).list) {
      const name = nameOf(prediction);
      if (prediction.timer !== null) timers.set(name, this.#timers.get(name) ?? now);
    }
    this.#timers = timers;
  }

  get #dueAt(): number | undefined {
    const { state } = this.#room.workshop;
    const dues = predictionsOf(state).list.flatMap(({ timer, ...prediction }) =>
      timer === null ? [] : [this.#seenAt({ ...prediction, timer }) + timer.seconds * 1_000],
    );
    if (this.#ready(state, 0).length > 0) dues.push(Number.NEGATIVE_INFINITY);
    if (counts(state, 0).length > 0) dues.push(this.#countedAt + COUNT_EVERY);
    return dues.length === 0 ? undefined : Math.min(...dues);
  }

  #events(state: WorkshopState, at: Timestamp) {
    this.#countedAt = this.#clock.elapsed();
    const over = timedOut(state, at, (prediction) => this.#isOver(prediction));
    if (over.length === 0) over.push(...this.#ready(state, at));
    // What closes says the last count itself.
    return over.length > 0 ? over : counts(state, at);
  }

  #ready(state: WorkshopState, at: Timestamp) {
    return allReady(state, at, this.#room.guests.isHere);
  }

  #seenAt(prediction: Prediction): number {
    return this.#timers.get(nameOf(prediction)) ?? this.#clock.elapsed();
  }

  #isOver(prediction: Prediction): boolean {
    const { timer } = prediction;
    return timer !== null && this.#clock.elapsed() - this.#seenAt(prediction) >= timer.seconds * 1_000;
  }
}

/** The events that tell everybody what is counted, where that has changed. */
const counts: typeof counted = (state, at) => [...counted(state, at), ...tallied(state, at)];

function nameOf({ id, timer, rounds }: Prediction): string {
  return `${id} ${rounds.length} ${timer?.at}`;
}
