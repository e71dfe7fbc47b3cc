import { type Dataset, dataLimits, datasetOf, type Sample } from './dataset.ts';

/** Why points are no data set: a code, and the values that its sentence names. */
export interface DataProblem {
  readonly code:
    | 'no-samples'
    | 'too-many-samples'
    | 'too-many-features'
    | 'wrong-columns'
    | 'not-a-number'
    | 'out-of-range';
  readonly params: Readonly<Record<string, string | number>>;
}

export type DataResult =
  | { readonly ok: true; readonly data: Dataset }
  | { readonly ok: false; readonly problem: DataProblem };

/** A refusal of points. */
export function refuse(code: DataProblem['code'], params: DataProblem['params'] = {}): DataResult {
  return { ok: false, problem: { code, params } };
}

/** The class's own points as a data set for a network of that many inputs and outputs. */
export function pointsData(points: readonly Sample[], inputs: number, outputs: number): DataResult {
  if (points.length === 0) return refuse('no-samples');
  if (points.length > dataLimits.samples) {
    return refuse('too-many-samples', { limit: dataLimits.samples, received: points.length });
  }
  if (Math.max(inputs, outputs) > dataLimits.features) {
    return refuse('too-many-features', { limit: dataLimits.features });
  }
  for (const [index, { x, t }] of points.entries()) {
    const line = index + 1;
    if (x.length !== inputs || t.length !== outputs) {
      return refuse('wrong-columns', { line, expected: inputs + outputs, received: x.length + t.length });
    }
    for (const [column, value] of [...x, ...t].entries()) {
      if (!Number.isFinite(value)) {
        return refuse('not-a-number', { line, column: column + 1, value: String(value) });
      }
      if (Math.abs(value) > dataLimits.magnitude) {
        return refuse('out-of-range', { line, column: column + 1, limit: dataLimits.magnitude });
      }
    }
  }
  return { ok: true, data: datasetOf(points) };
}
