import { describe, expect, it } from 'vitest';
import { accuracy } from '#shared/math/accuracy.ts';
import { dataLimits, oneHot } from '#shared/math/datasets/dataset.ts';
import { datasetNames, datasets, makeDataset } from '#shared/math/datasets.ts';
import { trace } from '#shared/math/forward.ts';
import { lossOf } from '#shared/math/losses.ts';
import { reference } from './numpy-reference.ts';

function rows(values: Float64Array, width: number): number[][] {
  return Array.from({ length: values.length / width }, (_, r) =>
    Array.from(values.subarray(r * width, (r + 1) * width)),
  );
}

describe('the gates have their truth tables', () => {
  it.each([
    ['and', [0, 0, 0, 1]],
    ['or', [0, 1, 1, 1]],
    ['nand', [1, 1, 1, 0]],
    ['xor', [0, 1, 1, 0]],
  ] as const)('%s', (name, answers) => {
    const { x, t } = makeDataset(name);
    expect(rows(x, 2)).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
    expect(Array.from(t)).toEqual(answers);
  });
});

describe.each(datasetNames)('%s', (name) => {
  const data = makeDataset(name, { seed: 5 });

  it('has as many numbers as it says, all finite and small, within the limits', () => {
    expect(data.x.length).toBe(data.samples * data.inputs);
    expect(data.t.length).toBe(data.samples * data.outputs);
    expect(data.samples).toBeLessThanOrEqual(dataLimits.samples);
    expect(Math.max(data.inputs, data.outputs)).toBeLessThanOrEqual(dataLimits.features);
    for (const value of [...data.x, ...data.t]) expect(Math.abs(value)).toBeLessThan(5);
  });

  it('is the same for the same seed', () => {
    expect(makeDataset(name, { seed: 5 })).toEqual(data);
  });

  it('is another for another seed, where it is random', () => {
    if ('samples' in datasets[name].options) expect(makeDataset(name, { seed: 6 })).not.toEqual(data);
    else expect(makeDataset(name, { seed: 6 })).toEqual(data);
  });
});

it('samples and noise are free to choose within the limits', () => {
  expect(makeDataset('moons', { samples: 1000 }).samples).toBe(1000);
  expect(makeDataset('moons', { samples: 1 }).samples).toBe(1);
  for (const samples of [0, 1001, 2.5]) expect(() => makeDataset('moons', { samples })).toThrow(RangeError);
  for (const noise of [-1, Number.NaN]) expect(() => makeDataset('moons', { noise })).toThrow(RangeError);
  expect(() => makeDataset('blobs', { classes: 1 })).toThrow(RangeError);
});

it('two classes share one output, more are one-hot; both in equal parts', () => {
  const two = makeDataset('spiral', { samples: 100 });
  expect(two.outputs).toBe(1);
  expect(two.t.reduce((sum, t) => sum + t)).toBe(50);
  const three = makeDataset('blobs', { samples: 99, classes: 3 });
  expect(three.outputs).toBe(3);
  const counts = [0, 1, 2].map((k) => rows(three.t, 3).filter((t) => t[k] === 1 && t.includes(0)).length);
  expect(counts).toEqual([33, 33, 33]);
});

it('without noise, circles lie at radius 1 and 0.5, moons on their half rings, the curve on sin(πx)', () => {
  const circles = makeDataset('circles', { noise: 0 });
  rows(circles.x, 2).forEach(([a, b], r) => {
    expect(Math.hypot(a!, b!)).toBeCloseTo(circles.t[r] === 1 ? 0.5 : 1, 14);
  });
  const moons = makeDataset('moons', { noise: 0 });
  rows(moons.x, 2).forEach(([a, b], r) => {
    const side = moons.t[r] === 0 ? 1 : -1;
    expect(Math.hypot(a! + side * 0.5, b! + side * 0.25)).toBeCloseTo(1, 14);
  });
  const curve = makeDataset('curve', { noise: 0 });
  curve.x.forEach((x, r) => {
    expect(curve.t[r]).toBeCloseTo(Math.sin(Math.PI * x), 14);
  });
});

it('oneHot turns one output 0 or 1 into two, for softmax', () => {
  expect(Array.from(oneHot(makeDataset('xor')).t)).toEqual([1, 0, 0, 1, 0, 1, 1, 0]);
  const three = makeDataset('blobs', { classes: 3 });
  expect(oneHot(three)).toBe(three);
});

it('an identity network on the ten-class sample has the lecture’s losses', () => {
  const { x, t } = makeDataset('ten-classes');
  const spec = { inputs: 10, layers: [{ units: 10, activation: 'identity' }] } as const;
  const eye = Array.from({ length: 110 }, (_, k) => (k < 100 && k % 11 === 0 ? 1 : 0));
  const layers = trace(spec, eye, x);
  const [wanted] = reference.lecture_losses;
  expect(lossOf(spec, 'mse', layers, t)).toBeCloseTo(wanted!.mse, 14);
  expect(lossOf(spec, 'cross-entropy', layers, t)).toBeCloseTo(wanted!['cross_entropy_delta_1e-7'], 14);
});

it('33 of 100 samples of the plateau are right for any weight on it, whatever the seed', () => {
  const spec = { inputs: 2, layers: [{ units: 1, activation: 'sigmoid' }] } as const;
  for (let seed = 0; seed < 20; seed++) {
    const { x, t, samples } = makeDataset('plateau', { seed });
    for (const w1 of [0.07, 0.3, 0.56]) {
      const y = Array.from(
        { length: samples },
        (_, k) => trace(spec, [w1, 1, 0], x.subarray(2 * k, 2 * k + 2))[0]!.z[0]!,
      );
      expect(accuracy(y, t, samples, 1)).toBe(0.33);
    }
  }
});
