import { describe, expect, test } from 'vitest';
import {
  acked,
  issued,
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
import type { Command } from '#shared/workshop/commands.ts';
import type { WorkshopEvent } from '#shared/workshop/events.ts';
import { evolve, evolveAll } from '#shared/workshop/evolve.ts';
import { observe } from '#shared/workshop/observation.ts';
import { openWorkshop } from '#shared/workshop/open.ts';
import { CLASS_BOARD, type WorkshopState } from '#shared/workshop/state.ts';

const AT = 1_000;

function opened(epoch = 'log-1'): WorkshopState {
  const decision = openWorkshop({ locale: 'en', epoch, at: AT });
  if (!decision.ok) throw new Error('a workshop opens');
  const first = decision.events.reduce<WorkshopState | null>(evolve, null);
  return evolveAll(first!, [joined('p2', 'Seoyeon', 1), joined('p3', 'Jiho', 2)]);
}

function joined(id: string, name: string, colour: number): WorkshopEvent {
  return {
    type: 'participant-joined',
    by: id,
    at: AT,
    participant: { id, name, colour, status: 'present' },
  };
}

function welcomeOf(state: WorkshopState, changes: Partial<Welcome> = {}): Welcome {
  return {
    protocol: PROTOCOL,
    workshop: 'K7M4QX',
    epoch: state.epoch,
    version: state.version,
    you: 'p2',
    snapshot: state,
    events: [],
    observations: { [CLASS_BOARD]: observe(state.boards[CLASS_BOARD]!) },
    history: { [CLASS_BOARD]: [] },
    online: ['p1', 'p2', 'p3'],
    ...changes,
  };
}

function fresh(): Replica {
  return welcomed(null, welcomeOf(opened()))!;
}

function setting(parameter: string, value: number): Command {
  return { type: 'set-parameters', board: CLASS_BOARD, values: [[parameter, value]] };
}

function wasSet(by: string, parameter: string, value: number): WorkshopEvent {
  return { type: 'parameters-set', by, at: AT, board: CLASS_BOARD, values: [[parameter, value]] };
}

function tickOf(before: WorkshopState, events: readonly WorkshopEvent[]): Tick {
  const after = evolveAll(before, events);
  return {
    from: before.version,
    version: after.version,
    events,
    observations: { [CLASS_BOARD]: observe(after.boards[CLASS_BOARD]!) },
  };
}

const first = (state: WorkshopState): number => state.boards[CLASS_BOARD]!.parameters[0]!;

describe('a replica', () => {
  test('starts from the snapshot of a welcome', () => {
    const replica = fresh();
    expect(replica.confirmed.version).toBe(3);
    expect(replica.view).toEqual(replica.confirmed);
    expect(replica.you).toBe('p2');
  });

  test('resumes from the events of a welcome, its pending commands on top', () => {
    const before = issued(fresh(), 'aaaaaaaa:1', setting('W1-0-0', 0.9), AT);
    const events = [wasSet('p3', 'W1-0-1', 0.7)];
    const after = welcomed(
      before,
      welcomeOf(evolveAll(before.confirmed, events), { snapshot: null, events }),
    )!;
    expect(after.confirmed.boards[CLASS_BOARD]!.parameters.slice(0, 2)).toEqual([0.1, 0.7]);
    expect(after.view.boards[CLASS_BOARD]!.parameters.slice(0, 2)).toEqual([0.9, 0.7]);
  });

  test('cannot resume from events that do not continue what it has', () => {
    const events = [wasSet('p3', 'W1-0-1', 0.7)];
    expect(welcomed(fresh(), welcomeOf(opened(), { snapshot: null, events, version: 9 }))).toBeUndefined();
    expect(welcomed(null, welcomeOf(opened(), { snapshot: null, events, version: 4 }))).toBeUndefined();
  });

  test('drops what was pending for another log under the same code', () => {
    const before = issued(fresh(), 'aaaaaaaa:1', setting('W1-0-0', 0.9), AT);
    const after = welcomed(before, welcomeOf(opened('log-2')))!;
    expect(after.pending).toEqual([]);
    expect(first(after.view)).toBe(0.1);
  });

  test('shows own commands at once and confirmed ones when they come', () => {
    const replica = issued(fresh(), 'aaaaaaaa:1', setting('W1-0-0', 0.9), AT);
    expect(first(replica.view)).toBe(0.9);
    expect(first(replica.confirmed)).toBe(0.1);
    expect([...pendingParameters(replica, CLASS_BOARD)]).toEqual(['W1-0-0']);
  });

  test('rebases pending commands on what others did', () => {
    const before = issued(fresh(), 'aaaaaaaa:1', setting('W1-0-0', 0.9), AT);
    const after = ticked(before, tickOf(before.confirmed, [wasSet('p3', 'b1-0', 0.5)]))!;
    expect(first(after.view)).toBe(0.9);
    expect(after.view.boards[CLASS_BOARD]!.parameters[6]).toBe(0.5);
  });

  test('leaves a pending command out of the view while it may not happen, and keeps it', () => {
    const before = issued(fresh(), 'aaaaaaaa:1', setting('W1-0-0', 0.9), AT);
    const held: WorkshopEvent = {
      type: 'parameter-held',
      by: 'p3',
      at: AT,
      board: CLASS_BOARD,
      parameter: 'W1-0-0',
    };
    const taken = ticked(before, tickOf(before.confirmed, [held]))!;
    expect(first(taken.view)).toBe(0.1);
    expect(taken.pending).toHaveLength(1);
    const released: WorkshopEvent = { ...held, type: 'parameter-released' };
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
    expect(both.confirmed.boards[CLASS_BOARD]!.parameters.slice(0, 2)).toEqual([0.7, 0.8]);
  });

  test('F2: refuses a tick after a gap', () => {
    const before = fresh();
    const tick = tickOf(evolveAll(before.confirmed, [wasSet('p3', 'W1-0-0', 0.7)]), [
      wasSet('p3', 'W1-0-0', 0.8),
    ]);
    expect(ticked(before, tick)).toBeUndefined();
  });

  test('keeps the history with each tick, and takes the one a catching-up tick brings', () => {
    const before = fresh();
    const tick = tickOf(before.confirmed, [wasSet('p3', 'W1-0-0', 0.7)]);
    const [edit] = ticked(before, tick)!.history[CLASS_BOARD]!;
    expect(edit).toMatchObject({ kind: 'parameters', by: 'p3', moves: [{ from: 0.1, to: 0.7 }] });
    expect(ticked(before, { ...tick, history: { [CLASS_BOARD]: [] } })!.history[CLASS_BOARD]).toEqual([]);
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
    expect(replica.view.boards[CLASS_BOARD]!.parameters.slice(0, 2)).toEqual([0.1, 0.8]);
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
    const hold: Command = { type: 'hold', board: CLASS_BOARD, parameter: 'W1-0-0' };
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
    const hold: Command = { type: 'hold', board: CLASS_BOARD, parameter: 'W1-0-0' };
    const both: Command = {
      type: 'set-parameters',
      board: CLASS_BOARD,
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
      const before = postponed(issued(out(setting('W1-0-0', 0.2)), 'aaaaaaaa:2', later, AT), 'aaaaaaaa:1');
      expect(ids(before)).toEqual(['aaaaaaaa:2']);
      const after = issued(postponed(out(setting('W1-0-0', 0.2)), 'aaaaaaaa:1'), 'aaaaaaaa:2', later, AT);
      expect(ids(after)).toEqual(['aaaaaaaa:2']);
      expect(outbox(after, false).map(({ id }) => id)).toEqual(['aaaaaaaa:2']);
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

  test('says beforehand why a command would be refused', () => {
    const replica = fresh();
    expect(refusalNow(replica, setting('W1-0-0', 0.2), AT)).toBeUndefined();
    expect(refusalNow(replica, setting('W9-0-0', 0.2), AT)).toMatchObject({ code: 'unknown-parameter' });
    expect(refusalNow(replica, { type: 'freeze' }, AT)).toMatchObject({ code: 'not-allowed' });
  });
});
