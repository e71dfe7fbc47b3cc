import { expect, test } from 'vitest';
import { Arrivals, FLOOD } from '#client/stores/arrivals.ts';
import type { Participant } from '#shared/workshop/model/participant.ts';
import { joined } from '#shared/workshop/people/events.ts';

const person = (n: number): Participant => ({
  id: `p${n}`,
  name: `N${n}`,
  colour: 0,
  role: 'student',
  status: 'present',
});

/** So many come, one each `every` ms. */
function come(count: number, every: number): { arrivals: Arrivals; people: Record<string, Participant> } {
  const arrivals = new Arrivals();
  const people = Array.from({ length: count }, (_, n) => person(n + 2));
  people.forEach((participant, n) => {
    arrivals.note(joined.of({ by: participant.id, at: 1_000 + n * every }, { participant }));
  });
  return { arrivals, people: Object.fromEntries(people.map((one) => [one.id, one])) };
}

test('a class that comes in one after the other is no flood', () => {
  const { arrivals, people } = come(200, FLOOD.within / FLOOD.people + 20);
  expect(arrivals.flood(people)).toEqual([]);
});

test('very many within seconds are one, and so is whoever comes while it goes on', () => {
  const { arrivals, people } = come(60, 10);
  expect(arrivals.flood(people)).toHaveLength(60);
  const late = person(99);
  arrivals.note(joined.of({ by: late.id, at: 1_000 + 59 * 10 + FLOOD.within + 1 }, { participant: late }));
  expect(arrivals.flood({ ...people, p99: late })).toHaveLength(60);
});

test('those who are gone belong to it no more, and none do once they may be here', () => {
  const { arrivals, people } = come(30, 10);
  const { p2, ...others } = people;
  expect(arrivals.flood({ ...others, p2: { ...p2!, status: 'removed' } })).toHaveLength(29);
  arrivals.dismiss();
  expect(arrivals.flood(people)).toEqual([]);
});
