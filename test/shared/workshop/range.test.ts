import { describe, expect, it } from 'vitest';
import { indexOfKey } from '#shared/math/parameter-key.ts';
import type { Command } from '#shared/workshop/features.ts';
import type { Happened } from '#shared/workshop/kernel/log.ts';
import { trained } from '#shared/workshop/training/events.ts';
import { AT, given, opened, stateOf } from './given.ts';

const board = 'class';
const narrow = (least: number, most: number): Command => ({ type: 'set-range', board, range: [least, most] });
const set = (value: number): Command => ({
  type: 'set-parameters',
  board,
  values: [['W1-0-0', value]],
  final: true,
});

/** The log after commands, half a minute apart. */
const logOf = (...commands: (readonly [by: string, command: Command])[]) =>
  commands.reduce<Happened[]>(
    (log, [by, command], index) =>
      given(log)
        .when(by, command, AT + (index + 1) * 30_000)
        .log(),
    opened('Seoyeon', 'Jiho'),
  );
const boardOf = (log: readonly Happened[], id = board) => stateOf(log).boards[id]!;
const weightOf = (log: readonly Happened[]) =>
  boardOf(log).parameters[indexOfKey(boardOf(log).network, 'W1-0-0')!];

describe('the range of a board', () => {
  it('K18: a hand sets nothing beyond it, an instructor’s neither, and is told what it is', () => {
    const log = logOf(['p1', narrow(-3, 2.5)]);
    for (const by of ['p1', 'p2']) {
      for (const value of [2.51, -3.01, 1e6, 2e6]) {
        given(log).when(by, set(value)).refused('value-beyond-range', { least: -3, most: 2.5 });
      }
      for (const value of [-3, 2.5]) expect(weightOf(given(log).when(by, set(value)).log())).toBe(value);
    }
  });

  it('K18: is the widest there is until somebody says so', () => {
    const log = opened('Seoyeon');
    expect(weightOf(given(log).when('p2', set(1e6)).log())).toBe(1e6);
    given(log).when('p2', set(2e6)).refused('value-out-of-range', { limit: 1_000_000 });
  });

  it('K18: of several values one beyond it refuses them all', () => {
    given(logOf(['p1', narrow(-1, 1)]))
      .when('p2', {
        type: 'set-parameters',
        board,
        values: [
          ['W1-0-0', 0.5],
          ['b1-0', 1.5],
        ],
      })
      .refused('value-beyond-range', { least: -1, most: 1 });
  });

  it('K18: narrowing moves nothing', () => {
    const log = logOf(['p2', set(40)], ['p1', narrow(-1, 1)]);
    expect(weightOf(log)).toBe(40);
    expect(boardOf(log).range).toEqual([-1, 1]);
  });

  it('K18: is of at least two numbers, within what any board takes', () => {
    const log = opened('Seoyeon');
    given(log).when('p1', narrow(1, 1)).refused('range-empty');
    given(log).when('p1', narrow(2, 1)).refused('range-empty');
    given(log).when('p1', narrow(-2e6, 1)).refused('value-out-of-range', { limit: 1_000_000 });
    given(log)
      .when('p1', narrow(-0, 1))
      .leadsTo({ type: 'range-set', board, range: [0, 1] });
  });

  it('K18: is the instructors’ to say', () => {
    given(opened('Seoyeon')).when('p2', narrow(-1, 1)).refused('not-allowed');
  });

  it('K18: does not hold back what is no hand: training, a reset, an initialization', () => {
    const log = logOf(['p2', set(2)], ['p1', narrow(-0.05, 0.05)]);
    const parameters = boardOf(log).parameters.map(() => 7);
    const far = [
      ...log,
      trained.of({ by: null, at: AT }, { board, parameters, steps: 1, epochs: 1, loss: 1 }),
    ];
    expect(weightOf(far)).toBe(7);
    expect(weightOf(given(far).when('p1', { type: 'reset-board', board }).log())).toBe(0.1);
    const drawn = given(log).when('p1', { type: 'initialize', board, initializer: 'he' }).log();
    expect(boardOf(drawn).parameters.some((value) => Math.abs(value) > 0.05)).toBe(true);
    expect(boardOf(drawn).range).toEqual([-0.05, 0.05]);
  });

  it('K18: stays on a board that is reset, and goes with what is opened from it', () => {
    const log = logOf(['p1', narrow(-1, 1)], ['p1', { type: 'reset-board', board }]);
    expect(boardOf(log).range).toEqual([-1, 1]);
    for (const as of ['present', 'start'] as const) {
      const two = given(log).when('p1', { type: 'open-board', title: 'Two', of: board, as }).log();
      expect(boardOf(two, 'b2').range).toEqual([-1, 1]);
    }
  });
});

describe('undo across a range that was narrowed', () => {
  it('leaves what would be beyond it, and says so (U3, K18)', () => {
    const log = logOf(['p2', set(5)], ['p2', set(1)], ['p1', narrow(-2, 2)]);
    given(log)
      .when('p2', { type: 'undo', board })
      .leadsTo({
        type: 'gesture-undone',
        board,
        of: 'p2',
        redo: false,
        values: [],
        passed: [{ parameter: 'W1-0-0', by: null, beyond: true }],
      });
  });

  it('takes back what is within it', () => {
    const log = logOf(['p2', set(1)], ['p2', set(2)], ['p1', narrow(-2, 2)]);
    expect(weightOf(given(log).when('p2', { type: 'undo', board }).log())).toBe(1);
  });

  it('brings a whole board back as it was, and leaves it the range it has (U5)', () => {
    const log = logOf(
      ['p1', set(5)],
      ['p1', { type: 'set-loss', board, loss: 'half-sse' }],
      ['p1', set(1)],
      ['p1', narrow(-2, 2)],
      ['p1', { type: 'undo', board }],
      ['p1', { type: 'undo', board }],
    );
    expect(boardOf(log)).toMatchObject({ loss: 'mse', range: [-2, 2] });
  });
});
