import { keysOf, type ParameterKey } from './parameter-key.ts';
import type { NetworkSpec } from './shape.ts';
import type { LayerBuffers } from './workspace.ts';

/** What blew up first in a training step, along the way that numbers take. */
export type Divergence =
  | { readonly what: 'parameter'; readonly key: ParameterKey; readonly value: number }
  | { readonly what: 'unit'; readonly layer: number; readonly unit: number; readonly value: number }
  | { readonly what: 'loss'; readonly value: number }
  | { readonly what: 'gradient'; readonly key: ParameterKey; readonly value: number };

/** The first value of the front of an array that is not a finite number, or −1. */
function firstNonFinite(values: Float64Array, count: number): number {
  for (let k = 0; k < count; k++) if (!Number.isFinite(values[k]!)) return k;
  return -1;
}

/** Whether every parameter is a finite number of at most `limit`. */
export function isWithin(parameters: Float64Array, limit: number): boolean {
  for (let k = 0; k < parameters.length; k++) if (!(Math.abs(parameters[k]!) <= limit)) return false;
  return true;
}

/** What a step left behind. */
export interface StepNumbers {
  /** The layers of the step's workspace, and how many samples it had. */
  readonly layers: readonly LayerBuffers[];
  readonly rows: number;
  readonly loss: number;
  readonly gradient: Float64Array;
  /** The parameters after the step. */
  readonly parameters: Float64Array;
}

/**
 * What blew up first, in the order of computing: a unit's a or z, the loss, the gradient, then a
 * parameter beyond `limit`. Undefined when nothing did.
 */
export function findDivergence(spec: NetworkSpec, step: StepNumbers, limit: number): Divergence | undefined {
  for (const [index, { a, z, units }] of step.layers.entries()) {
    const count = step.rows * units;
    for (const values of [a, z]) {
      const k = firstNonFinite(values, count);
      if (k >= 0) return { what: 'unit', layer: index + 1, unit: k % units, value: values[k]! };
    }
  }
  if (!Number.isFinite(step.loss)) return { what: 'loss', value: step.loss };
  const slope = firstNonFinite(step.gradient, step.gradient.length);
  if (slope >= 0) return { what: 'gradient', key: keysOf(spec)[slope]!, value: step.gradient[slope]! };
  const index = step.parameters.findIndex((value) => !(Math.abs(value) <= limit));
  if (index >= 0) return { what: 'parameter', key: keysOf(spec)[index]!, value: step.parameters[index]! };
  return undefined;
}
