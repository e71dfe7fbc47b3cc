import type { Dataset } from './datasets/dataset.ts';
import { type LossName, lossFor } from './losses.ts';
import { backpropagate, batchLoss } from './network.ts';
import type { NetworkSpec } from './shape.ts';
import { createWorkspace } from './workspace.ts';

/** What changing one parameter does to the loss. */
export interface Effect {
  /** The loss as it is. */
  readonly before: number;
  /** The exact loss after the change. */
  readonly after: number;
  /** ∂L/∂w where the parameter is. */
  readonly gradient: number;
  /** What the gradient alone foretells: before + ∂L/∂w · change. */
  readonly foretold: number;
}

/** Asks a network on a data set what its parameters do to the loss; leaves them as they are. */
export interface Probe {
  /** The loss over all samples. */
  loss(parameters: Float64Array): number;
  /** ∂L/∂θ, laid out as the parameters; valid until the next call. */
  gradient(parameters: Float64Array): Float64Array;
  /** The effect of setting parameter `index` to `value`. */
  effect(parameters: Float64Array, index: number, value: number): Effect;
  /** The exact loss with parameter `index` at each of the values, all others as they are. */
  curve(parameters: Float64Array, index: number, values: readonly number[]): number[];
}

/** A probe of a network on a data set; reuse it, its buffers are made once. */
export function createProbe(spec: NetworkSpec, data: Dataset, name: LossName): Probe {
  const workspace = createWorkspace(spec, data.samples);
  const gradient = new Float64Array(workspace.parameters);
  const moved = new Float64Array(workspace.parameters);
  const form = lossFor(spec, name);

  function loss(parameters: Float64Array): number {
    return batchLoss(workspace, parameters, form, data.x, data.t);
  }

  function lossAt(index: number, value: number): number {
    moved[index] = value;
    return loss(moved);
  }

  return {
    loss,
    gradient(parameters) {
      backpropagate(workspace, parameters, form, data.x, data.t, gradient);
      return gradient;
    },
    effect(parameters, index, value) {
      const before = backpropagate(workspace, parameters, form, data.x, data.t, gradient);
      moved.set(parameters);
      const slope = gradient[index]!;
      const foretold = before + slope * (value - parameters[index]!);
      return { before, after: lossAt(index, value), gradient: slope, foretold };
    },
    curve(parameters, index, values) {
      moved.set(parameters);
      return values.map((value) => lossAt(index, value));
    },
  };
}
