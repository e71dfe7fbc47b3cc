import { keysOf, type ParameterKey } from './parameter-key.ts';
import type { NetworkSpec } from './shape.ts';
import type { Workspace } from './workspace.ts';

/** Where a training step blew up first, along the way that numbers take. */
export type DivergenceSite =
  | { readonly what: 'parameter'; readonly key: ParameterKey }
  | { readonly what: 'unit'; readonly layer: number; readonly unit: number }
  | { readonly what: 'loss' }
  | { readonly what: 'gradient'; readonly key: ParameterKey };

/** What blew up first in a training step, and the number it had become. */
export type Divergence = DivergenceSite & { readonly value: number };

/** The first value of the front of an array that is not a finite number, or −1. */
function firstNonFinite(values: Float64Array, count: number): number {
  for (let k = 0; k < count; k++) if (!Number.isFinite(values[k]!)) return k;
  return -1;
}

/**
 * What blew up first in a step, in the order of computing: a unit's a or z, the loss, the gradient, then
 * a parameter beyond the limit. Undefined when nothing did.
 * @param workspace as the step left it
 * @param rows how many samples the step had
 * @param gradient ∂L/∂θ of the step
 * @param parameters θ after the step
 * @param limit the magnitude that no parameter may pass
 */
export function findDivergence(
  spec: NetworkSpec,
  { layers, loss }: Workspace,
  rows: number,
  gradient: Float64Array,
  parameters: Float64Array,
  limit: number,
): Divergence | undefined {
  for (const [index, { a, z, units }] of layers.entries()) {
    for (const values of [a, z]) {
      const k = firstNonFinite(values, rows * units);
      if (k >= 0) return { what: 'unit', layer: index + 1, unit: k % units, value: values[k]! };
    }
  }
  if (!Number.isFinite(loss)) return { what: 'loss', value: loss };
  const slope = firstNonFinite(gradient, gradient.length);
  if (slope >= 0) return { what: 'gradient', key: keysOf(spec)[slope]!, value: gradient[slope]! };
  const index = parameters.findIndex((value) => !(Math.abs(value) <= limit));
  if (index >= 0) return { what: 'parameter', key: keysOf(spec)[index]!, value: parameters[index]! };
  return undefined;
}
