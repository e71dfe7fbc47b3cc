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
    evolve: (state, { board, until }) =>
      changeTraining(state, board, () => ({ running: true, until, blowup: null })),
  },
);

export const trainingPaused = event(
  'training-paused',
  { board: boardId },
  {
    scope: onBoard,
    evolve: (state, { board }) => changeTraining(state, board, () => ({ running: false, until: null })),
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
    edits: { kind: 'trained', undo: 'never' },
    evolve: (state, { board, parameters, steps, epochs, loss }) =>
      changeBoard(state, board, ({ training }) => ({
        ...(parameters !== undefined && { parameters }),
        training: {
          ...training,
          ...finished(training, steps),
          steps,
          epochs,
          curve: extendCurve(training.curve, [steps, loss]),
        },
      })),
  },
);

export const trainingStopped = event(
  'training-stopped',
  { board: boardId, blowup },
  {
    scope: onBoard,
    evolve: (state, { board, blowup }) =>
      changeTraining(state, board, () => ({ running: false, until: null, blowup })),
  },
);

/** A training that has come to the step it was to stop at runs no more. */
function finished(
  { until, running }: TrainingState,
  steps: number,
): Pick<TrainingState, 'running' | 'until'> {
  return until !== null && steps >= until ? { running: false, until: null } : { running, until };
}
