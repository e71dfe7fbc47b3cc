import { accuracy } from '#shared/math/accuracy.ts';
import { sigmoid } from '#shared/math/activations.ts';
import { createProbe } from '#shared/math/probe.ts';
import type { BoardContent } from '#shared/workshop/model/board.ts';
import { dataOf } from '#shared/workshop/model/data.ts';
import { across } from '../plot.ts';

/** The part of w₁ that is drawn. */
export const range = [-0.2, 0.6] as const;

/** Both measures over the range of w₁, all else as it is. */
export interface Measures {
  readonly weights: readonly number[];
  readonly accuracy: readonly number[];
  readonly loss: readonly number[];
}

/** What each answer gives the right class, with w₁ at a value. */
export function givenRight(board: BoardContent, w1: number): number[] {
  const data = dataOf(board);
  if (data === undefined || data.inputs !== 2 || data.outputs !== 1) return [];
  const [, w2 = 0, b = 0] = board.parameters;
  return Array.from({ length: data.samples }, (_, k) => {
    const a = w1 * data.x[2 * k]! + w2 * data.x[2 * k + 1]! + b;
    return sigmoid(data.t[k]! > 0.5 ? a : -a);
  });
}

let known: { readonly key: string; readonly data: unknown; readonly measures: Measures } | undefined;

/** The curves of a board; made once as long as nothing but w₁ moves. */
export function measuresOf(board: BoardContent): Measures {
  const data = dataOf(board);
  const key = JSON.stringify([board.network, board.loss, board.parameters.slice(1)]);
  if (known?.key === key && known.data === data) return known.measures;
  const weights = across(range[0], range[1], 401);
  const empty = { weights, accuracy: [], loss: [] };
  if (data === undefined) return empty;
  const parameters = Float64Array.from(board.parameters);
  const loss = createProbe(board.network, data, board.loss).curve(parameters, 0, weights);
  const measures = {
    weights,
    loss,
    accuracy: weights.map((w1) => {
      const p = givenRight(board, w1);
      return accuracy(
        p,
        p.map(() => 1),
        p.length,
        1,
      );
    }),
  };
  known = { key, data, measures };
  return measures;
}
