import {
  type ActivationName,
  activationNames,
  defaultAlpha,
  elementwiseNames,
} from '#shared/math/activations.ts';
import type { Dataset } from '#shared/math/datasets/dataset.ts';
import { trace } from '#shared/math/forward.ts';
import { type LossName, lossFor, lossNames } from '#shared/math/losses.ts';
import { createRandom, type Random } from '#shared/math/random.ts';
import { type LayerSpec, type NetworkSpec, outputCount, parameterCount } from '#shared/math/shape.ts';

/** A network, its parameters, a data set and a loss that its outputs are made for. */
export interface Case {
  readonly spec: NetworkSpec;
  readonly parameters: Float64Array;
  readonly data: Dataset;
  readonly loss: LossName;
}

/** The activations with a kink or a jump at 0, where no derivative exists to compare with. */
const broken: readonly ActivationName[] = ['step', 'relu', 'leaky-relu', 'elu'];

function pick<T>(random: Random, list: readonly T[]): T {
  return list[random.below(list.length)]!;
}

/** Output activations whose y a loss takes: logarithms want it between 0 and 1. */
function outputsFor(loss: LossName): readonly ActivationName[] {
  return loss === 'mse' || loss === 'half-sse' ? activationNames : ['softmax', 'sigmoid'];
}

function layer(random: Random, activation: ActivationName): LayerSpec {
  const units = 1 + random.below(6);
  return defaultAlpha(activation) !== undefined && random.below(2) === 0
    ? { units, activation, alpha: random.between(0.05, 1.5) }
    : { units, activation };
}

function draw(random: Random, loss: LossName): Case {
  const spec: NetworkSpec = {
    inputs: 1 + random.below(6),
    layers: [
      ...Array.from({ length: random.below(4) }, () => layer(random, pick(random, elementwiseNames))),
      layer(random, pick(random, outputsFor(loss))),
    ],
  };
  const outputs = outputCount(spec);
  const samples = 1 + random.below(9);
  const targets = Array.from({ length: samples }, () => {
    const label = random.below(outputs);
    if (loss === 'cross-entropy') return Array.from({ length: outputs }, (_, k) => (k === label ? 1 : 0));
    return Array.from({ length: outputs }, () => random.next());
  });
  return {
    spec,
    parameters: Float64Array.from({ length: parameterCount(spec) }, () => random.between(-1.5, 1.5)),
    data: {
      inputs: spec.inputs,
      outputs,
      samples,
      x: Float64Array.from({ length: samples * spec.inputs }, () => random.between(-2, 2)),
      t: Float64Array.from(targets.flat()),
    },
    loss,
  };
}

/**
 * Whether differences cannot tell the derivative: a pre-activation so near a kink that a small step could
 * cross it, or a y so near 0 or 1 that its logarithm bends within one.
 */
function isTooNear({ spec, parameters, data, loss }: Case): boolean {
  const steep = lossFor(spec, loss).takes === 'activations' && loss.endsWith('cross-entropy');
  return Array.from({ length: data.samples }, (_, r) => r).some((r) => {
    const layers = trace(spec, parameters, data.x.subarray(r * data.inputs, (r + 1) * data.inputs));
    const kinked = layers.some(
      ({ a }, index) =>
        broken.includes(spec.layers[index]!.activation) && a.some((value) => Math.abs(value) < 1e-3),
    );
    return kinked || (steep && layers.at(-1)!.z.some((y) => Math.abs(y - 0.5) > 0.49));
  });
}

/** A random case, the same for the same seed; every loss and activation comes up. */
export function randomCase(seed: number): Case {
  const random = createRandom(seed);
  const loss = lossNames[seed % lossNames.length]!;
  for (;;) {
    const drawn = draw(random, loss);
    if (!isTooNear(drawn)) return drawn;
  }
}
