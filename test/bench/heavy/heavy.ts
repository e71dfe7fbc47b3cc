/**
 * 20 workshops that each train a board of six layers on 1,000 samples, and a stranger in another who tweaks 10 times
 * a second: how long their acknowledgements take. `REFERENCE` names another checkout (with its packages) to compare.
 */
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { type Body, Line, makeMark } from '../line.ts';
import { BenchServer, benchFolder, HERE, openWorkshop } from '../servers.ts';
import { quantile } from '../statistics.ts';

const number = (name: string, fallback: number) => Number(process.env[name] || fallback);

const ROOMS = number('ROOMS', 20);
const SECONDS = number('SECONDS', 20);
const WARM_UP = 3;
const EVERY = 100;
/** How long any answer may take (ms). */
const PATIENCE = 60_000;

const layer = { units: 64, activation: 'tanh' };
const network = {
  inputs: 2,
  layers: [layer, layer, layer, layer, layer, { units: 1, activation: 'sigmoid' }],
};

/** A stranger's acknowledgements, in one server (ms). */
interface Waits {
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
}

export interface HeavyFigures {
  readonly rooms: number;
  readonly seconds: number;
  /** Nobody trains. */
  readonly quiet: Waits;
  readonly here: Waits;
  /** Steps that all rooms trained together, a second. */
  readonly stepsPerSecond: number;
  readonly reference: (Waits & { readonly stepsPerSecond: number }) | null;
}

/** An instructor over a bare WebSocket. */
class Instructor {
  readonly #line: Line;
  readonly #mark = makeMark();
  readonly #waiting = new Map<string, { done: () => void; fail: (error: Error) => void }>();
  #seq = 0;
  /** Steps of the class board's training, as it was last told of. */
  steps = 0;

  private constructor(line: Line) {
    this.#line = line;
  }

  static async enter(port: number, protocol: number): Promise<Instructor> {
    const { code, instructorToken } = await openWorkshop(port);
    const line = await Line.open(port);
    const instructor = new Instructor(line);
    const welcomed = new Promise<void>((done, fail) => {
      line.onMessage = (event, body) => {
        if (event === 'welcome') done();
        else if (event === 'reject' || event === 'bye') fail(new Error(JSON.stringify(body())));
      };
    });
    line.send('hello', { protocol, workshop: code, token: instructorToken });
    await welcomed;
    line.onMessage = (event, body) => instructor.#hear(event, body);
    return instructor;
  }

  /** Resolves when it is acknowledged. */
  command(command: object): Promise<void> {
    this.#seq += 1;
    const id = `${this.#mark}:${this.#seq}`;
    return new Promise((done, fail) => {
      const timer = setTimeout(() => fail(new Error('no answer in time')), PATIENCE);
      const settled = () => clearTimeout(timer);
      this.#waiting.set(id, {
        done: () => {
          settled();
          done();
        },
        fail: (error) => {
          settled();
          fail(error);
        },
      });
      this.#line.send('command', { board: 'class', ...command, id });
    });
  }

  close(): void {
    this.#line.close();
  }

  #hear(event: string, body: () => Body): void {
    if (event === 'tick') {
      for (const [, entry] of body().entries as readonly (readonly [number, Body])[]) {
        if (entry.type === 'trained') this.steps = Number(entry.steps);
      }
    } else if (event === 'ack' || event === 'reject') {
      const message = body();
      const waiting = this.#waiting.get(String(message.id));
      this.#waiting.delete(String(message.id));
      if (event === 'ack') waiting?.done();
      else waiting?.fail(new Error(JSON.stringify(message)));
    }
  }
}

async function waitsOf(stranger: Instructor, seconds: number): Promise<Waits> {
  const waits: number[] = [];
  const until = performance.now() + seconds * 1_000;
  const answers: Array<Promise<void>> = [];
  for (let n = 0; performance.now() < until; n++) {
    const sent = performance.now();
    const command = { type: 'set-parameters', values: [['W1-0-0', (n % 100) / 100]] };
    answers.push(stranger.command(command).then(() => void waits.push(performance.now() - sent)));
    await pause(EVERY);
  }
  await Promise.all(answers);
  return { p50: quantile(waits, 0.5), p99: quantile(waits, 0.99), longest: Math.max(...waits) };
}

async function measure(
  root: string,
): Promise<{ readonly quiet: Waits; readonly busy: Waits; readonly stepsPerSecond: number }> {
  const version = pathToFileURL(join(root, 'shared/protocol/version.ts'));
  const { PROTOCOL } = (await import(version.href)) as { readonly PROTOCOL: number };
  const server = await BenchServer.start({ root, env: { PORT: '0', DATA_DIR: benchFolder() } });
  const people: Instructor[] = [];
  try {
    const stranger = await Instructor.enter(server.port, PROTOCOL);
    people.push(stranger);
    const teachers: Instructor[] = [];
    for (let n = 0; n < ROOMS; n++) {
      const teacher = await Instructor.enter(server.port, PROTOCOL);
      teachers.push(teacher);
      people.push(teacher);
      await teacher.command({ type: 'set-data', data: { kind: 'set', name: 'spiral', samples: 1_000 } });
      await teacher.command({ type: 'set-loss', loss: 'binary-cross-entropy' });
      await teacher.command({ type: 'set-network', network, from: network.layers.map(() => null) });
      await teacher.command({
        type: 'configure-training',
        settings: { optimizer: 'adam', learningRate: 1e-3 },
      });
    }
    const quiet = await waitsOf(stranger, SECONDS / 4);
    for (const teacher of teachers) await teacher.command({ type: 'train' });
    await waitsOf(stranger, WARM_UP);
    const steps = () => teachers.reduce((sum, teacher) => sum + teacher.steps, 0);
    const before = steps();
    const busy = await waitsOf(stranger, SECONDS);
    return { quiet, busy, stepsPerSecond: (steps() - before) / SECONDS };
  } finally {
    for (const one of people) one.close();
    await server.stop('SIGKILL');
  }
}

export async function runHeavy(reference = process.env.REFERENCE): Promise<HeavyFigures> {
  const { quiet, busy, stepsPerSecond } = await measure(HERE);
  const other = reference ? await measure(resolve(reference)) : undefined;
  return {
    rooms: ROOMS,
    seconds: SECONDS,
    quiet,
    here: busy,
    stepsPerSecond,
    reference: other === undefined ? null : { ...other.busy, stepsPerSecond: other.stepsPerSecond },
  };
}

/** The figures as a table for people. */
export function heavyReport({
  rooms,
  seconds,
  quiet,
  here,
  stepsPerSecond,
  reference,
}: HeavyFigures): string {
  const row = (name: string, { p50, p99, longest }: Waits, steps?: number) =>
    [
      name.padEnd(22),
      ...[p50, p99, longest].map((ms) => `${ms.toFixed(0)} ms`.padStart(8)),
      steps === undefined ? '' : `${steps.toFixed(0)} steps/s`.padStart(14),
    ].join(' ');
  return [
    `Heavy: ${rooms} rooms train six layers on 1,000 samples; a stranger's acknowledgements over ${seconds} s`,
    [''.padEnd(22), ...['p50', 'p99', 'longest'].map((head) => head.padStart(8))].join(' '),
    row('nobody trains', quiet),
    row('all train', here, stepsPerSecond),
    ...(reference === null ? [] : [row('all train, reference', reference, reference.stepsPerSecond)]),
  ].join('\n');
}
