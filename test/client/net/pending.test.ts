import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takesLayer, withLayer, withoutLayer, withUnits } from '#client/instruments/network/network-edit.ts';
import { inTurn, type Pending, withOneMore } from '#client/net/pending.ts';
import type { Command } from '#shared/workshop/features.ts';
import { contentOf } from '#shared/workshop/model/board.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { rules } from '#shared/workshop/rules.ts';
import { eventsOf, FIRST_BOARD, following, openedWorkshop } from '../stores/fake-server.ts';

const AT = 1_000;
const boards = [FIRST_BOARD, 'b2'] as const;

/** A class with two boards; its instructor may do everything. */
const before = following(
  openedWorkshop(),
  eventsOf(openedWorkshop(), 'p1', { type: 'open-board', title: 'Two', of: FIRST_BOARD, as: 'start' }),
);

const board = fc.constantFrom(...boards);
const parameter = fc.constantFrom('W1-0-0', 'W1-0-1', 'b1-0');
const value = fc.integer({ min: -9, max: 9 });

const setting = fc
  .record({
    board,
    values: fc.array(fc.tuple(parameter, value), { minLength: 1, maxLength: 3 }),
    final: fc.boolean(),
  })
  .map(
    ({ board, values, final }): Command => ({
      type: 'set-parameters',
      board,
      values,
      ...(final && { final }),
    }),
  );

const anything = fc.oneof(
  { weight: 8, arbitrary: setting },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('set-loss' as const),
      board,
      loss: fc.constantFrom('mse' as const, 'half-sse' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('reset-board' as const), board }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('lock-parameters' as const),
      board,
      parameters: fc.tuple(parameter),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('freeze' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('initialize' as const),
      board,
      initializer: fc.constantFrom('zeros' as const, 'lecture' as const),
    }),
  },
);

/** What the boards come to once all of these are decided, in their order. */
function outcome(commands: readonly Pick<Pending, 'command'>[]): unknown {
  const state = commands.reduce<WorkshopState>((sofar, { command }) => {
    const decision = rules.decide(sofar, command, { by: 'p1', at: AT });
    return decision.ok ? following(sofar, decision.events) : sofar;
  }, before);
  return boards.map((id) => contentOf(state.boards[id]!));
}

/** Issues them one by one; each goes out at once where `out` says so. */
function issuedAll(commands: readonly (readonly [Command, boolean])[]): readonly Pending[] {
  return commands.reduce<readonly Pending[]>((pending, [command, out], index) => {
    const next = withOneMore(rules, pending, { id: `aaaaaaaa:${index + 1}`, command, at: AT });
    return out ? next.map((one) => ({ ...one, sent: true })) : next;
  }, []);
}

test('what is merged before it goes out comes to the same as all of it', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anything, fc.boolean()), { maxLength: 30 }), (commands) => {
      const pending = issuedAll(commands);
      expect(outcome(pending)).toEqual(outcome(commands.map(([command]) => ({ command }))));
    }),
    { numRuns: 500 },
  );
});

test('the ids of what goes out rise, and no two are the same', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anything, fc.boolean()), { maxLength: 30 }), (commands) => {
      const numbers = issuedAll(commands).map(({ id }) => Number(id.split(':')[1]));
      expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
    }),
  );
});

test('what has gone out stays as it is', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anything, fc.boolean()), { maxLength: 20 }), anything, (commands, last) => {
      const earlier = issuedAll(commands);
      const later = withOneMore(rules, earlier, { id: 'aaaaaaaa:99', command: last, at: AT });
      expect(later.filter(({ sent }) => sent)).toEqual(earlier.filter(({ sent }) => sent));
    }),
  );
});

const set = (id: string, number: number, final?: true): Command => ({
  type: 'set-parameters',
  board: FIRST_BOARD,
  values: [[id, number]],
  ...(final && { final }),
});
const commandsOf = (commands: readonly Command[]): readonly unknown[] =>
  issuedAll(commands.map((command) => [command, false])).map(({ command }) => command);

test('a value that a later one replaces does not go out, even with others of its kind in between', () => {
  const [a, b, c] = [set('W1-0-0', 1), set('W1-0-1', 2), set('W1-0-0', 3)];
  expect(commandsOf([a, b, c])).toEqual([b, c]);
});

test('another board in between keeps nothing apart; another kind on the same board does', () => {
  const [a, c] = [set('W1-0-0', 1), set('W1-0-0', 3)];
  const elsewhere: Command = { type: 'reset-board', board: 'b2' };
  const here: Command = { type: 'reset-board', board: FIRST_BOARD };
  expect(commandsOf([a, elsewhere, c])).toEqual([elsewhere, c]);
  expect(commandsOf([a, here, c])).toEqual([a, here, c]);
  expect(commandsOf([a, { type: 'freeze' }, c])).toHaveLength(3);
});

test('the end of a gesture is never replaced by what comes after it', () => {
  const [a, end, next] = [set('W1-0-0', 1), set('W1-0-0', 2, true), set('W1-0-0', 3)];
  expect(commandsOf([a, end, next])).toEqual([end, next]);
});

/** Edits of the network one after the other, each said in terms of the network that the one before left. */
const reshaping = fc
  .array(fc.tuple(fc.constantFrom('add', 'remove', 'units'), fc.nat(5), fc.integer({ min: 1, max: 6 })), {
    minLength: 2,
    maxLength: 12,
  })
  .map((steps) => {
    let { network } = before.boards[FIRST_BOARD]!;
    return steps.map(([kind, at, units]): Command => {
      const index = at % network.layers.length;
      const edit =
        kind === 'add' && takesLayer(network)
          ? withLayer(network, index)
          : kind === 'remove' && index < network.layers.length - 1
            ? withoutLayer(network, index)
            : withUnits(network, index, units);
      network = edit.network;
      return { type: 'set-network', board: FIRST_BOARD, network, from: edit.from };
    });
  });

test('networks that follow one another go out as one, which comes to the last of them (K14)', () => {
  fc.assert(
    fc.property(reshaping, (commands) => {
      const pending = issuedAll(commands.map((command) => [command, false]));
      expect(pending).toHaveLength(1);
      const decision = rules.decide(before, pending[0]!.command, { by: 'p1', at: AT });
      if (!decision.ok) throw new Error(decision.rejection.code);
      const { network } = following(before, decision.events).boards[FIRST_BOARD]!;
      expect(network).toEqual((commands.at(-1) as Extract<Command, { type: 'set-network' }>).network);
    }),
  );
});

test('a network is not joined with one that the log may have already', () => {
  const { network } = before.boards[FIRST_BOARD]!;
  const edit = withLayer(network, 0);
  const first: Command = { type: 'set-network', board: FIRST_BOARD, ...edit };
  const second: Command = { type: 'set-network', board: FIRST_BOARD, ...withoutLayer(edit.network, 1) };
  const issue = (pending: readonly Pending[], command: Command, n: number) =>
    withOneMore(rules, pending, { id: `aaaaaaaa:${n}`, command, at: AT });
  const refused = issue([], first, 1).map((one) => ({ ...one, sent: true, waiting: true }));
  expect(issue(refused, second, 2)).toHaveLength(1);
  const unsure = refused.map((one) => ({ ...one, again: true }));
  expect(issue(unsure, second, 2).map(({ command }) => command)).toEqual([first, second]);
});

test('what builds on a network of the same board goes out once that one is answered', () => {
  const { network } = before.boards[FIRST_BOARD]!;
  const net: Command = { type: 'set-network', board: FIRST_BOARD, ...withLayer(network, 0) };
  const elsewhere: Command = { type: 'set-parameters', board: 'b2', values: [['W1-0-0', 1]] };
  const pending = issuedAll([net, elsewhere, set('W4-0-0', 1)].map((command) => [command, false]));
  expect(inTurn(rules, pending, pending)).toEqual(pending.slice(0, 2));
  expect(inTurn(rules, pending, pending.slice(2))).toEqual([]);
  expect(inTurn(rules, pending.slice(1), pending.slice(1))).toEqual(pending.slice(1));
});
