import * as z from 'zod/mini';
import { accept, because, refuse } from '../kernel/decision.ts';
import { type Context, command } from '../kernel/definition.ts';
import type { Happened } from '../kernel/log.ts';
import { instructors } from '../kernel/permissions.ts';
import type { Rejection } from '../kernel/rejections.ts';
import { identifier, number } from '../kernel/schemas.ts';
import {
  type AskKind,
  aimOf,
  askKinds,
  askName,
  lettersOf,
  nextUnknown,
  readiness,
  sentenceOf,
  tenthOf,
} from '../model/ask.ts';
import { limits } from '../model/limits.ts';
import { lookup } from '../model/lookup.ts';
import { predictionsOf } from '../model/prediction.ts';
import { measureNow } from '../model/quantity.ts';
import { type Aim, type Asking, askingOf, changed, type Question, type Words } from '../model/question.ts';
import type { WorkshopState } from '../model/state.ts';
import { unsigned } from '../model/unsigned.ts';
import { refuseValue } from '../parameters/rules.ts';
import { dropping, opening, openingOf } from './commands.ts';

const fields = {
  kind: z.enum(askKinds),
  board: z.exactOptional(identifier),
  parameter: z.exactOptional(identifier),
  /** What the reveal sets it to. */
  to: z.exactOptional(number),
  /** How many letters a poll has; 4 when left out. */
  choices: z.exactOptional(z.int().check(z.minimum(2), z.maximum(limits.choices))),
};

interface Ask {
  readonly kind: AskKind;
  readonly board?: string;
  readonly parameter?: string;
  readonly to?: number;
  readonly choices?: number;
}

/** Letters of a poll, where nobody says how many. */
const LETTERS = 4;

/**
 * Asks everybody something on the spot: where the loss goes when one parameter is set to something, what it is then,
 * one of some letters, or whether they are ready. Whatever else waits, or was asked on the spot, is put away.
 */
export const ask = command('ask', fields, {
  permission: instructors,
  // A poll, or whether everybody is ready, may be asked about what is shown.
  changesBoards: ({ kind }) => kind === 'direction' || kind === 'number',
  cost: 10,
  codes: [
    'ask-incomplete',
    'nothing-to-ask',
    'unknown-board',
    'board-closed',
    'unknown-parameter',
    'value-not-finite',
    'value-out-of-range',
    'no-answer',
  ],
  refuses: (state, ask) => refuseAsk(state, ask),
  decide(state, ask, context) {
    // A page does not know the questions, and what comes of them is the server's to calculate.
    if (context.house === undefined) return accept();
    const left = dropping(state, context);
    const { asked } = predictionsOf(state);
    const onSpot = (asking: Asking) => openingOf(asking, null, asked, context);
    if (ask.kind === 'choice') {
      const choices = lettersOf(ask.choices ?? LETTERS);
      return accept(...left, onSpot(plain(ask.kind, choices)));
    }
    if (ask.kind === 'ready') return accept(...left, onSpot(plain(ask.kind, [...readiness])));
    if (ask.parameter === undefined) {
      return accept(...left, ...opening(state, nextUnknown(state)!.id, context));
    }
    const made = aimed(state, ask, asked, context);
    return made === undefined ? refuse('no-answer') : accept(...left, made);
  },
});

function refuseAsk(
  state: WorkshopState,
  { kind, board: id, parameter, to }: Partial<Ask>,
): Rejection | undefined {
  if (kind === undefined || kind === 'choice' || kind === 'ready') return undefined;
  if (parameter === undefined) {
    if (kind === 'direction') return because('ask-incomplete');
    return nextUnknown(state) === undefined ? because('nothing-to-ask') : undefined;
  }
  const listing = lookup(state.listings, id ?? '');
  if (listing === undefined) return because('unknown-board');
  if (listing.status === 'closed') return because('board-closed');
  const board = lookup(state.boards, listing.id);
  // Whoever does not have it open cannot know.
  if (board === undefined) return undefined;
  const rejection = to === undefined ? undefined : refuseValue([to]);
  if (rejection !== undefined) return rejection;
  if (to === undefined) return because('ask-incomplete');
  if (Number.isNaN(measureNow({ what: 'parameter', key: parameter }, board)))
    return because('unknown-parameter');
  return aimOf(board, parameter, to) === undefined ? because('ask-incomplete') : undefined;
}

function plain(kind: 'choice' | 'ready', choices: readonly Words[]): Asking {
  return { id: askName(kind), board: null, asks: sentenceOf(kind), answer: { kind: 'choice', choices } };
}

/** A question of what the loss does when one parameter is set; undefined where the board gives no loss. */
function aimed(state: WorkshopState, ask: Ask, asked: number, context: Context): Happened | undefined {
  const board = lookup(state.boards, ask.board ?? '')!;
  const aim = aimOf(board, ask.parameter, unsigned(ask.to!))!;
  const change = { kind: 'set', values: [[aim.parameter, aim.to]] } as const;
  const [before, after] = [board, changed(board, change)].map((one) => measureNow({ what: 'loss' }, one));
  if (!Number.isFinite(before) || !Number.isFinite(after)) return undefined;
  const answer =
    ask.kind === 'number' ? rulerOf(before!) : ({ kind: 'direction', still: tenthOf(before!) } as const);
  const question: Question = {
    id: askName(ask.kind),
    board: board.id,
    asks: sentenceOf(ask.kind, aim),
    answer,
    change,
    reads: { what: 'loss' },
    right: { en: 'Calculated after the change', ko: '바꾼 뒤 계산한 값' },
    slips: [],
    shows: {
      en: 'The weight was really changed, and the loss calculated anew.',
      ko: '실제로 바꾼 다음 손실을 다시 계산했어요.',
    },
  };
  return openingOf(askingOfAim(question, aim), board.id, asked, context, question);
}

/** As everybody is asked it: what is the same is said before anybody answers. */
function askingOfAim(question: Question, aim: Aim): Asking {
  const asking: Asking = { ...askingOf(question), board: null, about: aim };
  const { answer } = question;
  return answer.kind === 'direction'
    ? { ...asking, answer: { kind: 'direction', still: answer.still } }
    : asking;
}

/** A ruler for a loss that follows from the loss before the change alone, so that it gives nothing away. */
function rulerOf(loss: number): Extract<Question['answer'], { kind: 'number' }> {
  const tenth = tenthOf(loss);
  const step = Number((tenth / 10).toPrecision(1));
  let decimals = 0;
  for (let unit = step; unit < 0.999 && decimals < 9; unit *= 10) decimals++;
  const most = Math.max(tenth, Math.ceil((2 * loss) / tenth) * tenth);
  return { kind: 'number', tolerance: step, least: 0, most: Number(most.toPrecision(3)), step, decimals };
}
