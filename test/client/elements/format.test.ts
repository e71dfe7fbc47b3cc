import { describe, expect, test } from 'vitest';
import {
  formatDelta,
  formatInput,
  formatParameter,
  formatPercent,
  formatReading,
  formatSigned,
  formatTarget,
  formatWeight,
  moved,
  parseNumber,
} from '#client/elements/format.ts';

describe('numbers to read', () => {
  test('weights have two decimals and a true minus', () => {
    expect(formatWeight(0.3)).toBe('0.30');
    expect(formatWeight(-1.005)).toBe('−1.00');
    expect(formatWeight(-0.001)).toBe('0.00');
  });

  test('activations, losses and gradients have four decimals', () => {
    expect(formatReading(0.0963)).toBe('0.0963');
    expect(formatReading(-0.5)).toBe('−0.5000');
  });

  test('only deltas and biases carry a plus sign, and zero never does', () => {
    expect(formatSigned(0.1)).toBe('+0.10');
    expect(formatSigned(0)).toBe('0.00');
    expect(formatDelta(0.3168)).toBe('+0.3168');
    expect(formatDelta(-0.3037)).toBe('−0.3037');
  });

  test('what is too large or no number is said, never NaN', () => {
    expect(formatReading(25_000)).toBe('> 9999');
    expect(formatWeight(-25_000)).toBe('< −9999');
    expect(formatDelta(1e9)).toBe('> +9999');
    expect(formatDelta(-1e9)).toBe('< −9999');
    expect(formatReading(Number.NaN)).toBe('—');
    expect(formatWeight(Number.POSITIVE_INFINITY)).toBe('—');
  });

  test('a share is a rounded percentage, and 100 or 0 only where all or none are meant', () => {
    const shares = [2 / 3, 1 / 3, 1, 0, 299 / 300, 1 / 300];
    expect(shares.map(formatPercent)).toEqual(['67', '33', '100', '0', '99', '1']);
  });

  test('where it is edited a number has two to four decimals at any magnitude', () => {
    expect(formatParameter(0.3)).toBe('0.30');
    expect(formatParameter(0.123456)).toBe('0.1235');
    expect(formatParameter(25_000)).toBe('25000.00');
    expect(formatParameter(-0.00001)).toBe('0.00');
    expect(formatInput(1)).toBe('1.0');
    expect(formatTarget(1)).toBe('1');
    expect(formatTarget(0.25)).toBe('0.25');
  });
});

describe('numbers typed', () => {
  test('any minus sign, a comma and spaces are welcome', () => {
    expect(parseNumber(' −0,5 ')).toEqual({ value: -0.5 });
    expect(parseNumber('-.25')).toEqual({ value: -0.25 });
    expect(parseNumber('+1e2')).toEqual({ value: 100 });
  });

  test.each(['', '  ', 'NaN', 'Infinity', '-Infinity', '0x10', '1,000.5', 'abc', '1 2'])(
    '%j is no number',
    (text) => {
      expect(parseNumber(text)).toEqual({ rejection: 'value-not-finite' });
    },
  );

  test.each(['1e308', '1e999', '-1000001'])('%j is out of range', (text) => {
    expect(parseNumber(text)).toEqual({ rejection: 'value-out-of-range' });
  });
});

test('moving leaves no binary noise and stays within the limits', () => {
  expect(moved(0.1, 0.2)).toBe(0.3);
  expect(moved(0.3, -0.01)).toBe(0.29);
  expect(moved(1e6, 0.1)).toBe(1e6);
});
