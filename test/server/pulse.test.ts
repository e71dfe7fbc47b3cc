import { expect, test } from 'vitest';
import { Pulse } from '#server/workshops/pulse.ts';

/** When (ms) a room has its batches, of requests that come at these times and are done at once. */
function beats(interval: number, requests: readonly number[]): number[] {
  const pulse = new Pulse(interval);
  const at: number[] = [];
  for (let next = 0; next < requests.length; ) {
    const asked = requests[next]!;
    const now = asked + pulse.wait(asked, asked);
    const upTo = requests.findIndex((time) => time > now);
    const end = upTo < 0 ? requests.length : upTo;
    pulse.beat(now, end - next);
    at.push(now);
    next = end;
  }
  return at;
}

/** So many requests at about the same time, again and again. */
const bursts = (times: readonly number[], size: number) =>
  times.flatMap((time) => Array.from({ length: size }, (_, k) => time + k));

test('a room of a few hands answers the first change at once, and the others a tick later (F3)', () => {
  expect(beats(40, [1_000, 1_010, 1_030, 1_100, 1_130])).toEqual([1_000, 1_040, 1_100, 1_140]);
});

test('a busy room waits for more, so that a burst is one batch, wherever it falls (F3)', () => {
  const times = Array.from({ length: 20 }, (_, n) => 1_000 + 213 * n);
  const at = beats(40, bursts(times, 30));
  // The first finds a room that is calm.
  expect(at.slice(0, 2)).toEqual([1_000, 1_040]);
  expect(at.slice(-15)).toEqual(times.slice(-15).map((time) => time + 30));
});

test('a busy room without bursts has a batch with every interval, and nobody waits for longer (F3)', () => {
  const requests = Array.from({ length: 300 }, (_, n) => 1_000 + 7 * n);
  const at = beats(40, requests).slice(10);
  for (const [index, time] of at.slice(1).entries()) expect(time - at[index]!).toBeLessThanOrEqual(42);
  expect(at.length).toBeLessThan(2_100 / 40);
});

test('what a busy room was asked in time and could not begin is done at once, not a beat later', () => {
  const pulse = new Pulse(40);
  pulse.beat(1_000, 100);
  expect(pulse.wait(1_010, 1_020)).toBe(20);
  expect(pulse.wait(1_010, 1_060)).toBe(0);
  expect(pulse.wait(1_050, 1_060)).toBe(20);
  expect(pulse.wait(1_050, 1_100)).toBe(0);
});

test('a room that was busy and is quiet again answers the first change at once (F3)', () => {
  const pulse = new Pulse(40);
  pulse.beat(1_000, 100);
  expect(pulse.wait(1_046, 1_046)).toBe(30);
  expect(pulse.wait(1_600, 1_600)).toBe(0);
});
