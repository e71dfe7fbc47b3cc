import type { Loss } from './loss.ts';

/** (y − t)² of each output. */
export function squares(y: ArrayLike<number>, t: ArrayLike<number>): number[] {
  return Array.from(y, (value, k) => (value - t[k]!) * (value - t[k]!));
}

/** Σ (y − t)². */
export function sumOfSquares(y: ArrayLike<number>, t: ArrayLike<number>): number {
  return squares(y, t).reduce((sum, square) => sum + square, 0);
}

/** Mean squared error: the mean over samples and outputs, as torch.nn.MSELoss. */
export const mse: Loss = {
  takes: 'activations',
  f: (y, t) => sumOfSquares(y, t) / y.length,
  terms: (y, t) => squares(y, t).map((square) => square / y.length),
  batch: (workspace, t, rows) => {
    const { z, delta, units } = workspace.output;
    const count = rows * units;
    const scale = 2 / count;
    let sum = 0;
    for (let k = 0; k < count; k++) {
      const error = z[k]! - t[k]!;
      sum += error * error;
      delta[k] = scale * error;
    }
    workspace.loss = sum / count;
  },
};
