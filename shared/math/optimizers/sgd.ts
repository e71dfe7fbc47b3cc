import type { Optimizer } from './optimizer.ts';

/** Gradient descent: w ← w − η g, as torch.optim.SGD. */
export const sgd: Optimizer = {
  slots: 0,
  step: (parameters, gradient, _state, { learningRate }, fixed) => {
    for (let k = 0; k < parameters.length; k++) {
      if (fixed === null || fixed[k] === 0) parameters[k] = parameters[k]! - learningRate * gradient[k]!;
    }
  },
};
