import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { rememberToken } from '#client/net/identity.ts';
import type { BoardStore } from '#client/stores/board-store.ts';
import { WorkshopStore } from '#client/stores/workshop-store.ts';
import { parameterReleased } from '#shared/workshop/parameters/events.ts';
import { FakeServer, FIRST_BOARD } from './fake-server.ts';

const CODE = 'K7M4QX';

interface Opened {
  readonly room: WorkshopStore;
  readonly store: BoardStore;
}

function open(server: FakeServer): Opened {
  const room = new WorkshopStore(CODE, 'person', { connect: server.connect });
  room.start();
  return { room, store: room.shownBoard! };
}

const value = (store: BoardStore, index = 0): number => store.view!.board.parameters[index]!;
const sent = (server: FakeServer): string[] => server.commands.map(({ type }) => type);
const settings = (server: FakeServer): { values: [string, number][]; final?: true }[] =>
  server.commands.filter(({ type }) => type === 'set-parameters') as never;

/** Lets what is due go out, and answers it. */
function settle(server: FakeServer): void {
  vi.advanceTimersByTime(40);
  server.settle();
}

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  rememberToken(CODE, 'person', 'a'.repeat(43));
});

afterEach(() => {
  vi.useRealTimers();
});

describe('moving a parameter', () => {
  test('holds nothing by looking at it: tabbing through the whole table sends nothing', () => {
    const server = new FakeServer();
    const { store } = open(server);
    for (const key of ['W1-0-0', 'W1-0-1', 'b1-0', null]) {
      store.select(key);
      vi.advanceTimersByTime(40);
    }
    expect(sent(server)).toEqual([]);
  });

  test('holds with the first change, and lets go of it for the next or with Esc', () => {
    const server = new FakeServer();
    const { store } = open(server);
    store.select('W1-0-0');
    store.move('W1-0-0', 0.2);
    settle(server);
    expect(server.state.boards[FIRST_BOARD]!.holds).toMatchObject({ 'W1-0-0': { by: 'p2' } });
    store.commit('W1-0-0', 0.3);
    settle(server);
    store.select('b1-0');
    vi.advanceTimersByTime(40);
    expect(sent(server)).toEqual(['release']);
    server.settle();
    store.commit('b1-0', 0.7);
    vi.advanceTimersByTime(40);
    expect(sent(server)).toEqual(['hold', 'set-parameters']);
    server.settle();
    store.select(null);
    vi.advanceTimersByTime(40);
    expect(sent(server)).toEqual(['release']);
  });

  test('stops at the end of the board’s range while it is dragged; what is typed beyond it is refused', () => {
    const server = new FakeServer();
    const { room, store } = open(server);
    server.does('p1', { type: 'set-range', board: FIRST_BOARD, range: [-1, 1] });
    store.select('W1-0-0');
    store.move('W1-0-0', 0.9);
    settle(server);
    for (const moved of [1.4, 2, 2.5]) store.move('W1-0-0', moved);
    vi.advanceTimersByTime(40);
    expect(settings(server).map(({ values }) => values)).toEqual([[['W1-0-0', 1]]]);
    server.settle();
    for (const moved of [3, 3.5]) store.move('W1-0-0', moved);
    vi.advanceTimersByTime(40);
    expect(settings(server)).toEqual([]);
    store.commit('W1-0-0', 4);
    settle(server);
    expect(value(store)).toBe(1);
    expect(room.notices.items).toEqual([]);
    store.commit('W1-0-0', 4);
    expect(value(store)).toBe(1);
    expect(room.notices.items.map(({ text }) => text)).toEqual([
      { rejection: { code: 'value-beyond-range', params: { least: -1, most: 1 } } },
    ]);
  });

  test('sends at most about 30 values a second, and always the last', () => {
    const server = new FakeServer();
    const { store } = open(server);
    for (let step = 1; step <= 200; step++) {
      store.move('W1-0-0', step / 1000);
      vi.advanceTimersByTime(5);
    }
    vi.advanceTimersByTime(40);
    const values = settings(server).flatMap((command) => command.values.map(([, number]) => number));
    expect(values.length).toBeLessThanOrEqual(32);
    expect(values.at(-1)).toBe(0.2);
  });

  test('shows a preview until the server has confirmed it, then the server’s numbers', () => {
    const server = new FakeServer();
    const { store } = open(server);
    expect(store.view!.preview).toBe(false);
    store.commit('W1-0-0', 0.9);
    expect(store.view).toMatchObject({ preview: true, pending: new Set(['W1-0-0']) });
    expect(value(store)).toBe(0.9);
    server.settle();
    expect(store.view).toMatchObject({ preview: false, pending: new Set() });
    expect(value(store)).toBe(0.9);
  });

  test('holds again with the next edit after the hold ran out', () => {
    const server = new FakeServer();
    const { store } = open(server);
    store.select('W1-0-0');
    store.move('W1-0-0', 0.3);
    settle(server);
    server.tick(parameterReleased.of({ by: null, at: 2_000 }, { board: FIRST_BOARD, parameter: 'W1-0-0' }));
    vi.advanceTimersByTime(40);
    store.move('W1-0-0', 0.5);
    expect(sent(server)).toEqual(['hold']);
    vi.advanceTimersByTime(40);
    expect(sent(server)).toEqual(['hold', 'set-parameters']);
    expect(store.view!.selected).toBe('W1-0-0');
  });

  test('respects what another person holds, and says who', () => {
    const server = new FakeServer();
    const { room, store } = open(server);
    server.does('p3', { type: 'hold', board: FIRST_BOARD, parameter: 'W1-0-0' });
    store.select('W1-0-0');
    store.commit('W1-0-0', 0.9);
    vi.advanceTimersByTime(40);
    expect(sent(server)).toEqual([]);
    expect(value(store)).toBe(0.1);
    expect(room.notices.items.map(({ text }) => text)).toEqual([
      { rejection: { code: 'held-by-other', params: { name: '박지호' } } },
    ]);
  });

  test('waits for what is held, and takes it in hand when it is free', async () => {
    const server = new FakeServer();
    server.does('p3', { type: 'hold', board: FIRST_BOARD, parameter: 'W1-0-0' });
    const { store } = open(server);
    store.select('W1-0-0');
    store.await('W1-0-0');
    expect(store.view!.awaited).toBe('W1-0-0');
    expect(server.waits).toEqual([{ board: FIRST_BOARD, parameter: 'W1-0-0' }]);
    server.does('p3', { type: 'release', board: FIRST_BOARD, parameter: 'W1-0-0' });
    await Promise.resolve();
    settle(server);
    expect(server.state.boards[FIRST_BOARD]!.holds).toMatchObject({ 'W1-0-0': { by: 'p2' } });
    expect(store.view!.awaited).toBeNull();
    expect(server.waits.at(-1)).toBeNull();
  });

  test('waits no more for what it has turned away from, and says what it waits for after every welcome (F11)', () => {
    const server = new FakeServer();
    server.does('p3', { type: 'hold', board: FIRST_BOARD, parameter: 'W1-0-0' });
    const { store } = open(server);
    store.select('W1-0-0');
    store.await('W1-0-0');
    server.down();
    server.up();
    expect(server.waits).toEqual(Array(2).fill({ board: FIRST_BOARD, parameter: 'W1-0-0' }));
    store.select('b1-0');
    expect(server.waits.at(-1)).toBeNull();
    server.down();
    server.up();
    expect(server.waits).toHaveLength(3);
  });

  test('lets the holder know of a try, once and for a while', () => {
    const server = new FakeServer();
    server.does('p3', { type: 'hold', board: FIRST_BOARD, parameter: 'W1-0-0' });
    const { store } = open(server);
    store.try('W1-0-0');
    vi.advanceTimersByTime(3_000);
    store.try('W1-0-0');
    vi.advanceTimersByTime(5_900);
    expect(server.waits).toEqual([{ board: FIRST_BOARD, parameter: 'W1-0-0' }]);
    vi.advanceTimersByTime(200);
    expect(server.waits.at(-1)).toBeNull();
    // It takes nothing when it is free: nobody waits for it.
    server.does('p3', { type: 'release', board: FIRST_BOARD, parameter: 'W1-0-0' });
    settle(server);
    expect(server.state.boards[FIRST_BOARD]!.holds).toEqual({});
  });

  test('shows who waits for what is held, until the server says otherwise (F11)', () => {
    const server = new FakeServer();
    const { store } = open(server);
    server.handlers.waiting({ waits: [{ board: FIRST_BOARD, parameter: 'W1-0-0', by: ['p3'] }] });
    expect(store.view!.waiting).toEqual({ 'W1-0-0': ['p3'] });
    server.handlers.waiting({ waits: [{ board: 'b2', parameter: 'W1-0-0', by: ['p3'] }] });
    expect(store.view!.waiting).toEqual({});
    server.handlers.waiting({ waits: [{ board: FIRST_BOARD, parameter: 'W1-0-0', by: ['p3'] }] });
    server.down();
    server.up();
    expect(store.view!.waiting).toEqual({});
  });

  test('lets the instructor take what another person holds', () => {
    const server = new FakeServer();
    server.you = 'p1';
    const { store } = open(server);
    server.does('p3', { type: 'hold', board: FIRST_BOARD, parameter: 'W1-0-0' });
    store.select('W1-0-0');
    vi.advanceTimersByTime(40);
    expect(sent(server)).toEqual([]);
    store.take('W1-0-0');
    vi.advanceTimersByTime(40);
    server.settle();
    expect(store.view!.board.holds['W1-0-0']?.by).toBe('p1');
  });

  test('returns to the authoritative value when the server refuses, and says why', () => {
    const server = new FakeServer();
    const { room, store } = open(server);
    store.commit('W1-0-0', 0.9);
    const { id } = server.commands[0]!;
    server.handlers.reject({ id, code: 'held-by-other', params: { name: '박지호' } });
    expect(value(store)).toBe(0.1);
    expect(room.notices.items[0]!.text).toMatchObject({ rejection: { code: 'held-by-other' } });
  });

  test('K11: tries again when it was too fast, and quietly drops what a later value replaced', () => {
    const server = new FakeServer();
    const { room, store } = open(server);
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
    expect(room.notices.items).toEqual([]);
  });

  test('K5: keeps edits made offline, and sends them with their ids when the server is back', () => {
    const server = new FakeServer();
    const { store } = open(server);
    store.commit('W1-0-0', 0.8);
    const [lost] = server.commands.splice(0);
    server.down();
    store.commit('W1-0-1', 0.7);
    vi.advanceTimersByTime(500);
    expect(server.commands).toEqual([]);
    expect(store.view).toMatchObject({ offline: true, pending: new Set(['W1-0-0', 'W1-0-1']) });
    server.up();
    expect(server.commands[0]).toEqual(lost);
    expect(server.commands[1]).toMatchObject({ values: [['W1-0-1', 0.7]] });
    server.settle();
    expect([value(store), value(store, 1)]).toEqual([0.8, 0.7]);
    expect(store.view!.pending.size).toBe(0);
  });
});

describe('a gesture', () => {
  test('ends with the value that is committed, and not before', () => {
    const server = new FakeServer();
    const { store } = open(server);
    store.move('W1-0-0', 0.2);
    store.move('W1-0-0', 0.3);
    store.commit('W1-0-0', 0.4);
    vi.advanceTimersByTime(40);
    expect(settings(server).map(({ values, final }) => [values[0]![1], final])).toEqual([
      [0.2, undefined],
      [0.4, true],
    ]);
  });

  test('ends also with a commit that changes nothing', () => {
    const server = new FakeServer();
    const { store } = open(server);
    store.move('W1-0-0', 0.2);
    settle(server);
    store.commit('W1-0-0', 0.2);
    vi.advanceTimersByTime(40);
    expect(settings(server)).toMatchObject([{ values: [['W1-0-0', 0.2]], final: true }]);
  });

  test('that never began needs no message to end', () => {
    const server = new FakeServer();
    const { store } = open(server);
    store.commit('W1-0-0', 0.1);
    vi.advanceTimersByTime(40);
    expect(sent(server)).toEqual([]);
    store.move('W1-0-0', 0.2);
    store.commit('W1-0-0', 0.2);
    settle(server);
    store.commit('W1-0-0', 0.2);
    vi.advanceTimersByTime(40);
    expect(sent(server)).toEqual([]);
  });
});

describe('taking back', () => {
  test('is this person’s last movement as a whole, however many values it passed', () => {
    const server = new FakeServer();
    const { room, store } = open(server);
    for (const step of [0.2, 0.3]) {
      store.move('W1-0-0', step);
      settle(server);
    }
    store.commit('W1-0-0', 0.4);
    store.commit('W1-0-1', 0.9);
    settle(server);
    store.undo();
    settle(server);
    expect([value(store), value(store, 1)]).toEqual([0.4, 0.3]);
    store.undo();
    settle(server);
    expect(value(store)).toBe(0.1);
    store.undo();
    settle(server);
    expect(value(store)).toBe(0.1);
    expect(room.notices.items.map(({ text }) => text)).toMatchObject([
      { rejection: { code: 'nothing-to-undo' } },
    ]);
  });

  test('can itself be taken back', () => {
    const server = new FakeServer();
    const { store } = open(server);
    store.commit('W1-0-0', 0.4);
    settle(server);
    store.undo();
    settle(server);
    store.redo();
    settle(server);
    expect(value(store)).toBe(0.4);
  });

  test('is of the log, so that it survives a reload of the page', () => {
    const server = new FakeServer();
    open(server).store.commit('W1-0-0', 0.4);
    settle(server);
    const { store } = open(server);
    store.undo();
    settle(server);
    expect(value(store)).toBe(0.1);
  });

  test('passes over what somebody moved since, and says who', () => {
    const server = new FakeServer();
    const { room, store } = open(server);
    store.commit('W1-0-0', 0.4);
    settle(server);
    server.does('p3', { type: 'set-parameters', board: FIRST_BOARD, values: [['W1-0-0', 0.8]] });
    store.undo();
    settle(server);
    expect(value(store)).toBe(0.8);
    expect(room.notices.items.map(({ text }) => text)).toEqual([
      { message: 'notice.passed', params: { names: '박지호' } },
    ]);
  });

  test('says nothing of what the undo of somebody else passed over', () => {
    const server = new FakeServer();
    const { room, store } = open(server);
    server.does('p3', { type: 'set-parameters', board: FIRST_BOARD, values: [['W1-0-0', 0.8]] });
    store.commit('W1-0-0', 0.4);
    settle(server);
    server.you = 'p3';
    server.commands.push({ id: 'bbbbbbbb:1', type: 'undo', board: FIRST_BOARD } as never);
    server.settle();
    server.you = 'p2';
    expect(value(store)).toBe(0.4);
    expect(room.notices.items).toEqual([]);
  });

  test('is anybody’s for the instructor, and only one’s own for others', () => {
    const server = new FakeServer();
    const { room, store } = open(server);
    store.commit('W1-0-0', 0.4);
    settle(server);
    store.undo('p3');
    expect(room.notices.items.map(({ text }) => text)).toEqual([{ rejection: { code: 'not-allowed' } }]);
    server.you = 'p1';
    const console = open(server).store;
    console.undo('p2');
    settle(server);
    expect(value(console)).toBe(0.1);
  });

  test('is offered after a reset, until something else is done', () => {
    const server = new FakeServer();
    server.you = 'p1';
    const { room, store } = open(server);
    store.commit('W1-0-0', 0.9);
    settle(server);
    expect(store.reset()).toBe(true);
    settle(server);
    expect(value(store)).toBe(0.1);
    room.notices.items[0]!.action!.run();
    settle(server);
    expect(value(store)).toBe(0.9);
    store.run({ type: 'reset-board' });
    settle(server);
    expect(room.notices.items).toHaveLength(1);
    store.commit('W1-0-1', 0.5);
    expect(room.notices.items).toEqual([]);
  });

  test('is not offered where the reset was refused', () => {
    const { room, store } = open(new FakeServer());
    expect(store.run({ type: 'reset-board' })).toBe(false);
    expect(room.notices.items.map(({ text }) => text)).toEqual([{ rejection: { code: 'not-allowed' } }]);
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
    const { store } = open(server);
    store.run(smaller);
    expect(store.view).toMatchObject({ preview: true, board: { network: smaller.network } });
    expect(store.view!.observation.layers).toHaveLength(2);
    server.settle();
    expect(store.view!.preview).toBe(false);
  });

  test('lets go of a parameter that went with its unit', () => {
    const server = new FakeServer();
    server.you = 'p1';
    const { store } = open(server);
    store.select('W1-0-2');
    settle(server);
    store.run(smaller);
    settle(server);
    expect(store.view!.selected).toBeNull();
  });

  test('says why a student may not, and that they may once it is granted', () => {
    const server = new FakeServer();
    const { store } = open(server);
    expect(store.refusal({ type: 'train' })).toEqual({ code: 'not-allowed' });
    server.does('p1', { type: 'grant', grant: 'training' });
    expect(store.refusal({ type: 'train' })).toBeUndefined();
    server.does('p1', { type: 'freeze' });
    expect(store.refusal({ type: 'train' })).toEqual({ code: 'frozen' });
  });

  test('says who has a parameter in hand, or that it is locked, before anybody tries', () => {
    const server = new FakeServer();
    const { store } = open(server);
    const ask = (key: string) => store.view!.refusal({ type: 'set-parameters', values: [[key, 0]] });
    expect(ask('W1-0-0')).toBeUndefined();
    server.does('p3', { type: 'hold', board: FIRST_BOARD, parameter: 'W1-0-0' });
    server.does('p1', { type: 'lock-parameters', board: FIRST_BOARD, parameters: ['b1-0'] });
    expect(ask('W1-0-0')).toEqual({ code: 'held-by-other', params: { name: '박지호' } });
    expect(ask('b1-0')).toEqual({ code: 'parameter-locked' });
    expect(store.view!.editable).toBe(true);
  });

  test('lets a student only watch a board that is others’ to move', () => {
    const server = new FakeServer();
    const { store } = open(server);
    const access = { members: ['p3'], see: 'everyone', move: 'members' } as const;
    server.does('p1', { type: 'share-board', board: FIRST_BOARD, ...access });
    expect(store.view).toMatchObject({ editable: false, frozen: false });
    expect(store.refusal({ type: 'hold' })).toEqual({ code: 'board-watch-only' });
  });
});
