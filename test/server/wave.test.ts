import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SqliteStore } from '#server/adapters/sqlite.ts';
import type { AppOptions, AppPorts } from '#server/app.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { WAVES, wavesOf } from '../shared/wave/feature.ts';
import { waveRules as rules } from '../shared/wave-rules.ts';
import { type CommandAnswer, makeToken, type TestClient } from './client.ts';
import { startApp, temporaryFolder } from './start.ts';

const wave = (board = FIRST_BOARD, hello = '👋') => ({ type: 'wave', board, hello });

/** What came of a command, in a word. */
const said = ([name, body]: CommandAnswer): string => (name === 'ack' ? name : body.code);

/** A server that knows the feature, a workshop of it, its instructor and two students. */
async function aClass(ports: Partial<AppPorts> = {}, options: Partial<AppOptions> = {}) {
  const server = await startApp({ rules, ...ports }, options);
  const { code, instructorToken } = await server.open();
  const client = () => server.client({ rules });
  const [instructor, ada, bob] = [client(), client(), client()];
  await instructor.resume(code, instructorToken);
  await ada.join(code, 'Ada');
  await bob.join(code, 'Bob');
  await instructor.until(() => instructor.state?.participants.p3, 'everybody');
  return { server, code, instructorToken, client, instructor, ada, bob };
}

/** Opens a board; resolves to its id once the instructor has it listed. */
async function opens(instructor: TestClient, title: string, more: object = {}): Promise<string> {
  const opening = { type: 'open-board', title, of: FIRST_BOARD, as: 'start', ...more };
  expect(said(await instructor.commandOf(opening))).toBe('ack');
  return instructor.until(
    () => Object.values(instructor.state!.listings).find((listing) => listing.title === title)?.id,
    'the board',
  );
}

test('over a real socket: it is acknowledged, and reaches those who have its board open, and nobody else', async () => {
  const { code, client, instructor, ada, bob } = await aClass();
  const board = await opens(instructor, 'Beside');
  await ada.openBoards(code, [board]);
  const stage = client();
  await stage.watch(code);
  expect(await ada.commandOf(wave(board, '🎉'))).toEqual([
    'ack',
    { id: expect.any(String), version: ada.version },
  ]);
  expect(wavesOf(ada.state!)).toEqual({ [board]: [[ada.you, '🎉', 1]] });
  expect(said(await bob.commandOf(wave()))).toBe('ack');
  // Whatever they are sent of the wave at the other board would have come before this.
  for (const person of [bob, instructor, stage]) {
    await person.until(() => wavesOf(person.state!)[FIRST_BOARD], 'the wave at the class board');
    expect(wavesOf(person.state!)).toEqual({ [FIRST_BOARD]: [[bob.you, '👋', 1]] });
    expect(JSON.stringify(person.received)).not.toContain('🎉');
  }
  // Who opens the board gets what was on it.
  await bob.openBoards(code, [board]);
  expect(wavesOf(bob.state!)).toEqual({ [board]: [[ada.you, '🎉', 1]] });
});

test('its own refusal arrives with its code and its values, and has a sentence in both languages', async () => {
  const { ada, bob } = await aClass();
  for (let n = 0; n < WAVES; n++) expect(said(await ada.commandOf(wave()))).toBe('ack');
  const refused = await bob.commandOf(wave());
  expect(refused).toEqual([
    'reject',
    { id: expect.any(String), code: 'too-many-waves', params: { limit: WAVES } },
  ]);
  const sentence = rules.sentenceOf(said(refused));
  expect(sentence.en).toContain('{limit} waves');
  expect(sentence.ko).toContain('{limit}번');
  expect(said(await bob.commandOf(wave(FIRST_BOARD, 'hello')))).toBe('malformed');
});

test('who may: a matrix of roles, rooms and boards', async () => {
  const { client, code, instructor, ada } = await aClass();
  const stage = client();
  await stage.watch(code);
  const people = { instructor, student: ada, stage };
  const matrix: Record<string, Record<string, string>> = {};
  const tries = async (where: string, board: string) => {
    matrix[where] = {};
    for (const [who, person] of Object.entries(people)) {
      matrix[where][who] = said(await person.commandOf(wave(board)));
    }
  };
  const [watched, theirs, closed] = [
    await opens(instructor, 'To watch', { move: 'nobody' }),
    await opens(instructor, 'Bob’s', { members: ['p3'] }),
    await opens(instructor, 'Over'),
  ];
  await instructor.command({ type: 'close-board', board: closed });
  await tries('a board of everybody', FIRST_BOARD);
  await tries('a board to watch', watched);
  await tries('a board of somebody else', theirs);
  await tries('a closed board', closed);
  await tries('no board', 'b99');
  const open = await opens(instructor, 'While frozen');
  await instructor.command({ type: 'freeze' });
  await tries('a frozen room', open);
  expect(matrix).toEqual({
    'a board of everybody': { instructor: 'ack', student: 'ack', stage: 'not-allowed' },
    'a board to watch': { instructor: 'ack', student: 'board-watch-only', stage: 'not-allowed' },
    'a board of somebody else': { instructor: 'ack', student: 'unknown-board', stage: 'not-allowed' },
    'a closed board': { instructor: 'board-closed', student: 'unknown-board', stage: 'not-allowed' },
    'no board': { instructor: 'unknown-board', student: 'unknown-board', stage: 'not-allowed' },
    'a frozen room': { instructor: 'ack', student: 'frozen', stage: 'not-allowed' },
  });
});

test('it counts as its cost in what one may send: two waves where seven messages are', async () => {
  const { ada, bob } = await aClass({}, { messages: { burst: 7, perSecond: 0.001 } });
  const answers: string[] = [];
  for (let n = 0; n < 3; n++) answers.push(said(await ada.commandOf(wave())));
  expect(answers).toEqual(['ack', 'ack', 'too-fast']);
  // As many plain ones go through.
  for (let n = 0; n < 7; n++) expect(said(await bob.set('W1-0-0', n / 10))).toBe('ack');
  expect(said(await bob.set('W1-0-0', 1))).toBe('too-fast');
});

test('waves of one tick are one entry of the log, and all of them are acknowledged and applied once', async () => {
  const { server, code, ada } = await aClass({}, { tickInterval: 500 });
  // Within the time between two ticks, both wait for the next.
  await ada.set('W1-0-0', 0.5);
  const before = ada.version;
  const ids = [ada.nextId(), ada.nextId()];
  const answers = await Promise.all(ids.map((id) => ada.commandOf(wave(), id)));
  expect(answers.map(said)).toEqual(['ack', 'ack']);
  expect(ada.version).toBe(before + 1);
  expect(wavesOf(ada.state!)).toEqual({ [FIRST_BOARD]: [[ada.you, '👋', 2]] });
  const again = server.client({ rules });
  await again.resume(code, ada.token);
  expect(said(await again.commandOf(wave(), ids[1]))).toBe('ack');
  expect(again.version).toBe(before + 1);
});

test('it survives a restart on a folder, with an entry of its older format in the store', async () => {
  const path = join(temporaryFolder(), 'weightroom.db');
  const first = await aClass({ store: new SqliteStore(path) });
  const { code, ada } = first;
  expect(said(await ada.commandOf(wave(FIRST_BOARD, '🎉')))).toBe('ack');
  const { version, token } = ada;
  await first.server.app.close();

  // As a pretended earlier version of the feature kept it: in format 1, which waved once and with a word.
  const store = new SqliteStore(path);
  const at = Date.now();
  const event = { type: 'waved', by: 'p3', at, board: FIRST_BOARD, word: 'hello' };
  expect(await store.append(code, version, [{ body: { event, commands: ['client-bob:1'] }, at }])).toEqual({
    ok: true,
    version: version + 1,
  });
  await store.close();

  const second = await startApp({ rules, store: new SqliteStore(path) });
  const [back, bob] = [second.client({ rules }), second.client({ rules })];
  await back.resume(code, token);
  await bob.resume(code, first.bob.token);
  const waves = [
    ['p2', '🎉', 1],
    ['p3', '👋', 1],
  ];
  expect(wavesOf(back.state!)).toEqual({ [FIRST_BOARD]: waves });
  expect(back.version).toBe(version + 1);
  // The older entry settled its command, too; and the board goes on to its limit.
  expect(said(await bob.commandOf(wave(), 'client-bob:1'))).toBe('ack');
  expect(bob.version).toBe(version + 1);
  expect(said(await bob.commandOf(wave()))).toBe('ack');
  expect(said(await bob.commandOf(wave()))).toBe('too-many-waves');
  await second.app.close();

  // For whoever does not have the feature, it is a log that cannot be read.
  const other = await startApp({ store: new SqliteStore(path) });
  const hello = { protocol: 2, workshop: code, token: makeToken(), name: 'Eve' };
  expect(await other.client().sayHello(hello)).toMatchObject(['bye', { code: 'workshop-unreadable' }]);
});
