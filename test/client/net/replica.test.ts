import { describe, expect, test } from 'vitest';
import {
  acked,
  issued,
  observed,
  outbox,
  pendingParameters,
  postponed,
  type Replica,
  refusalNow,
  rejected,
  retries,
  sent,
  ticked,
  welcomed,
} from '#client/net/replica.ts';
import type { Tick, Welcome } from '#shared/protocol/server-messages.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import type { Command } from '#shared/workshop/features.ts';
import type { Happened } from '#shared/workshop/kernel/log.ts';
import { observe } from '#shared/workshop/model/observation.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { parameterHeld, parameterReleased, parametersSet } from '#shared/workshop/parameters/events.ts';
import { rules } from '#shared/workshop/rules.ts';
import { FIRST_BOARD, following, openedWorkshop } from '../stores/fake-server.ts';

const AT = 1_000;

function welcomeOf(state: WorkshopState, changes: Partial<Welcome> = {}): Welcome {
  return {
    protocol: PROTOCOL,
    workshop: 'K7M4QX',
    epoch: state.epoch,
    version: state.version,
    you: 'p2',
    open: [FIRST_BOARD],
    snapshot: state,
    entries: [],
    observations: { [FIRST_BOARD]: observe(state.boards[FIRST_BOARD]!) },
    history: { [FIRST_BOARD]: [] },
    online: ['p1', 'p2', 'p3'],
    ...changes,
  };
}

function fresh(): Replica {
  return welcomed(null, welcomeOf(openedWorkshop()))!;
}

function setting(parameter: string, value: number): Command {
  return { type: 'set-parameters', board: FIRST_BOARD, values: [[parameter, value]] };
}

function wasSet(by: string, parameter: string, value: number): Happened {
  return parametersSet.of({ by, at: AT }, { board: FIRST_BOARD, values: [[parameter, value]] });
}

/** What the server sends of these events, all of them shown. */
function tickOf(before: WorkshopState, events: readonly Happened[]): Tick {
  const now = following(before, events);
  return {
    from: before.version,
    version: now.version,
    entries: events.map((event, k) => [before.version + k + 1, event]),
    observations: { [FIRST_BOARD]: observe(now.boards[FIRST_BOARD]!) },
  };
}

const first = (state: WorkshopState): number => state.boards[FIRST_BOARD]!.parameters[0]!;

describe('a replica', () => {
  test('starts from the snapshot of a welcome', () => {
    const replica = fresh();
    expect(replica.confirmed.version).toBe(3);
    expect(replica.view).toEqual(replica.confirmed);
    expect(replica.you).toBe('p2');
  });

  test('resumes from the entries of a welcome, its pending commands on top', () => {
    const before = issued(fresh(), 'aaaaaaaa:1', setting('W1-0-0', 0.9), AT);
    const then = welcomed(
      before,
      welcomeOf(following(before.confirmed, [wasSet('p3', 'W1-0-1', 0.7)]), {
        snapshot: null,
        entries: [[4, wasSet('p3', 'W1-0-1', 0.7)]],
      }),
    )!;
    expect(then.confirmed.boards[FIRST_BOARD]!.parameters.slice(0, 2)).toEqual([0.1, 0.7]);
    expect(then.view.boards[FIRST_BOARD]!.parameters.slice(0, 2)).toEqual([0.9, 0.7]);
  });

  test('takes over the version of a welcome even where most of what it missed is not shown', () => {
    const entries = [[6, wasSet('p3', 'W1-0-1', 0.7)]] as const;
    const then = welcomed(fresh(), welcomeOf(openedWorkshop(), { snapshot: null, entries, version: 9 }))!;
    expect(then.confirmed.version).toBe(9);
    expect(then.confirmed.boards[FIRST_BOARD]!.parameters[1]).toBe(0.7);
  });

  test('cannot resume where it holds nothing, another log, other boards, or what is newer already', () => {
    const resumed = { snapshot: null, entries: [[4, wasSet('p3', 'W1-0-1', 0.7)]], version: 4 } as const;
    expect(welcomed(fresh(), welcomeOf(openedWorkshop(), resumed))).toBeDefined();
    expect(welcomed(null, welcomeOf(openedWorkshop(), resumed))).toBeUndefined();
    expect(welcomed(fresh(), welcomeOf(openedWorkshop('log-2'), resumed))).toBeUndefined();
    expect(welcomed(fresh(), welcomeOf(openedWorkshop(), { ...resumed, open: ['b2'] }))).toBeUndefined();
    expect(welcomed(fresh(), welcomeOf(openedWorkshop(), { ...resumed, version: 2 }))).toBeUndefined();
  });

  test('takes a welcome that comes unasked whole, and keeps its pending commands', () => {
    const before = issued(fresh(), 'aaaaaaaa:1', setting('W1-0-0', 0.9), AT);
    const state = { ...openedWorkshop(), frozen: false, version: 12 };
    const then = welcomed(before, welcomeOf(state))!;
    expect(then.confirmed.version).toBe(12);
    expect(then.pending.map(({ id }) => id)).toEqual(['aaaaaaaa:1']);
    expect(first(then.view)).toBe(0.9);
  });

  test('keeps no pending commands for somebody else', () => {
    const before = issued(fresh(), 'aaaaaaaa:1', setting('W1-0-0', 0.9), AT);
    expect(welcomed(before, welcomeOf(openedWorkshop(), { you: 'p3' }))!.pending).toEqual([]);
  });

  test('drops what was pending for another log under the same code', () => {
    const before = issued(fresh(), 'aaaaaaaa:1', setting('W1-0-0', 0.9), AT);
    const then = welcomed(before, welcomeOf(openedWorkshop('log-2')))!;
    expect(then.pending).toEqual([]);
    expect(first(then.view)).toBe(0.1);
  });

  test('shows own commands at once and confirmed ones when they come', () => {
    const replica = issued(fresh(), 'aaaaaaaa:1', setting('W1-0-0', 0.9), AT);
    expect(first(replica.view)).toBe(0.9);
    expect(first(replica.confirmed)).toBe(0.1);
    expect([...pendingParameters(replica, FIRST_BOARD)]).toEqual(['W1-0-0']);
  });

  test('rebases pending commands on what others did', () => {
    const before = issued(fresh(), 'aaaaaaaa:1', setting('W1-0-0', 0.9), AT);
    const then = ticked(before, tickOf(before.confirmed, [wasSet('p3', 'b1-0', 0.5)]))!;
    expect(first(then.view)).toBe(0.9);
    expect(then.view.boards[FIRST_BOARD]!.parameters[6]).toBe(0.5);
  });

  test('leaves a pending command out of the view while it may not happen, and keeps it', () => {
    const before = issued(fresh(), 'aaaaaaaa:1', setting('W1-0-0', 0.9), AT);
    const held = parameterHeld.of({ by: 'p3', at: AT }, { board: FIRST_BOARD, parameter: 'W1-0-0' });
    const taken = ticked(before, tickOf(before.confirmed, [held]))!;
    expect(first(taken.view)).toBe(0.1);
    expect(taken.pending).toHaveLength(1);
    const released = parameterReleased.of(held, { board: FIRST_BOARD, parameter: 'W1-0-0' });
    const free = ticked(taken, tickOf(taken.confirmed, [released]))!;
    expect(first(free.view)).toBe(0.9);
  });

  test('F2: skips a tick it already has', () => {
    const before = fresh();
    const tick = tickOf(before.confirmed, [wasSet('p3', 'W1-0-0', 0.7)]);
    const once = ticked(before, tick)!;
    expect(ticked(once, tick)).toBe(once);
  });

  test('F2: applies only the part of a tick it does not have', () => {
    const before = fresh();
    const [one, two] = [wasSet('p3', 'W1-0-0', 0.7), wasSet('p3', 'W1-0-1', 0.8)];
    const once = ticked(before, tickOf(before.confirmed, [one]))!;
    const both = ticked(once, tickOf(before.confirmed, [one, two]))!;
    expect(both.confirmed.version).toBe(5);
    expect(both.confirmed.boards[FIRST_BOARD]!.parameters.slice(0, 2)).toEqual([0.7, 0.8]);
  });

  test('F2: refuses a tick after a gap', () => {
    const before = fresh();
    const tick = tickOf(following(before.confirmed, [wasSet('p3', 'W1-0-0', 0.7)]), [
      wasSet('p3', 'W1-0-0', 0.8),
    ]);
    expect(ticked(before, tick)).toBeUndefined();
  });

  test('F2: is at the version of a tick that shows nothing, and refuses only what it misses', () => {
    const before = fresh();
    const silent = ticked(before, { from: 3, version: 8, entries: [], observations: {} })!;
    expect(silent.confirmed).toEqual({ ...before.confirmed, version: 8 });
    expect(silent.confirmed.boards).toBe(before.confirmed.boards);
    expect(ticked(silent, { from: 9, version: 10, entries: [], observations: {} })).toBeUndefined();
    const entries = [
      [7, wasSet('p3', 'W1-0-0', 0.2)],
      [11, wasSet('p3', 'W1-0-1', 0.8)],
    ] as const;
    const then = ticked(silent, { from: 5, version: 14, entries, observations: {} })!;
    expect(then.confirmed.version).toBe(14);
    expect(then.confirmed.boards[FIRST_BOARD]!.parameters.slice(0, 2)).toEqual([0.1, 0.8]);
  });

  test('keeps the history with each tick, and amends it by what a catching-up tick brings', () => {
    const before = fresh();
    const tick = tickOf(before.confirmed, [wasSet('p3', 'W1-0-0', 0.7)]);
    const once = ticked(before, tick)!;
    const [edit] = once.history[FIRST_BOARD]!;
    expect(edit).toMatchObject({ kind: 'parameters', by: 'p3', moves: [{ from: 0.1, to: 0.7 }] });
    const missed = [
      { ...edit!, version: 5, moves: [{ ...edit!.moves[0]!, to: 0.9 }] },
      { ...edit!, first: 6, version: 6, kind: 'network', moves: [] },
    ];
    const later = {
      ...tickOf(once.confirmed, [wasSet('p3', 'W1-0-0', 0.9)]),
      history: { [FIRST_BOARD]: missed },
    };
    expect(ticked(once, later)!.history[FIRST_BOARD]).toEqual(missed);
    expect(ticked(once, { ...later, history: {} })!.history[FIRST_BOARD]).toHaveLength(1);
  });

  test('keeps an acknowledged command on top until its version is here', () => {
    const before = issued(fresh(), 'aaaaaaaa:1', setting('W1-0-0', 0.9), AT);
    const early = acked(before, { id: 'aaaaaaaa:1', version: 4 });
    expect(early.pending).toHaveLength(1);
    const done = ticked(early, tickOf(early.confirmed, [wasSet('p2', 'W1-0-0', 0.9)]))!;
    expect(done.pending).toEqual([]);
    expect(first(done.view)).toBe(0.9);
  });

  test('drops an acknowledged command whose version is already here', () => {
    const before = issued(fresh(), 'aaaaaaaa:1', setting('W1-0-0', 0.9), AT);
    const here = ticked(before, tickOf(before.confirmed, [wasSet('p2', 'W1-0-0', 0.9)]))!;
    expect(acked(here, { id: 'aaaaaaaa:1', version: 4 }).pending).toEqual([]);
  });

  test('returns to the confirmed value when a command is refused, and keeps the others', () => {
    let replica = issued(fresh(), 'aaaaaaaa:1', setting('W1-0-0', 0.9), AT);
    replica = issued(replica, 'aaaaaaaa:2', setting('W1-0-1', 0.8), AT);
    replica = rejected(replica, { id: 'aaaaaaaa:1' });
    expect(replica.view.boards[FIRST_BOARD]!.parameters.slice(0, 2)).toEqual([0.1, 0.8]);
    expect(replica.pending.map(({ id }) => id)).toEqual(['aaaaaaaa:2']);
  });

  test('makes one command of unsent sets of one parameter', () => {
    let replica = issued(fresh(), 'aaaaaaaa:1', setting('W1-0-0', 0.2), AT);
    replica = issued(replica, 'aaaaaaaa:2', setting('W1-0-0', 0.3), AT);
    replica = issued(replica, 'aaaaaaaa:3', setting('W1-0-1', 0.4), AT);
    expect(replica.pending.map(({ command }) => command)).toEqual([
      setting('W1-0-0', 0.3),
      setting('W1-0-1', 0.4),
    ]);
  });

  test('never changes a command that has gone out', () => {
    let replica = issued(fresh(), 'aaaaaaaa:1', setting('W1-0-0', 0.2), AT);
    replica = sent(replica, new Set(['aaaaaaaa:1']));
    replica = issued(replica, 'aaaaaaaa:2', setting('W1-0-0', 0.3), AT);
    expect(replica.pending.map(({ id }) => id)).toEqual(['aaaaaaaa:1', 'aaaaaaaa:2']);
    expect(first(replica.view)).toBe(0.3);
  });

  test('forgets a hold that is let go before it went out', () => {
    const hold: Command = { type: 'hold', board: FIRST_BOARD, parameter: 'W1-0-0' };
    let replica = issued(fresh(), 'aaaaaaaa:1', hold, AT);
    replica = issued(replica, 'aaaaaaaa:2', { ...hold, type: 'release' }, AT);
    expect(replica.pending).toEqual([]);
    expect(replica.view).toEqual(replica.confirmed);
  });

  test('K5: sends what is unsent, and on a fresh connection all that is unanswered, ids unchanged', () => {
    let replica = issued(fresh(), 'aaaaaaaa:1', setting('W1-0-0', 0.2), AT);
    replica = sent(replica, new Set(['aaaaaaaa:1']));
    replica = issued(replica, 'aaaaaaaa:2', setting('W1-0-1', 0.3), AT);
    expect(outbox(replica, false).map(({ id }) => id)).toEqual(['aaaaaaaa:2']);
    expect(outbox(replica, true).map(({ id }) => id)).toEqual(['aaaaaaaa:1', 'aaaaaaaa:2']);
    const answered = acked(replica, { id: 'aaaaaaaa:1', version: 99 });
    expect(outbox(answered, true).map(({ id }) => id)).toEqual(['aaaaaaaa:2']);
  });

  describe('K11: of what was refused for the moment', () => {
    const hold: Command = { type: 'hold', board: FIRST_BOARD, parameter: 'W1-0-0' };
    const both: Command = {
      type: 'set-parameters',
      board: FIRST_BOARD,
      values: [
        ['W1-0-0', 0.2],
        ['W1-0-1', 0.3],
      ],
    };
    const out = (command: Command): Replica =>
      sent(issued(fresh(), 'aaaaaaaa:1', command, AT), new Set(['aaaaaaaa:1']));
    const ids = (replica: Replica): string[] => replica.pending.map(({ id }) => id);

    test('keeps the value in view and sends it again, with what waits behind it, in the order of issue', () => {
      let replica = postponed(out(setting('W1-0-0', 0.2)), 'aaaaaaaa:1');
      replica = issued(replica, 'aaaaaaaa:2', setting('W1-0-1', 0.3), AT);
      expect(first(replica.view)).toBe(0.2);
      expect(outbox(replica, false)).toEqual([]);
      expect(retries(replica).map(({ id }) => id)).toEqual(['aaaaaaaa:1', 'aaaaaaaa:2']);
      replica = sent(replica, new Set(ids(replica)));
      expect(retries(replica)).toEqual([]);
    });

    test('drops what a later value stands for, whether that came before the refusal or after', () => {
      const later = setting('W1-0-0', 0.3);
      const early = postponed(issued(out(setting('W1-0-0', 0.2)), 'aaaaaaaa:2', later, AT), 'aaaaaaaa:1');
      expect(ids(early)).toEqual(['aaaaaaaa:2']);
      const late = issued(postponed(out(setting('W1-0-0', 0.2)), 'aaaaaaaa:1'), 'aaaaaaaa:2', later, AT);
      expect(ids(late)).toEqual(['aaaaaaaa:2']);
      expect(outbox(late, false).map(({ id }) => id)).toEqual(['aaaaaaaa:2']);
    });

    test('keeps only the parameters that no later command sets', () => {
      const replica = issued(postponed(out(both), 'aaaaaaaa:1'), 'aaaaaaaa:2', setting('W1-0-0', 0.9), AT);
      expect(replica.pending.map(({ command }) => command)).toEqual([
        setting('W1-0-1', 0.3),
        setting('W1-0-0', 0.9),
      ]);
    });

    test('does not pick up again what has been let go since', () => {
      const replica = issued(
        postponed(out(hold), 'aaaaaaaa:1'),
        'aaaaaaaa:2',
        { ...hold, type: 'release' },
        AT,
      );
      expect(ids(replica)).toEqual(['aaaaaaaa:2']);
    });

    test('never repeats what was acknowledged after all', () => {
      const one = setting('W1-0-0', 0.2);
      const answer = { id: 'aaaaaaaa:1', version: 99 } as const;
      expect(retries(postponed(acked(out(one), answer), 'aaaaaaaa:1'))).toEqual([]);
      expect(retries(acked(postponed(out(one), 'aaaaaaaa:1'), answer))).toEqual([]);
    });
  });

  test('predicts nothing of an undo, which takes what only the server knows', () => {
    const before = issued(fresh(), 'aaaaaaaa:1', setting('W1-0-0', 0.9), AT);
    const then = issued(before, 'aaaaaaaa:2', { type: 'undo', board: FIRST_BOARD }, AT);
    expect(then.view).toEqual(before.view);
    expect(then.pending).toHaveLength(2);
  });

  test('goes by the rules it is given', () => {
    const strict = { ...rules, refusal: () => ({ code: 'never' }) };
    const replica = welcomed(null, welcomeOf(openedWorkshop()), strict)!;
    expect(replica.rules).toBe(strict);
    expect(welcomed(replica, welcomeOf(openedWorkshop()))!.rules).toBe(strict);
  });

  test('says beforehand why a command would be refused', () => {
    const replica = fresh();
    expect(refusalNow(replica, setting('W1-0-0', 0.2), AT)).toBeUndefined();
    expect(refusalNow(replica, setting('W9-0-0', 0.2), AT)).toMatchObject({ code: 'unknown-parameter' });
    expect(refusalNow(replica, { type: 'freeze' }, AT)).toMatchObject({ code: 'not-allowed' });
  });
});

describe('a heavy board (F10)', () => {
  const heavyTick = (before: WorkshopState, value: number): Tick => {
    const tick = tickOf(before, [wasSet('p3', 'b1-0', value)]);
    return { ...tick, observations: {}, awaited: { [FIRST_BOARD]: tick.version } };
  };
  const seenOf = ({ confirmed }: Replica, version = confirmed.version) => ({
    boards: { [FIRST_BOARD]: { version, observation: observe(confirmed.boards[FIRST_BOARD]!) } },
  });

  test('what was observed of it before is dropped with the tick, and comes again with `observed`', () => {
    const before = fresh();
    const awaiting = ticked(before, heavyTick(before.confirmed, 0.5))!;
    expect(awaiting.observations).toEqual({});
    expect(awaiting.history[FIRST_BOARD]?.at(-1)?.loss).toBeNull();
    const seen = observed(awaiting, seenOf(awaiting));
    expect(seen.observations[FIRST_BOARD]).toEqual(observe(awaiting.confirmed.boards[FIRST_BOARD]!));
    expect(seen.history[FIRST_BOARD]?.at(-1)?.loss).toBe(seen.observations[FIRST_BOARD]?.loss);
    expect(seen.awaited).toEqual({});
  });

  test('what was observed of older or newer numbers is ignored, and so is what nobody awaits', () => {
    const before = fresh();
    const first = ticked(before, heavyTick(before.confirmed, 0.5))!;
    const second = ticked(first, heavyTick(first.confirmed, 0.75))!;
    expect(observed(second, seenOf(first)).observations).toEqual({});
    expect(observed(first, seenOf(second)).observations).toEqual({});
    const { observations } = before;
    expect(observed(before, seenOf(first, before.confirmed.version)).observations).toEqual(observations);
  });

  test('a tick that brings an observation awaits none any more', () => {
    const before = fresh();
    const awaiting = ticked(before, heavyTick(before.confirmed, 0.5))!;
    const light = ticked(awaiting, tickOf(awaiting.confirmed, [wasSet('p3', 'b1-0', 1)]))!;
    expect(light.awaited).toEqual({});
    expect(light.observations[FIRST_BOARD]).toBeDefined();
  });
});
