import { activate } from './activations.ts';
import { layoutOf, type NetworkSpec, parameterCount } from './shape.ts';

/** What one layer computed: pre-activations `a` (units) and activations `z` (units). */
export interface LayerTrace {
  readonly a: number[];
  readonly z: number[];
}

/**
 * One forward pass of one sample, every `a` and `z` kept: a = z·W + b, z = f(a). The readable twin of
 * `forward` in network.ts, and the same to the last bit.
 * @param parameters flat, laid out by `layoutOf` (parameterCount)
 * @param x input (spec.inputs)
 * @returns one trace a layer; the last `z` is the output y
 * @throws RangeError when `parameters` or `x` does not fit the shape
 */
export function trace(spec: NetworkSpec, parameters: ArrayLike<number>, x: ArrayLike<number>): LayerTrace[] {
  if (x.length !== spec.inputs) throw new RangeError(`input has ${x.length} values, not ${spec.inputs}`);
  const count = parameterCount(spec);
  if (parameters.length !== count) throw new RangeError(`${parameters.length} parameters, not ${count}`);
  let z: ArrayLike<number> = x;
  return layoutOf(spec).map(({ inputs, units, weights, biases }, index) => {
    const { activation, alpha } = spec.layers[index]!;
    const a = Array.from({ length: units }, (_, j) => {
      let sum = 0;
      for (let i = 0; i < inputs; i++) sum += z[i]! * parameters[weights + i * units + j]!;
      return sum + parameters[biases + j]!;
    });
    const layer = { a, z: activate(activation, a, alpha) };
    z = layer.z;
    return layer;
  });
}
