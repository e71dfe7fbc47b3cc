import { expect, test } from 'vitest';
import { choicesIn, formatTruth } from '#client/activities/answers.ts';
import { setLocale } from '#client/i18n/locale.ts';

test('what came out has four decimals, and none where a whole number is asked for', () => {
  expect(formatTruth(0.0195, 4)).toBe('0.0195');
  expect(formatTruth(2.302584, 2)).toBe('2.3026');
  expect(formatTruth(15, 0)).toBe('15');
  expect(formatTruth(-0.25, 2)).toBe('−0.2500');
});

test('what is about the same is told in few digits, of whatever order it is', () => {
  setLocale('en');
  const words = [0.01, 0.0005, 50_000_000_000, 2e-9].map(
    (still) => choicesIn({ answer: { kind: 'direction', still } })[0],
  );
  expect(words).toEqual(['0.01', '0.0005', '5×10¹⁰', '2×10⁻⁹'].map((by) => `It goes up by more than ${by}`));
});
