import { describe, expect, it } from 'vitest';
import type { WorkshopEvent } from '#shared/workshop/features.ts';
import { present } from '#shared/workshop/model/people.ts';
import { join } from '#shared/workshop/people/join.ts';
import { AT, given, opened, stateOf } from './given.ts';

const enter = (name: string, log = opened('김서연')) =>
  join(stateOf(log), { name }, { at: AT, maxParticipants: 3 });

const nameOf = (name: string) => {
  const decision = enter(name);
  const event = decision.ok ? (decision.events[0] as WorkshopEvent) : undefined;
  return event?.type === 'participant-joined' ? event.participant.name : decision;
};

describe('a name (H8)', () => {
  it('is NFKC, without what nobody can see', () => {
    expect(nameOf('  Ａl\u202Eice\u200B  \u0000B ')).toBe('Alice B');
    expect(nameOf('각')).toBe('각');
    expect(nameOf('👨‍👩‍👧')).toBe('👨‍👩‍👧');
  });

  it('is text and nothing else', () => {
    expect(nameOf('<img onerror>')).toBe('<img onerror>');
  });

  it.each(['', '   ', '\u0000\u0007\u001B', '\u200B\u200D', '\u3164', '\uFE0F'])('is not %j', (name) => {
    expect(enter(name)).toMatchObject({ ok: false, rejection: { code: 'name-empty' } });
  });

  it('has at most 24 graphemes', () => {
    expect(nameOf('가'.repeat(24))).toBe('가'.repeat(24));
    expect(nameOf('🇰🇷'.repeat(24))).toBe('🇰🇷'.repeat(24));
    const rejection = { code: 'name-too-long', params: { limit: 24 } };
    expect(enter('가'.repeat(25))).toEqual({ ok: false, rejection });
    expect(enter(`a${'\u0301'.repeat(30)}`)).toEqual({ ok: false, rejection });
  });

  it('is unique in the room whatever its case and spaces, and a free variant is offered', () => {
    expect(enter('김 서연')).toEqual({
      ok: false,
      rejection: { code: 'name-taken', params: { suggestion: '김 서연 2' } },
    });
    expect(enter('김서연 2')).toMatchObject({ ok: true });
  });

  it('is free again when its owner has left', () => {
    const left = given(opened('김서연')).when('p2', { type: 'leave' }).log();
    expect(enter('김서연', left)).toMatchObject({ ok: true });
  });
});

describe('the room (H5)', () => {
  it('lets nobody in while it is locked', () => {
    const locked = given(opened()).when('p1', { type: 'lock-room' }).log();
    expect(enter('Jiho', locked)).toEqual({ ok: false, rejection: { code: 'room-locked' } });
  });

  it('takes no more than it holds', () => {
    expect(enter('C', opened('A', 'B'))).toEqual({
      ok: false,
      rejection: { code: 'room-full', params: { limit: 3 } },
    });
  });

  it('never gives an id twice', () => {
    const left = given(opened('A')).when('p2', { type: 'leave' }).log();
    expect(enter('A', left)).toMatchObject({ events: [{ participant: { id: 'p3' } }] });
  });

  it('uses a presence colour again only after all eight are worn', () => {
    const names = Array.from({ length: 8 }, (_, n) => `Student ${n}`);
    const colours = present(stateOf(opened(...names))).map(({ colour }) => colour);
    expect(colours).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 0]);
  });
});
