import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { rememberedToken, rememberToken } from '#client/net/identity.ts';
import { WorkshopStore } from '#client/stores/workshop-store.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { FakeServer } from './fake-server.ts';

const CODE = 'K7M4QX';
const TOKEN = 'a'.repeat(43);

function open(server: FakeServer): WorkshopStore {
  const store = new WorkshopStore(CODE, 'person', { connect: server.connect });
  store.start();
  return store;
}

const value = (store: WorkshopStore, index = 0): number => store.board!.board.parameters[index]!;
const sent = (server: FakeServer): string[] => server.commands.map(({ type }) => type);

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  rememberToken(CODE, 'person', TOKEN);
});

afterEach(() => {
  vi.useRealTimers();
});

describe('entering', () => {
  test('says hello with the token this device keeps', () => {
    const server = new FakeServer();
    const store = open(server);
    expect(server.hellos).toEqual([{ protocol: 1, workshop: CODE, token: TOKEN }]);
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
    server.handlers.tick({ from: 7, version: 8, events: [], observations: {} });
    expect(server.hellos[1]).toMatchObject({ epoch: 'log-1', lastVersion: 3 });
  });
});

describe('moving a parameter', () => {
  test('holds what is picked up, and lets go of it for the next or with Esc', () => {
    const server = new FakeServer();
    const store = open(server);
    store.select('W1-0-0');
    vi.advanceTimersByTime(40);
    expect(sent(server)).toEqual(['hold']);
    server.settle();
    store.select('b1-0');
    vi.advanceTimersByTime(40);
    expect(sent(server)).toEqual(['release', 'hold']);
    server.settle();
    store.select(null);
    vi.advanceTimersByTime(40);
    expect(sent(server)).toEqual(['release']);
  });

  test('sends at most about 30 values a second, and always the last', () => {
    const server = new FakeServer();
    const store = open(server);
    for (let step = 1; step <= 200; step++) {
      store.move('W1-0-0', step / 1000);
      vi.advanceTimersByTime(5);
    }
    vi.advanceTimersByTime(40);
    const values = server.commands.flatMap((command) =>
      command.type === 'set-parameters' ? command.values.map(([, number]) => number) : [],
    );
    expect(values.length).toBeLessThanOrEqual(32);
    expect(values.at(-1)).toBe(0.2);
  });

  test('shows a preview until the server has confirmed it, then the server’s numbers', () => {
    const server = new FakeServer();
    const store = open(server);
    expect(store.board!.preview).toBe(false);
    store.commit('W1-0-0', 0.9);
    expect(store.board).toMatchObject({ preview: true, pending: new Set(['W1-0-0']) });
    expect(value(store)).toBe(0.9);
    server.settle();
    expect(store.board).toMatchObject({ preview: false, pending: new Set() });
    expect(value(store)).toBe(0.9);
  });

  test('holds again with the next edit after the hold ran out', () => {
    const server = new FakeServer();
    const store = open(server);
    store.select('W1-0-0');
    server.settle();
    server.tick({ type: 'parameter-released', by: null, at: 2_000, board: FIRST_BOARD, parameter: 'W1-0-0' });
    vi.advanceTimersByTime(40);
    store.move('W1-0-0', 0.5);
    expect(sent(server)).toEqual(['hold']);
    vi.advanceTimersByTime(40);
    expect(sent(server)).toEqual(['hold', 'set-parameters']);
    expect(store.board!.selected).toBe('W1-0-0');
  });

  test('respects what another person holds, and says who', () => {
    const server = new FakeServer();
    const store = open(server);
    server.tick({ type: 'parameter-held', by: 'p3', at: 2_000, board: FIRST_BOARD, parameter: 'W1-0-0' });
    store.select('W1-0-0');
    store.commit('W1-0-0', 0.9);
    vi.advanceTimersByTime(40);
    expect(sent(server)).toEqual([]);
    expect(value(store)).toBe(0.1);
    expect(store.notices.items.map(({ text }) => text)).toEqual([
      { rejection: { code: 'held-by-other', params: { name: '박지호' } } },
    ]);
  });

  test('lets the instructor take what another person holds', () => {
    const server = new FakeServer();
    server.you = 'p1';
    const store = open(server);
    server.tick({ type: 'parameter-held', by: 'p3', at: 2_000, board: FIRST_BOARD, parameter: 'W1-0-0' });
    store.select('W1-0-0');
    vi.advanceTimersByTime(40);
    expect(sent(server)).toEqual([]);
    store.take('W1-0-0');
    vi.advanceTimersByTime(40);
    server.settle();
    expect(store.board!.board.holds['W1-0-0']?.by).toBe('p1');
  });

  test('returns to the authoritative value when the server refuses, and says why', () => {
    const server = new FakeServer();
    const store = open(server);
    store.commit('W1-0-0', 0.9);
    const { id } = server.commands[0]!;
    server.handlers.reject({ id, code: 'held-by-other', params: { name: '박지호' } });
    expect(value(store)).toBe(0.1);
    expect(store.notices.items[0]!.text).toMatchObject({ rejection: { code: 'held-by-other' } });
  });

  test('K11: tries again when it was too fast, and quietly drops what a later value replaced', () => {
    const server = new FakeServer();
    const store = open(server);
    store.commit('W1-0-0', 0.8);
    const [first] = server.commands.splice(0);
    server.handlers.reject({ id: first!.id, code: 'too-fast', params: { retryAfter: 100 } });
    expect(value(store)).toBe(0.8);
    vi.advanceTimersByTime(100);
    expect(server.commands).toEqual([first]);
    store.commit('W1-0-0', 0.9);
    server.handlers.reject({ id: first!.id, code: 'too-fast', params: { retryAfter: 100 } });
    vi.advanceTimersByTime(200);
    expect(server.commands.filter(({ id }) => id === first!.id)).toHaveLength(1);
    expect(value(store)).toBe(0.9);
    expect(store.notices.items).toEqual([]);
  });

  test('K5: keeps edits made offline, and sends them with their ids when the server is back', () => {
    const server = new FakeServer();
    const store = open(server);
    store.commit('W1-0-0', 0.8);
    const [lost] = server.commands.splice(0);
    server.down();
    store.commit('W1-0-1', 0.7);
    vi.advanceTimersByTime(500);
    expect(server.commands).toEqual([]);
    expect(store.board).toMatchObject({ offline: true, pending: new Set(['W1-0-0', 'W1-0-1']) });
    server.up();
    expect(server.commands[0]).toEqual(lost);
    expect(server.commands[1]).toMatchObject({ values: [['W1-0-1', 0.7]] });
    server.settle();
    expect([value(store), value(store, 1)]).toEqual([0.8, 0.7]);
    expect(store.board!.pending.size).toBe(0);
  });

  test('undoes this person’s last movement as a whole, however many values it passed', () => {
    const server = new FakeServer();
    const store = open(server);
    store.move('W1-0-0', 0.2);
    store.move('W1-0-0', 0.3);
    store.commit('W1-0-0', 0.4);
    store.commit('W1-0-1', 0.9);
    store.undo();
    expect([value(store), value(store, 1)]).toEqual([0.4, 0.3]);
    store.undo();
    expect(value(store)).toBe(0.1);
    store.undo();
    expect(value(store)).toBe(0.1);
  });
});

describe('running the room', () => {
  test('resets the board and offers the way back', () => {
    const server = new FakeServer();
    server.you = 'p1';
    const store = open(server);
    store.commit('W1-0-0', 0.9);
    server.settle();
    store.reset();
    server.settle();
    expect(value(store)).toBe(0.1);
    store.notices.items[0]!.action!.run();
    expect(value(store)).toBe(0.9);
  });

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
    server.tick({ type: 'frozen', by: 'p1', at: 2_000 });
    expect(store.board).toMatchObject({ editable: false, frozen: true });
    store.commit('W1-0-0', 0.9);
    expect(value(store)).toBe(0.1);
    expect(store.notices.items[0]!.text).toEqual({ rejection: { code: 'frozen' } });
  });
});

describe('changing the board', () => {
  const smaller = {
    type: 'set-network',
    network: {
      inputs: 2,
      layers: [
        { units: 2, activation: 'tanh' },
        { units: 2, activation: 'identity' },
      ],
    },
    from: [0, 2],
  } as const;

  test('shows what a change makes of the network before the server has said so', () => {
    const server = new FakeServer();
    server.you = 'p1';
    const store = open(server);
    store.runOnBoard(smaller);
    expect(store.board).toMatchObject({ preview: true, board: { network: smaller.network } });
    expect(store.board!.observation.layers).toHaveLength(2);
    server.settle();
    expect(store.board!.preview).toBe(false);
  });

  test('lets go of a parameter that went with its unit, and its undo passes over it', () => {
    const server = new FakeServer();
    server.you = 'p1';
    const store = open(server);
    store.commit('W1-0-0', 0.7);
    store.select('W1-0-2');
    store.commit('W1-0-2', 0.9);
    vi.advanceTimersByTime(40);
    server.settle();
    store.runOnBoard(smaller);
    vi.advanceTimersByTime(40);
    server.settle();
    expect(store.board!.selected).toBeNull();
    store.undo();
    expect(value(store)).toBe(0.1);
  });

  test('says why a student may not, and that they may once it is granted', () => {
    const server = new FakeServer();
    const store = open(server);
    expect(store.refusal('train')).toBe('not-allowed');
    server.tick({ type: 'granted', by: 'p1', at: 2_000, grant: 'training' });
    expect(store.refusal('train')).toBeUndefined();
    server.tick({ type: 'frozen', by: 'p1', at: 2_000 });
    expect(store.refusal('train')).toBe('frozen');
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
});
