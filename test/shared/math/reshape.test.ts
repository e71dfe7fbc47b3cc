import { expect, it } from 'vitest';
import { trace } from '#shared/math/forward.ts';
import { initialize } from '#shared/math/initializers.ts';
import { indexOfKey, keysOf } from '#shared/math/parameter-key.ts';
import { reshape } from '#shared/math/reshape.ts';
import { type LayerSpec, type NetworkSpec, parameterCount } from '#shared/math/shape.ts';

function network(...units: readonly number[]): NetworkSpec {
  return { inputs: 2, layers: units.map((count): LayerSpec => ({ units: count, activation: 'tanh' })) };
}

const before = network(3, 2);
const parameters = Float64Array.from({ length: parameterCount(before) }, (_, k) => k + 1);

/** What became of each key: its old key where the old number is there, or 'fresh'. */
function fate(next: NetworkSpec, from: readonly (number | null)[]): Record<string, string> {
  const result = reshape(before, parameters, next, from, new Float64Array(parameterCount(next)));
  const old = keysOf(before);
  return Object.fromEntries(
    keysOf(next).map((key, k) => [key, result[k] === 0 ? 'fresh' : old[result[k]! - 1]!]),
  );
}

it('a unit more keeps every weight and bias there was', () => {
  const next = network(4, 2);
  const kept = fate(next, [0, 1]);
  for (const key of keysOf(before)) expect(kept[key]).toBe(key);
  expect(kept).toMatchObject({ 'W1-0-3': 'fresh', 'b1-3': 'fresh', 'W2-3-0': 'fresh' });
});

it('a unit less drops its own weights only', () => {
  const kept = fate(network(2, 2), [0, 1]);
  for (const [key, was] of Object.entries(kept)) expect(was).toBe(key);
});

it('a new layer between two keeps the biases after it, but not weights that now come from elsewhere', () => {
  const kept = fate(network(3, 3, 2), [0, null, 1]);
  expect(kept).toMatchObject({ 'W1-1-2': 'W1-1-2', 'b1-0': 'b1-0', 'W2-0-0': 'fresh', 'b2-0': 'fresh' });
  expect(kept).toMatchObject({ 'W3-0-0': 'fresh', 'W3-2-1': 'fresh', 'b3-0': 'b2-0', 'b3-1': 'b2-1' });
});

it('another activation keeps everything', () => {
  const next = {
    ...before,
    layers: before.layers.map((layer) => ({ ...layer, activation: 'relu' as const })),
  };
  expect(reshape(before, parameters, next, [0, 1], new Float64Array(17))).toEqual(parameters);
});

it('what is new starts from the fresh values', () => {
  const next = network(3, 2, 1);
  const fresh = initialize(next, 'xavier', 1);
  const result = reshape(before, parameters, next, [0, 1, null], fresh);
  const index = indexOfKey(next, 'W3-1-0')!;
  expect(result[index]).toBe(fresh[index]);
  expect(trace(next, result, [0.1, 0.2]).slice(0, 2)).toEqual(trace(before, parameters, [0.1, 0.2]));
});
