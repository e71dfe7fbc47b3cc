import { expect, test } from 'vitest';
import { MemoryStore } from '#server/adapters/memory.ts';
import { plan, type Request } from '#server/workshops/requests.ts';
import { advance, type Workshop } from '#server/workshops/workshop.ts';
import type { Draft } from '#shared/workshop/kernel/log.ts';
import { parametersSet } from '#shared/workshop/parameters/events.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { rules } from '#shared/workshop/rules.ts';
import { ManualClock } from './manual-clock.ts';
import { opened, registryOf, set } from './rooms.ts';

/** A workshop in which something can be taken back already. */
async function workshopAtWork(): Promise<Workshop> {
  const clock = new ManualClock();
  const { room } = await opened(registryOf({ store: new MemoryStore(), clock }));
  void set(room, 0.75);
  await clock.advance(100);
  return room.workshop;
}

const at = 5_000_000;

function setting(by: string, parameter: string, value: number, command: string): Draft {
  const event = parametersSet.of({ by, at }, { board: FIRST_BOARD, values: [[parameter, value]] });
  return { event, commands: [command] };
}

const request = (...drafts: Draft[]): Request => ({
  decide: () => ({ ok: true, drafts }),
  settle() {},
});

const settings = [
  setting('p1', 'W1-0-0', 0.5, 'client-abc:101'),
  setting('p2', 'W1-0-0', 0.25, 'client-xyz:1'),
  setting('p2', 'b1-0', -1, 'client-xyz:2'),
];

test('what a batch was decided with is what follows from its entries in the log', async () => {
  const before = await workshopAtWork();
  const kept = structuredClone(before);
  const { drafts, following } = plan(
    rules,
    before,
    settings.map((one) => request(one)),
    at,
  );
  expect(before).toEqual(kept);
  const entries = drafts.map((draft, k) => ({ ...draft, version: before.state.version + k + 1 }));
  expect(advance(rules, before, entries, undefined, following)).toEqual(advance(rules, before, entries));
  // One entry after the other, with nothing shared between them.
  const oneByOne = entries.reduce((workshop, entry) => advance(rules, workshop, [entry]).workshop, before);
  expect(following.last).toEqual({
    state: oneByOne.state,
    ledger: oneByOne.ledger,
    past: oneByOne.past,
  });
  expect(before).toEqual(kept);
});

test('a request that fails half-way leaves nothing of itself, and the others of its batch go on', async () => {
  const before = await workshopAtWork();
  const [first, second, third] = settings as [Draft, Draft, Draft];
  const nobodyKnows: Draft = { event: { type: 'nobody-knows', by: 'p2', at } };
  const failing = plan(rules, before, [request(first), request(second, nobodyKnows), request(third)], at);
  const without = plan(rules, before, [request(first), request(third)], at);
  expect(failing.errors).toHaveLength(1);
  expect(failing.verdicts.map(({ ok }) => ok)).toEqual([true, false, true]);
  expect(failing.drafts).toEqual(without.drafts);
  expect(failing.following).toEqual(without.following);
});
