import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { MemoryStore } from '#server/adapters/memory.ts';
import type { Ack, Reject, Tick } from '#shared/protocol/server-messages.ts';
import { observe } from '#shared/workshop/model/observation.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { TestClient } from './client.ts';
import { startApp } from './start.ts';

/** A wire to a server that can be made to carry nothing more, without closing; it goes when the test ends. */
async function wireTo(url: string): Promise<{ readonly url: string; readonly cut: () => void }> {
  const sockets = new Set<Socket>();
  const proxy = createServer((near) => {
    const far = connect(Number(new URL(url).port), '127.0.0.1');
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    proxy.close();
  });
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    cut() {
      proxy.close();
      for (const socket of sockets) {
        socket.unpipe();
        socket.pause();
      }
    },
  };
}

async function classOfTwo() {
  const store = new MemoryStore();
  const server = await startApp({ store });
  const { code, instructorToken } = await server.open();
  const [instructor, student] = [server.client(), server.client()];
  await instructor.resume(code, instructorToken);
  await student.join(code, 'Ada');
  await instructor.until(() => instructor.version === 2);
  return { store, server, code, instructor, student };
}

describe('a connection', () => {
  test('is not recovered by Socket.IO: after a loss nothing comes until the client says hello (T2)', async () => {
    const { code, instructor, student } = await classOfTwo();
    student.socket.io.engine.close();
    await student.gone();
    await instructor.set('W1-0-0', 0.7);
    await student.connected();
    expect(student.socket.recovered).not.toBe(true);
    const since = student.received.length;
    await instructor.set('W1-0-0', 0.8);
    expect(await student.set('W1-0-1', 0.5)).toMatchObject(['reject', { code: 'hello-expected' }]);
    expect(student.received.slice(since).map(([name]) => name)).toEqual(['reject']);
    const welcome = await student.resume(code);
    expect(welcome.entries.map(([version]) => version)).toEqual([3, 4]);
  });

  test('carries its messages in order: each tick goes on from where the one before it ended (T2)', async () => {
    const { instructor, student } = await classOfTwo();
    for (let n = 0; n < 30; n++) await instructor.set('W1-0-0', n / 100);
    await student.until(() => student.version === instructor.version);
    const ticks = student.received.filter(([name]) => name === 'tick').map(([, body]) => body as Tick);
    expect(ticks.length).toBeGreaterThan(1);
    for (const [k, { from }] of ticks.entries()) if (k > 0) expect(from).toBe(ticks[k - 1]!.version);
  });

  test('is pinged every 10 s, and one through which nothing passes for 20 s is dead on either side (T5)', async () => {
    const { server, code, instructor } = await classOfTwo();
    const handshake = await (await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`)).text();
    expect(JSON.parse(handshake.slice(1))).toMatchObject({ pingInterval: 10_000, pingTimeout: 10_000 });
    const wire = await wireTo(server.url);
    const far = new TestClient(wire.url);
    onTestFinished(() => far.close());
    await far.join(code, 'Grace');
    await instructor.until(() => instructor.online.includes('p3'));
    const ended = new Promise((resolve) => far.socket.once('disconnect', resolve));
    wire.cut();
    expect(await ended).toBe('ping timeout');
    await instructor.until(() => !instructor.online.includes('p3'), 'the server to notice');
  });
});

test('every command gets exactly one answer, on the connection that sent it and on no other (K4)', async () => {
  const { server, code, instructor, student } = await classOfTwo();
  const tab = server.client();
  await tab.resume(code, student.token);
  await instructor.command({ type: 'hold', board: FIRST_BOARD, parameter: 'b1-0' });
  const since = new Map([instructor, student, tab].map((one) => [one, one.received.length]));
  const sent = [student, tab].map((person) =>
    Array.from({ length: 24 }, (_, k) => {
      const id = person.nextId();
      const parameter = ['W1-0-0', 'b1-0', 'W9-0-0', 'W1-0-1'][k % 4]!;
      return { id, answer: person.command(setting(parameter, k), id) };
    }),
  );
  await Promise.all(sent.flat().map(({ answer }) => answer));
  // Whatever else was on its way is here before the answers to these.
  for (const person of [instructor, student, tab]) await person.command({ type: 'freeze' });
  const answers = [student, tab, instructor].map((person) =>
    person.received
      .slice(since.get(person))
      .filter(([name]) => name === 'ack' || name === 'reject')
      .slice(0, -1)
      .map(([, body]) => (body as Ack | Reject).id),
  );
  expect(answers.map((ids) => ids.length)).toEqual([24, 24, 0]);
  for (const [k, commands] of sent.entries()) {
    expect(new Set(answers[k])).toEqual(new Set(commands.map(({ id }) => id)));
  }
});

test.each([undefined, 7, 'x:1', 'abcdefgh', 'abcdefgh:0', 'abcdefgh:1e3', 'abcdefgh:1000000000'])(
  'a message whose id is %j is refused with id: null (K4)',
  async (id) => {
    const { student } = await classOfTwo();
    expect(await student.send({ ...setting('W1-0-0', 1), id }, null)).toEqual([
      'reject',
      { id: null, code: 'malformed' },
    ]);
  },
);

test('observations are of the open boards that the entries touch, at the tick’s version, and in no log (F4)', async () => {
  const { store, code, instructor, student } = await classOfTwo();
  for (const title of ['Two', 'Three']) {
    await instructor.command({ type: 'open-board', title, of: FIRST_BOARD, as: 'start' });
  }
  await student.until(() => student.state?.listings.b3, 'the boards');
  await student.openBoards(code, [FIRST_BOARD, 'b2']);
  const since = student.received.length;
  const on = (board: string) => instructor.command({ ...setting('W1-0-0', 0.875), board });
  for (const board of [FIRST_BOARD, 'b2', 'b3']) await on(board);
  await instructor.command({ type: 'freeze' });
  await student.until(() => student.state?.frozen);
  const ticks = student.received.slice(since).filter(([name]) => name === 'tick');
  for (const [, body] of ticks) {
    const { entries, observations } = body as Tick;
    const touched = entries.flatMap(([, event]) => ('board' in event ? [event.board] : []));
    expect(Object.keys(observations).sort()).toEqual([...new Set(touched)].sort());
  }
  for (const board of [FIRST_BOARD, 'b2']) {
    expect(student.observations[board]).toEqual(observe(student.state!.boards[board]!));
  }
  expect(student.observations).not.toHaveProperty('b3');
  const bodies = JSON.stringify(await store.read(code, 0));
  const { loss } = student.observations[FIRST_BOARD]!;
  expect(bodies).toContain('0.875');
  expect(bodies).not.toContain(String(loss));
  expect(bodies).not.toContain('observation');
});

function setting(parameter: string, value: number) {
  return { type: 'set-parameters', board: FIRST_BOARD, values: [[parameter, value]] } as const;
}
