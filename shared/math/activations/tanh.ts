import { tanh } from '../elementary.ts';
import type { Elementwise } from './activation.ts';

/** tanh, with tanh′ = 1 − tanh². */
export const tanhActivation: Elementwise = {
  f: tanh,
  derivative: (a) => {
    const t = tanh(a);
    return 1 - t * t;
  },
  forward: ({ a, z, units }, rows) => {
    const count = rows * units;
    for (let k = 0; k < count; k++) z[k] = tanh(a[k]!);
  },
  backward: ({ z, delta, units }, rows) => {
    const count = rows * units;
    for (let k = 0; k < count; k++) {
      const t = z[k]!;
      delta[k] = delta[k]! * (1 - t * t);
    }
  },
};
