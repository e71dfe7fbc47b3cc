import { describe, expect, test } from 'vitest';
import { MemoryStore } from '#server/adapters/memory.ts';
import { MemoryBus } from '#server/adapters/memory-bus.ts';
import { MemoryLeases } from '#server/adapters/memory-lease.ts';
import { defaultOptions } from '#server/app.ts';
import type { Leases } from '#server/ports/lease.ts';
import { CARE_TTL, careOf } from '#server/workshops/caretakers/care.ts';
import type { Place, Registry } from '#server/workshops/registry.ts';
import { limits } from '#shared/workshop/model/limits.ts';
import { ManualClock } from './manual-clock.ts';
import { ask, Memory, opened, placeOf, registryOf, set } from './rooms.ts';

const board = 'class';

interface TwoNodes {
  readonly clock: ManualClock;
  readonly store: MemoryStore;
  readonly leases: MemoryLeases;
  readonly code: string;
  readonly registries: readonly [Registry, Registry];
  readonly here: Place;
  readonly there: Place;
}

/** One workshop, open on two nodes that share a store, a bus and leases. */
async function twoNodes(wrap: (leases: Leases) => Leases = (leases) => leases): Promise<TwoNodes> {
  const clock = new ManualClock();
  const store = new MemoryStore();
  const bus = new MemoryBus();
  const leases = new MemoryLeases(clock);
  const ports = { clock, store, bus };
  const registries = [
    registryOf({ ...ports, leases: wrap(leases) }),
    registryOf({ ...ports, leases }),
  ] as const;
  const { code } = await opened(registries[0]);
  const [here, there] = [await placeOf(registries[0], code), await placeOf(registries[1], code)];
  return { clock, store, leases, code, registries, here, there };
}

const stepsOf = ({ room }: Place): number => room.workshop.state.boards[board]!.training.steps;

describe('two servers of one store', () => {
  test('serve one workshop together: what is done on one is seen on the other, presence included', async () => {
    const { clock, here, there } = await twoNodes();
    const [near, far] = [new Memory(), new Memory()];
    here.room.attend(near);
    there.room.attend(far);
    here.presence.set({ here: ['p1'] });
    there.presence.set({ here: ['p2'] });
    for (let n = 0; n < 10; n++) {
      void set(here.room, n);
      void ask(there.room, { type: n % 2 === 0 ? 'freeze' : 'unfreeze' });
      await clock.advance(40);
    }
    await clock.advance(40);
    expect(here.room.workshop).toEqual(there.room.workshop);
    expect(near.entries).toEqual(far.entries);
    expect(near.entries).toHaveLength(20);
    expect([...here.presence.online].sort()).toEqual(['p1', 'p2']);
    expect([...there.presence.online].sort()).toEqual(['p1', 'p2']);
  });

  test('look after it one at a time; when nobody is left on that one, the other takes over', async () => {
    const { clock, code, leases, here, there } = await twoNodes();
    expect(await leases.holder(careOf(code))).toBeUndefined();
    const leave = here.room.attend(new Memory());
    await clock.advance(0);
    const first = await leases.holder(careOf(code));
    expect(first).toBeDefined();
    there.room.attend(new Memory());
    await clock.advance(10 * CARE_TTL);
    expect(await leases.holder(careOf(code))).toEqual(first);
    leave();
    await clock.advance(CARE_TTL);
    const second = await leases.holder(careOf(code));
    expect(second?.holder).not.toBe(first?.holder);
    expect(second?.token).toBeGreaterThan(first!.token);
  });

  test('give the duty back at once when nobody attends it any more', async () => {
    const { clock, code, leases, here } = await twoNodes();
    const leave = here.room.attend(new Memory());
    await clock.advance(0);
    expect(await leases.holder(careOf(code))).toBeDefined();
    leave();
    await clock.advance(0);
    expect(await leases.holder(careOf(code))).toBeUndefined();
  });

  test('train a board on one of them, and on the other once that one is dead', async () => {
    let dead = false;
    const { clock, code, leases, here, there } = await twoNodes((shared) => ({
      acquire: (...args) => (dead ? Promise.reject(new Error('unreachable')) : shared.acquire(...args)),
      renew: (...args) => (dead ? Promise.reject(new Error('unreachable')) : shared.renew(...args)),
      release: (...args) => (dead ? Promise.reject(new Error('unreachable')) : shared.release(...args)),
      holder: (name) => shared.holder(name),
    }));
    here.room.attend(new Memory());
    await clock.advance(0);
    there.room.attend(new Memory());
    const holder = (await leases.holder(careOf(code)))!.holder;
    void ask(there.room, { type: 'configure-training', board, settings: { speed: 20, learningRate: 0.01 } });
    void ask(there.room, { type: 'train', board });
    await clock.advance(2_000);
    const trained = stepsOf(there);
    // Twenty steps a second, once: two that train would take twice as many, or disagree.
    expect(trained).toBeGreaterThan(25);
    expect(trained).toBeLessThanOrEqual(40);
    expect(stepsOf(here)).toBe(trained);

    // The first can no longer reach the leases: it stops by its own clock before another begins.
    dead = true;
    await clock.advance(CARE_TTL);
    const stopped = stepsOf(there);
    await clock.advance(CARE_TTL);
    expect((await leases.holder(careOf(code)))!.holder).not.toBe(holder);
    const later = stepsOf(there);
    expect(later).toBeGreaterThan(stopped);
    await clock.advance(2_000);
    expect(stepsOf(there) - later).toBeLessThanOrEqual(41);
    expect(stepsOf(there) - later).toBeGreaterThan(25);
    expect(here.room.workshop).toEqual(there.room.workshop);
  });

  test('end an idle hold once, wherever it was taken', async () => {
    const { clock, here, there } = await twoNodes();
    const memory = new Memory();
    here.room.attend(memory);
    there.room.attend(new Memory());
    void ask(there.room, { type: 'hold', board, parameter: 'W1-0-0' });
    await clock.advance(limits.holdIdle + 5_000);
    expect(there.room.workshop.state.boards[board]!.holds).toEqual({});
    expect(memory.entries.map(({ event }) => event.type)).toEqual(['parameter-held', 'parameter-released']);
  });

  test('never remove a workshop that is attended on the other, however old it is', async () => {
    const { clock, code, store, registries, here } = await twoNodes();
    const leave = here.room.attend(new Memory());
    await clock.advance(2 * defaultOptions.workshopTtl);
    await registries[1].sweep();
    expect(await store.list()).toHaveLength(1);
    // Nor is it unknown there.
    expect((await registries[1].find(code)).ok).toBe(true);
    const answer = set(here.room, 1);
    await clock.advance(40);
    expect(await answer).toMatchObject({ ok: true });
    leave();
    await clock.advance(2 * defaultOptions.workshopTtl);
    expect(await store.list()).toEqual([]);
    expect(await registries[1].find(code)).toEqual({ ok: false, rejection: { code: 'unknown-workshop' } });
  });

  test('let go of a room whose workshop the other has removed', async () => {
    const { clock, code, store, registries, here } = await twoNodes();
    const memory = new Memory();
    here.room.attend(memory);
    await store.remove(code);
    void set(here.room, 1);
    await clock.advance(40);
    expect(memory.ends).toEqual([{ code: 'unknown-workshop' }]);
    for (const registry of registries) {
      await clock.advance(60_000);
      expect(await registry.find(code)).toEqual({ ok: false, rejection: { code: 'unknown-workshop' } });
    }
  });
});
