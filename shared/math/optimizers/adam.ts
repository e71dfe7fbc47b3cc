import type { Optimizer } from './optimizer.ts';

/**
 * Adam (Kingma and Ba 2015) with bias correction, as torch.optim.Adam:
 * m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², w ← w − η m̂ / (√v̂ + ε).
 */
export const adam: Optimizer = {
  slots: 2,
  step: (parameters, gradient, state, { learningRate, beta1, beta2, epsilon }, fixed) => {
    const mean = state.slots[0]!;
    const square = state.slots[1]!;
    state.power1 *= beta1;
    state.power2 *= beta2;
    const size = learningRate / (1 - state.power1);
    const root = Math.sqrt(1 - state.power2);
    for (let k = 0; k < parameters.length; k++) {
      const g = gradient[k]!;
      const m = beta1 * mean[k]! + (1 - beta1) * g;
      const v = beta2 * square[k]! + (1 - beta2) * g * g;
      mean[k] = m;
      square[k] = v;
      if (fixed === null || fixed[k] === 0) {
        parameters[k] = parameters[k]! - (size * m) / (Math.sqrt(v) / root + epsilon);
      }
    }
  },
};
