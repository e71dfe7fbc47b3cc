import { expect, test } from 'vitest';
import '#client/room/board-switcher.ts';
import { kinds, pairs } from '../../gallery/room-views.ts';
import { expectAccessible, press } from '../instruments/mount.ts';
import { hook, hooks, mountElement } from '../mount-element.ts';

const switcher = (properties: object, width?: number) =>
  mountElement(
    'wr-board-switcher',
    { listings: kinds, shown: 'class', ...properties },
    ['board-show'],
    width,
  );

test('one board needs no switcher', async () => {
  const { element } = await switcher({ listings: kinds.slice(0, 1) });
  expect(element.childElementCount).toBe(0);
});

test('few boards are a row: one’s own first, the shown one marked', async () => {
  const { element, emitted } = await switcher({ you: 'p3' });
  expect(hooks('board-tab-')).toEqual(['b2', 'b3', 'class', 'b4', 'b5'].map((id) => `board-tab-${id}`));
  expect(element.querySelectorAll('[aria-current="true"]')).toHaveLength(1);
  expect(hook('board-tab-class').getAttribute('aria-current')).toBe('true');
  expect(hook('board-tab-class').textContent).toContain('우리 반 보드');
  hook('board-tab-b2').click();
  expect(emitted).toEqual([{ type: 'board-show', detail: { board: 'b2' } }]);
});

test('a board says whether it is for you, and whether you may only watch', async () => {
  await switcher({ you: 'p3' });
  expect(hook('board-tab-b2').textContent).toContain('내 보드');
  expect(hook('board-tab-b4').textContent).toContain('보기만 해요');
  expect(hook('board-tab-class').textContent).not.toMatch(/내 보드|보기만/);
});

test('an instructor has the closed ones too, last, and none to watch only', async () => {
  const { element } = await switcher({ you: 'p1', instructs: true });
  expect(hooks('board-tab-').at(-1)).toBe('board-tab-b6');
  expect(hook('board-tab-b6').textContent).toContain('닫힘');
  expect(element.textContent).not.toContain('보기만');
});

test('many boards, or little room, are a menu that opens at the shown one and goes by arrow keys', async () => {
  const { emitted } = await switcher({ listings: pairs(60), shown: 'b5', you: 'p2' });
  const button = hook('boards-menu');
  expect(button.textContent).toContain('4조');
  button.click();
  await expect.poll(() => document.activeElement).toBe(hook('board-tab-b5'));
  press('ArrowDown');
  press('Home');
  expect(document.activeElement).toBe(hook('board-tab-b2'));
  (document.activeElement as HTMLElement).click();
  expect(emitted).toEqual([{ type: 'board-show', detail: { board: 'b2' } }]);
  await switcher({ listings: kinds.slice(0, 3) }, 358);
  hook('boards-menu');
});

test('is accessible as a row and as a menu', async () => {
  await expectAccessible((await switcher({ you: 'p3' })).element);
  const { element } = await switcher({ you: 'p3' }, 358);
  hook('boards-menu').click();
  await expectAccessible(element);
});
