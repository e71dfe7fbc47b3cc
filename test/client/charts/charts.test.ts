import { describe, expect, test } from 'vitest';
import { labelOf, markPath } from '#client/charts/class-shapes.ts';
import { contour } from '#client/charts/contour.ts';
import { linearAxis, lossAxis, spikesOf } from '#client/charts/loss-axis.ts';
import { formatMagnitude } from '#client/charts/magnitude.ts';
import { leadOf } from '#client/charts/plane-paint.ts';
import { rangeOf, scaleOf, ticksOf } from '#client/charts/plane-scale.ts';

describe('a loss axis', () => {
  test('starts at 0 while the losses are of one order', () => {
    const axis = lossAxis([0.69, 0.4, 0.1]);
    expect(axis.kind).toBe('linear');
    expect(axis.share(0)).toBe(0);
    expect(axis.ticks.map(({ text }) => text)).toEqual(['0', '0.2', '0.4', '0.6', '0.8']);
  });

  test('ends at a round number, with round numbers between', () => {
    for (const [most, top] of [
      [0.0004, '4e−4'],
      [0.24, '0.3'],
      [5.1, '6'],
      [7, '8'],
      [13_000, '1.5e4'],
    ] as const) {
      const { share, ticks } = linearAxis([most]);
      expect(share(most)).toBeLessThanOrEqual(1);
      expect(share(ticks.at(-1)!.value)).toBe(1);
      expect(ticks.at(-1)!.text).toBe(top);
      expect(ticks.length).toBeLessThanOrEqual(6);
    }
    expect(linearAxis([0]).ticks.map(({ text }) => text)).toEqual(['0', '0.5', '1']);
  });

  test('goes by powers of ten once they span more', () => {
    const axis = lossAxis([0.69, 0.002]);
    expect(axis.kind).toBe('log');
    expect(axis.ticks.map(({ text }) => text)).toEqual(['0.001', '0.01', '0.1', '1']);
    expect(axis.share(0.1)).toBeCloseTo(2 / 3, 12);
  });

  test('does not reach for a spike, and says where it was', () => {
    const before = [0.7, 0.5, 0.3, 0.2, 0.1];
    for (const spike of [900, 1e12]) {
      const losses = [...before, spike, spike, 0.1, 0.1, 0.09];
      const axis = linearAxis(losses);
      expect(axis.ticks).toEqual(linearAxis(before).ticks);
      expect(axis.share(spike)).toBe(1);
      expect(spikesOf(axis, losses)).toEqual([5]);
    }
    const climb = Array.from({ length: 10 }, (_, k) => 10 ** (k + 3));
    const axis = lossAxis([...before, ...climb, ...before.map((loss) => loss / 10), ...before]);
    expect(axis.ticks.at(-1)!.value).toBeLessThanOrEqual(1_000);
    expect(axis.share(1e12)).toBe(1);
  });

  test('takes a first change of twenty times the loss for what it is', () => {
    const axis = linearAxis([0.1, 2]);
    expect(axis.beyond(2)).toBe(false);
    expect(spikesOf(axis, [0.1, 2])).toEqual([]);
  });

  test('stays linear where a loss of 0 has no logarithm, and holds equal losses', () => {
    expect(lossAxis([1, 0]).kind).toBe('linear');
    expect(lossAxis([0, 0]).share(0)).toBe(0);
  });
});

describe('a contour', () => {
  test('runs where the field changes sign, between the middles of the cells', () => {
    const field = Array.from({ length: 9 }, (_, k) => (k % 3) - 0.5);
    expect(contour(field, 3)).toBe('M1.00 0.50L1.00 1.50L1.00 2.50');
  });

  test('is empty where the field has one sign', () => {
    expect(contour([1, 2, 3, 4], 2)).toBe('');
  });

  test('of a saddle is two lines', () => {
    expect(contour([1, -1, -1, 1], 2).match(/L/g)).toHaveLength(2);
  });

  test('stays drawable where the field has no end', () => {
    expect(contour([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1, -1], 2)).toMatch(/^M[^Na]+$/);
    expect(contour([Number.NaN, Number.NaN, Number.NaN, Number.NaN], 2)).toBe('');
  });
});

describe('the scale of a unit', () => {
  const values = Float32Array.from([0.1, -3, 0.9, 5]);

  test('is around a half for a share of 1, around 0 for tanh, as wide as its values otherwise', () => {
    expect(scaleOf('sigmoid', values, 0, 2)).toEqual({ middle: 0.5, reach: 0.5 });
    expect(scaleOf('tanh', values, 0, 2)).toEqual({ middle: 0, reach: 1 });
    expect(scaleOf('relu', values, 1, 2)).toEqual({ middle: 0, reach: 5 });
  });

  test('of a dead unit still divides', () => {
    expect(scaleOf('relu', new Float32Array(4), 0, 1).reach).toBe(1);
  });

  test('leads are over the strongest other', () => {
    expect([...leadOf(Float32Array.from([1, 4, 2, 5, 3, 3]), 1, 3)]).toEqual([2, -2]);
  });
});

test('ranges leave room, ticks are round and within', () => {
  expect(rangeOf([2], [-1, 1])).toEqual([-1.24, 2.24]);
  expect(ticksOf([-1.2, 1.2])).toEqual([-1, 0, 1]);
  expect(ticksOf([-0.15, 1.15])).toEqual([0, 0.5, 1]);
});

test('magnitudes of any order are short', () => {
  expect([0, 0.0123456, 12.345, 3.14e-7, -2.5e8, Number.NaN].map(formatMagnitude)).toEqual([
    '0',
    '0.0123',
    '12.3',
    '3.1×10⁻⁷',
    '−2.5×10⁸',
    '—',
  ]);
});

test('every class has a mark of its own', () => {
  expect(new Set(Array.from({ length: 10 }, (_, label) => markPath(label, 0, 0, 5))).size).toBe(10);
  expect(labelOf([0, 1], 1, 1)).toBe(1);
  expect(labelOf([0, 0, 1, 1, 0, 0], 1, 3)).toBe(0);
});
