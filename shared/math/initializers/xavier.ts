import type { Initializer } from './initializer.ts';

/** Uniform within ±√(6 / (inputs + units)), biases 0 (Glorot and Bengio 2010); for sigmoid and tanh. */
export const xavier: Initializer = {
  seeded: true,
  weight: (_from, _to, inputs, units, random) => {
    const limit = Math.sqrt(6 / (inputs + units));
    return random.between(-limit, limit);
  },
  bias: () => 0,
};
