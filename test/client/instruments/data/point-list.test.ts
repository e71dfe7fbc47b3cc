import '#client/instruments/data/point-list.ts';
import { beforeEach, expect, test } from 'vitest';
import { setLocale } from '#client/i18n/locale.ts';
import type { Board } from '#shared/workshop/model/board.ts';
import { madeUpBoard, viewOf } from '../../../gallery/views.ts';
import { expectAccessible, mount } from '../mount.ts';

beforeEach(() => setLocale('ko'));

const board = (): Board => ({
  ...madeUpBoard([2, 3, 1]),
  data: { kind: 'points' },
  points: [
    [0, 0, 0],
    [1, 1, 1],
    [0.5, -1, 1],
    [2, 2, 0],
  ],
  pointsBy: ['p2', 'p1', 'p2', null],
});
const all = (testid: string) => [...document.querySelectorAll<HTMLElement>(`[data-testid^="${testid}"]`)];

test('one takes back one’s own points, one or all', async () => {
  const { panel, emitted } = await mount('wr-point-list', viewOf(board(), { you: 'p2' }));
  panel.querySelector('details')!.open = true;
  expect(all('take-points-of-').map(({ dataset }) => dataset.testid)).toEqual(['take-points-of-p2']);
  expect(all('take-point').filter(({ dataset }) => dataset.testid === 'take-point')).toHaveLength(2);
  all('take-points-of-')[0]!.click();
  all('take-point')
    .find(({ dataset }) => dataset.testid === 'take-point')!
    .click();
  expect(emitted.map(([, detail]) => detail)).toEqual([
    { command: { type: 'take-points' } },
    { command: { type: 'take-points', point: [0, 0, 0] } },
  ]);
  // One's own stand first.
  expect(panel.querySelector('bdi')!.textContent).toContain('(나)');
  await expectAccessible(panel);
});

test('an instructor takes back anybody’s, and those that nobody is known to have put', async () => {
  const { panel, emitted } = await mount('wr-point-list', viewOf(board(), { role: 'instructor' }));
  panel.querySelector('details')!.open = true;
  expect(all('take-points-of-').map(({ dataset }) => dataset.testid)).toEqual([
    'take-points-of-p1',
    'take-points-of-p2',
  ]);
  expect(all('take-point').filter(({ dataset }) => dataset.testid === 'take-point')).toHaveLength(4);
  all('take-points-of-')[1]!.click();
  expect(emitted).toEqual([['board-command', { command: { type: 'take-points', of: 'p2' } }]]);
});
