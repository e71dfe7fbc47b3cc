import { changeBoard } from '../kernel/change.ts';
import { event } from '../kernel/definition.ts';
import { boardId, range } from '../kernel/schemas.ts';
import { onBoard } from '../kernel/scope.ts';

export const rangeSet = event(
  'range-set',
  { board: boardId, range },
  {
    scope: onBoard,
    evolve: (state, { board, range }) => changeBoard(state, board, () => ({ range })),
  },
);
