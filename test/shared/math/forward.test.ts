import { expect, it } from 'vitest';
import { trace } from '#shared/math/forward.ts';

it('trace keeps a and z of every layer', () => {
  const [layer] = trace({ inputs: 2, layers: [{ units: 1, activation: 'identity' }] }, [2, 3, 1], [10, 100]);
  expect(layer).toEqual({ a: [321], z: [321] });
});
