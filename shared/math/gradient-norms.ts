import { layoutOf, type NetworkSpec } from './shape.ts';

/** How large the gradient of one layer is: Euclidean norms. */
export interface LayerGradientNorm {
  /** ‖∂L/∂W‖. */
  readonly weights: number;
  /** ‖∂L/∂b‖. */
  readonly biases: number;
}

/** √Σ v² of gradient[from … to), without overflow or underflow on the way. */
function norm(gradient: ArrayLike<number>, from: number, to: number): number {
  let largest = 0;
  for (let k = from; k < to; k++) if (!(Math.abs(gradient[k]!) <= largest)) largest = Math.abs(gradient[k]!);
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  let sum = 0;
  for (let k = from; k < to; k++) {
    const share = gradient[k]! / largest;
    sum += share * share;
  }
  return largest * Math.sqrt(sum);
}

/**
 * The gradient's size layer by layer, first to last: where it vanishes or explodes.
 * @param gradient ∂L/∂θ, laid out as the parameters
 */
export function gradientNorms(spec: NetworkSpec, gradient: ArrayLike<number>): LayerGradientNorm[] {
  return layoutOf(spec).map(({ units, weights, biases }) => ({
    weights: norm(gradient, weights, biases),
    biases: norm(gradient, biases, biases + units),
  }));
}

/**
 * How much one weight of each layer counts on average, first to last: the mean of |∂L/∂w|, whatever the layer's size.
 * @param gradient ∂L/∂θ, laid out as the parameters
 */
export function gradientMeans(spec: NetworkSpec, gradient: ArrayLike<number>): number[] {
  return layoutOf(spec).map(({ weights, biases }) => {
    let sum = 0;
    for (let k = weights; k < biases; k++) sum += Math.abs(gradient[k]!);
    return sum / (biases - weights);
  });
}
