import type { NetworkSpec } from '../math/shape.ts';
import type { Start } from '../workshop/model/board.ts';

/** The three-layer network of the lecture (section 1.6): 2-3-2-2, y = [0.31682708, 0.69627909]. */
export const lectureNetwork = {
  network: {
    inputs: 2,
    layers: [
      { units: 3, activation: 'sigmoid' },
      { units: 2, activation: 'sigmoid' },
      { units: 2, activation: 'identity' },
    ],
  },
  // biome-ignore format: one row of a matrix a line
  parameters: [
    0.1, 0.3, 0.5, // W1 (2 × 3)
    0.2, 0.4, 0.6,
    0.1, 0.2, 0.3, // b1
    0.1, 0.4, // W2 (3 × 2)
    0.2, 0.5,
    0.3, 0.6,
    0.1, 0.2, // b2
    0.1, 0.3, // W3 (2 × 2)
    0.2, 0.4,
    0.1, 0.2, // b3
  ],
  input: [1, 0.5],
  target: [0, 1],
} as const satisfies { network: NetworkSpec; [numbers: string]: unknown };

/** The board a workshop opens with: the lecture's network on its one sample, under the mean squared error. */
export const lectureStart: Start = { ...lectureNetwork, loss: 'mse', data: { kind: 'sample' } };
