import { createRandom } from '../random.ts';
import { cosTurns, sinTurns } from '../turns.ts';
import { classTarget, type DatasetSource, datasetOf } from './dataset.ts';

/** One arm a class, each one turn and a quarter around 0, out to radius 1. */
export const spiral: DatasetSource = {
  task: 'binary',
  options: { samples: 300, noise: 0.02, classes: 2 },
  make: ({ samples, noise, classes, seed }) => {
    const random = createRandom(seed);
    const perArm = Math.ceil(samples / classes);
    return datasetOf(
      Array.from({ length: samples }, (_, k) => {
        const label = k % classes;
        const radius = (Math.floor(k / classes) + 1) / perArm;
        const turn = 1.25 * radius + label / classes;
        return {
          x: [
            radius * cosTurns(turn) + noise * random.normal(),
            radius * sinTurns(turn) + noise * random.normal(),
          ],
          t: classTarget(label, classes),
        };
      }),
    );
  },
};
