import type { ActivationName } from '../activations.ts';
import type { Workspace } from '../workspace.ts';

/** A loss of one sample's numbers against its target, and of a whole batch with its gradient. */
export interface LossForm {
  /** Which numbers of the output layer it takes: the activations y, or the logits a. */
  readonly takes: 'activations' | 'logits';
  /** L of one sample; both (outputs). */
  readonly f: (values: ArrayLike<number>, t: ArrayLike<number>) => number;
  /** What each output adds to L (outputs). */
  readonly terms: (values: ArrayLike<number>, t: ArrayLike<number>) => number[];
  /**
   * Writes the mean loss over `rows` samples to `workspace.loss`, and its gradient with respect to
   * those numbers to the output layer's delta (rows × outputs); T (rows × outputs).
   */
  readonly batch: (workspace: Workspace, t: Float64Array, rows: number) => void;
}

/** A loss function of an output y. */
export interface Loss extends LossForm {
  readonly takes: 'activations';
  /** The output activation that the loss takes together with it, straight from the logits. */
  readonly fused?: LossForm & { readonly takes: 'logits'; readonly activation: ActivationName };
}

/** Keeps log away from 0 where a probability is given instead of a logit. */
export const LOG_FLOOR = 1e-7;
