import { describe, expect, it } from 'vitest';
import {
  createOptimizerState,
  type OptimizerName,
  optimizerDefaults,
  optimizerNames,
  optimizers,
} from '#shared/math/optimizers.ts';
import { expectClose } from './close.ts';

const gradients = [
  [1, -2, 0.5],
  [0.5, -2, 0],
  [-1, 4, 1e-3],
].map((values) => Float64Array.from(values));

function run(name: OptimizerName, fixed: Uint8Array | null = null): number[] {
  const parameters = Float64Array.from([1, 1, 1]);
  const state = createOptimizerState(name, 3);
  for (const gradient of gradients) {
    optimizers[name].step(parameters, gradient, state, { ...optimizerDefaults, learningRate: 0.1 }, fixed);
  }
  return Array.from(parameters);
}

it('SGD steps against the gradient by the learning rate', () => {
  expectClose(run('sgd'), [1 - 0.1 * 0.5, 1, 1 - 0.1 * 0.501], 1e-15);
});

it('momentum keeps 0.9 of its velocity, which the learning rate scales', () => {
  const velocity = [1, 0.9 + 0.5, 0.9 * (0.9 + 0.5) - 1];
  expectClose(run('momentum')[0]!, 1 - 0.1 * (velocity[0]! + velocity[1]! + velocity[2]!), 1e-15);
});

it('Adam’s first step is the learning rate, whatever the size of the gradient', () => {
  const parameters = Float64Array.from([1, 1, 1]);
  const state = createOptimizerState('adam', 3);
  const gradient = Float64Array.from([1000, -1e-3, 0]);
  optimizers.adam.step(parameters, gradient, state, { ...optimizerDefaults, learningRate: 0.1 }, null);
  expectClose(parameters, [0.9, 1.1, 1], 1e-5);
});

it('Adam corrects its means as in the paper', () => {
  let [m, v, w] = [0, 0, 1];
  gradients.forEach((gradient, index) => {
    const g = gradient[1]!;
    m = 0.9 * m + 0.1 * g;
    v = 0.999 * v + 0.001 * g * g;
    const t = index + 1;
    w -= (0.1 * (m / (1 - 0.9 ** t))) / (Math.sqrt(v / (1 - 0.999 ** t)) + 1e-8);
  });
  expectClose(run('adam')[1]!, w, 1e-14);
});

describe.each(optimizerNames)('%s', (name) => {
  it('leaves a fixed parameter alone, and moves the others as ever', () => {
    const free = run(name);
    expect(run(name, Uint8Array.from([0, 1, 0]))).toEqual([free[0], 1, free[2]]);
  });

  it('resumes without a jump when a parameter is let go', () => {
    const parameters = Float64Array.from([1]);
    const held = Float64Array.from([1]);
    const settings = { ...optimizerDefaults, learningRate: 0.01 };
    const [state, heldState] = [createOptimizerState(name, 1), createOptimizerState(name, 1)];
    const gradient = Float64Array.from([1]);
    for (let k = 0; k < 200; k++) {
      optimizers[name].step(parameters, gradient, state, settings, null);
      optimizers[name].step(held, gradient, heldState, settings, Uint8Array.from([1]));
    }
    const before = parameters[0]!;
    optimizers[name].step(parameters, gradient, state, settings, null);
    optimizers[name].step(held, gradient, heldState, settings, null);
    expectClose(held[0]! - 1, parameters[0]! - before, 1e-12);
  });
});
