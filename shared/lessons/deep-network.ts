import type { ElementwiseName } from '../math/activations.ts';
import { initialize } from '../math/initializers.ts';
import { layoutOf, type NetworkSpec } from '../math/shape.ts';

/** Neurons of a hidden layer, and how many layers of weights there may be. */
const WIDTH = 4;
export const DEEPEST = 6;

/** Of this seed no ReLU is dead from the start, and every layer's gradient has its own size. */
export const SEED = 286;

/** Where a deep network starts from. */
export interface DeepNetwork {
  /** Layers of weights, 1 to `DEEPEST`. */
  readonly depth: number;
  /** Of every layer but the last. */
  readonly activation: ElementwiseName;
  /** What the first weights are multiplied by. */
  readonly scale: number;
}

/** Two inputs, hidden layers of four, two outputs as they are; weights by Xavier, times the scale, biases 0. */
export function deepNetwork({ depth, activation, scale }: DeepNetwork): {
  readonly network: NetworkSpec;
  readonly parameters: number[];
} {
  const network: NetworkSpec = {
    inputs: 2,
    layers: Array.from({ length: depth }, (_, index) =>
      index === depth - 1 ? { units: 2, activation: 'identity' } : { units: WIDTH, activation },
    ),
  };
  const parameters = Array.from(initialize(network, 'xavier', SEED));
  for (const { weights, biases } of layoutOf(network)) {
    for (let k = weights; k < biases; k++) parameters[k] = scale * parameters[k]!;
  }
  return { network, parameters };
}
