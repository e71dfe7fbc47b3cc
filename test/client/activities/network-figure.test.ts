import { render } from 'lit';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '#client/theme/theme.css';
import { networkFigure } from '#client/activities/network-figure.ts';
import { lectureBoard } from '../../gallery/views.ts';
import { misplaced } from '../texts.ts';

test.each([
  [700, '0.1000'],
  [590, '0.1000'],
  [350, '0.10'],
])('%i px wide, a number on a line hides none in a cell', async (width, says) => {
  await page.viewport(800, 600);
  const box = document.createElement('div');
  document.body.replaceChildren(box);
  const { network } = lectureBoard();
  const figure = networkFigure({
    network,
    width,
    height: 340,
    label: '',
    cell: () => ({ lines: [{ says: '0.6262', look: 'value' }] }),
    edge: (_, layer, from, to) => ({
      value: 0.1,
      ...(layer === 3 && (width > 520 || from + to === 0) && { pill: { says, value: 0.1 } }),
    }),
  });
  render(figure, box);
  await document.fonts.ready;
  expect(box.querySelectorAll('.pill').length).toBeGreaterThan(0);
  expect(misplaced(box)).toEqual([]);
  // What is drawn later hides what is below it.
  const [last] = [...box.querySelectorAll('svg > g')].slice(-1);
  expect(last!.classList.contains('pill')).toBe(true);
});
