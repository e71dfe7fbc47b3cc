import { expect, test } from 'vitest';
import { keysOf } from '#shared/math/parameter-key.ts';
import type { NetworkSpec } from '#shared/math/shape.ts';
import { isLocked } from '#shared/workshop/model/board.ts';

const layer = { units: 64, activation: 'tanh' } as const;
const network: NetworkSpec = { inputs: 64, layers: [layer, layer, layer, layer] };

/** A list that counts how often somebody looks at an item of it. */
function counting<T>(items: readonly T[]): { readonly list: readonly T[]; readonly looks: () => number } {
  let looks = 0;
  const list = new Proxy(items, {
    get(target, name, receiver) {
      if (typeof name === 'string' && /^\d+$/.test(name)) looks += 1;
      return Reflect.get(target, name, receiver);
    },
  });
  return { list, looks: () => looks };
}

test('a lock is looked up, not searched for: however many there are, each is read once', () => {
  const keys = keysOf(network);
  const { list, looks } = counting(keys);
  for (const key of keys) expect(isLocked({ locks: list }, key)).toBe(true);
  expect(isLocked({ locks: list }, 'W9-0-0')).toBe(false);
  expect(looks()).toBe(keys.length);
});
