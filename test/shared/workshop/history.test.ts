import { expect, it } from 'vitest';
import type { WorkshopEvent } from '#shared/workshop/features.ts';
import { limits } from '#shared/workshop/model/limits.ts';
import { amended, type History, record } from '#shared/workshop/projections/history.ts';
import { rules } from '#shared/workshop/rules.ts';
import { AT, evolveAll, opened, stateOf } from './given.ts';

const board = 'class';
const start = stateOf(opened('A', 'B'));
const set = (by: string, parameter: string, value: number, at: number): WorkshopEvent => ({
  type: 'parameters-set',
  by,
  at,
  board,
  values: [[parameter, value]],
});

/** The history after batches of events, with the losses observed after each. */
function after(...batches: [events: WorkshopEvent[], loss: number | null][]): History {
  let state = start;
  let history: History = [];
  for (const [events, loss] of batches) {
    history = record(rules, history, board, state, events, loss, state.version + events.length);
    state = evolveAll(state, events);
  }
  return history;
}

it('an edit says who moved what from where to where, and the loss before and after', () => {
  expect(after([[set('p2', 'W1-0-0', 0.5, AT)], 0.2], [[set('p3', 'b1-0', 1, AT)], 0.1])).toEqual([
    {
      first: start.version + 1,
      version: start.version + 1,
      at: AT,
      kind: 'parameters',
      by: 'p2',
      moves: [{ by: 'p2', parameter: 'W1-0-0', from: 0.1, to: 0.5 }],
      more: 0,
      before: null,
      loss: 0.2,
    },
    {
      first: start.version + 2,
      version: start.version + 2,
      at: AT,
      kind: 'parameters',
      by: 'p3',
      moves: [{ by: 'p3', parameter: 'b1-0', from: 0.1, to: 1 }],
      more: 0,
      before: 0.2,
      loss: 0.1,
    },
  ]);
});

it('a drag is one edit, from its first value to its last', () => {
  const drag = Array.from({ length: 50 }, (_, n): [WorkshopEvent[], number] => [
    [set('p2', 'W1-0-0', n, AT + n * 40)],
    n,
  ]);
  expect(after(...drag)).toMatchObject([
    {
      moves: [{ from: 0.1, to: 49 }],
      before: null,
      loss: 49,
      first: start.version + 1,
      version: start.version + 50,
    },
  ]);
});

it('a pause of two seconds begins another edit', () => {
  expect(after([[set('p2', 'W1-0-0', 1, AT)], 1], [[set('p2', 'W1-0-0', 2, AT + 2_000)], 2])).toHaveLength(2);
});

it('people who move at once share an edit, with a move each', () => {
  const together: [WorkshopEvent[], number] = [[set('p2', 'W1-0-0', 1, AT), set('p3', 'b1-0', 2, AT)], 1];
  const [edit, ...more] = after(together, [[set('p3', 'b1-0', 3, AT + 40)], 2]);
  expect(more).toEqual([]);
  expect(edit?.moves.map(({ by, to }) => [by, to])).toEqual([
    ['p2', 1],
    ['p3', 3],
  ]);
});

it('names sixteen moves of a hand that sets them all at once, and counts the rest', () => {
  const values = Array.from({ length: 20 }, (_, n) => [`b1-${n}`, n] as const);
  const [edit] = after([[{ type: 'parameters-set', by: 'p2', at: AT, board, values }], 1]);
  expect(edit?.moves).toHaveLength(limits.moves);
  expect(edit?.more).toBe(4);
});

it('a reset is an edit of its own', () => {
  const reset: WorkshopEvent = { type: 'board-reset', by: 'p1', at: AT, board };
  expect(after([[set('p2', 'W1-0-0', 1, AT)], 1], [[reset], 0.1])).toMatchObject([
    {},
    { kind: 'reset', by: 'p1', moves: [] },
  ]);
});

it('what does not touch the board leaves no mark', () => {
  expect(after([[{ type: 'frozen', by: 'p1', at: AT }], 1])).toEqual([]);
});

it(`keeps the latest ${limits.history} edits`, () => {
  const edits = Array.from({ length: 200 }, (_, n): [WorkshopEvent[], number] => [
    [set('p2', 'W1-0-0', n, AT + n * 5_000)],
    n,
  ]);
  const history = after(...edits);
  expect(history).toHaveLength(limits.history);
  expect(history.at(-1)?.loss).toBe(199);
});

it('the edits that a slow client missed bring its history up to date (F5)', () => {
  const edit = (n: number, to: number): [WorkshopEvent[], number] => [[set('p2', 'W1-0-0', to, AT + n)], to];
  const seen = after(edit(0, 1), edit(9_000, 2));
  const whole = after(edit(0, 1), edit(9_000, 2), edit(9_500, 3), edit(19_000, 4));
  expect(amended(seen, whole.slice(1))).toEqual(whole);
  expect(amended(seen, [])).toEqual(seen);
});
