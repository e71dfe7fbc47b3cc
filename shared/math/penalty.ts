import type { Workspace } from './workspace.ts';

/** How strongly large weights are held back; biases are not. */
export interface Penalty {
  /** λ₁ of λ₁ Σ |w|. */
  readonly l1: number;
  /** λ₂ of ½ λ₂ Σ w². */
  readonly l2: number;
}

/**
 * Adds λ₁ Σ |w| + ½ λ₂ Σ w² over all weights to the workspace's loss.
 * @param gradient ∂L/∂θ, to which λ₁ sign(w) + λ₂ w is added, or null
 */
export function addPenalty(
  workspace: Workspace,
  parameters: Float64Array,
  { l1, l2 }: Penalty,
  gradient: Float64Array | null,
): void {
  if (l1 === 0 && l2 === 0) return;
  let sum = 0;
  for (const { weights, biases } of workspace.layers) {
    for (let k = weights; k < biases; k++) {
      const w = parameters[k]!;
      sum += l1 * Math.abs(w) + (l2 / 2) * w * w;
      if (gradient !== null) gradient[k] = gradient[k]! + l1 * Math.sign(w) + l2 * w;
    }
  }
  workspace.loss += sum;
}
