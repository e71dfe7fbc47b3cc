import { expect, it } from 'vitest';
import { makeDataset } from '#shared/math/datasets.ts';
import { initialize } from '#shared/math/initializers.ts';
import { indexOfKey } from '#shared/math/parameter-key.ts';
import { createProbe } from '#shared/math/probe.ts';
import { flatten, reference, specOf } from './numpy-reference.ts';

const spec = specOf(reference.lecture.network);
const parameters = flatten(reference.lecture.network);
const probe = createProbe(spec, makeDataset('lecture-sample'), 'mse');

it('the loss after a finite step is exact, not what the slope foretells', () => {
  const index = indexOfKey(spec, 'W1-0-1')!;
  const { before, after, gradient, foretold } = probe.effect(parameters, index, 0.8);
  const moved = Float64Array.from(parameters);
  moved[index] = 0.8;
  expect(before).toBe(probe.loss(parameters));
  expect(after).toBe(probe.loss(moved));
  expect(foretold).toBeCloseTo(before + gradient * 0.5, 15);
  expect(Math.abs(after - foretold)).toBeGreaterThan(1e-4);
});

it('for a small step the two agree', () => {
  const index = indexOfKey(spec, 'b3-1')!;
  const { after, foretold } = probe.effect(parameters, index, parameters[index]! + 1e-6);
  expect(Math.abs(after - foretold)).toBeLessThan(1e-11);
});

it('the curve along one parameter passes through the loss as it is, and leaves the others alone', () => {
  const before = Float64Array.from(parameters);
  const index = indexOfKey(spec, 'W2-1-0')!;
  const values = [-1, 0, parameters[index]!, 1];
  const curve = probe.curve(parameters, index, values);
  expect(curve[2]).toBe(probe.loss(parameters));
  expect(curve).toEqual(values.map((value) => probe.effect(parameters, index, value).after));
  expect(parameters).toEqual(before);
});

it('the gradient is that of the whole data set', () => {
  const network = {
    inputs: 2,
    layers: [
      { units: 3, activation: 'tanh' },
      { units: 1, activation: 'sigmoid' },
    ],
  } as const;
  const start = initialize(network, 'uniform', 2);
  const moons = createProbe(network, makeDataset('moons'), 'binary-cross-entropy');
  const gradient = Float64Array.from(moons.gradient(start));
  gradient.forEach((slope, k) => {
    const [below, above] = moons.curve(start, k, [start[k]! - 1e-5, start[k]! + 1e-5]);
    expect(slope).toBeCloseTo((above! - below!) / 2e-5, 8);
  });
});
