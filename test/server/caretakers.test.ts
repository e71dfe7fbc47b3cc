import { describe, expect, test } from 'vitest';
import { MemoryStore } from '#server/adapters/memory.ts';
import type { Snapshot } from '#server/ports/event-store.ts';
import { CHECKPOINT } from '#server/workshops/caretakers/checkpoints.ts';
import { BUDGET, TrainingBudget } from '#server/workshops/caretakers/training-budget.ts';
import { sizeOf } from '#server/workshops/size.ts';
import { ManualClock } from './manual-clock.ts';
import { ask, Memory, opened, registryOf, roomOf, set } from './rooms.ts';

/** Remembers when each snapshot was saved. */
class Counting extends MemoryStore {
  readonly saves: number[] = [];
  readonly #clock: ManualClock;

  constructor(clock: ManualClock) {
    super();
    this.#clock = clock;
  }

  override async saveSnapshot(workshop: string, snapshot: Snapshot): Promise<void> {
    this.saves.push(this.#clock.now());
    await super.saveSnapshot(workshop, snapshot);
  }
}

describe('a snapshot', () => {
  test('is saved half a minute after a change, and not again while nothing changes', async () => {
    const clock = new ManualClock();
    const store = new Counting(clock);
    const { code, room } = await opened(registryOf({ store, clock }));
    room.attend(new Memory());
    await clock.advance(60_000);
    expect(store.saves).toEqual([]);
    const changed = clock.now();
    void set(room, 1);
    await clock.advance(CHECKPOINT.after - 1);
    expect(store.saves).toEqual([]);
    await clock.advance(1_000);
    expect(store.saves).toEqual([changed + CHECKPOINT.after]);
    await clock.advance(10 * CHECKPOINT.after);
    expect(store.saves).toHaveLength(1);
    expect((await store.loadSnapshot(code))?.version).toBe(2);
  });

  test('is not written several times a second, however busy the room is', async () => {
    const clock = new ManualClock();
    const store = new Counting(clock);
    const { room } = await opened(registryOf({ store, clock }));
    room.attend(new Memory());
    for (let n = 0; n < 1_500; n++) {
      void set(room, n);
      await clock.advance(40);
    }
    // A minute of small changes.
    expect(store.saves.length).toBeLessThanOrEqual(2);
    const network = {
      inputs: 2,
      layers: [
        { units: 64, activation: 'tanh' },
        { units: 64, activation: 'tanh' },
        { units: 2, activation: 'identity' },
      ],
    };
    const before = store.saves.length;
    void ask(room, { type: 'set-network', board: 'class', network, from: [null, null, null] });
    await clock.advance(40);
    for (let n = 0; n < 500; n++) {
      void ask(room, { type: 'initialize', board: 'class', initializer: 'xavier' });
      void ask(room, { type: 'reset-board', board: 'class' });
      await clock.advance(100);
    }
    const saves = store.saves.slice(Math.max(0, before - 1));
    expect(saves.length).toBeGreaterThan(1);
    for (let n = 1; n < saves.length; n++) {
      expect(saves[n]! - saves[n - 1]!).toBeGreaterThanOrEqual(CHECKPOINT.rest);
    }
  });

  test('is saved when the room leaves memory, and the workshop opens from it', async () => {
    const clock = new ManualClock();
    const store = new Counting(clock);
    const registry = registryOf({ store, clock });
    const { code, room } = await opened(registry);
    void set(room, 1);
    await clock.advance(40);
    await registry.close();
    expect(store.saves).toHaveLength(1);
    expect((await roomOf(registryOf({ store, clock }), code)).workshop).toEqual(room.workshop);
    expect(await store.loadSnapshot(code)).toMatchObject({ version: 2 });
  });
});

describe('the training budget of a room', () => {
  const boards = (count: number, parameters: number) =>
    new Array(count).fill({ parameters: new Array<number>(parameters).fill(0) });

  test('lets all boards together tell of so many events and parameters a second', () => {
    const budget = new TrainingBudget(new ManualClock());
    expect(budget.interval).toBe(1000 / BUDGET.events);
    for (const [count, parameters] of [
      [1, 23],
      [20, 23],
      [60, 23],
      [1, 5_000],
      [60, 5_000],
    ] as const) {
      budget.share(boards(count, parameters));
      const perSecond = (1000 / budget.interval) * count;
      expect(perSecond).toBeLessThanOrEqual(BUDGET.events + 1e-9);
      expect(perSecond * parameters).toBeLessThanOrEqual(BUDGET.parameters + 1e-6);
    }
    budget.share([]);
    expect(budget.interval).toBe(1000 / BUDGET.events);
  });

  test('is kept while ten boards train, fairly', async () => {
    const clock = new ManualClock();
    const { room } = await opened(registryOf({ store: new MemoryStore(), clock }));
    const memory = new Memory();
    room.attend(memory);
    for (let n = 2; n <= 10; n++)
      void ask(room, { type: 'open-board', title: `Board ${n}`, of: 'class', as: 'start' });
    await clock.advance(100);
    const ids = Object.keys(room.workshop.state.boards);
    expect(ids).toHaveLength(10);
    for (const board of ids) {
      void ask(room, { type: 'configure-training', board, settings: { speed: 100, learningRate: 1e-3 } });
      void ask(room, { type: 'train', board });
    }
    await clock.advance(1_000);
    const from = memory.batches.length;
    await clock.advance(5_000);
    const events = memory.batches
      .slice(from)
      .flatMap(({ steps }) => steps.map(({ entry }) => entry.event as { type: string; board?: string }))
      .filter(({ type }) => type === 'trained');
    expect(events.length).toBeLessThanOrEqual(5 * BUDGET.events + ids.length);
    expect(events.length).toBeGreaterThan(2 * BUDGET.events);
    const counts = ids.map((id) => events.filter(({ board }) => board === id).length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2);
  });
});

test('sizeOf(value) is about what the value takes as JSON', () => {
  for (const value of [
    { type: 'parameters-set', board: 'class', values: [['W1-0-0', 0.1 + 0.2]] },
    { list: Array.from({ length: 1_000 }, (_, n) => Math.sin(n)), nothing: null, yes: true },
    'x'.repeat(10_000),
  ]) {
    const real = JSON.stringify(value).length;
    expect(sizeOf(value)).toBeGreaterThan(0.7 * real);
    expect(sizeOf(value)).toBeLessThan(1.5 * real);
  }
});
