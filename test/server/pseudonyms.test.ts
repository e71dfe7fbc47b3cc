import { expect, it } from 'vitest';
import { features } from '#shared/workshop/features.ts';
import type { Feature } from '#shared/workshop/kernel/definition.ts';
import { createRules, type Rules } from '#shared/workshop/kernel/rules.ts';
import { pseudonymOf } from '#shared/workshop/model/pseudonyms.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { rules } from '#shared/workshop/rules.ts';
import { startApp } from './start.ts';

const ADA = 'AdaSentinel';
const GRACE = 'GraceSentinel';
const LATE = 'LateSentinel';
const NEW = 'NewSentinel';

/** A class whose names are hidden, and everything that one of its students, a stage and a late one are sent after that. */
async function hidden(played: Rules = rules) {
  const server = await startApp({ rules: played });
  const { code, instructorToken } = await server.open();
  const client = () => server.client({ rules: played });
  const [instructor, ada, grace, bob, stage] = [client(), client(), client(), client(), client()];
  await instructor.resume(code, instructorToken);
  await instructor.command({ type: 'set-anonymous', on: true });
  await stage.watch(code);
  await bob.join(code, 'Bob');
  await ada.join(code, ADA);
  await grace.join(code, GRACE);
  const board = FIRST_BOARD;
  await ada.command({ type: 'hold', board, parameter: 'W1-0-0' });
  const held = await bob.set('W1-0-0', 9);
  await instructor.command({ type: 'hand-parameters', board, parameters: ['b1-0'], to: ada.you! });
  const handed = await bob.set('b1-0', 9);
  await ada.command({ type: 'rename', participant: ada.you!, name: NEW });
  const taken = await bob.command({ type: 'rename', participant: bob.you!, name: GRACE });
  await instructor.command({ type: 'set-door', door: 'approval' });
  const late = client();
  await late.join(code, LATE);
  await instructor.command({ type: 'admit', participants: [late.you!] });
  await late.until(() => late.state!.participants[late.you!]?.status === 'present', 'the way in');
  const again = client();
  await again.resume(code, bob.token);
  await instructor.command({ type: 'freeze' });
  const others = [bob, stage, again];
  for (const other of [...others, late]) await other.until(() => other.state!.frozen, 'the freeze');
  return { code, instructor, ada, grace, bob, late, stage, held, handed, taken, others };
}

it('students and stages are sent pseudonyms, oneself and the instructors know the names (M1, M2)', async () => {
  const { instructor, ada, bob, late, stage, others } = await hidden();
  const sent = JSON.stringify(others.map(({ received }) => received));
  for (const name of [ADA, LATE, NEW]) expect(sent).not.toContain(name);
  // Bob calls himself that, too.
  expect(JSON.stringify(stage.received)).not.toContain(GRACE);
  const pseudonym = pseudonymOf(bob.state!, ada.you!);
  expect(pseudonym).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
  for (const { state } of others) expect(state!.participants[ada.you!]?.name).toBe(pseudonym);
  expect(ada.state!.participants[ada.you!]?.name).toBe(NEW);
  expect(late.state!.participants[late.you!]?.name).toBe(LATE);
  expect(instructor.state!.participants[ada.you!]?.name).toBe(NEW);
});

it('refusals have pseudonyms, too, and none says whose name is taken (M2, M4)', async () => {
  const { held, handed, taken, bob, ada } = await hidden();
  expect(held).toMatchObject([
    'reject',
    { code: 'held-by-other', params: { name: pseudonymOf(bob.state!, ada.you!) } },
  ]);
  expect(handed).toMatchObject([
    'reject',
    { code: 'parameter-handed', params: { name: pseudonymOf(bob.state!, ada.you!) } },
  ]);
  expect(taken[0]).toBe('ack');
});

it('everybody is sent their view anew when it changes, and who has the same name by then gets a variant (M3, M4)', async () => {
  const { instructor, bob, grace, stage } = await hidden();
  await instructor.command({ type: 'set-anonymous', on: false });
  await stage.until(() => stage.state!.participants[grace.you!]?.name === `${GRACE} 2`, 'the names');
  expect(stage.state!.participants[bob.you!]?.name).toBe(GRACE);
  const again = stage.received.filter(([kind]) => kind === 'welcome').length;
  await instructor.command({ type: 'set-anonymous', on: true });
  await stage.until(() => stage.received.filter(([kind]) => kind === 'welcome').length > again, 'a welcome');
  await instructor.command({ type: 'promote', participant: grace.you! });
  await stage.until(() => stage.state!.participants[grace.you!]?.role === 'instructor', 'the role');
  // Who teaches is called by name.
  expect(stage.state!.participants[grace.you!]?.name).toBe(`${GRACE} 2`);
});

it('the past of a class whose names were not hidden then has none either (M2, Z7)', async () => {
  const server = await startApp();
  const { code, instructorToken } = await server.open();
  const [instructor, ada, bob, back, stage] = Array.from({ length: 5 }, () => server.client());
  await instructor!.resume(code, instructorToken);
  await ada!.join(code, ADA);
  await bob!.join(code, 'Bob');
  await ada!.set('b1-0', 2);
  await instructor!.command({ type: 'save-checkpoint', board: FIRST_BOARD, name: ADA });
  const then = instructor!.version;
  await instructor!.command({ type: 'set-anonymous', on: true });
  await instructor!.command({ type: 'open-timeline', version: then });
  const before = bob!.received.findLastIndex(([name]) => name === 'welcome');
  await bob!.until(() => bob!.received.some(([name]) => name === 'past'), 'the past');
  await back!.sayHello({
    protocol: 2,
    workshop: code,
    token: bob!.token,
    epoch: bob!.epoch,
    lastVersion: then,
  });
  await stage!.watch(code);
  for (const one of [back!, stage!]) {
    await one.until(() => one.received.some(([name]) => name === 'past'), 'the past');
  }
  const refused = bob!.next(['reject']);
  bob!.socket.emit('recall', { board: FIRST_BOARD });
  expect(await refused).toMatchObject(['reject', { code: 'not-allowed' }]);
  const sent = [bob!.received.slice(before), back!.received, stage!.received];
  expect(JSON.stringify(sent)).not.toContain(ADA);
});

it('without the veil on purpose the names are found (M2)', async () => {
  const careless = createRules(
    (features as readonly Feature[]).map(({ veil, ...feature }) =>
      veil === undefined ? feature : { ...feature, veil: { ...veil, names: () => undefined } },
    ),
  );
  const { others } = await hidden(careless);
  expect(JSON.stringify(others.map(({ received }) => received))).toContain(ADA);
});
