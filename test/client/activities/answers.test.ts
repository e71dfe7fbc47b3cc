import { render } from 'lit';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '#client/theme/theme.css';
import { answersOf, choicesIn, formatTruth } from '#client/activities/answers.ts';
import { setLocale } from '#client/i18n/locale.ts';
import type { Asking } from '#shared/workshop/model/question.ts';
import { misplaced } from '../texts.ts';

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

test('the ticks of a ruler stay apart and in sight, however far the answers are apart', async () => {
  await page.viewport(800, 600);
  const box = document.createElement('div');
  box.style.width = '472px';
  document.body.replaceChildren(box);
  const histogram = [
    [-123456.78, 1],
    [0.5, 2],
    [1e6, 1],
  ] as const;
  const asking = {
    answer: { kind: 'number', least: 0, most: 1, step: 0.01, decimals: 4 },
  } as unknown as Asking;
  render(answersOf(asking, [{ name: '', histogram, own: undefined }], undefined), box);
  await document.fonts.ready;
  expect(box.querySelectorAll('path.line').length).toBeGreaterThan(2);
  expect(misplaced(box)).toEqual([]);
});
