import { sigmoid } from '../elementary.ts';
import type { Elementwise } from './activation.ts';

/** σ, with σ′ = σ (1 − σ). */
export const sigmoidActivation: Elementwise = {
  f: sigmoid,
  derivative: (a) => {
    const s = sigmoid(a);
    return s * (1 - s);
  },
  forward: ({ a, z, units }, rows) => {
    const count = rows * units;
    for (let k = 0; k < count; k++) z[k] = sigmoid(a[k]!);
  },
  backward: ({ z, delta, units }, rows) => {
    const count = rows * units;
    for (let k = 0; k < count; k++) {
      const s = z[k]!;
      delta[k] = delta[k]! * (s * (1 - s));
    }
  },
};
