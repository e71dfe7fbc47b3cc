import type { Elementwise } from './activation.ts';

/** f(a) = a. */
export const identity: Elementwise = {
  f: (a) => a,
  derivative: () => 1,
  forward: ({ a, z, units }, rows) => {
    const count = rows * units;
    for (let k = 0; k < count; k++) z[k] = a[k]!;
  },
  backward: () => {},
};
