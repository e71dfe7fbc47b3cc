import { readFileSync } from 'node:fs';
import type { ActivationName } from '#shared/math/activations.ts';
import type { LossName } from '#shared/math/losses.ts';
import type { OptimizerName } from '#shared/math/optimizers.ts';
import type { LayerSpec, NetworkSpec } from '#shared/math/shape.ts';

type Matrix = readonly (readonly number[])[];

/** A layer as the reference writes it. */
export interface ReferenceLayer {
  readonly W: Matrix;
  readonly b: readonly number[];
  readonly activation: string;
}

export interface ReferenceNetwork {
  readonly network: readonly ReferenceLayer[];
  readonly X: Matrix;
  readonly T: Matrix;
  readonly loss_kind: string;
  readonly loss: number;
  readonly outputs: Matrix;
  readonly gradients: readonly Pick<ReferenceLayer, 'W' | 'b'>[];
  readonly training: Readonly<
    Record<
      OptimizerName,
      {
        readonly lr: number;
        readonly steps: number;
        readonly losses: readonly number[];
        readonly final_loss: number;
        readonly final_network: readonly ReferenceLayer[];
      }
    >
  >;
}

interface Reference {
  readonly lecture: {
    readonly network: readonly ReferenceLayer[];
    readonly x: readonly number[];
    readonly trace: readonly { readonly a: readonly number[]; readonly z: readonly number[] }[];
  };
  readonly activations: Readonly<
    Record<
      string,
      { readonly x: readonly number[]; readonly f: readonly number[]; readonly df: readonly number[] }
    >
  >;
  readonly lecture_losses: readonly {
    readonly y: readonly number[];
    readonly t: readonly number[];
    readonly mse: number;
    readonly half_sse: number;
    readonly 'cross_entropy_delta_1e-7': number;
  }[];
  readonly networks: readonly ReferenceNetwork[];
  readonly linear_collapse: {
    readonly network: readonly ReferenceLayer[];
    readonly W: Matrix;
    readonly b: readonly number[];
    readonly x: readonly number[];
    readonly y: readonly number[];
  };
  readonly matrix: { readonly X: Matrix; readonly W: Matrix; readonly XW: Matrix };
}

/** What NumPy gives, computed once and kept beside the tests. */
export const reference: Reference = JSON.parse(
  readFileSync(new URL('../../reference/numpy.json', import.meta.url), 'utf8'),
);

/** The reference writes an α into the name: `leaky_relu(0.01)`. */
export function activationOf(name: string): { activation: ActivationName; alpha?: number } {
  const [, word, alpha] = /^(\w+?)(?:\((.+)\))?$/.exec(name)!;
  const activation = word!.replace('_', '-') as ActivationName;
  return alpha === undefined ? { activation } : { activation, alpha: Number(alpha) };
}

export function lossNameOf(kind: string): LossName {
  return kind.replaceAll('_', '-') as LossName;
}

export function specOf(network: readonly ReferenceLayer[]): NetworkSpec {
  return {
    inputs: network[0]!.W.length,
    layers: network.map(({ b, activation }): LayerSpec => ({ units: b.length, ...activationOf(activation) })),
  };
}

/** W and b of all layers, one after the other. */
export function flatten(layers: readonly Pick<ReferenceLayer, 'W' | 'b'>[]): Float64Array {
  return Float64Array.from(layers.flatMap(({ W, b }) => [...W.flat(), ...b]));
}
