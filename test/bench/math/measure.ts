/** One thing to time, taking turns with others. */
export interface Turn {
  readonly name: string;
  readonly run: () => void;
  readonly prepare?: (() => Promise<void>) | undefined;
}

/** How long one call took. */
export interface Timing {
  readonly name: string;
  /** Fastest and median time of a call over the rounds, in µs. */
  readonly fastest: number;
  readonly median: number;
  /** Its fastest time over the reference's fastest: what a noisy machine disturbs least. */
  readonly ratio: number;
  /** The median over the rounds of its time over the reference's in the same round. */
  readonly medianRatio: number;
}

/** How long a contestant's turn in a round lasts, in ms. */
const TURN = 4;

/** How long a contestant runs before it is timed, in ms. */
const WARM_UP = 150;

function time(run: () => void, calls: number): number {
  const start = performance.now();
  for (let k = 0; k < calls; k++) run();
  return ((performance.now() - start) / calls) * 1e3;
}

/** How many calls fill a turn, once the engine has compiled them. */
function callsPerTurn(run: () => void): number {
  const until = performance.now() + WARM_UP;
  let fastest = Number.POSITIVE_INFINITY;
  let calls = 1;
  while (performance.now() < until) {
    fastest = Math.min(fastest, time(run, calls));
    calls = Math.max(1, Math.round(1e3 / fastest));
  }
  return Math.max(1, Math.round((TURN * 1e3) / fastest));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * Times contestants in turns, round after round, so that a slow spell of the machine falls on all of
 * them; the first is the reference of the ratios.
 */
export async function takeTurns(turns: readonly Turn[], rounds: number): Promise<Timing[]> {
  const calls: number[] = [];
  for (const { run, prepare } of turns) {
    await prepare?.();
    calls.push(callsPerTurn(run));
  }
  const times = turns.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, { run, prepare }] of turns.entries()) {
      await prepare?.();
      times[index]!.push(time(run, calls[index]!));
    }
  }
  return turns.map(({ name }, index) => ({
    name,
    fastest: Math.min(...times[index]!),
    median: median(times[index]!),
    ratio: Math.min(...times[index]!) / Math.min(...times[0]!),
    medianRatio: median(times[index]!.map((value, round) => value / times[0]![round]!)),
  }));
}

/** Bytes of heap one call takes in steady state, by a run without collection; the least of a few tries. */
export function bytesPerCall(run: () => void): number {
  const calls = 2000;
  for (let k = 0; k < 20_000; k++) run();
  const growth = Array.from({ length: 5 }, () => {
    const before = process.memoryUsage().heapUsed;
    for (let k = 0; k < calls; k++) run();
    return process.memoryUsage().heapUsed - before;
  }).filter((bytes) => bytes >= 0);
  return growth.length === 0 ? Number.NaN : Math.min(...growth) / calls;
}
