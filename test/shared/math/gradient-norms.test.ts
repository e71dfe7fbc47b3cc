import { expect, it } from 'vitest';
import { makeDataset } from '#shared/math/datasets.ts';
import { gradientMeans, gradientNorms } from '#shared/math/gradient-norms.ts';
import { initialize } from '#shared/math/initializers.ts';
import { createProbe } from '#shared/math/probe.ts';
import type { LayerSpec, NetworkSpec } from '#shared/math/shape.ts';

it('norms are Euclidean, layer by layer, weights and biases apart', () => {
  const spec: NetworkSpec = {
    inputs: 2,
    layers: [
      { units: 1, activation: 'tanh' },
      { units: 1, activation: 'identity' },
    ],
  };
  expect(gradientNorms(spec, [3, -4, -2, 0, 5])).toEqual([
    { weights: 5, biases: 2 },
    { weights: 0, biases: 5 },
  ]);
});

it('means are of |∂L/∂w|, layer by layer, whatever the layer’s size; biases are not among them', () => {
  const spec: NetworkSpec = {
    inputs: 2,
    layers: [
      { units: 1, activation: 'tanh' },
      { units: 1, activation: 'identity' },
    ],
  };
  expect(gradientMeans(spec, [3, -4, -2, 6, 5])).toEqual([3.5, 6]);
});

it('norms of tiny and huge gradients neither vanish nor overflow, and NaN shows', () => {
  const spec: NetworkSpec = { inputs: 2, layers: [{ units: 1, activation: 'identity' }] };
  expect(gradientNorms(spec, [3e-200, 4e-200, 0])[0]!.weights).toBeCloseTo(5e-200, 210);
  expect(gradientNorms(spec, [3e200, 4e200, 0])[0]!.weights / 5e200).toBeCloseTo(1, 14);
  expect(gradientNorms(spec, [Number.NaN, 1, 0])[0]!.weights).toBeNaN();
});

it('through deep sigmoid layers the gradient vanishes, through ReLU it does not', () => {
  const deep = (activation: 'sigmoid' | 'relu'): NetworkSpec => ({
    inputs: 2,
    layers: [
      ...Array.from({ length: 5 }, (): LayerSpec => ({ units: 16, activation })),
      { units: 1, activation: 'identity' },
    ],
  });
  const first = (['sigmoid', 'relu'] as const).map((activation) => {
    const spec = deep(activation);
    const probe = createProbe(spec, makeDataset('moons'), 'mse');
    const norms = gradientNorms(spec, probe.gradient(initialize(spec, 'he', 1)));
    return norms[0]!.weights / norms.at(-1)!.weights;
  });
  expect(first[0]).toBeLessThan(0.01);
  expect(first[1]).toBeGreaterThan(0.1);
});
