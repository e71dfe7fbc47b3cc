import { describe, expect, it } from 'vitest';
import type { Command } from '#shared/workshop/features.ts';
import { askKinds, isAsked, sentenceOf, shown, tenthOf } from '#shared/workshop/model/ask.ts';
import { type Prediction, predictionsOf } from '#shared/workshop/model/prediction.ts';
import { measureNow } from '#shared/workshop/model/quantity.ts';
import { allReady } from '#shared/workshop/predictions/counting.ts';
import { rules } from '#shared/workshop/rules.ts';
import { Play } from './play.ts';

type Body<Type extends Command['type']> = Omit<Extract<Command, { type: Type }>, 'type'>;

/** A class of p1 (who teaches), p2 and p3, without an activity. */
class Class extends Play {
  constructor() {
    super(rules, 'Jiho', 'Haneul');
  }

  get asked(): Prediction {
    return predictionsOf(this.state).list.at(-1)!;
  }

  get weight(): number {
    return measureNow({ what: 'parameter', key: 'W1-0-0' }, this.state.boards.class!);
  }

  by<Type extends Command['type']>(who: string | null, type: Type, body: Body<Type>): string {
    const decision = this.does(who, { type, ...body } as unknown as Command);
    return decision.ok ? 'accepted' : decision.rejection.code;
  }

  asks(body: Body<'ask'>): string {
    return this.by('p1', 'ask', body);
  }

  answers(who: string, answer: number): string {
    const { id, rounds } = this.asked;
    return this.by(who, 'answer-prediction', { prediction: id, round: rounds.length - 1, answer });
  }

  reveals(right?: number): string {
    const marked = right === undefined ? {} : { right };
    return this.by('p1', 'reveal-prediction', { prediction: this.asked.id, ...marked });
  }
}

const raise = { kind: 'direction', board: 'class', parameter: 'W1-0-0', to: 4 } as const;

describe('a question asked on the spot', () => {
  it('says what will be set and how little is the same, and its reveal really sets it (Q10, Q12)', () => {
    const room = new Class();
    const before = measureNow({ what: 'loss' }, room.state.boards.class!);
    const from = room.weight;
    expect(room.asks(raise)).toBe('accepted');
    const { asking, board } = room.asked;
    expect(asking).toMatchObject({ id: 'ask-direction', about: { parameter: 'W1-0-0', from, to: 4 } });
    expect(asking.answer).toEqual({ kind: 'direction', still: tenthOf(before) });
    expect(board).toBe('class');
    expect(room.by('p2', 'set-parameters', { board: 'class', values: [['b1-0', 1]] })).toBe('board-rests');
    expect(room.weight).toBe(from);
    room.answers('p2', 0);
    room.answers('p3', 1);
    expect(room.reveals()).toBe('accepted');
    expect(room.weight).toBe(4);
    const { truth, rounds, lines } = room.asked.reveal!;
    const moved = measureNow({ what: 'loss' }, room.state.boards.class!) - before;
    expect(truth!.value).toBe(moved);
    const right = Math.abs(moved) <= tenthOf(before) ? 2 : moved > 0 ? 0 : 1;
    expect(truth!.right).toEqual([right]);
    expect(rounds[0]).toMatchObject({
      count: 2,
      histogram: [
        [0, 1],
        [1, 1],
      ],
    });
    expect(lines).toEqual([]);
  });

  it('asks for a number on a ruler that gives nothing away (Q10)', () => {
    const room = new Class();
    expect(room.asks({ ...raise, kind: 'number', to: 4 })).toBe('accepted');
    const { answer } = room.asked.asking;
    expect(room.asks({ ...raise, kind: 'number', to: -900 })).toBe('accepted');
    expect(room.asked.asking.answer).toEqual(answer);
    expect(answer).toMatchObject({ kind: 'number', least: 0 });
    room.reveals();
    expect(room.asked.reveal!.truth!.value).toBe(measureNow({ what: 'loss' }, room.state.boards.class!));
  });

  it('asks the next number of the activity where no weight is named, as long as there is one (Q10)', () => {
    const room = new Class();
    expect(room.asks({ kind: 'number' })).toBe('nothing-to-ask');
    room.by('p1', 'open-activity', { activity: 'tiny' });
    room.by('p1', 'close-activity', {});
    room.by('p1', 'open-activity', { activity: 'tiny' });
    room.by('p1', 'step-activity', { step: 4 });
    expect(room.asks({ kind: 'number' })).toBe('accepted');
    expect(room.asked.asking.id).toBe('z');
  });

  it.each([
    [{ kind: 'direction' }, 'ask-incomplete'],
    [{ ...raise, to: undefined }, 'ask-incomplete'],
    [{ ...raise, board: 'b9' }, 'unknown-board'],
    [{ ...raise, parameter: 'W9-0-0' }, 'unknown-parameter'],
    [{ ...raise, to: Number.NaN }, 'value-not-finite'],
    [{ ...raise, to: 1e7 }, 'value-out-of-range'],
  ] as const)('%j is refused with %s (Q10)', (body, code) => {
    expect(new Class().asks(body as Body<'ask'>)).toBe(code);
  });

  it('is not asked where nothing would change, or of a board that is closed (Q10)', () => {
    const room = new Class();
    expect(room.asks({ ...raise, to: room.weight })).toBe('ask-incomplete');
    room.by('p1', 'open-board', { title: 'Two', of: 'class', as: 'start' });
    room.by('p1', 'close-board', { board: 'b2' });
    expect(room.asks({ ...raise, board: 'b2' })).toBe('board-closed');
  });

  it('takes the place of the one before it, and each has an id of its own (Q11)', () => {
    const room = new Class();
    room.asks(raise);
    room.answers('p2', 0);
    room.reveals();
    room.asks({ kind: 'choice' });
    room.asks({ kind: 'choice' });
    expect(predictionsOf(room.state).list.map(({ id }) => id)).toEqual(['q3']);
    const kept = room.log.filter(
      ({ type }) => type === 'prediction-opened' || type === 'prediction-revealed',
    );
    expect(kept.map((event) => [event.type, (event as { prediction?: string }).prediction])).toEqual([
      ['prediction-opened', 'q1'],
      ['prediction-revealed', 'q1'],
      ['prediction-opened', 'q2'],
      ['prediction-opened', 'q3'],
    ]);
    expect(room.by('p1', 'drop-prediction', { prediction: 'q3' })).toBe('accepted');
    expect(room.by('p1', 'drop-prediction', { prediction: 'q3' })).toBe('unknown-prediction');
    room.asks({ kind: 'ready' });
    room.by('p1', 'open-activity', { activity: 'tiny' });
    expect(predictionsOf(room.state).list.some(({ asking }) => isAsked(asking))).toBe(false);
  });

  it('that is a poll has a right answer where the instructor says so, and names nobody (Q12)', () => {
    const room = new Class();
    room.asks({ kind: 'choice', choices: 3 });
    room.answers('p2', 2);
    expect(room.answers('p3', 3)).toBe('answer-unknown');
    room.answers('p3', 1);
    expect(room.by('p1', 'reveal-prediction', { prediction: room.asked.id, right: 3 })).toBe(
      'answer-unknown',
    );
    expect(room.reveals(2)).toBe('accepted');
    expect(room.asked.reveal).toMatchObject({
      truth: { right: [2] },
      lines: [],
      rounds: [{ count: 2, right: 1 }],
    });
    room.asks({ kind: 'choice' });
    room.answers('p2', 0);
    room.reveals();
    expect(room.asked.reveal).toMatchObject({ truth: null, lines: [], rounds: [{ histogram: [[0, 1]] }] });
    room.asks(raise);
    expect(room.reveals(0)).toBe('answer-unknown');
  });

  it('of whether everybody is ready closes once all who are connected have answered (Q13)', () => {
    const room = new Class();
    room.asks({ kind: 'ready' });
    const closes = (here: readonly string[]) => allReady(room.state, room.at, (who) => here.includes(who));
    expect(closes([])).toEqual([]);
    room.answers('p2', 0);
    expect(closes(['p1', 'p2', 'p3'])).toEqual([]);
    expect(closes(['p1', 'p2'])).toMatchObject([{ type: 'prediction-closed', by: null, count: 1 }]);
    room.answers('p3', 1);
    room.take(closes(['p2', 'p3']));
    expect(room.asked.status).toBe('closed');
    expect(closes(['p2', 'p3'])).toEqual([]);
  });

  it('is answered by whoever comes in while it is open, too (Q14)', () => {
    const room = new Class();
    room.asks(raise);
    room.answers('p2', 0);
    room.join('Late');
    expect(room.answers('p4', 1)).toBe('accepted');
    room.reveals();
    expect(room.asked.reveal!.rounds[0]!.count).toBe(2);
  });

  it('leaves no page the key, nor anybody else’s answer (Q4)', () => {
    const room = new Class();
    room.asks(raise);
    room.answers('p2', 0);
    for (const id of ['p1', 'p3', null]) {
      const view = JSON.stringify(rules.view(room.state, { id, open: ['class'] }).parts.predictions);
      expect(view).not.toContain('"key"');
      // That somebody has answered, the instructors know (Q15).
      expect(view).toContain(id === 'p1' ? '"answers":{"p2":{}}' : '"answers":{}');
    }
  });
});

describe('the sentence of a question asked on the spot', () => {
  const aim = (parameter: string, from: number, to: number) => ({ parameter, from, to });

  it('is said as one reads it, in both languages', () => {
    expect(sentenceOf('direction', aim('W1-0-0', 0.34, 0.8))).toEqual({
      en: 'Raise $w_{11}^{(1)}$ from 0.34 to 0.80: what will the loss do?',
      ko: '$w_{11}^{(1)}$을 0.34에서 0.80으로 올리면 손실은?',
    });
    expect(sentenceOf('number', aim('b2-1', 0.2, -0.125)).ko).toBe(
      '$b_{2}^{(2)}$를 0.20에서 −0.125로 내리면 손실은 얼마일까요?',
    );
    expect(sentenceOf('direction', aim('W1-10-0', 1, 2)).ko).toContain('$w_{1,11}^{(1)}$을');
    for (const kind of askKinds) expect(sentenceOf(kind).ko).toMatch(/요[.?]$/);
  });

  it('shows values with two to four decimals, and finds round steps', () => {
    expect([0.8, -0.125, 3, -1e-7, 1e-9].map(shown)).toEqual([
      '0.80',
      '−0.125',
      '3.00',
      '−0.0000001',
      '0.00',
    ]);
    expect([0.096, 1, 0.034, 25, 0].map(tenthOf)).toEqual([0.01, 0.1, 0.002, 2, 1e-9]);
  });
});
