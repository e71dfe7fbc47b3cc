import type { Activity } from './activity.ts';
import { buildANetwork } from './build-a-network.ts';
import { codeLosses } from './code-losses.ts';
import { fiveSteps } from './five-steps.ts';
import { oneNeuron } from './one-neuron.ts';
import { sandbox } from './sandbox.ts';
import { threeLayers } from './three-layers.ts';
import { words } from './words.ts';
import { xorWall } from './xor-wall.ts';

/** Every activity, in the order of the course: a line each. */
export const catalogue: readonly Activity[] = [
  oneNeuron,
  xorWall,
  buildANetwork,
  words,
  fiveSteps,
  threeLayers,
  codeLosses,
  sandbox,
];
