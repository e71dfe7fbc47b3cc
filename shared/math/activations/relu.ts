import type { Elementwise } from './activation.ts';

/** The rectified linear unit; its derivative at 0 is 0, as in PyTorch. */
export const relu: Elementwise = {
  f: (a) => Math.max(0, a),
  derivative: (a) => (a > 0 ? 1 : 0),
  forward: ({ a, z, units }, rows) => {
    const count = rows * units;
    for (let k = 0; k < count; k++) z[k] = Math.max(0, a[k]!);
  },
  backward: ({ a, delta, units }, rows) => {
    const count = rows * units;
    for (let k = 0; k < count; k++) if (a[k]! <= 0) delta[k] = 0;
  },
};
