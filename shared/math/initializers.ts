import { he } from './initializers/he.ts';
import type { Initializer } from './initializers/initializer.ts';
import { lecture } from './initializers/lecture.ts';
import { uniform } from './initializers/uniform.ts';
import { xavier } from './initializers/xavier.ts';
import { zeros } from './initializers/zeros.ts';
import { createRandom } from './random.ts';
import { layoutOf, type NetworkSpec, parameterCount } from './shape.ts';

/** Every initializer by its name; names, menus and validators follow from this table. */
export const initializers = { lecture, zeros, uniform, xavier, he } as const satisfies Record<
  string,
  Initializer
>;

export type InitializerName = keyof typeof initializers;

export const initializerNames = Object.keys(initializers) as InitializerName[];

/** Starting parameters of a network (parameterCount); the same for the same seed, on every machine. */
export function initialize(spec: NetworkSpec, name: InitializerName, seed: number): Float64Array {
  const { weight, bias }: Initializer = initializers[name];
  const random = createRandom(seed);
  const parameters = new Float64Array(parameterCount(spec));
  for (const { inputs, units, weights, biases } of layoutOf(spec)) {
    for (let from = 0; from < inputs; from++) {
      for (let to = 0; to < units; to++) {
        parameters[weights + from * units + to] = weight(from, to, inputs, units, random);
      }
    }
    for (let to = 0; to < units; to++) parameters[biases + to] = bias(to, random);
  }
  return parameters;
}
