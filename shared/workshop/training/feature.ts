import type { Feature } from '../kernel/definition.ts';
import { configureTraining, pauseTraining, train } from './commands.ts';
import { trained, trainingConfigured, trainingPaused, trainingStarted, trainingStopped } from './events.ts';

/** Training on the server, beside the class's hands. */
export const training = {
  name: 'training',
  commands: [configureTraining, train, pauseTraining],
  events: [trainingConfigured, trainingStarted, trainingPaused, trained, trainingStopped],
} satisfies Feature;
