import * as z from 'zod/mini';
import { changeBoard, changeTraining } from '../kernel/change.ts';
import { event } from '../kernel/definition.ts';
import { blowup, boardId, numbers, trainingSettings } from '../kernel/schemas.ts';
import { onBoard } from '../kernel/scope.ts';
import { extendCurve, type TrainingState } from '../model/training.ts';

export const trainingConfigured = event(
  'training-configured',
  { board: boardId, settings: trainingSettings },
  {
    scope: onBoard,
    evolve: (state, { board, settings }) => changeTraining(state, board, () => ({ settings })),
  },
);

export const trainingStarted = event(
  'training-started',
  { board: boardId, until: z.nullable(z.int()) },
  {
    scope: onBoard,
    evolve: (state, { at, board, until }) =>
      changeBoard(state, board, ({ training, parameters, run }) => ({
        training: { ...training, running: true, until, blowup: null },
        // Asked for more steps while it runs, it is still the same run.
        run: (training.running ? run : null) ?? { at, parameters },
      })),
  },
);

export const trainingPaused = event(
  'training-paused',
  { board: boardId },
  {
    scope: onBoard,
    evolve: (state, { board }) =>
      changeBoard(state, board, ({ training }) => ({
        training: { ...training, running: false, until: null },
        run: null,
      })),
  },
);

export const trained = event(
  'trained',
  {
    board: boardId,
    /** Left out of an entry that was thinned: a later one of the same training has them. */
    parameters: z.exactOptional(numbers),
    steps: z.int(),
    epochs: z.number(),
    loss: z.number(),
  },
  {
    format: 2,
    // One of the first format always has its parameters.
    lifts: { 1: (old) => old },
    scope: onBoard,
    edits: {
      kind: 'trained',
      undo: 'never',
      loss: ({ parameters, loss }) => (parameters === undefined ? loss : undefined),
    },
    evolve: (state, { board, parameters, steps, epochs, loss }) =>
      changeBoard(state, board, ({ training, run }) => {
        const left = finished(training, steps);
        return {
          ...(parameters !== undefined && { parameters }),
          training: {
            ...training,
            ...left,
            steps,
            epochs,
            curve: extendCurve(training.curve, [steps, loss]),
          },
          run: left.running ? run : null,
        };
      }),
  },
);

export const trainingStopped = event(
  'training-stopped',
  {
    board: boardId,
    blowup,
    /** The board as its run began, but for what is in a hand; null where it stays as it is. */
    parameters: z.nullable(numbers),
  },
  {
    format: 2,
    // One of the first format left the board at its last finite numbers.
    lifts: { 1: (old) => ({ ...old, parameters: null }) },
    scope: onBoard,
    edits: {
      kind: 'stopped',
      undo: 'never',
      board: ({ board, parameters }) => (parameters === null ? undefined : board),
    },
    evolve: (state, { board, blowup, parameters }) =>
      changeBoard(state, board, (before) => ({
        parameters: parameters ?? before.parameters,
        training: { ...before.training, running: false, until: null, blowup },
        run: null,
      })),
  },
);

/** A training that has come to the step it was to stop at runs no more. */
function finished(
  { until, running }: TrainingState,
  steps: number,
): Pick<TrainingState, 'running' | 'until'> {
  return until !== null && steps >= until ? { running: false, until: null } : { running, until };
}
