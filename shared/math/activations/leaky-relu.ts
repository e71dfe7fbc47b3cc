import type { Adjustable, Curve } from './activation.ts';

const ALPHA = 0.01;

function withAlpha(alpha: number): Curve {
  return {
    f: (a) => (a > 0 ? a : alpha * a),
    derivative: (a) => (a > 0 ? 1 : alpha),
  };
}

/** a above 0, otherwise α·a; its derivative at 0 is α, as in PyTorch. */
export const leakyRelu: Adjustable = {
  ...withAlpha(ALPHA),
  alpha: ALPHA,
  withAlpha,
  forward: ({ a, z, units, alpha }, rows) => {
    const count = rows * units;
    for (let k = 0; k < count; k++) {
      const x = a[k]!;
      z[k] = x > 0 ? x : alpha * x;
    }
  },
  backward: ({ a, delta, units, alpha }, rows) => {
    const count = rows * units;
    for (let k = 0; k < count; k++) if (!(a[k]! > 0)) delta[k] = alpha * delta[k]!;
  },
};
