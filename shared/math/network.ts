import { denseBackwardRow, denseForward, denseInputGradient, denseParameterGradient } from './dense.ts';
import type { LossForm } from './losses/loss.ts';
import type { Workspace } from './workspace.ts';

/**
 * The forward pass of a batch: A = Z·W + b, Z = f(A), layer by layer, all kept in the workspace.
 * @param parameters flat, laid out by `layoutOf` (parameterCount)
 * @param x X (rows × inputs); more rows may follow
 * @param rows how many samples; the workspace's capacity when left out
 * @returns Y (rows × outputs at the front), owned by the workspace
 * @throws RangeError when an array is too short or the batch too large
 */
export function forward(
  workspace: Workspace,
  parameters: Float64Array,
  x: Float64Array,
  rows: number = workspace.capacity,
): Float64Array {
  requireLength('parameters', parameters, workspace.parameters);
  requireLength('inputs', x, rows * workspace.spec.inputs);
  if (rows > workspace.capacity) throw new RangeError(`${rows} samples, at most ${workspace.capacity}`);
  const { layers } = workspace;
  let z = x;
  for (let l = 0; l < layers.length; l++) {
    const layer = layers[l]!;
    denseForward(rows, layer.inputs, layer.units, z, parameters, layer.weights, layer.biases, layer.a);
    layer.forward(layer, rows);
    z = layer.z;
  }
  return z;
}

/**
 * The mean loss of a batch, by a forward pass.
 * @param loss from `lossFor`
 * @param x X (rows × inputs)
 * @param t T (rows × outputs)
 */
export function batchLoss(
  workspace: Workspace,
  parameters: Float64Array,
  loss: LossForm,
  x: Float64Array,
  t: Float64Array,
  rows: number = workspace.capacity,
): number {
  forward(workspace, parameters, x, rows);
  requireLength('targets', t, rows * workspace.output.units);
  loss.batch(workspace, t, rows);
  return workspace.loss;
}

/**
 * The mean loss of a batch and its gradient: a forward pass, then backpropagation from the last layer
 * to the first. Every layer's `delta` then holds ∂L/∂A. Agrees with PyTorch's autograd.
 * @param loss from `lossFor`
 * @param x X (rows × inputs)
 * @param t T (rows × outputs)
 * @param gradient ∂L/∂θ, laid out as the parameters, written
 * @returns the mean loss, before any step
 */
export function backpropagate(
  workspace: Workspace,
  parameters: Float64Array,
  loss: LossForm,
  x: Float64Array,
  t: Float64Array,
  gradient: Float64Array,
  rows: number = workspace.capacity,
): number {
  passBoth(workspace, parameters, loss, x, t, gradient, rows);
  return workspace.loss;
}

/** The two passes; apart from `backpropagate`, so that its number is not put on the heap at every call. */
function passBoth(
  workspace: Workspace,
  parameters: Float64Array,
  loss: LossForm,
  x: Float64Array,
  t: Float64Array,
  gradient: Float64Array,
  rows: number,
): void {
  requireLength('gradients', gradient, workspace.parameters);
  forward(workspace, parameters, x, rows);
  requireLength('targets', t, rows * workspace.output.units);
  loss.batch(workspace, t, rows);
  const { layers, output } = workspace;
  if (loss.takes === 'activations') output.backward(output, rows);
  for (let l = layers.length - 1; l >= 0; l--) {
    const { inputs, units, weights, biases, delta } = layers[l]!;
    const before = l > 0 ? layers[l - 1]! : null;
    const z = before === null ? x : before.z;
    if (rows === 1) {
      const into = before === null ? null : before.delta;
      denseBackwardRow(inputs, units, z, delta, parameters, gradient, weights, biases, into);
    } else {
      denseParameterGradient(rows, inputs, units, z, delta, gradient, weights, biases);
      if (before !== null) denseInputGradient(rows, inputs, units, delta, parameters, weights, before.delta);
    }
    if (before !== null) before.backward(before, rows);
  }
}

function requireLength(what: string, array: Float64Array, length: number): void {
  if (array.length < length) throw new RangeError(`${array.length} ${what}, not ${length}`);
}
