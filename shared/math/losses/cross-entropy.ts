import { softmax } from '../activations/softmax.ts';
import { log, log1p } from '../elementary.ts';
import { LOG_FLOOR, type Loss } from './loss.ts';

/** −t·log(y + 1e−7) of one output. */
function ofProbability(y: number, t: number): number {
  return t === 0 ? 0 : -(t * log(y + LOG_FLOOR));
}

/** Index of the largest logit of the row of `units` from `from` on. */
function largest(a: ArrayLike<number>, from: number, units: number): number {
  let top = from;
  for (let k = from; k < from + units; k++) if (!(a[k]! <= a[top]!)) top = k;
  return top;
}

/** log Σ e^(a − a_top) of a row by its softmax z: log(1 + Σ_others z / z_top), exact where log z would round. */
function logSum(z: ArrayLike<number>, from: number, units: number, top: number): number {
  let others = 0;
  for (let k = from; k < from + units; k++) if (k !== top) others += z[k]!;
  return log1p(others / z[top]!);
}

/** −t_k·log softmax(a)_k of each output of one sample. */
function termsOfLogits(a: ArrayLike<number>, t: ArrayLike<number>): number[] {
  const top = largest(a, 0, a.length);
  const rest = logSum(softmax(a), 0, a.length, top);
  return Array.from(t, (target, k) => (target === 0 ? 0 : target * (a[top]! - a[k]! + rest)));
}

function sumOf(terms: readonly number[]): number {
  return terms.reduce((sum, term) => sum + term, 0);
}

const terms = (y: ArrayLike<number>, t: ArrayLike<number>): number[] =>
  Array.from(y, (value, k) => ofProbability(value, t[k]!));

/**
 * Cross-entropy, summed over outputs, the mean over samples. Of a softmax output it is taken from the
 * logits, as torch.nn.CrossEntropyLoss; of any other y it is −Σ t·log(y + 1e−7), the lecture's form.
 */
export const crossEntropy: Loss = {
  takes: 'activations',
  f: (y, t) => sumOf(terms(y, t)),
  terms,
  batch: (workspace, t, rows) => {
    const { z, delta, units } = workspace.output;
    const count = rows * units;
    let sum = 0;
    for (let k = 0; k < count; k++) {
      const target = t[k]!;
      sum += ofProbability(z[k]!, target);
      delta[k] = target === 0 ? 0 : -target / (z[k]! + LOG_FLOOR) / rows;
    }
    workspace.loss = sum / rows;
  },
  fused: {
    takes: 'logits',
    activation: 'softmax',
    f: (a, t) => sumOf(termsOfLogits(a, t)),
    terms: termsOfLogits,
    // ∂L/∂a = (Σ t) z − t
    batch: (workspace, t, rows) => {
      const { a, z, delta, units } = workspace.output;
      const count = rows * units;
      let sum = 0;
      for (let from = 0; from < count; from += units) {
        const top = largest(a, from, units);
        const rest = logSum(z, from, units, top);
        let whole = 0;
        for (let k = from; k < from + units; k++) {
          const target = t[k]!;
          if (target !== 0) sum += target * (a[top]! - a[k]! + rest);
          whole += target;
        }
        for (let k = from; k < from + units; k++) delta[k] = (whole * z[k]! - t[k]!) / rows;
      }
      workspace.loss = sum / rows;
    },
  },
};
