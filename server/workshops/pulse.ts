import { remaining } from '../ports/clock.ts';

/** In how much time (ms) half of what was asked is forgotten. */
const HALF_LIFE = 250;

/** From this many requests on, as far as they are remembered, a room is busy: about 80 a second. */
const BUSY = 30;

/** How long a busy room waits for more, as a share of the interval: a class that is asked to move something does so at once. */
const GATHER = 0.75;

/**
 * When a room does what it was asked. The first request in a while waits for nothing, and others for the rest of
 * the interval. A busy room waits for more besides: it is always to come, and each batch costs a write to everybody
 * in the room, whatever is in it.
 */
export class Pulse {
  readonly #interval: number;
  #at = Number.NEGATIVE_INFINITY;
  /** What was asked by then, less what is forgotten. */
  #asked = 0;

  /** @param interval the shortest time between two batches (ms) */
  constructor(interval: number) {
    this.#interval = interval;
  }

  /** A batch of so many requests begins. */
  beat(now: number, requests: number): void {
    this.#asked = this.#remembered(now) + requests;
    this.#at = now;
  }

  /**
   * How long (ms) the next batch has still to wait.
   * @param asked when the first of it was asked for; it may have been held up since
   * @param least the shortest time (ms) since the last one, for a reason of the room's own
   */
  wait(asked: number, now: number, least = 0): number {
    const interval = Math.max(this.#interval, least);
    const rest = remaining(this.#at, interval, now);
    if (this.#remembered(now) < BUSY) return rest;
    return Math.max(rest, remaining(asked, GATHER * this.#interval, now));
  }

  #remembered(now: number): number {
    return this.#asked === 0 ? 0 : this.#asked * 2 ** ((this.#at - now) / HALF_LIFE);
  }
}
