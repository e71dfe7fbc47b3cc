import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { rememberedToken, rememberToken } from '#client/net/identity.ts';
import { hashOf } from '#client/net/link-secrets.ts';
import { WorkshopStore } from '#client/stores/workshop-store.ts';
import type { Command } from '#shared/workshop/features.ts';
import { tinyLessons } from '../../shared/lessons/tiny.ts';
import { FakeServer, FIRST_BOARD } from './fake-server.ts';

const CODE = 'K7M4QX';
const TOKEN = 'a'.repeat(43);

function open(server: FakeServer): WorkshopStore {
  const store = new WorkshopStore(CODE, 'person', { connect: server.connect });
  store.start();
  return store;
}

const texts = (store: WorkshopStore): unknown[] => store.notices.items.map(({ text }) => text);

/** Calls to a store's listeners. */
function watch(store: { subscribe(listener: () => void): unknown }): () => number {
  const listener = vi.fn();
  store.subscribe(listener);
  return () => listener.mock.calls.splice(0).length;
}

const another = (members: readonly string[] = []): Command => ({
  type: 'open-board',
  title: 'Two',
  of: FIRST_BOARD,
  as: 'start',
  members,
});

/** A server with a second board for everybody. */
function twoBoards(): FakeServer {
  const server = new FakeServer();
  server.does('p1', another());
  return server;
}

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  sessionStorage.clear();
  rememberToken(CODE, 'person', TOKEN);
});

afterEach(() => {
  vi.useRealTimers();
});

describe('entering', () => {
  test('says hello with the token this device keeps', () => {
    const server = new FakeServer();
    const store = open(server);
    expect(server.hellos).toEqual([{ protocol: 2, workshop: CODE, token: TOKEN }]);
    expect(store.phase).toEqual({ name: 'inside' });
    expect(store.role).toBe('student');
  });

  test('is outside without a token, and asks nothing of the server', () => {
    localStorage.clear();
    const server = new FakeServer();
    expect(open(server).phase).toEqual({ name: 'outside' });
    expect(server.hellos).toEqual([]);
  });

  test('C3: keeps a new token before it goes out, and says the same one again when the answer was lost', () => {
    localStorage.clear();
    const server = new FakeServer();
    server.onHello = () => expect(rememberedToken(CODE, 'person')).toMatch(/^[\w-]{43}$/);
    const store = open(server);
    void store.join('김서연');
    server.down();
    server.up();
    expect(server.hellos).toHaveLength(2);
    expect(server.hellos[1]).toEqual(server.hellos[0]);
    expect(server.hellos[1]).toMatchObject({ name: '김서연', token: rememberedToken(CODE, 'person') });
  });

  test('gives a refusal of the name back, and the device is as new as before', async () => {
    localStorage.clear();
    const server = new FakeServer();
    server.onHello = () =>
      server.handlers.reject({ id: null, code: 'name-taken', params: { suggestion: '김서연 2' } });
    const refused = await open(server).join('김서연');
    expect(refused).toMatchObject({ code: 'name-taken', params: { suggestion: '김서연 2' } });
    expect(rememberedToken(CODE, 'person')).toBeUndefined();
  });

  test('forgets a token the workshop does not know', () => {
    const server = new FakeServer();
    server.onHello = () => server.handlers.reject({ id: null, code: 'not-joined' });
    expect(open(server).phase).toEqual({ name: 'outside' });
    expect(rememberedToken(CODE, 'person')).toBeUndefined();
  });

  test('closes with the reason of a final goodbye, and keeps the place in an ended workshop', () => {
    const server = new FakeServer();
    const store = open(server);
    server.handlers.bye({ code: 'workshop-ended', retryable: false });
    expect(store.phase).toEqual({ name: 'closed', why: { code: 'workshop-ended' } });
    expect(rememberedToken(CODE, 'person')).toBe(TOKEN);
    server.handlers.bye({ code: 'removed', retryable: false });
    expect(rememberedToken(CODE, 'person')).toBeUndefined();
  });

  test('F2: says hello again, with its version, after a gap', () => {
    const server = new FakeServer();
    open(server);
    server.handlers.tick({ from: 7, version: 8, entries: [], observations: {} });
    expect(server.hellos[1]).toMatchObject({ open: [FIRST_BOARD], epoch: 'log-1', lastVersion: 3 });
  });
});

describe('the boards of a workshop', () => {
  test('are those that this person may see; the page shows the one they land on', () => {
    const server = twoBoards();
    const store = open(server);
    expect(store.boards.map(({ id }) => id)).toEqual([FIRST_BOARD, 'b2']);
    expect([store.shown, store.open]).toEqual([FIRST_BOARD, [FIRST_BOARD]]);
    expect(store.shownBoard).toBe(store.boardStore(FIRST_BOARD));
    expect(store.shownBoard!.view!.listing.title).toBeNull();
  });

  test('are not those of others', () => {
    const server = new FakeServer();
    server.does('p1', another(['p3']));
    expect(open(server).boards.map(({ id }) => id)).toEqual([FIRST_BOARD]);
  });

  test('begin with the one that was opened for this person by name', () => {
    const server = new FakeServer();
    server.does('p1', another(['p2']));
    expect(open(server).shown).toBe('b2');
  });

  test('are shown one instead of the other, and what was in hand on that is let go', () => {
    const server = twoBoards();
    const store = open(server);
    const first = store.shownBoard!;
    first.take('W1-0-0');
    server.settle();
    store.show('b2');
    expect([store.shown, store.open]).toEqual(['b2', ['b2']]);
    expect(store.shownBoard!.view!.board.id).toBe('b2');
    expect(first.view).toBeUndefined();
    server.settle();
    expect(server.state.boards[FIRST_BOARD]!.holds).toEqual({});
  });

  test('can both be live on one page', () => {
    const server = twoBoards();
    const store = open(server);
    store.show(FIRST_BOARD, ['b2']);
    const [one, two] = [store.boardStore(FIRST_BOARD), store.boardStore('b2')];
    two.commit('W1-0-0', 0.9);
    server.settle();
    expect([one, two].map(({ view }) => view!.board.parameters[0])).toEqual([0.1, 0.9]);
  });

  test('can be chosen before the page is in', () => {
    const server = twoBoards();
    const store = new WorkshopStore(CODE, 'person', { connect: server.connect });
    store.show('b2');
    store.start();
    expect(server.hellos[0]).toMatchObject({ open: ['b2'] });
    expect(store.shownBoard!.view!.board.id).toBe('b2');
  });

  test('lead back home, with a word, when the one shown is closed for this person', () => {
    const server = twoBoards();
    const store = open(server);
    store.show('b2');
    server.does('p1', { type: 'close-board', board: 'b2' });
    expect([store.shown, store.open]).toEqual([FIRST_BOARD, [FIRST_BOARD]]);
    expect(store.shownBoard!.view).toBeDefined();
    expect(texts(store)).toMatchObject([{ message: 'notice.board-gone', params: { title: 'Two' } }]);
  });

  test('lead back home when the one shown is for others from now on', () => {
    const server = twoBoards();
    const store = open(server);
    store.show('b2');
    const access = { members: ['p3'], see: 'members', move: 'members' } as const;
    server.does('p1', { type: 'share-board', board: 'b2', ...access });
    expect(store.shown).toBe(FIRST_BOARD);
    expect(store.boards.map(({ id }) => id)).toEqual([FIRST_BOARD]);
  });

  test('stay shown to an instructor when they are closed', () => {
    const server = twoBoards();
    server.you = 'p1';
    const store = open(server);
    store.show('b2');
    store.run({ type: 'close-board', board: 'b2' });
    server.settle();
    expect(store.shown).toBe('b2');
    expect(store.shownBoard!.refusal({ type: 'set-parameters' })).toEqual({ code: 'board-closed' });
  });

  test('of an activity are left by every instructor when another one closes it', () => {
    const server = new FakeServer();
    server.house = {
      maxParticipants: 60,
      isHere: () => true,
      hasActed: () => true,
      originsOf: () => [],
      lessons: tinyLessons,
    };
    server.you = 'p2';
    server.does('p1', { type: 'promote', participant: 'p2' });
    const store = open(server);
    server.does('p1', { type: 'open-activity', activity: 'tiny' });
    expect(store.shown).not.toBe(FIRST_BOARD);
    server.does('p1', { type: 'close-activity' });
    expect([store.shown, store.notices.items]).toEqual([FIRST_BOARD, []]);
  });

  test('bring a notice with a way there when one is opened for this person by name', () => {
    const server = new FakeServer();
    const store = open(server);
    server.does('p1', another());
    expect(store.notices.items).toEqual([]);
    server.does('p1', { ...another(['p2']), title: 'Yours' } as Command);
    expect(texts(store)).toEqual([{ message: 'notice.board-opened', params: { title: 'Yours' } }]);
    expect(store.shown).toBe(FIRST_BOARD);
    store.notices.items[0]!.action!.run();
    expect(store.shownBoard!.view!.listing.title).toBe('Yours');
  });

  test('bring the notice also when it is shared with this person later', () => {
    const server = new FakeServer();
    server.does('p1', another(['p3']));
    const store = open(server);
    const access = { members: ['p2', 'p3'], see: 'members', move: 'members' } as const;
    server.does('p1', { type: 'share-board', board: 'b2', ...access });
    expect(texts(store)).toMatchObject([{ message: 'notice.board-opened' }]);
  });

  test('are redrawn each by itself: neither another board’s tick nor presence nor the room’s news', () => {
    const server = twoBoards();
    const store = open(server);
    store.show(FIRST_BOARD, ['b2']);
    const [one, two] = [store.boardStore(FIRST_BOARD), store.boardStore('b2')];
    const before = [one.view, two.view];
    const calls = [watch(one), watch(two), watch(store)] as const;
    server.does('p3', { type: 'set-parameters', board: 'b2', values: [['W1-0-0', 0.7]] });
    expect(calls.map((count) => count())).toEqual([0, 1, 1]);
    expect(one.view).toBe(before[0]);
    expect(two.view).not.toBe(before[1]);
    server.handlers.presence({ online: ['p2'] });
    server.does('p1', { type: 'lock-room' });
    expect(calls.map((count) => count())).toEqual([0, 0, 2]);
    expect(one.view).toBe(before[0]);
    two.move('W1-0-0', 0.8);
    expect(calls.map((count) => count())).toEqual([0, 1, 0]);
    server.does('p1', { type: 'freeze' });
    expect(calls.map((count) => count())).toEqual([1, 1, 1]);
  });
});

describe('running the room', () => {
  test('refuses a student what only the instructor may do, without asking the server', () => {
    const server = new FakeServer();
    const store = open(server);
    expect(store.run({ type: 'freeze' })).toBe(false);
    expect(store.notices.items[0]!.text).toEqual({ rejection: { code: 'not-allowed' } });
    expect(server.commands).toEqual([]);
  });

  test('lets nobody but the instructor move anything while the room is frozen', () => {
    const server = new FakeServer();
    const store = open(server);
    server.does('p1', { type: 'freeze' });
    expect(store.shownBoard!.view).toMatchObject({ editable: false, frozen: true });
    store.shownBoard!.commit('W1-0-0', 0.9);
    expect(store.shownBoard!.view!.board.parameters[0]).toBe(0.1);
    expect(store.notices.items[0]!.text).toEqual({ rejection: { code: 'frozen' } });
  });

  test('says why a control is off, by the one rule that the server goes by', () => {
    const store = open(new FakeServer());
    expect(store.refusal({ type: 'freeze' })).toEqual({ code: 'not-allowed' });
    expect(store.refusal({ type: 'rename', participant: 'p3' })).toEqual({ code: 'not-allowed' });
    expect(store.refusal({ type: 'rename', participant: 'p2' })).toBeUndefined();
    expect(store.refusal({ type: 'leave' })).toBeUndefined();
  });
});

describe('the ways in', () => {
  /** The instructor's console. */
  function console(): { server: FakeServer; store: WorkshopStore } {
    const server = new FakeServer();
    server.you = 'p1';
    return { server, store: open(server) };
  }

  test('are made with a secret that only this page knows', async () => {
    const { server, store } = console();
    expect(await store.makeCoInstructorLink()).toBe(true);
    vi.advanceTimersByTime(40);
    const [command] = server.commands as unknown as [{ hash: string }];
    expect(store.links.every(({ secret }) => secret === undefined)).toBe(true);
    server.settle();
    const [{ link, secret } = {}] = store.links;
    expect(link).toMatchObject({ kind: 'co-instructor', participant: null, once: false });
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(command.hash).toBe(hashOf(secret!));
    expect(JSON.stringify(server.state)).not.toContain(secret);
  });

  test('are for one’s own device, or for a student’s: short and once, to be typed', async () => {
    const { server, store } = console();
    await store.makeDeviceLink();
    await store.makeDeviceLink('p3', true);
    vi.advanceTimersByTime(40);
    server.settle();
    expect(
      store.links.map(({ link: { participant, once }, secret }) => [participant, once, secret!.length]),
    ).toEqual([
      ['p1', false, 43],
      ['p3', true, 8],
    ]);
  });

  test('can be shown again after a reload of the tab, and taken back', async () => {
    const { server, store } = console();
    await store.makeDeviceLink();
    vi.advanceTimersByTime(40);
    server.settle();
    const again = open(server);
    expect(again.links).toEqual(store.links);
    again.revokeLink(again.links[0]!.link.id);
    server.settle();
    expect(again.links).toEqual([]);
  });

  test('of another page have no secret here', () => {
    const { server, store } = console();
    server.does('p1', { type: 'make-link', kind: 'device', hash: 'x'.repeat(43) });
    expect(store.links).toMatchObject([{ secret: undefined }]);
  });

  test('are refused to students with a word', async () => {
    const store = open(new FakeServer());
    expect(await store.makeDeviceLink()).toBe(false);
    expect(texts(store)).toEqual([{ rejection: { code: 'not-allowed' } }]);
  });
});

describe('notices', () => {
  test('go by themselves, and the same one is there once', () => {
    const { notices } = open(new FakeServer());
    notices.refuse({ code: 'frozen' });
    notices.refuse({ code: 'frozen' });
    expect(notices.items).toHaveLength(1);
    vi.advanceTimersByTime(6_000);
    expect(notices.items).toEqual([]);
  });

  test('take over what the latest of the same offers', () => {
    const { notices } = open(new FakeServer());
    const calls: string[] = [];
    const offer = (name: string) => ({
      action: { kind: 'undo', label: 'notice.reset.undo', run: () => calls.push(name) } as const,
    });
    notices.say({ message: 'notice.reset' }, offer('one'));
    notices.say({ message: 'notice.reset' }, offer('two'));
    expect(notices.items).toHaveLength(1);
    notices.items[0]!.action!.run();
    expect(calls).toEqual(['two']);
  });
});
