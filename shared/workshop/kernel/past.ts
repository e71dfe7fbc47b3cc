import type { ParameterKey } from '../../math/parameter-key.ts';
import type { BoardContent, BoardId } from '../model/board.ts';
import type { ParticipantId } from '../model/participant.ts';
import type { Timestamp } from '../model/timestamp.ts';
import type { Permission } from './permissions.ts';

/** Which gesture moved a parameter: whose, and the how-manieth of the board. */
export interface Touch {
  readonly by: ParticipantId;
  readonly gesture: number;
}

/** One parameter that taking a gesture back sets. */
export interface Change {
  readonly parameter: ParameterKey;
  /** What it is set to. */
  readonly from: number;
  /** What it has to be for that: whoever moved it since has made it theirs. */
  readonly to: number;
  /** Which gesture has to have moved it last for that. */
  readonly mover: Touch | null;
  /** Which one has moved it last once it is set back. */
  readonly before: Touch | null;
  /** It was passed over when the gesture was last taken back or done again: so it is this time. */
  readonly void?: true;
}

/** What one hand did from picking up to letting go, or one change of a whole board. */
export interface Gesture {
  /** The how-manieth of the board it is; 0 for a change of the whole. */
  readonly gesture: number;
  /** The version of its latest event. */
  readonly version: number;
  /** When that was. */
  readonly at: Timestamp;
  /** Nothing more belongs to it. */
  readonly ended: boolean;
  readonly changes: readonly Change[];
  /** What the board was like before it, where it changed the whole; null where it moved parameters. */
  readonly whole: Whole | null;
}

/** A board as it was, who had moved what on it, and who may bring it back. */
export interface Whole {
  readonly content: BoardContent;
  readonly movers: Movers;
  readonly student: Permission['student'];
  /** Its points come back with it. */
  readonly points?: true;
}

/** By which gesture each parameter was moved last, since the board as a whole was changed. */
export type Movers = Readonly<Record<ParameterKey, Touch>>;

/** What can be taken back on one board, and done again, by person; the latest last. */
export interface BoardPast {
  readonly done: Readonly<Record<ParticipantId, readonly Gesture[]>>;
  readonly undone: Readonly<Record<ParticipantId, readonly Gesture[]>>;
  readonly movers: Movers;
  /** How many gestures there have been. */
  readonly gestures: number;
  /** The version of each person's latest edit of any kind; that of the workshop itself under ''. */
  readonly editors: Readonly<Record<ParticipantId, number>>;
}

/** The past of every board that has one. */
export type Pasts = Readonly<Record<BoardId, BoardPast>>;

export const noPast: BoardPast = { done: {}, undone: {}, movers: {}, gestures: 0, editors: {} };
