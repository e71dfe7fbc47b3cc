import { layoutOf, type NetworkSpec } from '../../../shared/math/shape.ts';

/** The weight `from` → `to` of a layer (from 1), or the bias of `to`. */
export function weightOf(
  spec: NetworkSpec,
  parameters: Float64Array,
  layer: number,
  from: number | 'bias',
  to: number,
): number {
  const { units, weights, biases } = layoutOf(spec)[layer - 1]!;
  return parameters[from === 'bias' ? biases + to : weights + from * units + to]!;
}

/** A flat batch as an array a sample. */
export function rowsOf(values: Float64Array, rows: number): number[][] {
  const width = values.length / rows;
  return Array.from({ length: rows }, (_, r) => Array.from(values.subarray(r * width, (r + 1) * width)));
}
