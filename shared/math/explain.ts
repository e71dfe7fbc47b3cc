import type { ActivationName } from './activations.ts';
import { type LayerTrace, trace } from './forward.ts';
import { type LossName, lossFor, lossOf } from './losses.ts';
import { keyOf, type ParameterKey } from './parameter-key.ts';
import type { Shape } from './product.ts';
import { layoutOf, type NetworkSpec } from './shape.ts';

/** One product of a unit's sum: what comes in along one edge. */
export interface Term {
  readonly key: ParameterKey;
  /** The unit of the layer before. */
  readonly from: number;
  readonly input: number;
  readonly weight: number;
  readonly product: number;
}

/** How one unit came to its numbers: a = Σ products + bias, z = f(a). */
export interface UnitAccount {
  readonly unit: number;
  readonly terms: readonly Term[];
  readonly bias: { readonly key: ParameterKey; readonly value: number };
  readonly a: number;
  readonly z: number;
}

/** How one layer came to its numbers: (1×in)·(in×out) + (1×out) = (1×out). */
export interface LayerAccount {
  /** From 1. */
  readonly layer: number;
  readonly activation: ActivationName;
  readonly shapes: { readonly input: Shape; readonly weights: Shape; readonly output: Shape };
  readonly units: readonly UnitAccount[];
}

/** How the loss came about: one term an output, their sum the loss. */
export interface LossAccount {
  readonly name: LossName;
  /** Whether it was taken from the activations y or straight from the logits a. */
  readonly takes: 'activations' | 'logits';
  readonly terms: readonly { readonly y: number; readonly t: number; readonly term: number }[];
  readonly value: number;
}

/** The whole computation of one sample, for a page to draw and a screen reader to read. */
export interface Account {
  readonly layers: readonly LayerAccount[];
  /** y (outputs). */
  readonly output: readonly number[];
  readonly loss?: LossAccount;
}

/**
 * The account of one forward pass, and of its loss where a target is given.
 * @param parameters flat, laid out by `layoutOf` (parameterCount)
 * @param x input (spec.inputs)
 * @throws RangeError when an array does not fit the shape
 */
export function explain(
  spec: NetworkSpec,
  parameters: ArrayLike<number>,
  x: readonly number[],
  against?: { readonly loss: LossName; readonly target: readonly number[] },
): Account {
  const traces = trace(spec, parameters, x);
  const layers = layoutOf(spec).map(({ inputs, units, weights, biases }, index): LayerAccount => {
    const layer = index + 1;
    const before = index === 0 ? x : traces[index - 1]!.z;
    const { a, z } = traces[index]!;
    return {
      layer,
      activation: spec.layers[index]!.activation,
      shapes: { input: [1, inputs], weights: [inputs, units], output: [1, units] },
      units: a.map((sum, unit) => ({
        unit,
        terms: before.map((input, from) => {
          const weight = parameters[weights + from * units + unit]!;
          const key = keyOf({ kind: 'weight', layer, from, to: unit });
          return { key, from, input, weight, product: input * weight };
        }),
        bias: { key: keyOf({ kind: 'bias', layer, to: unit }), value: parameters[biases + unit]! },
        a: sum,
        z: z[unit]!,
      })),
    };
  });
  const output = traces.at(-1)?.z ?? [];
  if (against === undefined) return { layers, output };
  return { layers, output, loss: explainLoss(spec, traces, against.loss, against.target) };
}

function explainLoss(
  spec: NetworkSpec,
  traces: readonly LayerTrace[],
  name: LossName,
  target: readonly number[],
): LossAccount {
  const value = lossOf(spec, name, traces, target);
  const { a, z } = traces.at(-1)!;
  const { takes, terms } = lossFor(spec, name);
  const parts = terms(takes === 'logits' ? a : z, target);
  return { name, takes, terms: z.map((y, k) => ({ y, t: target[k]!, term: parts[k]! })), value };
}
