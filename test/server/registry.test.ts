import { describe, expect, onTestFinished, test } from 'vitest';
import { MemoryStore } from '#server/adapters/memory.ts';
import { defaultOptions } from '#server/app.ts';
import type { EventStore } from '#server/ports/event-store.ts';
import { silent } from '#server/ports/logger.ts';
import { systemRandom } from '#server/ports/random.ts';
import { Registry } from '#server/workshops/registry.ts';
import type { Outcome } from '#server/workshops/requests.ts';
import type { Room } from '#server/workshops/room.ts';
import type { Tick } from '#shared/protocol/server-messages.ts';
import { CLASS_BOARD } from '#shared/workshop/state.ts';
import { FaultyStore } from './faulty-store.ts';
import { ManualClock } from './manual-clock.ts';

function registryOf(store: EventStore, clock: ManualClock): Registry {
  const registry = new Registry({ store, clock, random: systemRandom, log: silent }, defaultOptions);
  onTestFinished(() => registry.close());
  return registry;
}

async function opened(registry: Registry): Promise<{ code: string; room: Room }> {
  const result = await registry.open({ locale: 'en' });
  if (!result.ok) throw new Error(result.rejection.code);
  const room = await registry.find(result.code);
  return { code: result.code, room: room! };
}

let sequence = 0;
/** The instructor sets W1[0][0]; the answer comes once the clock has moved. */
function set(room: Room, value: number): Promise<Outcome> {
  const id = `client-abc:${++sequence}`;
  return new Promise((resolve) => {
    room.command(
      'p1',
      { id, type: 'set-parameters', board: CLASS_BOARD, values: [['W1-0-0', value]] },
      resolve,
    );
  });
}

describe('a room', () => {
  test('flushes a first change at once, then at most one batch a tick, each with one append (F3, K10)', async () => {
    const clock = new ManualClock();
    const { room } = await opened(registryOf(new MemoryStore(), clock));
    const ticks: Tick[] = [];
    room.attend({ tick: (tick) => ticks.push(tick), settled() {} });
    const first = set(room, 0.1);
    await clock.advance(0);
    expect(await first).toEqual({ ok: true, version: 2 });
    const rest = [0.2, 0.3, 0.4].map((value) => set(room, value));
    await clock.advance(39);
    expect(ticks).toHaveLength(1);
    await clock.advance(1);
    expect(await Promise.all(rest)).toEqual(new Array(3).fill({ ok: true, version: 3 }));
    expect(ticks).toHaveLength(2);
    expect(ticks[1]).toMatchObject({
      from: 2,
      version: 3,
      events: [{ type: 'parameters-set', values: [['W1-0-0', 0.4]] }],
    });
  });

  test('tells its audience of a batch before it answers, and of its end after (F6)', async () => {
    const clock = new ManualClock();
    const { room } = await opened(registryOf(new MemoryStore(), clock));
    const order: string[] = [];
    room.attend({ tick: () => order.push('tick'), settled: () => order.push('settled') });
    const answer = new Promise<void>((resolve) => {
      room.command('p1', { id: 'client-abc:1', type: 'freeze' }, () => {
        order.push('ack');
        resolve();
      });
    });
    await clock.advance(0);
    await answer;
    await clock.advance(0);
    expect(order).toEqual(['tick', 'ack', 'settled']);
  });

  test('decides again on what another server appended first, and both come to the same state', async () => {
    const clock = new ManualClock();
    const store = new MemoryStore();
    const [here, there] = [registryOf(store, clock), registryOf(store, clock)];
    const { code, room } = await opened(here);
    const other = (await there.find(code))!;
    const answers: Promise<Outcome>[] = [];
    for (let n = 1; n <= 30; n++) {
      answers.push(set(room, n), set(other, -n));
      await clock.advance(40);
    }
    expect((await Promise.all(answers)).every(({ ok }) => ok)).toBe(true);
    expect(other.workshop).toEqual(room.workshop);
    expect(room.version).toBe((await store.read(code, 0)).length);
    expect(room.version).toBe(61);
  });

  test('applies a command once, even when two servers are asked for it at the same time', async () => {
    const clock = new ManualClock();
    const store = new MemoryStore();
    const [here, there] = [registryOf(store, clock), registryOf(store, clock)];
    const { code, room } = await opened(here);
    const other = (await there.find(code))!;
    const answers = [room, other, room].map(
      (asked) =>
        new Promise<Outcome>((resolve) => {
          asked.command('p1', { id: 'client-abc:1', type: 'freeze' }, resolve);
        }),
    );
    await clock.advance(100);
    expect(await Promise.all(answers)).toEqual(new Array(3).fill({ ok: true, version: 2 }));
    expect(await store.read(code, 0)).toHaveLength(2);
  });

  test('that dies between append and answer leaves a command another acknowledges and nobody applies twice (K3, K5)', async () => {
    const clock = new ManualClock();
    const store = new FaultyStore();
    const { code, room } = await opened(registryOf(store, clock));
    const ask = (asked: Room) =>
      new Promise<Outcome>((resolve) => {
        asked.command('p1', { id: 'client-abc:1', type: 'freeze' }, resolve);
      });
    let dead = () => {};
    store.afterAppend = () => new Promise<void>((resolve) => (dead = resolve));
    const lost = ask(room);
    await clock.advance(100);
    expect(room.version).toBe(1);
    store.afterAppend = () => {};
    const next = (await registryOf(store, clock).find(code))!;
    const answer = ask(next);
    await clock.advance(100);
    expect(await answer).toEqual({ ok: true, version: 2 });
    expect(await store.read(code, 0)).toHaveLength(2);
    dead();
    expect(await lost).toEqual({ ok: true, version: 2 });
  });

  test('refuses as busy once its workshop is gone from the store', async () => {
    const clock = new ManualClock();
    const store = new MemoryStore();
    const { code, room } = await opened(registryOf(store, clock));
    await store.remove(code);
    const answer = set(room, 1);
    await clock.advance(0);
    expect(await answer).toEqual({ ok: false, rejection: { code: 'busy' } });
  });
});

describe('the registry', () => {
  test('brings a workshop back from its snapshot and the entries after it, history included', async () => {
    const clock = new ManualClock();
    const store = new MemoryStore();
    const first = registryOf(store, clock);
    const { code, room } = await opened(first);
    room.attend({ tick() {}, settled() {} });
    for (let n = 1; n <= 250; n++) {
      void set(room, n);
      await clock.advance(n % 7 === 0 ? 3_000 : 40);
    }
    expect((await store.loadSnapshot(code))?.version).toBeGreaterThanOrEqual(200);
    expect((await registryOf(store, clock).find(code))?.workshop).toEqual(room.workshop);

    const withoutSnapshot = new MemoryStore();
    const drafts = (await store.read(code, 0)).map(({ version: _, ...draft }) => draft);
    await withoutSnapshot.append(code, 0, drafts);
    expect((await registryOf(withoutSnapshot, clock).find(code))?.workshop).toEqual(room.workshop);

    await withoutSnapshot.saveSnapshot(code, { version: 100, body: { format: 0 } });
    expect((await registryOf(withoutSnapshot, clock).find(code))?.workshop).toEqual(room.workshop);
  });

  test('lets go of a room nobody is in, and finds it again as it was', async () => {
    const clock = new ManualClock();
    const registry = registryOf(new MemoryStore(), clock);
    const { code, room } = await opened(registry);
    void set(room, 0.5);
    await clock.advance(0);
    await clock.advance(defaultOptions.roomIdle + 60_000);
    const again = await registry.find(code);
    expect(again).not.toBe(room);
    expect(again?.workshop).toEqual(room.workshop);
  });

  test('keeps a room that has an audience', async () => {
    const clock = new ManualClock();
    const registry = registryOf(new MemoryStore(), clock);
    const { code, room } = await opened(registry);
    room.attend({ tick() {}, settled() {} });
    await clock.advance(defaultOptions.workshopTtl * 2);
    expect(await registry.find(code)).toBe(room);
  });

  test('removes a workshop nobody has changed for its time to live; its code is then unknown', async () => {
    const clock = new ManualClock();
    const store = new MemoryStore();
    const registry = registryOf(store, clock);
    const { code } = await opened(registry);
    await clock.advance(defaultOptions.workshopTtl - 60_000);
    expect(await registry.find(code)).toBeDefined();
    await clock.advance(60_000);
    expect(await registry.find(code)).toBeUndefined();
    await clock.advance(200_000);
    expect(await store.list()).toEqual([]);
  });

  test('knows no code that nobody opened', async () => {
    const registry = registryOf(new MemoryStore(), new ManualClock());
    expect(await registry.find('222222')).toBeUndefined();
    expect(await registry.find('__proto__')).toBeUndefined();
  });
});
