import { describe, expect, it } from 'vitest';
import { type Report, run } from './run.ts';

const only = process.env.SEED;
const RUNS = 2_500;
const SLICE = 250;

const total = {
  runs: 0,
  versions: 0,
  acked: 0,
  refused: 0,
  crashes: 0,
  conflicts: 0,
  observed: 0,
  boards: 0,
  pairs: 0,
};

async function survive(seed: number): Promise<Report> {
  try {
    return await run(seed);
  } catch (error) {
    throw new Error(`seed ${seed}: SEED=${seed} npm test -- --project node test/simulation`, {
      cause: error,
    });
  }
}

if (only !== undefined) {
  it(`seed ${only} converges`, async () => {
    await survive(Number(only));
  });
} else {
  describe('K3, K5, F2, F10, V1: whatever the network and the servers do, every page ends with its view of the log', () => {
    it.each(Array.from({ length: RUNS / SLICE }, (_, slice) => [slice * SLICE, (slice + 1) * SLICE - 1]))(
      'seeds %i to %i converge',
      async (first, last) => {
        for (let seed = first; seed <= last; seed++) {
          const report = await survive(seed);
          total.runs += 1;
          for (const key of [
            'versions',
            'acked',
            'refused',
            'crashes',
            'conflicts',
            'observed',
            'boards',
          ] as const) {
            total[key] += report[key];
          }
          if (report.apps === 2) total.pairs += 1;
        }
      },
    );

    it('the runs were worth it: crashes, conflicts, refusals and thousands of acknowledgements', () => {
      expect(total.runs).toBe(RUNS);
      expect(total.acked).toBeGreaterThan(10 * RUNS);
      expect(total.refused).toBeGreaterThan(RUNS);
      expect(total.crashes).toBeGreaterThan(RUNS / 5);
      expect(total.conflicts).toBeGreaterThan(RUNS / 5);
      expect(total.observed).toBeGreaterThan(RUNS);
      expect(total.pairs).toBe(RUNS / 2);
      expect(total.boards).toBeGreaterThan(2 * RUNS);
    });
  });
}
