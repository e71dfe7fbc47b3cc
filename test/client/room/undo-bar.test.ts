import { expect, test } from 'vitest';
import '#client/room/undo-bar.ts';
import { expectAccessible, press } from '../instruments/mount.ts';
import { hook, mountElement } from '../mount-element.ts';

const bar = (properties: object = {}) => mountElement('wr-undo-bar', properties, ['board-command'], 400);
const undo = { type: 'board-command', detail: { command: { type: 'undo' } } };
const redo = { type: 'board-command', detail: { command: { type: 'redo' } } };

test('buttons and keys take back one’s own latest change, and do it again', async () => {
  const { emitted } = await bar();
  hook('undo').click();
  hook('redo').click();
  press('z', { ctrlKey: true });
  press('Z', { metaKey: true, shiftKey: true });
  expect(emitted).toEqual([undo, redo, undo, redo]);
});

test('keys of a field or of another board are not this bar’s', async () => {
  const { element, emitted } = await bar();
  const field = document.createElement('input');
  element.after(field);
  field.focus();
  press('z', { ctrlKey: true });
  element.parentElement!.dataset.board = 'class';
  const other = document.createElement('section');
  other.dataset.board = 'b2';
  other.innerHTML = '<button>b2</button>';
  document.body.append(other);
  other.querySelector('button')!.focus();
  press('z', { ctrlKey: true });
  expect(emitted).toEqual([]);
});

test('what was answered already is left alone', async () => {
  const { emitted } = await bar();
  const answer = (event: Event): void => event.preventDefault();
  document.addEventListener('keydown', answer, { once: true, capture: true });
  press('z', { ctrlKey: true });
  expect(emitted).toEqual([]);
});

test('where nothing can be undone, it says why, once', async () => {
  const { element, emitted } = await bar({
    refusedUndo: { code: 'frozen' },
    refusedRedo: { code: 'frozen' },
  });
  hook('undo').click();
  press('z', { ctrlKey: true });
  expect(element.querySelector('.why')!.textContent?.trim()).toBe(
    '강사가 잠시 멈췄어요. 지금은 볼 수만 있어요.',
  );
  expect(hook('undo').getAttribute('aria-disabled')).toBe('true');
  expect(emitted).toEqual([]);
  await expectAccessible(element);
});

test('is accessible', async () => {
  await expectAccessible((await bar()).element);
});
