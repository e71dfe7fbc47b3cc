import type { Initializer } from './initializer.ts';

/** Normal with standard deviation √(2 / inputs), biases 0 (He et al. 2015); for ReLU and its kin. */
export const he: Initializer = {
  seeded: true,
  weight: (_from, _to, inputs, _units, random) => Math.sqrt(2 / inputs) * random.normal(),
  bias: () => 0,
};
