import { describe, expect, it } from 'vitest';
import type { Command } from '#shared/workshop/features.ts';
import type { House } from '#shared/workshop/kernel/definition.ts';
import type { Happened } from '#shared/workshop/kernel/log.ts';
import { doorOf, policyOf, waitingOf } from '#shared/workshop/model/door.ts';
import { present } from '#shared/workshop/model/people.ts';
import { comeBack, type JoinContext, join } from '#shared/workshop/people/join.ts';
import { rules } from '#shared/workshop/rules.ts';
import { AT, given, opened, stateOf } from './given.ts';

const knock = (log: readonly Happened[], name: string, more: Partial<JoinContext> = {}) =>
  join(stateOf(log), { name }, { at: AT, maxParticipants: 500, ...more });

/** The log with what a decision led to. */
function follow(log: readonly Happened[], decision: ReturnType<typeof join>): Happened[] {
  if (!decision.ok) throw new Error(decision.rejection.code);
  return [...log, ...decision.events];
}

const does = (log: readonly Happened[], command: Command, house?: Partial<House>) => {
  const all: House = {
    maxParticipants: 500,
    isHere: () => true,
    hasActed: () => true,
    originsOf: () => [],
    ...house,
  };
  return rules.decide(stateOf(log), command, { by: 'p1', at: AT, house: all });
};

const statusOf = (log: readonly Happened[], id: string) => stateOf(log).participants[id]?.status;
const approval = (...names: string[]) =>
  given(opened(...names))
    .when('p1', { type: 'set-door', door: 'approval' })
    .log();
/** p2 is in, p3 and p4 wait. */
const two = ['Ada', 'Bob'].reduce((log, name) => follow(log, knock(log, name)), approval('Seoyeon'));

it('gives those who wait at the door colours of their own, which they keep in the room', () => {
  const inside = given(two)
    .when('p1', { type: 'admit', participants: ['p3', 'p4'] })
    .log();
  expect(present(stateOf(inside)).map(({ colour }) => colour)).toEqual([0, 1, 2, 3]);
});

describe('a room that is full', () => {
  const ghosts = { isHere: (id: string) => id === 'p4', hasActed: (id: string) => id === 'p2' };

  it('D1: lets a newcomer have the place of the first who is away and never did anything', () => {
    const log = opened('A', 'B', 'C');
    const full = follow(log, knock(log, 'D', { maxParticipants: 4, ...ghosts }));
    expect(full.slice(-2).map(({ type }) => type)).toEqual(['participants-lapsed', 'participant-joined']);
    expect(present(stateOf(full)).map(({ name }) => name)).toEqual(['Instructor', 'A', 'C', 'D']);
    expect(statusOf(full, 'p3')).toBe('lapsed');
  });

  it('D1: is full where all are here, or have done something', () => {
    const log = opened('A', 'B');
    const here = { maxParticipants: 3, isHere: () => true, hasActed: () => false };
    const acted = { maxParticipants: 3, isHere: () => false, hasActed: () => true };
    for (const more of [here, acted, { maxParticipants: 3 }]) {
      expect(knock(log, 'C', more)).toEqual({
        ok: false,
        rejection: { code: 'room-full', params: { limit: 3 } },
      });
    }
  });

  it('D2: takes back who made place, as they were, once there is place again', () => {
    const log = opened('A', 'B', 'C');
    const full = follow(log, knock(log, 'D', { maxParticipants: 4, ...ghosts }));
    expect(
      comeBack(stateOf(full), 'p3', { at: AT, maxParticipants: 4, ...ghosts, hasActed: () => true }),
    ).toMatchObject({
      rejection: { code: 'room-full' },
    });
    const back = follow(full, comeBack(stateOf(full), 'p3', { at: AT, maxParticipants: 5 }));
    expect(stateOf(back).participants.p3).toEqual(stateOf(log).participants.p3);
  });

  it('D2: under another name where theirs was given away', () => {
    const log = opened('A', 'B', 'C');
    const full = follow(log, knock(log, 'D', { maxParticipants: 4, ...ghosts }));
    const taken = follow(full, knock(full, 'B'));
    const back = follow(taken, comeBack(stateOf(taken), 'p3', { at: AT, maxParticipants: 9 }));
    expect(stateOf(back).participants.p3).toMatchObject({ name: 'B 2', status: 'present' });
  });
});

describe('the door', () => {
  it('D3: has newcomers wait while an instructor lets them in', () => {
    expect(policyOf(stateOf(two))).toBe('approval');
    expect(waitingOf(stateOf(two))).toEqual(['p3', 'p4']);
    expect(present(stateOf(two)).map(({ id }) => id)).toEqual(['p1', 'p2']);
  });

  it('D3: keeps lock-room and unlock-room as they are', () => {
    const locked = given(two).when('p1', { type: 'lock-room' }).log();
    expect(knock(locked, 'C')).toEqual({ ok: false, rejection: { code: 'room-locked' } });
    const unlocked = given(locked).when('p1', { type: 'unlock-room' }).log();
    expect(policyOf(stateOf(unlocked))).toBe('approval');
  });

  it('D3: lets a co-instructor through', () => {
    const decision = knock(two, 'Co', { role: 'instructor' });
    expect(decision).toMatchObject({ ok: true, events: [{ type: 'participant-joined' }] });
  });

  it('D4: who waits does nothing in the room, and nobody does anything to them there', () => {
    given(two)
      .when('p3', { type: 'add-point', board: 'class', point: [0, 0, 1] })
      .refused('not-joined');
    given(two).when('p3', { type: 'leave' }).refused('not-joined');
    given(two).when('p1', { type: 'promote', participant: 'p3' }).refused('unknown-participant');
  });

  it('D5: an instructor lets in one or all; who no longer waits is passed over', () => {
    const one = given(two)
      .when('p1', { type: 'admit', participants: ['p4', 'p2', 'p99'] })
      .log();
    expect([statusOf(one, 'p3'), statusOf(one, 'p4')]).toEqual(['waiting', 'present']);
    const all = given(one)
      .when('p1', { type: 'admit', participants: ['p3', 'p4'] })
      .log();
    expect(present(stateOf(all))).toHaveLength(4);
    expect(waitingOf(stateOf(all))).toEqual([]);
  });

  it('D5: under another name where theirs is taken meanwhile', () => {
    const twins = follow(two, knock(two, 'Ada'));
    const all = given(twins)
      .when('p1', { type: 'admit', participants: ['p3', 'p4', 'p5'] })
      .log();
    expect(present(stateOf(all)).map(({ name }) => name)).toEqual([
      'Instructor',
      'Seoyeon',
      'Ada',
      'Bob',
      'Ada 2',
    ]);
  });

  it('D5: not more than the room holds', () => {
    const command = { type: 'admit', participants: ['p3', 'p4'] } as const;
    expect(does(two, command, { maxParticipants: 3 })).toEqual({
      ok: false,
      rejection: { code: 'room-full', params: { limit: 3 } },
    });
  });

  it('D5: turns away', () => {
    const away = given(two)
      .when('p1', { type: 'turn-away', participants: ['p3'] })
      .log();
    expect(statusOf(away, 'p3')).toBe('refused');
    given(away)
      .when('p1', { type: 'admit', participants: ['p3'] })
      .leadsTo({ type: 'participants-admitted', participants: [] });
  });

  it('D6: opening it lets in who waits', () => {
    const open = given(two).when('p1', { type: 'set-door', door: 'open' }).log();
    expect(present(stateOf(open)).map(({ id }) => id)).toEqual(['p1', 'p2', 'p3', 'p4']);
    expect(policyOf(stateOf(open))).toBe('open');
  });

  it('D7: holds as many who wait as the room holds; who is away makes place', () => {
    const full = { maxParticipants: 2 };
    expect(knock(two, 'C', { ...full, isHere: () => true })).toMatchObject({
      rejection: { code: 'room-full' },
    });
    const next = follow(two, knock(two, 'C', { ...full, isHere: (id) => id !== 'p4' }));
    expect([statusOf(next, 'p4'), statusOf(next, 'p5')]).toEqual(['refused', 'waiting']);
  });
});

describe('removing several', () => {
  const log = opened('A', 'B', 'C');

  it('D8: is one entry of the log', () => {
    given(log)
      .when('p1', { type: 'remove-many', participants: ['p2', 'p4', 'p77'] })
      .leadsTo({ type: 'participants-removed', participants: ['p2', 'p4'] });
  });

  it('D8: or only those of them who never did anything', () => {
    const command = { type: 'remove-many', participants: ['p2', 'p3', 'p4'], idle: true } as const;
    const decision = does(log, command, { hasActed: (id) => id === 'p3' });
    expect(decision).toMatchObject({ events: [{ participants: ['p2', 'p4'] }] });
  });

  it('D8: never an instructor', () => {
    given(log)
      .when('p1', { type: 'remove-many', participants: ['p2', 'p1'] })
      .refused('instructor-stays');
    given(log)
      .when('p1', { type: 'bar', participants: ['p1'] })
      .refused('instructor-stays');
  });
});

describe('whoever is barred', () => {
  const house = { originsOf: (id: string) => (id === 'p2' ? ['where'] : []) };
  const log = opened('A', 'B');
  const barred = follow(log, does(log, { type: 'bar', participants: ['p2'] }, house));

  it('D9: is gone, and who comes from where they came from waits for an instructor', () => {
    expect(statusOf(barred, 'p2')).toBe('barred');
    const other = follow(barred, knock(barred, 'A', { origin: 'where' }));
    expect(doorOf(stateOf(other)).waiting).toEqual({ p4: { at: AT, suspect: true } });
    expect(knock(barred, 'C', { origin: 'elsewhere' })).toMatchObject({
      events: [{ type: 'participant-joined' }],
    });
  });

  it('D9: opening the door does not let them in', () => {
    const other = follow(barred, knock(barred, 'A', { origin: 'where' }));
    const open = given(other).when('p1', { type: 'set-door', door: 'open' }).log();
    expect(waitingOf(stateOf(open))).toEqual(['p4']);
  });

  it('D9: may have been at the door', () => {
    const decision = does(two, { type: 'bar', participants: ['p3', 'p2'] }, { originsOf: () => ['there'] });
    const gone = follow(two, decision);
    expect([statusOf(gone, 'p2'), statusOf(gone, 'p3')]).toEqual(['barred', 'refused']);
    expect(doorOf(stateOf(gone)).barred).toEqual(['there']);
  });
});
