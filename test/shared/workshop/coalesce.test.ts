import fc from 'fast-check';
import { expect, it } from 'vitest';
import { coalesce, type Draft } from '#shared/workshop/coalesce.ts';
import type { WorkshopEvent } from '#shared/workshop/events.ts';
import { evolveAll } from '#shared/workshop/evolve.ts';
import { AT, opened, stateOf } from './given.ts';

const board = 'class';
const set = (by: string, parameter: string, value: number, id: string): Draft => ({
  event: { type: 'parameters-set', by, at: AT, board, values: [[parameter, value]] },
  commands: [id],
});

it('K10: keeps the last value per parameter and every command id', () => {
  const batch = [set('p2', 'W1-0-0', 1, 'a:1'), set('p2', 'b1-0', 5, 'a:2'), set('p2', 'W1-0-0', 2, 'a:3')];
  expect(coalesce(batch)).toEqual([
    {
      event: {
        type: 'parameters-set',
        by: 'p2',
        at: AT,
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

it('folds three people dragging at once into one event each', () => {
  const batch = Array.from({ length: 30 }, (_, n) => set(`p${n % 3}`, `b1-${n % 3}`, n, `c${n % 3}:${n}`));
  expect(coalesce(batch)).toHaveLength(3);
});

it('does not fold a value past somebody else’s of the same parameter (found by the property below)', () => {
  const batch = [
    set('p3', 'b1-0', 0, 'c:1'),
    set('p1', 'W1-0-0', 0, 'a:1'),
    set('p2', 'W1-0-1', 0, 'b:1'),
    set('p1', 'W1-0-1', 0, 'a:2'),
    set('p3', 'W1-0-0', 1, 'c:2'),
  ];
  const after = coalesce(batch).flatMap(({ event }) => (event.type === 'parameters-set' ? event.values : []));
  expect(after.findLast(([key]) => key === 'W1-0-0')).toEqual(['W1-0-0', 1]);
});

const draft: fc.Arbitrary<Draft> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({
        by: fc.constantFrom('p1', 'p2', 'p3'),
        parameter: fc.constantFrom('W1-0-0', 'W1-0-1', 'b1-0'),
        value: fc.integer(),
      })
      .map(({ by, parameter, value }) => set(by, parameter, value, `${by}:1`)),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<WorkshopEvent['type']>('board-reset', 'frozen')
      .map((type) => ({ event: { type, by: 'p1', at: AT, board } as WorkshopEvent })),
  },
);

it('leads to the same parameters and loses no command, whatever the batch', () => {
  const start = stateOf(opened('A', 'B'));
  fc.assert(
    fc.property(fc.array(draft, { maxLength: 12 }), (batch) => {
      const folded = coalesce(batch);
      const after = (drafts: Draft[]) =>
        evolveAll(
          start,
          drafts.map(({ event }) => event),
        ).boards[board];
      const ids = (drafts: Draft[]) => drafts.flatMap(({ commands = [] }) => commands).sort();
      expect(after(folded)).toEqual(after(batch));
      expect(ids(folded)).toEqual(ids(batch));
      expect(folded.length).toBeLessThanOrEqual(batch.length);
    }),
    { numRuns: 3_000 },
  );
});
