import type { Elementwise } from './activation.ts';

/** 1 above 0, otherwise 0. */
function heaviside(a: number): number {
  return a > 0 ? 1 : 0;
}

/** The binary step, 0 at 0; its derivative is 0 everywhere, so nothing flows back. */
export const step: Elementwise = {
  f: heaviside,
  derivative: () => 0,
  forward: ({ a, z, units }, rows) => {
    const count = rows * units;
    for (let k = 0; k < count; k++) z[k] = heaviside(a[k]!);
  },
  backward: ({ delta, units }, rows) => {
    delta.fill(0, 0, rows * units);
  },
};
