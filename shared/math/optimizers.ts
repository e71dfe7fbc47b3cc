import { adam } from './optimizers/adam.ts';
import { momentum } from './optimizers/momentum.ts';
import type { Optimizer, OptimizerSettings, OptimizerState } from './optimizers/optimizer.ts';
import { sgd } from './optimizers/sgd.ts';

/** Every optimizer by its name; names, menus and validators follow from this table. */
export const optimizers = { sgd, momentum, adam } as const satisfies Record<string, Optimizer>;

export type OptimizerName = keyof typeof optimizers;

export const optimizerNames = Object.keys(optimizers) as OptimizerName[];

/** The settings that PyTorch starts from; a learning rate is the one to choose. */
export const optimizerDefaults: OptimizerSettings = {
  learningRate: 0.1,
  momentum: 0.9,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
};

/** A fresh memory of an optimizer for `count` parameters. */
export function createOptimizerState(name: OptimizerName, count: number): OptimizerState {
  const slots = Array.from({ length: optimizers[name].slots }, () => new Float64Array(count));
  return { slots, power1: 1, power2: 1 };
}
