import type { Activity } from './activity.ts';
import { buildANetwork } from './build-a-network.ts';
import { fiveSteps } from './five-steps.ts';
import { lossNotAccuracy } from './loss-not-accuracy.ts';
import { matrixShapes } from './matrix-shapes.ts';
import { oneNeuron } from './one-neuron.ts';
import { sandbox } from './sandbox.ts';
import { threeLayers } from './three-layers.ts';
import { twoLosses } from './two-losses.ts';
import { whyNonlinear } from './why-nonlinear.ts';
import { words } from './words.ts';
import { xorWall } from './xor-wall.ts';

/** Every activity, in the order of the course: a line each. */
export const catalogue: readonly Activity[] = [
  oneNeuron,
  xorWall,
  buildANetwork,
  whyNonlinear,
  matrixShapes,
  words,
  fiveSteps,
  threeLayers,
  lossNotAccuracy,
  twoLosses,
  sandbox,
];
