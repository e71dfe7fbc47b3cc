import { layoutOf, type NetworkSpec } from '#shared/math/shape.ts';

const known = new WeakMap<readonly number[], number>();

/**
 * The |w| that is drawn widest and strongest: 1, or a board's largest where one goes beyond, so that the
 * edges of a trained network still differ.
 */
export function edgeScale(spec: NetworkSpec, parameters: readonly number[]): number {
  const found = known.get(parameters);
  if (found !== undefined) return found;
  let largest = 1;
  for (const { inputs, units, weights } of layoutOf(spec)) {
    for (let index = weights; index < weights + inputs * units; index++) {
      const size = Math.abs(parameters[index] ?? 0);
      if (size > largest && Number.isFinite(size)) largest = size;
    }
  }
  known.set(parameters, largest);
  return largest;
}

/** How strong a weight is drawn, t from 0 to 1. */
export function strengthOf(value: number, scale: number): number {
  return Math.min(1, Math.abs(value) / scale) || 0;
}

/** The widths of edges: at t = 0, and how much t = 1 adds. */
export interface EdgeWidths {
  readonly least: number;
  readonly more: number;
}

/** The width of an edge: least + more · t. */
export function edgeWidth(t: number, { least, more }: EdgeWidths): number {
  return least + more * t;
}
