import { expect, test } from 'vitest';
import '#client/room/undo-bar.ts';
import { expectAccessible } from '../instruments/mount.ts';
import { hook, mountElement } from '../mount-element.ts';

const bar = (properties: object = {}) => mountElement('wr-undo-bar', properties, ['board-command'], 400);
const undo = { type: 'board-command', detail: { command: { type: 'undo' } } };
const redo = { type: 'board-command', detail: { command: { type: 'redo' } } };

test('takes back one’s own latest change, and does it again', async () => {
  const { emitted } = await bar();
  hook('undo').click();
  hook('redo').click();
  expect(emitted).toEqual([undo, redo]);
});

test('where nothing can be undone, it says why, once', async () => {
  const { element, emitted } = await bar({
    refusedUndo: { code: 'frozen' },
    refusedRedo: { code: 'frozen' },
  });
  hook('undo').click();
  expect(element.querySelector('.why')!.textContent?.trim()).toBe(
    '강사가 모두 잠시 멈췄어요. 지금은 볼 수만 있어요.',
  );
  expect(hook('undo').getAttribute('aria-disabled')).toBe('true');
  expect(emitted).toEqual([]);
  await expectAccessible(element);
});

test('is accessible', async () => {
  await expectAccessible((await bar()).element);
});
