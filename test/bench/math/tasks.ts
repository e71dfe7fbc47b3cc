import { createRandom } from '../../../shared/math/random.ts';
import { type NetworkSpec, parameterCount } from '../../../shared/math/shape.ts';
import type { Task } from './contestant.ts';

function task(sizes: readonly number[], rows: number, activation: 'sigmoid' | 'tanh', seed: number): Task {
  const random = createRandom(seed);
  const spec: NetworkSpec = {
    inputs: sizes[0]!,
    layers: sizes.slice(1).map((units) => ({ units, activation })),
  };
  const outputs = sizes.at(-1)!;
  return {
    name: `${sizes.join('-')}/${rows}`,
    spec,
    activation,
    rows,
    parameters: Float64Array.from({ length: parameterCount(spec) }, () => random.between(-0.8, 0.8)),
    x: Float64Array.from({ length: rows * sizes[0]! }, () => random.between(-1, 1)),
    t: Float64Array.from({ length: rows * outputs }, () => random.between(0.1, 0.9)),
  };
}

/** The sizes of the bench: the lecture's network by itself, XOR, a small deep one, a wide one. */
export function tasks(): Task[] {
  return [
    task([2, 3, 2, 2], 1, 'sigmoid', 1),
    task([2, 4, 1], 200, 'tanh', 2),
    task([2, 8, 8, 8, 1], 500, 'tanh', 3),
    task([64, 64, 10], 256, 'tanh', 4),
  ];
}
