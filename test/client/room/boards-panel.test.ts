import { expect, test } from 'vitest';
import '#client/room/boards-panel.ts';
import { classOf, kinds, pairs, summariesOf } from '../../gallery/room-views.ts';
import { expectAccessible, settled } from '../instruments/mount.ts';
import { hook, hooks, mountElement, type } from '../mount-element.ts';

const panel = (properties: object = {}) =>
  mountElement(
    'wr-boards-panel',
    {
      listings: kinds,
      summaries: summariesOf(kinds),
      participants: classOf(8),
      shown: 'class',
      you: 'p1',
      ...properties,
    },
    ['workshop-command', 'board-show'],
    320,
  );

const pick = (value: string): void =>
  document.querySelector<HTMLInputElement>(`dialog input[value="${value}"]`)!.click();
const choose = (part: string, value: string): void =>
  document.querySelector<HTMLInputElement>(`dialog input[name$="-${part}"][value="${value}"]`)!.click();
const submit = (): void => hook('board-form-confirm').click();

test('a board says for whom it is, its loss and its accuracy', async () => {
  await panel();
  expect(hook('board-loss-class').textContent).toBe('0.2650');
  expect(hook('board-loss-b5').textContent).toBe('—');
  expect(hook('board-row-class').textContent).toContain('모두');
  expect(hook('board-row-b2').textContent).toContain('김서연, 김지호');
  expect(hook('board-row-b2').textContent).toMatch(/학습 중[\s\S]*정답 41%/);
  expect(hook('board-row-b3').textContent).toContain('4명');
  expect(hook('board-row-b4').textContent).toContain('보기만 해요');
  expect(hook('board-row-b5').textContent).toContain('움직이는 사람 김하은');
  expect(hook('board-row-b6').textContent).toContain('닫힘');
  expect(hook('board-row-class').dataset.board).toBe('class');
});

test('a board without a summary yet shows dashes', async () => {
  await panel({ summaries: {} });
  expect(hook('board-loss-class').textContent).toBe('—');
});

test('a tap on a title shows its board', async () => {
  const { emitted } = await panel();
  hook('board-row-b2').querySelector<HTMLElement>('.title')!.click();
  expect(emitted).toEqual([{ type: 'board-show', detail: { board: 'b2' } }]);
});

test('of many boards the first are in sight, and the shown one', async () => {
  const { element } = await panel({ listings: pairs(20), summaries: summariesOf(pairs(20)), shown: 'b18' });
  const inSight = [...element.querySelectorAll<HTMLElement>('li')].filter((row) => row.checkVisibility());
  expect(inSight.map((row) => row.dataset.board)).toEqual(['class', 'b2', 'b3', 'b4', 'b5', 'b6', 'b18']);
  const more = element.querySelector<HTMLElement>('.more summary')!;
  expect(more.textContent).toContain('13개 더');
  more.click();
  expect(hook('board-row-b12').checkVisibility()).toBe(true);
});

test('a board opens for everybody, from the shown one as it is now', async () => {
  const { emitted } = await panel();
  hook('open-board').click();
  type(hook('board-form-title'), '새 보드');
  submit();
  await expect.poll(() => emitted.length).toBe(1);
  expect(emitted[0]?.detail).toEqual({
    command: {
      type: 'open-board',
      title: '새 보드',
      of: 'class',
      as: 'present',
      see: 'everyone',
      move: 'everyone',
    },
  });
});

test('a board opens for named people, from its start', async () => {
  const { emitted } = await panel();
  hook('open-board').click();
  type(hook('board-form-title'), '1조');
  choose('as', 'start');
  choose('see', 'members');
  expect(document.querySelector('dialog input[name$="-move"][value="everyone"]')).toBeNull();
  pick('p3');
  pick('p5');
  submit();
  await expect.poll(() => emitted.length).toBe(1);
  expect(emitted[0]?.detail).toEqual({
    command: {
      type: 'open-board',
      title: '1조',
      of: 'class',
      as: 'start',
      members: ['p3', 'p5'],
      see: 'members',
      move: 'members',
    },
  });
});

test('what is missing is said beside its field, and nothing is asked for', async () => {
  const { emitted } = await panel();
  hook('open-board').click();
  submit();
  const title = hook<HTMLInputElement>('board-form-title');
  expect(title.getAttribute('aria-invalid')).toBe('true');
  expect(document.activeElement).toBe(title);
  expect(document.querySelector('dialog')!.textContent).toContain('제목을 적어 주세요.');
  type(title, '가'.repeat(41));
  choose('move', 'members');
  submit();
  expect(document.querySelector('dialog')!.textContent).toContain('제목은 40자까지 쓸 수 있어요.');
  expect(document.querySelector('dialog')!.textContent).toContain('한 명 이상 골라 주세요.');
  expect(emitted).toEqual([]);
  document.querySelector('dialog')!.close();
});

test('many people have a filter, which keeps who is chosen', async () => {
  await panel({ participants: classOf(60) });
  hook('open-board').click();
  choose('see', 'members');
  pick('p3');
  type(hook('board-form-filter'), '서연');
  const shown = [...document.querySelectorAll<HTMLInputElement>('dialog input[name="person"]')];
  expect(shown).toHaveLength(6);
  expect(document.querySelector('dialog .people legend')!.textContent).toBe('고른 사람 1명');
  type(hook('board-form-filter'), 'nobody');
  expect(document.querySelector('dialog [role="status"]')!.textContent).toBe(
    '그런 이름을 가진 사람이 없어요.',
  );
  document.querySelector('dialog')!.close();
});

test('the same form says anew whom a board is for', async () => {
  const { emitted } = await panel();
  hook('share-board', hook('board-row-b2')).click();
  pick('p2');
  choose('move', 'nobody');
  submit();
  await expect.poll(() => emitted.length).toBe(1);
  expect(emitted[0]?.detail).toEqual({
    command: { type: 'share-board', board: 'b2', members: ['p3'], see: 'members', move: 'nobody' },
  });
});

test('a board is renamed, closed and opened again', async () => {
  const { emitted } = await panel();
  hook('rename-board', hook('board-row-b2')).click();
  hook<HTMLInputElement>('board-title').value = '새 이름';
  hook('board-title-confirm').click();
  await expect.poll(() => emitted.length).toBe(1);
  hook('close-board', hook('board-row-b2')).click();
  hook('reopen-board', hook('board-row-b6')).click();
  expect(emitted.map(({ detail }) => (detail as { command: unknown }).command)).toEqual([
    { type: 'rename-board', board: 'b2', title: '새 이름' },
    { type: 'close-board', board: 'b2' },
    { type: 'reopen-board', board: 'b6' },
  ]);
});

test('what may not be done stays and says why', async () => {
  const refused = ({ type }: { type: string }) =>
    type === 'close-board'
      ? { code: 'last-board' }
      : type === 'open-board'
        ? { code: 'too-many-boards', params: { limit: 200 } }
        : undefined;
  const { element, emitted } = await panel({ refused });
  const close = hook('close-board', hook('board-row-class'));
  expect(close.textContent).toContain('모두가 보는 보드가 하나는 열려 있어야 해요.');
  close.click();
  hook('open-board').click();
  expect(hook('open-board').getAttribute('aria-disabled')).toBe('true');
  expect(element.textContent).toContain('보드는 200개까지 만들 수 있어요.');
  expect(document.querySelector('dialog')).toBeNull();
  expect(emitted).toEqual([]);
});

test('is accessible with its menus and its form', async () => {
  const { element } = await panel();
  await expectAccessible(element);
  expect(hooks('board-row-')).toHaveLength(6);
  hook('board-row-b2').querySelector<HTMLElement>('.icon-button')!.click();
  await expectAccessible(element);
  hook('open-board').click();
  choose('see', 'members');
  submit();
  await settled(element);
  await expectAccessible(element);
  document.querySelector('dialog')!.close();
});
