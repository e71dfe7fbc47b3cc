import * as z from 'zod/mini';
import { accept, because } from '../kernel/decision.ts';
import { type AnyCommand, boardCommand } from '../kernel/definition.ts';
import { isLike } from '../kernel/likes.ts';
import { granted } from '../kernel/permissions.ts';
import { someTrainingSettings, within } from '../kernel/schemas.ts';
import { dataOf } from '../model/data.ts';
import { trainingConfigured, trainingPaused, trainingStarted } from './events.ts';

export const configureTraining = boardCommand(
  'configure-training',
  { settings: someTrainingSettings },
  {
    permission: granted('training'),
    decide: ({ id, training }, { settings }, context) =>
      accept(trainingConfigured.of(context, { board: id, settings: { ...training.settings, ...settings } })),
    pending: {
      replacedBy: (earlier, later) =>
        isConfiguring(later) &&
        isLike(earlier, later) &&
        Object.keys(earlier.settings).every((name) => Object.hasOwn(later.settings, name)),
    },
  },
);

export const train = boardCommand(
  'train',
  { steps: z.exactOptional(z.int().check(...within('steps'))) },
  {
    permission: granted('training'),
    codes: ['no-data'],
    refuses: (board) => (dataOf(board) === undefined ? because('no-data') : undefined),
    decide({ id, training }, { steps }, context) {
      const until = steps === undefined ? null : training.steps + steps;
      return accept(trainingStarted.of(context, { board: id, until }));
    },
  },
);

export const pauseTraining = boardCommand(
  'pause-training',
  {},
  {
    permission: granted('training'),
    decide: ({ id }, _command, context) => accept(trainingPaused.of(context, { board: id })),
  },
);

interface Configuring extends AnyCommand {
  readonly settings: object;
}

function isConfiguring(command: AnyCommand): command is Configuring {
  return command.type === 'configure-training';
}
