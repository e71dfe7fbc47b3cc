import { expect, test } from 'vitest';
import { formatTruth } from '#client/activities/answers.ts';

test('what came out has four decimals, and none where a whole number is asked for', () => {
  expect(formatTruth(0.0195, 4)).toBe('0.0195');
  expect(formatTruth(2.302584, 2)).toBe('2.3026');
  expect(formatTruth(15, 0)).toBe('15');
  expect(formatTruth(-0.25, 2)).toBe('−0.2500');
});
