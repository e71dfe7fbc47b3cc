import { describe, expect, it } from 'vitest';
import { indexOfKey } from '#shared/math/parameter-key.ts';
import type { WorkshopEvent } from '#shared/workshop/features.ts';
import type { Happened } from '#shared/workshop/kernel/log.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { trained } from '#shared/workshop/training/events.ts';
import { AT, given, opened, pastOf, stateOf } from './given.ts';
import { type Act, Chance, hands, others, Play, playOn, takesBack } from './play.ts';

const board = 'class';
const set = (parameter: string, value: number, final?: true) =>
  ({ type: 'set-parameters', board, values: [[parameter, value]], ...(final && { final }) }) as const;
const undo = { type: 'undo', board } as const;
const redo = { type: 'redo', board } as const;

/** The log after commands, half a minute apart unless they say when. */
function logOf(
  ...commands: ReadonlyArray<
    readonly [by: string, command: Parameters<ReturnType<typeof given>['when']>[1], at?: number]
  >
) {
  return commands.reduce<Happened[]>(
    (log, [by, command, at], index) =>
      given(log)
        .when(by, command, at ?? AT + (index + 1) * 30_000)
        .log(),
    opened('Seoyeon', 'Jiho'),
  );
}
const value = (log: readonly Happened[], key: string, { boards } = stateOf(log)) =>
  boards[board]!.parameters[indexOfKey(boards[board]!.network, key)!];

describe('undo', () => {
  it('takes back one’s own latest gesture, from picking up to letting go (U1)', () => {
    const drag = logOf(
      ['p2', set('W1-0-0', 0.5), AT + 1],
      ['p2', set('W1-0-0', 0.7), AT + 40],
      ['p2', set('W1-0-0', 0.9, true), AT + 80],
      ['p2', set('W1-0-0', 2, true), AT + 90],
    );
    const once = given(drag).when('p2', undo).log();
    expect(value(once, 'W1-0-0')).toBe(0.9);
    const twice = given(once).when('p2', undo).log();
    expect(value(twice, 'W1-0-0')).toBe(0.1);
    given(twice).when('p2', undo).refused('nothing-to-undo');
    const again = given(twice).when('p2', redo).log();
    expect(value(given(again).when('p2', redo).log(), 'W1-0-0')).toBe(2);
  });

  it('is an event that says what it set and what it passed over (U3)', () => {
    const log = logOf(
      [
        'p2',
        {
          type: 'set-parameters',
          board,
          values: [
            ['W1-0-0', 1],
            ['b1-0', 2],
          ],
          final: true,
        },
      ],
      ['p3', set('b1-0', 3, true)],
    );
    given(log)
      .when('p2', undo)
      .leadsTo({
        type: 'gesture-undone',
        board,
        of: 'p2',
        redo: false,
        values: [['W1-0-0', 0.1]],
        passed: [{ parameter: 'b1-0', by: 'p3' }],
      });
  });

  it('passes over what somebody holds, and what is locked (U3)', () => {
    const held = logOf(['p2', set('b1-0', 2, true)], ['p3', { type: 'hold', board, parameter: 'b1-0' }]);
    given(held)
      .when('p2', undo)
      .leadsTo({
        type: 'gesture-undone',
        board,
        of: 'p2',
        redo: false,
        values: [],
        passed: [{ parameter: 'b1-0', by: 'p3' }],
      });
    const locked = logOf(
      ['p2', set('b1-0', 2, true)],
      ['p1', { type: 'lock-parameters', board, parameters: ['b1-0'] }],
    );
    given(locked)
      .when('p2', undo)
      .leadsTo({
        type: 'gesture-undone',
        board,
        of: 'p2',
        redo: false,
        values: [],
        passed: [{ parameter: 'b1-0', by: null }],
      });
  });

  it('passes over what a later gesture of one’s own set to the same number (found by the property below)', () => {
    const log = logOf(
      ['p2', set('b1-0', 1, true)],
      ['p3', set('b1-0', 5, true)],
      ['p2', set('b1-0', 1, true)],
      ['p3', set('b1-0', 7, true)],
      ['p2', undo],
      ['p3', undo],
      ['p2', undo],
    );
    expect(value(log, 'b1-0')).toBe(1);
  });

  it('knows nothing of a gesture that led nowhere (U2)', () => {
    const log = logOf(['p2', set('b1-0', 1), AT + 1], ['p2', set('b1-0', 0.1, true), AT + 40]);
    given(log).when('p2', undo).refused('nothing-to-undo');
    const before = logOf(
      ['p3', set('b1-0', 4, true), AT + 1],
      ['p2', set('b1-0', 5), AT + 40],
      ['p2', set('b1-0', 4, true), AT + 80],
    );
    expect(value(given(before).when('p3', undo).log(), 'b1-0')).toBe(0.1);
  });

  it('is for oneself; the instructors may take back anybody’s (U4)', () => {
    const log = logOf(['p2', set('b1-0', 1, true)]);
    given(log).when('p3', undo).refused('nothing-to-undo');
    given(log)
      .when('p3', { ...undo, of: 'p2' })
      .refused('not-allowed');
    expect(
      value(
        given(log)
          .when('p1', { ...undo, of: 'p2' })
          .log(),
        'b1-0',
      ),
    ).toBe(0.1);
    given(log).when(null, undo).refused('not-allowed');
    given(given(log).when('p1', { type: 'freeze' }).log())
      .when('p2', undo)
      .refused('frozen');
  });

  it('has nothing to honour once training has moved the board (U5)', () => {
    const { parameters } = stateOf(opened()).boards[board]!;
    const log = [
      ...logOf(['p2', set('b1-0', 1, true)]),
      trained.of({ by: null, at: AT }, { board, parameters, steps: 1, epochs: 1, loss: 1 }),
    ];
    given(log).when('p2', undo).refused('nothing-to-undo');
  });

  it('has nothing to honour of others once the whole board was changed (U5)', () => {
    for (const command of [
      { type: 'reset-board', board },
      { type: 'initialize', board, initializer: 'xavier' },
      { type: 'set-data', board, data: { kind: 'set', name: 'xor' } },
    ] as const) {
      const log = logOf(['p2', set('b1-0', 1, true)], ['p1', command]);
      given(log).when('p2', undo).refused('nothing-to-undo');
    }
  });
});

describe('a change of the whole board', () => {
  const content = (log: readonly Happened[]) => ({ ...stateOf(log).boards[board]!, holds: {} });

  it('is taken back whole, and what came before it after that (U5)', () => {
    const moved = logOf(['p1', set('b1-0', 1, true)]);
    const reset = given(moved).when('p1', { type: 'reset-board', board }).log();
    const back = given(reset).when('p1', undo).log();
    expect(content(back)).toEqual(content(moved));
    expect(value(given(back).when('p1', undo).log(), 'b1-0')).toBe(0.1);
    expect(content(given(back).when('p1', redo).log())).toEqual(content(reset));
  });

  it('by one command is one, though it takes two events (U5)', () => {
    const before = logOf(['p1', set('b1-0', 1, true)]);
    const data = given(before)
      .when('p1', { type: 'set-data', board, data: { kind: 'set', name: 'xor' } })
      .log();
    expect(data).toHaveLength(before.length + 2);
    expect(content(given(data).when('p1', undo).log())).toEqual(content(before));
  });

  it('stays when somebody has edited the board since (U5)', () => {
    const log = logOf(['p1', { type: 'reset-board', board }], ['p2', set('b1-0', 1, true)]);
    given(log).when('p1', undo).refused('undo-blocked', { name: 'Seoyeon' });
  });

  it('of somebody is taken back by an instructor after what they did later (U4)', () => {
    const log = logOf(
      ['p1', { type: 'grant', grant: 'network' }],
      ['p2', { type: 'set-loss', board, loss: 'half-sse' }],
      ['p2', set('b1-0', 1, true)],
      ['p1', { ...undo, of: 'p2' }],
      ['p1', { ...undo, of: 'p2' }],
    );
    expect(stateOf(log).boards[board]).toMatchObject({ loss: 'mse' });
  });

  it('keeps the locks, the points and the settings that were chosen since (U5)', () => {
    const log = logOf(
      ['p1', { type: 'grant', grant: 'network' }],
      ['p1', { type: 'lock-parameters', board, parameters: ['W2-0-0', 'b1-0'] }],
      [
        'p2',
        {
          type: 'set-network',
          board,
          network: { inputs: 2, layers: [{ units: 2, activation: 'relu' }] },
          from: [0],
        },
      ],
      ['p1', { type: 'lock-parameters', board, parameters: ['W1-0-0'] }],
      ['p1', { type: 'configure-training', board, settings: { learningRate: 3 } }],
      ['p2', undo],
    );
    expect(stateOf(log).boards[board]).toMatchObject({
      locks: ['W2-0-0', 'b1-0', 'W1-0-0'],
      training: { settings: { learningRate: 3 } },
    });
  });

  it('is a student’s to take back only while they may make it (U4)', () => {
    const log = logOf(
      ['p1', { type: 'grant', grant: 'network' }],
      ['p2', { type: 'set-loss', board, loss: 'half-sse' }],
      ['p1', { type: 'revoke', grant: 'network' }],
    );
    given(log).when('p2', undo).refused('not-allowed');
    given(log)
      .when('p1', { ...undo, of: 'p2' })
      .log();
  });
});

// What follows holds whatever happens.

const atRest = ({ boards }: WorkshopState) =>
  Object.fromEntries(
    Object.entries(boards).map(([id, { holds: _, run: __, training, ...content }]) => [
      id,
      { ...content, training: { ...training, running: false, until: null } },
    ]),
  );

/** A class of four on two boards, in the middle of anything. */
function anyClass(seed: number, count = 40, moves: readonly Act[] = hands): { play: Play; chance: Chance } {
  const chance = new Chance(seed);
  const play = new Play(undefined, 'Seoyeon', 'Jiho', 'Haneul');
  play.does('p1', { type: 'open-board', title: 'Two', of: board, as: 'start' } as never);
  for (const grant of ['network', 'data', 'training']) play.does('p1', { type: 'grant', grant } as never);
  playOn(play, chance, [...moves, ...moves, ...moves, ...takesBack, ...others], count);
  return { play, chance };
}

const SEEDS = 600;

it('n undos and n redos change nothing (U6)', () => {
  let taken = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { play, chance } = anyClass(seed);
    const who = chance.one(['p1', 'p2', 'p3', 'p4']);
    const where = chance.one([board, 'b2']);
    const by = chance.maybe(0.3) ? 'p1' : who;
    play.wait(20_000);
    const before = atRest(play.state);
    let count = 0;
    const wanted = 1 + chance.below(8);
    while (count < wanted && play.does(by, { type: 'undo', board: where, of: who } as never).ok) count++;
    for (let n = 0; n < count; n++) {
      expect(play.does(by, { type: 'redo', board: where, of: who } as never).ok).toBe(true);
    }
    expect({ seed, state: atRest(play.state) }).toEqual({ seed, state: before });
    taken += count;
  }
  expect(taken).toBeGreaterThan(SEEDS / 4);
});

it('undo sets only what is still as its author left it, and says who has moved the rest (U3)', () => {
  let sets = 0;
  let passes = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    // Every number that a hand sets is set once: it says whose it is.
    const owners = new Map<number, string>();
    const uniquely: Act = (play, chance) => {
      const by = chance.one(['p1', 'p2', 'p3', 'p4']);
      const values = chance
        .some(['W1-0-0', 'W1-0-1', 'b1-0'])
        .map((key) => [key, 10 + owners.size + chance.next() / 2]);
      for (const [, value] of values) owners.set(value as number, by);
      if (values.length === 0) return;
      const final = chance.maybe() && { final: true };
      play.does(by, { type: 'set-parameters', board: chance.one([board, 'b2']), values, ...final } as never);
    };
    const { play } = anyClass(seed, 60, [uniquely, uniquely, uniquely]);
    for (const { event, before } of play.steps) {
      if (event.type !== 'gesture-undone') continue;
      const {
        of,
        redo,
        values,
        passed,
        board: id,
      } = event as Extract<WorkshopEvent, { type: 'gesture-undone' }>;
      const { network, parameters, holds } = before.boards[id]!;
      const now = (parameter: string) => owners.get(parameters[indexOfKey(network, parameter)!]!);
      for (const [parameter, value] of values) {
        sets++;
        // An undo never moves a parameter of another network.
        expect(indexOfKey(network, parameter)).toBeDefined();
        expect({ seed, redo, whose: redo ? owners.get(value) : now(parameter) }).toEqual({
          seed,
          redo,
          whose: of,
        });
      }
      for (const { parameter, by } of passed) {
        passes++;
        if (by !== null && by !== of && by !== holds[parameter]?.by) expect(now(parameter)).toBe(by);
      }
    }
  }
  expect(sets).toBeGreaterThan(SEEDS / 4);
  expect(passes).toBeGreaterThan(20);
});

it('what can be taken back follows from the log alone: a restart changes nothing of it (U7)', () => {
  for (let seed = 1; seed <= 100; seed++) {
    const { play } = anyClass(seed);
    const kept = JSON.parse(JSON.stringify(play.log)) as Happened[];
    expect(pastOf(kept)).toEqual(JSON.parse(JSON.stringify(play.past)));
  }
});

it('whatever is taken back, every board is of a sound shape', () => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { play } = anyClass(seed, 60);
    for (const { network, parameters, locks, holds } of Object.values(play.state.boards)) {
      expect(indexOfKey(network, `b${network.layers.length}-0`)).toBeLessThan(parameters.length);
      for (const key of [...locks, ...Object.keys(holds)]) expect(indexOfKey(network, key)).toBeDefined();
      expect(parameters.every(Number.isFinite)).toBe(true);
    }
  }
});
