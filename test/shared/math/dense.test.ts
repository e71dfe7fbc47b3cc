import { describe, expect, it } from 'vitest';
import {
  denseBackwardRow,
  denseForward,
  denseInputGradient,
  denseParameterGradient,
} from '#shared/math/dense.ts';
import { createRandom } from '#shared/math/random.ts';

const random = createRandom(11);

function numbers(count: number): Float64Array {
  return Float64Array.from({ length: count }, () => random.between(-2, 2));
}

/** Every size around the blocks of 2 and 4 that the loops are cut into, and a few larger ones. */
const sizes = [1, 2, 3, 4, 5, 6, 7, 9];
const shapes = [
  ...sizes.flatMap((rows) => sizes.flatMap((inputs) => sizes.map((units) => [rows, inputs, units] as const))),
  [16, 64, 10] as const,
  [33, 17, 13] as const,
];

describe('the dense layer, whatever its size, gives the bits of plain nested loops:', () => {
  const OFFSET = 3;

  it('A = X·W + b', () => {
    for (const [rows, inputs, units] of shapes) {
      const x = numbers(rows * inputs);
      const parameters = numbers(OFFSET + (inputs + 1) * units);
      const biases = OFFSET + inputs * units;
      const a = new Float64Array(rows * units + 1).fill(7);
      denseForward(rows, inputs, units, x, parameters, OFFSET, biases, a);
      const wanted = Float64Array.from({ length: rows * units }, (_, k) => {
        const [r, j] = [Math.floor(k / units), k % units];
        let sum = 0;
        for (let i = 0; i < inputs; i++) sum += x[r * inputs + i]! * parameters[OFFSET + i * units + j]!;
        return sum + parameters[biases + j]!;
      });
      expect(a, `${rows}×${inputs}×${units}`).toEqual(Float64Array.from([...wanted, 7]));
    }
  });

  it('∂L/∂W = Xᵀ·δ and ∂L/∂b = Σ δ', () => {
    for (const [rows, inputs, units] of shapes) {
      const x = numbers(rows * inputs);
      const delta = numbers(rows * units);
      const biases = OFFSET + inputs * units;
      const gradient = new Float64Array(biases + units + 1).fill(7);
      denseParameterGradient(rows, inputs, units, x, delta, gradient, OFFSET, biases);
      const wanted = new Float64Array(biases + units + 1).fill(7);
      wanted.fill(0, OFFSET, biases + units);
      for (let r = 0; r < rows; r++) {
        for (let j = 0; j < units; j++) {
          for (let i = 0; i < inputs; i++) {
            wanted[OFFSET + i * units + j]! += x[r * inputs + i]! * delta[r * units + j]!;
          }
          wanted[biases + j]! += delta[r * units + j]!;
        }
      }
      expect(gradient, `${rows}×${inputs}×${units}`).toEqual(wanted);
    }
  });

  it('∂L/∂X = δ·Wᵀ', () => {
    for (const [rows, inputs, units] of shapes) {
      const delta = numbers(rows * units);
      const parameters = numbers(OFFSET + inputs * units);
      const into = new Float64Array(rows * inputs + 1).fill(7);
      denseInputGradient(rows, inputs, units, delta, parameters, OFFSET, into);
      const wanted = Float64Array.from({ length: rows * inputs }, (_, k) => {
        const [r, i] = [Math.floor(k / inputs), k % inputs];
        let sum = 0;
        for (let j = 0; j < units; j++) sum += delta[r * units + j]! * parameters[OFFSET + i * units + j]!;
        return sum;
      });
      expect(into, `${rows}×${inputs}×${units}`).toEqual(Float64Array.from([...wanted, 7]));
    }
  });

  it('both gradients of one sample in one walk', () => {
    for (const [, inputs, units] of shapes) {
      const x = numbers(inputs);
      const delta = numbers(units);
      const parameters = numbers(OFFSET + (inputs + 1) * units);
      const biases = OFFSET + inputs * units;
      const [gradient, wanted] = [new Float64Array(biases + units), new Float64Array(biases + units)];
      const [into, wantedInto] = [new Float64Array(inputs), new Float64Array(inputs)];
      denseBackwardRow(inputs, units, x, delta, parameters, gradient, OFFSET, biases, into);
      denseParameterGradient(1, inputs, units, x, delta, wanted, OFFSET, biases);
      denseInputGradient(1, inputs, units, delta, parameters, OFFSET, wantedInto);
      expect(gradient).toEqual(wanted);
      expect(into).toEqual(wantedInto);
      denseBackwardRow(inputs, units, x, delta, parameters, gradient, OFFSET, biases, null);
      expect(gradient).toEqual(wanted);
    }
  });
});
