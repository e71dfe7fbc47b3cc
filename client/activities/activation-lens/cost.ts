import { curveOf, type ElementwiseName, elementwiseNames } from '#shared/math/activations.ts';

/** Values that each function is put through, and how long each is measured at least (ms). */
const COUNT = 4096;
const LONG_ENOUGH = 12;

/** Nanoseconds a value, by function. */
export type Costs = Readonly<Record<ElementwiseName, number>>;

/** What each function costs, measured here and now; the page draws a frame between any two of them. */
export async function measureCosts(): Promise<Costs> {
  const values = Float64Array.from({ length: COUNT }, (_, k) => (k / COUNT) * 10 - 5);
  const costs = {} as Record<ElementwiseName, number>;
  for (const name of elementwiseNames) {
    const { f } = curveOf(name);
    run(f, values);
    costs[name] = run(f, values);
    await new Promise(requestAnimationFrame);
  }
  return costs;
}

function run(f: (a: number) => number, values: Float64Array): number {
  let done = 0;
  // What comes out is used, or the engine would leave the work out.
  let sum = 0;
  const start = performance.now();
  let now = start;
  while (now - start < LONG_ENOUGH) {
    for (const a of values) sum += f(a);
    done += COUNT;
    now = performance.now();
  }
  return Number.isNaN(sum) ? Number.NaN : (1e6 * (now - start)) / done;
}
