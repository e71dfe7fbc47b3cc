import { describe, expect, it } from 'vitest';
import { activationNames } from '#shared/math/activations.ts';
import { trace } from '#shared/math/forward.ts';
import { lossFor, lossNames, lossOf } from '#shared/math/losses.ts';
import { backpropagate, batchLoss, forward } from '#shared/math/network.ts';
import { createWorkspace } from '#shared/math/workspace.ts';
import { expectClose } from './close.ts';
import { type Case, randomCase } from './random-network.ts';

const SEEDS = Array.from({ length: 800 }, (_, seed) => seed);

function gradientOf({ spec, parameters, data, loss }: Case): { loss: number; gradient: Float64Array } {
  const gradient = new Float64Array(parameters.length);
  const workspace = createWorkspace(spec, data.samples);
  return {
    loss: backpropagate(workspace, parameters, lossFor(spec, loss), data.x, data.t, gradient),
    gradient,
  };
}

/** (L(w + h) − L(w − h)) / 2h for every parameter, made one order better by a second h (Richardson 1911). */
function centralDifferences({ spec, parameters, data, loss }: Case): Float64Array {
  const workspace = createWorkspace(spec, data.samples);
  const form = lossFor(spec, loss);
  const at = (moved: Float64Array): number => batchLoss(workspace, moved, form, data.x, data.t);
  const slope = (k: number, h: number): number => {
    const moved = Float64Array.from(parameters);
    moved[k] = parameters[k]! + h;
    const above = at(moved);
    moved[k] = parameters[k]! - h;
    return (above - at(moved)) / (2 * h);
  };
  return parameters.map((_, k) => (4 * slope(k, 1e-4) - slope(k, 2e-4)) / 3);
}

it(`the gradient is what central differences show, on ${SEEDS.length} random networks`, () => {
  for (const seed of SEEDS) {
    const drawn = randomCase(seed);
    expectClose(gradientOf(drawn).gradient, centralDifferences(drawn), 1e-8, `seed ${seed}: gradient`);
  }
});

it('those networks have every loss, and every activation inside and at the output', () => {
  const cases = SEEDS.map(randomCase);
  expect(new Set(cases.map(({ loss }) => loss))).toEqual(new Set(lossNames));
  expect(new Set(cases.map(({ spec }) => spec.layers.at(-1)!.activation))).toEqual(new Set(activationNames));
  const hidden = cases.flatMap(({ spec }) => spec.layers.slice(0, -1).map(({ activation }) => activation));
  expect(new Set(hidden).size).toBe(activationNames.length - 1);
});

it('a batch gives the same bits as its samples one by one', () => {
  for (const seed of SEEDS.slice(0, 200)) {
    const { spec, parameters, data } = randomCase(seed);
    const workspace = createWorkspace(spec, data.samples);
    forward(workspace, parameters, data.x);
    for (let r = 0; r < data.samples; r++) {
      const layers = trace(spec, parameters, data.x.subarray(r * data.inputs, (r + 1) * data.inputs));
      layers.forEach((layer, index) => {
        const { a, z, units } = workspace.layers[index]!;
        expect(Array.from(a.subarray(r * units, (r + 1) * units)), `seed ${seed}`).toEqual(layer.a);
        expect(Array.from(z.subarray(r * units, (r + 1) * units)), `seed ${seed}`).toEqual(layer.z);
      });
    }
  }
});

it('a batch’s loss and gradient are the means of its samples’', () => {
  for (const seed of SEEDS.slice(0, 200)) {
    const drawn = randomCase(seed);
    const { spec, parameters, data } = drawn;
    const { inputs, outputs, samples } = data;
    const each = Array.from({ length: samples }, (_, r) => {
      const x = data.x.subarray(r * inputs, (r + 1) * inputs);
      const t = data.t.subarray(r * outputs, (r + 1) * outputs);
      const one = gradientOf({ ...drawn, data: { inputs, outputs, samples: 1, x, t } });
      expectClose(
        one.loss,
        lossOf(spec, drawn.loss, trace(spec, parameters, x), t),
        1e-13,
        `seed ${seed}: loss`,
      );
      return one;
    });
    const whole = gradientOf(drawn);
    expectClose(
      whole.loss,
      each.reduce((sum, { loss }) => sum + loss, 0) / samples,
      1e-13,
      `seed ${seed}: loss`,
    );
    const mean = parameters.map(
      (_, k) => each.reduce((sum, { gradient }) => sum + gradient[k]!, 0) / samples,
    );
    expectClose(whole.gradient, mean, 1e-12, `seed ${seed}: gradient`);
  }
});

describe('a workspace', () => {
  it('takes smaller batches than it was made for, and leaves no trace of earlier ones', () => {
    const { spec, parameters, data, loss } = randomCase(12);
    const large = createWorkspace(spec, data.samples + 5);
    const many = new Float64Array((data.samples + 5) * data.inputs).fill(3);
    forward(large, parameters, many);
    const gradient = new Float64Array(parameters.length);
    const got = backpropagate(large, parameters, lossFor(spec, loss), data.x, data.t, gradient, data.samples);
    expect({ loss: got, gradient }).toEqual(gradientOf({ spec, parameters, data, loss }));
  });

  it('refuses what does not fit: a larger batch, too few parameters, inputs, targets or gradients', () => {
    const { spec, parameters, data, loss } = randomCase(12);
    const { x, t, samples } = data;
    const workspace = createWorkspace(spec, samples);
    const form = lossFor(spec, loss);
    const gradient = new Float64Array(parameters.length);
    const more = new Float64Array(1000);
    expect(() => forward(workspace, parameters, more, samples + 1)).toThrow(RangeError);
    expect(() => forward(workspace, parameters.subarray(1), x)).toThrow(RangeError);
    expect(() => forward(workspace, parameters, x.subarray(1))).toThrow(RangeError);
    expect(() => batchLoss(workspace, parameters, form, x, t.subarray(1))).toThrow(RangeError);
    expect(() => backpropagate(workspace, parameters, form, x, t, gradient.subarray(1))).toThrow(RangeError);
    expect(() => createWorkspace(spec, 0)).toThrow(RangeError);
    expect(() => createWorkspace({ inputs: 2, layers: [] }, 1)).toThrow(RangeError);
  });
});
