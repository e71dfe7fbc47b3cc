import { describe, expect, it } from 'vitest';
import type { Command } from '#shared/workshop/features.ts';
import type { Happened } from '#shared/workshop/kernel/log.ts';
import { authorsOf } from '#shared/workshop/model/points.ts';
import { AT, given, opened, stateOf } from './given.ts';

const board = 'class';
const add = (x: number): Command => ({ type: 'add-point', board, point: [x, 0, 1] });
const put = (log: Happened[], by: string, count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => n + from).reduce(
    (before, x) => given(before).when(by, add(x)).log(),
    log,
  );
const people = (count: number) => Array.from({ length: count }, (_, n) => `Student ${n}`);
const boardOf = (log: readonly Happened[]) => stateOf(log).boards[board]!;

describe('the points of a board', () => {
  it('G5: each student has an equal share of them', () => {
    const log = put(opened(...people(10)), 'p2', 20);
    given(log).when('p2', add(99)).refused('too-many-points-of-yours', { limit: 20 });
    given(log)
      .when('p3', add(99))
      .leadsTo({ type: 'point-added', board, point: [99, 0, 1] });
  });

  it('G5: and ten of them however many students there are', () => {
    const log = put(opened(...people(60)), 'p2', 10);
    given(log).when('p2', add(99)).refused('too-many-points-of-yours', { limit: 10 });
  });

  it('G5: the instructors have as many as the board takes', () => {
    const log = put(opened(...people(60)), 'p1', 30);
    given(log)
      .when('p1', add(99))
      .leadsTo({ type: 'point-added', board, point: [99, 0, 1] });
    given(put(log, 'p1', 170, 200))
      .when('p3', add(99))
      .refused('too-many-points', { limit: 200 });
  });

  it('G5: setting all of them is no way round', () => {
    const points = Array.from({ length: 21 }, (_, x) => [x, 1, 0] as const);
    const log = given(opened(...people(10)))
      .when('p1', { type: 'grant', grant: 'data' })
      .log();
    given(log)
      .when('p2', { type: 'set-points', board, points })
      .refused('too-many-points-of-yours', { limit: 20 });
    // What the others have put stays theirs.
    const theirs = given(log).when('p1', { type: 'set-points', board, points }).log();
    const moved = given(theirs)
      .when('p2', { type: 'set-points', board, points: [...points, [50, 1, 1]] })
      .log();
    expect(authorsOf(boardOf(moved))).toEqual([...points.map(() => 'p1'), 'p2']);
  });

  it('G6: a student takes back their own points, one or all', () => {
    const log = put(put(opened('A', 'B'), 'p2', 3), 'p3', 2);
    given(log)
      .when('p2', { type: 'take-points', board, point: [1, 0, 1] })
      .leadsTo({ type: 'points-taken', board, indices: [3 - 2] });
    const gone = given(log).when('p2', { type: 'take-points', board }).log();
    expect(authorsOf(boardOf(gone))).toEqual(['p3', 'p3']);
    expect(boardOf(gone).points).toEqual([
      [0, 0, 1],
      [1, 0, 1],
    ]);
  });

  it('G6: but nobody else’s', () => {
    const log = put(put(opened('A', 'B'), 'p2', 1, 7), 'p3', 1);
    given(log)
      .when('p3', { type: 'take-points', board, point: [7, 0, 1] })
      .refused('unknown-point');
    given(log).when('p3', { type: 'take-points', board, of: 'p2' }).refused('not-allowed');
  });

  it('G6: the instructors take anybody’s', () => {
    const log = put(put(opened('A', 'B'), 'p2', 2, 7), 'p3', 2);
    given(log)
      .when('p1', { type: 'take-points', board, point: [7, 0, 1] })
      .leadsTo({ type: 'points-taken', board, indices: [0] });
    given(log)
      .when('p1', { type: 'take-points', board, of: 'p3' })
      .leadsTo({ type: 'points-taken', board, indices: [2, 3] });
  });

  it('G6: what is taken back no longer counts in one’s share (G5)', () => {
    const full = put(opened(...people(20)), 'p2', 10);
    given(full).when('p2', add(99)).refused('too-many-points-of-yours', { limit: 10 });
    const one = given(full)
      .when('p2', { type: 'take-points', board, point: [4, 0, 1] })
      .log();
    expect(authorsOf(boardOf(given(one).when('p2', add(99)).log()))).toHaveLength(10);
    // Whoever takes it: what an instructor took is given back, too.
    const theirs = given(full)
      .when('p1', { type: 'take-points', board, point: [4, 0, 1] })
      .log();
    expect(authorsOf(boardOf(given(theirs).when('p2', add(99)).log()))).toHaveLength(10);
  });

  it('G6: one that nobody is known to have put is the instructors’ to take', () => {
    const log = [
      ...opened('A'),
      { type: 'points-set', by: null, at: AT, board, points: [[3, 0, 1]] } as Happened,
    ];
    given(log)
      .when('p2', { type: 'take-points', board, point: [3, 0, 1] })
      .refused('unknown-point');
    given(log)
      .when('p1', { type: 'take-points', board, point: [3, 0, 1] })
      .leadsTo({ type: 'points-taken', board, indices: [0] });
  });

  it('G7: several at once go beside those that are there', () => {
    const log = put(put(opened('A', 'B'), 'p2', 2), 'p3', 1);
    const more = given(log)
      .when('p1', {
        type: 'add-points',
        board,
        points: [
          [0, 0, 1],
          [5, 5, 0],
        ],
      })
      .log();
    expect(boardOf(more).points).toEqual([
      [0, 0, 1],
      [1, 0, 1],
      [0, 0, 1],
      [0, 0, 1],
      [5, 5, 0],
    ]);
    expect(authorsOf(boardOf(more))).toEqual(['p2', 'p2', 'p3', 'p1', 'p1']);
  });

  it('G7: several at once are as many as the board and one’s share have room for, or none', () => {
    const granted = given(opened(...people(10)))
      .when('p1', { type: 'grant', grant: 'data' })
      .log();
    const log = put(granted, 'p2', 15);
    const points = (count: number) => Array.from({ length: count }, (_, x) => [x, 9, 0] as const);
    given(log)
      .when('p2', { type: 'add-points', board, points: points(6) })
      .refused('too-many-points-of-yours', { limit: 20 });
    expect(
      boardOf(
        given(log)
          .when('p2', { type: 'add-points', board, points: points(5) })
          .log(),
      ).points,
    ).toHaveLength(20);
    given(put(log, 'p1', 170, 50))
      .when('p1', { type: 'add-points', board, points: points(16) })
      .refused('too-many-points', { limit: 200 });
    given(log)
      .when('p2', { type: 'add-points', board, points: [[2e6, 0, 1]] })
      .refused('value-out-of-range', { limit: 1_000_000 });
  });

  it('are whose they were on a copy, and after an undo of the whole board', () => {
    const log = put(opened('A'), 'p2', 2);
    const copy = given(log).when('p1', { type: 'open-board', title: 'B', of: board, as: 'present' }).log();
    expect(authorsOf(stateOf(copy).boards.b2!)).toEqual(['p2', 'p2']);
    const reset = given(log).when('p1', { type: 'set-loss', board, loss: 'half-sse' }).log();
    const more = put(reset, 'p1', 1, 5);
    const undone = given(more).when('p1', { type: 'undo', board }).log();
    expect(authorsOf(boardOf(undone))).toEqual(['p2', 'p2', 'p1']);
  });

  it('of a board from before whose are unknown belong to nobody', () => {
    const log = put(opened('A'), 'p2', 1);
    const { pointsBy: _, ...old } = boardOf(log);
    expect(authorsOf(old)).toEqual([null]);
  });
});
