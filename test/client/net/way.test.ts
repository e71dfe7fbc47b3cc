import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Way } from '#client/net/way.ts';

const websocketFirst = ['websocket', 'polling', 'websocket'];
const pollingFirst = ['polling', 'websocket'];
const pollingAlone = ['polling'];

let now: string;
let gaveUp: number;
let way: Way;

const open = (): Way =>
  new Way(
    () => now,
    () => gaveUp++,
  );

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  now = 'websocket';
  gaveUp = 0;
  way = open();
});

afterEach(() => {
  way.stop();
  vi.useRealTimers();
});

/** A WebSocket that works, for so long (ms), until it is cut. */
function livesFor(ms: number): void {
  way.begin();
  way.connected();
  way.answered();
  vi.advanceTimersByTime(ms);
  way.lost(true);
}

/** In by polling, with so long (ms) to find a WebSocket beside it. */
function polls(ms: number): void {
  now = 'polling';
  way.connected();
  way.answered();
  vi.advanceTimersByTime(ms);
}

describe('a WebSocket', () => {
  test('is tried first, and kept where it answers', () => {
    expect(way.begin()).toEqual(websocketFirst);
    way.connected();
    way.answered();
    vi.advanceTimersByTime(60_000);
    expect(gaveUp).toBe(0);
  });

  test('that never connects is given up after 4 s, for polling', () => {
    way.begin();
    vi.advanceTimersByTime(3_999);
    expect(gaveUp).toBe(0);
    vi.advanceTimersByTime(1);
    expect(gaveUp).toBe(1);
    expect(way.begin()).toEqual(pollingFirst);
  });

  test('that connects and then brings no answer is given up, too', () => {
    way.begin();
    way.connected();
    vi.advanceTimersByTime(8_000);
    expect(gaveUp).toBe(1);
    expect(way.begin()).toEqual(pollingFirst);
  });

  test('that was refused leaves polling its time', () => {
    way.begin();
    now = 'polling';
    vi.advanceTimersByTime(60_000);
    expect(gaveUp).toBe(0);
  });
});

describe('polling', () => {
  test('is gone back to at once in this tab when no WebSocket was found beside it, for half an hour', () => {
    way.begin();
    polls(10_000);
    way.lost(true);
    expect(way.begin()).toEqual(pollingAlone);
    way = open();
    expect(way.begin()).toEqual(pollingAlone);
    vi.advanceTimersByTime(30 * 60_000);
    expect(way.begin()).toEqual(websocketFirst);
  });

  test('is not when a WebSocket was found beside it', () => {
    way.begin();
    polls(1_000);
    now = 'websocket';
    way.answered();
    vi.advanceTimersByTime(60_000);
    way.lost(true);
    expect(way.begin()).toEqual(websocketFirst);
  });

  test('is not when the connection was lost before that was clear: a good WebSocket is not forgotten for a restart', () => {
    livesFor(600_000);
    way.begin();
    vi.advanceTimersByTime(4_000);
    expect(gaveUp).toBe(1);
    way.begin();
    polls(5_000);
    way.lost(true);
    now = 'websocket';
    expect(way.begin()).toEqual(websocketFirst);
  });

  test('is where three WebSockets in a row were cut within a minute', () => {
    livesFor(20_000);
    livesFor(20_000);
    expect(way.begin()).toEqual(websocketFirst);
    livesFor(20_000);
    expect(way.begin()).toEqual(pollingAlone);
  });

  test('is not where one of them lived longer, or there was nobody to connect to', () => {
    livesFor(20_000);
    livesFor(20_000);
    livesFor(61_000);
    livesFor(20_000);
    livesFor(20_000);
    way.lost(false);
    livesFor(20_000);
    expect(way.begin()).toEqual(websocketFirst);
  });
});
