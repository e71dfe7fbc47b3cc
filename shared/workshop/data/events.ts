import * as z from 'zod/mini';
import { changeBoard } from '../kernel/change.ts';
import { event } from '../kernel/definition.ts';
import { boardId, data, numbers, point } from '../kernel/schemas.ts';
import { onBoard } from '../kernel/scope.ts';
import { anew } from '../model/board.ts';
import { authorsOf, authorsOfNext, withoutPoints } from '../model/points.ts';

export const inputSet = event(
  'input-set',
  { board: boardId, input: numbers },
  {
    scope: onBoard,
    edits: { kind: 'input', undo: 'none' },
    evolve: (state, { board, input }) => changeBoard(state, board, () => ({ input })),
  },
);

export const targetSet = event(
  'target-set',
  { board: boardId, target: numbers },
  {
    scope: onBoard,
    edits: { kind: 'target', undo: 'none' },
    evolve: (state, { board, target }) => changeBoard(state, board, () => ({ target })),
  },
);

export const dataSet = event(
  'data-set',
  { board: boardId, data, input: numbers, target: numbers },
  {
    scope: onBoard,
    edits: { kind: 'data', undo: 'whole', student: 'data' },
    evolve: (state, { board, data, input, target }) =>
      changeBoard(state, board, (before) => anew(before, { data, input, target })),
  },
);

export const pointsSet = event(
  'points-set',
  { board: boardId, points: z.array(point) },
  {
    scope: onBoard,
    edits: { kind: 'data', undo: 'none' },
    evolve: (state, { by, board, points }) =>
      changeBoard(state, board, (before) => ({ points, pointsBy: authorsOfNext(before, points, by) })),
  },
);

export const pointAdded = event(
  'point-added',
  { board: boardId, point },
  {
    scope: onBoard,
    edits: { kind: 'data', undo: 'none' },
    evolve: (state, { by, board, point }) =>
      changeBoard(state, board, (before) => ({
        points: [...before.points, point],
        pointsBy: [...authorsOf(before), by],
      })),
  },
);

export const pointsAdded = event(
  'points-added',
  { board: boardId, points: z.array(point) },
  {
    scope: onBoard,
    edits: { kind: 'data', undo: 'none' },
    evolve: (state, { by, board, points }) =>
      changeBoard(state, board, (before) => ({
        points: [...before.points, ...points],
        pointsBy: [...authorsOf(before), ...points.map(() => by)],
      })),
  },
);

/** Some points were taken off the board: those at these places. */
export const pointsTaken = event(
  'points-taken',
  { board: boardId, indices: z.array(z.int()) },
  {
    scope: onBoard,
    edits: { kind: 'data', undo: 'none' },
    evolve: (state, { board, indices }) =>
      changeBoard(state, board, (before) => withoutPoints(before, indices)),
  },
);
