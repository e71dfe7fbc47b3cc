import type { OwnView } from './view.ts';

/** The activities with a view of their own: a line each, loaded when first needed. */
export const views: Readonly<Record<string, () => Promise<OwnView>>> = {
  'one-neuron': async () => (await import('./one-neuron/one-neuron.ts')).show,
  'xor-wall': async () => (await import('./xor-wall/xor-wall.ts')).show,
  'build-a-network': async () => (await import('./build-a-network/build-a-network.ts')).show,
  words: async () => (await import('./words/words.ts')).show,
  'five-steps': async () => (await import('./five-steps/five-steps.ts')).show,
  'code-losses': async () => (await import('./code-losses/code-losses.ts')).show,
  'three-layers': async () => (await import('./three-layers/three-layers.ts')).show,
  'why-nonlinear': async () => (await import('./why-nonlinear/why-nonlinear.ts')).show,
  'matrix-shapes': async () => (await import('./matrix-shapes/matrix-shapes.ts')).show,
  'two-losses': async () => (await import('./two-losses/two-losses.ts')).show,
  'loss-not-accuracy': async () => (await import('./loss-not-accuracy/loss-not-accuracy.ts')).show,
  gradients: async () => (await import('./gradients/gradients.ts')).show,
  'activation-lens': async () => (await import('./activation-lens/activation-lens.ts')).show,
  'what-it-is-not': async () => (await import('./what-it-is-not/what-it-is-not.ts')).show,
};
