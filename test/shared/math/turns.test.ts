import { expect, it } from 'vitest';
import { cosTurns, sinTurns } from '#shared/math/turns.ts';

it('sinTurns and cosTurns are the sine and cosine of an angle in turns', () => {
  for (let k = -400; k <= 400; k++) {
    const turns = k / 97;
    expect(Math.abs(sinTurns(turns) - Math.sin(2 * Math.PI * turns))).toBeLessThan(1e-14);
    expect(Math.abs(cosTurns(turns) - Math.cos(2 * Math.PI * turns))).toBeLessThan(1e-14);
  }
});

it('quarters of a turn are exact', () => {
  expect([0, 0.25, 0.5, 0.75, 1].map(sinTurns).map((y) => y + 0)).toEqual([0, 1, 0, -1, 0]);
  expect([0, 0.25, 0.5, 0.75, 1].map(cosTurns).map((y) => y + 0)).toEqual([1, 0, -1, 0, 1]);
});
