import type { Optimizer } from './optimizer.ts';

/** Gradient descent with momentum: v ← μ v + g, w ← w − η v, as torch.optim.SGD(momentum=μ). */
export const momentum: Optimizer = {
  slots: 1,
  step: (parameters, gradient, { slots }, { learningRate, momentum: kept }, fixed) => {
    const velocity = slots[0]!;
    for (let k = 0; k < parameters.length; k++) {
      const v = kept * velocity[k]! + gradient[k]!;
      velocity[k] = v;
      if (fixed === null || fixed[k] === 0) parameters[k] = parameters[k]! - learningRate * v;
    }
  },
};
