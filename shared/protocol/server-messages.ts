import type { ParameterKey } from '../math/parameter-key.ts';
import type { WorkshopEvent } from '../workshop/events.ts';
import type { History } from '../workshop/history.ts';
import type { CommandId } from '../workshop/log.ts';
import type { Observation } from '../workshop/observation.ts';
import type { Rejection } from '../workshop/rejections.ts';
import type { BoardId, ParticipantId, WorkshopState } from '../workshop/state.ts';

/** Answers a `hello`: who you are, and all it takes to be at `version`. */
export interface Welcome {
  readonly protocol: number;
  readonly workshop: string;
  readonly epoch: string;
  readonly version: number;
  /** Your participant id; null for a stage. */
  readonly you: ParticipantId | null;
  /** The whole state, or null when `events` lead from your `lastVersion` to `version`. */
  readonly snapshot: WorkshopState | null;
  readonly events: readonly WorkshopEvent[];
  readonly observations: Readonly<Record<BoardId, Observation>>;
  readonly history: Readonly<Record<BoardId, History>>;
  readonly online: readonly ParticipantId[];
}

/** What changed from version `from` to `version` (= from + events.length), and what the boards make of it. */
export interface Tick {
  readonly from: number;
  readonly version: number;
  readonly events: readonly WorkshopEvent[];
  /** Only the boards that these events touch. */
  readonly observations: Readonly<Record<BoardId, Observation>>;
  /** Only in a tick that catches a slow client up: the histories as they are now. */
  readonly history?: Readonly<Record<BoardId, History>>;
}

/** Who is connected now. */
export interface Presence {
  readonly online: readonly ParticipantId[];
}

/** Command `id` is in the log, at or before `version`. */
export interface Ack {
  readonly id: CommandId;
  readonly version: number;
}

/** Command `id` (null: a message without one) was refused; nothing changed. */
export interface Reject extends Rejection {
  readonly id: CommandId | null;
  /** The values as they are, where the command tried to set some. */
  readonly authoritative?: {
    readonly version: number;
    readonly values: ReadonlyArray<readonly [ParameterKey, number]>;
  };
}

/** The server closes this connection; `retryable` says whether to come back by itself. */
export interface Bye extends Rejection {
  readonly retryable: boolean;
}

/** Every server → client message by its event name. */
export interface ServerMessages {
  welcome: (message: Welcome) => void;
  tick: (message: Tick) => void;
  presence: (message: Presence) => void;
  ack: (message: Ack) => void;
  reject: (message: Reject) => void;
  bye: (message: Bye) => void;
}
