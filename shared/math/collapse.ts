import { type LayerSpec, layoutOf, type NetworkSpec } from './shape.ts';

/** A network and its parameters. */
export interface Network {
  readonly spec: NetworkSpec;
  readonly parameters: Float64Array;
}

/** One layer's W (inputs × units, row-major) and b (units). */
interface Affine {
  readonly inputs: number;
  readonly units: number;
  readonly w: Float64Array;
  readonly b: Float64Array;
}

/** x·W₁ + b₁, then ·W₂ + b₂, as one: W = W₁·W₂, b = b₁·W₂ + b₂. */
function compose(first: Affine, second: Affine): Affine {
  const { inputs, units: inner } = first;
  const { units } = second;
  const w = new Float64Array(inputs * units);
  const b = Float64Array.from(second.b);
  for (let j = 0; j < units; j++) {
    for (let i = 0; i < inputs; i++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += first.w[i * inner + k]! * second.w[k * units + j]!;
      w[i * units + j] = sum;
    }
    let sum = 0;
    for (let k = 0; k < inner; k++) sum += first.b[k]! * second.w[k * units + j]!;
    b[j] = sum + b[j]!;
  }
  return { inputs, units, w, b };
}

/**
 * The same function with every run of identity layers made into one identity layer: linear layers, however
 * many, are one matrix.
 * @param parameters flat, laid out by `layoutOf` (parameterCount)
 */
export function collapse(spec: NetworkSpec, parameters: ArrayLike<number>): Network {
  const values = Float64Array.from(parameters);
  const kept: { readonly layer: LayerSpec; readonly affine: Affine }[] = [];
  layoutOf(spec).forEach(({ inputs, units, weights, biases }, index) => {
    const layer = spec.layers[index]!;
    const affine = {
      inputs,
      units,
      w: values.subarray(weights, biases),
      b: values.subarray(biases, biases + units),
    };
    const before = kept.at(-1);
    if (layer.activation === 'identity' && before?.layer.activation === 'identity') {
      kept[kept.length - 1] = { layer, affine: compose(before.affine, affine) };
    } else kept.push({ layer, affine });
  });
  return {
    spec: { inputs: spec.inputs, layers: kept.map(({ layer }) => layer) },
    parameters: Float64Array.from(kept.flatMap(({ affine: { w, b } }) => [...w, ...b])),
  };
}
