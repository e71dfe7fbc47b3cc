import type { ActivationName } from './activations.ts';

/** One dense layer: `units` outputs, each put through `activation`. */
export interface LayerSpec {
  readonly units: number;
  readonly activation: ActivationName;
  /** The α of leaky ReLU and ELU; the activation's own default when left out. */
  readonly alpha?: number;
}

/** How large a network may be: weight layers, and units (or inputs) of any layer. */
export const networkLimits = { layers: 6, units: 64 } as const;

/** A multi-layer perceptron by its shape alone; its numbers live in one flat parameter array. */
export interface NetworkSpec {
  readonly inputs: number;
  readonly layers: readonly LayerSpec[];
}

/** Where one layer's weights and biases lie in the flat parameter array. */
export interface LayerLayout {
  /** Units of the layer before (rows of W). */
  readonly inputs: number;
  /** Units of this layer (columns of W, length of b). */
  readonly units: number;
  /** Offset of W, row-major (inputs × units): `W[i][j]` is at `weights + i * units + j`. */
  readonly weights: number;
  /** Offset of b (units). */
  readonly biases: number;
}

const layouts = new WeakMap<NetworkSpec, readonly LayerLayout[]>();

/** The layout of every layer: W1, b1, W2, b2, … one after the other; made once for a network. */
export function layoutOf(spec: NetworkSpec): readonly LayerLayout[] {
  const known = layouts.get(spec);
  if (known !== undefined) return known;
  const layout = makeLayout(spec);
  layouts.set(spec, layout);
  return layout;
}

function makeLayout(spec: NetworkSpec): readonly LayerLayout[] {
  const layers: LayerLayout[] = [];
  let inputs = spec.inputs;
  let offset = 0;
  for (const { units } of spec.layers) {
    layers.push({ inputs, units, weights: offset, biases: offset + inputs * units });
    offset += (inputs + 1) * units;
    inputs = units;
  }
  return layers;
}

/** How many weights and biases the network has in all. */
export function parameterCount(spec: NetworkSpec): number {
  const last = layoutOf(spec).at(-1);
  return last === undefined ? 0 : last.biases + last.units;
}

/** Units of the output layer. */
export function outputCount(spec: NetworkSpec): number {
  return spec.layers.at(-1)?.units ?? spec.inputs;
}
