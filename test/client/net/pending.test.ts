import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Pending, withOneMore } from '#client/net/pending.ts';
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
