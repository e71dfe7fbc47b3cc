/** One activation function: f(a) and its derivative f′(a), elementwise. */
export interface Activation {
  readonly f: (a: number) => number;
  readonly derivative: (a: number) => number;
}

/** The logistic sigmoid 1 / (1 + e^−a), without overflow for large |a|. */
export function sigmoid(a: number): number {
  if (a >= 0) return 1 / (1 + Math.exp(-a));
  const e = Math.exp(a);
  return e / (1 + e);
}

export const activations = {
  identity: { f: (a) => a, derivative: () => 1 },
  sigmoid: {
    f: sigmoid,
    derivative: (a) => {
      const s = sigmoid(a);
      return s * (1 - s);
    },
  },
} as const satisfies Record<string, Activation>;

export type ActivationName = keyof typeof activations;
