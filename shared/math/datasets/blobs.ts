import { createRandom } from '../random.ts';
import { cosTurns, sinTurns } from '../turns.ts';
import { classTarget, type DatasetSource, datasetOf } from './dataset.ts';

/** One round cloud a class, centred on a circle of radius 1.5; the noise is a cloud's width. */
export const blobs: DatasetSource = {
  task: 'binary',
  options: { samples: 200, noise: 0.4, classes: 2 },
  make: ({ samples, noise, classes, seed }) => {
    const random = createRandom(seed);
    return datasetOf(
      Array.from({ length: samples }, (_, k) => {
        const label = k % classes;
        const turn = label / classes + 1 / 8;
        return {
          x: [1.5 * cosTurns(turn) + noise * random.normal(), 1.5 * sinTurns(turn) + noise * random.normal()],
          t: classTarget(label, classes),
        };
      }),
    );
  },
};
