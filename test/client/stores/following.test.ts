import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { rememberToken } from '#client/net/identity.ts';
import { WorkshopStore } from '#client/stores/workshop-store.ts';
import { FakeServer, FIRST_BOARD } from './fake-server.ts';

const CODE = 'K7M4QX';

function open(server: FakeServer): WorkshopStore {
  const store = new WorkshopStore(CODE, 'person', { connect: server.connect });
  store.start();
  return store;
}

/** A server with a second board for everybody. */
function twoBoards(): FakeServer {
  const server = new FakeServer();
  server.does('p1', { type: 'open-board', title: 'Two', of: FIRST_BOARD, as: 'start' });
  return server;
}

const texts = (store: WorkshopStore): unknown[] => store.notices.items.map(({ text }) => text);
const types = (server: FakeServer): string[] => server.commands.map(({ type }) => type);

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  sessionStorage.clear();
  rememberToken(CODE, 'person', 'a'.repeat(43));
});

afterEach(() => {
  vi.useRealTimers();
});

describe('whoever follows (N2)', () => {
  test('goes where the instructor goes, and sees what they look at', () => {
    const server = twoBoards();
    const store = open(server);
    expect(store.shown).toBe(FIRST_BOARD);
    server.does('p1', { type: 'lead', board: 'b2', mode: 'train', parameter: 'W1-0-0' });
    expect(store.shown).toBe('b2');
    expect(store.guide).toMatchObject({ by: 'lead', mode: 'train' });
    expect(store.shownBoard?.view?.ringed).toBe('W1-0-0');
  });

  test('sees the whole layer that the instructor looks at, as long as there is one and they look at it', () => {
    const server = twoBoards();
    const store = open(server);
    const layer = () => store.shownBoard?.view?.ringedLayer;
    expect(layer()).toBeNull();
    server.does('p1', { type: 'lead', board: 'b2', layer: 3 });
    expect([store.shown, layer()]).toEqual(['b2', 3]);
    server.does('p1', {
      type: 'set-network',
      board: 'b2',
      network: { inputs: 2, layers: [{ units: 2, activation: 'identity' }] },
      from: [null],
    });
    expect(layer()).toBeNull();
    server.does('p1', { type: 'lead', board: 'b2', layer: 1 });
    expect(layer()).toBe(1);
    server.does('p1', { type: 'lead', board: 'b2', parameter: 'b1-0' });
    expect([layer(), store.shownBoard?.view?.ringed]).toEqual([null, 'b1-0']);
  });

  test('looks around once they choose another board, and comes back when they say so (N3)', () => {
    const server = twoBoards();
    server.does('p1', { type: 'lead', board: 'b2' });
    const store = open(server);
    expect(store.shown).toBe('b2');
    store.go(FIRST_BOARD);
    vi.advanceTimersByTime(40);
    expect(new Set(types(server))).toEqual(new Set(['look-around']));
    server.does('p2', { type: 'look-around', on: true });
    server.does('p1', { type: 'lead', board: 'b2', mode: 'train' });
    expect(store.shown).toBe(FIRST_BOARD);
    server.does('p2', { type: 'look-around', on: false });
    expect(store.shown).toBe('b2');
  });

  test('keeps what is in their hand, is told, and goes along once they let go', () => {
    const server = twoBoards();
    const store = open(server);
    server.does('p2', { type: 'hold', board: FIRST_BOARD, parameter: 'W1-0-0' });
    server.does('p1', { type: 'lead', board: 'b2' });
    expect(store.shown).toBe(FIRST_BOARD);
    expect(texts(store)).toContainEqual({ message: 'notice.follow-later' });
    server.does('p2', { type: 'release', board: FIRST_BOARD, parameter: 'W1-0-0' });
    expect(store.shown).toBe('b2');
  });

  test('is called back with everybody (N3)', () => {
    const server = twoBoards();
    server.does('p1', { type: 'lead', board: 'b2' });
    server.does('p2', { type: 'look-around', on: true });
    const store = open(server);
    store.show(FIRST_BOARD);
    server.does('p1', { type: 'look-here' });
    expect(store.shown).toBe('b2');
  });
});

test('a spotlight is on every screen, and leads back to where one was (N4)', () => {
  const server = twoBoards();
  server.does('p2', { type: 'look-around', on: true });
  const store = open(server);
  server.does('p1', { type: 'spotlight', on: { board: 'b2', parameter: 'W1-0-0' } });
  expect(store.shown).toBe('b2');
  expect(store.shownBoard?.view?.ringed).toBe('W1-0-0');
  server.does('p1', { type: 'spotlight', on: null });
  expect(store.shown).toBe(FIRST_BOARD);
});

test('whoever lit a board is there again after a reload; whoever else teaches stays where they were', () => {
  const server = twoBoards();
  server.does('p1', { type: 'promote', participant: 'p3' });
  server.does('p1', { type: 'spotlight', on: { board: 'b2' } });
  server.you = 'p1';
  expect(open(server).shown).toBe('b2');
  server.you = 'p3';
  expect(open(server).shown).toBe(FIRST_BOARD);
});

test('whoever is called is told (Y2)', () => {
  const server = new FakeServer();
  const store = open(server);
  server.does('p1', { type: 'call-hand', participant: 'p2' });
  expect(texts(store)).toContainEqual({ message: 'notice.called' });
});

test('where an instructor points is shown for two seconds, or until they point nowhere (N6)', () => {
  const server = new FakeServer();
  const store = open(server);
  const pointing = { by: 'p1', board: FIRST_BOARD, at: [0.25, 0.5] } as const;
  server.handlers.pointer(pointing);
  expect(store.pointedOn(FIRST_BOARD)).toEqual(pointing);
  expect(store.pointedOn('b2')).toBeUndefined();
  vi.advanceTimersByTime(2_000);
  expect(store.pointedOn(FIRST_BOARD)).toBeUndefined();
  server.handlers.pointer(pointing);
  server.handlers.pointer({ ...pointing, at: null });
  expect(store.pointedOn(FIRST_BOARD)).toBeUndefined();
});
