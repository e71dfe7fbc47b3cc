import { describe, expect, it } from 'vitest';
import type { Command } from '#shared/workshop/features.ts';
import { runningOf } from '#shared/workshop/model/activity.ts';
import { attentionOf } from '#shared/workshop/model/attention.ts';
import { type Prediction, predictionsOf } from '#shared/workshop/model/prediction.ts';
import { rules } from '#shared/workshop/rules.ts';
import { Play } from './play.ts';

type Body<Type extends Command['type']> = Omit<Extract<Command, { type: Type }>, 'type'>;

/** A class of p1 (who teaches), p2, p3 and p4 with the activity of the tests, its first question open. */
class Class extends Play {
  constructor() {
    super(rules, 'Seoyeon', 'Jiho', 'Haneul');
    this.teaches('open-activity', { activity: 'tiny' });
  }

  get prediction(): Prediction {
    return predictionsOf(this.state).list.at(-1)!;
  }

  teaches<Type extends Command['type']>(type: Type, body: Body<Type>): void {
    expect(this.by('p1', type, body)).toBe('accepted');
  }

  /** What comes of a command: accepted, or the code that it is refused with. */
  by<Type extends Command['type']>(who: string | null, type: Type, body: Body<Type>): string {
    const decision = this.does(who, { type, ...body } as unknown as Command);
    return decision.ok ? 'accepted' : decision.rejection.code;
  }

  answers(who: string | null, answer: number, round = 0): string {
    return this.by(who, 'answer-prediction', { prediction: this.prediction.id, round, answer });
  }

  reveal(): NonNullable<Prediction['reveal']> {
    this.teaches('reveal-prediction', { prediction: this.prediction.id });
    return this.prediction.reveal!;
  }
}

describe('a prediction', () => {
  it('is asked with the step that asks it, and its board rests until the reveal (Q1)', () => {
    const room = new Class();
    const { board, asking } = room.prediction;
    expect(asking).toMatchObject({ id: 'z', answer: { kind: 'number', tolerance: 0.005 } });
    const set = { board: board!, values: [['b3-0', 1]] as const };
    expect(room.by('p2', 'set-parameters', set)).toBe('board-rests');
    expect(room.by('p1', 'set-parameters', set)).toBe('board-rests');
    expect(room.by('p2', 'release', { board: board!, parameter: 'b3-0' })).toBe('accepted');
    room.reveal();
    expect(room.by('p2', 'set-parameters', set)).toBe('accepted');
  });

  it('takes one answer of each, which may be changed until it closes (Q2)', () => {
    const room = new Class();
    expect(room.answers('p2', 0.5)).toBe('accepted');
    expect(room.answers('p2', 0.65)).toBe('accepted');
    expect(room.answers('p3', 0.65)).toBe('accepted');
    room.teaches('close-prediction', { prediction: 'q1' });
    expect(room.prediction.rounds[0]!.count).toBe(2);
    expect(room.answers('p2', 0.7)).toBe('prediction-closed');
    expect(room.reveal().rounds[0]!.histogram).toEqual([[0.65, 2]]);
    expect(room.answers('p3', 0.7)).toBe('prediction-closed');
  });

  it('refuses what is no answer, each with its code (Q3)', () => {
    const room = new Class();
    expect(room.answers('p2', Number.NaN)).toBe('value-not-finite');
    expect(room.answers('p2', 1e7)).toBe('value-out-of-range');
    expect(room.by('p2', 'answer-prediction', { prediction: 'q1', round: 0 })).toBe('answer-missing');
    expect(room.by('p2', 'answer-prediction', { prediction: 'q9', round: 0, answer: 1 })).toBe(
      'unknown-prediction',
    );
    expect(room.answers('p2', 0.5, 1)).toBe('prediction-closed');
    expect(room.answers(null, 0.5)).toBe('not-allowed');
    room.teaches('remove', { participant: 'p2' });
    expect(room.answers('p2', 0.5)).toBe('not-joined');
    room.teaches('step-activity', { step: 1 });
    for (const answer of [3, -1, 0.5]) expect(room.answers('p3', answer)).toBe('answer-unknown');
    room.teaches('step-activity', { step: 3 });
    const { id } = room.prediction;
    const line = (more: object) =>
      room.by('p3', 'answer-prediction', { prediction: id, round: 0, ...more } as never);
    expect(line({ answer: 0 })).toBe('line-empty');
    expect(line({ answer: 0, line: ' \u200b ' })).toBe('line-empty');
    expect(line({ answer: 0, line: 'a'.repeat(141) })).toBe('line-too-long');
    expect(line({ line: 'why' })).toBe('answer-missing');
    expect(line({ answer: 1, line: 'why' })).toBe('accepted');
    expect(room.prediction.rounds[0]!.answers.p3).toEqual({ answer: 1, line: 'why' });
  });

  it('is answered in a frozen room, too (Q2)', () => {
    const room = new Class();
    room.teaches('freeze', {});
    expect(room.answers('p2', 0.5)).toBe('accepted');
  });

  it('names the slips that were made, and how many made each, by what the board comes to (Q5)', () => {
    const room = new Class();
    room.answers('p1', 0.62624937);
    room.answers('p2', 0.65);
    room.answers('p3', 0.6456563);
    room.answers('p4', 0.3);
    const { truth, slips, rounds } = room.reveal();
    expect(truth!.value).toBeCloseTo(0.62624937, 8);
    expect(slips.map(({ slip, name }) => [slip, name.en])).toEqual([[0, 'a was passed on']]);
    expect(rounds[0]).toMatchObject({ count: 4, right: 1, slips: [2, 0], unknown: 1 });
  });

  it('is revealed by doing it: the change is made on the board, and what comes of it is right (Q5)', () => {
    const room = new Class();
    room.teaches('step-activity', { step: 1 });
    const { board } = room.prediction;
    const bias = () => room.state.boards[board!]!.parameters.at(-2)!;
    const before = bias();
    room.answers('p2', 0);
    room.answers('p3', 1);
    const { truth, rounds } = room.reveal();
    expect(bias()).toBeCloseTo(before + 0.1, 12);
    expect(truth).toMatchObject({ right: [0] });
    expect(truth!.value).toBeGreaterThan(0);
    expect(rounds[0]).toMatchObject({ right: 1, slips: [1], unknown: 0 });
  });

  it('gives to one of several the answers that what was read lies in (Q5)', () => {
    const room = new Class();
    room.teaches('step-activity', { step: 2 });
    room.answers('p2', 1);
    room.answers('p3', 2);
    const { truth, rounds } = room.reveal();
    expect(truth).toMatchObject({ value: 0.75, right: [1] });
    expect(rounds[0]).toMatchObject({ right: 1, unknown: 1 });
  });

  it('is asked again, and shows both rounds side by side once it is revealed (Q6)', () => {
    const room = new Class();
    room.answers('p2', 0.5);
    room.teaches('close-prediction', { prediction: 'q1' });
    room.teaches('ask-again', { prediction: 'q1' });
    expect(room.answers('p2', 0.5, 0)).toBe('prediction-closed');
    expect(room.answers('p2', 0.625, 1)).toBe('accepted');
    expect(room.by('p1', 'ask-again', { prediction: 'q1' })).toBe('no-more-rounds');
    const { rounds } = room.reveal();
    expect(rounds.map(({ histogram }) => histogram)).toEqual([[[0.5, 1]], [[0.625, 1]]]);
    expect(rounds.map(({ right }) => right)).toEqual([0, 1]);
    expect(room.by('p1', 'ask-again', { prediction: 'q1' })).toBe('prediction-revealed');
    expect(room.by('p1', 'reveal-prediction', { prediction: 'q1' })).toBe('prediction-revealed');
  });

  it('shows what was answered so far to the instructor who asks, and to nobody else (Q4)', () => {
    const room = new Class();
    room.teaches('promote', { participant: 'p4' });
    room.answers('p2', 0.5);
    const seen = (id: string | null) => {
      const view = rules.view(room.state, { id, open: [] });
      return predictionsOf(view).list[0]!;
    };
    expect(seen('p1').looks).toEqual({});
    room.teaches('look-at-answers', { prediction: 'q1' });
    expect(seen('p1').looks).toEqual({ p1: { round: 0, count: 1, histogram: [[0.5, 1]] } });
    for (const other of ['p2', 'p3', 'p4', null]) expect(seen(other).looks).toEqual({});
    expect(room.by('p2', 'look-at-answers', { prediction: 'q1' })).toBe('not-allowed');
  });

  it('without a single answer shows everybody’s line side by side (Q7)', () => {
    const room = new Class();
    room.teaches('step-activity', { step: 3 });
    const { id } = room.prediction;
    for (const [who, answer, line] of [
      ['p2', 0, 'it is one number'],
      ['p3', 1, '  더 세밀해요 '],
    ] as const) {
      expect(room.by(who, 'answer-prediction', { prediction: id, round: 0, answer, line })).toBe('accepted');
    }
    const lit = (participant: string, answer = id) =>
      room.by('p1', 'spotlight', { on: { board: 'class', participant, answer } });
    expect(lit('p3')).toBe('answer-not-revealed');
    const reveal = room.reveal();
    expect(reveal.truth).toBeNull();
    expect(reveal.lines).toEqual([
      { by: 'p2', answer: 0, line: 'it is one number' },
      { by: 'p3', answer: 1, line: '더 세밀해요' },
    ]);
    // One of them may be put on every screen, as it was revealed (N4).
    expect([lit('p4'), lit('p3', 'q99'), lit('p3')]).toEqual([
      'answer-not-revealed',
      'unknown-prediction',
      'accepted',
    ]);
    room.teaches('close-activity', {});
    expect(attentionOf(room.state).spotlight).toMatchObject({
      participant: 'p3',
      answer: { prediction: id, line: '더 세밀해요' },
    });
    expect(room.by('p1', 'spotlight', { on: null })).toBe('accepted');
    expect(attentionOf(room.state).spotlight).toBeNull();
  });

  it('is left when the class goes on, and its board rests no more (Q1)', () => {
    const room = new Class();
    const { board } = room.prediction;
    room.teaches('step-activity', { step: 4 });
    expect(predictionsOf(room.state).list).toEqual([]);
    expect(room.by('p2', 'set-parameters', { board: board!, values: [['b3-0', 1]] })).toBe('accepted');
  });

  it('has a name that no other had', () => {
    const room = new Class();
    room.teaches('close-activity', {});
    room.teaches('open-activity', { activity: 'tiny' });
    expect(room.prediction.id).toBe('q2');
  });

  it('stops the training of its board, and nobody holds anything there (Q1)', () => {
    const room = new Class();
    room.teaches('step-activity', { step: 4 });
    const board = runningOf(room.state)!.boards[0]!.board;
    room.teaches('train', { board });
    room.by('p2', 'hold', { board, parameter: 'b3-0' });
    room.teaches('step-activity', { step: 0 });
    const { training, holds } = room.state.boards[board]!;
    expect([training.running, holds]).toEqual([false, {}]);
  });

  it('is not crossed by undo: what was done before the reveal stays done (Q8)', () => {
    const room = new Class();
    room.teaches('step-activity', { step: 4 });
    const board = runningOf(room.state)!.boards[0]!.board;
    expect(room.by('p2', 'set-parameters', { board, values: [['b3-1', 0.5]], final: true })).toBe('accepted');
    room.teaches('step-activity', { step: 1 });
    expect(room.by('p2', 'undo', { board })).toBe('board-rests');
    room.reveal();
    expect(room.by('p2', 'undo', { board })).toBe('nothing-to-undo');
    expect(room.by('p1', 'undo', { board })).toBe('nothing-to-undo');
  });
});
