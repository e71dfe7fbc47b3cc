import { describe, expect, it } from 'vitest';
import { look, noted } from '#shared/workshop/activities/watching.ts';
import type { Command } from '#shared/workshop/features.ts';
import { homeBoard } from '#shared/workshop/model/access.ts';
import { activitiesOf, runningOf } from '#shared/workshop/model/activity.ts';
import { limits } from '#shared/workshop/model/limits.ts';
import { observe } from '#shared/workshop/model/observation.ts';
import { rules } from '#shared/workshop/rules.ts';
import { tinyLessons } from '../lessons/tiny.ts';
import { Play } from './play.ts';

/** A class of p1 (who teaches), p2 and p3. */
class Class extends Play {
  constructor() {
    super(rules, 'Seoyeon', 'Jiho');
  }

  by(who: string | null, command: Command): string {
    const decision = this.does(who, command);
    return decision.ok ? 'accepted' : decision.rejection.code;
  }

  open(): this {
    expect(this.by('p1', { type: 'open-activity', activity: 'tiny' })).toBe('accepted');
    return this;
  }

  /** Goes past the questions, so that no board rests. */
  atWork(): this {
    expect(this.by('p1', { type: 'step-activity', step: 4 })).toBe('accepted');
    return this;
  }

  get boards(): string[] {
    return runningOf(this.state)!.boards.map(({ board }) => board);
  }

  looks(by: string | null): void {
    const boards = this.boards.map((board) => [board, observe(this.state.boards[board]!)] as const);
    const sight = look(this.state, Object.fromEntries(boards), tinyLessons, { board: by, task: by })!;
    this.take(noted(this.state, sight, this.at));
  }
}

describe('an activity', () => {
  it('opens its boards for everybody, and the class lands on that of its step (A1)', () => {
    const room = new Class().open();
    expect(room.boards).toEqual(['b2', 'b3']);
    expect(room.state.listings.b2).toMatchObject({ title: 'Layers', status: 'open', see: 'everyone' });
    expect(homeBoard(room.state, 'p2')).toBe('b2');
    expect(homeBoard(room.state, null)).toBe('b2');
    room.by('p1', { type: 'step-activity', step: 2 });
    expect(homeBoard(room.state, 'p2')).toBe('b3');
    room.by('p1', { type: 'close-activity' });
    expect(homeBoard(room.state, 'p2')).toBe('class');
  });

  it('says what students may change on its boards, whatever the room grants (A2)', () => {
    const room = new Class().open().atWork();
    const set = (board: string, key: string): Command => ({
      type: 'set-parameters',
      board,
      values: [[key, 1]],
    });
    expect(room.by('p2', set('b2', 'b3-0'))).toBe('accepted');
    expect(room.by('p2', set('b2', 'b2-0'))).toBe('parameter-locked');
    expect(room.by('p2', set('b3', 'b1-0'))).toBe('parameter-locked');
    expect(room.by('p1', set('b3', 'b1-0'))).toBe('accepted');
    expect(room.by('p2', { type: 'train', board: 'b3' })).toBe('accepted');
    expect(room.by('p2', { type: 'set-loss', board: 'b3', loss: 'mse' })).toBe('not-allowed');
    room.by('p1', { type: 'grant', grant: 'network' });
    expect(room.by('p2', { type: 'set-loss', board: 'b3', loss: 'mse' })).toBe('not-allowed');
    expect(room.by('p2', { type: 'set-loss', board: 'class', loss: 'mse' })).toBe('accepted');
  });

  it('is closed with its boards, and goes on with them when it is opened again (A3)', () => {
    const room = new Class().open().atWork();
    room.by('p2', { type: 'set-parameters', board: 'b2', values: [['b3-0', 7]], final: true });
    room.by('p1', { type: 'close-activity' });
    expect(room.state.listings.b2!.status).toBe('closed');
    expect(room.state.listings.class!.status).toBe('open');
    room.open();
    expect(room.boards).toEqual(['b2', 'b3']);
    expect(room.state.listings.b2!.status).toBe('open');
    expect(room.state.boards.b2!.parameters.at(-2)).toBe(7);
    expect(runningOf(room.state)!.step).toBe(0);
  });

  it('leaves its boards open where everybody would land nowhere (A3)', () => {
    const room = new Class().open().atWork();
    room.by('p1', { type: 'close-board', board: 'class' });
    room.by('p1', { type: 'close-activity' });
    expect(room.state.listings.b2!.status).toBe('open');
  });

  it('is refused where there is none such, no step such, none under way, or no place for its boards (A4)', () => {
    const room = new Class();
    expect(room.by('p1', { type: 'open-activity', activity: 'none' })).toBe('unknown-activity');
    expect(room.by('p1', { type: 'step-activity', step: 0 })).toBe('no-activity');
    expect(room.by('p1', { type: 'close-activity' })).toBe('no-activity');
    expect(room.by('p2', { type: 'try-task', task: 'and', values: [1, 1, -1.5] })).toBe('no-activity');
    expect(room.by('p1', { type: 'open-prediction', question: 'z' })).toBe('no-activity');
    room.open();
    expect(room.by('p1', { type: 'step-activity', step: 5 })).toBe('unknown-step');
    expect(room.by('p1', { type: 'open-prediction', question: 'none' })).toBe('unknown-question');
    expect(room.by('p2', { type: 'open-activity', activity: 'tiny' })).toBe('not-allowed');
    const full = new Class();
    for (let n = 0; n < limits.boards - 2; n++) {
      full.by('p1', { type: 'open-board', title: `B${n}`, of: 'class', as: 'start' });
    }
    expect(full.by('p1', { type: 'open-activity', activity: 'tiny' })).toBe('too-many-boards');
  });

  it('has its goals reached by what the server observes, once, with who and when (A5)', () => {
    const room = new Class().open().atWork();
    room.looks('p2');
    expect(runningOf(room.state)!.reached).toEqual([]);
    const values = [
      ['b3-0', -0.2],
      ['b3-1', 0.5],
    ] as const;
    room.by('p2', { type: 'set-parameters', board: 'b2', values, final: true });
    room.looks('p2');
    expect(runningOf(room.state)!.reached).toEqual([{ goal: 'low', by: 'p2', at: room.at }]);
    room.by('p2', { type: 'set-parameters', board: 'b2', values: [['b3-0', 3]], final: true });
    room.looks('p2');
    room.by('p2', { type: 'set-parameters', board: 'b2', values, final: true });
    room.looks('p3');
    expect(runningOf(room.state)!.reached).toHaveLength(1);
  });

  it('notices a known wrong answer on a board, for as long as it is there (A6)', () => {
    const room = new Class().open().atWork();
    room.by('p2', { type: 'set-parameters', board: 'b2', values: [['b3-0', 100]] });
    room.looks('p2');
    expect(runningOf(room.state)!.noticed.map(({ id }) => id)).toEqual(['far']);
    room.by('p2', { type: 'set-parameters', board: 'b2', values: [['b3-0', 0]] });
    room.looks('p2');
    expect(runningOf(room.state)!.noticed).toEqual([]);
  });
});

describe('a task', () => {
  const tryAnd = (...values: number[]): Command => ({ type: 'try-task', task: 'and', values });

  it('is tried by everybody as often as they like; a right try is not lost by a wrong one (A7)', () => {
    const room = new Class().open();
    expect(room.by('p2', tryAnd(1, 1, -0.5))).toBe('accepted');
    expect(room.by('p2', tryAnd(1, 1, -1.5))).toBe('accepted');
    expect(room.by('p2', tryAnd(0, 0, 0))).toBe('accepted');
    expect(room.by('p3', tryAnd(2, 2, -3))).toBe('accepted');
    const { tries, tally } = runningOf(room.state)!;
    expect(tries.map(({ by, values, outputs }) => [by, values, outputs])).toEqual([
      ['p2', [1, 1, -1.5], [0, 0, 0, 1]],
      ['p3', [2, 2, -3], [0, 0, 0, 1]],
    ]);
    // Rows right: two by OR, three by nothing, four by AND.
    expect(tally.and).toEqual([0, 0, 1, 1, 2]);
  });

  it('tells whoever tried what is known of their wrong answer, and nobody else (A7)', () => {
    const room = new Class().open();
    room.by('p2', tryAnd(1, 1, -0.5));
    const seen = (id: string | null) => runningOf(rules.view(room.state, { id, open: [] }))!.tries[0];
    expect(seen('p2')!.wrong?.id).toBe('or');
    for (const other of ['p1', 'p3', null]) expect(seen(other)).not.toHaveProperty('wrong');
  });

  it('of pairs and of numbers is judged value by value (A7)', () => {
    const room = new Class().open();
    room.by('p2', { type: 'try-task', task: 'pairs', values: [1, -1] });
    room.by('p2', { type: 'try-task', task: 'sums', values: [0.302] });
    const { tries } = runningOf(room.state)!;
    expect(tries.map(({ task, right }) => [task, right])).toEqual([
      ['pairs', [true, false]],
      ['sums', [true]],
    ]);
  });

  it('refuses what is no try (A7)', () => {
    const room = new Class().open();
    expect(room.by('p2', tryAnd(1, 1))).toBe('wrong-shape');
    expect(room.by('p2', tryAnd(1, 1, Number.NaN))).toBe('value-not-finite');
    expect(room.by('p2', tryAnd(1, 1, 1e7))).toBe('value-out-of-range');
    expect(room.by('p2', { type: 'try-task', task: 'none', values: [1] })).toBe('unknown-task');
    expect(room.by(null, tryAnd(1, 1, 1))).toBe('not-allowed');
  });

  it('stays with its author when the activity is over (A3)', () => {
    const room = new Class().open();
    room.by('p2', tryAnd(1, 1, -1.5));
    room.by('p1', { type: 'close-activity' });
    expect(activitiesOf(room.state).kept.tiny!.tries).toMatchObject([{ by: 'p2', values: [1, 1, -1.5] }]);
  });
});
