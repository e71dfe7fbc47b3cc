/** One loss function of an output y and a target t of the same length. */
export interface Loss {
  readonly f: (y: ArrayLike<number>, t: ArrayLike<number>) => number;
}

function sumOfSquares(y: ArrayLike<number>, t: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < y.length; k++) sum += (y[k]! - t[k]!) ** 2;
  return sum;
}

export const losses = {
  /** Mean squared error: the mean over outputs. */
  mse: { f: (y, t) => sumOfSquares(y, t) / y.length },
  /** Half the sum of squares (the form of the lecture's book). */
  'half-sse': { f: (y, t) => sumOfSquares(y, t) / 2 },
  /** Cross-entropy −Σ t·log(y + 1e−7) of a given y. */
  'cross-entropy': {
    f: (y, t) => {
      let sum = 0;
      for (let k = 0; k < y.length; k++) sum -= t[k]! * Math.log(y[k]! + 1e-7);
      return sum;
    },
  },
} as const satisfies Record<string, Loss>;

export type LossName = keyof typeof losses;
