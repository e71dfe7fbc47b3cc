import * as z from 'zod/mini';
import { indexOfKey } from '../../math/parameter-key.ts';
import { changeBoard } from '../kernel/change.ts';
import { event } from '../kernel/definition.ts';
import { assignments, boardId, content, parameterKey, participantId } from '../kernel/schemas.ts';
import { onBoard } from '../kernel/scope.ts';
import { bringBack } from './brought-back.ts';

/** Whose gesture it is, and whether it is taken back or done again. */
const whose = { board: boardId, of: participantId, redo: z.boolean() };

/** A gesture taken back (or done again): the parameters that it could still set, and those it passed over. */
export const gestureUndone = event(
  'gesture-undone',
  {
    ...whose,
    /** Which gesture of the board it is, where it is not the latest of theirs. */
    gesture: z.exactOptional(z.int()),
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
    format: 3,
    // When the first format was written, boards had no range; with the second, it was always the latest gesture.
    lifts: { 1: (old) => old, 2: (old) => old },
    scope: onBoard,
    edits: {
      kind: 'undone',
      undo: 'none',
      sets: ({ values }) => values,
      takesBack: ({ of, redo, gesture }) => ({ of, redo, ...(gesture !== undefined && { gesture }) }),
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
    evolve: (state, { board, content }) => bringBack(state, board, content),
  },
);
