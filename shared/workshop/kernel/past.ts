import type { ParameterKey } from '../../math/parameter-key.ts';
import type { BoardContent, BoardId } from '../model/board.ts';
import type { ParticipantId } from '../model/participant.ts';
import type { Timestamp } from '../model/timestamp.ts';

/** One parameter that taking a gesture back sets. */
export interface Change {
  readonly parameter: ParameterKey;
  /** What it is set to. */
  readonly from: number;
  /** What it has to be for that: whoever moved it since has made it theirs. */
  readonly to: number;
  /** Who has to have moved it last for that. */
  readonly mover: ParticipantId | null;
  /** Who moved it last once it is set back. */
  readonly before: ParticipantId | null;
}

/** What one hand did from picking up to letting go, or one change of a whole board. */
export interface Gesture {
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

/** A board as it was, and who had moved what on it. */
export interface Whole {
  readonly content: BoardContent;
  readonly movers: Movers;
}

/** By whose hand each parameter was moved last, since the board as a whole was changed. */
export type Movers = Readonly<Record<ParameterKey, ParticipantId>>;

/** What can be taken back on one board, and done again, by person; the latest last. */
export interface BoardPast {
  readonly done: Readonly<Record<ParticipantId, readonly Gesture[]>>;
  readonly undone: Readonly<Record<ParticipantId, readonly Gesture[]>>;
  readonly movers: Movers;
  /** The version of each person's latest edit of any kind; that of the workshop itself under ''. */
  readonly editors: Readonly<Record<ParticipantId, number>>;
}

/** The past of every board that has one. */
export type Pasts = Readonly<Record<BoardId, BoardPast>>;

export const noPast: BoardPast = { done: {}, undone: {}, movers: {}, editors: {} };
