import { describe, expect, it } from 'vitest';
import type { Command } from '#shared/workshop/features.ts';
import type { Happened } from '#shared/workshop/kernel/log.ts';
import { homeBoard } from '#shared/workshop/model/access.ts';
import { limits } from '#shared/workshop/model/limits.ts';
import { rules } from '#shared/workshop/rules.ts';
import { AT, given, opened, stateOf } from './given.ts';

const after = (...commands: [by: string, command: Command][]) =>
  commands.reduce<Happened[]>(
    (log, [by, command]) => given(log).when(by, command).log(),
    opened('Seoyeon', 'Jiho'),
  );
const open = (more: Partial<Extract<Command, { type: 'open-board' }>> = {}): Command => ({
  type: 'open-board',
  title: 'Group A',
  of: 'class',
  as: 'present',
  ...more,
});
const moved: [string, Command] = [
  'p2',
  { type: 'set-parameters', board: 'class', values: [['b1-0', 7]], final: true },
];

describe('a board is opened (G1)', () => {
  it('with what another has now, which is then where it starts', () => {
    const { boards } = stateOf(logOf(moved, ['p1', open()]));
    expect(boards.b2!.parameters).toEqual(boards.class!.parameters);
    expect(boards.b2!.start.parameters).toEqual(boards.class!.parameters);
  });

  it('with what that one started from', () => {
    const { boards } = stateOf(logOf(moved, ['p1', open({ as: 'start' })]));
    expect(boards.b2!.parameters).toEqual(boards.class!.start.parameters);
  });

  it('for everybody, or for those it names', () => {
    const { listings } = stateOf(logOf(['p1', open()], ['p1', open({ members: ['p2', 'p2'] })]));
    expect(listings.b2).toMatchObject({ title: 'Group A', members: [], see: 'everyone', move: 'everyone' });
    expect(listings.b3).toMatchObject({ members: ['p2'], see: 'members', move: 'members' });
  });

  it.each([
    [{ of: 'b9' }, 'unknown-board'],
    [{ members: ['p9'] }, 'unknown-participant'],
    [{ title: ' ' }, 'title-empty'],
    [{ title: 'x'.repeat(41) }, 'title-too-long'],
  ] as const)('not with %j: %s', (more, code) => {
    const params = code === 'title-too-long' ? { limit: 40 } : undefined;
    given(opened('A')).when('p1', open(more)).refused(code, params);
  });

  it(`at most ${limits.boards} of them`, () => {
    let log = opened();
    for (let n = 1; n < limits.boards; n++) log = [...log, ...eventsOf(log, open())];
    given(log).when('p1', open()).refused('too-many-boards', { limit: limits.boards });
  });

  it('and an instructor who has not that board open predicts nothing of it, and is not refused', () => {
    const view = rules.view(stateOf(opened()), { id: 'p1', open: [] });
    expect(rules.decide(view, open(), { by: 'p1', at: AT })).toEqual({ ok: true, events: [] });
  });
});

function eventsOf(log: readonly Happened[], command: Command): readonly Happened[] {
  const decision = rules.decide(stateOf(log), command, { by: 'p1', at: AT });
  return decision.ok ? decision.events : [];
}

describe('whom a board is for (G2)', () => {
  const closed = logOf(['p1', open({ members: ['p2'] })]);
  const set: Command = { type: 'set-parameters', board: 'b2', values: [['b1-0', 1]] };

  it('others do not even learn that it is there', () => {
    given(closed).when('p3', set).refused('unknown-board');
    given(closed).when('p2', set).log();
    given(closed).when('p1', set).log();
  });

  it('those who may only watch it are told so', () => {
    const watched = logOf(['p1', open({ members: ['p2'], see: 'everyone' })]);
    given(watched).when('p3', set).refused('board-watch-only');
    const shown = logOf(['p1', open({ move: 'nobody' })]);
    given(shown).when('p2', set).refused('board-watch-only');
    given(shown).when('p1', set).log();
  });

  it('shared anew, it is let go of by those who may move it no more, and by nobody else', () => {
    const hold = (by: string, parameter: string): [string, Command] => [
      by,
      { type: 'hold', board: 'b2', parameter },
    ];
    const share: Command = {
      type: 'share-board',
      board: 'b2',
      members: ['p3'],
      see: 'everyone',
      move: 'members',
    };
    const log = logOf(['p1', open()], hold('p2', 'b1-0'), hold('p3', 'b1-1'), ['p1', share]);
    expect(Object.keys(stateOf(log).boards.b2!.holds)).toEqual(['b1-1']);
  });

  it('whoever is gone sees it no more', () => {
    const gone = stateOf(given(closed).when('p1', { type: 'remove', participant: 'p2' }).log());
    expect(rules.view(gone, { id: 'p2', open: ['b2'] })).toMatchObject({
      boards: {},
      listings: { class: {} },
    });
    expect(Object.keys(rules.view(gone, { id: 'p2', open: ['b2'] }).listings)).toEqual(['class']);
  });

  it('everybody lands on the latest that was opened for them, else on the first they may see (G4)', () => {
    const state = stateOf(closed);
    expect([homeBoard(state, 'p2'), homeBoard(state, 'p3'), homeBoard(state, null)]).toEqual([
      'b2',
      'class',
      'class',
    ]);
  });
});

describe('a board is closed (G3)', () => {
  it('for the students; what is on it is kept, at rest', () => {
    const log = logOf(
      ['p1', open()],
      ['p1', { type: 'train', board: 'b2' }],
      ['p1', { type: 'close-board', board: 'b2' }],
    );
    given(log).when('p2', { type: 'release', board: 'b2', parameter: 'b1-0' }).refused('unknown-board');
    given(log).when('p1', { type: 'reset-board', board: 'b2' }).refused('board-closed');
    given(log).when('p1', { type: 'close-board', board: 'b2' }).refused('board-closed');
    expect(stateOf(log).boards.b2!.training.running).toBe(false);
    given(given(log).when('p1', { type: 'reopen-board', board: 'b2' }).log())
      .when('p2', { type: 'set-parameters', board: 'b2', values: [['b1-0', 1]] })
      .log();
  });

  it('but one that everybody sees stays open', () => {
    const log = logOf(['p1', open({ members: ['p2'] })]);
    given(log).when('p1', { type: 'close-board', board: 'class' }).refused('last-board');
    given(log)
      .when('p1', { type: 'share-board', board: 'class', members: [], see: 'members', move: 'members' })
      .refused('last-board');
  });
});
