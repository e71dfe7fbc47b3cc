import { expect, it } from 'vitest';
import { trace } from '#shared/math/forward.ts';

it('trace keeps a and z of every layer', () => {
  const [layer] = trace({ inputs: 2, layers: [{ units: 1, activation: 'identity' }] }, [2, 3, 1], [10, 100]);
  expect(layer).toEqual({ a: [321], z: [321] });
});

it('trace uses a layer’s own α', () => {
  const spec = { inputs: 1, layers: [{ units: 1, activation: 'leaky-relu', alpha: 0.5 }] } as const;
  expect(trace(spec, [1, 0], [-8])).toEqual([{ a: [-8], z: [-4] }]);
});

it('trace refuses an input or parameters of another length', () => {
  const spec = { inputs: 2, layers: [{ units: 1, activation: 'identity' }] } as const;
  expect(() => trace(spec, [2, 3, 1], [10])).toThrow(RangeError);
  expect(() => trace(spec, [2, 3], [10, 100])).toThrow(RangeError);
});
