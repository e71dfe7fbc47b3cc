import { describe, expect, it } from 'vitest';
import type { Command } from '#shared/workshop/features.ts';
import type { Happened } from '#shared/workshop/kernel/log.ts';
import { checkpointsOn } from '#shared/workshop/model/checkpoints.ts';
import { limits } from '#shared/workshop/model/limits.ts';
import { rules } from '#shared/workshop/rules.ts';
import { given, opened, stateOf } from './given.ts';

const set = (value: number): Command => ({
  type: 'set-parameters',
  board: 'class',
  values: [['b1-0', value]],
  final: true,
});
const save = (name: string, version?: number): Command => ({
  type: 'save-checkpoint',
  board: 'class',
  name,
  ...(version !== undefined && { version }),
});
const restore: Command = { type: 'restore-checkpoint', board: 'class', checkpoint: 'c1' };
const does = (log: readonly Happened[], by: string, ...commands: readonly Command[]) =>
  commands.reduce<Happened[]>((sofar, command) => given(sofar).when(by, command).log(), [...log]);
const room = opened('Seoyeon', 'Jiho');
const classOf = (log: readonly Happened[]) => stateOf(log).boards.class!;
const listOf = (log: readonly Happened[]) => checkpointsOn(stateOf(log), 'class');

describe('a checkpoint', () => {
  it('is a name, a version and the whole board, kept in its event and shown to nobody (Z1)', () => {
    const log = does(room, 'p1', set(2), save('  Before free  play '));
    const kept = log.at(-1)!;
    expect(kept).toMatchObject({ type: 'checkpoint-saved', name: 'Before free play', checkpoint: 'c1' });
    expect(kept).toHaveProperty('content.parameters', classOf(log).parameters);
    expect(listOf(log)).toMatchObject([{ id: 'c1', version: log.length, by: 'p1' }]);
    const state = stateOf(log);
    const teacher = { id: 'p1', open: ['class'] };
    expect(rules.show(kept, state, state, teacher)).not.toHaveProperty('content');
    expect(rules.view(state, teacher).parts).toHaveProperty('checkpoints');
    expect(rules.view(state, { id: 'p2', open: ['class'] }).parts).not.toHaveProperty('checkpoints');
    expect(rules.view(state, { id: null, open: ['class'] }).parts).not.toHaveProperty('checkpoints');
  });

  it('is also of a version that has been (Z1)', () => {
    const before = does(room, 'p2', set(2));
    const log = does(does(before, 'p2', set(3)), 'p1', save('Earlier', before.length));
    expect(listOf(log)).toMatchObject([{ version: before.length }]);
    expect(log.at(-1)).toHaveProperty('content.parameters', classOf(before).parameters);
    given(log)
      .when('p1', save('Later', log.length + 9))
      .refused('unknown-version');
  });

  it('has a name of its own on its board, and a board has so many at most (Z2)', () => {
    const log = does(room, 'p1', save('Start'));
    given(log).when('p1', save('  start ')).refused('checkpoint-name-taken');
    given(log).when('p1', save('')).refused('title-empty');
    given(log)
      .when('p1', save('x'.repeat(41)))
      .refused('title-too-long', { limit: 40 });
    const names = Array.from({ length: limits.checkpoints - 1 }, (_, index) => `Point ${index}`);
    const full = does(log, 'p1', ...names.map((name) => save(name)));
    given(full).when('p1', save('One more')).refused('too-many-checkpoints', { limit: 50 });
    const free = does(full, 'p1', { type: 'delete-checkpoint', board: 'class', checkpoint: 'c2' });
    // Its id is nobody else's afterwards.
    expect(listOf(does(free, 'p1', save('One more'))).at(-1)?.id).toBe('c51');
  });

  it('is what a board goes back to, points and all, and that is a change that can be taken back (Z3)', () => {
    const points = (n: number): Command => ({ type: 'set-points', board: 'class', points: [[n, 0, 1]] });
    const start = does(room, 'p1', points(1), set(2), save('Start'));
    const later = does(start, 'p1', { type: 'set-loss', board: 'class', loss: 'half-sse' }, points(2));
    const locked = does(later, 'p1', { type: 'lock-parameters', board: 'class', parameters: ['b1-1'] });
    const back = does(locked, 'p1', restore);
    expect(back.at(-1)).toMatchObject({ type: 'board-brought-back', board: 'class', of: start.length });
    const { holds: _, locks, ...was } = classOf(back);
    expect(was).toEqual((({ holds: _, locks: __, ...rest }) => rest)(classOf(start)));
    expect(locks).toEqual(['b1-1']);
    const undone = does(back, 'p1', { type: 'undo', board: 'class' });
    expect(classOf(undone)).toEqual(classOf(locked));
    expect(classOf(does(undone, 'p1', { type: 'redo', board: 'class' }))).toEqual(classOf(back));
  });

  it('is gone to only where it is, and by nobody whose page has no past (Z3)', () => {
    const log = does(room, 'p1', save('Start'));
    given(log)
      .when('p1', { ...restore, checkpoint: 'c9' } as Command)
      .refused('unknown-checkpoint');
    given(log).when('p2', restore).refused('not-allowed');
    const predicted = rules.decide(stateOf(log), restore, { by: 'p1', at: 1 });
    expect(predicted).toEqual({ ok: true, events: [] });
  });
});

describe('a given gesture', () => {
  it('of anybody is taken back by the instructors, wherever it is, as far as it is as it left it (U8)', () => {
    const key = (parameter: string, value: number): Command => ({
      type: 'set-parameters',
      board: 'class',
      values: [[parameter, value]],
      final: true,
    });
    const first = does(room, 'p2', key('b1-0', 5));
    const log = does(does(first, 'p2', key('b1-1', 6)), 'p3', key('b1-2', 7));
    const undo: Command = { type: 'undo', board: 'class', of: 'p2', gesture: first.length };
    given(log).when('p3', undo).refused('not-allowed');
    const undone = does(log, 'p1', undo);
    expect(undone.at(-1)).toMatchObject({ type: 'gesture-undone', of: 'p2', gesture: 1, passed: [] });
    const values = (of: readonly Happened[]) => classOf(of).parameters.slice(6, 9);
    expect(values(undone)).toEqual([values(room)[0], 6, 7]);
    // What it left can be done again, and the others stay to be taken back.
    const redone = does(undone, 'p2', { type: 'redo', board: 'class' });
    expect(values(redone)).toEqual([5, 6, 7]);
    const all = does(redone, 'p2', { type: 'undo', board: 'class' }, { type: 'undo', board: 'class' });
    expect(values(all)).toEqual([...values(room).slice(0, 2), 7]);
    given(log)
      .when('p1', { ...undo, gesture: 1 } as Command)
      .refused('nothing-to-undo');
    const moved = does(log, 'p3', key('b1-0', 9));
    expect(does(moved, 'p1', undo).at(-1)).toMatchObject({ values: [], passed: [{ by: 'p3' }] });
  });
});
