import { describe, expect, test } from 'vitest';
import { Backoff } from '#client/net/backoff.ts';

const waits = (backoff: Backoff, count: number): number[] =>
  Array.from({ length: count }, () => backoff.next());

describe('the wait before coming back', () => {
  test('doubles from 300 ms up to 5 s', () => {
    expect(waits(new Backoff(() => 0), 6)).toEqual([300, 600, 1_200, 2_400, 2_500, 2_500]);
    expect(waits(new Backoff(() => 1), 6)).toEqual([600, 1_200, 2_400, 4_800, 5_000, 5_000]);
  });

  test('begins anew after a success', () => {
    const backoff = new Backoff(() => 0);
    waits(backoff, 4);
    backoff.reset();
    expect(backoff.next()).toBe(300);
  });

  test('is short before a first try that is to be soon, and only then', () => {
    const backoff = new Backoff(() => 0);
    expect([backoff.next('restart'), backoff.next('restart')]).toEqual([150, 600]);
  });

  test('stays short five times while nobody is there, as long as a restart may take', () => {
    const backoff = new Backoff(() => 0);
    backoff.next('restart');
    const absences = Array.from({ length: 7 }, () => backoff.next('absent'));
    expect(absences).toEqual([300, 300, 300, 300, 300, 600, 1_200]);
    backoff.reset();
    expect(backoff.next('absent')).toBe(300);
  });
});
