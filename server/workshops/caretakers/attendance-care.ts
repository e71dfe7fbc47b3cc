import { minuteNoted } from '#shared/workshop/attendance/noting.ts';
import { attendanceOf } from '#shared/workshop/model/attendance.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import type { Timestamp } from '#shared/workshop/model/timestamp.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Presence } from '../presence.ts';
import type { Room } from '../room.ts';
import type { Care } from './care.ts';
import { Errand } from './errand.ts';

/** How often it is noted who is here (ms). */
export const MINUTE = 60_000;

/**
 * Notes once a minute who has been here in it, and who did something, while the room is this node's to look after.
 * Whoever was connected at any moment of a minute was here, so that a phone that locks itself for less leaves no gap.
 */
export class AttendanceCare {
  readonly #clock: Clock;
  readonly #presence: Presence;
  readonly #errand: Errand;
  readonly #unwatch: ReadonlyArray<() => void>;
  #here = new Set<ParticipantId>();
  #acted = new Set<ParticipantId>();
  /** When it was last time to note a minute (elapsed ms), or this began. */
  #lookedAt: number;
  /** When one was last noted here (elapsed ms). */
  #notedAt = 0;
  /** The minute that was noted here last. */
  #noted: number | undefined;

  constructor(room: Room, care: Care, clock: Clock, presence: Presence) {
    this.#clock = clock;
    this.#presence = presence;
    this.#lookedAt = clock.elapsed();
    this.#unwatch = [
      presence.subscribe((online) => {
        // Whoever comes where nobody was begins a minute.
        if (this.#here.size === 0) this.#lookedAt = clock.elapsed();
        for (const id of online) this.#here.add(id);
        this.#errand.look();
      }),
      room.watch((entries) => {
        for (const { event } of entries) if (event.by !== null) this.#acted.add(event.by);
      }),
    ];
    this.#errand = new Errand(room, care, clock, {
      look: () => {},
      due: () => (this.#isMinute(room.workshop.state) ? this.#lookedAt + MINUTE : undefined),
      events: (state, at) => this.#events(state, at),
    });
  }

  close(): void {
    for (const unwatch of this.#unwatch) unwatch();
    this.#errand.close();
  }

  /** A stage alone is nobody, and nobody is here in a workshop that is over. */
  #isMinute({ status }: WorkshopState): boolean {
    return status === 'open' && this.#here.size > 0;
  }

  #events(state: WorkshopState, at: Timestamp) {
    const { online } = this.#presence;
    const seen = { here: new Set([...this.#here, ...online]), acted: this.#acted };
    const minute = this.#minute(state, at);
    this.#lookedAt = this.#clock.elapsed();
    this.#here = new Set(online);
    this.#acted = new Set();
    if (state.status === 'ended') return [];
    this.#noted = minute;
    this.#notedAt = this.#lookedAt;
    return [minuteNoted(state, seen, minute, at)];
  }

  /** By the time that was seen to pass here since the last one; by the log's where that was noted elsewhere. */
  #minute(state: WorkshopState, at: Timestamp): number {
    const attendance = attendanceOf(state);
    if (attendance === undefined) return 0;
    const here = this.#noted === attendance.minute;
    const passed = here
      ? Math.round((this.#clock.elapsed() - this.#notedAt) / MINUTE)
      : Math.round((at - attendance.since) / MINUTE) - attendance.minute;
    return attendance.minute + Math.max(1, passed);
  }
}
