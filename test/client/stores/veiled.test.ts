import { expect, test } from 'vitest';
import type { Replica } from '#client/net/replica.ts';
import { veiled } from '#client/stores/veiled.ts';
import { pseudonymOf } from '#shared/workshop/model/pseudonyms.ts';
import { eventsOf, following, openedWorkshop } from './fake-server.ts';

const hidden = () => {
  const state = openedWorkshop();
  return following(state, eventsOf(state, 'p1', { type: 'set-anonymous', on: true }));
};
const replica = (state: ReturnType<typeof hidden>, you: string | null) =>
  ({ view: state, confirmed: state, you }) as Replica;

test('an instructor’s page, which may be on a wall, has pseudonyms while names are hidden (M1)', () => {
  const state = hidden();
  const shown = veiled(replica(state, 'p1'));
  for (const { participants } of [shown.view, shown.confirmed]) {
    expect(participants.p2?.name).toBe(pseudonymOf(state, 'p2'));
    expect(participants.p1).toBe(state.participants.p1);
  }
  expect(veiled(replica(state, 'p1')).view.participants).toBe(shown.view.participants);
});

test('nothing is done to what others are sent, nor while names are shown', () => {
  const open = replica(openedWorkshop(), 'p1');
  const student = replica(hidden(), 'p2');
  expect([veiled(open), veiled(student)]).toEqual([open, student]);
});
