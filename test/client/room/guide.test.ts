import '#client/room/guide.ts';
import { beforeEach, expect, test } from 'vitest';
import { setLocale } from '#client/i18n/locale.ts';
import { t } from '#client/i18n/t.ts';
import { hand } from '#client/modes/hand.ts';
import { network } from '#client/modes/network.ts';
import type { BoardView } from '#client/stores/board-view.ts';
import { lectureBoard, states, viewOf } from '../../gallery/views.ts';
import { mount } from '../instruments/mount.ts';

beforeEach(() => setLocale('en'));

const withLoss = (loss: number, more: Partial<BoardView> = {}): BoardView => {
  const view = viewOf();
  return { ...view, observation: { ...view.observation, loss }, ...more };
};
const steps = (panel: HTMLElement) => [...panel.querySelectorAll('li')].map(({ className }) => className);

test('a goal once reached stays reached, with when and by whom', async () => {
  const at = new Date(2026, 4, 4, 14, 32).getTime();
  const reached = { hand: { at, by: ['p2', null, 'p3'] } };
  const { panel, show } = await mount('wr-guide', withLoss(0.04, { reached }), { mode: hand });
  await show(withLoss(0.4, { reached }));
  expect(steps(panel)).toEqual(['done', 'done', 'done']);
  const { participants } = viewOf();
  const words = panel.querySelector('[data-testid=reached]')!.textContent;
  expect(words).toContain('2:32');
  for (const id of ['p2', 'p3']) expect(words).toContain(participants[id]!.name);
  expect(words).toContain(t('loss.training'));
});

test('a goal that nobody has reached is open', async () => {
  const { panel } = await mount('wr-guide', withLoss(0.4), { mode: hand });
  expect(steps(panel).at(-1)).toBe('next');
  expect(panel.querySelector('[data-testid=reached]')).toBeNull();
});

test('a step that was done stays done when the board goes on, and on its own board alone', async () => {
  const { panel, show } = await mount('wr-guide', states.single(), { mode: network });
  expect(steps(panel)[0]).toBe('done');
  await show(viewOf(lectureBoard()));
  expect(steps(panel)[0]).toBe('done');
  const other = viewOf(lectureBoard());
  await show({ ...other, board: { ...other.board, id: 'b2' } });
  expect(steps(panel)[0]).toBe('next');
});

test('folded it is one line with the next step, and unfolds', async () => {
  const fresh = { history: [] };
  const { panel, show } = await mount('wr-guide', withLoss(0.4, fresh), {
    mode: hand,
    folded: true,
    width: 300,
  });
  const summary = panel.querySelector('summary')!;
  const { height } = panel.getBoundingClientRect();
  expect(summary.textContent).toContain(`${t('guide.try')} · 0/3`);
  expect(panel.querySelector('ol')!.checkVisibility()).toBe(false);
  await show(withLoss(0.04, { ...fresh, selected: 'W1-0-0' }));
  expect(summary.textContent).toContain('2/3');
  expect(panel.getBoundingClientRect().height).toBe(height);
  summary.click();
  expect(panel.querySelector('ol')!.checkVisibility()).toBe(true);
});
