import { type DatasetSource, datasetOf } from './dataset.ts';

/** The truth table of a gate: (0, 0), (0, 1), (1, 0), (1, 1) and what it answers. */
function gate(...answers: readonly [number, number, number, number]): DatasetSource {
  const samples = answers.map((t, k) => ({ x: [k >> 1, k & 1], t: [t] }));
  return { task: 'binary', options: {}, make: () => datasetOf(samples) };
}

export const and = gate(0, 0, 0, 1);
export const or = gate(0, 1, 1, 1);
export const nand = gate(1, 1, 1, 0);
export const xor = gate(0, 1, 1, 0);
