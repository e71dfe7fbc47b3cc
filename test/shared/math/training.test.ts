import { describe, expect, it } from 'vitest';
import type { Dataset } from '#shared/math/datasets/dataset.ts';
import { makeDataset } from '#shared/math/datasets.ts';
import { initialize } from '#shared/math/initializers.ts';
import { optimizerNames } from '#shared/math/optimizers.ts';
import type { NetworkSpec } from '#shared/math/shape.ts';
import { Training, type TrainingSettings } from '#shared/math/training.ts';
import { expectClose } from './close.ts';

const xorNetwork: NetworkSpec = {
  inputs: 2,
  layers: [
    { units: 4, activation: 'tanh' },
    { units: 1, activation: 'sigmoid' },
  ],
};
const line: NetworkSpec = { inputs: 1, layers: [{ units: 1, activation: 'identity' }] };

/** Samples (k, 0), k = 1 … count: the gradient of w tells which of them were in a batch. */
function counting(count: number): Dataset {
  return {
    inputs: 1,
    outputs: 1,
    samples: count,
    x: Float64Array.from({ length: count }, (_, k) => 2 ** (k / 2)),
    t: new Float64Array(count),
  };
}

/** Which samples each mini-batch of the first epochs had, read off ∂L/∂w at w = 1: the sum of their x². */
function batches(seed: number, samples: number, batchSize: number, steps: number): number[][] {
  const settings: TrainingSettings = { loss: 'half-sse', optimizer: 'sgd', learningRate: 0, batchSize, seed };
  const training = new Training(line, counting(samples), settings);
  const parameters = Float64Array.from([1, 0]);
  return Array.from({ length: steps }, (_, k) => {
    training.step(parameters);
    const inBatch = Math.min(
      batchSize,
      samples - ((k * batchSize) % (Math.ceil(samples / batchSize) * batchSize)),
    );
    const sum = Math.round(training.gradient[0]! * inBatch);
    return Array.from({ length: samples }, (_, sample) => sample).filter((sample) => (sum >> sample) & 1);
  });
}

it.each(optimizerNames)('XOR is learned with %s', (optimizer) => {
  const training = new Training(xorNetwork, makeDataset('xor'), {
    loss: 'binary-cross-entropy',
    optimizer,
    learningRate: optimizer === 'sgd' ? 1 : 0.1,
  });
  const parameters = initialize(xorNetwork, 'xavier', 4);
  for (let k = 0; k < 2000; k++) training.step(parameters);
  expect(training.loss(parameters)).toBeLessThan(0.01);
});

describe('mini-batches', () => {
  it('show every sample once an epoch, the last batch being smaller', () => {
    const shown = batches(1, 10, 4, 3);
    expect(shown.map(({ length }) => length)).toEqual([4, 4, 2]);
    expect(shown.flat().toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('come in an order of the seed’s, another in every epoch', () => {
    expect(batches(1, 10, 4, 6)).toEqual(batches(1, 10, 4, 6));
    expect(batches(1, 10, 4, 3)).not.toEqual(batches(2, 10, 4, 3));
    const shown = batches(1, 10, 4, 6);
    expect(shown.slice(0, 3)).not.toEqual(shown.slice(3));
  });

  it('count steps and epochs', () => {
    const settings = { loss: 'mse', optimizer: 'sgd', learningRate: 0.1, batchSize: 4 } as const;
    const training = new Training(line, counting(10), settings);
    const parameters = Float64Array.from([0, 0]);
    const seen = Array.from({ length: 7 }, () => {
      training.step(parameters);
      return [training.steps, training.epochs];
    });
    expect(seen).toEqual([
      [1, 0],
      [2, 0],
      [3, 1],
      [4, 1],
      [5, 1],
      [6, 2],
      [7, 2],
    ]);
  });

  it('larger than the data are the full batch', () => {
    const settings = { loss: 'mse', optimizer: 'sgd', learningRate: 0.1 } as const;
    const [full, large] = [settings, { ...settings, batchSize: 99 }].map((each) => {
      const parameters = Float64Array.from([1, 0]);
      const training = new Training(line, counting(5), each);
      return [training.step(parameters), training.epochs, ...parameters];
    });
    expect(full).toEqual(large);
  });
});

it('a hand may move parameters between steps, and hold one still', () => {
  const data = makeDataset('xor');
  const training = new Training(xorNetwork, data, { loss: 'mse', optimizer: 'adam', learningRate: 0.1 });
  const parameters = initialize(xorNetwork, 'xavier', 1);
  const fixed = new Uint8Array(parameters.length);
  fixed[3] = 1;
  training.step(parameters, fixed);
  parameters[3] = 0.5;
  training.step(parameters, fixed);
  expect(parameters[3]).toBe(0.5);
  training.step(parameters);
  expect(parameters[3]).not.toBe(0.5);
});

it('the learning rate may change between steps', () => {
  const training = new Training(line, counting(1), {
    loss: 'half-sse',
    optimizer: 'sgd',
    learningRate: 0.1,
  });
  const parameters = Float64Array.from([1, 0]);
  training.step(parameters);
  expect(parameters[0]).toBeCloseTo(0.9, 15);
  training.learningRate = 0;
  training.step(parameters);
  expect(parameters[0]).toBeCloseTo(0.9, 15);
  expect(training.learningRate).toBe(0);
});

it('L1 and L2 add to the loss and to the gradient of weights, not of biases', () => {
  const settings = { loss: 'mse', optimizer: 'sgd', learningRate: 0, l1: 0.3, l2: 0.5 } as const;
  const data = makeDataset('xor');
  const parameters = initialize(xorNetwork, 'uniform', 6);
  const plain = new Training(xorNetwork, data, { loss: 'mse', optimizer: 'sgd', learningRate: 0 });
  const penalized = new Training(xorNetwork, data, settings);
  plain.step(parameters);
  penalized.step(parameters);
  const biases = new Set([8, 9, 10, 11, 16]);
  const h = 1e-5;
  parameters.forEach((value, k) => {
    const moved = Float64Array.from(parameters);
    moved[k] = value + h;
    const above = penalized.loss(moved);
    moved[k] = value - h;
    expect(penalized.gradient[k]).toBeCloseTo((above - penalized.loss(moved)) / (2 * h), 8);
    if (biases.has(k)) expect(penalized.gradient[k]).toBe(plain.gradient[k]);
  });
  expect(penalized.step(parameters)).toBe(penalized.loss(parameters));
  const weights = Array.from(parameters).filter((_, k) => !biases.has(k));
  const penalty = weights.reduce((sum, w) => sum + 0.3 * Math.abs(w) + 0.25 * w * w, 0);
  expectClose(penalized.loss(parameters) - plain.loss(parameters), penalty, 1e-14);
});

describe('a training that blows up says what blew up first:', () => {
  it('a parameter past the limit', () => {
    const training = new Training(line, counting(8), { loss: 'mse', optimizer: 'sgd', learningRate: 1 });
    const parameters = Float64Array.of(1, 0);
    training.step(parameters);
    expect(training.diagnose(parameters, 1e6)).toBeUndefined();
    for (let k = 0; k < 5; k++) training.step(parameters);
    expect(training.diagnose(parameters, 1e6)).toMatchObject({ what: 'parameter', key: 'W1-0-0' });
  });

  it('a unit, the loss, a gradient', () => {
    const far: Dataset = { inputs: 1, outputs: 1, samples: 1, x: Float64Array.of(1), t: Float64Array.of(0) };
    const training = new Training(line, far, { loss: 'mse', optimizer: 'sgd', learningRate: 0 });
    const diagnosis = (w: number, x: number): unknown => {
      far.x[0] = x;
      const parameters = Float64Array.of(w, 0);
      training.step(parameters);
      return training.diagnose(parameters, Number.POSITIVE_INFINITY);
    };
    expect(diagnosis(1, 1)).toBeUndefined();
    expect(diagnosis(1e200, 1e200)).toEqual({ what: 'unit', layer: 1, unit: 0, value: Infinity });
    expect(diagnosis(1e200, 1)).toEqual({ what: 'loss', value: Infinity });
    expect(diagnosis(1e-100, 1e250)).toEqual({ what: 'gradient', key: 'W1-0-0', value: Infinity });
  });
});

it('data of another shape than the network’s are refused', () => {
  const settings = { loss: 'mse', optimizer: 'sgd', learningRate: 0.1 } as const;
  expect(() => new Training(line, makeDataset('xor'), settings)).toThrow(RangeError);
  expect(() => new Training(xorNetwork, makeDataset('xor'), { ...settings, batchSize: 0 })).toThrow(
    RangeError,
  );
});
