import { describe, expect, it } from 'vitest';
import { initialize, initializerNames } from '#shared/math/initializers.ts';
import { layoutOf, type NetworkSpec } from '#shared/math/shape.ts';
import { flatten, reference, specOf } from './numpy-reference.ts';

const wide: NetworkSpec = {
  inputs: 60,
  layers: [
    { units: 64, activation: 'relu' },
    { units: 40, activation: 'identity' },
  ],
};

function weightsOf(parameters: Float64Array): number[][] {
  return layoutOf(wide).map(({ weights, biases }) => Array.from(parameters.subarray(weights, biases)));
}

function deviation(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

it('“lecture” gives exactly the numbers of the lecture’s three-layer network', () => {
  const { network } = reference.lecture;
  expect(initialize(specOf(network), 'lecture', 0)).toEqual(flatten(network));
});

it('“zeros” gives zeros', () => {
  expect(new Set(initialize(wide, 'zeros', 0))).toEqual(new Set([0]));
});

it('“uniform” fills ±0.5 evenly, biases too', () => {
  const values = Array.from(initialize(wide, 'uniform', 1));
  expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(0.5);
  expect(deviation(values)).toBeCloseTo(0.5 / Math.sqrt(3), 1);
  expect(values.at(-1)).not.toBe(0);
});

describe.each([
  ['xavier', (inputs: number, units: number) => Math.sqrt(2 / (inputs + units))],
  ['he', (inputs: number) => Math.sqrt(2 / inputs)],
] as const)('“%s”', (name, wanted) => {
  it('spreads each layer by its size, and starts biases at 0', () => {
    const parameters = initialize(wide, name, 2);
    weightsOf(parameters).forEach((weights, index) => {
      const { inputs, units, biases } = layoutOf(wide)[index]!;
      const spread = wanted(inputs, units);
      expect(Math.abs(deviation(weights) / spread - 1)).toBeLessThan(0.05);
      expect(Array.from(parameters.subarray(biases, biases + units)).every((bias) => bias === 0)).toBe(true);
    });
  });
});

it.each(initializerNames)('“%s” gives the same for the same seed', (name) => {
  expect(initialize(wide, name, 3)).toEqual(initialize(wide, name, 3));
});

it('random initializers give something else for another seed', () => {
  for (const name of ['uniform', 'xavier', 'he'] as const) {
    expect(initialize(wide, name, 3)).not.toEqual(initialize(wide, name, 4));
  }
});
