import type { Dataset } from './datasets/dataset.ts';
import { type Divergence, findDivergence } from './divergence.ts';
import type { LossForm } from './losses/loss.ts';
import { type LossName, lossFor } from './losses.ts';
import { backpropagate, batchLoss } from './network.ts';
import type { Optimizer, OptimizerSettings, OptimizerState } from './optimizers/optimizer.ts';
import { createOptimizerState, type OptimizerName, optimizerDefaults, optimizers } from './optimizers.ts';
import { addPenalty, type Penalty } from './penalty.ts';
import { createRandom, type Random } from './random.ts';
import { type NetworkSpec, outputCount } from './shape.ts';
import { shuffle } from './shuffle.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

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
export class Training {
  /** ∂L/∂θ of the last step, laid out as the parameters. */
  readonly gradient: Float64Array;
  readonly #spec: NetworkSpec;
  readonly #data: Dataset;
  readonly #loss: LossForm;
  readonly #optimizer: Optimizer;
  readonly #memory: OptimizerState;
  readonly #penalty: Penalty;
  readonly #random: Random;
  /** Buffers for the whole data set, and for one batch; the same where the batch is the whole. */
  readonly #whole: Workspace;
  readonly #batch: Workspace;
  /** X and T of the batch, and the order that batches are taken in. */
  readonly #x: Float64Array;
  readonly #t: Float64Array;
  readonly #order: Uint32Array;
  #settings: OptimizerSettings;
  /** Where the next batch begins in the order, and how many samples the last one had. */
  #next = 0;
  #rows = 0;
  #steps = 0;
  #epochs = 0;

  /** @throws RangeError when the data do not fit the network or the batch size is not a positive integer */
  constructor(spec: NetworkSpec, data: Dataset, settings: TrainingSettings) {
    const { inputs, outputs, samples } = data;
    if (inputs !== spec.inputs || outputs !== outputCount(spec)) {
      throw new RangeError(`${inputs} → ${outputs} data for a ${spec.inputs} → ${outputCount(spec)} network`);
    }
    const batchSize = Math.min(settings.batchSize ?? samples, samples);
    this.#spec = spec;
    this.#data = data;
    this.#loss = lossFor(spec, settings.loss);
    this.#whole = createWorkspace(spec, samples);
    this.#batch = batchSize === samples ? this.#whole : createWorkspace(spec, batchSize);
    this.#x = batchSize === samples ? data.x : new Float64Array(batchSize * inputs);
    this.#t = batchSize === samples ? data.t : new Float64Array(batchSize * outputs);
    this.#order = Uint32Array.from({ length: samples }, (_, k) => k);
    this.#random = createRandom(settings.seed ?? 0);
    this.#optimizer = optimizers[settings.optimizer];
    this.#memory = createOptimizerState(settings.optimizer, this.#whole.parameters);
    this.#settings = { ...optimizerDefaults, ...settings };
    this.#penalty = { l1: settings.l1 ?? 0, l2: settings.l2 ?? 0 };
    this.gradient = new Float64Array(this.#whole.parameters);
  }

  /** Steps taken. */
  get steps(): number {
    return this.#steps;
  }

  /** Times all samples were seen. */
  get epochs(): number {
    return this.#epochs;
  }

  /** η, free to change between steps. */
  get learningRate(): number {
    return this.#settings.learningRate;
  }

  set learningRate(learningRate: number) {
    this.#settings = { ...this.#settings, learningRate };
  }

  /**
   * One step of the optimizer on the next (mini-)batch; no allocation.
   * @param parameters θ (parameterCount), changed in place
   * @param fixed 1 where a parameter stays as it is, as long as the parameters
   * @returns the loss of that batch before the step, its penalty included
   */
  step(parameters: Float64Array, fixed: Uint8Array | null = null): number {
    this.#advance(parameters, fixed);
    return this.#batch.loss;
  }

  /** The loss over all samples, its penalty included. */
  loss(parameters: Float64Array): number {
    batchLoss(this.#whole, parameters, this.#loss, this.#data.x, this.#data.t);
    addPenalty(this.#whole, parameters, this.#penalty, null);
    return this.#whole.loss;
  }

  /**
   * What blew up in the last step, or undefined when nothing did.
   * @param parameters θ after that step
   * @param limit the magnitude that no parameter may pass
   */
  diagnose(parameters: Float64Array, limit: number): Divergence | undefined {
    return findDivergence(this.#spec, this.#batch, this.#rows, this.gradient, parameters, limit);
  }

  /** One step; apart from `step`, so that its number is not put on the heap at every call. */
  #advance(parameters: Float64Array, fixed: Uint8Array | null): void {
    const { samples } = this.#data;
    this.#rows = this.#batch === this.#whole ? samples : this.#gather();
    backpropagate(this.#batch, parameters, this.#loss, this.#x, this.#t, this.gradient, this.#rows);
    addPenalty(this.#batch, parameters, this.#penalty, this.gradient);
    this.#optimizer.step(parameters, this.gradient, this.#memory, this.#settings, fixed);
    this.#steps++;
    this.#next += this.#rows;
    if (this.#next === samples) {
      this.#next = 0;
      this.#epochs++;
    }
  }

  /** Copies the next samples of the shuffled order to the front of x and t, and says how many. */
  #gather(): number {
    const { inputs, outputs, samples, x, t } = this.#data;
    if (this.#next === 0) shuffle(this.#order, this.#random);
    const rows = Math.min(this.#batch.capacity, samples - this.#next);
    for (let r = 0; r < rows; r++) {
      const sample = this.#order[this.#next + r]!;
      for (let i = 0; i < inputs; i++) this.#x[r * inputs + i] = x[sample * inputs + i]!;
      for (let k = 0; k < outputs; k++) this.#t[r * outputs + k] = t[sample * outputs + k]!;
    }
    return rows;
  }
}
