import { describe, expect, it } from 'vitest';
import type { WorkshopEvent } from '#shared/workshop/features.ts';
import { coalesce } from '#shared/workshop/kernel/coalesce.ts';
import { emptyLedger, settle } from '#shared/workshop/kernel/ledger.ts';
import type { Draft, Happened } from '#shared/workshop/kernel/log.ts';
import { rules } from '#shared/workshop/rules.ts';
import { AT, evolveAll, opened, pastOf, stateOf } from './given.ts';
import { Chance } from './play.ts';

const board = 'class';
const set = (by: string, parameter: string, value: number, id: string, final = false): Draft => ({
  event: {
    type: 'parameters-set',
    by,
    at: AT + 1,
    board,
    values: [[parameter, value]],
    ...(final && { final: true }),
  } as Happened,
  commands: [id],
});

it('keeps the last value per parameter and every command id (K10)', () => {
  const batch = [set('p2', 'W1-0-0', 1, 'a:1'), set('p2', 'b1-0', 5, 'a:2'), set('p2', 'W1-0-0', 2, 'a:3')];
  expect(coalesce(rules, batch)).toEqual([
    {
      event: {
        type: 'parameters-set',
        by: 'p2',
        at: AT + 1,
        board,
        values: [
          ['W1-0-0', 2],
          ['b1-0', 5],
        ],
      },
      commands: ['a:1', 'a:2', 'a:3'],
    },
  ]);
});

describe('the end of a gesture (K10, K16)', () => {
  it('is kept with its last value', () => {
    const [folded, ...more] = coalesce(rules, [
      set('p2', 'b1-0', 1, 'a:1'),
      set('p2', 'b1-0', 2, 'a:2', true),
    ]);
    expect(more).toEqual([]);
    expect(folded).toMatchObject({ event: { values: [['b1-0', 2]], final: true }, commands: ['a:1', 'a:2'] });
  });

  it('keeps what comes after it apart', () => {
    const batch = [set('p2', 'b1-0', 1, 'a:1', true), set('p2', 'b1-0', 2, 'a:2')];
    expect(coalesce(rules, batch)).toEqual(batch);
  });

  it('is not put before what another hand did meanwhile', () => {
    const batch = [
      set('p2', 'b1-0', 1, 'a:1'),
      set('p3', 'b1-1', 1, 'b:1'),
      set('p2', 'b1-0', 2, 'a:2', true),
    ];
    expect(coalesce(rules, batch)).toEqual(batch);
  });
});

it('folds three people dragging at once into one event each', () => {
  const batch = Array.from({ length: 30 }, (_, n) => set(`p${n % 3}`, `b1-${n % 3}`, n, `c${n % 3}:${n}`));
  expect(coalesce(rules, batch)).toHaveLength(3);
});

it('does not fold a value past somebody else’s of the same parameter (found by the property below)', () => {
  const batch = [
    set('p3', 'b1-0', 0, 'c:1'),
    set('p1', 'W1-0-0', 0, 'a:1'),
    set('p2', 'W1-0-1', 0, 'b:1'),
    set('p1', 'W1-0-1', 0, 'a:2'),
    set('p3', 'W1-0-0', 1, 'c:2'),
  ];
  const after = coalesce(rules, batch).flatMap(({ event }) =>
    'values' in event ? (event.values as [string, number][]) : [],
  );
  expect(after.findLast(([key]) => key === 'W1-0-0')).toEqual(['W1-0-0', 1]);
});

it('two that each bring a credential stay two', () => {
  const batch = [set('p2', 'b1-0', 1, 'a:1'), { ...set('p2', 'b1-0', 2, 'a:2'), credential: 'hash' }];
  expect(coalesce(rules, batch)).toHaveLength(2);
});

/** What can be taken back, whichever versions it happened at. */
const withoutVersions = (past: unknown) =>
  JSON.parse(JSON.stringify(past), (key, value) =>
    key === 'version' || key === 'editors' ? undefined : value,
  ) as unknown;

it('leads to the same board and the same past, and settles every command, whatever the batch (K5, K10, U7)', () => {
  const log = opened('A', 'B');
  const start = stateOf(log);
  let folded = 0;
  for (let seed = 1; seed <= 4_000; seed++) {
    const chance = new Chance(seed);
    let count = 0;
    const draft = (): Draft => {
      if (chance.maybe(0.08)) {
        const type = chance.one<WorkshopEvent['type']>(['board-reset', 'frozen', 'parameters-unlocked']);
        return { event: { type, by: 'p1', at: AT + 1, board, parameters: ['b1-0'] } as Happened };
      }
      const by = chance.one(['p1', 'p2', 'p3']);
      const parameter = chance.one(['W1-0-0', 'W1-0-1', 'b1-0']);
      return set(by, parameter, chance.below(3) / 10, `client${by}:${++count}`, chance.maybe(0.3));
    };
    // What was going on before the batch.
    const before = Array.from({ length: chance.below(4) }, draft).map(({ event }) => ({ ...event, at: AT }));
    const batch = Array.from({ length: chance.below(12) }, draft);
    const into = coalesce(rules, batch);
    const after = (drafts: readonly Draft[]) => [...before, ...drafts.map(({ event }) => event)];
    const seen = (drafts: readonly Draft[]) => evolveAll(start, after(drafts)).boards[board];
    const settled = (drafts: readonly Draft[]) =>
      drafts.reduce((ledger, entry) => settle(rules, ledger, entry), emptyLedger);
    const sorted = (drafts: readonly Draft[]) =>
      Object.entries(settled(drafts).settled).map(([who, clients]) => [
        who,
        clients.map(([client, { high, gaps }]) => [client, high, gaps.toSorted((a, b) => a - b)]),
      ]);
    expect(seen(into)).toEqual(seen(batch));
    expect(withoutVersions(pastOf([...log, ...after(into)]))).toEqual(
      withoutVersions(pastOf([...log, ...after(batch)])),
    );
    expect(sorted(into).sort()).toEqual(sorted(batch).sort());
    expect(into.length).toBeLessThanOrEqual(batch.length);
    folded += batch.length - into.length;
  }
  expect(folded).toBeGreaterThan(1_000);
});
