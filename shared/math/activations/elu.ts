import { exp, expm1 } from '../elementary.ts';
import type { Adjustable, Curve } from './activation.ts';

const ALPHA = 1;

function withAlpha(alpha: number): Curve {
  return {
    f: (a) => (a > 0 ? a : alpha * expm1(a)),
    derivative: (a) => (a > 0 ? 1 : alpha * exp(a)),
  };
}

/** a above 0, otherwise α (e^a − 1) (Clevert et al. 2015); its derivative at 0 is α, as in PyTorch. */
export const elu: Adjustable = {
  ...withAlpha(ALPHA),
  alpha: ALPHA,
  withAlpha,
  forward: ({ a, z, units, alpha }, rows) => {
    const count = rows * units;
    for (let k = 0; k < count; k++) {
      const x = a[k]!;
      z[k] = x > 0 ? x : alpha * expm1(x);
    }
  },
  backward: ({ a, delta, units, alpha }, rows) => {
    const count = rows * units;
    for (let k = 0; k < count; k++) {
      const x = a[k]!;
      if (!(x > 0)) delta[k] = delta[k]! * (alpha * exp(x));
    }
  },
};
