import { describe, expect, test } from 'vitest';
import { MemoryStore } from '#server/adapters/memory.ts';
import { defaultOptions } from '#server/app.ts';
import { AddressLimit } from '#server/limits/address-limit.ts';
import { GRACE } from '#server/workshops/ages.ts';
import { limits } from '#shared/workshop/model/limits.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { ManualClock } from './manual-clock.ts';
import { ask, Memory, opened, registryOf, set } from './rooms.ts';

const HOUR = 3_600_000;
const board = FIRST_BOARD;
const unknown = { ok: false, rejection: { code: 'unknown-workshop' } };

/** A room that somebody is in, and its clock. */
async function attended() {
  const clock = new ManualClock();
  const store = new MemoryStore();
  const registry = registryOf({ store, clock });
  const { code, room } = await opened(registry);
  const memory = new Memory();
  room.attend(memory);
  const holds = () => Object.keys(room.workshop.state.boards[board]!.holds);
  const steps = () => room.workshop.state.boards[board]!.training.steps;
  return { clock, store, registry, code, room, memory, holds, steps };
}

describe.each([
  ['back an hour', -HOUR],
  ['ahead 25 hours', 25 * HOUR],
])('a clock that is set %s', (_how, by) => {
  test('leaves a training at its pace', async () => {
    const { clock, room, steps } = await attended();
    void ask(room, { type: 'configure-training', board, settings: { speed: 20 } });
    void ask(room, { type: 'train', board });
    await clock.advance(2_000);
    const before = steps();
    expect(before).toBeGreaterThan(20);
    clock.set(by);
    await clock.advance(5_000);
    expect(steps() - before).toBeGreaterThan(90);
    expect(steps() - before).toBeLessThan(110);
  });

  test('ends no hold, and keeps none: ten seconds are ten seconds', async () => {
    const { clock, room, holds } = await attended();
    void ask(room, { type: 'hold', board, parameter: 'W1-0-0' });
    await clock.advance(2_000);
    clock.set(by);
    void set(room, 0.5);
    await clock.advance(limits.holdIdle - 1_000);
    expect(holds()).toEqual(['W1-0-0']);
    await clock.advance(1_100);
    expect(holds()).toEqual([]);
  });

  test('ends no hold that nobody touches afterwards before its time', async () => {
    const { clock, room, holds } = await attended();
    void ask(room, { type: 'hold', board, parameter: 'W1-0-0' });
    await clock.advance(100);
    clock.set(by);
    await clock.advance(limits.holdIdle - 1_000);
    expect(holds()).toEqual(['W1-0-0']);
    await clock.advance(1_000);
    expect(holds()).toEqual([]);
  });

  test('makes no event happen before the one before it, and leaves the times between them as they were', async () => {
    const { clock, room, memory } = await attended();
    const times: number[] = [];
    for (let n = 0; n < 6; n++) {
      if (n === 3) clock.set(by);
      void set(room, n);
      await clock.advance(1_000);
      times.push(memory.entries.at(-1)!.event.at);
    }
    const between = times.slice(1).map((at, index) => at - times[index]!);
    expect(Math.min(...between)).toBeGreaterThan(0);
    expect(between.filter((ms) => ms === 1_000)).toHaveLength(by < 0 ? 5 : 4);
  });

  test('removes no workshop', async () => {
    const { clock, store, registry, code } = await fresh();
    await clock.advance(60_000);
    clock.set(by);
    await clock.advance(3 * HOUR);
    expect((await store.list()).map(({ workshop }) => workshop)).toEqual([code]);
    expect((await registry.find(code)).ok).toBe(true);
  });

  test('takes away and gives no attempts', async () => {
    const clock = new ManualClock();
    const limit = new AddressLimit({ burst: 2, perSecond: 1 }, clock);
    for (let n = 0; n < 2; n++) limit.spend('a');
    clock.set(by);
    expect(limit.refusal('a')).toEqual({ code: 'too-many-attempts', params: { seconds: 1 } });
    await clock.advance(1_000);
    expect(limit.refusal('a')).toBeUndefined();
  });
});

/** A workshop that nobody is in. */
async function fresh(now?: number) {
  const clock = new ManualClock(now);
  const store = new MemoryStore();
  const registry = registryOf({ store, clock });
  const { code } = await opened(registry);
  return { clock, store, registry, code };
}

describe('a workshop whose time is over', () => {
  test('is kept for a grace, in which whoever knows its code still finds it', async () => {
    const { clock, store, registry, code } = await fresh();
    await clock.advance(defaultOptions.workshopTtl + GRACE - 60_000);
    expect((await store.list()).map(({ workshop }) => workshop)).toEqual([code]);
    expect((await registry.find(code)).ok).toBe(true);
    // Asked for, it is at work for a while; then the grace begins anew.
    await clock.advance(GRACE - 60_000);
    expect(await store.list()).toHaveLength(1);
    await clock.advance(10 * 60_000);
    expect(await store.list()).toEqual([]);
    expect(await registry.find(code)).toEqual(unknown);
  });

  test('is not removed by a server that starts with a clock that is days ahead, once that is put right', async () => {
    const { store, clock: right, code } = await fresh();
    const clock = new ManualClock(right.now() + 100 * HOUR);
    registryOf({ store, clock });
    await clock.advance(GRACE / 2);
    clock.set(-100 * HOUR);
    await clock.advance(GRACE + HOUR);
    expect((await store.list()).map(({ workshop }) => workshop)).toEqual([code]);
  });

  test('is removed in time by a server whose clock stands far back', async () => {
    const { clock, store } = await fresh();
    clock.set(-1_000 * HOUR);
    await clock.advance(defaultOptions.workshopTtl + GRACE + HOUR);
    expect(await store.list()).toEqual([]);
  });
});
