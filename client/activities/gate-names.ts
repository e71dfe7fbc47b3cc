import { datasets } from '#shared/math/datasets.ts';

/** The gates of two inputs that have a name here. */
export const gateNames = ['and', 'or', 'nand', 'xor'] as const;

export type GateName = (typeof gateNames)[number];

/** What a gate answers to its four rows. */
export function answersOf(gate: GateName): number[] {
  const { make } = datasets[gate];
  return Array.from(make({ samples: 4, noise: 0, classes: 2, seed: 0 }).t);
}

/** The gate with these answers. */
export function gateOf(answers: readonly number[]): GateName | undefined {
  return gateNames.find((gate) => answersOf(gate).every((answer, row) => answer === answers[row]));
}
