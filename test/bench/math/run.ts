import type { Contestant, Task } from './contestant.ts';
import { plain } from './contestants/plain.ts';
import { weightroom } from './contestants/weightroom.ts';
import { bytesPerCall, type Timing, takeTurns } from './measure.ts';
import { missingText, resultText } from './report.ts';
import { tasks } from './tasks.ts';

/** Who takes part, by name; a peer's module is loaded only here, since its package may be missing. */
const contestants: Readonly<Record<string, (task: Task) => Promise<Contestant>>> = {
  weightroom,
  'plain loops': plain,
  'brain.js': async (task) => (await import('./contestants/brain.ts')).brainJs(task),
  synaptic: async (task) => (await import('./contestants/synaptic.ts')).synapticJs(task),
  convnetjs: async (task) => (await import('./contestants/convnet.ts')).convnet(task),
  'ml-matrix': async (task) => (await import('./contestants/ml-matrix.ts')).mlMatrix(task),
  'tfjs cpu': async (task) => (await import('./contestants/tfjs.ts')).tfjs('cpu', task),
  'tfjs wasm': async (task) => (await import('./contestants/tfjs.ts')).tfjs('wasm', task),
};

const ROUNDS = 25;

/** One pass of one task, timed for everybody. */
export interface Result {
  /** Units per layer / samples. */
  readonly task: string;
  readonly pass: 'forward' | 'gradient';
  /** Ours first; the ratios are their time over ours. */
  readonly timings: readonly Timing[];
  /** Our time over that of the plain loops. */
  readonly overPlain: number;
  /** Heap that one of our calls takes in steady state, in bytes. */
  readonly bytesPerCall: number;
}

export interface Report {
  readonly results: readonly Result[];
  /** Peers that did not take part, and why. */
  readonly missing: Readonly<Record<string, string>>;
}

/** How far a contestant's numbers may be from ours: some of them count in 32 bits. */
const TOLERANCE = 1e-4;

function requireSame(name: string, what: string, ours: readonly number[], theirs: readonly number[]): void {
  const worst = ours.reduce((most, value, k) => Math.max(most, Math.abs(value - theirs[k]!)), 0);
  if (ours.length !== theirs.length || !(worst <= TOLERANCE)) {
    throw new Error(`${name} computes other ${what}: off by ${worst}`);
  }
}

/**
 * Times the forward pass, and the forward and backward pass, of every task for everybody, after
 * checking that all compute the same numbers.
 * @param options.json print nothing; the caller has the report
 */
export async function run(options: { readonly json: boolean }): Promise<Report> {
  const missing: Record<string, string> = {};
  const results: Result[] = [];
  for (const task of tasks()) {
    const here = new Map<string, Contestant>();
    for (const [name, prepare] of Object.entries(contestants)) {
      try {
        here.set(name, await prepare(task));
      } catch (error) {
        missing[name] = error instanceof Error ? error.message.split('\n')[0]! : String(error);
      }
    }
    const ours = here.get('weightroom')!;
    ours.gradient();
    for (const [name, contestant] of here) {
      await contestant.prepare?.();
      contestant.forward();
      contestant.gradient();
      requireSame(name, 'outputs', ours.outputs(), contestant.outputs());
      if (contestant.gradients) requireSame(name, 'gradients', ours.gradients!(), contestant.gradients());
    }
    for (const pass of ['forward', 'gradient'] as const) {
      const turns = [...here].map(([name, { [pass]: body, prepare }]) => ({ name, run: body, prepare }));
      const timings = await takeTurns(turns, ROUNDS);
      const result: Result = {
        task: task.name,
        pass,
        timings,
        overPlain: 1 / timings.find(({ name }) => name === 'plain loops')!.ratio,
        bytesPerCall: bytesPerCall(ours[pass]),
      };
      results.push(result);
      if (!options.json) console.log(resultText(result));
    }
    for (const { dispose } of here.values()) dispose?.();
  }
  if (!options.json) console.log(missingText(missing));
  return { results, missing };
}
