import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ConnectionHandlers } from '#client/net/connection.ts';
import { rememberedToken, rememberedWorkshops, rememberToken } from '#client/net/identity.ts';
import { type Link, Session, type SessionOptions } from '#client/net/session.ts';
import type { Command } from '#shared/workshop/features.ts';
import type { Happened } from '#shared/workshop/kernel/log.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import { FakeServer, FIRST_BOARD } from '../stores/fake-server.ts';

const CODE = 'K7M4QX';

interface Entered {
  readonly session: Session;
  readonly refused: Rejection[];
  readonly happened: Happened[];
}

function make(
  server: FakeServer,
  entry: 'person' | 'host' | 'stage' = 'person',
  options: Partial<SessionOptions> = {},
): Entered {
  const refused: Rejection[] = [];
  const happened: Happened[] = [];
  const session = new Session(CODE, entry, {
    changed: () => {},
    refused: (rejection) => refused.push(rejection),
    happened: (event) => happened.push(event),
    connect: server.connect,
    ...options,
  });
  return { session, refused, happened };
}

function enter(server: FakeServer, connect = server.connect): Entered {
  const entered = make(server, 'person', { connect });
  entered.session.start();
  return entered;
}

const setting = (parameter: string, value: number): Command => ({
  type: 'set-parameters',
  board: FIRST_BOARD,
  values: [[parameter, value]],
});

/** Issues a command and lets it go out. */
function issue(session: Session, command: Command): void {
  session.issue(command);
  vi.advanceTimersByTime(40);
}

const values = (server: FakeServer): number[] =>
  server.commands.flatMap((command) =>
    ((command as { values?: [string, number][] }).values ?? []).map(([, value]) => value),
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
    expect(session.replica!.view.boards[FIRST_BOARD]!.parameters[0]).toBe(0.2);
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
    server.handlers.tick({ from: 7, version: 8, entries: [], observations: {} });
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
    const { start, stop, hello, send, wait, point, recall } = server.connect(handlers);
    return {
      start,
      stop,
      send,
      wait,
      point,
      recall,
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
    server.handlers.tick({ from, version: from + 1, entries: [], observations: {} });
  }
  expect(server.hellos).toHaveLength(2);
});

describe('the boards that a page has open', () => {
  const hello = { protocol: 2, workshop: CODE, token: 'a'.repeat(43) };

  /** A class with a second board; the page says what it opens. */
  function twoBoards(): FakeServer {
    const server = new FakeServer();
    server.does('p1', { type: 'open-board', title: 'Two', of: FIRST_BOARD, as: 'start' });
    return server;
  }

  test('are the server’s choice until somebody chooses, and then said with every hello', () => {
    const server = new FakeServer();
    const { session } = enter(server);
    expect(server.hellos).toEqual([hello]);
    server.down();
    server.up();
    expect(server.hellos[1]).toEqual({ ...hello, open: [FIRST_BOARD], epoch: 'log-1', lastVersion: 3 });
    expect(session.replica!.open).toEqual([FIRST_BOARD]);
  });

  test('are asked for anew without a version, as what the page holds is of other boards', () => {
    const server = twoBoards();
    const { session } = enter(server);
    session.openBoards(['b2']);
    expect(server.hellos[1]).toEqual({ ...hello, open: ['b2'] });
    expect(Object.keys(session.replica!.view.boards)).toEqual(['b2']);
    session.openBoards(['b2']);
    expect(server.hellos).toHaveLength(2);
    server.down();
    server.up();
    expect(server.hellos[2]).toMatchObject({ open: ['b2'], lastVersion: 4 });
  });

  test('are chosen before the first hello, too', () => {
    const server = twoBoards();
    const { session } = make(server);
    session.openBoards(['b2', FIRST_BOARD]);
    session.start();
    expect(server.hellos).toEqual([{ ...hello, open: ['b2', FIRST_BOARD] }]);
  });

  test('keep their pending commands when the page opens others', () => {
    const server = twoBoards();
    const { session } = enter(server);
    issue(session, setting('W1-0-0', 0.9));
    session.openBoards(['b2']);
    expect(session.replica!.pending).toHaveLength(1);
    server.settle();
    expect(server.state.boards[FIRST_BOARD]!.parameters[0]).toBe(0.9);
    expect(session.replica!.pending).toEqual([]);
  });

  test('are asked for again when they are chosen while a hello is on its way', () => {
    const server = twoBoards();
    const { session } = enter(server);
    server.onHello = () => {};
    server.down();
    server.up();
    session.openBoards(['b2']);
    expect(server.hellos).toHaveLength(2);
    server.onHello = () => server.welcome();
    server.welcome();
    expect(server.hellos[2]).toEqual({ ...hello, open: ['b2'] });
  });

  test('cannot be continued where the server left one out', () => {
    const server = twoBoards();
    server.does('p1', { type: 'share-board', board: 'b2', members: ['p3'], see: 'members', move: 'members' });
    const { session } = make(server);
    session.openBoards(['b2']);
    session.start();
    expect(session.replica!.open).toEqual([]);
    server.down();
    server.up();
    expect(server.hellos[1]).toEqual({ ...hello, open: ['b2'] });
  });
});

describe('a welcome that comes unasked', () => {
  test('replaces what the page holds, keeps what is pending, and sends nothing twice', () => {
    const server = new FakeServer();
    const { session } = enter(server);
    issue(session, setting('W1-0-0', 0.9));
    expect(server.commands).toHaveLength(1);
    server.does('p1', { type: 'promote', participant: 'p2' });
    expect(server.hellos).toHaveLength(1);
    expect(session.replica!.confirmed.participants.p2!.role).toBe('instructor');
    expect(session.replica!.pending).toHaveLength(1);
    expect(server.commands).toHaveLength(1);
    server.settle();
    expect(session.replica!.confirmed.boards[FIRST_BOARD]!.parameters[0]).toBe(0.9);
  });

  test('does not take the board away that is looked at, when it opens the one that somebody has become a member of', () => {
    const server = new FakeServer();
    server.does('p1', { type: 'open-board', title: '1조', of: FIRST_BOARD, as: 'present', members: ['p3'] });
    const { session } = enter(server);
    expect(session.replica!.open).toEqual([FIRST_BOARD]);
    const members = ['p2', 'p3'];
    server.does('p1', { type: 'share-board', board: 'b2', members, see: 'members', move: 'members' });
    expect(server.hellos).toHaveLength(2);
    expect(server.hellos[1]).toMatchObject({ open: [FIRST_BOARD] });
    expect(session.replica!.open).toEqual([FIRST_BOARD]);
  });
});

test('tells every event that is shown once, with a tick or with a welcome that continues', () => {
  const server = new FakeServer();
  const { happened } = enter(server);
  server.does('p3', setting('W1-0-1', 0.5));
  server.down();
  server.does('p3', setting('W1-0-1', 0.7));
  server.up();
  expect(happened.map(({ type, by }) => [type, by])).toEqual([
    ['parameters-set', 'p3'],
    ['parameters-set', 'p3'],
  ]);
});

test('does not tell of a quiet command that was refused', () => {
  const server = new FakeServer();
  const { session, refused } = enter(server);
  session.issue({ type: 'hold', board: FIRST_BOARD, parameter: 'W1-0-0' } as Command, { quiet: true });
  server.handlers.reject({ id: server.commands[0]!.id, code: 'held-by-other' });
  expect(refused).toEqual([]);
  expect(session.replica!.pending).toEqual([]);
});

test('a code that only a feature knows is passed on as it is', () => {
  const server = new FakeServer();
  const { session, refused } = enter(server);
  issue(session, setting('W1-0-0', 0.9));
  server.handlers.reject({ id: server.commands[0]!.id, code: 'hand-too-cold' });
  expect(refused).toMatchObject([{ code: 'hand-too-cold' }]);
});

test('summaries come once asked for, each board’s latest kept', () => {
  const server = new FakeServer();
  server.you = 'p1';
  const { session } = enter(server);
  const summary = { loss: 1, accuracy: null, training: false, hands: [], parameters: [] };
  server.handlers.summaries({ boards: { b2: summary } });
  expect(session.summaries).toBeUndefined();
  session.watchSummaries(true);
  expect(server.hellos[1]).toMatchObject({ summaries: true, lastVersion: 3 });
  server.handlers.summaries({ boards: { class: summary, b2: summary } });
  server.handlers.summaries({ boards: { b2: { ...summary, loss: 0.5 } } });
  expect(session.summaries).toEqual({ class: summary, b2: { ...summary, loss: 0.5 } });
});

describe('coming in by a link', () => {
  const SECRET = 'Zm9vYmFyZm9vYmFy';

  test('draws a new token, keeps it before it goes out, and says both until the answer is here', async () => {
    const server = new FakeServer();
    server.you = 'p1';
    server.onHello = () => {};
    const { session } = make(server, 'host');
    const entered = session.joinByLink(SECRET);
    const token = rememberedToken(CODE, 'host')!;
    expect(token).not.toBe('a'.repeat(43));
    expect(server.hellos).toEqual([{ protocol: 2, workshop: CODE, token, link: SECRET }]);
    server.onHello = () => server.welcome();
    server.down();
    server.up();
    expect(server.hellos[1]).toEqual(server.hellos[0]);
    expect(await entered).toBeUndefined();
    server.down();
    server.up();
    expect(server.hellos[2]).not.toHaveProperty('link');
    expect(server.hellos[2]).toMatchObject({ token });
  });

  test('asks for a name where the link is for somebody new', async () => {
    localStorage.clear();
    const server = new FakeServer();
    server.onHello = ({ name }) =>
      name === undefined
        ? server.handlers.reject({ id: null, code: 'not-joined' })
        : name === '김서연'
          ? server.handlers.reject({ id: null, code: 'name-taken' })
          : server.welcome();
    const { session } = make(server, 'host');
    expect(await session.joinByLink(SECRET)).toMatchObject({ code: 'not-joined' });
    expect(session.phase).toEqual({ name: 'outside' });
    expect(session.byLink).toBe(true);
    expect(rememberedToken(CODE, 'host')).toBeUndefined();
    expect(await session.join('김서연')).toMatchObject({ code: 'name-taken' });
    expect(await session.join('이하은')).toBeUndefined();
    expect(server.hellos.at(-1)).toMatchObject({ link: SECRET, name: '이하은' });
    expect(session.byLink).toBe(false);
    expect(session.phase).toEqual({ name: 'inside' });
  });

  test('by one that is used up leads back to the place this device had, and says why', async () => {
    const server = new FakeServer();
    server.onHello = ({ link }) =>
      link === undefined ? server.welcome() : server.handlers.reject({ id: null, code: 'link-invalid' });
    const { session, refused } = make(server);
    expect(await session.joinByLink(SECRET)).toMatchObject({ code: 'link-invalid' });
    expect(rememberedToken(CODE, 'person')).toBe('a'.repeat(43));
    expect(server.hellos.at(-1)).toEqual({ protocol: 2, workshop: CODE, token: 'a'.repeat(43) });
    expect(session.phase).toEqual({ name: 'inside' });
    expect(refused).toMatchObject([{ code: 'link-invalid' }]);
  });

  test('by one that is used up leaves a new device outside', async () => {
    localStorage.clear();
    const server = new FakeServer();
    server.onHello = () => server.handlers.reject({ id: null, code: 'link-invalid' });
    const { session } = make(server);
    await session.joinByLink(SECRET);
    expect(session.phase).toEqual({ name: 'outside' });
    expect(session.byLink).toBe(false);
    expect(rememberedToken(CODE, 'person')).toBeUndefined();
  });

  test('is tried again by itself when it was too fast', async () => {
    const server = new FakeServer();
    server.onHello = () =>
      server.handlers.reject({ id: null, code: 'too-many-attempts', params: { seconds: 2 } });
    const { session } = make(server);
    const entered = session.joinByLink(SECRET);
    server.onHello = () => server.welcome();
    vi.advanceTimersByTime(2_000);
    expect(await entered).toBeUndefined();
    expect(server.hellos).toHaveLength(2);
  });
});

describe('the workshops that this browser knows', () => {
  test('have this one once somebody is in, as who they are', () => {
    const server = new FakeServer();
    enter(server);
    expect(rememberedWorkshops()).toEqual([
      { code: CODE, title: '딥러닝 첫걸음', as: 'student', at: Date.now() },
    ]);
    server.does('p1', { type: 'promote', participant: 'p2' });
    expect(rememberedWorkshops()).toMatchObject([{ as: 'instructor' }]);
    expect(rememberedToken(CODE, 'host')).toBe('a'.repeat(43));
  });

  test('have no workshop that a stage has watched', () => {
    const server = new FakeServer();
    server.you = null;
    make(server, 'stage').session.start();
    expect(server.hellos).toEqual([{ protocol: 2, workshop: CODE, viewer: true, token: 'a'.repeat(43) }]);
    expect(rememberedWorkshops()).toEqual([]);
  });

  test.each(['removed', 'left', 'workshop-ended', 'unknown-workshop'])(
    'lose it with the goodbye: %s',
    (code) => {
      const server = new FakeServer();
      enter(server);
      server.handlers.bye({ code, retryable: false });
      expect(rememberedWorkshops()).toEqual([]);
    },
  );

  test('lose it when the workshop does not know this device', () => {
    const server = new FakeServer();
    enter(server);
    server.onHello = () => server.handlers.reject({ id: null, code: 'not-joined' });
    server.down();
    server.up();
    expect(rememberedWorkshops()).toEqual([]);
  });
});

test('what was shown of the past does not come up again with the next (Z7)', () => {
  const server = new FakeServer();
  const { session } = enter(server);
  server.does('p1', { type: 'open-timeline', version: 1 });
  const past = { version: 1, boards: {}, observations: {} };
  server.handlers.past(past);
  expect(session.past).toEqual(past);
  server.does('p1', { type: 'close-timeline' });
  server.does('p1', { type: 'open-timeline', version: 2 });
  expect(session.past).toBeUndefined();
});
