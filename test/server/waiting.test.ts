import { describe, expect, test } from 'vitest';
import { MemoryStore } from '#server/adapters/memory.ts';
import { MemoryBus } from '#server/adapters/memory-bus.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { makeToken, type TestClient } from './client.ts';
import { startApp } from './start.ts';

const board = FIRST_BOARD;
const parameter = 'W1-0-0';
const it = { board, parameter };

/** A class in which Ada holds `it`, and what else a test needs of it. */
async function room() {
  const server = await startApp();
  const { code, instructorToken } = await server.open();
  const [instructor, ada, bob, eve] = [server.client(), server.client(), server.client(), server.client()];
  await instructor.resume(code, instructorToken);
  await ada.join(code, 'Ada');
  await bob.join(code, 'Bob');
  await eve.join(code, 'Eve');
  await ada.command({ type: 'hold', ...it });
  return { server, code, instructor, ada, bob, eve };
}

const told = ({ received }: TestClient): unknown[] =>
  received.filter(([name]) => name === 'waiting').map(([, body]) => body);

const isTold = (holder: TestClient, ...by: readonly string[]): Promise<unknown> =>
  holder.until(
    () => JSON.stringify(holder.waits) === JSON.stringify(by.length === 0 ? [] : [{ board, parameter, by }]),
    `those who wait to be ${by.join(', ') || 'nobody'}`,
  );

/** Everything that was on its way to these has arrived. */
async function quiet(one: TestClient, others: readonly TestClient[]): Promise<void> {
  const last = await one.command({ type: 'rename', participant: one.you!, name: `${one.you} again` });
  const version = last[0] === 'ack' ? last[1].version : Number.NaN;
  for (const other of others) await other.until(() => other.version >= version);
}

describe('whoever waits for a parameter', () => {
  test('is known to its holder, and to nobody else, until they do no more (F11)', async () => {
    const { ada, bob, eve, instructor } = await room();
    bob.wait(it);
    await isTold(ada, bob.you!);
    eve.wait(it);
    await isTold(ada, bob.you!, eve.you!);
    bob.wait(null);
    await isTold(ada, eve.you!);
    eve.close();
    await isTold(ada);
    await quiet(bob, [bob, instructor]);
    expect([bob, eve, instructor].flatMap(told)).toEqual([]);
  });

  test('is not in the log', async () => {
    const { ada, bob } = await room();
    const { version } = ada;
    bob.wait(it);
    await isTold(ada, bob.you!);
    expect(ada.version).toBe(version);
  });

  test('is for the next holder to know, once the hand has changed (F11)', async () => {
    const { ada, bob, eve } = await room();
    bob.wait(it);
    await isTold(ada, bob.you!);
    await ada.command({ type: 'release', ...it });
    await isTold(ada);
    await eve.command({ type: 'hold', ...it });
    await isTold(eve, bob.you!);
    // And nobody's, once it is in their own hand.
    await eve.command({ type: 'release', ...it });
    await bob.command({ type: 'hold', ...it });
    await isTold(eve);
    expect(told(bob)).toEqual([]);
  });

  test('is known again after the holder has come back (F11)', async () => {
    const { server, code, ada, bob } = await room();
    bob.wait(it);
    await isTold(ada, bob.you!);
    await ada.resume(code);
    await isTold(ada, bob.you!);
    const tab = server.client();
    await tab.resume(code, ada.token);
    await isTold(tab, bob.you!);
  });

  test('on another server of the same store, too (F11)', async () => {
    const shared = { store: new MemoryStore(), bus: new MemoryBus() };
    const [near, far] = [await startApp(shared), await startApp(shared)];
    const { code } = await near.open();
    const [ada, bob] = [near.client(), far.client()];
    await ada.join(code, 'Ada');
    await bob.join(code, 'Bob');
    bob.wait(it);
    await ada.command({ type: 'hold', ...it });
    await isTold(ada, bob.you!);
    bob.close();
    await isTold(ada);
  });
});

describe('a wait', () => {
  test('for what one may not move, for nothing that is there or of another board, is heard by nobody (F11)', async () => {
    const { instructor, ada, bob, eve } = await room();
    await instructor.command({
      type: 'open-board',
      title: 'Two',
      of: board,
      as: 'start',
      members: [ada.you!],
    });
    await instructor.command({
      type: 'share-board',
      board,
      members: [ada.you!],
      see: 'everyone',
      move: 'members',
    });
    bob.wait(it);
    eve.wait({ board: 'b2', parameter });
    await quiet(bob, [ada, eve]);
    await instructor.command({ type: 'share-board', board, members: [], see: 'everyone', move: 'everyone' });
    eve.wait({ board: 'b9', parameter: '__proto__' });
    await isTold(ada, bob.you!);
    expect(told(ada)).toHaveLength(1);
  });

  test('is refused where it is malformed, comes before a hello or from a stage (H1, H7, K2, K4)', async () => {
    const { server, code, bob } = await room();
    for (const message of [null, {}, { for: 'x' }, { for: it, by: 'p1' }, { for: { board } }]) {
      const answer = bob.next(['reject']);
      bob.socket.emit('wait', message);
      expect(await answer).toMatchObject(['reject', { id: null, code: 'malformed' }]);
    }
    const early = await server.client().connected();
    const refused = early.next(['reject']);
    early.wait(it);
    expect(await refused).toMatchObject(['reject', { id: null, code: 'hello-expected' }]);
    const stage = server.client();
    await stage.watch(code, { token: makeToken() });
    const denied = stage.next(['reject']);
    stage.wait(it);
    expect(await denied).toMatchObject(['reject', { id: null, code: 'not-allowed' }]);
  });

  test('counts as a message, and the holder is told at most four times a second of many (K11, F11)', async () => {
    const { ada, bob } = await room();
    const refused = bob.next(['reject']);
    const began = performance.now();
    for (let count = 0; count < 400; count++) bob.wait(count % 2 === 0 ? it : null);
    expect(await refused).toMatchObject(['reject', { id: null, code: 'too-fast' }]);
    await ada.command({ type: 'release', ...it });
    await isTold(ada);
    const most = 2 + ((performance.now() - began) / 1_000) * 4;
    expect(told(ada).length).toBeLessThanOrEqual(most);
  });
});
