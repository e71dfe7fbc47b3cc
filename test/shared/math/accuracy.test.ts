import { expect, it } from 'vitest';
import { accuracy } from '#shared/math/accuracy.ts';
import { losses } from '#shared/math/losses.ts';

it('with one output, an answer is right on the target’s side of 0.5', () => {
  expect(accuracy([0.9, 0.4, 0.6, 0.5], [1, 0, 0, 0], 4, 1)).toBe(0.75);
});

it('with more, the largest output decides, the first of equals', () => {
  const y = [0.2, 0.7, 0.1, 0.4, 0.4, 0.2];
  expect(accuracy(y, [0, 1, 0, 1, 0, 0], 2, 3)).toBe(1);
  expect(accuracy(y, [0, 1, 0, 0, 1, 0], 2, 3)).toBe(0.5);
});

it('accuracy stands still while the loss moves: why a loss', () => {
  const t = [0, 1];
  const answers = [
    [0.49, 0.51],
    [0.3, 0.7],
    [0.1, 0.9],
  ];
  expect(answers.map((y) => accuracy(y, t, 1, 2))).toEqual([1, 1, 1]);
  const values = answers.map((y) => losses.mse.f(y, t));
  expect(values).toEqual(values.toSorted((a, b) => b - a));
  expect(new Set(values).size).toBe(3);
});
