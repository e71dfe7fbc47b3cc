/**
 * 300 clients in one workshop, 20 tweaks a second: what a delivery costs the server, beside a bare Socket.IO and
 * a bare ws that broadcast the same bytes. The contestants take turns in the same run; every server is a process
 * of its own and the crowd another.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { median, quantile } from '../statistics.ts';
import type { FromContestant, Usage } from './contestant.ts';
import { type Crowd, socketioCrowd, weightroomCrowd, wsCrowd } from './crowd.ts';

const CLIENTS = 300;
const PER_SECOND = 20;
const ROUNDS = 5;
const WARM_UP = 40;
const TWEAKS = 120;

const contestants = {
  weightroom: { crowd: weightroomCrowd },
  'bare-socketio': { crowd: socketioCrowd },
  'bare-ws': { crowd: wsCrowd },
} as const;

type Name = keyof typeof contestants;

/** One contestant's figures over one round. */
interface Round {
  /** CPU time of the server per delivered message (µs). */
  readonly cpuPerDelivery: number;
  /** From a tweak's sending to its arrival at a client (ms). */
  readonly p50: number;
  readonly p99: number;
  readonly deliveriesPerSecond: number;
  readonly bytesPerTick: number;
  /** Clients that hold the last value at the end. */
  readonly complete: number;
}

export interface WireFigures {
  readonly clients: number;
  readonly tweaksPerSecond: number;
  readonly contestants: Readonly<Record<Name, Round & { readonly rssMiB: number }>>;
  /** The product's CPU time per delivery as a multiple of each reference's, medians of the same run. */
  readonly ratios: Readonly<Record<Exclude<Name, 'weightroom'>, number>>;
}

class Contestant {
  readonly #process: ChildProcess;
  readonly crowd: Crowd;

  private constructor(process: ChildProcess, crowd: Crowd) {
    this.#process = process;
    this.crowd = crowd;
  }

  static async start(name: Name): Promise<Contestant> {
    const child = fork(resolve(import.meta.dirname, `${name}.ts`), {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const [message] = (await once(child, 'message')) as [FromContestant];
    if (!('port' in message)) throw new Error(`${name} gave no port`);
    return new Contestant(child, await contestants[name].crowd(message.port, CLIENTS));
  }

  async usage(): Promise<Usage> {
    this.#process.send('usage');
    const [message] = (await once(this.#process, 'message')) as [FromContestant];
    if (!('usage' in message)) throw new Error('no usage');
    return message.usage;
  }

  stop(): void {
    this.crowd.close();
    this.#process.disconnect();
  }
}

let nextValue = 0;

/** Values that no two tweaks share, with as many digits as a dragged weight has. */
const freshValue = () => ++nextValue / 1e6;

async function tweaks(
  crowd: Crowd,
  count: number,
): Promise<Omit<Round, 'cpuPerDelivery'> & { deliveries: number }> {
  const sentAt = new Map<number, number>();
  const latencies: number[] = [];
  const holds = new Float64Array(crowd.size);
  let bytes = 0;
  let last = 0;
  let arrived = () => {};
  crowd.onValue = (client, value, size) => {
    const at = sentAt.get(value);
    if (at === undefined) return;
    latencies.push(performance.now() - at);
    holds[client] = value;
    bytes ||= size;
    if (value === last) arrived();
  };
  const begun = performance.now();
  for (let n = 0; n < count; n++) {
    last = freshValue();
    sentAt.set(last, performance.now());
    crowd.tweak(last);
    await pause(Math.max(0, begun + ((n + 1) * 1000) / PER_SECOND - performance.now()));
  }
  const complete = () => holds.reduce((sum, value) => sum + (value === last ? 1 : 0), 0);
  const patience = AbortSignal.timeout(10_000);
  await new Promise<void>((resolve) => {
    arrived = () => complete() === crowd.size && resolve();
    patience.addEventListener('abort', () => resolve());
    arrived();
  });
  const seconds = (performance.now() - begun) / 1000;
  return {
    deliveries: latencies.length,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    deliveriesPerSecond: latencies.length / seconds,
    bytesPerTick: bytes,
    complete: complete(),
  };
}

async function round(contestant: Contestant): Promise<Round> {
  const before = await contestant.usage();
  const { deliveries, ...figures } = await tweaks(contestant.crowd, TWEAKS);
  const after = await contestant.usage();
  return { ...figures, cpuPerDelivery: (after.cpu - before.cpu) / deliveries };
}

/** Runs all contestants in turns and returns the medians over their rounds. */
export async function runWire(): Promise<WireFigures> {
  const names = Object.keys(contestants) as Name[];
  const running = new Map<Name, Contestant>();
  const rounds = new Map<Name, Round[]>(names.map((name) => [name, []]));
  try {
    for (const name of names) running.set(name, await Contestant.start(name));
    for (const contestant of running.values()) await tweaks(contestant.crowd, WARM_UP);
    for (let n = 0; n < ROUNDS; n++) {
      for (const [name, contestant] of running) rounds.get(name)!.push(await round(contestant));
    }
    const figures = {} as Record<Name, Round & { rssMiB: number }>;
    for (const [name, contestant] of running) {
      const all = rounds.get(name)!;
      const middle = (pick: (round: Round) => number) => median(all.map(pick));
      figures[name] = {
        cpuPerDelivery: middle(({ cpuPerDelivery }) => cpuPerDelivery),
        p50: middle(({ p50 }) => p50),
        p99: middle(({ p99 }) => p99),
        deliveriesPerSecond: middle(({ deliveriesPerSecond }) => deliveriesPerSecond),
        bytesPerTick: middle(({ bytesPerTick }) => bytesPerTick),
        complete: Math.min(...all.map(({ complete }) => complete)),
        rssMiB: (await contestant.usage()).rss / 2 ** 20,
      };
    }
    const ratio = (name: Name) => figures.weightroom.cpuPerDelivery / figures[name].cpuPerDelivery;
    return {
      clients: CLIENTS,
      tweaksPerSecond: PER_SECOND,
      contestants: figures,
      ratios: { 'bare-socketio': ratio('bare-socketio'), 'bare-ws': ratio('bare-ws') },
    };
  } finally {
    for (const contestant of running.values()) contestant.stop();
  }
}

/** The figures as a table for people. */
export function wireReport({ clients, tweaksPerSecond, contestants, ratios }: WireFigures): string {
  const rows = Object.entries(contestants).map(([name, figures]) =>
    [
      name.padEnd(14),
      `${figures.cpuPerDelivery.toFixed(2)} µs`.padStart(10),
      `${figures.p50.toFixed(1)} ms`.padStart(9),
      `${figures.p99.toFixed(1)} ms`.padStart(9),
      figures.deliveriesPerSecond.toFixed(0).padStart(9),
      `${figures.bytesPerTick} B`.padStart(8),
      `${figures.rssMiB.toFixed(0)} MiB`.padStart(9),
      `${figures.complete}/${clients}`.padStart(9),
    ].join(' '),
  );
  return [
    `Wire: ${clients} clients in one workshop, ${tweaksPerSecond} tweaks a second`,
    `${''.padEnd(14)} ${'CPU/deliv.'.padStart(10)} ${'p50'.padStart(9)} ${'p99'.padStart(9)} ${'deliv./s'.padStart(9)} ${'tick'.padStart(8)} ${'memory'.padStart(9)} ${'complete'.padStart(9)}`,
    ...rows,
    `A delivery costs ${ratios['bare-socketio'].toFixed(2)}× bare Socket.IO's and ${ratios['bare-ws'].toFixed(2)}× bare ws's.`,
  ].join('\n');
}
