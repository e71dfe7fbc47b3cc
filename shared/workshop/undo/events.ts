import * as z from 'zod/mini';
import { indexOfKey } from '../../math/parameter-key.ts';
import { changeBoard, filterHolds } from '../kernel/change.ts';
import { event } from '../kernel/definition.ts';
import { assignments, boardId, content, parameterKey, participantId } from '../kernel/schemas.ts';
import { onBoard } from '../kernel/scope.ts';
import { boardOf } from '../model/board.ts';

/** Whose gesture it is, and whether it is taken back or done again. */
const whose = { board: boardId, of: participantId, redo: z.boolean() };

/** A gesture taken back (or done again): the parameters that it could still set, and those it passed over. */
export const gestureUndone = event(
  'gesture-undone',
  {
    ...whose,
    values: assignments,
    /** What stays as it is: somebody else has moved it since or holds it, or it was beyond the board's range. */
    passed: z.array(
      z.strictObject({
        parameter: parameterKey,
        by: z.nullable(participantId),
        beyond: z.exactOptional(z.literal(true)),
      }),
    ),
  },
  {
    format: 2,
    // When the first format was written, boards had no range.
    lifts: { 1: (old) => old },
    scope: onBoard,
    edits: {
      kind: 'undone',
      undo: 'none',
      sets: ({ values }) => values,
      takesBack: ({ of, redo }) => ({ of, redo }),
    },
    evolve: (state, { board, values }) =>
      changeBoard(state, board, ({ network, parameters }) => {
        const next = parameters.slice();
        for (const [parameter, value] of values) {
          const index = indexOfKey(network, parameter);
          if (index !== undefined) next[index] = value;
        }
        return { parameters: next };
      }),
  },
);

/** A change of the whole board taken back (or done again): the board as it was before (or after) it. */
export const boardRestored = event(
  'board-restored',
  { ...whose, content },
  {
    scope: onBoard,
    edits: { kind: 'undone', undo: 'none', takesBack: ({ of, redo }) => ({ of, redo }) },
    evolve: (state, { board, content }) =>
      changeBoard(state, board, (before) => {
        const holds = filterHolds(before, (_, key) => indexOfKey(content.network, key) !== undefined);
        return { ...boardOf(board, content), holds };
      }),
  },
);
