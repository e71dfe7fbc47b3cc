import { Matrix } from 'ml-matrix';
import { layoutOf } from '../../../../shared/math/shape.ts';
import type { Contestant, Task } from '../contestant.ts';

/** ml-matrix: the passes written with its matrix operations. */
export async function mlMatrix({ spec, rows, parameters, activation, x, t }: Task): Promise<Contestant> {
  const layout = layoutOf(spec);
  const weights = layout.map((l) =>
    Matrix.from1DArray(l.inputs, l.units, parameters.subarray(l.weights, l.biases)),
  );
  const biases = layout.map((l) => Array.from(parameters.subarray(l.biases, l.biases + l.units)));
  const input = Matrix.from1DArray(rows, spec.inputs, x);
  const target = Matrix.from1DArray(rows, t.length / rows, t);
  let activations: Matrix[] = [];
  let gradients: number[] = [];

  function forward(): void {
    activations = [input];
    for (let l = 0; l < weights.length; l++) {
      const a = activations[l]!.mmul(weights[l]!).addRowVector(biases[l]!);
      activations.push(activation === 'tanh' ? a.tanh() : a.neg().exp().add(1).pow(-1));
    }
  }

  function derivative(z: Matrix): Matrix {
    const square = z.clone().mul(z);
    return activation === 'tanh' ? square.neg().add(1) : Matrix.sub(z, square);
  }

  function backward(): void {
    const parts: (readonly number[])[] = [];
    const y = activations.at(-1)!;
    let delta = Matrix.sub(y, target)
      .mul(1 / rows)
      .mul(derivative(y));
    for (let l = weights.length - 1; l >= 0; l--) {
      parts.unshift(activations[l]!.transpose().mmul(delta).to1DArray(), delta.sum('column'));
      if (l > 0) delta = delta.mmul(weights[l]!.transpose()).mul(derivative(activations[l]!));
    }
    gradients = parts.flat();
  }

  return {
    forward,
    gradient: () => {
      forward();
      backward();
    },
    outputs: () => activations.at(-1)!.to1DArray(),
    gradients: () => gradients,
  };
}
