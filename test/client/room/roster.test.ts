import { describe, expect, test } from 'vitest';
import { setLocale } from '#client/i18n/locale.ts';
import '#client/room/roster.ts';
import type { Participant } from '#shared/workshop/model/participant.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { classOf } from '../../gallery/room-views.ts';
import { expectAccessible, settled } from '../instruments/mount.ts';
import { hook, hooks, mountElement } from '../mount-element.ts';

const roster = (participants: Record<string, Participant>, properties: object = {}, parts: object = {}) =>
  mountElement(
    'wr-roster',
    {
      workshop: { participants, parts } as unknown as WorkshopState,
      online: Object.keys(participants),
      you: 'p1',
      manage: true,
      ...properties,
    },
    ['person-action', 'people-action'],
    320,
  );

const rowOf = (name: string): HTMLElement =>
  [...document.querySelectorAll<HTMLElement>('wr-roster li')].find((row) => row.textContent?.includes(name))!;

test('a student can be let back in, made an instructor, or removed', async () => {
  const { emitted } = await roster(classOf(3));
  const row = rowOf('김지호');
  const actions = ['undo', 'rename', 'readmit', 'promote', 'hand-over', 'remove', 'bar'];
  expect(hooks('', row)).toEqual(actions.map((action) => `${action}-person`));
  row.querySelector<HTMLElement>('[data-testid="readmit-person"]')!.click();
  expect(emitted).toEqual([{ type: 'person-action', detail: { action: 'readmit', participant: 'p3' } }]);
});

test('several instructors come first, and any can be made a student again', async () => {
  const people = classOf(3);
  await roster({ ...people, p4: { ...people.p4!, role: 'instructor' } });
  const second = document.querySelectorAll<HTMLElement>('wr-roster li')[1]!;
  expect(second.textContent).toMatch(/김하은\s+강사/);
  expect(hooks('', second)).toEqual(['rename-person', 'demote-person']);
});

test('the only instructor stays one', async () => {
  await roster(classOf(3));
  expect(hooks('', rowOf('한지민'))).toEqual(['rename-person']);
});

test('students manage nobody', async () => {
  await roster(classOf(3), { manage: false, you: 'p2' });
  expect(hooks('')).toEqual(['fold-people']);
});

test('of many people the first are in sight, and all at another click', async () => {
  const { element } = await roster(classOf(60));
  const inSight = () =>
    [...element.querySelectorAll<HTMLElement>('li')].filter((row) => row.checkVisibility()).length;
  expect(inSight()).toBe(8);
  expect(element.querySelectorAll('li')).toHaveLength(8);
  element.querySelector<HTMLElement>('.more summary')!.click();
  await element.updateComplete;
  expect(inSight()).toBe(61);
});

test('who is not connected is in neither the list nor its count, and behind a click', async () => {
  const { element } = await roster(classOf(3), { online: ['p1', 'p3'], you: 'p1' });
  const inSight = (name: string) => rowOf(name)?.checkVisibility() === true;
  expect([inSight('한지민'), inSight('김지호'), inSight('김하은')]).toEqual([true, true, false]);
  expect(element.querySelector('summary')!.textContent).toMatch(/\b2/);
  hook('people-elsewhere').click();
  await element.updateComplete;
  expect(inSight('김하은')).toBe(true);
  expect(hooks('', rowOf('김하은'))).toContain('readmit-person');
  // Chosen from all the same.
  hook('choose-people').click();
  await element.updateComplete;
  expect(hooks('choose-p')).toEqual(['choose-p3', 'choose-p2', 'choose-p4']);
});

test('its heading folds it, and it may begin folded', async () => {
  const { element } = await roster(classOf(3), { folded: true });
  expect(rowOf('김지호').checkVisibility()).toBe(false);
  element.querySelector<HTMLElement>('summary')!.click();
  expect(rowOf('김지호').checkVisibility()).toBe(true);
});

test('is accessible with a menu open', async () => {
  const { element } = await roster(classOf(8));
  rowOf('김지호').querySelector<HTMLElement>('.icon-button')!.click();
  await expectAccessible(element);
});

test('an instructor takes back what a student did last', async () => {
  const { emitted } = await roster(classOf(3));
  rowOf('김지호').querySelector<HTMLElement>('.icon-button')!.click();
  const [item] = [...document.querySelectorAll<HTMLElement>('[data-testid="undo-person"]')].filter((one) =>
    one.checkVisibility(),
  );
  item!.click();
  expect(emitted).toMatchObject([{ type: 'person-action', detail: { action: 'undo' } }]);
});

describe('choosing several', () => {
  test('removes those who are chosen', async () => {
    const { element, emitted } = await roster(classOf(3));
    hook('choose-people').click();
    await element.updateComplete;
    expect(hook<HTMLButtonElement>('remove-chosen').disabled).toBe(true);
    for (const id of ['p2', 'p4']) hook(`choose-${id}`).click();
    await element.updateComplete;
    hook('remove-chosen').click();
    expect(emitted).toEqual([
      { type: 'people-action', detail: { action: 'remove', participants: ['p2', 'p4'] } },
    ]);
    await element.updateComplete;
    expect(hooks('choose-')).toEqual(['choose-people']);
  });

  test('or all students at once, never an instructor', async () => {
    const { element, emitted } = await roster(classOf(3));
    hook('choose-people').click();
    await element.updateComplete;
    expect(hooks('choose-p')).toEqual(['choose-p2', 'choose-p3', 'choose-p4']);
    hook('choose-all').click();
    await element.updateComplete;
    hook('bar-chosen').click();
    expect(emitted).toEqual([
      { type: 'people-action', detail: { action: 'bar', participants: ['p2', 'p3', 'p4'] } },
    ]);
  });

  test('leaves out who has gone meanwhile', async () => {
    const { element, emitted } = await roster(classOf(3));
    hook('choose-people').click();
    await element.updateComplete;
    hook('choose-all').click();
    element.workshop = { participants: classOf(2), parts: {} } as unknown as WorkshopState;
    await element.updateComplete;
    hook('remove-chosen').click();
    expect(emitted.map(({ detail }) => detail)).toEqual([{ action: 'remove', participants: ['p2', 'p3'] }]);
  });

  test('keeps the focus where one goes on, and is accessible', async () => {
    const { element } = await roster(classOf(8));
    hook('choose-people').click();
    await settled(element);
    expect(document.activeElement).toBe(hook('choose-all'));
    await expectAccessible(element);
    hook('choose-cancel').click();
    await settled(element);
    expect(document.activeElement).toBe(hook('choose-people'));
  });
});

test.each([
  ['ko', '아직 답하지 않았어요'],
  ['en', 'has not answered yet'],
] as const)(
  'whoever teaches sees whose answer is still to come, and nobody else does, in %s',
  async (language, words) => {
    const question = { id: 'q1', status: 'open', rounds: [{ answers: { p2: {} }, count: 1 }] };
    const parts = (status: string) => ({ predictions: { asked: 1, list: [{ ...question, status }] } });
    const online = ['p1', 'p2', 'p3'];
    const { element } = await roster(classOf(3), { online }, parts('open'));
    setLocale(language);
    await settled(element);
    // Neither of who has answered, nor of who is away, nor of an instructor.
    expect(hooks('awaited-')).toEqual(['awaited-p3']);
    expect(hook('awaited-p3').textContent!.trim()).toBe(words);
    expect(hook('awaited-p3').querySelector('i')!.getBoundingClientRect().width).toBeGreaterThan(8);
    await expectAccessible(element);
    await roster(classOf(3), { online, manage: false, you: 'p2' }, parts('open'));
    expect(hooks('awaited-')).toEqual([]);
    await roster(classOf(3), { online }, parts('closed'));
    expect(hooks('awaited-')).toEqual([]);
  },
);
