import { expect, test } from 'vitest';
import { edgeScale, strengthOf } from '#client/instruments/diagram/edge-scale.ts';

const spec = { inputs: 2, layers: [{ units: 1, activation: 'identity' }] } as const;

test('the scale of edges is 1 while no weight goes beyond', () => {
  expect(edgeScale(spec, [0.2, -1, 0])).toBe(1);
  expect(strengthOf(-0.4, 1)).toBe(0.4);
});

test('beyond 1 the scale is the largest |w|, so that weights still differ', () => {
  expect(edgeScale(spec, [1.6, -3.2, 0])).toBe(3.2);
  expect(strengthOf(1.6, 3.2)).toBe(0.5);
  expect(strengthOf(-3.2, 3.2)).toBe(1);
});

test('a bias has no edge and so no say in the scale', () => {
  expect(edgeScale(spec, [0.5, 0.5, 40])).toBe(1);
});

test('the strength of a value that is no number is 0', () => {
  expect(strengthOf(Number.NaN, 1)).toBe(0);
});
