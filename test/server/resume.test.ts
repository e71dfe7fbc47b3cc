import { describe, expect, test } from 'vitest';
import type { AppOptions } from '#server/app.ts';
import { RECENT } from '#server/workshops/recent.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { makeToken, type TestClient } from './client.ts';
import { startApp } from './start.ts';

async function classOfTwo(options: Partial<AppOptions> = {}) {
  const server = await startApp({}, options);
  const { code, instructorToken } = await server.open();
  const instructor = server.client();
  const student = server.client();
  await instructor.resume(code, instructorToken);
  await student.join(code, 'Ada');
  await instructor.until(() => instructor.version === 2);
  return { server, code, instructor, student };
}

/** Cuts the connection as a lost network would, and waits until it is back. */
async function reconnected(client: TestClient): Promise<void> {
  client.socket.io.engine.close();
  await client.gone();
  await client.connected();
}

describe('coming back', () => {
  test('with a token after a lost connection gives the events that were missed, and the same person (H4, H9)', async () => {
    const { code, instructor, student } = await classOfTwo();
    const from = student.version;
    student.socket.io.engine.close();
    await student.gone();
    await instructor.set('W1-0-0', 0.7);
    await instructor.command({ type: 'freeze' });
    const welcome = await student.resume(code);
    expect(welcome).toMatchObject({ you: 'p2', snapshot: null, version: from + 2 });
    expect(welcome.entries.map(([, { type }]) => type)).toEqual(['parameters-set', 'frozen']);
    expect(student.state).toEqual(instructor.state);
    expect(student.output).toEqual(instructor.output);
  });

  test('with nothing missed gives no events and no snapshot', async () => {
    const { code, student } = await classOfTwo();
    await reconnected(student);
    expect(await student.resume(code)).toMatchObject({ snapshot: null, entries: [] });
  });

  test('from too long ago gives the whole state (H9)', async () => {
    const messages = { burst: 1_000, perSecond: 1_000 };
    const { code, instructor, student } = await classOfTwo({ messages });
    student.socket.io.engine.close();
    await student.gone();
    for (let n = 0; n <= RECENT.entries / 64; n++) {
      // Different kinds of commands in turn do not fold into one entry.
      const answers = Array.from({ length: 65 }, (_, k) =>
        instructor.command(k % 2 === 0 ? { type: 'freeze' } : { type: 'unfreeze' }),
      );
      for (const [answer] of await Promise.all(answers)) expect(answer).toBe('ack');
    }
    const welcome = await student.resume(code);
    expect(welcome.snapshot?.version).toBe(welcome.version);
    expect(student.state).toEqual(instructor.state);
  });

  test('from a later version, or from another epoch, gives the whole state (H9)', async () => {
    const { code, student, server } = await classOfTwo();
    const hello = { protocol: PROTOCOL, workshop: code, token: student.token, open: student.open };
    for (const from of [
      { epoch: student.epoch, lastVersion: student.version + 1 },
      { epoch: 'another', lastVersion: student.version },
      { lastVersion: student.version },
      { epoch: student.epoch },
    ]) {
      const answer = await server.client().sayHello({ ...hello, ...from });
      expect(answer).toMatchObject(['welcome', { entries: [], snapshot: { version: student.version } }]);
    }
  });

  test('by joining again with the same token is the same person: a lost welcome loses nobody (H4, C3)', async () => {
    const { code, student, server } = await classOfTwo();
    const again = server.client();
    again.token = student.token;
    expect(await again.join(code, 'Ada')).toMatchObject({ you: 'p2' });
    const both = [server.client(), server.client()];
    const token = makeToken();
    for (const client of both) client.token = token;
    const [first, second] = await Promise.all(both.map((client) => client.join(code, 'Grace')));
    expect([first?.you, second?.you]).toEqual(['p3', 'p3']);
  });

  test('a hello on a connection that has a place starts over with the newest state (H1)', async () => {
    const { code, student, instructor } = await classOfTwo();
    expect((await student.resume(code)).version).toBe(student.version);
    await instructor.set('b1-0', 0.75);
    await student.until(() => student.version === instructor.version);
    expect(student.received.filter(([name]) => name === 'tick')).toHaveLength(1);
  });
});

describe('two connections of one person', () => {
  test('are the same participant, both see everything, and both may act (H10)', async () => {
    const { server, code, student, instructor } = await classOfTwo();
    const tab = server.client();
    await tab.resume(code, student.token);
    expect(tab.you).toBe('p2');
    await Promise.all([student.set('W1-0-0', 0.6), tab.set('W1-0-1', 0.7)]);
    for (const client of [student, tab, instructor]) {
      await client.until(() => client.state?.boards[FIRST_BOARD]?.parameters[1] === 0.7);
      expect(client.state?.boards[FIRST_BOARD]?.parameters[0]).toBe(0.6);
    }
  });

  test('are listed in their own welcome, as everybody who is connected now (H11)', async () => {
    const { server, code, student, instructor } = await classOfTwo();
    await instructor.until(() => instructor.online.length === 2);
    expect((await server.client().join(code, 'Grace')).online).toEqual(['p1', 'p2', 'p3']);
    expect((await server.client().resume(code, student.token)).online).toEqual(['p1', 'p2', 'p3']);
    expect((await server.client().watch(code)).online).toEqual(['p1', 'p2', 'p3']);
  });

  test('count as one in who is online, until both are gone (H11)', async () => {
    const { server, code, student, instructor } = await classOfTwo();
    await instructor.until(() => instructor.online.length === 2);
    const tab = server.client();
    await tab.resume(code, student.token);
    expect([...tab.online].sort()).toEqual(['p1', 'p2']);
    tab.close();
    student.close();
    await instructor.until(() => instructor.online.length === 1);
    expect(instructor.online).toEqual(['p1']);
  });
});

describe('going', () => {
  test('a student who leaves is told bye left, here and in every other tab, and cannot resume (H4, B2)', async () => {
    const { server, code, student, instructor } = await classOfTwo();
    const tab = server.client();
    await tab.resume(code, student.token);
    const byes = [student.next(['bye']), tab.next(['bye'])];
    expect((await student.command({ type: 'leave' }))[0]).toBe('ack');
    for (const bye of byes) expect(await bye).toMatchObject(['bye', { code: 'left', retryable: false }]);
    await instructor.until(() => instructor.state?.participants.p2?.status === 'left');
    const back = server.client();
    const hello = { protocol: PROTOCOL, workshop: code, token: student.token, name: 'Ada' };
    expect(await back.sayHello(hello)).toMatchObject(['bye', { code: 'left', retryable: false }]);
    const anew = server.client();
    expect(await anew.join(code, 'Ada')).toMatchObject({ you: 'p3' });
  });

  test('whom the instructor removes is told bye removed, and stays out with that token (H4, B2)', async () => {
    const { server, code, student, instructor } = await classOfTwo();
    const bye = student.next(['bye']);
    await instructor.command({ type: 'remove', participant: 'p2' });
    expect(await bye).toMatchObject(['bye', { code: 'removed', retryable: false }]);
    await student.gone();
    const back = server.client();
    const hello = { protocol: PROTOCOL, workshop: code, token: student.token };
    expect(await back.sayHello(hello)).toMatchObject(['bye', { code: 'removed' }]);
    expect((await instructor.set('W1-0-0', 0.3))[0]).toBe('ack');
  });

  test('the end reaches everyone as a tick and then bye; afterwards only its people learn it has ended (H3, B2)', async () => {
    const { server, code, student, instructor } = await classOfTwo();
    const stage = server.client();
    await stage.watch(code);
    const everyone = [instructor, student, stage];
    const byes = everyone.map((client) => client.next(['bye']));
    expect((await instructor.command({ type: 'end' }))[0]).toBe('ack');
    for (const bye of byes) expect(await bye).toMatchObject(['bye', { code: 'workshop-ended' }]);
    for (const client of everyone) expect(client.state?.status).toBe('ended');
    const hello = { protocol: PROTOCOL, workshop: code };
    const ask = (more: object) => server.client().sayHello({ ...hello, ...more });
    expect(await ask({ token: student.token })).toMatchObject(['bye', { code: 'workshop-ended' }]);
    expect(await ask({ token: makeToken(), name: 'Eve' })).toMatchObject([
      'bye',
      { code: 'unknown-workshop' },
    ]);
    expect(await ask({ viewer: true })).toMatchObject(['bye', { code: 'unknown-workshop' }]);
    expect((await fetch(`${server.url}/api/workshops/${code}`)).status).toBe(404);
  });

  test('a locked room lets nobody new in, and its own people back (H5)', async () => {
    const { server, code, student, instructor } = await classOfTwo();
    await instructor.command({ type: 'lock-room' });
    const hello = { protocol: PROTOCOL, workshop: code, token: makeToken(), name: 'Eve' };
    expect(await server.client().sayHello(hello)).toMatchObject(['reject', { code: 'room-locked' }]);
    await reconnected(student);
    expect(await student.resume(code)).toMatchObject({ you: 'p2' });
  });

  test('a full room says how many people fit (H5)', async () => {
    const server = await startApp({}, { maxParticipants: 2 });
    const { code } = await server.open();
    await server.client().join(code, 'Ada');
    const hello = { protocol: PROTOCOL, workshop: code, token: makeToken(), name: 'Eve' };
    expect(await server.client().sayHello(hello)).toMatchObject([
      'reject',
      { code: 'room-full', params: { limit: 2 } },
    ]);
  });
});

describe('over HTTP long-polling', () => {
  test('everything works as it does over WebSocket (T1)', async () => {
    const { server, code, instructor } = await classOfTwo();
    const old = server.client({ transports: ['polling'] });
    await old.join(code, 'Grace');
    expect((await old.set('W1-0-0', 0.4))[0]).toBe('ack');
    await instructor.until(() => instructor.state?.boards[FIRST_BOARD]?.parameters[0] === 0.4);
  });
});
