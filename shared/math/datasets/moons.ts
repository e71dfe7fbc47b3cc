import { createRandom } from '../random.ts';
import { cosTurns, sinTurns } from '../turns.ts';
import { type DatasetSource, datasetOf } from './dataset.ts';

/** Two half rings that reach into each other, as sklearn's make_moons, moved to be centred on 0. */
export const moons: DatasetSource = {
  task: 'binary',
  options: { samples: 200, noise: 0.1 },
  make: ({ samples, noise, seed }) => {
    const random = createRandom(seed);
    return datasetOf(
      Array.from({ length: samples }, (_, k) => {
        const label = k % 2;
        const turn = random.next() / 2;
        const side = label === 0 ? 1 : -1;
        return {
          x: [
            side * (cosTurns(turn) - 0.5) + noise * random.normal(),
            side * (sinTurns(turn) - 0.25) + noise * random.normal(),
          ],
          t: [label],
        };
      }),
    );
  },
};
