import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MemoryStore } from '#server/adapters/memory.ts';
import { SqliteStore } from '#server/adapters/sqlite.ts';
import type { StoredEntry } from '#server/ports/event-store.ts';
import { THINNING } from '#server/workshops/caretakers/thinning.ts';
import type { Room } from '#server/workshops/room.ts';
import { advance, batchesOf, type Workshop } from '#server/workshops/workshop.ts';
import { keysOf } from '#shared/math/parameter-key.ts';
import type { LogEntry } from '#shared/workshop/kernel/log.ts';
import { lift } from '#shared/workshop/kernel/upcast.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { rules } from '#shared/workshop/rules.ts';
import { Chance } from '#test/shared/workshop/play.ts';
import { ManualClock } from './manual-clock.ts';
import { ask, Memory, opened, registryOf, roomOf, set } from './rooms.ts';
import { startApp, temporaryFolder } from './start.ts';

const MB = 1024 * 1024;
const board = FIRST_BOARD;
const large = {
  inputs: 2,
  layers: [
    { units: 64, activation: 'tanh' },
    { units: 64, activation: 'tanh' },
    { units: 1, activation: 'sigmoid' },
  ],
};

/** A room that somebody is in, whose class board learns XOR at so many steps a second once it is told to. */
async function lab(store: MemoryStore | SqliteStore, speed: number, network?: object, options = {}) {
  const clock = new ManualClock();
  const { code, room } = await opened(registryOf({ store, clock }, options));
  const memory = new Memory();
  room.attend(memory);
  const asked = async (command: object, by?: string) => {
    const answer = ask(room, command, by);
    await clock.advance(50);
    return answer;
  };
  if (network !== undefined) {
    await asked({ type: 'set-data', board, data: { kind: 'set', name: 'xor' } });
    expect(await asked({ type: 'set-network', board, network, from: [null, null, null] })).toMatchObject({
      ok: true,
    });
  }
  await asked({ type: 'configure-training', board, settings: { speed, learningRate: 1e-3 } });
  return { clock, code, room, memory, asked, store };
}

async function logOf(store: MemoryStore | SqliteStore, code: string): Promise<StoredEntry[]> {
  const all: StoredEntry[] = [];
  for (;;) {
    const page = await store.read(code, all.at(-1)?.version ?? 0);
    if (page.length === 0) return all;
    all.push(...page);
  }
}

const lifted = (entries: readonly StoredEntry[]) => entries.map((entry) => lift(rules, entry));
const isWhole = ({ event }: LogEntry) => event.type === 'trained' && 'parameters' in event;
const isThin = ({ event }: LogEntry) => event.type === 'trained' && !('parameters' in event);

async function everyoneLeaves(room: Room, clock: ManualClock): Promise<void> {
  await clock.advance(3 * THINNING.every);
  expect(room.ended).toBeUndefined();
}

describe('the log of a training', () => {
  test.each([1, 2, 3, 4])('is thinned, and leads to the same as before (seed %i)', async (seed) => {
    const { clock, code, room, memory, asked, store } = await lab(new MemoryStore(), 20);
    const chance = new Chance(seed);
    await asked({ type: 'open-board', title: 'Second', of: board, as: 'start' });
    void room.join({ name: 'Ada', credential: 'ada' });
    void ask(room, { type: 'train', board });
    void ask(room, { type: 'configure-training', board: 'b2', settings: { speed: 10, learningRate: 0.01 } });
    const before = lifted(await logOf(store, code));
    const keys = keysOf(room.workshop.state.boards[board]!.network);
    for (let n = 0; n < 150; n++) {
      const on = chance.one([board, 'b2']);
      const parameter = chance.one(keys);
      const values = [[parameter, n / 100]];
      const command = chance.one([
        { type: 'set-parameters', board: on, values },
        { type: 'set-parameters', board: on, values, final: true },
        { type: 'hold', board: on, parameter },
        { type: 'undo', board: on },
        { type: 'redo', board: on },
        { type: 'train', board: on },
        { type: 'train', board: on },
        { type: 'pause-training', board: on },
        { type: 'train', board: on, steps: 30 },
        { type: 'lock-parameters', board: on, parameters: [parameter] },
        { type: 'unlock-parameters', board: on, parameters: [parameter] },
        { type: 'reset-board', board: on },
        { type: 'freeze' },
        { type: 'unfreeze' },
      ]);
      void ask(room, command, chance.one(['p1', 'p1', 'p2']));
      await clock.advance(chance.one([0, 10, 40, 200, 1_000, 4_000]));
    }
    await everyoneLeaves(room, clock);
    const original = [
      ...before.filter(({ version }) => version < memory.entries[0]!.version),
      ...memory.entries,
    ];
    const log = lifted(await logOf(store, code));
    expect(log.map(({ version, event: { type, at, by } }) => ({ version, type, at, by }))).toEqual(
      original.map(({ version, event: { type, at, by } }) => ({ version, type, at, by })),
    );
    expect(log.filter(isThin).length).toBeGreaterThan(100);
    expect(original.filter(isThin)).toEqual([]);
    // At whatever happens to a board, by hand or otherwise, it is as it was; at the end all is.
    let was: Workshop | null = null;
    let is: Workshop | null = null;
    const batches = batchesOf(original);
    for (const [index, batch] of batchesOf(log).entries()) {
      was = advance(rules, was, batches[index]!).workshop;
      is = advance(rules, is, batch).workshop;
      const last = new Map(batch.map(({ event }) => [(event as { board?: string }).board, event.type]));
      const touched = [board, 'b2'].filter((id) => last.has(id) && last.get(id) !== 'trained');
      for (const id of touched) {
        expect(is.state.boards[id]).toEqual(was.state.boards[id]);
        expect(is.past[id]).toEqual(was.past[id]);
      }
    }
    expect(is).toEqual(was);
    expect(is).toEqual(room.workshop);
  });

  test('keeps a whole state a second of a small board, and its last before every pause', async () => {
    const { clock, code, room, asked, store } = await lab(new MemoryStore(), 20);
    await asked({ type: 'train', board });
    await clock.advance(60_000);
    await asked({ type: 'pause-training', board });
    await clock.advance(3_000);
    const log = lifted(await logOf(store, code));
    const whole = log.filter(isWhole);
    expect(whole.length).toBeGreaterThanOrEqual(45);
    expect(whole.length).toBeLessThan(80);
    expect(isWhole(log.at(-2)!)).toBe(true);
    const times = whole.map(({ event }) => event.at);
    for (let n = 1; n < times.length; n++) expect(times[n]! - times[n - 1]!).toBeLessThan(2_000);
    expect((await roomOf(registryOf({ store, clock }), code)).workshop).toEqual(room.workshop);
  });

  test('from before is thinned when its room is opened again, a little at a time', async () => {
    const store = new MemoryStore();
    // A log as one that thins nothing wrote it.
    store.replace = async () => {};
    const { clock, code, room, asked } = await lab(store, 5, large);
    await asked({ type: 'train', board });
    await clock.advance(20_000);
    await asked({ type: 'pause-training', board });
    const size = await store.size(code);
    expect(size).toBeGreaterThan(THINNING.old);
    const copy = new MemoryStore();
    await copy.append(
      code,
      0,
      (await logOf(store, code)).map(({ body }) => ({ body, at: 1 })),
    );
    const again = await roomOf(registryOf({ store: copy, clock }), code);
    const leave = again.attend(new Memory());
    await clock.advance(60_000);
    leave();
    expect(await copy.size(code)).toBeLessThan(size / 10);
    expect((await roomOf(registryOf({ store: copy, clock }), code)).workshop).toEqual(room.workshop);
  });
});

describe('an hour', () => {
  test('of training in the lecture takes at most 50 MB of the log', async () => {
    const { clock, code, asked, store } = await lab(new MemoryStore(), 20);
    await asked({ type: 'train', board });
    // A tenth of it, and a tenth of that.
    for (let second = 0; second < 360; second++) await clock.advance(1_000);
    expect(await store.size(code)).toBeLessThan(5 * MB);
  });

  test('of training a large board takes at most 50 MB of the log', async () => {
    const { clock, code, memory, asked, store } = await lab(new MemoryStore(), 5, large);
    await asked({ type: 'train', board });
    await clock.advance(180_000);
    // As often as ever: what is thinned out is given back.
    expect(memory.entries.filter(isWhole).length).toBeGreaterThan(600);
    expect(await store.size(code)).toBeLessThan((50 * MB) / 20);
  });

  test('of training a large board that somebody moves all the while takes at most 50 MB of the log', async () => {
    const { clock, code, room, asked, store } = await lab(new MemoryStore(), 5, large);
    await asked({ type: 'train', board });
    const growth: number[] = [];
    for (let minute = 0; minute < 4; minute++) {
      for (let n = 0; n < 300; n++) {
        void set(room, n / 1_000);
        await clock.advance(200);
      }
      growth.push(await store.size(code));
    }
    // What goes at once, and then what goes on.
    const perMinute = growth[3]! - growth[2]!;
    expect(growth[2]! + 57 * perMinute).toBeLessThan(50 * MB);
  });

  test('of one student who sends as much as goes takes at most 50 MB of the log', async () => {
    const { clock, code, room, store } = await lab(new MemoryStore(), 5, large);
    void room.join({ name: 'Eve', credential: 'eve' });
    await clock.advance(50);
    const keys = keysOf(room.workshop.state.boards[board]!.network).slice(0, 512);
    const flood = (n: number) =>
      ask(
        room,
        { type: 'set-parameters', board, values: keys.map((key, k) => [key, Math.sin(n + k)]) },
        'p2',
        `flooding:${n}`,
      );
    const answers: Array<ReturnType<typeof flood>> = [];
    // A third of it, and a third of that.
    for (let n = 1; n <= 1_000; n++) {
      answers.push(flood(n));
      await clock.advance(1_200);
    }
    const all = await Promise.all(answers);
    expect(all.filter(({ ok }) => ok).length).toBeGreaterThan(500);
    const tooFast = { code: 'too-fast', params: { retryAfter: expect.any(Number) } };
    expect(all).toContainEqual({ ok: false, rejection: tooFast });
    expect(await store.size(code)).toBeLessThan((50 * MB) / 3);
    // Others are not held up by it.
    const other = set(room, 1);
    await clock.advance(50);
    expect(await other).toMatchObject({ ok: true });
  });
});

describe('a quota', () => {
  const options = { workshopBytes: 64 * 1024 };
  const values = (n: number) =>
    Array.from({ length: 6 }, (_, k) => [`W1-${Math.floor(k / 3)}-${k % 3}`, n + k / 7]);

  test('of a workshop is told to its instructors before, and refuses all but leaving and ending at it (F9)', async () => {
    const server = await startApp({}, { ...options, tickInterval: 10 });
    const { code, instructorToken } = await server.open();
    const [instructor, student] = [server.client(), server.client()];
    await instructor.resume(code, instructorToken);
    await student.join(code, 'Ada');
    const notice = instructor.next(['notice']);
    let answer = await student.command({ type: 'rename', participant: 'p2', name: 'Bo' });
    for (let n = 0; n < 1_000 && answer[0] === 'ack'; n++) {
      answer = await instructor.command({ type: 'set-parameters', board, values: values(n) as never });
    }
    expect((await notice)[1]).toEqual({ code: 'workshop-filling', params: { percent: 80 } });
    expect(answer).toMatchObject(['reject', { code: 'workshop-full', params: { limit: 0 } }]);
    expect(await student.command({ type: 'rename', participant: 'p2', name: 'Cy' })).toMatchObject([
      'reject',
      { code: 'workshop-full' },
    ]);
    const told = (client: typeof student) => client.received.filter(([name]) => name === 'notice').length;
    expect([told(instructor), told(student)]).toEqual([5, 0]);
    expect((await student.command({ type: 'leave' }))[0]).toBe('ack');
    expect((await instructor.command({ type: 'end' }))[0]).toBe('ack');
  });

  test('of a workshop lets a training rest, and says nothing more', async () => {
    const { clock, code, room, asked, store } = await lab(new MemoryStore(), 20, undefined, {
      workshopBytes: 20_000,
    });
    await asked({ type: 'train', board });
    await clock.advance(120_000);
    expect(room.workshop.state.boards[board]!.training.running).toBe(false);
    const { version } = room;
    await clock.advance(60_000);
    expect(room.version).toBe(version);
    expect(await store.size(code)).toBeLessThan(30_000);
  });

  test('of the whole folder opens no workshop more, and those that there are take nothing', async () => {
    const store = new SqliteStore(join(temporaryFolder(), 'weightroom.db'));
    const server = await startApp({ store }, { totalBytes: 16 * 1024 });
    const { code, instructorToken } = await server.open();
    const instructor = server.client();
    await instructor.resume(code, instructorToken);
    let answer = await instructor.command({ type: 'unfreeze' });
    for (let n = 0; n < 1_000 && answer[0] === 'ack'; n++) {
      answer = await instructor.command({ type: 'set-parameters', board, values: values(n) as never });
    }
    expect(answer).toMatchObject(['reject', { code: 'storage-full' }]);
    const refused = await fetch(`${server.url}/api/workshops`, { method: 'POST' });
    expect(refused.status).toBe(507);
    expect(await refused.json()).toMatchObject({ code: 'storage-full' });
    const stage = server.client();
    await stage.watch(code);
    expect(stage.version).toBeGreaterThan(1);
  });
});
