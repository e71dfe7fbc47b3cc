import { trace } from '../../math/forward.ts';
import { outputCount, parameterCount } from '../../math/shape.ts';
import { type BoardContent, freshContent, type Start } from './board.ts';
import { dataOf } from './data.ts';
import { measureNow, type Quantity } from './quantity.ts';
import type { Words } from './question.ts';
import { defaultTraining } from './training.ts';

/** Something that everybody tries by themselves, as often as they like; the server says what came of it. */
export type Task = {
  readonly id: string;
  readonly title: Words;
} & (
  | {
      readonly kind: 'network';
      /** Tried with all parameters of its network; right where it answers every sample of its data right. */
      readonly start: Start;
    }
  | {
      readonly kind: 'pairs';
      /** What is looked for, and the name of the place on the activity's view that it stands for. */
      readonly items: ReadonlyArray<{ readonly place: string; readonly says: Words }>;
      /** What they are to be matched with; everybody sees them in an order of their own. */
      readonly others: readonly Words[];
      /** For each item, which of the others it belongs to (from 0); tried with a list like it, −1 for none yet. */
      readonly right: readonly number[];
    }
  | {
      readonly kind: 'numbers';
      /** Of which board of the activity, as it is when somebody tries. */
      readonly board: string;
      /** What each number is. */
      readonly asks: readonly Words[];
      readonly right: readonly Quantity[];
      readonly tolerance: number;
    }
);

/** One try at a task, and what came of it. */
export interface Tried {
  readonly task: string;
  readonly values: readonly number[];
  /** Of a network: for each sample; otherwise for each value. */
  readonly right: readonly boolean[];
  /** Of a network: what it answered, sample by sample, output by output. */
  readonly outputs: readonly number[];
}

/** How many numbers a try at a task has. */
export function lengthOf(task: Task): number {
  return task.kind === 'network' ? parameterCount(task.start.network) : task.right.length;
}

/**
 * What comes of a try. Exact on every engine.
 * @param values as many as `lengthOf` says
 * @param board of a task of numbers, the board it is of
 */
export function judge(task: Task, values: readonly number[], board?: BoardContent): Tried {
  const tried = { task: task.id, values, outputs: [] };
  switch (task.kind) {
    case 'network':
      return { ...tried, ...answered(task.start, values) };
    case 'pairs':
      return { ...tried, right: task.right.map((right, index) => values[index] === right) };
    case 'numbers':
      return {
        ...tried,
        right: task.right.map((quantity, index) => {
          const wanted = board === undefined ? Number.NaN : measureNow(quantity, board);
          return Math.abs(values[index]! - wanted) <= task.tolerance + 1e-9;
        }),
      };
  }
}

/** Whether a try got all of it right. */
export function isRight({ right }: Pick<Tried, 'right'>): boolean {
  return right.every((one) => one);
}

/** Every sample's outputs, and whether each is on its target's side of one half. */
function answered(start: Start, parameters: readonly number[]): Pick<Tried, 'right' | 'outputs'> {
  const data = dataOf(freshContent(start, defaultTraining));
  if (data === undefined) return { right: [], outputs: [] };
  const width = outputCount(start.network);
  const outputs = Array.from({ length: data.samples }, (_, row) => {
    const x = data.x.subarray(row * data.inputs, (row + 1) * data.inputs);
    return trace(start.network, parameters, x).at(-1)!.z;
  });
  return {
    outputs: outputs.flat(),
    right: outputs.map((y, row) => y.every((one, k) => one > 0.5 === data.t[row * width + k]! > 0.5)),
  };
}
