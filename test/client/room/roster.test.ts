import { expect, test } from 'vitest';
import '#client/room/roster.ts';
import type { Participant } from '#shared/workshop/model/participant.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { classOf } from '../../gallery/room-views.ts';
import { expectAccessible } from '../instruments/mount.ts';
import { hooks, mountElement } from '../mount-element.ts';

const roster = (participants: Record<string, Participant>, properties: object = {}) =>
  mountElement(
    'wr-roster',
    {
      workshop: { participants } as unknown as WorkshopState,
      online: Object.keys(participants),
      you: 'p1',
      manage: true,
      ...properties,
    },
    ['person-action'],
    320,
  );

const rowOf = (name: string): HTMLElement =>
  [...document.querySelectorAll<HTMLElement>('wr-roster li')].find((row) => row.textContent?.includes(name))!;

test('a student can be let back in, made an instructor, or removed', async () => {
  const { emitted } = await roster(classOf(3));
  const row = rowOf('김지호');
  const actions = ['rename', 'readmit', 'promote', 'hand-over', 'remove'];
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
  element.querySelector<HTMLElement>('.more summary')!.click();
  expect(inSight()).toBe(61);
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
