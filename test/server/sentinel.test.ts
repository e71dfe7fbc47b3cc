import { expect, it } from 'vitest';
import { features } from '#shared/workshop/features.ts';
import type { Feature } from '#shared/workshop/kernel/definition.ts';
import { createRules, type Rules } from '#shared/workshop/kernel/rules.ts';
import { room } from '#shared/workshop/kernel/scope.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { rules } from '#shared/workshop/rules.ts';
import type { TestClient } from './client.ts';
import { startApp } from './start.ts';

/** What stands in every secret: in words, and as a number. */
const WORD = 'sEnTiNeL';
const NUMBER = 0.123454321;

/**
 * Plays a class in which two people work on a board of their own, with the sentinel in its title, its
 * parameters, its points, its input and the links the instructor makes, and flips who may see what.
 * Resolves to everything that those who may not see it were sent, over every road there is.
 */
async function sentToOthers(played: Rules): Promise<string> {
  const server = await startApp({ rules: played });
  const { code, instructorToken } = await server.open({ title: 'Class' });
  const client = () => server.client({ rules: played });
  const [instructor, co, ada, grace, bob] = [client(), client(), client(), client(), client()];
  await instructor.resume(code, instructorToken);
  for (const [person, name] of [
    [co, 'Co'],
    [ada, 'Ada'],
    [grace, 'Grace'],
    [bob, 'Bob'],
  ] as const) {
    await person.join(code, name);
  }
  const stage = client();
  await stage.watch(code);
  await instructor.command({ type: 'promote', participant: co.you! });
  const members = [ada.you!, grace.you!];
  const opening = { type: 'open-board', title: WORD, of: FIRST_BOARD, as: 'start', members } as const;
  await instructor.command(opening);
  const board = await ada.until(
    () => Object.values(ada.state!.listings).find(({ title }) => title === WORD)?.id,
    'the board',
  );
  await ada.openBoards(code, [board, FIRST_BOARD]);
  await grace.openBoards(code, [board]);
  await instructor.openBoards(code, [board, FIRST_BOARD], { summaries: true });
  await bob.openBoards(code, [board, FIRST_BOARD], { summaries: true });
  const setting = { type: 'set-parameters', board, values: [['W1-0-0', NUMBER]] } as const;
  await ada.command(setting);
  await ada.command({ type: 'add-point', board, point: [NUMBER, 0, 1] });
  await instructor.command({ type: 'set-input', board, input: [NUMBER, 0] });
  await grace.command({ type: 'hold', board, parameter: 'W1-0-1' });
  await instructor.command({ type: 'rename-board', board, title: `${WORD} 2` });
  await ada.command({ type: 'undo', board });
  await ada.command({ type: 'redo', board });
  await instructor.commandOf({ type: 'make-link', kind: 'co-instructor', hash: WORD.padEnd(43, 'x') });
  // What somebody tries on it says nothing of it.
  await bob.command(setting);
  await instructor.command({ type: 'freeze' });
  await bob.command(setting);
  await instructor.command({ type: 'unfreeze' });
  await instructor.command({ type: 'close-board', board });
  await instructor.command({ type: 'reopen-board', board });
  await instructor.command({ type: 'demote', participant: co.you! });
  const before = co.received.length;
  await instructor.openBoards(code, [board, FIRST_BOARD]);
  await ada.openBoards(code, [board]);
  await ada.command({ type: 'set-parameters', board, values: [['W1-0-0', NUMBER]] });
  // Newcomers, those who come back, and those who ask over HTTP.
  const [late, again, watcher] = [client(), client(), client()];
  await late.join(code, 'Late');
  again.state = bob.state;
  again.open = bob.open;
  await again.resume(code, bob.token);
  await watcher.watch(code);
  const looked = await (await fetch(`${server.url}/api/workshops/${code}`)).text();
  // Everybody has had what was on its way when something they all see has arrived.
  await instructor.command({ type: 'lock-room' });
  const others: TestClient[] = [bob, stage, late, again, watcher];
  for (const other of [...others, co]) await other.until(() => other.state!.locked, 'the lock');
  const demoted = co.received.slice(before);
  return JSON.stringify([others.map(({ received }) => received), demoted, looked]);
}

it('V6: what one may not see is in no frame, no resume and no answer to anyone else', async () => {
  const sent = await sentToOthers(rules);
  expect(sent).not.toContain(WORD);
  expect(sent).not.toContain(String(NUMBER));
});

/** The product's rules, with one event's rules made careless. */
function careless(type: string, change: object): Rules {
  const tampered: Feature[] = features.map((feature: Feature) => ({
    ...feature,
    events: feature.events.map((event) =>
      event.type === type ? { ...event, rules: { ...event.rules, ...change } } : event,
    ),
  }));
  return createRules(tampered);
}

it.each([
  ['parameters-set', { scope: room }],
  ['board-renamed', { scope: room }],
  ['board-opened', { scope: room }],
])('V6: with %s shown to the whole room on purpose, the sentinel is found', async (type, change) => {
  const sent = await sentToOthers(careless(type, change));
  expect(sent.includes(WORD) || sent.includes(String(NUMBER))).toBe(true);
});
