import type { Initializer } from './initializer.ts';

/**
 * The lecture's constants: W counts 0.1, 0.2, 0.3 … down its columns, and so does b. For 2-3-2-2 these
 * are the numbers of its three-layer network.
 */
export const lecture: Initializer = {
  seeded: false,
  weight: (from, to, inputs) => (1 + from + to * inputs) / 10,
  bias: (to) => (1 + to) / 10,
};
