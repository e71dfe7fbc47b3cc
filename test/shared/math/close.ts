import { expect } from 'vitest';

/** Numbers, nested as deep as they like. */
export type Nested = number | ArrayLike<number> | readonly Nested[];

function flat(value: Nested): number[] {
  return typeof value === 'number' ? [value] : Array.from(value as ArrayLike<Nested>).flatMap(flat);
}

/**
 * Every number within `tolerance` of the wanted one, relative to the larger of it and 1: derivatives that
 * the reference got from 1 − y² near y = 1 are no more exact than that.
 */
export function expectClose(actual: Nested, wanted: Nested, tolerance: number, what = 'value'): void {
  const is = flat(actual);
  const should = flat(wanted);
  expect(is.length, `${what}: how many`).toBe(should.length);
  should.forEach((value, k) => {
    const off = Math.abs(is[k]! - value);
    if (!(off <= tolerance * Math.max(1, Math.abs(value)))) {
      expect.fail(`${what} [${k}] is ${is[k]}, not ${value} (off by ${off})`);
    }
  });
}
