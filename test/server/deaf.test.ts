import { readFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { PROTOCOL } from '#shared/protocol/version.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import type { TestClient } from './client.ts';
import { type Started, startApp, startProcess } from './start.ts';

/**
 * A connection that asks `hellos` times for everything there is, and never reads an answer. What the system's own
 * buffers take of them is not this process's, so it goes on asking.
 */
async function deaf(url: string, workshop: string, hellos: number): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  onTestFinished(() => socket.terminate());
  // The server ends some of them while they still speak.
  socket.on('error', () => {});
  await new Promise<void>((resolve, reject) => {
    socket.once('close', () => reject(new Error('the connection was refused')));
    socket.on('message', (data: Buffer) => {
      const frame = String(data);
      if (frame.startsWith('0')) socket.send('40');
      else if (frame.startsWith('40')) resolve();
    });
  });
  socket.pause();
  const hello = JSON.stringify(['hello', { protocol: PROTOCOL, workshop, viewer: true }]);
  let asked = 0;
  const asking = setInterval(() => {
    if (++asked > hellos || socket.readyState !== WebSocket.OPEN) clearInterval(asking);
    else socket.send(`42${hello}`);
  }, 20);
  return socket;
}

/** A workshop whose board is the largest there is: a welcome to it is about a megabyte. */
async function largest(server: Started): Promise<{ code: string; instructor: TestClient }> {
  const { code, instructorToken } = await server.open();
  const instructor = server.client();
  await instructor.resume(code, instructorToken);
  const layers = Array.from({ length: 6 }, () => ({ units: 64, activation: 'tanh' as const }));
  const [answer] = await instructor.command({
    type: 'set-network',
    board: FIRST_BOARD,
    network: { inputs: 64, layers },
    from: [0, 1, 2, null, null, null],
  });
  expect(answer).toBe('ack');
  return { code, instructor };
}

/** Megabytes that a process holds. */
function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

describe('connections that take nothing', () => {
  test('have one welcome waiting, however often they say hello: a hello takes the place of the one that waits (H17)', async () => {
    const server = await startProcess({ STORE: 'memory', BACKLOG_MB: '32', LOG_LEVEL: 'silent' });
    const rooms = [await largest(server), await largest(server), await largest(server)];
    const rest = memoryOf(server.child.pid!);
    let most = 0;
    const acks: number[] = [];
    for (const { code, instructor } of rooms) {
      await Promise.all(Array.from({ length: 20 }, () => deaf(server.url, code, 20).catch(() => undefined)));
      for (let n = 0; n < 5; n++) {
        const asked = performance.now();
        expect((await instructor.set('W1-0-0', n / 100))[0]).toBe('ack');
        acks.push(performance.now() - asked);
        most = Math.max(most, memoryOf(server.child.pid!));
      }
    }
    expect(most - rest).toBeLessThan(200);
    expect(server.child.exitCode).toBeNull();
  });

  test('are dropped though nobody writes, and those who listen stay (F8)', async () => {
    const server = await startApp({}, { backlog: { ceiling: 1e9, patience: 1_000 } });
    const { code, instructor } = await largest(server);
    const stage = server.client();
    await stage.watch(code);
    await Promise.all(Array.from({ length: 8 }, () => deaf(server.url, code, 20)));
    await instructor.until(() => instructor.watchers?.length === 9);
    await instructor.until(() => instructor.watchers?.length === 1);
    expect(stage.socket.connected).toBe(true);
  });

  test('go, the largest first, when too much waits for all of them together (F8)', async () => {
    const server = await startApp({}, { backlog: { ceiling: 3_000_000, patience: 600_000 } });
    const { code, instructor } = await largest(server);
    const small = await server.open();
    const stage = server.client();
    await stage.watch(small.code);
    await Promise.all(Array.from({ length: 10 }, () => deaf(server.url, code, 20)));
    await instructor.until(() => (instructor.watchers?.length ?? 10) < 8);
    expect(stage.socket.connected).toBe(true);
    expect((await instructor.set('W1-0-0', 0.5))[0]).toBe('ack');
  });
});

describe('there are at most', () => {
  test('so many stages in one workshop, and so many connections of one address (H14)', async () => {
    const server = await startApp({}, { watchers: 2, connectionsPerAddress: 4 });
    const { code } = await server.open();
    const stages = [server.client(), server.client(), server.client()];
    await stages[0]!.watch(code);
    await stages[1]!.watch(code);
    const hello = { protocol: PROTOCOL, workshop: code, viewer: true };
    expect(await stages[2]!.sayHello(hello)).toMatchObject([
      'reject',
      { code: 'too-many-watchers', params: { limit: 2 } },
    ]);
    stages[0]!.close();
    // A place is free, and a student takes no stage's.
    await stages[2]!.until(() => {
      stages[2]!.socket.emit('hello', hello);
      return stages[2]!.received.some(([name]) => name === 'welcome');
    });
    await server.client().join(code, 'Ada');
    const last = server.client();
    await last.connected();
    const many = server.client();
    const [, bye] = await many.next(['bye']);
    expect(bye).toMatchObject({ code: 'too-many-connections', params: { limit: 4 }, retryable: true });
    many.close();
  });
});
