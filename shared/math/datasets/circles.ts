import { createRandom } from '../random.ts';
import { cosTurns, sinTurns } from '../turns.ts';
import { type DatasetSource, datasetOf } from './dataset.ts';

/** Two rings around 0: class 1 of radius 0.5 inside class 0 of radius 1, as sklearn's make_circles. */
export const circles: DatasetSource = {
  task: 'binary',
  options: { samples: 200, noise: 0.08 },
  make: ({ samples, noise, seed }) => {
    const random = createRandom(seed);
    return datasetOf(
      Array.from({ length: samples }, (_, k) => {
        const label = k % 2;
        const radius = label === 1 ? 0.5 : 1;
        const turn = random.next();
        return {
          x: [
            radius * cosTurns(turn) + noise * random.normal(),
            radius * sinTurns(turn) + noise * random.normal(),
          ],
          t: [label],
        };
      }),
    );
  },
};
