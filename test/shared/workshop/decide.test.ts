import { describe, expect, it } from 'vitest';
import type { Command } from '#shared/workshop/features.ts';
import { limits } from '#shared/workshop/model/limits.ts';
import { AT, given, opened, stateOf } from './given.ts';

const room = opened('Seoyeon', 'Jiho');
const board = 'class';
const set = (values: [string, number][]): Command => ({ type: 'set-parameters', board, values });

describe('set-parameters', () => {
  it('sets one or many parameters for everyone in the room', () => {
    given(room)
      .when(
        'p2',
        set([
          ['W1-0-0', 0.7],
          ['b3-1', -2],
        ]),
      )
      .leadsTo({
        type: 'parameters-set',
        board,
        values: [
          ['W1-0-0', 0.7],
          ['b3-1', -2],
        ],
      });
  });

  it('refuses NaN and infinities (K7)', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      given(room)
        .when('p2', set([['W1-0-0', value]]))
        .refused('value-not-finite');
    }
  });

  it('refuses what is larger than a million, on either side (K7)', () => {
    for (const value of [1e308, -1e308, 1_000_000.1]) {
      given(room)
        .when('p2', set([['W1-0-0', value]]))
        .refused('value-out-of-range', { limit: limits.magnitude });
    }
    given(room)
      .when('p2', set([['W1-0-0', 1e6]]))
      .log();
  });

  it('stores −0 as 0 (K7)', () => {
    const log = given(room)
      .when('p2', set([['W1-0-0', -0]]))
      .log();
    expect(Object.is(stateOf(log).boards.class?.parameters[0], 0)).toBe(true);
  });

  it('one bad value among good ones changes nothing (K8)', () => {
    given(room)
      .when(
        'p2',
        set([
          ['W1-0-0', 1],
          ['W9-0-0', 1],
        ]),
      )
      .refused('unknown-parameter', { parameter: 'W9-0-0' });
  });

  it.each(['W1-2-0', 'W1-0-3', 'b4-0', 'W0-0-0', 'W1-00-0', 'w1-0-0', '__proto__', ''])(
    'refuses the parameter %j, which the network does not have',
    (parameter) =>
      given(room)
        .when('p2', set([[parameter, 1]]))
        .refused('unknown-parameter', { parameter }),
  );

  it.each(['other', '__proto__', 'constructor', ''])('refuses the board %j', (name) => {
    given(room).when('p2', { type: 'reset-board', board: name }).refused('not-allowed');
    given(room).when('p1', { type: 'reset-board', board: name }).refused('unknown-board');
  });
});

describe('holding a parameter', () => {
  const held = given(room).when('p2', { type: 'hold', board, parameter: 'W1-0-0' }).log();

  it('keeps others from setting, holding and releasing it (K9)', () => {
    for (const command of [
      set([['W1-0-0', 1]]),
      { type: 'hold', board, parameter: 'W1-0-0' },
      { type: 'release', board, parameter: 'W1-0-0' },
    ] as const) {
      given(held).when('p3', command).refused('held-by-other', { name: 'Seoyeon' });
    }
    given(held)
      .when('p3', set([['W1-0-1', 1]]))
      .log();
  });

  it('lets the instructor take it (K9)', () => {
    const taken = given(held).when('p1', { type: 'hold', board, parameter: 'W1-0-0' }).log();
    given(taken)
      .when('p2', set([['W1-0-0', 1]]))
      .refused('held-by-other', { name: 'Instructor' });
  });

  it('lets go of the one held before (K9)', () => {
    given(held)
      .when('p2', { type: 'hold', board, parameter: 'b1-0' })
      .leadsTo(
        { type: 'parameter-released', board, parameter: 'W1-0-0' },
        { type: 'parameter-held', board, parameter: 'b1-0' },
      );
  });

  it('ends by release, when the holder leaves, when the room freezes and when the board is reset (K9)', () => {
    for (const [by, command] of [
      ['p2', { type: 'release', board, parameter: 'W1-0-0' }],
      ['p2', { type: 'leave' }],
      ['p1', { type: 'remove', participant: 'p2' }],
      ['p1', { type: 'freeze' }],
      ['p1', { type: 'reset-board', board }],
      ['p1', { type: 'end' }],
    ] as const) {
      expect(stateOf(given(held).when(by, command).log()).boards.class?.holds).toEqual({});
    }
  });

  it('setting the parameter touches the hold (K9)', () => {
    const later = given(held)
      .when('p2', set([['W1-0-0', 1]]), AT + 5_000)
      .log();
    expect(stateOf(later).boards.class?.holds['W1-0-0']).toEqual({ by: 'p2', touchedAt: AT + 5_000 });
  });
});

describe('input and target', () => {
  it('refuses a vector of the wrong length', () => {
    given(room)
      .when('p1', { type: 'set-input', board, input: [1] })
      .refused('wrong-shape', { expected: 2, received: 1 });
    given(room)
      .when('p1', { type: 'set-target', board, target: [1, 2, 3] })
      .refused('wrong-shape', { expected: 2, received: 3 });
  });

  it('sets them for the instructor', () => {
    const log = given(room)
      .when('p1', { type: 'set-input', board, input: [2, -1] })
      .log();
    expect(stateOf(log).boards.class?.input).toEqual([2, -1]);
  });
});

describe('permissions', () => {
  it('a student may rename themselves only; the instructor anyone', () => {
    given(room).when('p2', { type: 'rename', participant: 'p3', name: 'New' }).refused('not-allowed');
    given(room).when('p1', { type: 'rename', participant: 'p3', name: 'New' }).log();
  });

  it('a frozen room refuses students, not the instructor', () => {
    const frozen = given(room).when('p1', { type: 'freeze' }).log();
    given(frozen)
      .when('p2', set([['W1-0-0', 1]]))
      .refused('frozen');
    given(frozen).when('p2', { type: 'hold', board, parameter: 'W1-0-0' }).refused('frozen');
    given(frozen)
      .when('p1', set([['W1-0-0', 1]]))
      .log();
    const thawed = given(frozen).when('p1', { type: 'unfreeze' }).log();
    given(thawed)
      .when('p2', set([['W1-0-0', 1]]))
      .log();
  });

  it('the role goes on with hand-over', () => {
    const handed = given(room).when('p1', { type: 'hand-over', to: 'p2' }).log();
    given(handed).when('p1', { type: 'freeze' }).refused('not-allowed');
    given(handed).when('p2', { type: 'freeze' }).log();
    given(handed).when('p2', { type: 'remove', participant: 'p2' }).refused('instructor-stays');
  });

  it('the instructor cannot leave the room without an instructor', () => {
    given(room).when('p1', { type: 'leave' }).refused('instructor-stays');
  });

  it('someone who is gone can do nothing, and nothing can be done to them', () => {
    const gone = given(room).when('p1', { type: 'remove', participant: 'p3' }).log();
    given(gone).when('p3', { type: 'leave' }).refused('not-joined');
    given(gone).when('p1', { type: 'remove', participant: 'p3' }).refused('unknown-participant');
    given(gone).when('p1', { type: 'hand-over', to: '__proto__' }).refused('unknown-participant');
  });

  it('an ended workshop refuses everything', () => {
    const ended = given(room).when('p1', { type: 'end' }).log();
    given(ended).when('p1', { type: 'freeze' }).refused('workshop-ended');
  });
});
