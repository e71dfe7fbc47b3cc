import { layoutOf, type NetworkSpec } from './shape.ts';

/**
 * The parameters of an edited network: what still makes sense of the old ones is kept. A bias is kept with
 * its unit; a weight is kept when both its units are still there and still neighbours.
 * @param from for each layer of `next`, which layer of `spec` it was (from 0), or null for a new one
 * @param fresh starting values of `next` (its parameterCount), used for all the rest
 */
export function reshape(
  spec: NetworkSpec,
  parameters: ArrayLike<number>,
  next: NetworkSpec,
  from: readonly (number | null)[],
  fresh: ArrayLike<number>,
): Float64Array {
  const result = Float64Array.from(fresh);
  const before = layoutOf(spec);
  layoutOf(next).forEach((layer, index) => {
    const origin = from[index] ?? null;
    const old = origin === null ? undefined : before[origin];
    if (origin === null || old === undefined) return;
    const units = Math.min(layer.units, old.units);
    for (let to = 0; to < units; to++) result[layer.biases + to] = parameters[old.biases + to]!;
    const neighbours = index === 0 ? origin === 0 : from[index - 1] === origin - 1;
    if (!neighbours) return;
    for (let i = 0; i < Math.min(layer.inputs, old.inputs); i++) {
      for (let to = 0; to < units; to++) {
        result[layer.weights + i * layer.units + to] = parameters[old.weights + i * old.units + to]!;
      }
    }
  });
  return result;
}
