import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import { rememberToken } from '#client/net/identity.ts';
import { Session } from '#client/net/session.ts';
import type { Command } from '#shared/workshop/features.ts';
import { rules } from '#shared/workshop/rules.ts';
import { FakeServer, FIRST_BOARD } from '../stores/fake-server.ts';

const CODE = 'K7M4QX';

const who = fc.constantFrom('p1', 'p2', 'p3');
const board = fc.constantFrom(FIRST_BOARD, 'b2', 'b3');
const members = fc.subarray(['p1', 'p2', 'p3']);
const see = fc.constantFrom('everyone' as const, 'members' as const);
const parameter = fc.constantFrom('W1-0-0', 'W1-0-1', 'b1-0');
const value = fc.integer({ min: -9, max: 9 });

/** Anything that somebody may try to do; what is refused does not happen. */
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    type: fc.constant('set-parameters' as const),
    board,
    values: fc.array(fc.tuple(parameter, value), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ type: fc.constantFrom('hold' as const, 'release' as const), board, parameter }),
  fc.record({
    type: fc.constant('open-board' as const),
    title: fc.constantFrom('Two', 'Three'),
    of: board,
    as: fc.constantFrom('present' as const, 'start' as const),
    members,
  }),
  fc.record({ type: fc.constant('share-board' as const), board, members, see, move: see }),
  fc.record({
    type: fc.constantFrom('close-board' as const, 'reopen-board' as const, 'reset-board' as const),
    board,
  }),
  fc.record({ type: fc.constantFrom('promote' as const, 'demote' as const), participant: who }),
  fc.record({
    type: fc.constant('make-link' as const),
    kind: fc.constant('co-instructor' as const),
    hash: fc.constant('x'.repeat(43)),
  }),
  fc.record({ type: fc.constantFrom('freeze' as const, 'unfreeze' as const) }),
  fc.record({ type: fc.constantFrom('undo' as const, 'redo' as const), board }),
);

/** What happens next: somebody does something, or this page goes away for a while, or opens other boards. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ by: who, command }) },
  { weight: 1, arbitrary: fc.constant('down' as const) },
  { weight: 2, arbitrary: fc.constant('up' as const) },
  { weight: 1, arbitrary: fc.uniqueArray(board, { minLength: 1 }) },
);

beforeEach(() => {
  localStorage.clear();
  rememberToken(CODE, 'person', 'a'.repeat(43));
});

test('a page holds exactly its view of the workshop, whatever it was sent of it and whenever', () => {
  vi.useFakeTimers();
  fc.assert(
    fc.property(fc.constantFrom('p1', 'p2', null), fc.array(step, { maxLength: 40 }), (you, steps) => {
      const server = new FakeServer();
      server.you = you;
      const session = new Session(CODE, you === null ? 'stage' : 'person', {
        changed: () => {},
        refused: () => {},
        connect: server.connect,
      });
      session.start();
      let up = true;
      const check = (): void => {
        if (up) expect(session.replica!.confirmed).toEqual(rules.view(server.state, server.viewer));
      };
      for (const next of steps) {
        if (next === 'down') {
          server.down();
          up = false;
        } else if (next === 'up') {
          server.up();
          up = true;
        } else if (Array.isArray(next)) session.openBoards(next);
        else {
          const { by, command } = next as { by: string; command: Command };
          const decision = rules.decide(server.state, command, { by, at: 1_000 });
          if (decision.ok && decision.events.length > 0) server.tick(...decision.events);
        }
        check();
      }
    }),
    { numRuns: 300 },
  );
  vi.useRealTimers();
});
