import type { Activation, Adjustable, Curve, Elementwise } from './activations/activation.ts';
import { elu } from './activations/elu.ts';
import { identity } from './activations/identity.ts';
import { leakyRelu } from './activations/leaky-relu.ts';
import { relu } from './activations/relu.ts';
import { sigmoidActivation } from './activations/sigmoid.ts';
import { softmax, softmaxActivation } from './activations/softmax.ts';
import { step } from './activations/step.ts';
import { swish } from './activations/swish.ts';
import { tanhActivation } from './activations/tanh.ts';

export { sigmoid } from './elementary.ts';
export { softmax };

/** Every activation function by its name; names, menus and validators follow from this table. */
export const activations = {
  identity,
  step,
  sigmoid: sigmoidActivation,
  tanh: tanhActivation,
  relu,
  'leaky-relu': leakyRelu,
  elu,
  swish,
  softmax: softmaxActivation,
} as const satisfies Record<string, Activation | Elementwise | Adjustable>;

export type ActivationName = keyof typeof activations;

/** The activations that are a curve: all but softmax. */
export type ElementwiseName = Exclude<ActivationName, 'softmax'>;

export const activationNames = Object.keys(activations) as ActivationName[];

/** The activations a hidden layer may have: softmax is for the output. */
export const elementwiseNames = activationNames.filter((name) => name !== 'softmax') as ElementwiseName[];

/** The α an activation uses where a layer sets none, or undefined when it has none. */
export function defaultAlpha(name: ActivationName): number | undefined {
  const activation: Activation | Adjustable = activations[name];
  return 'alpha' in activation ? activation.alpha : undefined;
}

/** The curve f, f′ of an elementwise activation, with its own α when one is given. */
export function curveOf(name: ElementwiseName, alpha?: number): Curve {
  const activation: Elementwise | Adjustable = activations[name];
  return alpha !== undefined && 'withAlpha' in activation ? activation.withAlpha(alpha) : activation;
}

/** z = f(a) of one layer for one sample (units). */
export function activate(name: ActivationName, a: readonly number[], alpha?: number): number[] {
  if (name === 'softmax') return softmax(a);
  const { f } = curveOf(name, alpha);
  return a.map((value) => f(value));
}
