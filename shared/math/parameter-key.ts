import { layoutOf, type NetworkSpec } from './shape.ts';

/**
 * The name of one parameter: `W1-0-2` is W1[0][2], the weight from unit 0 of the input to unit 2 of
 * the first layer; `b1-2` is that unit's bias. Layers count from 1, units from 0.
 */
export type ParameterKey = string;

/** A parameter's place in the network. */
export type ParameterRef =
  | { readonly kind: 'weight'; readonly layer: number; readonly from: number; readonly to: number }
  | { readonly kind: 'bias'; readonly layer: number; readonly to: number };

const WEIGHT = /^W([1-9]\d?)-(0|[1-9]\d?)-(0|[1-9]\d?)$/;
const BIAS = /^b([1-9]\d?)-(0|[1-9]\d?)$/;

/** The key of a parameter. */
export function keyOf(ref: ParameterRef): ParameterKey {
  return ref.kind === 'weight' ? `W${ref.layer}-${ref.from}-${ref.to}` : `b${ref.layer}-${ref.to}`;
}

/** The place a key names, or undefined when it names none. */
export function parseKey(key: string): ParameterRef | undefined {
  const weight = WEIGHT.exec(key);
  if (weight) {
    return { kind: 'weight', layer: Number(weight[1]), from: Number(weight[2]), to: Number(weight[3]) };
  }
  const bias = BIAS.exec(key);
  if (bias) return { kind: 'bias', layer: Number(bias[1]), to: Number(bias[2]) };
  return undefined;
}

/** The index of a key in the flat parameter array, or undefined when the network has no such parameter. */
export function indexOfKey(spec: NetworkSpec, key: string): number | undefined {
  const ref = parseKey(key);
  if (ref === undefined) return undefined;
  const layer = layoutOf(spec)[ref.layer - 1];
  if (layer === undefined || ref.to >= layer.units) return undefined;
  if (ref.kind === 'bias') return layer.biases + ref.to;
  return ref.from < layer.inputs ? layer.weights + ref.from * layer.units + ref.to : undefined;
}

/** Every key of the network, in the order of the flat parameter array. */
export function keysOf(spec: NetworkSpec): ParameterKey[] {
  return layoutOf(spec).flatMap(({ inputs, units }, index) => {
    const layer = index + 1;
    const weights = Array.from({ length: inputs * units }, (_, k) =>
      keyOf({ kind: 'weight', layer, from: Math.floor(k / units), to: k % units }),
    );
    const biases = Array.from({ length: units }, (_, to) => keyOf({ kind: 'bias', layer, to }));
    return [...weights, ...biases];
  });
}
