import { describe, expect, test } from 'vitest';
import { MemoryStore } from '#server/adapters/memory.ts';
import { defaultOptions } from '#server/app.ts';
import type { EventStore, NewEntry } from '#server/ports/event-store.ts';
import { GRACE } from '#server/workshops/ages.ts';
import type { Room } from '#server/workshops/room.ts';
import { features } from '#shared/workshop/features.ts';
import { linkByCredential, participantByCredential } from '#shared/workshop/kernel/ledger.ts';
import { createRules } from '#shared/workshop/kernel/rules.ts';
import { FaultyStore } from './faulty-store.ts';
import { ManualClock } from './manual-clock.ts';
import { ask, Memory, opened, registryOf as registryWith, roomOf, set } from './rooms.ts';

const registryOf = (store: EventStore, clock: ManualClock) => registryWith({ store, clock });

/** The same command each time. */
const freeze = (room: Room) => ask(room, { type: 'freeze' }, 'p1', 'client-abc:1');

const unknown = { ok: false, rejection: { code: 'unknown-workshop' } };

/** A whole log, as one would copy it to another store. */
async function copyOf(store: EventStore, code: string): Promise<NewEntry[]> {
  const entries = await store.read(code, 0);
  return entries.map(({ body }) => ({ body, at: (body as { event: { at: number } }).event.at }));
}

describe('a room', () => {
  test('flushes a first change at once, then at most one batch a tick, each with one append (F3, K10)', async () => {
    const clock = new ManualClock();
    const { room } = await opened(registryOf(new MemoryStore(), clock));
    const memory = new Memory();
    room.attend(memory);
    const first = set(room, 0.1);
    await clock.advance(0);
    expect(await first).toEqual({ ok: true, version: 2 });
    const rest = [0.2, 0.3, 0.4].map((value) => set(room, value));
    await clock.advance(39);
    expect(memory.batches).toHaveLength(1);
    await clock.advance(1);
    expect(await Promise.all(rest)).toEqual(new Array(3).fill({ ok: true, version: 3 }));
    expect(memory.batches).toHaveLength(2);
    expect(memory.batches[1]).toMatchObject({
      from: 2,
      version: 3,
      steps: [{ entry: { version: 3, event: { type: 'parameters-set', values: [['W1-0-0', 0.4]] } } }],
    });
    expect(Object.keys(memory.batches[1]!.observations)).toEqual(['class']);
  });

  test('tells its audience of a batch before it answers, and of its end after (F6)', async () => {
    const clock = new ManualClock();
    const { room } = await opened(registryOf(new MemoryStore(), clock));
    const order: string[] = [];
    room.attend({
      tick: () => order.push('tick'),
      observed: () => {},
      settled: () => order.push('settled'),
      closed: () => order.push('closed'),
    });
    room.command('p1', { id: 'client-abc:1', type: 'freeze' }, () => order.push('ack'));
    await clock.advance(0);
    await clock.advance(0);
    expect(order).toEqual(['tick', 'ack', 'settled']);
  });

  test('tells what each entry led from and to, as the log has it', async () => {
    const clock = new ManualClock();
    const store = new MemoryStore();
    const { code, room } = await opened(registryOf(store, clock));
    const memory = new Memory();
    room.attend(memory);
    for (let n = 1; n <= 20; n++) {
      void set(room, n);
      void ask(room, { type: n % 2 === 0 ? 'freeze' : 'unfreeze' });
      await clock.advance(40);
    }
    const steps = memory.batches.flatMap((batch) => batch.steps);
    expect(memory.settledBatches).toEqual(memory.batches);
    expect(steps.map(({ entry }) => entry.version)).toEqual(steps.map((_, index) => index + 2));
    for (const [index, { before, after, entry }] of steps.entries()) {
      expect(after).toEqual(room.rules.evolve(before, entry.event, entry.version));
      expect(steps[index + 1]?.before ?? room.workshop.state).toBe(after);
    }
    expect((await store.read(code, 1)).map(({ version }) => version)).toEqual(
      steps.map(({ entry }) => entry.version),
    );
  });

  test('decides again on what another server appended first, and both come to the same state', async () => {
    const clock = new ManualClock();
    const store = new MemoryStore();
    const [here, there] = [registryOf(store, clock), registryOf(store, clock)];
    const { code, room } = await opened(here);
    const other = await roomOf(there, code);
    const answers: Array<ReturnType<typeof set>> = [];
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
    const other = await roomOf(there, code);
    const answers = [room, other, room].map((asked) => freeze(asked));
    await clock.advance(100);
    expect(await Promise.all(answers)).toEqual(new Array(3).fill({ ok: true, version: 2 }));
    expect(await store.read(code, 0)).toHaveLength(2);
  });

  test('that dies between append and answer leaves a command another acknowledges and nobody applies twice (K3, K5)', async () => {
    const clock = new ManualClock();
    const store = new FaultyStore();
    const { code, room } = await opened(registryOf(store, clock));
    let dead = () => {};
    store.afterAppend = () => new Promise<void>((resolve) => (dead = resolve));
    const lost = freeze(room);
    await clock.advance(100);
    expect(room.version).toBe(1);
    store.afterAppend = () => {};
    const next = await roomOf(registryOf(store, clock), code);
    const answer = freeze(next);
    await clock.advance(100);
    expect(await answer).toEqual({ ok: true, version: 2 });
    expect(await store.read(code, 0)).toHaveLength(2);
    dead();
    expect(await lost).toEqual({ ok: true, version: 2 });
  });

  test('ends when its workshop is gone from the store: it says so, and its code is unknown', async () => {
    const clock = new ManualClock();
    const store = new MemoryStore();
    const registry = registryOf(store, clock);
    const { code, room } = await opened(registry);
    const memory = new Memory();
    room.attend(memory);
    await store.remove(code);
    const answers = [set(room, 1), set(room, 2)];
    await clock.advance(0);
    expect(await Promise.all(answers)).toEqual([unknown, unknown]);
    expect(memory.ends).toEqual([{ code: 'unknown-workshop' }]);
    expect(await set(room, 3)).toEqual(unknown);
    expect(await registry.find(code)).toEqual(unknown);
    await registry.sweep();
    expect(await registry.find(code)).toEqual(unknown);
    expect(await store.loadSnapshot(code)).toBeUndefined();
  });

  test('lets a newcomer in once, however often their token is sent', async () => {
    const clock = new ManualClock();
    const { room } = await opened(registryOf(new MemoryStore(), clock));
    const answers = [1, 2].map(() => room.join({ name: 'Ada', credential: 'hash' }));
    await clock.advance(40);
    expect(await Promise.all(answers)).toEqual(new Array(2).fill({ ok: true, version: 2 }));
    expect(participantByCredential(room.workshop.ledger, 'hash')).toBe('p2');
  });

  test('keeps the hash of a link’s secret beside its event, and lets each token in by it once', async () => {
    const clock = new ManualClock();
    const { room } = await opened(registryOf(new MemoryStore(), clock));
    const hash = 'h'.repeat(43);
    void ask(room, { type: 'make-link', kind: 'co-instructor', hash });
    await clock.advance(40);
    const link = linkByCredential(room.workshop.ledger, hash)!;
    expect(Object.keys(room.workshop.state.links)).toEqual([link]);
    const nameless = room.enterByLink({ link, credential: 'theirs' });
    const answers = [1, 2].map(() => room.enterByLink({ link, name: 'Grace', credential: 'theirs' }));
    await clock.advance(40);
    expect(await nameless).toEqual({ ok: false, rejection: { code: 'not-joined' } });
    expect(await Promise.all(answers)).toEqual(new Array(2).fill({ ok: true, version: 3 }));
    const who = participantByCredential(room.workshop.ledger, 'theirs')!;
    expect(room.workshop.state.participants[who]).toMatchObject({ name: 'Grace', role: 'instructor' });
    void ask(room, { type: 'revoke-link', link });
    await clock.advance(40);
    expect(participantByCredential(room.workshop.ledger, 'theirs')).toBeUndefined();
    const late = room.enterByLink({ link, name: 'Eve', credential: 'other' });
    await clock.advance(40);
    expect(await late).toEqual({ ok: false, rejection: { code: 'link-invalid' } });
  });

  test('undoes what was done before it was loaded: what can be taken back follows from the log', async () => {
    const clock = new ManualClock();
    const store = new MemoryStore();
    const { code, room } = await opened(registryOf(store, clock));
    const before = room.workshop.state.boards.class!.parameters;
    void set(room, 7);
    await clock.advance(40);
    const again = await roomOf(registryOf(store, clock), code);
    const undone = ask(again, { type: 'undo', board: 'class' });
    await clock.advance(40);
    expect(await undone).toMatchObject({ ok: true });
    expect(again.workshop.state.boards.class!.parameters).toEqual(before);
    expect(room.workshop).toEqual(again.workshop);
  });
});

describe('the registry', () => {
  test('brings a workshop back from its snapshot and the entries after it, history and past included', async () => {
    const clock = new ManualClock();
    const store = new MemoryStore();
    const first = registryOf(store, clock);
    const { code, room } = await opened(first);
    room.attend(new Memory());
    for (let n = 1; n <= 250; n++) {
      void set(room, n);
      await clock.advance(n % 7 === 0 ? 3_000 : 40);
    }
    expect((await store.loadSnapshot(code))?.version).toBeGreaterThanOrEqual(100);
    expect((await roomOf(registryOf(store, clock), code)).workshop).toEqual(room.workshop);

    const withoutSnapshot = new MemoryStore();
    await withoutSnapshot.append(code, 0, await copyOf(store, code));
    expect((await roomOf(registryOf(withoutSnapshot, clock), code)).workshop).toEqual(room.workshop);

    const snapshots = [{ format: 0 }, { format: 1, state: {} }, { format: 3, state: {} }, null, 'text', [2]];
    for (const [index, body] of snapshots.entries()) {
      await withoutSnapshot.saveSnapshot(code, { version: 100 + index, body });
      expect((await roomOf(registryOf(withoutSnapshot, clock), code)).workshop).toEqual(room.workshop);
    }
    const later = await store.loadSnapshot(code);
    await withoutSnapshot.saveSnapshot(code, { version: 300, body: later?.body });
    expect((await roomOf(registryOf(withoutSnapshot, clock), code)).workshop).toEqual(room.workshop);
  });

  test('ignores a snapshot that other rules made: what follows from the log is theirs to say', async () => {
    const clock = new ManualClock();
    const store = new MemoryStore();
    const first = registryWith({ store, clock });
    const { code } = await opened(first);
    await first.close();
    expect(await store.loadSnapshot(code)).toBeDefined();
    const fewer = createRules(features.filter(({ name }) => name !== 'undo'));
    const room = await roomOf(registryWith({ store, clock, rules: fewer }), code);
    expect(room.workshop.state.version).toBe(1);
    expect(room.rules).toBe(fewer);
  });

  test('reads a long log by the page, and comes to the same wherever pages end', async () => {
    const clock = new ManualClock();
    const store = new MemoryStore();
    const { code, room } = await opened(registryOf(store, clock));
    for (let n = 1; n <= 60; n++) {
      // Several entries a batch, so that pages cut batches in two.
      for (const type of ['freeze', 'unfreeze']) void ask(room, { type });
      void set(room, n);
      await clock.advance(40);
    }
    for (const size of [1, 2, 3, 7]) {
      const paged = new MemoryStore();
      await paged.append(code, 0, await copyOf(store, code));
      const read = paged.read.bind(paged);
      paged.read = (workshop, after) => read(workshop, after, size);
      expect((await roomOf(registryOf(paged, clock), code)).workshop).toEqual(room.workshop);
    }
  });

  test('lets go of a room nobody is in, and finds it again as it was', async () => {
    const clock = new ManualClock();
    const registry = registryOf(new MemoryStore(), clock);
    const { code, room } = await opened(registry);
    void set(room, 0.5);
    await clock.advance(0);
    await clock.advance(defaultOptions.roomIdle + 60_000);
    const again = await roomOf(registry, code);
    expect(again).not.toBe(room);
    expect(again.workshop).toEqual(room.workshop);
  });

  test('keeps a room that has an audience', async () => {
    const clock = new ManualClock();
    const registry = registryOf(new MemoryStore(), clock);
    const { code, room } = await opened(registry);
    room.attend(new Memory());
    await clock.advance(defaultOptions.workshopTtl * 2);
    expect(await roomOf(registry, code)).toBe(room);
  });

  test('removes a workshop nobody has changed for its time to live; its code is then unknown', async () => {
    const clock = new ManualClock();
    const store = new MemoryStore();
    const registry = registryOf(store, clock);
    const { code } = await opened(registry);
    await clock.advance(defaultOptions.workshopTtl);
    expect((await store.list()).map(({ workshop }) => workshop)).toEqual([code]);
    await clock.advance(GRACE + 120_000);
    expect(await registry.find(code)).toEqual(unknown);
    expect(await store.list()).toEqual([]);
  });

  test('knows no code that nobody opened', async () => {
    const registry = registryOf(new MemoryStore(), new ManualClock());
    expect(await registry.find('222222')).toEqual(unknown);
    expect(await registry.find('__proto__')).toEqual(unknown);
  });
});
