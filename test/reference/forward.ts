/**
 * A forward pass written down from the textbook, unit by unit, with none of the product's code, so that
 * the product can be compared with it (and it with NumPy's numbers in numpy.json).
 */
export interface Layer {
  /** (in × out) */
  readonly W: readonly (readonly number[])[];
  readonly b: readonly number[];
  readonly activation: string;
}

const functions: Readonly<Record<string, (a: number) => number>> = {
  identity: (a) => a,
  sigmoid: (a) => 1 / (1 + Math.exp(-a)),
};

/** The output y for one input x. */
export function forward(layers: readonly Layer[], x: readonly number[]): number[] {
  return layers.reduce<number[]>(
    (z, { W, b, activation }) =>
      b.map((bias, j) => functions[activation]!(z.reduce((sum, zi, i) => sum + zi * W[i]![j]!, 0) + bias)),
    [...x],
  );
}

/** The mean squared error over outputs. */
export function meanSquaredError(y: readonly number[], t: readonly number[]): number {
  return y.reduce((sum, yk, k) => sum + (yk - t[k]!) ** 2, 0) / y.length;
}

/** The lecture's network, W1[0][0] and any other entries replaced by `changes` (keys as `W1-0-0`, `b1-0`). */
export function lectureLayers(changes: Readonly<Record<string, number>> = {}): Layer[] {
  const layers = [
    {
      W: [
        [0.1, 0.3, 0.5],
        [0.2, 0.4, 0.6],
      ],
      b: [0.1, 0.2, 0.3],
      activation: 'sigmoid',
    },
    {
      W: [
        [0.1, 0.4],
        [0.2, 0.5],
        [0.3, 0.6],
      ],
      b: [0.1, 0.2],
      activation: 'sigmoid',
    },
    {
      W: [
        [0.1, 0.3],
        [0.2, 0.4],
      ],
      b: [0.1, 0.2],
      activation: 'identity',
    },
  ];
  for (const [key, value] of Object.entries(changes)) {
    const [name = '', i = '0', j = '0'] = key.split('-');
    const layer = layers[Number(name.slice(1)) - 1]!;
    if (name.startsWith('W')) layer.W[Number(i)]![Number(j)] = value;
    else layer.b[Number(i)] = value;
  }
  return layers;
}
