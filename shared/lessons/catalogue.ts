import type { Activity } from './activity.ts';
import { buildANetwork } from './build-a-network.ts';
import { fiveSteps } from './five-steps.ts';
import { oneNeuron } from './one-neuron.ts';
import { sandbox } from './sandbox.ts';
import { threeLayers } from './three-layers.ts';
import { words } from './words.ts';
import { whyNonlinear } from './why-nonlinear.ts';
import { xorWall } from './xor-wall.ts';

/** Every activity, in the order of the course: a line each. */
export const catalogue: readonly Activity[] = [
  oneNeuron,
  xorWall,
  buildANetwork,
  whyNonlinear,
  words,
  fiveSteps,
  threeLayers,
  sandbox,
];
