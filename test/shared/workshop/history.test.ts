import { expect, it } from 'vitest';
import type { WorkshopEvent } from '#shared/workshop/features.ts';
import { limits } from '#shared/workshop/model/limits.ts';
import {
  achievementOf,
  amended,
  changesOf,
  type Happening,
  type History,
  observedAt,
  record,
} from '#shared/workshop/projections/history.ts';
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
function after(...batches: [events: WorkshopEvent[], loss: number | null | undefined][]): History {
  let state = start;
  let history: History = [];
  for (const [events, loss] of batches) {
    const batch = events.map((event): Happening => {
      const before = state;
      state = evolveAll(state, [event]);
      return { version: state.version, event, before };
    });
    history = record(rules, history, board, batch, loss);
  }
  return history;
}

/** The last set of a gesture. */
const end = (by: string, parameter: string, value: number, at: number): WorkshopEvent => ({
  ...(set(by, parameter, value, at) as Extract<WorkshopEvent, { type: 'parameters-set' }>),
  final: true,
});
const whoDid = (history: History) =>
  history.map(({ by, moves }) => [by, moves.map(({ from, to }) => [from, to])]);

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

it('a gesture is one edit however long it pauses, until the hand lets go', () => {
  const gesture: [WorkshopEvent[], number][] = [
    [[set('p2', 'W1-0-0', 1, AT)], 1],
    [[set('p2', 'W1-0-0', 2, AT + 9_000)], 2],
    [[end('p2', 'W1-0-0', 2, AT + 18_000)], 2],
  ];
  expect(whoDid(after(...gesture))).toEqual([['p2', [[0.1, 2]]]]);
  expect(after(...gesture, [[set('p2', 'W1-0-0', 3, AT + 18_040)], 3])).toHaveLength(2);
});

it('what a hand does after ten seconds is another edit, even where it never let go', () => {
  const far: [WorkshopEvent[], number] = [[set('p2', 'W1-0-0', 2, AT + 10_001)], 2];
  expect(after([[set('p2', 'W1-0-0', 1, AT)], 1], far)).toHaveLength(2);
});

it('people who move in one batch have an edit each, in their own name', () => {
  const together: [WorkshopEvent[], number] = [[set('p2', 'W1-0-0', 1, AT), set('p3', 'b1-0', 2, AT)], 1];
  const history = after(together, [[end('p3', 'b1-0', 3, AT + 40)], 2]);
  expect(whoDid(history)).toEqual([
    ['p2', [[0.1, 1]]],
    ['p3', [[0.1, 3]]],
  ]);
  for (const { by, moves } of history) expect(moves.every((move) => move.by === by)).toBe(true);
});

it('two hands that take turns thirty times are two edits', () => {
  const turns = Array.from({ length: 30 }, (_, n): [WorkshopEvent[], number] => [
    [n % 2 === 0 ? set('p2', 'W1-0-0', n, AT + n * 20) : set('p3', 'b1-0', n, AT + n * 20)],
    n,
  ]);
  expect(whoDid(after(...turns))).toEqual([
    ['p2', [[0.1, 28]]],
    ['p3', [[0.1, 29]]],
  ]);
});

it('each of two hands that take turns has the change of the loss that it made', () => {
  const history = after(
    [[set('p1', 'b1-1', 5, AT - 20_000)], 10],
    [[set('p2', 'W1-0-0', 1, AT)], 8],
    [[set('p3', 'b1-0', 1, AT + 40)], 9],
    [[end('p2', 'W1-0-0', 2, AT + 80)], 5],
    [[end('p3', 'b1-0', 2, AT + 120)], 7],
  );
  expect(history.slice(1).map(({ by, before, loss }) => [by, loss! - before!])).toEqual([
    ['p2', -6],
    ['p3', 3],
  ]);
});

it('letting go of what was held still is no edit', () => {
  const moved: [WorkshopEvent[], number] = [[end('p2', 'W1-0-0', 0.7, AT)], 1];
  const history = after(moved);
  expect(after(moved, [[end('p2', 'W1-0-0', 0.7, AT + 5_000)], 1])).toEqual(history);
});

it('a hand that went there and back again has changed nothing', () => {
  const history = after([[set('p2', 'W1-0-0', 0.7, AT)], 2], [[end('p2', 'W1-0-0', 0.1, AT + 40)], 1]);
  expect(changesOf(history)).toEqual([]);
});

it('what another moved while a hand was on it is taken from there on', () => {
  const history = after(
    [[set('p2', 'W1-0-0', 0.5, AT)], 1],
    [[end('p1', 'W1-0-0', 0.9, AT + 40)], 2],
    [[end('p2', 'W1-0-0', 0.6, AT + 80)], 3],
  );
  expect(whoDid(history)).toEqual([
    ['p1', [[0.5, 0.9]]],
    ['p2', [[0.9, 0.6]]],
  ]);
});

const trainingOf = (at: number): WorkshopEvent => ({
  type: 'training-started',
  by: 'p1',
  at,
  board,
  until: null,
});
const pausedAt = (at: number): WorkshopEvent => ({ type: 'training-paused', by: 'p1', at, board });
const trainedTo = (value: number, steps: number, at: number): WorkshopEvent => ({
  type: 'trained',
  by: null,
  at,
  board,
  parameters: start.boards[board]!.parameters.map(() => value),
  steps,
  epochs: steps,
  loss: value,
});

it('one training is one edit while hands move, and the next one is another', () => {
  const history = after(
    [[trainingOf(AT)], 9],
    [[trainedTo(1, 10, AT + 50)], 8],
    [[set('p2', 'W1-0-0', 2, AT + 60)], 7],
    [[trainedTo(0.5, 20, AT + 100)], 6],
    [[end('p2', 'W1-0-0', 3, AT + 110)], 5],
    [[trainedTo(0.4, 30, AT + 150)], 4],
    [[pausedAt(AT + 200), trainingOf(AT + 200)], 4],
    [[trainedTo(0.3, 40, AT + 250)], 3],
  );
  expect(history.map(({ kind, by, loss }) => [kind, by, loss])).toEqual([
    ['parameters', 'p2', 5],
    ['trained', null, 4],
    ['trained', null, 3],
  ]);
});

it('a blown-up training is one edit that led back to where it began', () => {
  const blowup = { first: { what: 'loss' as const }, step: 20, learningRate: 100 };
  const { parameters } = start.boards[board]!;
  const history = after(
    [[end('p2', 'W1-0-0', 0.2, AT)], 0.3],
    [[trainingOf(AT + 10_000)], 0.3],
    [[trainedTo(1e5, 10, AT + 10_050)], 1e12],
    [
      [{ type: 'training-stopped', by: null, at: AT + 10_100, board, blowup, parameters: [...parameters] }],
      0.3,
    ],
  );
  expect(history.slice(1)).toMatchObject([{ kind: 'stopped', before: 0.3, loss: 0.3 }]);
});

it('a goal once reached stays reached, with when and by whom', () => {
  const reached: [WorkshopEvent[], number][] = [
    [[set('p2', 'W1-0-0', 1, AT)], 0.2],
    [[set('p2', 'W1-0-0', 2, AT + 40), set('p3', 'b1-0', 2, AT + 40)], 0.04],
    [[end('p2', 'W1-0-0', 3, AT + 80)], 0.3],
  ];
  const later = Array.from({ length: 200 }, (_, n): [WorkshopEvent[], number] => [
    [end('p1', 'b1-1', n, AT + 20_000 + n)],
    n % 2 === 0 ? 0.3 : 0.03,
  ]);
  for (const history of [after(...reached), after(...reached, ...later)]) {
    const achieved = achievementOf(history, 'hand');
    expect(achieved?.at).toBe(AT + 40);
    expect([...achieved!.by].sort()).toEqual(['p2', 'p3']);
    expect(achievementOf(history, 'train')).toBeUndefined();
  }
});

it('a board whose loss was low from the first has not reached its goal', () => {
  expect(achievementOf(after([[end('p2', 'W1-0-0', 1, AT)], 0.2]), 'hand')).toBeUndefined();
});

it('names sixteen moves of a hand that sets them all at once, and counts the rest', () => {
  const values = Array.from({ length: 20 }, (_, n) => [`b1-${n}`, n] as const);
  const [edit] = after([[{ type: 'parameters-set', by: 'p2', at: AT, board, values }], 1]);
  expect(edit?.moves).toHaveLength(limits.moves);
  expect(edit?.more).toBe(4);
});

it('what one command changes of the whole is one edit', () => {
  const both: WorkshopEvent[] = [
    { type: 'input-set', by: 'p2', at: AT, board, input: [1, 1] },
    { type: 'target-set', by: 'p2', at: AT, board, target: [1, 0] },
  ];
  expect(after([both, 0.4])).toMatchObject([{ kind: 'target', by: 'p2', version: start.version + 2 }]);
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
    [end('p2', 'W1-0-0', n, AT + n * 5_000)],
    n + 1,
  ]);
  const history = after(...edits);
  expect(history).toHaveLength(limits.history);
  expect(history.at(-1)?.loss).toBe(200);
});

it('the edits that a slow client missed bring its history up to date (F5)', () => {
  const batches: [WorkshopEvent[], number][] = [
    [[set('p2', 'W1-0-0', 1, AT)], 1],
    [[set('p3', 'b1-0', 2, AT + 40)], 2],
    [[end('p3', 'b1-1', 2, AT + 60)], 3],
    [[set('p2', 'W1-0-0', 3, AT + 80), end('p1', 'b2-0', 1, AT + 80)], 4],
    [[end('p2', 'W1-0-0', 0.1, AT + 120)], 5],
  ];
  const whole = after(...batches);
  for (let seen = 0; seen <= batches.length; seen++) {
    const had = after(...batches.slice(0, seen));
    const from = had.at(-1)?.version ?? start.version;
    expect(
      amended(
        had,
        whole.filter(({ version }) => version > from),
      ),
    ).toEqual(whole);
  }
});

it('edits that are observed by and by (F10) have the losses and the goals of those that are observed at once', () => {
  const one: WorkshopEvent[] = [set('p2', 'W1-0-0', 0.5, AT), set('p3', 'b1-0', 1, AT)];
  const other: WorkshopEvent[] = [set('p2', 'W1-0-1', 0.5, AT + 20_000)];
  const waiting = after([one, 0.2], [other, undefined]);
  expect(waiting.map(({ loss }) => loss)).toEqual([0.2, 0.2, null]);
  expect(observedAt(waiting, 1e-4)).toEqual(after([one, 0.2], [other, 1e-4]));
  expect(observedAt(after([one, undefined]), 0.2)).toEqual(after([one, 0.2]));
});

it('an edit that goes on has the latest loss that is known, and its goal when it is observed', () => {
  const drag = (value: number): WorkshopEvent[] => [set('p2', 'W1-0-0', value, AT + value)];
  const waiting = after([drag(1), 0.2], [drag(2), undefined], [drag(3), undefined]);
  expect(waiting.map(({ loss }) => loss)).toEqual([0.2]);
  const observed = observedAt(waiting, 1e-4);
  expect(observed.map(({ loss }) => loss)).toEqual([1e-4]);
  expect(observed[0]?.reached).toEqual(after([drag(1), 0.2], [drag(3), 1e-4])[0]?.reached);
  expect(observed[0]?.reached).toBeDefined();
});
