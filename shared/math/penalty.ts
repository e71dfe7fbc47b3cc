import type { LayerLayout } from './shape.ts';

/** How strongly large weights are held back; biases are not. */
export interface Penalty {
  /** λ₁ of λ₁ Σ |w|. */
  readonly l1: number;
  /** λ₂ of ½ λ₂ Σ w². */
  readonly l2: number;
}

/** λ₁ Σ |w| + ½ λ₂ Σ w² over all weights. */
export function penaltyOf(
  layers: readonly LayerLayout[],
  parameters: Float64Array,
  { l1, l2 }: Penalty,
): number {
  let absolute = 0;
  let squares = 0;
  for (const { weights, biases } of layers) {
    for (let k = weights; k < biases; k++) {
      const w = parameters[k]!;
      absolute += Math.abs(w);
      squares += w * w;
    }
  }
  return l1 * absolute + (l2 / 2) * squares;
}

/** Adds the penalty's gradient λ₁ sign(w) + λ₂ w, in place; its value at w = 0 is 0. */
export function addPenaltyGradient(
  layers: readonly LayerLayout[],
  parameters: Float64Array,
  gradient: Float64Array,
  { l1, l2 }: Penalty,
): void {
  for (const { weights, biases } of layers) {
    for (let k = weights; k < biases; k++) {
      const w = parameters[k]!;
      gradient[k] = gradient[k]! + l2 * w + l1 * Math.sign(w);
    }
  }
}
