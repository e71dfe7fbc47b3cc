import { type ActivationName, defaultAlpha } from '#shared/math/activations.ts';
import { type LayerSpec, type NetworkSpec, networkLimits } from '#shared/math/shape.ts';

/** A network after an edit, and which old layer each layer was. */
export interface NetworkEdit {
  readonly network: NetworkSpec;
  readonly from: readonly (number | null)[];
}

/** Another number of inputs. */
export function withInputs({ layers }: NetworkSpec, inputs: number): NetworkEdit {
  return { network: { inputs, layers }, from: same(layers) };
}

/** Another number of units in one layer (from 0). */
export function withUnits(network: NetworkSpec, index: number, units: number): NetworkEdit {
  return changed(network, index, (layer) => ({ ...layer, units }));
}

/** Another activation of one layer; its α starts at the activation's own. */
export function withActivation(network: NetworkSpec, index: number, activation: ActivationName): NetworkEdit {
  return changed(network, index, ({ units }) => ({ units, activation }));
}

/** Another α of one layer; the activation's own default is left out. */
export function withAlpha(network: NetworkSpec, index: number, alpha: number): NetworkEdit {
  return changed(network, index, ({ units, activation }) => {
    return alpha === defaultAlpha(activation) ? { units, activation } : { units, activation, alpha };
  });
}

/** A new hidden layer before layer `index` (from 0), like the hidden layer next to it. */
export function withLayer({ inputs, layers }: NetworkSpec, index: number): NetworkEdit {
  const like = layers[index - 1] ?? (layers.length > 1 ? layers[index] : undefined);
  const layer: LayerSpec = { units: 3, activation: 'sigmoid', ...like };
  return {
    network: { inputs, layers: layers.toSpliced(index, 0, layer) },
    from: [...same(layers).slice(0, index), null, ...same(layers).slice(index)],
  };
}

/** Without the hidden layer `index` (from 0). */
export function withoutLayer({ inputs, layers }: NetworkSpec, index: number): NetworkEdit {
  return {
    network: { inputs, layers: layers.toSpliced(index, 1) },
    from: same(layers).toSpliced(index, 1),
  };
}

/** Whether one more layer fits. */
export function takesLayer({ layers }: NetworkSpec): boolean {
  return layers.length < networkLimits.layers;
}

function changed(
  { inputs, layers }: NetworkSpec,
  index: number,
  change: (layer: LayerSpec) => LayerSpec,
): NetworkEdit {
  const network = { inputs, layers: layers.map((layer, at) => (at === index ? change(layer) : layer)) };
  return { network, from: same(layers) };
}

function same(layers: readonly LayerSpec[]): number[] {
  return layers.map((_, index) => index);
}
