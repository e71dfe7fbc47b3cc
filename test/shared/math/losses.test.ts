import { describe, expect, it } from 'vitest';
import type { ActivationName } from '#shared/math/activations.ts';
import { trace } from '#shared/math/forward.ts';
import { losses, lossFor, lossNames, lossOf } from '#shared/math/losses.ts';
import { backpropagate } from '#shared/math/network.ts';
import type { NetworkSpec } from '#shared/math/shape.ts';
import { createWorkspace } from '#shared/math/workspace.ts';
import { expectClose } from './close.ts';

/** A network that only puts its inputs through the output activation. */
function passing(units: number, activation: ActivationName): { spec: NetworkSpec; parameters: number[] } {
  const eye = Array.from({ length: units * units }, (_, k) => (k % (units + 1) === 0 ? 1 : 0));
  return {
    spec: { inputs: units, layers: [{ units, activation }] },
    parameters: [...eye, ...Array.from({ length: units }, () => 0)],
  };
}

function lossAt(
  name: (typeof lossNames)[number],
  activation: ActivationName,
  a: number[],
  t: number[],
): number {
  const { spec, parameters } = passing(a.length, activation);
  return lossOf(spec, name, trace(spec, parameters, a), t);
}

it('MSE is the mean over outputs, half-SSE half the sum', () => {
  expect(losses.mse.f([1, 2, 5], [1, 0, 2])).toBeCloseTo(13 / 3, 15);
  expect(losses['half-sse'].f([1, 2, 5], [1, 0, 2])).toBe(6.5);
});

describe('cross-entropy', () => {
  it('of a softmax output comes from the logits: no 1e−7 in it, and finite at ±1000', () => {
    expect(lossAt('cross-entropy', 'softmax', [0, 0], [1, 0])).toBeCloseTo(Math.LN2, 15);
    expect(lossAt('cross-entropy', 'softmax', [-1000, 1000], [1, 0])).toBe(2000);
    expect(lossAt('cross-entropy', 'softmax', [-1000, 1000], [0, 1])).toBe(0);
    expect(lossAt('cross-entropy', 'softmax', [0, 40], [0, 1])).toBeCloseTo(Math.exp(-40), 30);
  });

  it('of any other y is −Σ t·log(y + 1e−7)', () => {
    expect(lossAt('cross-entropy', 'identity', [0.6, 0.4], [1, 0])).toBeCloseTo(-Math.log(0.6 + 1e-7), 14);
    expect(losses['cross-entropy'].f([0, 1], [1, 0])).toBeCloseTo(-Math.log(1e-7), 12);
  });

  it('takes a target of shares, not only one-hot', () => {
    const wanted = 0.3 * Math.log(1 + Math.E) + 0.7 * (Math.log(1 + Math.E) - 1);
    expect(lossAt('cross-entropy', 'softmax', [0, 1], [0.3, 0.7])).toBeCloseTo(wanted, 14);
  });
});

describe('binary cross-entropy', () => {
  it('of a sigmoid output comes from the logits, the mean over outputs, finite at ±1000', () => {
    expect(lossAt('binary-cross-entropy', 'sigmoid', [0, 0], [1, 0])).toBeCloseTo(Math.LN2, 15);
    expect(lossAt('binary-cross-entropy', 'sigmoid', [1000, -1000], [0, 1])).toBe(1000);
    expect(lossAt('binary-cross-entropy', 'sigmoid', [1000, -1000], [1, 0])).toBe(0);
  });

  it('of any other y keeps its logarithms finite', () => {
    const wanted = -(Math.log(0.8 + 1e-7) + Math.log(1 - 0.3 + 1e-7)) / 2;
    expect(losses['binary-cross-entropy'].f([0.8, 0.3], [1, 0])).toBeCloseTo(wanted, 14);
    expect(losses['binary-cross-entropy'].f([1, 0], [0, 1])).toBeCloseTo(-Math.log(1e-7), 8);
  });
});

it.each(lossNames)('%s: the terms of the outputs add up to the loss', (name) => {
  for (const activation of ['identity', 'sigmoid', 'softmax'] as const) {
    const { spec } = passing(3, activation);
    const form = lossFor(spec, name);
    const values = form.takes === 'logits' ? [0.2, -1, 3] : [0.2, 0.5, 0.3];
    const sum = form.terms(values, [0, 1, 0]).reduce((total, term) => total + term, 0);
    expect(sum).toBeCloseTo(form.f(values, [0, 1, 0]), 14);
  }
});

it.each(lossNames)('%s: loss and gradient of logits of ±1000 are finite', (name) => {
  for (const activation of ['sigmoid', 'softmax', 'tanh'] as const) {
    if (activation === 'tanh' && name.endsWith('cross-entropy')) continue;
    const { spec, parameters } = passing(2, activation);
    const gradient = new Float64Array(6);
    for (const a of [
      [1000, -1000],
      [-1000, 1000],
      [1000, 1000],
    ]) {
      const loss = backpropagate(
        createWorkspace(spec, 1),
        Float64Array.from(parameters),
        lossFor(spec, name),
        Float64Array.from(a),
        Float64Array.from([1, 0]),
        gradient,
      );
      expect(loss, `${activation} ${a}`).toSatisfy(Number.isFinite);
      for (const slope of gradient) expect(slope, `${activation} ${a}`).toSatisfy(Number.isFinite);
      expectClose(loss, lossAt(name, activation, a, [1, 0]), 1e-12);
    }
  }
});

it('lossOf refuses a target of another length', () => {
  const { spec, parameters } = passing(2, 'identity');
  expect(() => lossOf(spec, 'mse', trace(spec, parameters, [1, 2]), [1])).toThrow(RangeError);
});
