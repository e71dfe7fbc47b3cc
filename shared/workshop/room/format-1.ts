import { type BoardContent, freshContent, type Start } from '../model/board.ts';

/**
 * What every workshop of format 1 opened with, which its log did not say: the lecture's network and training
 * settings as they were then. Never to be changed: logs that people have kept depend on it.
 */
const start: Start = {
  network: {
    inputs: 2,
    layers: [
      { units: 3, activation: 'sigmoid' },
      { units: 2, activation: 'sigmoid' },
      { units: 2, activation: 'identity' },
    ],
  },
  loss: 'mse',
  // biome-ignore format: W1, b1, W2, b2, W3, b3, a line each
  parameters: [
    0.1, 0.3, 0.5, 0.2, 0.4, 0.6,
    0.1, 0.2, 0.3,
    0.1, 0.4, 0.2, 0.5, 0.3, 0.6,
    0.1, 0.2,
    0.1, 0.3, 0.2, 0.4,
    0.1, 0.2,
  ],
  input: [1, 0.5],
  target: [0, 1],
  data: { kind: 'sample' },
};

export const contentOfFormat1: BoardContent = freshContent(start, {
  optimizer: 'sgd',
  learningRate: 0.5,
  batchSize: 0,
  l1: 0,
  l2: 0,
  speed: 0,
});
