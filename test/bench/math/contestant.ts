import type { NetworkSpec } from '../../../shared/math/shape.ts';

/** One network, one batch, one loss (½ Σ squares, the mean over samples) for every contestant. */
export interface Task {
  readonly name: string;
  readonly spec: NetworkSpec;
  /** The activation of every layer, the output included: what all peers can do. */
  readonly activation: 'sigmoid' | 'tanh';
  /** Samples in the batch. */
  readonly rows: number;
  /** Weights and biases, laid out as ours. */
  readonly parameters: Float64Array;
  /** X (rows × inputs) and T (rows × outputs). */
  readonly x: Float64Array;
  readonly t: Float64Array;
}

/** What the bench times of a library, prepared for one task. */
export interface Contestant {
  /** Forward pass of the whole batch. */
  readonly forward: () => void;
  /** Forward and backward pass of the whole batch. */
  readonly gradient: () => void;
  /** Y of the last pass, row by row. */
  readonly outputs: () => number[];
  /** ∂L/∂θ of the last backward pass, where the library gives it without changing the weights. */
  readonly gradients?: () => number[];
  /** Runs before each turn of the contestant, untimed. */
  readonly prepare?: () => Promise<void>;
  /** Frees what the library keeps outside the heap. */
  readonly dispose?: () => void;
}
