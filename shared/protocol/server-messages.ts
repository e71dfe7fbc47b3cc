import type { ParameterKey } from '../math/parameter-key.ts';
import type { CommandId, Happened } from '../workshop/kernel/log.ts';
import type { Rejection } from '../workshop/kernel/rejections.ts';
import type { Board, BoardId } from '../workshop/model/board.ts';
import type { Observation } from '../workshop/model/observation.ts';
import type { ParticipantId } from '../workshop/model/participant.ts';
import type { WorkshopState } from '../workshop/model/state.ts';
import type { Timestamp } from '../workshop/model/timestamp.ts';
import type { History } from '../workshop/projections/history.ts';
import type { Summary } from '../workshop/projections/summary.ts';

/** An entry of the log as a viewer is shown it: the version is the log's. */
export type ShownEntry = readonly [version: number, event: Happened];

/** By the board. */
export type ByBoard<T> = Readonly<Record<BoardId, T>>;

/** Answers a `hello`, and comes again when what you may see has changed: all it takes to be at `version`. */
export interface Welcome {
  readonly protocol: number;
  readonly workshop: string;
  readonly epoch: string;
  readonly version: number;
  /** Your participant id; null for a stage. */
  readonly you: ParticipantId | null;
  /** The boards you have open, of those you asked for. */
  readonly open: readonly BoardId[];
  /** Your view of the state, or null when `entries` lead from your `lastVersion` to `version`. */
  readonly snapshot: WorkshopState | null;
  readonly entries: readonly ShownEntry[];
  /** Of the boards you have open, but for those that are still being observed. */
  readonly observations: ByBoard<Observation>;
  /** Those of them that are still being observed: as of which version. */
  readonly awaited?: ByBoard<number>;
  readonly history: ByBoard<History>;
  readonly online: readonly ParticipantId[];
  readonly watchers?: readonly Timestamp[];
  readonly polling?: readonly ParticipantId[];
}

/** What you are shown of the versions after `from` up to `version`, and what the boards make of it. */
export interface Tick {
  /** You were shown everything up to here. */
  readonly from: number;
  readonly version: number;
  readonly entries: readonly ShownEntry[];
  /** Only the boards that these entries touch. */
  readonly observations: ByBoard<Observation>;
  /** Those of them that are still being observed, as of which version: what was observed before is of them no more. */
  readonly awaited?: ByBoard<number>;
  /** Only in a tick that catches a slow client up: the edits of those boards that it has missed. */
  readonly history?: ByBoard<History>;
}

/** Of the boards that were awaited as of a version: what is observed of them as they are at it. */
export interface Observed {
  readonly boards: ByBoard<{ readonly version: number; readonly observation: Observation }>;
}

/** Who is connected now. */
export interface Presence {
  readonly online: readonly ParticipantId[];
  /** For instructors: since when each stage that watches does, those of this node first. */
  readonly watchers?: readonly Timestamp[];
  /** For instructors: who has no WebSocket and asks again and again; left out where nobody does. */
  readonly polling?: readonly ParticipantId[];
}

/** Who would like a parameter next that is in your hand: always all of them, and of nothing else. */
export interface Waiting {
  readonly waits: readonly WaitedFor[];
}

/** One parameter of yours that others wait for. */
export interface WaitedFor {
  readonly board: BoardId;
  readonly parameter: ParameterKey;
  readonly by: readonly ParticipantId[];
}

/** Where an instructor points on the diagram of a board; of no more worth two seconds later. */
export interface Pointing {
  readonly by: ParticipantId;
  readonly board: BoardId;
  /** In shares of its width and its height; null: nowhere any more. */
  readonly at: readonly [x: number, y: number] | null;
}

/** Every board in brief, for an instructor who asked: those that have changed since the last. */
export interface Summaries {
  readonly boards: ByBoard<Summary>;
}

/**
 * While the timeline is open: your open boards as you saw them at `version`, of those that were there, and what they
 * made of it. Shown in place of the boards as they are, until another comes or the timeline is closed.
 */
export interface Past {
  readonly version: number;
  readonly boards: ByBoard<Board>;
  readonly observations: ByBoard<Observation>;
}

/** Answers an instructor's `recall` of a version: a board as it was then, null where it was not there. */
export interface Recalled {
  readonly board: BoardId;
  readonly version: number;
  readonly was: Board | null;
  readonly observation: Observation | null;
}

/** Answers an instructor's `recall` without one: every edit of the board, the oldest first. */
export interface Outlined {
  readonly board: BoardId;
  readonly edits: History;
}

/** Command `id` is in the log, and whoever is at `version` was shown all that came of it. */
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

/** Something that an instructor should know; nothing was refused. */
export type Notice = Rejection;

/** Every server → client message by its event name. */
export interface ServerMessages {
  welcome: (message: Welcome) => void;
  tick: (message: Tick) => void;
  observed: (message: Observed) => void;
  presence: (message: Presence) => void;
  waiting: (message: Waiting) => void;
  pointer: (message: Pointing) => void;
  summaries: (message: Summaries) => void;
  past: (message: Past) => void;
  recalled: (message: Recalled) => void;
  outline: (message: Outlined) => void;
  notice: (message: Notice) => void;
  ack: (message: Ack) => void;
  reject: (message: Reject) => void;
  bye: (message: Bye) => void;
}
