import { exp, log, log1pOfShare } from '../elementary.ts';
import { LOG_FLOOR, type Loss } from './loss.ts';

/** −t·log y − (1 − t)·log(1 − y) of a given y. */
function ofProbability(y: number, t: number): number {
  return -(t * log(y + LOG_FLOOR) + (1 - t) * log(1 - y + LOG_FLOOR));
}

/** The same of y = σ(a), from the logit: max(a, 0) − a·t + log(1 + e^−|a|). */
function ofLogit(a: number, t: number): number {
  return Math.max(a, 0) - a * t + log1pOfShare(exp(-Math.abs(a)));
}

type Numbers = ArrayLike<number>;
type Form = (value: number, t: number) => number;

function termsOf(form: Form, values: Numbers, t: Numbers): number[] {
  return Array.from(values, (value, k) => form(value, t[k]!) / values.length);
}

function meanOf(form: Form, values: Numbers, t: Numbers): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += form(values[k]!, t[k]!);
  return sum / values.length;
}

/**
 * Binary cross-entropy, the mean over samples and outputs. Of a sigmoid output it is taken from the
 * logits, as torch.nn.BCEWithLogitsLoss; of any other y, 1e−7 keeps the logarithms finite.
 */
export const binaryCrossEntropy: Loss = {
  takes: 'activations',
  f: (y, t) => meanOf(ofProbability, y, t),
  terms: (y, t) => termsOf(ofProbability, y, t),
  batch: (workspace, t, rows) => {
    const { z, delta, units } = workspace.output;
    const count = rows * units;
    let sum = 0;
    for (let k = 0; k < count; k++) {
      const y = z[k]!;
      const target = t[k]!;
      sum += ofProbability(y, target);
      delta[k] = ((1 - target) / (1 - y + LOG_FLOOR) - target / (y + LOG_FLOOR)) / count;
    }
    workspace.loss = sum / count;
  },
  fused: {
    takes: 'logits',
    activation: 'sigmoid',
    f: (a, t) => meanOf(ofLogit, a, t),
    terms: (a, t) => termsOf(ofLogit, a, t),
    // ∂L/∂a = σ(a) − t
    batch: (workspace, t, rows) => {
      const { a, z, delta, units } = workspace.output;
      const count = rows * units;
      let sum = 0;
      for (let k = 0; k < count; k++) {
        sum += ofLogit(a[k]!, t[k]!);
        delta[k] = (z[k]! - t[k]!) / count;
      }
      workspace.loss = sum / count;
    },
  },
};
