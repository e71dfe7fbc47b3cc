import { describe, expect, it } from 'vitest';
import type { Happened } from '#shared/workshop/kernel/log.ts';
import { handsOf } from '#shared/workshop/model/hands.ts';
import { handedTo, moversOf } from '#shared/workshop/model/movers.ts';
import { rules } from '#shared/workshop/rules.ts';
import { AT, evolveAll, given, opened, stateOf } from './given.ts';
import { Play } from './play.ts';

const room = opened('Seoyeon', 'Jiho');
const board = 'class';
const set = (parameter: string) =>
  ({ type: 'set-parameters', board, values: [[parameter, 0.5]], final: true }) as const;
const policy = (name: 'everyone' | 'nobody' | 'chosen' | 'groups', people?: string[]) =>
  given(room)
    .when('p1', { type: 'let-move', policy: name, ...(people && { people }) })
    .log();

describe('who moves (W1)', () => {
  it('is everyone until somebody says otherwise, and again when they say so', () => {
    given(room).when('p2', set('W1-0-0')).log();
    const back = given(policy('nobody')).when('p1', { type: 'let-move', policy: 'everyone' }).log();
    given(back).when('p2', set('W1-0-0')).log();
  });

  it('is nobody: no student moves anything, and the instructors do', () => {
    const log = policy('nobody');
    given(log).when('p2', set('W1-0-0')).refused('nobody-moves');
    given(log).when('p2', { type: 'hold', board, parameter: 'W1-0-0' }).refused('nobody-moves');
    given(log)
      .when('p2', { type: 'add-point', board, point: [0, 0, 1] })
      .refused('nobody-moves');
    given(log).when('p2', { type: 'undo', board }).refused('nobody-moves');
    given(log).when('p1', set('W1-0-0')).log();
  });

  it('binds what students are granted, too: training and the network', () => {
    const log = (['training', 'network'] as const).reduce<Happened[]>(
      (before, grant) => given(before).when('p1', { type: 'grant', grant }).log(),
      policy('chosen', ['p3']),
    );
    for (const command of [
      { type: 'train', board },
      { type: 'initialize', board, initializer: 'xavier' },
    ] as const) {
      given(log).when('p2', command).refused('others-move');
      given(log).when('p3', command).log();
    }
  });

  it('is those who are named, who have to be there', () => {
    const log = policy('chosen', ['p3', 'p3']);
    expect(moversOf(stateOf(log)).chosen).toEqual(['p3']);
    given(log).when('p2', set('W1-0-0')).refused('others-move');
    given(log).when('p3', set('W1-0-0')).log();
    given(room)
      .when('p1', { type: 'let-move', policy: 'chosen', people: ['p9'] })
      .refused('unknown-participant');
  });

  it('is each group on the board that it is a member of', () => {
    const log = given(
      given(room)
        .when('p1', {
          type: 'open-board',
          title: 'Group',
          of: board,
          as: 'present',
          members: ['p2'],
          see: 'everyone',
        })
        .log(),
    )
      .when('p1', { type: 'let-move', policy: 'groups' })
      .log();
    given(log).when('p2', set('W1-0-0')).refused('groups-move');
    given(log)
      .when('p2', { ...set('W1-0-0'), board: 'b2' })
      .log();
    given(log)
      .when('p3', { ...set('W1-0-0'), board: 'b2' })
      .refused('board-watch-only');
  });

  it('says who said so and when, and those who move no more let go', () => {
    const held = given(room).when('p2', { type: 'hold', board, parameter: 'W1-0-0' }).log();
    const log = given(held)
      .when('p1', { type: 'let-move', policy: 'chosen', people: ['p3'] })
      .log();
    expect(stateOf(log).boards[board]!.holds).toEqual({});
    expect(moversOf(stateOf(log))).toMatchObject({ by: 'p1', at: AT });
    // Letting go is never refused.
    given(log).when('p2', { type: 'release', board, parameter: 'W1-0-0' }).log();
  });
});

describe('a weight that is handed to somebody (W2)', () => {
  const handed = (log = room, parameters = ['W1-0-0']) =>
    given(log).when('p1', { type: 'hand-parameters', board, parameters, to: 'p2' }).log();

  it('is moved by them and the instructors alone', () => {
    const log = handed();
    given(log).when('p2', set('W1-0-0')).log();
    given(log).when('p1', set('W1-0-0')).log();
    given(log).when('p3', set('W1-0-0')).refused('parameter-handed', { name: 'Seoyeon' });
    given(log).when('p3', set('W1-0-1')).log();
  });

  it('is theirs under any policy, and on a board that is nobody’s to move; in a frozen room it rests', () => {
    for (const name of ['nobody', 'chosen', 'groups'] as const) {
      const log = handed(policy(name));
      given(log).when('p2', set('W1-0-0')).log();
      given(log)
        .when('p2', set('W1-0-1'))
        .refused(name === 'nobody' ? 'nobody-moves' : name === 'chosen' ? 'others-move' : 'groups-move');
    }
    const watched = given(room)
      .when('p1', { type: 'share-board', board, members: [], see: 'everyone', move: 'nobody' })
      .log();
    given(handed(watched)).when('p2', set('W1-0-0')).log();
    given(handed(watched)).when('p2', set('W1-0-1')).refused('board-watch-only');
    given(handed(watched))
      .when('p2', { type: 'add-point', board, point: [0, 0, 1] })
      .refused('board-watch-only');
    const frozen = given(handed()).when('p1', { type: 'freeze' }).log();
    given(frozen).when('p2', set('W1-0-0')).refused('frozen');
  });

  it('ends another’s hold, stays as it is when it is taken back, and is nobody’s once its owner is gone', () => {
    const held = given(room).when('p3', { type: 'hold', board, parameter: 'W1-0-0' }).log();
    const log = given(handed(held)).when('p2', set('W1-0-0')).log();
    expect(stateOf(handed(held)).boards[board]!.holds).toEqual({});
    const back = given(log)
      .when('p1', { type: 'hand-parameters', board, parameters: ['W1-0-0'], to: null })
      .log();
    expect(stateOf(back).boards[board]!.parameters[0]).toBe(0.5);
    expect(stateOf(back).parts.movers).toBeUndefined();
    given(back).when('p3', set('W1-0-0')).log();
    const gone = given(handed()).when('p2', { type: 'leave' }).log();
    expect(handedTo(stateOf(gone), board, 'W1-0-0')).toBeUndefined();
    given(gone).when('p3', set('W1-0-0')).log();
  });

  it('may be a whole layer, of parameters that there are, to somebody who is there', () => {
    const log = handed(policy('nobody'), ['W1-0-0', 'W1-1-0']);
    given(log)
      .when('p2', {
        type: 'set-parameters',
        board,
        values: [
          ['W1-0-0', 1],
          ['W1-1-0', 2],
        ],
        final: true,
      })
      .log();
    given(log)
      .when('p2', {
        type: 'set-parameters',
        board,
        values: [
          ['W1-0-0', 1],
          ['W1-0-1', 2],
        ],
        final: true,
      })
      .refused('nobody-moves');
    given(room)
      .when('p1', { type: 'hand-parameters', board, parameters: ['W9-0-0'], to: 'p2' })
      .refused('unknown-parameter', { parameter: 'W9-0-0' });
    given(room)
      .when('p1', { type: 'hand-parameters', board, parameters: ['W1-0-0'], to: 'p9' })
      .refused('unknown-participant');
  });
});

it('of a gesture only what is still one’s own to move is taken back (W3)', () => {
  const play = new Play(rules, 'Seoyeon', 'Jiho');
  const before = play.state.boards[board]!.parameters;
  play.does('p2', {
    type: 'set-parameters',
    board,
    values: [
      ['W1-0-0', 3],
      ['W1-0-1', 4],
    ],
    final: true,
  } as never);
  play.does('p1', { type: 'let-move', policy: 'nobody' } as never);
  expect(play.does('p2', { type: 'undo', board } as never)).toMatchObject({
    rejection: { code: 'nobody-moves' },
  });
  play.does('p1', { type: 'hand-parameters', board, parameters: ['W1-0-0'], to: 'p2' } as never);
  expect(play.does('p2', { type: 'undo', board } as never).ok).toBe(true);
  expect(play.state.boards[board]!.parameters.slice(0, 2)).toEqual([before[0], 4]);
});

describe('a volunteer who is picked at random (W4)', () => {
  const house = (here: readonly string[]) => ({
    maxParticipants: 60,
    isHere: (who: string) => here.includes(who),
    hasActed: () => true,
    originsOf: () => [],
  });
  const pick = (log: readonly Happened[], draw: number, here = ['p2', 'p3', 'p4']) => {
    const command = { type: 'pick-volunteer', draw, board, parameters: ['W1-0-0'] } as never;
    return rules.decide(stateOf(log), command, { by: 'p1', at: AT, house: house(here) });
  };
  const four = opened('Seoyeon', 'Jiho', 'Haneul');

  it('is connected, of those whose hand is up where there are any, and nobody twice before all were once', () => {
    let log: readonly Happened[] = given(four).when('p4', { type: 'raise-hand', about: 'show' }).log();
    const order: string[] = [];
    for (let n = 0; n < 6; n++) {
      const decision = pick(log, n * 7 + 3);
      if (!decision.ok) throw new Error(decision.rejection.code);
      log = [...log, ...decision.events];
      order.push(moversOf(stateOf(log)).picked.at(-1)!);
    }
    expect(order[0]).toBe('p4');
    expect(order.slice(0, 3).sort()).toEqual(['p2', 'p3', 'p4']);
    expect(order.slice(3).sort()).toEqual(['p2', 'p3', 'p4']);
    expect(pick(four, 5, [])).toMatchObject({ rejection: { code: 'nobody-to-pick' } });
    expect(pick(opened(), 5)).toMatchObject({ rejection: { code: 'nobody-to-pick' } });
  });

  it('is called, and has what was named; a page, which does not know who is there, predicts nobody', () => {
    const decision = pick(four, 0, ['p3']);
    const state = evolveAll(stateOf(four), decision.ok ? decision.events : []);
    expect(handedTo(state, board, 'W1-0-0')).toBe('p3');
    expect(Object.keys(handsOf(state).called)).toEqual(['p3']);
    given(four).when('p1', { type: 'pick-volunteer', draw: 1 }).leadsTo();
  });
});
