import type { Random } from './random.ts';

/** Puts a list in random order, in place, every order equally likely (Fisher and Yates, Durstenfeld 1964). */
export function shuffle(order: Uint32Array, random: Random): void {
  for (let k = order.length - 1; k > 0; k--) {
    const other = random.below(k + 1);
    const value = order[k]!;
    order[k] = order[other]!;
    order[other] = value;
  }
}
