import { expect, it } from 'vitest';
import { collapse } from '#shared/math/collapse.ts';
import { trace } from '#shared/math/forward.ts';
import { createRandom } from '#shared/math/random.ts';
import { type NetworkSpec, parameterCount } from '#shared/math/shape.ts';
import { expectClose } from './close.ts';

function parametersFor(spec: NetworkSpec): Float64Array {
  const random = createRandom(9);
  return Float64Array.from({ length: parameterCount(spec) }, () => random.between(-1, 1));
}

it('every run of identity layers becomes one, and the function stays the same', () => {
  const spec: NetworkSpec = {
    inputs: 3,
    layers: [
      { units: 4, activation: 'identity' },
      { units: 2, activation: 'identity' },
      { units: 5, activation: 'tanh' },
      { units: 6, activation: 'identity' },
      { units: 1, activation: 'identity' },
      { units: 3, activation: 'identity' },
    ],
  };
  const parameters = parametersFor(spec);
  const collapsed = collapse(spec, parameters);
  expect(collapsed.spec.layers).toEqual([
    { units: 2, activation: 'identity' },
    { units: 5, activation: 'tanh' },
    { units: 3, activation: 'identity' },
  ]);
  expect(collapsed.parameters.length).toBe(parameterCount(collapsed.spec));
  for (const x of [
    [1, 2, 3],
    [-0.3, 0, 9],
  ]) {
    const before = trace(spec, parameters, x).at(-1)!.z;
    expectClose(trace(collapsed.spec, collapsed.parameters, x).at(-1)!.z, before, 1e-14);
  }
});

it('a network without neighbouring identity layers stays as it is', () => {
  const spec: NetworkSpec = {
    inputs: 2,
    layers: [
      { units: 2, activation: 'relu' },
      { units: 1, activation: 'identity' },
    ],
  };
  const parameters = parametersFor(spec);
  expect(collapse(spec, parameters)).toEqual({ spec, parameters });
});
