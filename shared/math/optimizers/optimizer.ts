/** The settings of every optimizer; each reads its own. */
export interface OptimizerSettings {
  /** η: how far one step goes. */
  readonly learningRate: number;
  /** μ of momentum: what stays of the velocity at each step. */
  readonly momentum: number;
  /** β₁, β₂ of Adam: what stays of the mean gradient and of the mean squared gradient. */
  readonly beta1: number;
  readonly beta2: number;
  /** ε of Adam: keeps its division finite. */
  readonly epsilon: number;
}

/** What an optimizer remembers between steps. */
export interface OptimizerState {
  /** One array of the parameters' length for each running mean it keeps. */
  readonly slots: readonly Float64Array[];
  /** β₁ᵗ and β₂ᵗ after t steps. */
  power1: number;
  power2: number;
}

/** Turns a gradient into a step. */
export interface Optimizer {
  /** How many running means it keeps. */
  readonly slots: 0 | 1 | 2;
  /**
   * One step, in place; parameters and gradient (parameterCount).
   * @param fixed 1 where a parameter stays as it is (a hand holds it), or null; the running means
   *   follow the gradient all the same, so that letting go makes no jump
   */
  readonly step: (
    parameters: Float64Array,
    gradient: Float64Array,
    state: OptimizerState,
    settings: OptimizerSettings,
    fixed: Uint8Array | null,
  ) => void;
}
