import { expect, it } from 'vitest';
import { createRandom } from '#shared/math/random.ts';
import { shuffle } from '#shared/math/shuffle.ts';

function draw(count: number, next: () => number): number[] {
  return Array.from({ length: count }, next);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

it('the same seed draws the same numbers, another seed draws others', () => {
  const [a, b, c] = [createRandom(7), createRandom(7), createRandom(8)].map((random) =>
    draw(50, random.next),
  );
  expect(a).toEqual(b);
  expect(a).not.toEqual(c);
});

it('a seed means the same numbers for ever', () => {
  expect(draw(3, createRandom(1).next)).toMatchInlineSnapshot(`
    [
      0.6711698802575431,
      0.048656506270061906,
      0.4271844847323689,
    ]
  `);
});

it('seeds that differ in any digit draw differently', () => {
  const firsts = [0, 1, -1, 2, 0.5, 1e9, 2 ** 40, 2 ** 40 + 1].map((seed) => createRandom(seed).next());
  expect(new Set(firsts).size).toBe(firsts.length);
});

it('next is uniform in [0, 1), between in its range, below in its integers', () => {
  const random = createRandom(3);
  const values = draw(20_000, random.next);
  expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...values)).toBeLessThan(1);
  expect(mean(values)).toBeCloseTo(0.5, 1);
  const tenths = Array.from({ length: 10 }, () => 0);
  for (const value of values) tenths[Math.floor(value * 10)]!++;
  for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
  for (const value of draw(1000, () => random.between(-3, 5))) {
    expect(value).toBeGreaterThanOrEqual(-3);
    expect(value).toBeLessThan(5);
  }
  const dice = Array.from({ length: 6 }, () => 0);
  for (const face of draw(12_000, () => random.below(6))) dice[face]!++;
  for (const count of dice) expect(Math.abs(count - 2000)).toBeLessThan(200);
});

it('normal has mean 0, variance 1 and the tails of a normal distribution', () => {
  const values = draw(40_000, createRandom(4).normal);
  expect(Math.abs(mean(values))).toBeLessThan(0.02);
  expect(Math.abs(mean(values.map((value) => value * value)) - 1)).toBeLessThan(0.03);
  const outside = values.filter((value) => Math.abs(value) > 1.96).length / values.length;
  expect(Math.abs(outside - 0.05)).toBeLessThan(0.006);
});

it('shuffle keeps every element, and puts each in every place equally often', () => {
  const random = createRandom(5);
  const places = Array.from({ length: 5 }, () => Array.from({ length: 5 }, () => 0));
  for (let round = 0; round < 5000; round++) {
    const order = Uint32Array.from([0, 1, 2, 3, 4]);
    shuffle(order, random);
    if (round < 20) expect(Array.from(order).toSorted()).toEqual([0, 1, 2, 3, 4]);
    order.forEach((element, place) => {
      places[element]![place]!++;
    });
  }
  for (const count of places.flat()) expect(Math.abs(count - 1000)).toBeLessThan(150);
});
