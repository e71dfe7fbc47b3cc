import { activationLens } from './activation-lens.ts';
import type { Activity } from './activity.ts';
import { buildANetwork } from './build-a-network.ts';
import { codeLosses } from './code-losses.ts';
import { fiveSteps } from './five-steps.ts';
import { gradients } from './gradients.ts';
import { lossNotAccuracy } from './loss-not-accuracy.ts';
import { matrixShapes } from './matrix-shapes.ts';
import { oneNeuron } from './one-neuron.ts';
import { sandbox } from './sandbox.ts';
import { threeLayers } from './three-layers.ts';
import { twoLosses } from './two-losses.ts';
import { whatItIsNot } from './what-it-is-not.ts';
import { whyNonlinear } from './why-nonlinear.ts';
import { words } from './words.ts';
import { xorWall } from './xor-wall.ts';

/** Every activity, in the order of the course: a line each. */
export const catalogue: readonly Activity[] = [
  oneNeuron,
  xorWall,
  buildANetwork,
  activationLens,
  whyNonlinear,
  matrixShapes,
  words,
  fiveSteps,
  threeLayers,
  gradients,
  lossNotAccuracy,
  twoLosses,
  codeLosses,
  whatItIsNot,
  sandbox,
];
