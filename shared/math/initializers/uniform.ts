import type { Initializer } from './initializer.ts';

const LIMIT = 0.5;

/** Weights and biases uniform in [−0.5, 0.5). */
export const uniform: Initializer = {
  seeded: true,
  weight: (_from, _to, _inputs, _units, random) => random.between(-LIMIT, LIMIT),
  bias: (_to, random) => random.between(-LIMIT, LIMIT),
};
