import type { BoardId } from './board.ts';
import { lookup } from './lookup.ts';
import type { ParticipantId } from './participant.ts';
import { type Answer, type Asking, pathOf, type Question, type Truth, type Words } from './question.ts';
import type { WorkshopState } from './state.ts';
import type { Timestamp } from './timestamp.ts';

/** A prediction's id: `q1`, `q2`, … given by the workshop. */
export type PredictionId = string;

/** What somebody answered: a number or which of the choices, and a line where one is asked for. */
export interface Given {
  readonly answer?: Answer;
  readonly line?: string;
}

/**
 * One round of a prediction. A view has nobody's answers but the viewer's own, before the reveal and after it; an
 * instructor's has an empty one of whoever else has answered.
 */
export interface Round {
  readonly answers: Readonly<Record<ParticipantId, Given>>;
  /** How many have answered, as was last counted for everybody. */
  readonly count: number;
}

/** How often each answer was given, the smallest first. */
export type Histogram = ReadonlyArray<readonly [answer: Answer, count: number]>;

/** What an instructor saw who asked for it. */
export interface Look {
  readonly round: number;
  readonly count: number;
  readonly histogram: Histogram;
}

/** A slip that was made, by its place in the question's list. */
export interface MadeSlip {
  readonly slip: number;
  readonly name: Words;
  readonly says: Words;
}

/** How a round came out. */
export interface RoundResult {
  readonly count: number;
  readonly histogram: Histogram;
  readonly right: number;
  /** By the slip's place in the question's list. */
  readonly slips: readonly number[];
  readonly unknown: number;
}

/** What a reveal showed. */
export interface Reveal {
  readonly truth: Truth | null;
  readonly right: Words | null;
  readonly shows: Words | null;
  /** Those that somebody made. */
  readonly slips: readonly MadeSlip[];
  readonly rounds: readonly RoundResult[];
  /** The lines, side by side; of each person the one of the last round. */
  readonly lines: ReadonlyArray<Given & { readonly by: ParticipantId }>;
}

/** A question on its way: open for answers, closed, and revealed. */
export interface Prediction {
  readonly id: PredictionId;
  readonly asking: Asking;
  /** The question with its answers; a view has none, and nobody does after the reveal. */
  readonly key?: Question;
  /** Rests until the reveal; null where it is about none. */
  readonly board: BoardId | null;
  readonly status: 'open' | 'closed' | 'revealed';
  readonly rounds: readonly Round[];
  /** It closes by itself so long after that moment. */
  readonly timer: { readonly seconds: number; readonly at: Timestamp } | null;
  /** By the instructor who asked; a view has the viewer's own. */
  readonly looks: Readonly<Record<ParticipantId, Look>>;
  readonly reveal: Reveal | null;
}

export interface Predictions {
  /** How many there have been. */
  readonly asked: number;
  /** Those of the activity that is under way. */
  readonly list: readonly Prediction[];
}

const none: Predictions = { asked: 0, list: [] };

export function predictionsOf({ parts }: Pick<WorkshopState, 'parts'>): Predictions {
  return (parts.predictions as Predictions | undefined) ?? none;
}

export function predictionOf(
  state: Pick<WorkshopState, 'parts'>,
  id: PredictionId | undefined,
): Prediction | undefined {
  return predictionsOf(state).list.find((prediction) => prediction.id === id);
}

/** Everybody's latest answer of a round, so that a change counts once. */
export function countOf({ answers }: Round): number {
  return Object.keys(answers).length;
}

export function histogramOf({ answers }: Round): Histogram {
  const counts = new Map<Answer, number>();
  for (const { answer } of Object.values(answers)) {
    if (answer !== undefined) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a - b);
}

/** How a round came out, its question revealed. */
export function resultOf(round: Round, asking: Asking, truth: Truth | null): RoundResult {
  const histogram = histogramOf(round);
  const slips = (truth?.slips ?? []).map(() => 0);
  let right = 0;
  let unknown = 0;
  for (const [answer, count] of truth === null ? [] : histogram) {
    const path = pathOf(answer, asking.answer, truth!);
    if (path === 'right') right += count;
    else if (path === 'unknown') unknown += count;
    else slips[path]! += count;
  }
  return { count: countOf(round), histogram, right, slips, unknown };
}

/** What somebody answered in a round. */
export function givenBy({ rounds }: Prediction, round: number, who: ParticipantId | null): Given | undefined {
  return who === null ? undefined : lookup(rounds[round]?.answers ?? {}, who);
}

/** Whether a board rests because a question about it has not been revealed. */
export function rests(state: Pick<WorkshopState, 'parts'>, board: BoardId): boolean {
  return predictionsOf(state).list.some((one) => one.board === board && one.status !== 'revealed');
}

/** The question that takes answers now; undefined while none does. */
export function openQuestion(state: Pick<WorkshopState, 'parts'>): Prediction | undefined {
  return predictionsOf(state).list.findLast(({ status }) => status === 'open');
}

/** Whether somebody has answered its latest round, as far as the one who looks may know. */
export function hasAnswered({ rounds }: Prediction, who: ParticipantId): boolean {
  return Object.hasOwn(rounds.at(-1)?.answers ?? {}, who);
}
