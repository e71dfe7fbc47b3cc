import type { BoardId } from './board.ts';
import { lookup } from './lookup.ts';
import type { ParticipantId } from './participant.ts';
import type { WorkshopState } from './state.ts';
import type { Timestamp } from './timestamp.ts';

/** A checkpoint's id: `c1`, `c2`, …; given by the workshop. */
export type CheckpointId = string;

/** A point that a board can go back to. What was on the board is in the log, at its version. */
export interface Checkpoint {
  readonly id: CheckpointId;
  readonly name: string;
  /** The board is kept as it is at this version of the log. */
  readonly version: number;
  /** Who kept it. */
  readonly by: ParticipantId | null;
  readonly at: Timestamp;
}

/** What is kept of checkpoints; only the instructors' views have it. */
export interface Checkpoints {
  /** How many there have been. */
  readonly made: number;
  /** Of each board, in the order of keeping. */
  readonly boards: Readonly<Record<BoardId, readonly Checkpoint[]>>;
}

const none: Checkpoints = { made: 0, boards: {} };

export function checkpointsOf({ parts }: Pick<WorkshopState, 'parts'>): Checkpoints {
  return (parts.checkpoints as Checkpoints | undefined) ?? none;
}

/** The checkpoints of a board. */
export function checkpointsOn(state: Pick<WorkshopState, 'parts'>, board: BoardId): readonly Checkpoint[] {
  return lookup(checkpointsOf(state).boards, board) ?? [];
}

export function checkpointOn(
  state: Pick<WorkshopState, 'parts'>,
  board: BoardId,
  id: CheckpointId | undefined,
): Checkpoint | undefined {
  return checkpointsOn(state, board).find((checkpoint) => checkpoint.id === id);
}
