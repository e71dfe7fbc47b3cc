import { exp } from '../elementary.ts';
import type { Activation } from './activation.ts';

/** softmax of one row: z[k] = e^(a[k] − max) / Σ e^(a − max), for `units` values from `from` on. */
function softmaxRow(a: Float64Array, z: Float64Array, from: number, units: number): void {
  const to = from + units;
  let max = -Infinity;
  for (let k = from; k < to; k++) if (!(a[k]! <= max)) max = a[k]!;
  let sum = 0;
  for (let k = from; k < to; k++) {
    const e = exp(a[k]! - max);
    z[k] = e;
    sum += e;
  }
  for (let k = from; k < to; k++) z[k] = z[k]! / sum;
}

/** softmax of one sample's pre-activations (units); positive, with sum 1. Agrees with scipy.special.softmax. */
export function softmax(a: ArrayLike<number>): number[] {
  const z = new Float64Array(a.length);
  softmaxRow(Float64Array.from(a), z, 0, a.length);
  return Array.from(z);
}

/** softmax over the units of a layer: the one activation whose outputs depend on each other. */
export const softmaxActivation: Activation = {
  forward: ({ a, z, units }, rows) => {
    const count = rows * units;
    for (let from = 0; from < count; from += units) softmaxRow(a, z, from, units);
  },
  // ∂L/∂a_k = z_k (∂L/∂z_k − Σ_j z_j ∂L/∂z_j)
  backward: ({ z, delta, units }, rows) => {
    const count = rows * units;
    for (let from = 0; from < count; from += units) {
      const to = from + units;
      let mean = 0;
      for (let k = from; k < to; k++) mean += z[k]! * delta[k]!;
      for (let k = from; k < to; k++) delta[k] = z[k]! * (delta[k]! - mean);
    }
  },
};
