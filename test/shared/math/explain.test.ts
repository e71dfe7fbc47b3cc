import { describe, expect, it } from 'vitest';
import { explain } from '#shared/math/explain.ts';
import { trace } from '#shared/math/forward.ts';
import { lossNames } from '#shared/math/losses.ts';
import { expectClose } from './close.ts';
import { flatten, reference, specOf } from './numpy-reference.ts';

const { network, x } = reference.lecture;
const spec = specOf(network);
const parameters = flatten(network);

describe('the account of the lecture’s network', () => {
  const account = explain(spec, parameters, x, { loss: 'mse', target: [0, 1] });

  it('names every product of a unit’s sum, its bias, a and z', () => {
    const unit = account.layers[0]!.units[1]!;
    expect(unit.terms).toEqual([
      { key: 'W1-0-1', from: 0, input: 1, weight: 0.3, product: 0.3 },
      { key: 'W1-1-1', from: 1, input: 0.5, weight: 0.4, product: 0.2 },
    ]);
    expect(unit.bias).toEqual({ key: 'b1-1', value: 0.2 });
    expect(unit.a).toBeCloseTo(0.7, 15);
    expect(unit.z).toBeCloseTo(0.668187772168166, 14);
  });

  it('adds up, layer by layer, each fed by the one before', () => {
    account.layers.forEach(({ units }, index) => {
      for (const { terms, bias, a } of units) {
        expectClose(terms.reduce((sum, { product }) => sum + product, 0) + bias.value, a, 1e-15);
        const before = index === 0 ? x : account.layers[index - 1]!.units.map(({ z }) => z);
        expect(terms.map(({ input }) => input)).toEqual(before);
      }
    });
    expect(account.output).toEqual(trace(spec, parameters, x).at(-1)!.z);
  });

  it('gives the shapes (1×2)·(2×3) = (1×3), …', () => {
    expect(account.layers.map(({ shapes }) => shapes)).toEqual([
      { input: [1, 2], weights: [2, 3], output: [1, 3] },
      { input: [1, 3], weights: [3, 2], output: [1, 2] },
      { input: [1, 2], weights: [2, 2], output: [1, 2] },
    ]);
  });

  it('takes the loss apart, output by output', () => {
    const loss = account.loss!;
    expect(loss.terms.map(({ t }) => t)).toEqual([0, 1]);
    expect(loss.terms[0]!.term).toBeCloseTo(0.3168270764110298 ** 2 / 2, 14);
    expect(loss.value).toBeCloseTo((0.3168270764110298 ** 2 + (1 - 0.6962790898619668) ** 2) / 2, 14);
  });
});

it.each(lossNames)('the terms of %s add up to its value, from logits or not', (loss) => {
  for (const activation of ['softmax', 'sigmoid'] as const) {
    const last = { ...spec, layers: [...spec.layers.slice(0, -1), { units: 2, activation }] };
    const account = explain(last, parameters, x, { loss, target: [0, 1] });
    const sum = account.loss!.terms.reduce((total, { term }) => total + term, 0);
    expectClose(sum, account.loss!.value, 1e-14);
    const fused =
      (loss === 'cross-entropy' && activation === 'softmax') ||
      (loss === 'binary-cross-entropy' && activation === 'sigmoid');
    expect(account.loss!.takes).toBe(fused ? 'logits' : 'activations');
  }
});

it('without a target there is no loss to explain', () => {
  expect(explain(spec, parameters, x)).not.toHaveProperty('loss');
});
