import type { Activation, LayerNumbers } from './activations/activation.ts';
import { activations, defaultAlpha } from './activations.ts';
import { type LayerLayout, layoutOf, type NetworkSpec, parameterCount } from './shape.ts';

/** One layer's place in the parameters, and its numbers for a batch of `capacity` samples. */
export interface LayerBuffers extends LayerLayout, LayerNumbers, Activation {}

/** Everything a forward and a backward pass write to, made once for a network and a batch size. */
export interface Workspace {
  readonly spec: NetworkSpec;
  /** The most samples of one batch. */
  readonly capacity: number;
  /** How many parameters the network has. */
  readonly parameters: number;
  readonly layers: readonly LayerBuffers[];
  /** The last layer. */
  readonly output: LayerBuffers;
  /** The mean loss of the last batch. */
  loss: number;
}

/**
 * Buffers for passes of up to `capacity` samples; reuse them, and no pass allocates.
 * @throws RangeError when the network has no layer or `capacity` is not a positive integer
 */
export function createWorkspace(spec: NetworkSpec, capacity: number): Workspace {
  if (!(Number.isInteger(capacity) && capacity > 0)) throw new RangeError(`no batch of ${capacity} samples`);
  const layers = layoutOf(spec).map((layout, index): LayerBuffers => {
    const { activation, alpha } = spec.layers[index]!;
    const { forward, backward }: Activation = activations[activation];
    return {
      ...layout,
      forward,
      backward,
      alpha: alpha ?? defaultAlpha(activation) ?? 0,
      a: new Float64Array(capacity * layout.units),
      z: new Float64Array(capacity * layout.units),
      delta: new Float64Array(capacity * layout.units),
    };
  });
  const output = layers.at(-1);
  if (output === undefined) throw new RangeError('a network has at least one layer');
  return { spec, capacity, parameters: parameterCount(spec), layers, output, loss: Number.NaN };
}
