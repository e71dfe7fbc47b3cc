import { describe, expect, it } from 'vitest';
import type { Command } from '#shared/workshop/features.ts';
import type { Happened } from '#shared/workshop/kernel/log.ts';
import { enterByLink } from '#shared/workshop/links/enter.ts';
import { limits } from '#shared/workshop/model/limits.ts';
import { ONCE } from '#shared/workshop/model/links.ts';
import { AT, given, opened, stateOf } from './given.ts';

const room = opened('Seoyeon', 'Jiho');
const hash = 'h'.repeat(43);

describe('instructors (R1)', () => {
  const two = given(room).when('p1', { type: 'promote', participant: 'p2' }).log();

  it('are as many as there are promoted; each may do everything', () => {
    given(two).when('p2', { type: 'freeze' }).log();
    given(two).when('p1', { type: 'freeze' }).log();
  });

  it('are students again once demoted; the last one stays', () => {
    const one = given(two).when('p2', { type: 'demote', participant: 'p1' }).log();
    given(one).when('p1', { type: 'freeze' }).refused('not-allowed');
    given(one).when('p2', { type: 'demote', participant: 'p2' }).refused('instructor-stays');
    given(one).when('p2', { type: 'leave' }).refused('instructor-stays');
    given(one).when('p2', { type: 'demote', participant: 'p9' }).refused('unknown-participant');
  });

  it('may leave while there is another, and are removed by nobody', () => {
    given(two).when('p1', { type: 'leave' }).log();
    given(two).when('p1', { type: 'remove', participant: 'p2' }).refused('instructor-stays');
  });

  it('handing over to oneself changes nothing', () => {
    const log = given(room).when('p1', { type: 'hand-over', to: 'p1' }).log();
    expect(stateOf(log).participants).toEqual(stateOf(room).participants);
  });
});

describe('a link', () => {
  const make = (more: Partial<Extract<Command, { type: 'make-link' }>>, log: readonly Happened[] = room) =>
    given(log).when('p1', { type: 'make-link', kind: 'device', hash, ...more });
  const enter = (log: readonly Happened[], name?: string, at = AT) => {
    const [link] = Object.keys(stateOf(log).links);
    return enterByLink(stateOf(log), { link: link!, name }, { at, maxParticipants: 10 });
  };

  it('to a device brings back whom it is for (C6)', () => {
    const decision = enter(make({ participant: 'p2', once: true }).log());
    expect(decision).toMatchObject({
      ok: true,
      events: [{ type: 'link-used', by: 'p2', participant: 'p2' }],
    });
  });

  it('to a co-instructor lets a newcomer in as an instructor, also through a locked door (C6)', () => {
    const log = given(make({ kind: 'co-instructor' }).log())
      .when('p1', { type: 'lock-room' })
      .log();
    const decision = enter(log, 'Grace');
    expect(decision).toMatchObject({
      events: [{ type: 'participant-joined', participant: { id: 'p4', name: 'Grace', role: 'instructor' } }],
    });
    expect(enter(log)).toMatchObject({ rejection: { code: 'not-joined' } });
  });

  it.each(['device', 'co-instructor'] as const)('to a %s for one use ends with it (C6)', (kind) => {
    const log = make({ kind, once: true }).log();
    const used = enter(log, 'Grace');
    expect(stateOf([...log, ...(used.ok ? used.events : [])]).links).toEqual({});
    const kept = make({ kind }).log();
    const again = enter(kept, 'Grace');
    expect(Object.keys(stateOf([...kept, ...(again.ok ? again.events : [])]).links)).toHaveLength(1);
  });

  it('for one use ends by itself after a quarter of an hour (C6)', () => {
    const log = make({ once: true }).log();
    expect(enter(log, undefined, AT + ONCE - 1)).toMatchObject({ ok: true });
    expect(enter(log, undefined, AT + ONCE)).toMatchObject({ rejection: { code: 'link-invalid' } });
  });

  it('brings back nobody who is gone (C6)', () => {
    const gone = given(make({ participant: 'p2' }).log())
      .when('p1', { type: 'remove', participant: 'p2' })
      .log();
    expect(enter(gone)).toMatchObject({ rejection: { code: 'link-invalid' } });
  });

  it('lets nobody in as another instructor (C6)', () => {
    const two = given(room).when('p1', { type: 'promote', participant: 'p2' }).log();
    make({ participant: 'p2' }, two).refused('not-allowed');
    make({ participant: 'p9' }).refused('unknown-participant');
    make({ kind: 'co-instructor', participant: 'p2' }).refused('malformed');
  });

  it(`is one of at most ${limits.links} that are not over (C6)`, () => {
    let log = room;
    for (let n = 0; n < limits.links; n++) log = make({ once: true }, log).log();
    expect(Object.keys(stateOf(log).links)).toHaveLength(limits.links);
    make({}, log).refused('too-many-links', { limit: limits.links });
    given(log)
      .when('p1', { type: 'make-link', kind: 'device', hash }, AT + ONCE)
      .log();
  });

  it('has an id that no other had, though a batch before it was folded to fewer versions', () => {
    const first = make({ once: true }).log().at(-1)!;
    const later = given(room)
      .when('p1', { type: 'make-link', kind: 'device', hash }, AT + 1)
      .log()
      .at(-1)!;
    expect(later).not.toMatchObject({ link: (first as Happened & { link: string }).link });
  });

  it('that is revoked is not there any more (C7)', () => {
    const log = make({}).log();
    const [link] = Object.keys(stateOf(log).links);
    const over = given(log).when('p1', { type: 'revoke-link', link: link! }).log();
    expect(stateOf(over).links).toEqual({});
    given(over).when('p1', { type: 'revoke-link', link: link! }).refused('unknown-link');
  });
});
