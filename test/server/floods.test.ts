import { describe, expect, test } from 'vitest';
import { PROTOCOL } from '#shared/protocol/version.ts';
import type { Command } from '#shared/workshop/features.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { makeToken } from './client.ts';
import { startApp } from './start.ts';

const board = FIRST_BOARD;

describe('nobody gets round the limits', () => {
  test('by saying hello again and again (K11)', async () => {
    const server = await startApp();
    const { code } = await server.open();
    const student = server.client();
    await student.join(code, 'Ada');
    const hello = { protocol: PROTOCOL, workshop: code, token: student.token };
    const answers: string[] = [];
    for (let round = 0; round < 4; round++) {
      const sent = Array.from({ length: 110 }, () => student.set('W1-0-0', round));
      answers.push(...(await Promise.all(sent)).map(([answer]) => answer));
      await student.sayHello(hello);
    }
    expect(answers.filter((answer) => answer === 'reject').length).toBeGreaterThan(100);
  });

  test('by hellos alone: a stage that asks for the whole state without end is refused', async () => {
    const server = await startApp();
    const { code } = await server.open();
    const stage = server.client();
    await stage.connected();
    const refused = stage.next(['reject'], ([, { code }]) => code === 'too-fast');
    for (let n = 0; n < 40; n++) {
      stage.socket.emit('hello', { protocol: PROTOCOL, workshop: code, viewer: true });
    }
    await refused;
    expect(stage.received.filter(([name]) => name === 'welcome').length).toBeLessThan(30);
  });

  test('by filling the room from one connection', async () => {
    const server = await startApp();
    const { code } = await server.open();
    const client = server.client();
    const answers: string[] = [];
    for (let n = 0; n < 12; n++) {
      client.token = makeToken();
      const hello = { protocol: PROTOCOL, workshop: code, token: client.token, name: `N${n}` };
      const [answer, body] = await client.sayHello(hello);
      answers.push(answer === 'reject' ? body.code : answer);
    }
    expect(answers.slice(0, 10)).toEqual(new Array(10).fill('welcome'));
    expect(answers.slice(10)).toEqual(['too-many-attempts', 'too-many-attempts']);
  });

  test('by commands that put a whole network into the log', async () => {
    const server = await startApp();
    const { code, instructorToken } = await server.open();
    const instructor = server.client();
    await instructor.resume(code, instructorToken);
    const initialize: Command = { type: 'initialize', board, initializer: 'xavier' };
    const answers = await Promise.all(Array.from({ length: 12 }, () => instructor.command(initialize)));
    const refused = answers.filter(([answer]) => answer === 'reject');
    expect(refused.length).toBeGreaterThan(0);
    for (const answer of refused) expect(answer).toMatchObject(['reject', { code: 'too-fast' }]);
  });

  test('by opening many workshops at once', async () => {
    const server = await startApp({}, { openings: { burst: 5, perSecond: 0.01 } });
    const opened = await Promise.all(
      Array.from({ length: 20 }, () => fetch(`${server.url}/api/workshops`, { method: 'POST' })),
    );
    expect(opened.filter(({ status }) => status === 201)).toHaveLength(5);
  });

  test('by frames for other namespaces, or by connecting twice over one socket (T4)', async () => {
    const server = await startApp();
    const { code } = await server.open();
    for (const frame of ['40/elsewhere,', '42/elsewhere,["hello"]', '40']) {
      const client = server.client();
      await client.watch(code);
      const answer = client.next(['reject', 'bye']);
      const { ws } = client.socket.io.engine.transport as unknown as { ws: { send(frame: string): void } };
      ws.send(frame);
      expect(await answer).toMatchObject(['reject', { code: 'malformed' }]);
    }
  });
});

describe('a school behind one address', () => {
  test('lets newcomers with the right code in, whoever guesses codes from there (P3)', async () => {
    const server = await startApp({}, { lookups: { burst: 5, perSecond: 0.01 } });
    const { code, instructorToken } = await server.open();
    const instructor = server.client();
    await instructor.resume(code, instructorToken);
    for (let n = 0; n < 8; n++) await fetch(`${server.url}/api/workshops/22222${n + 2}`);
    expect((await fetch(`${server.url}/api/workshops/222222`)).status).toBe(429);
    expect((await fetch(`${server.url}/api/workshops/${code}`)).status).toBe(200);
    const student = server.client();
    expect(await student.join(code, 'Ada')).toMatchObject({ you: 'p2' });
  });
});

describe('nobody locks out a school', () => {
  test('by joins that are refused: they are the workshop’s and the connection’s to pay (H18)', async () => {
    const server = await startApp(
      {},
      { joins: { burst: 5, perSecond: 0.01 }, refusedJoins: { burst: 8, perSecond: 0.01 } },
    );
    const [theirs, ours] = [await server.open(), await server.open()];
    const codes: string[] = [];
    for (let n = 0; n < 3; n++) {
      const attacker = server.client();
      for (let k = 0; k < 4; k++) {
        const hello = { protocol: PROTOCOL, workshop: theirs.code, token: makeToken(), name: ' ' };
        const [, body] = await attacker.sayHello(hello);
        codes.push('code' in body ? body.code : '');
      }
    }
    expect(codes).toEqual([...new Array(8).fill('name-empty'), ...new Array(4).fill('too-many-attempts')]);
    for (const name of ['Ada', 'Bo', 'Cy']) await server.client().join(ours.code, name);
  });

  test('by joining somewhere else: people of a workshop whose instructor is there get in (H18)', async () => {
    const server = await startApp({}, { joins: { burst: 2, perSecond: 0.01 } });
    const [theirs, ours] = [await server.open(), await server.open()];
    for (const name of ['X', 'Y']) await server.client().join(theirs.code, name);
    const late = server.client();
    const hello = { protocol: PROTOCOL, workshop: ours.code, token: late.token, name: 'Ada' };
    expect(await late.sayHello(hello)).toMatchObject(['reject', { code: 'too-many-attempts' }]);
    const instructor = server.client();
    await instructor.resume(ours.code, ours.instructorToken);
    for (const name of ['Ada', 'Bo', 'Cy', 'Di']) await server.client().join(ours.code, name);
  });

  test('by guessing codes from many addresses: they share a budget, and others do not wait for it (P3)', async () => {
    const server = await startApp(
      {},
      { trustProxy: 1, lookups: { burst: 50, perSecond: 0.01 }, allLookups: { burst: 20, perSecond: 0.01 } },
    );
    const { code } = await server.open();
    const look = async (from: string, which: string) =>
      (await fetch(`${server.url}/api/workshops/${which}`, { headers: { 'x-forwarded-for': from } })).status;
    const answers: number[] = [];
    for (let n = 0; n < 40; n++) answers.push(await look(`198.51.100.${n % 4}`, '222222'));
    expect(answers.filter((status) => status === 404)).toHaveLength(20);
    expect(answers.filter((status) => status === 429)).toHaveLength(20);
    expect(await look('203.0.113.1', code)).toBe(200);
    expect(await look('203.0.113.1', '222222')).toBe(404);
  });

  test('an IPv6 site is one guesser, however many networks it has (P3)', async () => {
    const server = await startApp({}, { trustProxy: 1, lookups: { burst: 4, perSecond: 0.01 } });
    const answers: number[] = [];
    for (let n = 0; n < 6; n++) {
      const headers = { 'x-forwarded-for': `2001:db8:77:${n}::1` };
      answers.push((await fetch(`${server.url}/api/workshops/222222`, { headers })).status);
    }
    expect(answers).toEqual([404, 404, 404, 404, 429, 429]);
    const headers = { 'x-forwarded-for': '2001:db8:78::1' };
    expect((await fetch(`${server.url}/api/workshops/222222`, { headers })).status).toBe(404);
  });
});

test('H1: a second hello of the same person keeps what they hold', async () => {
  const server = await startApp();
  const { code } = await server.open();
  const student = server.client();
  await student.join(code, 'Ada');
  await student.command({ type: 'hold', board, parameter: 'W1-0-0' });
  await student.resume(code);
  await student.set('b1-0', 0.5);
  expect(student.state?.boards[board]?.holds).toMatchObject({ 'W1-0-0': { by: 'p2' } });
});

test.each(['[', 'e"vil<x>', 'a b'])('a Host of %j is nobody’s address', async (host) => {
  const { request } = await import('node:http');
  const server = await startApp();
  const { port } = new URL(server.url);
  const body = await new Promise<string>((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path: '/api/config', headers: { host } }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      response.on('end', () => resolve(text));
    });
    sent.on('error', reject).end();
  });
  if (body !== '') expect(JSON.parse(body)).toMatchObject({ origin: 'http://localhost' });
});
