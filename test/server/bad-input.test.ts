import { beforeEach, describe, expect, test } from 'vitest';
import { locales, say } from '#shared/locale.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import { type RejectionCode, rejections } from '#shared/workshop/kernel/rejections.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { type CommandAnswer, makeToken, type TestClient } from './client.ts';
import { FaultyStore } from './faulty-store.ts';
import { type StartedApp, startApp } from './start.ts';

let server: StartedApp;
let store: FaultyStore;
let code: string;
let instructorToken: string;
let instructor: TestClient;
let student: TestClient;

beforeEach(async () => {
  store = new FaultyStore();
  server = await startApp({ store });
  ({ code, instructorToken } = await server.open());
  instructor = server.client();
  student = server.client();
  await instructor.resume(code, instructorToken);
  await student.join(code, 'Ada');
});

/** Refused with this code, its sentence in both languages, nothing changed, and the server goes on. */
async function refusedWith(expected: RejectionCode, ask: () => Promise<CommandAnswer>): Promise<void> {
  const before = await store.read(code, 0);
  const [answer, body] = await ask();
  expect([answer, body]).toMatchObject(['reject', { code: expected }]);
  for (const locale of locales) expect(say(rejections[expected], locale)).not.toBe('');
  expect(await store.read(code, 0)).toEqual(before);
  expect((await student.set('W1-0-0', 0.5))[0]).toBe('ack');
}

const command = (body: object) => ({ id: student.nextId(), ...body });
const setting = (values: unknown) => command({ type: 'set-parameters', board: FIRST_BOARD, values });

/** Sends one frame just as it is. */
function sendRaw(client: TestClient, frame: string | Uint8Array): void {
  (client.socket.io.engine as unknown as { send(frame: string | Uint8Array): void }).send(frame);
}

function answerTo(client: TestClient, frame: string | Uint8Array): Promise<CommandAnswer> {
  const answer = client.next(['reject', 'bye']);
  sendRaw(client, frame);
  return answer;
}

describe('a value', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, '0.3', null]) {
    test(`${value} is refused as value-not-finite, by the command’s id (K7)`, async () => {
      const message = setting([['W1-0-0', value]]);
      await refusedWith('value-not-finite', () => student.send(message, message.id));
    });
  }

  test('1e400, which JSON reads as Infinity, is refused as value-not-finite (K7)', async () => {
    const id = student.nextId();
    const frame = `2["command",{"id":"${id}","type":"set-parameters","board":"class","values":[["W1-0-0",1e400]]}]`;
    await refusedWith('value-not-finite', () => answerTo(student, frame));
  });

  for (const value of [1e308, -1e308, 1_000_001]) {
    test(`${value} is refused as value-out-of-range, and the value as it is comes back (K7, K8)`, async () => {
      const message = setting([['W1-0-0', value]]);
      const answer = student.send(message, message.id);
      await refusedWith('value-out-of-range', () => answer);
      expect(await answer).toMatchObject([
        'reject',
        { params: { limit: 1e6 }, authoritative: { version: 2, values: [['W1-0-0', expect.any(Number)]] } },
      ]);
    });
  }
});

describe('a command', () => {
  test('with too few or too many inputs is refused as wrong-shape', async () => {
    for (const input of [[1], [1, 2, 3]]) {
      await refusedWith('wrong-shape', () =>
        instructor.command({ type: 'set-input', board: FIRST_BOARD, input }),
      );
    }
  });

  test('for a board that is not there is refused as unknown-board', async () => {
    for (const board of ['nowhere', '__proto__', 'constructor', '']) {
      await refusedWith('unknown-board', () =>
        student.command({ type: 'set-parameters', board, values: [['W1-0-0', 1]] }),
      );
    }
  });

  test('for a parameter that is not there is refused as unknown-parameter', async () => {
    for (const parameter of ['W9-0-0', 'W1-2-0', 'W1-0-3', 'b1-3', '__proto__', 'w1-0-0', '']) {
      await refusedWith('unknown-parameter', () => student.set(parameter, 1));
    }
  });

  test('of the instructor’s from a student is refused as not-allowed', async () => {
    await refusedWith('not-allowed', () => student.command({ type: 'reset-board', board: FIRST_BOARD }));
    await refusedWith('not-allowed', () => student.command({ type: 'freeze' }));
    await refusedWith('not-allowed', () => student.command({ type: 'remove', participant: 'p1' }));
    await refusedWith('not-allowed', () => student.command({ type: 'hand-over', to: 'p2' }));
    await refusedWith('not-allowed', () => student.command({ type: 'end' }));
  });

  test('about somebody else’s name from a student is refused as not-allowed', async () => {
    await refusedWith('not-allowed', () =>
      student.command({ type: 'rename', participant: 'p1', name: 'Nobody' }),
    );
  });

  test('that names an actor is refused as malformed: nobody can speak for another (K2)', async () => {
    for (const forged of [{ by: 'p1' }, { participant: 'p1' }, { you: 'p1' }, { token: makeToken() }]) {
      const message = command({ type: 'freeze', ...forged });
      await refusedWith('malformed', () => student.send(message, message.id));
    }
  });

  test('of a stage is refused as not-allowed (H7)', async () => {
    const stage = server.client();
    await stage.watch(code);
    await refusedWith('not-allowed', () => stage.set('W1-0-0', 9));
  });

  test('sent again with the same id is acknowledged again and applied once (K5)', async () => {
    const id = student.nextId();
    const once = { type: 'set-parameters', board: FIRST_BOARD, values: [['W1-0-0', 0.25]] } as const;
    expect((await student.command(once, id))[0]).toBe('ack');
    await student.set('W1-0-0', 0.5);
    const before = await store.read(code, 0);
    expect((await student.command(once, id))[0]).toBe('ack');
    expect(await store.read(code, 0)).toEqual(before);
  });

  test('whose id is far behind the latest is refused as stale-command (K6)', async () => {
    await student.command({ type: 'hold', board: FIRST_BOARD, parameter: 'b1-0' }, 'client-abc:900');
    await refusedWith('stale-command', () =>
      student.command({ type: 'hold', board: FIRST_BOARD, parameter: 'b1-1' }, 'client-abc:2'),
    );
  });

  test('with an id of another’s is that person’s own command, and answers nobody else', async () => {
    const id = instructor.nextId();
    await instructor.command({ type: 'unfreeze' }, id);
    const before = instructor.received.length;
    expect((await student.command({ type: 'hold', board: FIRST_BOARD, parameter: 'b1-0' }, id))[0]).toBe(
      'ack',
    );
    await instructor.until(() => instructor.version === student.version);
    expect(instructor.received.slice(before).map(([name]) => name)).not.toContain('ack');
  });
});

describe('a message', () => {
  for (const [what, body] of [
    ['nothing', undefined],
    ['null', null],
    ['text', 'freeze'],
    ['a list', [1, 2]],
    ['an unknown type', { id: 'client-abc:1', type: 'explode' }],
    ['no id', { type: 'freeze' }],
    ['an id of another shape', { id: 'x', type: 'freeze' }],
    [
      'too many values',
      {
        id: 'client-abc:1',
        type: 'set-parameters',
        board: 'class',
        values: new Array(600).fill(['W1-0-0', 1]),
      },
    ],
    [
      'values of another shape',
      { id: 'client-abc:1', type: 'set-parameters', board: 'class', values: [['W1-0-0', 1, 2]] },
    ],
  ] as const) {
    test(`that is ${what} is refused as malformed`, async () => {
      await refusedWith('malformed', () => {
        const answer = student.next(['reject']);
        student.socket.emit('command', body);
        return answer;
      });
    });
  }

  test('with __proto__ or constructor keys is refused as malformed and pollutes nothing', async () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const id = student.nextId();
      const frame = `2["command",{"id":"${id}","type":"freeze","${key}":{"polluted":true}}]`;
      const [answer, body] = await answerTo(student, frame);
      // A student may not freeze either, so whichever check comes first, nothing happens.
      expect(answer).toBe('reject');
      expect(['malformed', 'not-allowed']).toContain('code' in body && body.code);
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    }
    const frame = `2["command",{"id":"${student.nextId()}","type":"set-parameters","board":"class","values":[["__proto__",1]]}]`;
    await refusedWith('unknown-parameter', () => answerTo(student, frame));
  });

  test('of an unknown name is refused as malformed', async () => {
    await refusedWith('malformed', () => answerTo(student, '2["explode",{}]'));
    await refusedWith('malformed', () => answerTo(student, '2["error",{}]'));
  });

  test('that is not Socket.IO’s protocol is refused as malformed, and the connection stays (T4)', async () => {
    for (const frame of ['2{"a":1}', '2[', '9', 'hello', '2["connect"]', '']) {
      if (frame !== '') await refusedWith('malformed', () => answerTo(student, frame));
    }
  });

  test('in binary is refused as malformed, and the connection stays (T4)', async () => {
    await refusedWith('malformed', () => answerTo(student, new Uint8Array([1, 2, 3])));
    await refusedWith('malformed', () => answerTo(student, '51-["command",{"_placeholder":true,"num":0}]'));
  });

  test('over 16 KiB is refused as frame-too-large, in whatever letters, and the connection stays (T3)', async () => {
    for (const text of ['x'.repeat(17_000), '가'.repeat(6_000)]) {
      await refusedWith('frame-too-large', () => answerTo(student, `2["command","${text}"]`));
    }
  });

  test('far larger than any message closes its own connection and no other (T3)', async () => {
    student.socket.io.reconnection(false);
    sendRaw(student, 'x'.repeat(300_000));
    await student.gone();
    expect((await instructor.set('W1-0-0', 0.5))[0]).toBe('ack');
  });

  test('before hello is refused as hello-expected (H1)', async () => {
    const stranger = await server.client().connected();
    await refusedWith('hello-expected', () => stranger.set('W1-0-0', 1));
  });
});

describe('10,000 messages in a second', () => {
  test('are refused as too-fast after the burst, then end the connection; nobody else notices (K11)', async () => {
    student.socket.io.reconnection(false);
    const bye = student.next(['bye']);
    for (let n = 0; n < 10_000; n++) {
      student.socket.emit('command', setting([['W1-0-0', n / 10_000]]));
    }
    const neighbour = instructor.set('b1-0', 0.125);
    expect(await bye).toMatchObject(['bye', { code: 'too-fast', retryable: true }]);
    await student.gone();
    const refused = student.received.filter(([name, body]) => name === 'reject' && body.code === 'too-fast');
    expect(refused.length).toBeGreaterThanOrEqual(1_000);
    expect(refused.length).toBeLessThan(1_200);
    expect(refused[0]?.[1]).toMatchObject({ params: { retryAfter: expect.any(Number) } });
    expect((await neighbour)[0]).toBe('ack');
    const acked = student.received.filter(([name]) => name === 'ack').length;
    expect(acked).toBeLessThan(300);
    expect((await store.read(code, 0)).length).toBeLessThan(40);
  });
});

describe('too much from everyone together', () => {
  test('is refused as too-fast with when to come back; the instructor is not held up by it (K11)', async () => {
    const crowded = await startApp({}, { workshopMessages: { burst: 4, perSecond: 10 } });
    const opened = await crowded.open();
    const people = [crowded.client(), crowded.client(), crowded.client()];
    for (const [index, person] of people.entries()) await person.join(opened.code, `Person ${index}`);
    const answers = await Promise.all(
      people.flatMap((person) => [person.set('b1-0', 1), person.set('b1-1', 2)]),
    );
    const refused = answers.filter(([name]) => name === 'reject');
    expect(refused).toHaveLength(2);
    for (const answer of refused) {
      expect(answer).toMatchObject([
        'reject',
        { code: 'too-fast', params: { retryAfter: expect.any(Number) } },
      ]);
    }
    const theirs = crowded.client();
    await theirs.resume(opened.code, opened.instructorToken);
    for (let n = 0; n < 6; n++) expect((await theirs.command({ type: 'freeze' }))[0]).toBe('ack');
  });
});

describe('a hello', () => {
  test('of another protocol gets bye protocol-unsupported, whatever else it says (H2)', async () => {
    for (const protocol of [0, PROTOCOL + 1, 1.5]) {
      const old = server.client();
      expect(await old.sayHello({ protocol, room: 'as it was called then' })).toMatchObject([
        'bye',
        { code: 'protocol-unsupported', retryable: false },
      ]);
      await old.gone();
    }
  });

  test('that is malformed is refused, and another may follow on the same connection (H1)', async () => {
    const client = server.client();
    for (const hello of [undefined, {}, { protocol: PROTOCOL }, { protocol: PROTOCOL, workshop: 7 }]) {
      expect(await client.sayHello(hello)).toMatchObject(['reject', { code: 'malformed', id: null }]);
    }
    await client.join(code, 'Grace');
  });

  test('for a code nobody opened gets bye unknown-workshop (H3)', async () => {
    for (const workshop of ['222222', 'no code at all', '__proto__', '']) {
      const client = server.client();
      expect(await client.sayHello({ protocol: PROTOCOL, workshop, viewer: true })).toMatchObject([
        'bye',
        { code: 'unknown-workshop', retryable: false },
      ]);
    }
  });

  test('with an unknown token and no name is refused as not-joined (H6)', async () => {
    const client = server.client();
    const answer = await client.sayHello({ protocol: PROTOCOL, workshop: code, token: makeToken() });
    expect(answer).toMatchObject(['reject', { code: 'not-joined', id: null }]);
    await client.join(code, 'Grace');
  });

  test('with a name of control, zero-width or bidi characters only is refused as name-empty (H8)', async () => {
    const client = server.client();
    for (const name of ['\u0000\u0007\u001b', '\u200b\u200d\ufeff', '\u202e\u2066', '   ', '']) {
      const hello = { protocol: PROTOCOL, workshop: code, token: client.token, name };
      expect(await client.sayHello(hello)).toMatchObject(['reject', { code: 'name-empty' }]);
    }
  });

  test('with a name too long or taken is refused, and a free one is offered (H5, H8)', async () => {
    const client = server.client();
    const hello = { protocol: PROTOCOL, workshop: code, token: client.token };
    expect(await client.sayHello({ ...hello, name: 'x'.repeat(25) })).toMatchObject([
      'reject',
      { code: 'name-too-long', params: { limit: 24 } },
    ]);
    expect(await client.sayHello({ ...hello, name: 'ａｄａ' })).toMatchObject([
      'reject',
      { code: 'name-taken', params: { suggestion: 'ada 2' } },
    ]);
  });

  test('with <img onerror> as a name, and as a title, is text like any other', async () => {
    const name = '<img src=x onerror=a()>';
    const title = '<img src=x onerror=alert(1)>';
    const opened = await server.open({ title });
    const client = server.client();
    const welcome = await client.join(opened.code, name);
    expect(welcome.snapshot?.title).toBe(title);
    expect(client.state?.participants.p2?.name).toBe(name);
    const page = await fetch(`${server.url}/api/workshops/${opened.code}`);
    expect(page.headers.get('content-type')).toMatch('application/json');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('a store that cannot write', () => {
  test('refuses commands and newcomers as busy; nothing is shown, and all works again afterwards (K12)', async () => {
    store.failing = true;
    const ticks = instructor.received.filter(([name]) => name === 'tick').length;
    const before = student.version;
    expect(await student.set('W1-0-0', 0.9)).toMatchObject(['reject', { code: 'busy' }]);
    const newcomer = server.client();
    const hello = { protocol: PROTOCOL, workshop: code, token: newcomer.token, name: 'Grace' };
    expect(await newcomer.sayHello(hello)).toMatchObject(['reject', { code: 'busy' }]);
    expect(await student.command({ type: 'freeze' })).toMatchObject(['reject', { code: 'not-allowed' }]);
    expect(instructor.received.filter(([name]) => name === 'tick')).toHaveLength(ticks);
    expect(student.version).toBe(before);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    const opening = await fetch(`${server.url}/api/workshops`, { method: 'POST' });
    expect(opening.status).toBe(503);
    expect(await opening.json()).toMatchObject({ code: 'busy' });

    store.failing = false;
    expect((await student.set('W1-0-0', 0.9))[0]).toBe('ack');
    await newcomer.join(code, 'Grace');
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  test('shows and acknowledges nothing until the append has been confirmed (K3)', async () => {
    let confirm = () => {};
    store.afterAppend = () => new Promise<void>((resolve) => (confirm = resolve));
    const before = student.received.length;
    const answer = student.set('W1-0-0', 0.9);
    await student.until(() => {
      student.socket.emit('command', { id: 'x', type: 'none' });
      return student.received.length > before + 3;
    });
    expect(student.received.slice(before).map(([name]) => name)).not.toContain('tick');
    expect(student.received.slice(before).map(([name]) => name)).not.toContain('ack');
    store.afterAppend = () => {};
    confirm();
    expect((await answer)[0]).toBe('ack');
  });
});
