import { describe, expect, it } from 'vitest';
import {
  activate,
  activationNames,
  activations,
  curveOf,
  defaultAlpha,
  elementwiseNames,
  sigmoid,
  softmax,
} from '#shared/math/activations.ts';

it('there are nine activations, softmax among them but not elementwise', () => {
  expect(activationNames).toEqual([
    'identity',
    'step',
    'sigmoid',
    'tanh',
    'relu',
    'leaky-relu',
    'elu',
    'swish',
    'softmax',
  ]);
  expect(elementwiseNames).toEqual(activationNames.filter((name) => name !== 'softmax'));
});

describe.each(elementwiseNames)('%s', (name) => {
  const { f, derivative } = activations[name];

  it('is finite, and so is its derivative, at ±1000 and ±1e6', () => {
    for (const a of [-1e6, -1000, 1000, 1e6]) {
      expect(f(a)).toSatisfy(Number.isFinite);
      expect(derivative(a)).toSatisfy(Number.isFinite);
    }
  });

  it('has the derivative that its own values show', () => {
    const h = 1e-6;
    for (const a of [-6, -2.5, -1, -0.3, 0.2, 0.9, 3, 7]) {
      expect(derivative(a)).toBeCloseTo((f(a + h) - f(a - h)) / (2 * h), 8);
    }
  });

  it('treats a whole layer as it treats one number', () => {
    const a = [-2, -0.5, 0, 0.5, 2];
    expect(activate(name, a)).toEqual(a.map((value) => f(value)));
  });
});

it('at 0: the step is 0, ReLU’s derivative is 0, leaky ReLU’s and ELU’s are α, swish’s is ½', () => {
  expect(activations.step.f(0)).toBe(0);
  expect(activations.relu.derivative(0)).toBe(0);
  expect(activations['leaky-relu'].derivative(0)).toBe(0.01);
  expect(activations.elu.derivative(0)).toBe(1);
  expect(activations.swish.derivative(0)).toBe(0.5);
});

it('the ends are reached: sigmoid 0 and 1, tanh −1 and 1, ELU −α, swish 0', () => {
  expect([sigmoid(-1000), sigmoid(1000)]).toEqual([0, 1]);
  expect([activations.tanh.f(-1000), activations.tanh.f(1000)]).toEqual([-1, 1]);
  expect(activations.elu.f(-1000)).toBe(-1);
  expect(activations.swish.f(-1000) + 0).toBe(0);
});

it('leaky ReLU and ELU take another α, the others none', () => {
  expect([defaultAlpha('leaky-relu'), defaultAlpha('elu'), defaultAlpha('tanh')]).toEqual([
    0.01,
    1,
    undefined,
  ]);
  expect(curveOf('leaky-relu', 0.2).f(-5)).toBe(-1);
  expect(curveOf('leaky-relu', 0.2).derivative(-5)).toBe(0.2);
  expect(curveOf('elu', 2).f(-1000)).toBe(-2);
  expect(curveOf('elu', 2).derivative(0)).toBe(2);
  expect(curveOf('tanh', 3).f(0.5)).toBe(activations.tanh.f(0.5));
  expect(activate('leaky-relu', [-5, 5], 0.2)).toEqual([-1, 5]);
});

it('NaN is not swallowed by the curves that pass values on', () => {
  for (const name of ['identity', 'sigmoid', 'tanh', 'relu', 'leaky-relu', 'elu', 'swish'] as const) {
    expect(activations[name].f(Number.NaN), name).toBeNaN();
  }
});

describe('softmax', () => {
  it('gives positive shares of 1, the same for values that are all larger by as much', () => {
    const shares = softmax([1, 2, 3]);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 15);
    expect(shares[2]).toBeCloseTo(Math.E ** 2 / (1 + Math.E + Math.E ** 2), 14);
    expect(softmax([1001, 1002, 1003])).toEqual(shares);
  });

  it('is stable at ±1000', () => {
    expect(softmax([1000, -1000])).toEqual([1, 0]);
    expect(softmax([-1000, -1000])).toEqual([0.5, 0.5]);
  });
});
