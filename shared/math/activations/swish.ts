import { sigmoid } from '../elementary.ts';
import type { Elementwise } from './activation.ts';

/** a·σ(a) (Ramachandran et al. 2017; SiLU in PyTorch), with derivative σ + a·σ (1 − σ). */
export const swish: Elementwise = {
  f: (a) => a * sigmoid(a),
  derivative: (a) => {
    const s = sigmoid(a);
    return s + a * s * (1 - s);
  },
  forward: ({ a, z, units }, rows) => {
    const count = rows * units;
    for (let k = 0; k < count; k++) z[k] = a[k]! * sigmoid(a[k]!);
  },
  backward: ({ a, delta, units }, rows) => {
    const count = rows * units;
    for (let k = 0; k < count; k++) {
      const x = a[k]!;
      const s = sigmoid(x);
      delta[k] = delta[k]! * (s + x * s * (1 - s));
    }
  },
};
