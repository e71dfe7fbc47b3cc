import { describe, expect, test } from 'vitest';
import '#client/room/door/door-panel.ts';
import type { Door } from '#shared/workshop/model/door.ts';
import type { Participant } from '#shared/workshop/model/participant.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { classOf } from '../../gallery/room-views.ts';
import { expectAccessible } from '../instruments/mount.ts';
import { hook, hooks, mountElement } from '../mount-element.ts';

const waiting = (count: number): Record<string, Participant> =>
  Object.fromEntries(
    Object.entries(classOf(count)).map(([id, person]) => [
      id,
      person.role === 'student' ? { ...person, status: 'waiting' as const } : person,
    ]),
  );

const panel = (count: number, door: Partial<Door> = {}, properties: object = {}, width = 320) => {
  const participants = waiting(count);
  const ids = Object.keys(participants).filter((id) => id !== 'p1');
  const line = Object.fromEntries(ids.map((id) => [id, { at: Date.now() - 130_000 }]));
  const parts = { door: { approval: true, barred: [], waiting: line, ...door } };
  return mountElement(
    'wr-door-panel',
    {
      workshop: { participants, locked: false, parts } as unknown as WorkshopState,
      online: ids,
      ...properties,
    },
    ['door-action'],
    width,
  );
};

describe('the door', () => {
  test('is opened, shut, or has newcomers wait', async () => {
    const { emitted } = await panel(0);
    expect(hook<HTMLInputElement>('door-approval').checked).toBe(true);
    hook('door-locked').click();
    expect(emitted).toEqual([{ type: 'door-action', detail: { type: 'set-door', door: 'locked' } }]);
  });

  test('lists who waits, with a way in for each and for all', async () => {
    const { emitted, element } = await panel(3);
    expect(element.textContent).toContain('2분째');
    hook('waiting-p3').querySelector<HTMLElement>('[data-testid="admit"]')!.click();
    hook('admit-all').click();
    expect(emitted.map(({ detail }) => detail)).toEqual([
      { type: 'admit', participants: ['p3'] },
      { type: 'admit', participants: ['p2', 'p3', 'p4'] },
    ]);
  });

  test('leaves a long name its line in a narrow column, and whoever has a short one theirs beside the way in', async () => {
    const { element } = await panel(2, {}, {}, 199);
    const workshop = element.workshop!;
    const named = (id: string, name: string) => ({ ...workshop.participants[id]!, name });
    const participants = {
      ...workshop.participants,
      p2: named('p2', '=SUM(1,1) Bo'),
      p3: named('p3', '서연'),
    };
    element.workshop = { ...workshop, participants };
    await element.updateComplete;
    const part = (id: string, what: string) =>
      hook(`waiting-${id}`).querySelector(what)!.getBoundingClientRect();
    expect(part('p2', '.name').height).toBeLessThan(30);
    expect(part('p2', '.acts').top).toBeGreaterThanOrEqual(part('p2', '.who').bottom);
    expect(part('p3', '.acts').top).toBeLessThan(part('p3', '.who').bottom);
    expect(part('p2', '.acts').right).toBe(part('p3', '.acts').right);
    expect(part('p3', '.acts').height).toBeLessThan(50);
    const both = hook('admit-all').getBoundingClientRect();
    expect(both.right).toBeLessThanOrEqual(element.getBoundingClientRect().right);
  });

  test('turns away and bars, one by one', async () => {
    const { emitted } = await panel(1);
    expect(hooks('', hook('waiting-p2'))).toEqual(['admit', 'turn-away', 'bar-waiting']);
    hook('turn-away').click();
    hook('bar-waiting').click();
    expect(emitted.map(({ detail }) => detail)).toEqual([
      { type: 'turn-away', participants: ['p2'] },
      { type: 'bar', participants: ['p2'] },
    ]);
  });

  test('says who has closed their page, and who comes from where a barred person came from', async () => {
    await panel(2, { waiting: { p2: { at: 0, suspect: true }, p3: { at: Date.now() } } }, { online: ['p2'] });
    expect(hook('waiting-p2').textContent).toContain('막은 사람과 같은 네트워크예요');
    expect(hook('waiting-p3').textContent).toContain('화면을 닫음');
  });

  test('tells of a flood, and offers what helps', async () => {
    const flood = Array.from({ length: 34 }, (_, n) => `p${n + 2}`);
    const { emitted } = await panel(0, { approval: false }, { flood });
    expect(hook('flood').textContent).toContain('34명');
    for (const name of ['flood-approval', 'flood-lock', 'flood-remove', 'flood-dismiss']) hook(name).click();
    expect(emitted.map(({ detail }) => detail)).toEqual([
      { type: 'set-door', door: 'approval' },
      { type: 'set-door', door: 'locked' },
      { type: 'remove-flood' },
      { type: 'dismiss-flood' },
    ]);
  });

  test('is accessible', async () => {
    const { element } = await panel(3, {}, { flood: ['p2', 'p3'], online: ['p2'] });
    await expectAccessible(element);
  });
});
