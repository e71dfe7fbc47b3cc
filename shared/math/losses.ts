import type { LayerTrace } from './forward.ts';
import { binaryCrossEntropy } from './losses/binary-cross-entropy.ts';
import { crossEntropy } from './losses/cross-entropy.ts';
import { halfSse } from './losses/half-sse.ts';
import type { Loss, LossForm } from './losses/loss.ts';
import { mse } from './losses/mse.ts';
import type { NetworkSpec } from './shape.ts';

/** Every loss function by its name; names, menus and validators follow from this table. */
export const losses = {
  mse,
  'half-sse': halfSse,
  'cross-entropy': crossEntropy,
  'binary-cross-entropy': binaryCrossEntropy,
} as const satisfies Record<string, Loss>;

export type LossName = keyof typeof losses;

export const lossNames = Object.keys(losses) as LossName[];

/**
 * The form a loss takes for a network: from the logits where its output activation lets it (cross-entropy
 * of softmax, binary cross-entropy of sigmoid), otherwise from the activations.
 */
export function lossFor(spec: NetworkSpec, name: LossName): LossForm {
  const loss: Loss = losses[name];
  return loss.fused !== undefined && loss.fused.activation === spec.layers.at(-1)?.activation
    ? loss.fused
    : loss;
}

/**
 * The loss of one sample by its forward pass; the caller need not know which form it takes.
 * @param layers what `trace` returned for that sample
 * @param t target (outputs)
 * @throws RangeError when the target does not fit the output
 */
export function lossOf(
  spec: NetworkSpec,
  name: LossName,
  layers: readonly LayerTrace[],
  t: ArrayLike<number>,
): number {
  const output = layers.at(-1);
  if (output === undefined || output.z.length !== t.length) {
    throw new RangeError(`target has ${t.length} values, not ${output?.z.length ?? 0}`);
  }
  const form = lossFor(spec, name);
  return form.f(form.takes === 'logits' ? output.a : output.z, t);
}
