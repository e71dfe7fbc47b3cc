import { createRandom } from '../random.ts';
import { sinTurns } from '../turns.ts';
import { type DatasetSource, datasetOf } from './dataset.ts';

/** Points of t = sin(πx), x evenly from −1 to 1, with noise on t. */
export const curve: DatasetSource = {
  task: 'regression',
  options: { samples: 60, noise: 0.05 },
  make: ({ samples, noise, seed }) => {
    const random = createRandom(seed);
    return datasetOf(
      Array.from({ length: samples }, (_, k) => {
        const x = samples === 1 ? 0 : (2 * k) / (samples - 1) - 1;
        return { x: [x], t: [sinTurns(x / 2) + noise * random.normal()] };
      }),
    );
  },
};
