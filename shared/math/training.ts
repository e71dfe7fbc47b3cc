import type { Dataset } from './datasets/dataset.ts';
import { type Divergence, findDivergence } from './divergence.ts';
import { type LossName, lossFor } from './losses.ts';
import { backpropagate, batchLoss } from './network.ts';
import type { OptimizerSettings } from './optimizers/optimizer.ts';
import { createOptimizerState, type OptimizerName, optimizerDefaults, optimizers } from './optimizers.ts';
import { addPenalty, type Penalty } from './penalty.ts';
import { createRandom } from './random.ts';
import { type NetworkSpec, outputCount } from './shape.ts';
import { shuffle } from './shuffle.ts';
import { createWorkspace } from './workspace.ts';

/** How a network is trained; what is left out has its default. */
export interface TrainingSettings extends Partial<OptimizerSettings>, Partial<Penalty> {
  readonly loss: LossName;
  readonly optimizer: OptimizerName;
  /** Samples of a mini-batch; the whole data set when left out. */
  readonly batchSize?: number;
  /** Orders the mini-batches; 0 when left out. */
  readonly seed?: number;
}

/** A training under way. It owns no parameters: whoever calls may change them between steps. */
export interface Training {
  /** Steps taken. */
  readonly steps: number;
  /** Times all samples were seen. */
  readonly epochs: number;
  /** ∂L/∂θ of the last step, laid out as the parameters. */
  readonly gradient: Float64Array;
  /** η, free to change between steps. */
  learningRate: number;
  /**
   * One step of the optimizer on the next (mini-)batch; no allocation.
   * @param parameters θ (parameterCount), changed in place
   * @param fixed 1 where a parameter stays as it is, as long as the parameters
   * @returns the loss of that batch before the step, its penalty included
   */
  step(parameters: Float64Array, fixed?: Uint8Array | null): number;
  /** The loss over all samples, its penalty included. */
  loss(parameters: Float64Array): number;
  /**
   * What blew up in the last step, or undefined when nothing did.
   * @param parameters θ after that step
   * @param limit the magnitude that no parameter may pass
   */
  diagnose(parameters: Float64Array, limit: number): Divergence | undefined;
}

/**
 * A training of a network on a data set.
 * @throws RangeError when the data do not fit the network or the batch size is not a positive integer
 */
export function createTraining(spec: NetworkSpec, data: Dataset, settings: TrainingSettings): Training {
  const { inputs, outputs, samples } = data;
  if (inputs !== spec.inputs || outputs !== outputCount(spec)) {
    throw new RangeError(`${inputs} → ${outputs} data for a ${spec.inputs} → ${outputCount(spec)} network`);
  }
  const batchSize = Math.min(settings.batchSize ?? samples, samples);
  const whole = createWorkspace(spec, samples);
  const batch = batchSize === samples ? whole : createWorkspace(spec, batchSize);
  const loss = lossFor(spec, settings.loss);
  const optimizer = optimizers[settings.optimizer];
  const state = createOptimizerState(settings.optimizer, whole.parameters);
  const penalty: Penalty = { l1: settings.l1 ?? 0, l2: settings.l2 ?? 0 };
  const penalized = penalty.l1 !== 0 || penalty.l2 !== 0;
  const hyper = { ...optimizerDefaults, ...settings };
  const gradient = new Float64Array(whole.parameters);
  const random = createRandom(settings.seed ?? 0);
  const order = Uint32Array.from({ length: samples }, (_, k) => k);
  const x = batch === whole ? data.x : new Float64Array(batchSize * inputs);
  const t = batch === whole ? data.t : new Float64Array(batchSize * outputs);
  const last = { rows: 0, loss: Number.NaN };
  let next = 0;
  let steps = 0;
  let epochs = 0;

  /** Copies the next samples of the shuffled order to the front of x and t, and says how many. */
  function gather(): number {
    if (next === 0) shuffle(order, random);
    const rows = Math.min(batchSize, samples - next);
    for (let r = 0; r < rows; r++) {
      const sample = order[next + r]!;
      for (let i = 0; i < inputs; i++) x[r * inputs + i] = data.x[sample * inputs + i]!;
      for (let k = 0; k < outputs; k++) t[r * outputs + k] = data.t[sample * outputs + k]!;
    }
    return rows;
  }

  /** One step; apart from `step`, so that its number is not put on the heap at every call. */
  function advance(parameters: Float64Array, fixed: Uint8Array | null): void {
    const rows = batch === whole ? samples : gather();
    last.rows = rows;
    backpropagate(batch, parameters, loss, x, t, gradient, rows);
    if (penalized) addPenalty(batch, parameters, penalty, gradient);
    last.loss = batch.loss;
    optimizer.step(parameters, gradient, state, hyper, fixed);
    steps++;
    next = next + rows === samples ? 0 : next + rows;
    if (next === 0) epochs++;
  }

  return {
    get steps() {
      return steps;
    },
    get epochs() {
      return epochs;
    },
    gradient,
    get learningRate() {
      return hyper.learningRate;
    },
    set learningRate(value) {
      hyper.learningRate = value;
    },
    step(parameters, fixed = null) {
      advance(parameters, fixed);
      return last.loss;
    },
    loss(parameters) {
      batchLoss(whole, parameters, loss, data.x, data.t);
      if (penalized) addPenalty(whole, parameters, penalty, null);
      return whole.loss;
    },
    diagnose: (parameters, limit) =>
      findDivergence(spec, { layers: batch.layers, ...last, gradient, parameters }, limit),
  };
}
