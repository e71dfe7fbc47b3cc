import { expect, it } from 'vitest';
import { indexOfKey, keysOf, parseKey } from '#shared/math/parameter-key.ts';
import { layoutOf, type NetworkSpec, outputCount, parameterCount } from '#shared/math/shape.ts';

const spec: NetworkSpec = {
  inputs: 2,
  layers: [
    { units: 3, activation: 'sigmoid' },
    { units: 2, activation: 'identity' },
  ],
};

it('parameters lie one layer after the other: W row by row, then b', () => {
  expect(layoutOf(spec)).toEqual([
    { inputs: 2, units: 3, weights: 0, biases: 6 },
    { inputs: 3, units: 2, weights: 9, biases: 15 },
  ]);
  expect(parameterCount(spec)).toBe(17);
  expect(outputCount(spec)).toBe(2);
});

it('keys name every parameter in that order', () => {
  expect(keysOf(spec).slice(0, 10)).toEqual([
    'W1-0-0',
    'W1-0-1',
    'W1-0-2',
    'W1-1-0',
    'W1-1-1',
    'W1-1-2',
    'b1-0',
    'b1-1',
    'b1-2',
    'W2-0-0',
  ]);
  keysOf(spec).forEach((key, index) => {
    expect(indexOfKey(spec, key)).toBe(index);
  });
});

it('a key that names no parameter has no index', () => {
  for (const key of [
    'W1-2-0',
    'W1-0-3',
    'W3-0-0',
    'W0-0-0',
    'b1-3',
    'b01-0',
    'W1-0',
    'w1-0-0',
    '__proto__',
    '',
  ]) {
    expect(indexOfKey(spec, key), key).toBeUndefined();
  }
  expect(parseKey('b2-1')).toEqual({ kind: 'bias', layer: 2, to: 1 });
});
