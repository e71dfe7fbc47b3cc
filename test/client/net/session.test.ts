import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ConnectionHandlers } from '#client/net/connection.ts';
import { rememberedToken, rememberToken } from '#client/net/identity.ts';
import { type Link, Session } from '#client/net/session.ts';
import type { Command } from '#shared/workshop/commands.ts';
import type { Rejection } from '#shared/workshop/rejections.ts';
import { CLASS_BOARD } from '#shared/workshop/state.ts';
import { FakeServer } from '../stores/fake-server.ts';

const CODE = 'K7M4QX';

function enter(server: FakeServer, connect = server.connect): { session: Session; refused: Rejection[] } {
  const refused: Rejection[] = [];
  const session = new Session(CODE, 'person', {
    changed: () => {},
    refused: (rejection) => refused.push(rejection),
    connect,
  });
  session.start();
  return { session, refused };
}

const setting = (parameter: string, value: number): Command => ({
  type: 'set-parameters',
  board: CLASS_BOARD,
  values: [[parameter, value]],
});

/** Issues a command and lets it go out. */
function issue(session: Session, command: Command): void {
  session.issue(command);
  vi.advanceTimersByTime(40);
}

const values = (server: FakeServer): number[] =>
  server.commands.flatMap((command) =>
    command.type === 'set-parameters' ? command.values.map(([, value]) => value) : [],
  );

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  rememberToken(CODE, 'person', 'a'.repeat(43));
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a command refused for the moment', () => {
  test('K11: is not sent again once a later value has been acknowledged', () => {
    const server = new FakeServer();
    const { session } = enter(server);
    issue(session, setting('W1-0-0', 0.1));
    const [one] = server.commands.splice(0);
    server.handlers.reject({ id: one!.id, code: 'busy' });
    issue(session, setting('W1-0-0', 0.2));
    expect(values(server)).toEqual([0.2]);
    server.settle();
    vi.advanceTimersByTime(2_000);
    expect(server.commands).toEqual([]);
    expect(session.replica!.view.boards[CLASS_BOARD]!.parameters[0]).toBe(0.2);
  });

  test('K11: goes again with the others in the order of issue, after the longest wait asked for', () => {
    const server = new FakeServer();
    const { session } = enter(server);
    issue(session, setting('W1-0-0', 0.1));
    issue(session, setting('W1-0-1', 0.2));
    const [one, two] = server.commands.splice(0);
    server.handlers.reject({ id: one!.id, code: 'too-fast', params: { retryAfter: 300 } });
    server.handlers.reject({ id: two!.id, code: 'too-fast', params: { retryAfter: 100 } });
    vi.advanceTimersByTime(299);
    expect(server.commands).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(server.commands).toEqual([one, two]);
  });

  test('is not overtaken by later commands, so that the last word stays the last', () => {
    const server = new FakeServer();
    server.you = 'p1';
    const { session } = enter(server);
    issue(session, { type: 'freeze' });
    const [freeze] = server.commands.splice(0);
    server.handlers.reject({ id: freeze!.id, code: 'busy' });
    issue(session, { type: 'unfreeze' });
    expect(server.commands).toEqual([]);
    vi.advanceTimersByTime(500);
    expect(server.commands.map(({ type }) => type)).toEqual(['freeze', 'unfreeze']);
    server.settle();
    expect(session.replica!.confirmed.frozen).toBe(false);
  });

  test('goes out once, not twice, when a welcome comes before its time', () => {
    const server = new FakeServer();
    const { session } = enter(server);
    issue(session, setting('W1-0-0', 0.1));
    const [one] = server.commands.splice(0);
    server.handlers.reject({ id: one!.id, code: 'busy' });
    server.down();
    server.up();
    vi.advanceTimersByTime(2_000);
    expect(server.commands).toEqual([one]);
  });
});

describe('a hello refused for the moment', () => {
  const tooMany = { id: null, code: 'too-many-attempts', params: { seconds: 2 } } as const;
  const tooFast = { id: null, code: 'too-fast', params: { retryAfter: 70 } } as const;

  test('H5: is said again after that time when it was to resume', () => {
    const server = new FakeServer();
    server.onHello = () => server.handlers.reject(tooMany);
    const { session, refused } = enter(server);
    server.onHello = () => server.handlers.reject({ id: null, code: 'not-joined' });
    vi.advanceTimersByTime(1_999);
    expect(session.phase).toEqual({ name: 'connecting' });
    vi.advanceTimersByTime(1);
    expect(server.hellos).toHaveLength(2);
    expect(session.phase).toEqual({ name: 'outside' });
    expect(refused).toEqual([]);
  });

  test('F2: is said again after that time when it was to ask for what is missing', () => {
    const server = new FakeServer();
    const { refused } = enter(server);
    server.onHello = () => server.handlers.reject(tooFast);
    server.handlers.tick({ from: 7, version: 8, events: [], observations: {} });
    expect(server.hellos).toHaveLength(2);
    server.onHello = () => server.welcome();
    vi.advanceTimersByTime(70);
    expect(server.hellos).toHaveLength(3);
    vi.advanceTimersByTime(2_000);
    expect(server.hellos).toHaveLength(3);
    expect(refused).toEqual([]);
  });

  test('is shown to the person when it was a join, who may then try again', async () => {
    localStorage.clear();
    const server = new FakeServer();
    server.onHello = () => server.handlers.reject(tooMany);
    const { session } = enter(server);
    expect(await session.join('김서연')).toMatchObject({ code: 'too-many-attempts', params: { seconds: 2 } });
    expect(rememberedToken(CODE, 'person')).toBeUndefined();
    vi.advanceTimersByTime(5_000);
    expect(server.hellos).toHaveLength(1);
    server.onHello = () => server.welcome();
    expect(await session.join('김서연')).toBeUndefined();
    expect(session.phase).toEqual({ name: 'inside' });
  });

  test('is not said again by a page that has left', () => {
    const server = new FakeServer();
    server.onHello = () => server.handlers.reject(tooMany);
    enter(server).session.stop();
    vi.advanceTimersByTime(5_000);
    expect(server.hellos).toHaveLength(1);
  });
});

test('F2: one hello asks for what is missing, however many ticks come before its answer', () => {
  const server = new FakeServer();
  let open = true;
  const connect = (handlers: ConnectionHandlers): Link => {
    const { start, stop, hello, send } = server.connect(handlers);
    return {
      start,
      stop,
      send,
      hello: () => {
        open = false;
        hello();
      },
      get open() {
        return open;
      },
    };
  };
  enter(server, connect);
  server.onHello = () => {};
  for (const from of [7, 8, 9]) {
    server.handlers.tick({ from, version: from + 1, events: [], observations: {} });
  }
  expect(server.hellos).toHaveLength(2);
});
