import { describe, expect, it } from 'vitest';
import { exp, expm1, log, log1p, log1pOfShare, sigmoid, tanh } from '#shared/math/elementary.ts';
import { createRandom } from '#shared/math/random.ts';

/** How many doubles lie between two, as a share of the spacing at `wanted`. */
function ulps(actual: number, wanted: number): number {
  const spacing = Math.max(2 ** (Math.floor(Math.log2(Math.abs(wanted))) - 52), 2 ** -1074);
  return Math.abs(actual - wanted) / spacing;
}

/** Arguments of every size between two bounds, the same every time. */
function arguments_(low: number, high: number): number[] {
  const random = createRandom(1);
  return Array.from({ length: 20_000 }, (_, k) =>
    k % 2 === 0 ? random.between(low, high) : random.between(low, high) * 10 ** -random.between(0, 12),
  );
}

describe('elementary functions, by arithmetic alone, differ from Math by at most a few last digits:', () => {
  // Math’s own functions may be off by 1 ulp themselves.
  it.each([
    ['exp', exp, Math.exp, -700, 700, 2],
    ['expm1', expm1, Math.expm1, -40, 700, 4],
    ['log', log, Math.log, 1e-300, 1e4, 2],
    ['log1p', log1p, Math.log1p, -0.99, 50, 3],
    ['log1pOfShare', log1pOfShare, Math.log1p, 0, 1, 2],
    ['sigmoid', sigmoid, (x: number) => 1 / (1 + Math.exp(-x)), -700, 700, 4],
    ['tanh', tanh, Math.tanh, -30, 30, 4],
  ] as const)('%s', (_, ours, theirs, low, high, most) => {
    const worst = Math.max(...arguments_(low, high).map((x) => ulps(ours(x), theirs(x))));
    expect(worst).toBeLessThanOrEqual(most);
  });
});

it('exp runs from 0 to Infinity without a gap, and keeps NaN', () => {
  expect([-Infinity, -1000, 0, 1000, Infinity].map(exp)).toEqual([0, 0, 1, Infinity, Infinity]);
  expect(exp(709.78)).toBeCloseTo(Math.exp(709.78), -297);
  expect(exp(-740) / Math.exp(-740)).toBeCloseTo(1, 1);
  expect(exp(Number.NaN)).toBeNaN();
});

it('expm1 keeps what exp − 1 would lose at small arguments', () => {
  expect(expm1(1e-20)).toBe(1e-20);
  expect(expm1(-1e-10)).toBe(Math.expm1(-1e-10));
  expect(expm1(-1000)).toBe(-1);
});

it('log is −Infinity at 0, NaN below, and right for the smallest and largest numbers', () => {
  expect([0, 1, Infinity].map(log)).toEqual([-Infinity, 0, Infinity]);
  expect(log(-1)).toBeNaN();
  expect(log(Number.NaN)).toBeNaN();
  for (const x of [5e-324, 1e-310, 2 ** -1022, Number.MAX_VALUE]) expect(log(x)).toBeCloseTo(Math.log(x), 12);
});

it('log1p is −Infinity at −1, NaN below, and itself at the smallest arguments', () => {
  expect(log1p(-1)).toBe(-Infinity);
  expect(log1p(-1.5)).toBeNaN();
  expect(log1p(1e-20)).toBe(1e-20);
  expect(log1p(1e300)).toBeCloseTo(Math.log(1e300), 12);
  expect(log1p(Infinity)).toBe(Infinity);
});
