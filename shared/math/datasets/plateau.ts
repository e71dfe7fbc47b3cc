import { createRandom } from '../random.ts';
import { classTarget, type DatasetSource, datasetOf } from './dataset.ts';

/** How many of 100 a neuron with w₂ = 1 and b = 0 answers right while w₁ is on the plateau. */
const RIGHT = 33;

/** Where w₁ crosses the first sample at either end of the plateau, and how far off the last ones are. */
const PLATEAU = { from: 0.06, to: 0.565 } as const;
const SPREAD = 1.6;

/**
 * Samples before one sigmoid neuron, σ(w₁x₁ + w₂x₂ + b). With w₂ = 1 and b = 0 a sample is right as long as w₁ is
 * below a crossing of its own, and none of these is on the plateau: the accuracy stands there while the loss moves.
 */
export const plateau: DatasetSource = {
  task: 'binary',
  options: { samples: 100 },
  make: ({ samples, seed }) => {
    const random = createRandom(seed);
    return datasetOf(
      Array.from({ length: samples }, (_, k) => {
        const isRight = Math.floor(((k + 1) * RIGHT) / 100) > Math.floor((k * RIGHT) / 100);
        const off = SPREAD * random.next();
        const crossing = isRight ? PLATEAU.to + off : PLATEAU.from - off;
        const pull = random.between(0.4, 1.2);
        const label = random.below(2);
        const side = label === 1 ? 1 : -1;
        // side · (w₁x₁ + x₂) = pull · (crossing − w₁): above 0 where the answer is right.
        return { x: [-side * pull, side * pull * crossing], t: classTarget(label, 2) };
      }),
    );
  },
};
