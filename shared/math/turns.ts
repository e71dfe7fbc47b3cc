/**
 * Cosine and sine of an angle in turns (1 turn = 2π), by arithmetic alone: the same bits on every
 * engine, unlike `Math.cos`. Errors stay below 1e−15.
 */

const TAU = 2 * Math.PI;

/** sin(x) for |x| ≤ π/4, by its Taylor series. */
function smallSin(x: number): number {
  const s = x * x;
  let sum = 1;
  for (let n = 16; n > 0; n -= 2) sum = 1 - (s * sum) / (n * (n + 1));
  return x * sum;
}

/** cos(x) for |x| ≤ π/4, by its Taylor series. */
function smallCos(x: number): number {
  const s = x * x;
  let sum = 1;
  for (let n = 17; n > 0; n -= 2) sum = 1 - (s * sum) / (n * (n + 1));
  return sum;
}

/** sin(2π·turns). */
export function sinTurns(turns: number): number {
  const quarters = Math.round(4 * turns);
  const x = (turns - quarters / 4) * TAU;
  switch (((quarters % 4) + 4) % 4) {
    case 0:
      return smallSin(x);
    case 1:
      return smallCos(x);
    case 2:
      return -smallSin(x);
    default:
      return -smallCos(x);
  }
}

/** cos(2π·turns). */
export function cosTurns(turns: number): number {
  return sinTurns(turns + 0.25);
}
