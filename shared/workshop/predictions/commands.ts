import * as z from 'zod/mini';
import { accept, because, type Decision, refuse } from '../kernel/decision.ts';
import { type Context, command } from '../kernel/definition.ts';
import type { Happened } from '../kernel/log.ts';
import { anytime, instructors } from '../kernel/permissions.ts';
import type { Rejection } from '../kernel/rejections.ts';
import { identifier, number, text } from '../kernel/schemas.ts';
import { runningOf } from '../model/activity.ts';
import { isAsked, isPoll } from '../model/ask.ts';
import type { BoardContent, BoardId } from '../model/board.ts';
import { limits } from '../model/limits.ts';
import { lookup } from '../model/lookup.ts';
import {
  countOf,
  type Given,
  histogramOf,
  type Prediction,
  predictionOf,
  predictionsOf,
  type Reveal,
  resultOf,
} from '../model/prediction.ts';
import { type Asking, type Change, changed, choicesOf, truthOf } from '../model/question.ts';
import type { WorkshopState } from '../model/state.ts';
import { parseLine } from '../model/text.ts';
import { unsigned } from '../model/unsigned.ts';
import { refuseValue } from '../parameters/rules.ts';
import {
  answersLookedAt,
  askedAgain,
  changeMade,
  predictionAnswered,
  predictionClosed,
  predictionDropped,
  predictionOpened,
  predictionRevealed,
  predictionTimed,
} from './events.ts';

const round = z.int().check(z.minimum(0), z.maximum(limits.rounds - 1));

/** Asks a question of the activity that is under way; its board rests until the reveal. Another that waits is left. */
export const openPrediction = command(
  'open-prediction',
  { question: identifier },
  {
    permission: instructors,
    changesBoards: true,
    cost: 5,
    codes: ['no-activity', 'unknown-question'],
    refuses(state, { question }) {
      const running = runningOf(state);
      if (running === null) return because('no-activity');
      const known = question === undefined || running.text.questions.some(({ id }) => id === question);
      return known ? undefined : because('unknown-question');
    },
    decide(state, { question }, context) {
      // A page does not know the question.
      if (context.house === undefined) return accept();
      return accept(...dropping(state, context), ...opening(state, question, context));
    },
  },
);

/** Answers, or answers anew: of each person the last answer of a round counts, once. */
export const answerPrediction = command(
  'answer-prediction',
  {
    prediction: identifier,
    /** From 0: what was meant for one round is no answer in the next. */
    round,
    answer: z.exactOptional(number),
    line: z.exactOptional(text),
  },
  {
    permission: anytime,
    codes: [
      'unknown-prediction',
      'prediction-closed',
      'answer-missing',
      'answer-unknown',
      'line-empty',
      'line-too-long',
      'value-not-finite',
      'value-out-of-range',
    ],
    refuses(state, { prediction: id, round }) {
      if (id === undefined) return undefined;
      const prediction = predictionOf(state, id);
      if (prediction === undefined) return because('unknown-prediction');
      const isOpen = prediction.status === 'open' && (round ?? last(prediction)) === last(prediction);
      return isOpen ? undefined : because('prediction-closed');
    },
    decide(state, { prediction: id, round, answer, line }, context) {
      const given = parsed(predictionOf(state, id)!.asking, answer, line);
      if ('code' in given) return { ok: false, rejection: given };
      return accept(predictionAnswered.of(context, { prediction: id, round, given }));
    },
    pending: {
      replacedBy: (earlier, later) =>
        isAnswer(later) && later.prediction === earlier.prediction && later.round === earlier.round,
    },
  },
);

/** Takes no more answers in this round. */
export const closePrediction = command(
  'close-prediction',
  { prediction: identifier },
  {
    permission: instructors,
    codes: ['unknown-prediction', 'prediction-revealed'],
    refuses: (state, { prediction }) => refuseUnknown(state, prediction),
    decide(state, { prediction: id }, context) {
      if (context.house === undefined) return accept();
      return accept(closing(predictionOf(state, id)!, context));
    },
  },
);

/** Has it close by itself in so many seconds. */
export const timePrediction = command(
  'time-prediction',
  {
    prediction: identifier,
    seconds: z.int().check(z.minimum(limits.timer.least), z.maximum(limits.timer.most)),
  },
  {
    permission: instructors,
    codes: ['unknown-prediction', 'prediction-closed', 'prediction-revealed'],
    refuses(state, { prediction: id }) {
      const rejection = refuseUnknown(state, id);
      if (rejection !== undefined || id === undefined) return rejection;
      return predictionOf(state, id)?.status === 'open' ? undefined : because('prediction-closed');
    },
    decide: (_state, { prediction, seconds }, context) =>
      accept(predictionTimed.of(context, { prediction, seconds })),
  },
);

/** Asks the same again, after a discussion; nobody has seen the first answers, nor does until the reveal. */
export const askAgain = command(
  'ask-again',
  { prediction: identifier },
  {
    permission: instructors,
    codes: ['unknown-prediction', 'prediction-revealed', 'no-more-rounds'],
    refuses(state, { prediction: id }) {
      const rejection = refuseUnknown(state, id);
      if (rejection !== undefined || id === undefined) return rejection;
      const rounds = predictionOf(state, id)?.rounds.length ?? 0;
      return rounds < limits.rounds ? undefined : because('no-more-rounds', { limit: limits.rounds });
    },
    decide(state, { prediction: id }, context) {
      if (context.house === undefined) return accept();
      const prediction = predictionOf(state, id)!;
      const closed = prediction.status === 'open' ? [closing(prediction, context)] : [];
      return accept(...closed, askedAgain.of(context, { prediction: id }));
    },
  },
);

/** Shows the instructor who asks, and nobody else, what was answered so far in the latest round. */
export const lookAtAnswers = command(
  'look-at-answers',
  { prediction: identifier },
  {
    permission: instructors,
    codes: ['unknown-prediction', 'prediction-revealed'],
    refuses: (state, { prediction }) => refuseUnknown(state, prediction),
    decide(state, { prediction: id }, context) {
      // A page has nobody's answers but its own.
      if (context.house === undefined) return accept();
      const prediction = predictionOf(state, id)!;
      const index = last(prediction);
      const round = prediction.rounds[index]!;
      const look = { round: index, count: countOf(round), histogram: histogramOf(round).map(pair) };
      return accept(answersLookedAt.of(context, { prediction: id, ...look }));
    },
  },
);

/** Tries it: the change is made on the board, the server computes, and the answers fall where they fall. */
export const revealPrediction = command(
  'reveal-prediction',
  {
    prediction: identifier,
    /** Of a poll: which of its answers is right, as the instructor says by now. */
    right: z.exactOptional(z.int()),
  },
  {
    permission: instructors,
    // A poll is about no board.
    changesBoards: ({ prediction }, state) => predictionOf(state, prediction)?.board !== null,
    cost: 20,
    codes: ['unknown-prediction', 'prediction-revealed', 'unknown-board', 'no-answer', 'answer-unknown'],
    refuses(state, { prediction: id, right }) {
      const rejection = refuseUnknown(state, id);
      if (rejection !== undefined || id === undefined || right === undefined) return rejection;
      const prediction = predictionOf(state, id);
      const known = prediction !== undefined && isPoll(prediction.asking) && right >= 0;
      return known && right < choicesOf(prediction.asking) ? undefined : because('answer-unknown');
    },
    decide: (state, { prediction, right }, context) =>
      revealing(state, predictionOf(state, prediction)!, right, context),
  },
);

/** Puts a question away: one that waits is left without a reveal, one that was revealed is shown no more. */
export const dropPrediction = command(
  'drop-prediction',
  { prediction: identifier },
  {
    permission: instructors,
    codes: ['unknown-prediction'],
    refuses(state, { prediction: id }) {
      const known = id === undefined || predictionOf(state, id) !== undefined;
      return known ? undefined : because('unknown-prediction');
    },
    decide: (_state, { prediction }, context) => accept(predictionDropped.of(context, { prediction })),
  },
);

/** What asking a question of the running activity comes to: nothing where it has none such. */
export function opening(state: WorkshopState, question: string, context: Context): Happened[] {
  const running = runningOf(state);
  const asking = running?.text.questions.find(({ id }) => id === question);
  if (running === null || asking === undefined) return [];
  const key = running.key?.questions.find(({ id }) => id === question);
  const board = running.boards.find(({ id }) => id === asking.board)?.board ?? null;
  return [openingOf(asking, board, predictionsOf(state).asked, context, key)];
}

/** What leaves the questions that wait for their reveal, but for one, and those that were asked on the spot. */
export function dropping(state: WorkshopState, context: Context, stays?: Prediction): Happened[] {
  return predictionsOf(state)
    .list.filter((one) => (one.status !== 'revealed' || isAsked(one.asking)) && one !== stays)
    .map(({ id }) => predictionDropped.of(context, { prediction: id }));
}

export function openingOf(
  asking: Asking,
  board: BoardId | null,
  asked: number,
  context: Pick<Context, 'by' | 'at'>,
  key?: Prediction['key'],
): Happened {
  const body = { prediction: `q${asked + 1}`, asking, board };
  return predictionOpened.of(context, key === undefined ? body : { ...body, key });
}

/** What closes a round, with how many have answered. */
export function closing(prediction: Prediction, context: Pick<Context, 'by' | 'at'>): Happened {
  const count = countOf(prediction.rounds.at(-1)!);
  return predictionClosed.of(context, { prediction: prediction.id, count });
}

function revealing(
  state: WorkshopState,
  prediction: Prediction,
  marked: number | undefined,
  context: Context,
): Decision {
  const { id, asking, key, rounds } = prediction;
  // A page has neither the question's answers nor anybody's; it shows the reveal when it comes.
  if (context.house === undefined) return accept();
  const events: Happened[] = prediction.status === 'open' ? [closing(prediction, context)] : [];
  if (key === undefined) {
    const truth = marked === undefined ? null : { value: marked, right: [marked], slips: [] };
    const reveal: Reveal = {
      ...nothingTrue,
      truth,
      rounds: rounds.map((one) => resultOf(one, asking, truth)),
    };
    // Who has answered what in a poll is nobody's to know.
    const lines = asking.answer.kind === 'line' ? linesOf(prediction) : [];
    return accept(
      ...events,
      predictionRevealed.of(context, { prediction: id, reveal: told({ ...reveal, lines }) }),
    );
  }
  const board = lookup(state.boards, prediction.board ?? '');
  if (board === undefined) return refuse('unknown-board');
  const truth = truthOf(key, board);
  if (!Number.isFinite(truth.value)) return refuse('no-answer');
  const results = rounds.map((one) => resultOf(one, asking, truth));
  const slips = key.slips.flatMap(({ name, says }, slip) =>
    results.some((result) => result.slips[slip]! > 0) ? [{ slip, name, says }] : [],
  );
  const { right, shows, change } = key;
  const reveal: Reveal = { truth, right, shows, slips, rounds: results, lines: [] };
  if (change !== null) events.push(changeMade.of(context, { board: board.id, ...madeOf(board, change) }));
  return accept(...events, predictionRevealed.of(context, { prediction: id, reveal: told(reveal) }));
}

const nothingTrue = { truth: null, right: null, shows: null, slips: [], lines: [] };

/** As an event has it: lists that may be written. */
function told(reveal: Reveal) {
  return {
    ...reveal,
    rounds: reveal.rounds.map((round) => ({ ...round, histogram: round.histogram.map(pair) })),
  };
}

const pair = ([answer, count]: readonly [number, number]): [number, number] => [answer, count];

/** What of a board a change makes other than it was. */
function madeOf(board: BoardContent, change: Change): Partial<BoardContent> {
  const after = changed(board, change);
  const { parameters, input, target, network, loss, data } = after;
  return {
    ...(parameters !== board.parameters && { parameters }),
    ...(network !== board.network && { network }),
    ...(loss !== board.loss && { loss }),
    ...(data !== board.data && { data }),
    ...(input !== board.input && { input }),
    ...(target !== board.target && { target }),
  };
}

/** Of each person the line of the last round that they answered in, in the order of coming. */
function linesOf({ rounds }: Prediction): Reveal['lines'] {
  const lines = new Map(rounds.flatMap(({ answers }) => Object.entries(answers)));
  return [...lines].map(([by, given]) => ({ by, ...given }));
}

function last({ rounds }: Prediction): number {
  return rounds.length - 1;
}

/** What somebody gave as an answer, as it is kept; or why it is none. */
function parsed(asking: Asking, answer: number | undefined, line: string | undefined): Given | Rejection {
  const { kind } = asking.answer;
  const choices = choicesOf(asking);
  const chosen = choices > 0 && kind !== 'number';
  if (answer === undefined && (kind !== 'line' || chosen)) return because('answer-missing');
  if (answer !== undefined && chosen && !(Number.isInteger(answer) && answer >= 0 && answer < choices)) {
    return because('answer-unknown');
  }
  if (answer !== undefined && kind === 'number') {
    const rejection = refuseValue([answer]);
    if (rejection !== undefined) return rejection;
  }
  if (kind !== 'line') return { answer: unsigned(answer!) };
  const typed = parseLine(line ?? '', limits.lineGraphemes);
  if (!typed.ok) {
    return typed.code === 'name-empty'
      ? because('line-empty')
      : because('line-too-long', { limit: limits.lineGraphemes });
  }
  return chosen ? { answer: unsigned(answer!), line: typed.text } : { line: typed.text };
}

function refuseUnknown(state: WorkshopState, id: string | undefined): Rejection | undefined {
  if (id === undefined) return undefined;
  const prediction = predictionOf(state, id);
  if (prediction === undefined) return because('unknown-prediction');
  return prediction.status === 'revealed' ? because('prediction-revealed') : undefined;
}

interface Answering {
  readonly type: string;
  readonly prediction: string;
  readonly round: number;
}

function isAnswer(command: { readonly type: string }): command is Answering {
  return command.type === 'answer-prediction';
}
