import * as z from 'zod/mini';
import { event } from '../kernel/definition.ts';
import { boardId, content } from '../kernel/schemas.ts';
import { onBoard, staff } from '../kernel/scope.ts';
import type { BoardId } from '../model/board.ts';
import { type Checkpoint, type Checkpoints, checkpointsOf, checkpointsOn } from '../model/checkpoints.ts';
import type { WorkshopState } from '../model/state.ts';
import { bringBack } from '../undo/brought-back.ts';

export const checkpointSaved = event(
  'checkpoint-saved',
  {
    board: boardId,
    checkpoint: z.string(),
    name: z.string(),
    /** The version that it is of, where that is not the event's own. */
    of: z.exactOptional(z.int()),
    /** What was on the board: kept here whatever becomes of the entries before; shown to nobody. */
    content: z.exactOptional(content),
  },
  {
    scope: staff,
    show({ content: _, ...event }) {
      return event;
    },
    evolve(state, { board, checkpoint: id, name, of, by, at }, version) {
      const one: Checkpoint = { id, name, version: of ?? version, by, at };
      return changeList(state, board, [...checkpointsOn(state, board), one], 1);
    },
  },
);

export const checkpointDeleted = event(
  'checkpoint-deleted',
  { board: boardId, checkpoint: z.string() },
  {
    scope: staff,
    evolve: (state, { board, checkpoint }) =>
      changeList(
        state,
        board,
        checkpointsOn(state, board).filter(({ id }) => id !== checkpoint),
      ),
  },
);

/** A board as it was at an earlier version, from now on: nothing of what came in between leaves the log. */
export const boardBroughtBack = event(
  'board-brought-back',
  { board: boardId, of: z.int(), content },
  {
    scope: onBoard,
    edits: { kind: 'brought-back', undo: 'whole', points: true },
    evolve: (state, { board, content }) => bringBack(state, board, content),
  },
);

function changeList(
  state: WorkshopState,
  board: BoardId,
  list: readonly Checkpoint[],
  more = 0,
): Partial<WorkshopState> {
  const { made, boards } = checkpointsOf(state);
  const checkpoints: Checkpoints = { made: made + more, boards: { ...boards, [board]: list } };
  return { parts: { ...state.parts, checkpoints } };
}
