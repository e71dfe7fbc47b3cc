import { describe, expect, it } from 'vitest';
import { codeLosses } from '#shared/lessons/code-losses.ts';
import { hidden, visible } from '#shared/lessons/code-losses-tests.ts';
import { tallied } from '#shared/workshop/code/counting.ts';
import type { Command } from '#shared/workshop/features.ts';
import { codeOf, judgeCode } from '#shared/workshop/model/code.ts';
import { limits } from '#shared/workshop/model/limits.ts';
import { cleanLines } from '#shared/workshop/model/text.ts';
import { rules } from '#shared/workshop/rules.ts';
import numpy from '../../reference/numpy.json' with { type: 'json' };
import { Play } from './play.ts';

type Body<Type extends Command['type']> = Omit<Extract<Command, { type: Type }>, 'type'>;

/** A class of p1 (who teaches), p2, p3 and p4 with the activity of the tests. */
class Class extends Play {
  constructor() {
    super(rules, 'Seoyeon', 'Jiho', 'Haneul');
    expect(this.by('p1', 'open-activity', { activity: 'tiny' })).toBe('accepted');
  }

  by<Type extends Command['type']>(who: string | null, type: Type, body: Body<Type>): string {
    const decision = this.does(who, { type, ...body } as unknown as Command);
    return decision.ok ? 'accepted' : decision.rejection.code;
  }

  reports(who: string, passed: readonly boolean[], shared = false, source = 'Sentinel-Code'): string {
    return this.by(who, 'report-code', { passed, shared, source });
  }

  sent(id: string | null): string {
    return JSON.stringify(
      this.steps.map(({ event, before, after }) => {
        const viewer = { id, open: ['class', 'b2', 'b3'] };
        return [rules.show(event, before, after, viewer), rules.view(after, viewer)];
      }),
    );
  }
}

describe('code that everybody writes', () => {
  it('is reported for each function and for the hidden tests, and the latest report counts (X1, X2)', () => {
    const room = new Class();
    expect(room.reports('p2', [true, false])).toBe('accepted');
    expect(room.reports('p2', [true, true])).toBe('accepted');
    expect(codeOf(room.state).own.p2).toEqual({
      activity: 'tiny',
      passed: [true, true],
      shared: false,
      source: 'Sentinel-Code',
    });
    expect(room.reports('p2', [true])).toBe('wrong-shape');
    expect(room.reports('p2', [true, true], false, 'x'.repeat(limits.codeLength + 1))).toBe('code-too-long');
    expect(room.by('p1', 'close-activity', {})).toBe('accepted');
    expect(room.reports('p2', [true, true])).toBe('no-activity');
  });

  it('reaches no goal, whatever is said of it (X1)', () => {
    const room = new Class();
    room.reports('p2', [true, true], true);
    expect(room.steps.map(({ event }) => event.type)).not.toContain('goal-reached');
  });

  it('is for its author alone, and for the instructors once it is shared (X2)', () => {
    const room = new Class();
    room.reports('p2', [true, false]);
    for (const other of ['p1', 'p3', null]) expect(room.sent(other)).not.toContain('Sentinel-Code');
    expect(room.sent('p2')).toContain('Sentinel-Code');
    room.reports('p2', [true, false], true);
    expect(room.sent('p1')).toContain('Sentinel-Code');
    for (const other of ['p3', 'p4', null]) expect(room.sent(other)).not.toContain('Sentinel-Code');
  });

  it('is counted for everybody without a name (X3)', () => {
    const room = new Class();
    room.reports('p2', [true, false]);
    room.reports('p3', [true, true]);
    room.steps.splice(0);
    room.take(tallied(room.state, room.at));
    const { tally } = codeOf(rules.view(room.state, { id: 'p4', open: [] }));
    expect(tally).toEqual({ activity: 'tiny', people: 2, passed: [2, 1] });
    expect(room.steps.map(({ event }) => event)).toEqual([
      expect.objectContaining({ type: 'code-counted', by: null, people: 2, passed: [2, 1] }),
    ]);
    expect(tallied(room.state, room.at)).toEqual([]);
  });

  it('is shown to everybody where its author shares it and an instructor chooses it (X4)', () => {
    const room = new Class();
    room.reports('p2', [true, true]);
    expect(room.by('p1', 'show-code', { whose: 'p2' })).toBe('code-not-shared');
    expect(room.by('p1', 'show-code', { whose: 'p3' })).toBe('code-not-shared');
    room.reports('p2', [true, true], true);
    expect(room.by('p2', 'show-code', { whose: 'p2' })).toBe('not-allowed');
    expect(room.by('p1', 'show-code', { whose: 'p2' })).toBe('accepted');
    for (const viewer of ['p3', null]) {
      const { shown } = codeOf(rules.view(room.state, { id: viewer, open: [] }));
      expect(shown).toEqual({ activity: 'tiny', by: 'p2', source: 'Sentinel-Code' });
    }
    expect(room.by('p1', 'show-code', { whose: null })).toBe('accepted');
    expect(codeOf(room.state).shown).toBeNull();
  });

  it('is written where Python is warmed up, and who has it is told to the instructors (X5)', () => {
    const room = new Class();
    expect(room.by('p2', 'warm-python', {})).toBe('not-allowed');
    expect(room.by('p1', 'warm-python', {})).toBe('accepted');
    expect(room.by('p2', 'tell-python', { ready: true })).toBe('accepted');
    expect(room.by('p3', 'tell-python', { ready: false })).toBe('accepted');
    const seen = (id: string | null) => codeOf(rules.view(room.state, { id, open: [] }));
    expect(seen('p1').browsers).toEqual({ p2: true, p3: false });
    expect(seen('p2')).toMatchObject({ warm: true, browsers: {} });
    expect(seen(null)).toMatchObject({ warm: true, browsers: {} });
  });

  it('keeps its lines and nothing unseen', () => {
    expect(cleanLines('a\r\n\tb \u202e\u200b\u0000\n\n가')).toBe('a\n    b\n\n가');
  });
});

describe('the tests of code-losses', () => {
  it('want what NumPy comes to for the answers of the lecture', () => {
    const wanted = numpy.lecture_losses.flatMap((one) => [one.mse, one['cross_entropy_delta_1e-7']]);
    const ids = ['mse-first', 'ce-first', 'mse-second', 'ce-second'];
    ids.forEach((id, index) => {
      expect(visible.find((test) => test.id === id)!.gives).toBeCloseTo(wanted[index]!, 12);
    });
    expect(visible.find(({ id }) => id === 'ce-zero')!.gives).toBeCloseTo(16.1181, 4);
    const half = visible.find(({ id }) => id === 'mse-first')!.slips.find(({ slip }) => slip === 'half-sum');
    expect(half!.leads).toBeCloseTo(numpy.lecture_losses[0]!.half_sse, 12);
  });

  it('name every slip in both languages, and tell them apart', () => {
    const { slips, tolerance } = codeLosses.code!;
    for (const test of [...visible, ...hidden]) {
      expect(judgeCode(test, { kind: 'number', value: test.gives }, tolerance)).toEqual({ passed: true });
      for (const { slip, leads } of test.slips) {
        expect(slips.map(({ id }) => id)).toContain(slip);
        expect(judgeCode(test, { kind: 'number', value: leads }, tolerance)).toEqual({ passed: false, slip });
      }
      expect(judgeCode(test, { kind: 'number', value: Number.NaN }, tolerance).passed).toBe(false);
      expect(judgeCode(test, { kind: 'none' }, tolerance).passed).toBe(false);
    }
  });
});
