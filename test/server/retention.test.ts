import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MemoryStore } from '#server/adapters/memory.ts';
import { SqliteStore } from '#server/adapters/sqlite.ts';
import { pseudonymOf, pseudonymsOf } from '#shared/workshop/model/pseudonyms.ts';
import { FaultyStore } from './faulty-store.ts';
import { ManualClock } from './manual-clock.ts';
import { ask, opened, registryOf, roomOf } from './rooms.ts';
import { temporaryFolder } from './start.ts';

const HOUR = 3_600_000;

async function joined(room: Awaited<ReturnType<typeof opened>>['room'], clock: ManualClock, name: string) {
  return over(clock, room.join({ name, credential: 'credential-of-p2' }));
}

/** Lets time pass until something is over. */
async function over<T>(clock: ManualClock, wanted: Promise<T>): Promise<T> {
  let done = false;
  void wanted.finally(() => {
    done = true;
  });
  while (!done) await clock.advance(50);
  return wanted;
}

describe('names', () => {
  it('are erased from the state, the log and the snapshot when a workshop ends, and nothing else is (M5)', async () => {
    const clock = new ManualClock();
    const folder = temporaryFolder();
    const store = new SqliteStore(join(folder, 'weightroom.db'));
    const registry = registryOf({ clock, store }, { eraseNames: 'end' });
    const { code, room } = await opened(registry);
    await joined(room, clock, 'AdaSentinel');
    await over(clock, ask(room, { type: 'rename', participant: 'p2', name: 'GraceSentinel' }));
    await registry.sweep();
    expect(room.workshop.state.participants.p2?.name).toBe('GraceSentinel');
    const before = room.workshop.state;
    await over(clock, ask(room, { type: 'end' }));
    await over(clock, registry.sweep());
    const { state } = room.workshop;
    expect(state.participants.p2).toEqual({
      ...before.participants.p2,
      name: pseudonymOf(state, 'p2'),
    });
    expect(state.participants.p1).toEqual(before.participants.p1);
    const entries = JSON.stringify(await store.read(code, 0));
    expect(entries).not.toContain('Sentinel');
    expect(entries).toContain('credential-of-p2');
    expect(JSON.stringify(await store.loadSnapshot(code))).not.toContain('Sentinel');
    expect(pseudonymsOf(state).cleared).toBe(pseudonymsOf(state).erased);
    // Whoever reads the log anew comes to the same.
    await registry.close();
    const again = registryOf({ clock, store }, { eraseNames: 'end' });
    expect((await roomOf(again, code)).workshop.state).toEqual(state);
    await again.close();
    await store.close();
    expect(readFileSync(join(folder, 'weightroom.db')).includes('Sentinel')).toBe(false);
  });

  it('are erased so long after the last change, and never where nobody says so (M5)', async () => {
    const clock = new ManualClock();
    const store = new MemoryStore();
    const never = registryOf({ clock, store });
    const { code, room } = await opened(never);
    await joined(room, clock, 'Ada');
    await clock.advance(3 * HOUR);
    await never.sweep();
    expect((await roomOf(never, code)).workshop.state.participants.p2?.name).toBe('Ada');
    await never.close();
    const later = registryOf({ clock, store }, { eraseNames: 4 * HOUR });
    await later.sweep();
    expect((await roomOf(later, code)).workshop.state.participants.p2?.name).toBe('Ada');
    await clock.advance(2 * HOUR);
    await over(clock, later.sweep());
    const { state } = (await roomOf(later, code)).workshop;
    expect(state.participants.p2?.name).toBe(pseudonymOf(state, 'p2'));
  });

  it('that a crash left in the log are erased the next time (M5)', async () => {
    const clock = new ManualClock();
    const store = new FaultyStore();
    const registry = registryOf({ clock, store }, { eraseNames: 'end' });
    const { code, room } = await opened(registry);
    await joined(room, clock, 'AdaSentinel');
    await over(clock, ask(room, { type: 'end' }));
    const replace = store.replace.bind(store);
    store.replace = () => Promise.reject(new Error('the disk is gone'));
    await over(clock, registry.sweep());
    expect(JSON.stringify(await store.read(code, 0))).toContain('Sentinel');
    store.replace = replace;
    await over(clock, registry.sweep());
    expect(JSON.stringify(await store.read(code, 0))).not.toContain('Sentinel');
  });
});
