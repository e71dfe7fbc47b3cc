import type { Feature } from '../kernel/definition.ts';
import { hold, lockParameters, release, setParameters, unlockParameters } from './commands.ts';
import {
  parameterHeld,
  parameterReleased,
  parametersLocked,
  parametersSet,
  parametersUnlocked,
} from './events.ts';

/** Weights and biases: set, held while a hand is on them, locked. */
export const parameters = {
  name: 'parameters',
  commands: [setParameters, hold, release, lockParameters, unlockParameters],
  events: [parametersSet, parameterHeld, parameterReleased, parametersLocked, parametersUnlocked],
} satisfies Feature;
