import { activations } from './activations.ts';
import { layoutOf, type NetworkSpec } from './shape.ts';

/** What one layer computed: pre-activations `a` (units) and activations `z` (units). */
export interface LayerTrace {
  readonly a: number[];
  readonly z: number[];
}

/**
 * One forward pass of one sample, every `a` and `z` kept: a = z·W + b, z = f(a).
 * @param parameters flat, laid out by `layoutOf` (parameterCount)
 * @param x input (spec.inputs)
 * @returns one trace a layer; the last `z` is the output y
 * @throws RangeError when `parameters` or `x` does not fit the shape
 */
export function trace(spec: NetworkSpec, parameters: ArrayLike<number>, x: ArrayLike<number>): LayerTrace[] {
  if (x.length !== spec.inputs) throw new RangeError(`input has ${x.length} values, not ${spec.inputs}`);
  const layout = layoutOf(spec);
  const last = layout.at(-1);
  if (last !== undefined && parameters.length !== last.biases + last.units) {
    throw new RangeError(`${parameters.length} parameters, not ${last.biases + last.units}`);
  }
  let z: ArrayLike<number> = x;
  return layout.map(({ inputs, units, weights, biases }, index) => {
    const { f } = activations[spec.layers[index]!.activation];
    const a = Array.from({ length: units }, (_, j) => {
      let sum = 0;
      for (let i = 0; i < inputs; i++) sum += z[i]! * parameters[weights + i * units + j]!;
      return sum + parameters[biases + j]!;
    });
    const layer = { a, z: a.map(f) };
    z = layer.z;
    return layer;
  });
}
