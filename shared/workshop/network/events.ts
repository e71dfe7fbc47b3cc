import { indexOfKey, type ParameterKey } from '../../math/parameter-key.ts';
import { changeBoard, filterHolds } from '../kernel/change.ts';
import { event } from '../kernel/definition.ts';
import { boardId, loss, network, numbers } from '../kernel/schemas.ts';
import { onBoard } from '../kernel/scope.ts';
import { anew } from '../model/board.ts';

export const networkSet = event(
  'network-set',
  { board: boardId, network, parameters: numbers, input: numbers, target: numbers },
  {
    scope: onBoard,
    edits: { kind: 'network', undo: 'whole', student: 'network' },
    evolve: (state, { board, network, parameters, input, target }) =>
      changeBoard(state, board, (before) => {
        const has = (key: ParameterKey) => indexOfKey(network, key) !== undefined;
        const holds = filterHolds(before, (_, key) => has(key));
        return anew(before, { network, parameters, input, target, holds, locks: before.locks.filter(has) });
      }),
  },
);

export const parametersInitialized = event(
  'parameters-initialized',
  { board: boardId, parameters: numbers },
  {
    scope: onBoard,
    edits: { kind: 'initialized', undo: 'whole', student: 'network' },
    evolve: (state, { board, parameters }) =>
      changeBoard(state, board, (before) => anew(before, { parameters })),
  },
);

export const lossSet = event(
  'loss-set',
  { board: boardId, loss },
  {
    scope: onBoard,
    edits: { kind: 'loss', undo: 'whole', student: 'network' },
    evolve: (state, { board, loss }) => changeBoard(state, board, (before) => anew(before, { loss })),
  },
);
