import type { Locale } from '../../locale.ts';
import type { LossName } from '../../math/losses.ts';
import { indexOfKey, keysOf, type ParameterKey } from '../../math/parameter-key.ts';
import type { NetworkSpec } from '../../math/shape.ts';
import type { BoardContent } from './board.ts';
import type { DataChoice } from './data.ts';
import { limits } from './limits.ts';
import { gradientOf, type Moment, measure, measureNow, type Quantity } from './quantity.ts';
import { unsigned } from './unsigned.ts';

/** A text in every language, as it is to be shown. */
export type Words = Readonly<Record<Locale, string>>;

/** Something that is done to a board. */
export type Change =
  /** These parameters are set. */
  | { readonly kind: 'set'; readonly values: ReadonlyArray<readonly [ParameterKey, number]> }
  /** This much is added to these parameters. */
  | { readonly kind: 'nudge'; readonly by: ReadonlyArray<readonly [ParameterKey, number]> }
  /** One step of gradient descent over the data, with this η or the board's own. */
  | { readonly kind: 'descend'; readonly learningRate?: number }
  /** Another sample in the diagram. */
  | { readonly kind: 'sample'; readonly input: readonly number[]; readonly target: readonly number[] }
  /** Another network, with all its parameters. */
  | { readonly kind: 'network'; readonly network: NetworkSpec; readonly parameters: readonly number[] }
  | { readonly kind: 'loss'; readonly loss: LossName }
  | { readonly kind: 'data'; readonly data: DataChoice };

/** What is asked for. */
export type Asked =
  | {
      readonly kind: 'number';
      /** As far off as this is right; said before anybody answers. */
      readonly tolerance: number;
      /** The ruler; fixed, never fitted to the answers. More may be typed, up to `limits.magnitude`. */
      readonly least: number;
      readonly most: number;
      /** One step of the ruler, and the decimals that are shown. */
      readonly step: number;
      readonly decimals: number;
    }
  /** Whether it goes up (0), down (1) or stays (2) by the change. */
  | {
      readonly kind: 'direction';
      /** As little as this is the same. */
      readonly still: number;
    }
  | {
      readonly kind: 'choice';
      /** 2 to 8; the right ones are those with what is read between `least` and `most`, ends included. */
      readonly choices: ReadonlyArray<{
        readonly says: Words;
        readonly least: number;
        readonly most: number;
      }>;
    };

/** The answers to a question of direction, in order. */
export const directions = ['up', 'down', 'same'] as const;

/** A known way to a wrong answer: named kindly and exactly. */
export interface Slip {
  /** Names it among those of its question. */
  readonly kind: string;
  /** To a question for a number, what one comes to; to the others, which answer it is (from 0). */
  readonly leads: Quantity | number;
  /** A few words for the class's table: “a를 그대로 넘김”. */
  readonly name: Words;
  /** A sentence or two for whoever went that way: what was right, and where it turned. */
  readonly says: Words;
}

/** A question that is answered before it is tried. All of it is data: a log keeps it. */
export interface Question {
  readonly id: string;
  /** Which of the activity's boards it is about; that one rests until the reveal. */
  readonly board: string;
  readonly asks: Words;
  readonly answer: Asked;
  /** What the reveal does to the board; null where it only uncovers what is there. */
  readonly change: Change | null;
  /** What is read then; of a direction, the same is read before, too. */
  readonly reads: Quantity;
  /** A few words for the right way, for the class's table: “z를 건넴”. */
  readonly right: Words;
  readonly slips: readonly Slip[];
  /** What the reveal shows, in a sentence or two. */
  readonly shows: Words;
}

/** A question without a single answer: a line from everyone, shown side by side. */
export interface Defence {
  readonly asks: Words;
  /** What may be chosen, and then defended; none where the line is all. */
  readonly choices: readonly Words[];
}

/** One parameter, and what it is to become. */
export interface Aim {
  readonly parameter: ParameterKey;
  readonly from: number;
  readonly to: number;
}

/** What everybody is asked: as much of a question as gives no answer away. */
export interface Asking {
  /** `defence` for the question without a single answer. */
  readonly id: string;
  /** Which of the activity's boards it is about; null for none. */
  readonly board: string | null;
  readonly asks: Words;
  /** The parameter that the reveal sets, from what it was when it was asked; of a question asked on the spot. */
  readonly about?: Aim;
  readonly answer:
    | Extract<Asked, { kind: 'number' }>
    /** As little as `still` is the same, where it is said before anybody answers. */
    | { readonly kind: 'direction'; readonly still?: number }
    | { readonly kind: 'choice'; readonly choices: readonly Words[] }
    /** A line, and one of the choices where there are any. */
    | { readonly kind: 'line'; readonly choices: readonly Words[] };
}

/** The id of the question without a single answer. */
export const DEFENCE = 'defence';

export function askingOf({ id, board, asks, answer }: Question): Asking {
  const asked = { id, board, asks };
  if (answer.kind === 'number') return { ...asked, answer };
  if (answer.kind === 'direction') return { ...asked, answer: { kind: 'direction' } };
  return { ...asked, answer: { kind: 'choice', choices: answer.choices.map(({ says }) => says) } };
}

export function askingOfDefence({ asks, choices }: Defence): Asking {
  return { id: DEFENCE, board: null, asks, answer: { kind: 'line', choices } };
}

/** How many answers are offered; 0 where a number or a line alone is asked for. */
export function choicesOf({ answer }: Pick<Asking, 'answer'>): number {
  if (answer.kind === 'number') return 0;
  return answer.kind === 'direction' ? directions.length : answer.choices.length;
}

/** Directions as they lie on an axis. */
const drawnDirections = (['up', 'same', 'down'] as const).map((direction) => directions.indexOf(direction));

/** The answers of a question with choices, in the order that every screen draws them. */
export function choiceOrder(asking: Pick<Asking, 'answer'>): readonly Answer[] {
  if (asking.answer.kind === 'direction') return drawnDirections;
  return Array.from({ length: choicesOf(asking) }, (_, answer) => answer);
}

/** What an answer is: a number, or which of the choices. */
export type Answer = number;

/** What a question comes to once its change is made. */
export interface Truth {
  /** What was read; of a direction, how much it moved. */
  readonly value: number;
  /** The answers that are right, of a question with choices. */
  readonly right: readonly number[];
  /** What each known slip comes to, in the order of `slips`; null where it comes to nothing. */
  readonly slips: ReadonlyArray<number | null>;
}

/** How an answer was come by: rightly, by a known slip (its place in the list), or nobody knows. */
export type Path = 'right' | number | 'unknown';

/** A board's content after a change; hands and locks are not asked. Total where the change fits the board. */
export function changed(board: BoardContent, change: Change | null): BoardContent {
  switch (change?.kind) {
    case undefined:
      return board;
    case 'set':
    case 'nudge':
    case 'descend':
      return { ...board, parameters: withValues(board, valuesOf(board, change)) };
    case 'sample':
      return { ...board, input: change.input, target: change.target };
    case 'network':
      return { ...board, network: change.network, parameters: change.parameters };
    case 'loss':
      return { ...board, loss: change.loss };
    case 'data':
      return { ...board, data: change.data };
  }
}

type Setting = Extract<Change, { kind: 'set' | 'nudge' | 'descend' }>;

/** The values that a change of parameters leads to, by key. */
export function valuesOf(board: BoardContent, change: Setting): (readonly [ParameterKey, number])[] {
  if (change.kind === 'set') return change.values.map(([key, value]) => [key, unsigned(value)]);
  if (change.kind === 'nudge') {
    return change.by.map(([key, by]) => [key, bounded(measureNow({ what: 'parameter', key }, board) + by)]);
  }
  const gradient = gradientOf(board);
  if (gradient === undefined) return [];
  const rate = change.learningRate ?? board.training.settings.learningRate;
  return keysOf(board.network).map((key, index) => [
    key,
    bounded(board.parameters[index]! - rate * gradient[index]!),
  ]);
}

/** As every value on a board: finite, not too large, and never −0. */
function bounded(value: number): number {
  return Number.isNaN(value) ? 0 : unsigned(Math.max(-limits.magnitude, Math.min(limits.magnitude, value)));
}

function withValues(
  { network, parameters }: BoardContent,
  values: ReadonlyArray<readonly [ParameterKey, number]>,
): number[] {
  const next = parameters.slice();
  for (const [key, value] of values) {
    const index = indexOfKey(network, key);
    if (index !== undefined) next[index] = value;
  }
  return next;
}

/** What a question comes to on a board, its change made on a copy of it. */
export function truthOf(question: Question, board: BoardContent): Truth {
  const { answer, change, reads } = question;
  const moment: Moment = { before: board, after: changed(board, change) };
  const after = measure(reads, moment);
  const value = answer.kind === 'direction' ? after - measureNow(reads, board) : after;
  return {
    value,
    right: rightAmong(answer, value),
    slips: question.slips.map(({ leads }) => {
      const comes = typeof leads === 'number' ? leads : measure(leads, moment);
      return Number.isFinite(comes) ? comes : null;
    }),
  };
}

function rightAmong(answer: Asked, value: number): number[] {
  if (answer.kind === 'number') return [];
  if (answer.kind === 'direction') return [Math.abs(value) <= answer.still ? 2 : value > 0 ? 0 : 1];
  return answer.choices.flatMap(({ least, most }, index) => (value >= least && value <= most ? [index] : []));
}

/** How an answer was come by. Whoever is right is right, whichever way else leads there. */
export function pathOf(
  answer: Answer,
  asked: { readonly kind: string; readonly tolerance?: number },
  { value, right, slips }: Truth,
): Path {
  const { tolerance = 0 } = asked;
  const isRight = asked.kind === 'number' ? isNear(answer, value, tolerance) : right.includes(answer);
  if (isRight) return 'right';
  const slip = slips.findIndex((leads) => leads !== null && isNear(answer, leads, tolerance));
  return slip === -1 ? 'unknown' : slip;
}

/** Whether two numbers are as near as a tolerance says: 0.665 is 0.005 from 0.67, whatever its last bit. */
function isNear(a: number, b: number, tolerance: number): boolean {
  return Math.abs(a - b) <= tolerance + 1e-9;
}
