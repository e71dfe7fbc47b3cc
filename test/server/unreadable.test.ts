import { describe, expect, test } from 'vitest';
import { MemoryStore } from '#server/adapters/memory.ts';
import type { Logger } from '#server/ports/logger.ts';
import { say } from '#shared/locale.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import { rejections } from '#shared/workshop/kernel/rejections.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { rules } from '#shared/workshop/rules.ts';
import { makeToken } from './client.ts';
import { ManualClock } from './manual-clock.ts';
import { ask, Memory, opened, registryOf, roomOf, set } from './rooms.ts';
import { startApp } from './start.ts';

const at = 1_700_000_000_500;

/** Entries that no feature of ours understands, and what an operator is told of them. */
const strange = [
  ['an event nobody knows', { event: { type: 'wave', by: 'p1', at } }, 'wave'],
  ['a later format of an event', { event: { type: 'frozen', by: 'p1', at }, format: 9 }, 'frozen'],
  [
    'an event that lacks what its type says',
    { event: { type: 'parameters-set', by: 'p1', at } },
    'parameters-set',
  ],
  ['no entry at all', 'torn in two', '?'],
] as const;

class Lines implements Logger {
  readonly errors: object[] = [];
  info(): void {}
  warn(): void {}
  error(details: object): void {
    this.errors.push(details);
  }
}

const refused = (workshop: string) => ({
  ok: false,
  rejection: { code: 'workshop-unreadable', params: { workshop } },
});

describe.each(strange)('a log with %s', (_what, body, type) => {
  test('closes its workshop alone, with its code, and says where', async () => {
    const clock = new ManualClock();
    const store = new MemoryStore();
    const before = registryOf({ store, clock });
    const [bad, good] = [await opened(before), await opened(before)];
    await before.close();
    await store.append(bad.code, 1, [{ body, at }]);
    const log = new Lines();
    const registry = registryOf({ store, clock, log });
    expect(await registry.find(bad.code)).toEqual(refused(bad.code));
    expect(await registry.find(bad.code)).toEqual(refused(bad.code));
    // Read once, not at every knock.
    expect(log.errors).toEqual([{ err: expect.any(Error), workshop: bad.code, version: 2, type }]);
    const room = await roomOf(registry, good.code);
    const answer = set(room, 1);
    await clock.advance(0);
    expect(await answer).toEqual({ ok: true, version: 2 });
    expect((await store.read(bad.code, 0)).length).toBe(2);
  });

  test('that comes while its room is at work ends the room, and tells its audience', async () => {
    const clock = new ManualClock();
    const store = new MemoryStore();
    const log = new Lines();
    const registry = registryOf({ store, clock, log });
    const { code, room } = await opened(registry);
    const other = await opened(registry);
    const memory = new Memory();
    room.attend(memory);
    const waiting = set(room, 1);
    await store.append(code, 1, [{ body, at }]);
    expect(memory.ends).toEqual([refused(code).rejection]);
    expect(await waiting).toEqual(refused(code));
    expect(await ask(room, { type: 'freeze' })).toEqual(refused(code));
    expect(await registry.find(code)).toEqual(refused(code));
    expect(log.errors[0]).toEqual({ err: expect.any(Error), workshop: code, version: 2, type });
    expect(memory.batches).toEqual([]);
    expect((await registry.find(other.code)).ok).toBe(true);
  });

  test('that a room learns of when it appends ends the room as well', async () => {
    const clock = new ManualClock();
    const store = new MemoryStore();
    // Nobody is told of what is appended: only a conflict brings it.
    store.subscribe = async () => () => {};
    const { code, room } = await opened(registryOf({ store, clock }));
    const memory = new Memory();
    room.attend(memory);
    await store.append(code, 1, [{ body, at }]);
    const answers = [set(room, 1), set(room, 2)];
    await clock.advance(0);
    expect(await Promise.all(answers)).toEqual(new Array(2).fill(refused(code)));
    expect(memory.ends).toHaveLength(1);
  });
});

test('over sockets, such a workshop alone is closed to whoever says hello, with its code and sentence (S3)', async () => {
  const store = new MemoryStore();
  const before = await startApp({ store });
  const [bad, good] = [await before.open(), await before.open()];
  await before.client().join(bad.code, 'Ada');
  const student = before.client();
  await student.join(good.code, 'Grace');
  // Another server of the same store, which has not read either of them yet.
  const { version } = (await store.list()).find(({ workshop }) => workshop === bad.code)!;
  await store.append(bad.code, version, [{ body: strange[0][1], at: Date.now() }]);
  const server = await startApp({ store });
  const bye = { code: 'workshop-unreadable', params: { workshop: bad.code }, retryable: false };
  const hello = { protocol: PROTOCOL, workshop: bad.code };
  for (const who of [
    { token: bad.instructorToken },
    { token: makeToken(), name: 'Eve' },
    { viewer: true },
    { token: bad.instructorToken, open: [FIRST_BOARD], epoch: 'whatever', lastVersion: 1 },
  ]) {
    const client = server.client();
    expect(await client.sayHello({ ...hello, ...who })).toEqual(['bye', bye]);
    await client.gone();
  }
  const sentence = rules.sentenceOf(bye.code);
  expect(say(sentence, 'en', bye.params)).toContain(`workshop ${bad.code} `);
  expect(say(sentence, 'ko', bye.params)).toContain(`수업 ${bad.code}의`);
  const response = await fetch(`${server.url}/api/workshops/${bad.code}`);
  expect([response.status, await response.json()]).toMatchObject([503, { code: bye.code }]);
  // The other runs on, here and where it was.
  const instructor = server.client();
  await instructor.resume(good.code, good.instructorToken);
  expect((await instructor.set('W1-0-0', 0.5))[0]).toBe('ack');
  await student.until(() => student.state?.boards[FIRST_BOARD]?.parameters[0] === 0.5, 'the value');
  expect((await student.set('W1-0-0', 0.75))[0]).toBe('ack');
});

test('over sockets, an entry that comes while people are in it sends them away and nobody else (S3)', async () => {
  const store = new MemoryStore();
  const server = await startApp({ store });
  const [bad, good] = [await server.open(), await server.open()];
  const [instructor, student, other] = [server.client(), server.client(), server.client()];
  await instructor.resume(bad.code, bad.instructorToken);
  await student.join(bad.code, 'Ada');
  await other.join(good.code, 'Grace');
  const byes = [instructor, student].map((client) => client.next(['bye']));
  await store.append(bad.code, 2, [{ body: strange[1][1], at: Date.now() }]);
  for (const bye of byes) {
    expect(await bye).toEqual([
      'bye',
      { code: 'workshop-unreadable', params: { workshop: bad.code }, retryable: false },
    ]);
  }
  expect((await other.set('W1-0-0', 0.5))[0]).toBe('ack');
});

test('HTTP answers a code whose log cannot be read with 503, its code and its sentence', async () => {
  const store = new MemoryStore();
  const server = await startApp({ store });
  const [bad, good] = [await server.open(), await server.open()];
  await store.append(bad.code, 1, [{ body: strange[0][1], at: Date.now() }]);
  const response = await fetch(`${server.url}/api/workshops/${bad.code}`);
  expect(response.status).toBe(503);
  const { en } = rejections['workshop-unreadable'];
  expect(await response.json()).toMatchObject({
    code: 'workshop-unreadable',
    message: { en: en.replace('{workshop}', bad.code) },
    params: { workshop: bad.code },
  });
  expect((await fetch(`${server.url}/api/workshops/${good.code}`)).status).toBe(200);
});
