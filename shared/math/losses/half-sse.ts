import type { Loss } from './loss.ts';
import { squares, sumOfSquares } from './mse.ts';

/** Half the sum of squares over outputs (the form of the lecture's book), the mean over samples. */
export const halfSse: Loss = {
  takes: 'activations',
  f: (y, t) => sumOfSquares(y, t) / 2,
  terms: (y, t) => squares(y, t).map((square) => square / 2),
  batch: (workspace, t, rows) => {
    const { z, delta, units } = workspace.output;
    const count = rows * units;
    let sum = 0;
    for (let k = 0; k < count; k++) {
      const error = z[k]! - t[k]!;
      sum += error * error;
      delta[k] = error / rows;
    }
    workspace.loss = sum / 2 / rows;
  },
};
