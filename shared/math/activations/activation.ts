/** One layer's numbers for a batch: what a pass reads and writes. */
export interface LayerNumbers {
  readonly units: number;
  readonly alpha: number;
  /** Pre-activations A (capacity × units). */
  readonly a: Float64Array;
  /** Activations Z (capacity × units). */
  readonly z: Float64Array;
  /** ∂L/∂A (capacity × units) after a backward pass. */
  readonly delta: Float64Array;
}

/** What every activation does to a layer of a batch, forward beside backward. */
export interface Activation {
  /** Z = f(A) for the first `rows` samples; A, Z (rows × units). */
  readonly forward: (layer: LayerNumbers, rows: number) => void;
  /** Turns ∂L/∂Z in `layer.delta` (rows × units) into ∂L/∂A, in place. */
  readonly backward: (layer: LayerNumbers, rows: number) => void;
}

/** A function of one number and its derivative. */
export interface Curve {
  /** f(a). */
  readonly f: (a: number) => number;
  /** f′(a). */
  readonly derivative: (a: number) => number;
}

/** An activation that treats every unit by itself. */
export interface Elementwise extends Activation, Curve {}

/** An elementwise activation with a settable α. */
export interface Adjustable extends Elementwise {
  /** The α used where a layer sets none. */
  readonly alpha: number;
  readonly withAlpha: (alpha: number) => Curve;
}
