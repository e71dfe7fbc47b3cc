import type { Lessons } from '#shared/workshop/model/activity.ts';
import type { Crew } from '../../ports/crew.ts';
import type { EventStore } from '../../ports/event-store.ts';
import type { Presence } from '../presence.ts';
import type { Room } from '../room.ts';
import { ActivityWatch } from './activity-watch.ts';
import { AttendanceCare } from './attendance-care.ts';
import { Care, type CarePorts } from './care.ts';
import { Checkpoints } from './checkpoints.ts';
import { HoldExpiry } from './hold-expiry.ts';
import { PredictionCare } from './prediction-care.ts';
import type { Slices } from './slices.ts';
import { Thinning } from './thinning.ts';
import { TimelineCare } from './timeline-care.ts';
import { Trainer } from './trainer.ts';

export interface CaretakerPorts extends CarePorts {
  readonly store: EventStore;
  readonly lessons: Lessons;
  /** Shared by all rooms of this node. */
  readonly slices: Slices;
  readonly crew?: Crew;
  readonly presence: Presence;
}

/** All that looks after one room from outside: a line each. */
export class Caretakers {
  readonly #care: Care;
  readonly #trainer: Trainer;
  readonly #holds: HoldExpiry;
  readonly #predictions: PredictionCare;
  readonly #activity: ActivityWatch;
  readonly #attendance: AttendanceCare;
  readonly #timeline: TimelineCare;
  readonly #checkpoints: Checkpoints;
  readonly #thinning: Thinning;

  /**
   * @param snapshotVersion what the store has a snapshot of
   * @param bytes what the log takes
   */
  constructor(room: Room, ports: CaretakerPorts, snapshotVersion: number, bytes: number) {
    this.#care = new Care(room, ports);
    this.#trainer = new Trainer(room, this.#care, ports);
    this.#holds = new HoldExpiry(room, this.#care, ports.clock);
    this.#predictions = new PredictionCare(room, this.#care, ports.clock);
    this.#activity = new ActivityWatch(room, this.#care, ports.clock, ports.lessons);
    this.#attendance = new AttendanceCare(room, this.#care, ports.clock, ports.presence);
    this.#timeline = new TimelineCare(room, this.#care, ports.clock, ports.presence);
    this.#checkpoints = new Checkpoints(room, this.#care, ports, snapshotVersion);
    this.#thinning = new Thinning(room, this.#care, ports, bytes, (saved) => this.#trainer.saved(saved));
  }

  /** Stops looking after the room, which is closed by now. */
  async close(): Promise<void> {
    this.#trainer.close();
    this.#holds.close();
    this.#predictions.close();
    this.#activity.close();
    this.#attendance.close();
    this.#timeline.close();
    await this.#thinning.close();
    await this.#checkpoints.close();
    await this.#care.close();
  }
}
