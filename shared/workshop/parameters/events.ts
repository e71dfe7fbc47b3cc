import * as z from 'zod/mini';
import { indexOfKey } from '../../math/parameter-key.ts';
import { changeBoard, filterHolds } from '../kernel/change.ts';
import { event } from '../kernel/definition.ts';
import { assignments, boardId, keys, parameterKey } from '../kernel/schemas.ts';
import { onBoard } from '../kernel/scope.ts';
import type { Board } from '../model/board.ts';
import { lookup } from '../model/lookup.ts';

export const parametersSet = event(
  'parameters-set',
  {
    board: boardId,
    values: assignments,
    /** The gesture that it belongs to ends with it. */
    final: z.exactOptional(z.literal(true)),
  },
  {
    format: 2,
    // A set of the first format does not say where its gesture ends.
    lifts: { 1: (old) => old },
    scope: onBoard,
    edits: {
      kind: 'parameters',
      undo: 'gesture',
      sets: ({ values }) => values,
      ends: ({ final }) => final === true,
    },
    folds: {
      hand: ({ board }) => board,
      places: ({ board, values }) => values.map(([parameter]) => `${board} ${parameter}`),
      // What comes after the end of a gesture is another.
      fold: (first, second) =>
        first.final ? undefined : { ...second, values: [...new Map([...first.values, ...second.values])] },
    },
    evolve: (state, { by, at, board, values }) =>
      changeBoard(state, board, ({ network, parameters, holds: before }) => {
        const next = parameters.slice();
        let holds = before;
        for (const [parameter, value] of values) {
          const index = indexOfKey(network, parameter);
          if (index !== undefined) next[index] = value;
          if (by !== null && lookup(holds, parameter)?.by === by) {
            holds = { ...holds, [parameter]: { by, touchedAt: at } };
          }
        }
        return { parameters: next, holds };
      }),
  },
);

export const parameterHeld = event(
  'parameter-held',
  { board: boardId, parameter: parameterKey },
  {
    scope: onBoard,
    evolve: (state, { by, at, board, parameter }) =>
      changeBoard(state, board, ({ holds }) =>
        by === null ? {} : { holds: { ...holds, [parameter]: { by, touchedAt: at } } },
      ),
  },
);

export const parameterReleased = event(
  'parameter-released',
  { board: boardId, parameter: parameterKey },
  {
    scope: onBoard,
    evolve: (state, { board, parameter }) =>
      changeBoard(state, board, (before) => ({ holds: filterHolds(before, (_, key) => key !== parameter) })),
  },
);

export const parametersLocked = event(
  'parameters-locked',
  { board: boardId, parameters: keys },
  {
    scope: onBoard,
    evolve: (state, { by, board, parameters }) =>
      changeBoard(state, board, (before: Board) => {
        const locked = new Set(parameters);
        return {
          locks: [...new Set([...before.locks, ...parameters])],
          holds: filterHolds(before, (hold, key) => !locked.has(key) || hold.by === by),
        };
      }),
  },
);

export const parametersUnlocked = event(
  'parameters-unlocked',
  { board: boardId, parameters: keys },
  {
    scope: onBoard,
    evolve: (state, { board, parameters }) =>
      changeBoard(state, board, ({ locks }) => {
        const unlocked = new Set(parameters);
        return { locks: locks.filter((key) => !unlocked.has(key)) };
      }),
  },
);
