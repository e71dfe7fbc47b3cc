/**
 * Viewers of the largest board who ask for it again and again and never read: what they cost the server in memory,
 * how soon they are gone, and how long others wait for their acknowledgements meanwhile, beside how long without.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PROTOCOL } from '#shared/protocol/version.ts';
import { Line, makeMark } from '../line.ts';
import { BenchServer, benchFolder, openWorkshop } from '../servers.ts';
import { quantile } from '../statistics.ts';

const DEAF = 300;
const HELLOS = 20;
const PER_SECOND = 20;
/** How long others tweak before anybody deaf is there, and as long from their coming; how long they may stay (ms). */
const WINDOW = 10_000;
const PATIENCE = 60_000;

interface Latency {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export interface DeafFigures {
  readonly deaf: number;
  /** Those of them that got a connection. */
  readonly connected: number;
  /** The server's resident memory before, and its peak above that (MiB). */
  readonly rest: number;
  readonly above: number;
  /** Until the last of them was gone, from when all were connected (s); undefined where some stayed. */
  readonly gone: number | undefined;
  /** From a tweak in another workshop to its acknowledgement (ms). */
  readonly quiet: Latency;
  readonly meanwhile: Latency;
}

/** An instructor who tweaks, counts who watches, and notes how long each answer takes. */
class Instructor {
  readonly #line: Line;
  readonly #mark = makeMark();
  readonly #sent = new Map<string, number>();
  #seq = 0;
  latencies: number[] = [];
  watchers = 0;
  #answered: (message: string) => void = () => {};

  private constructor(line: Line) {
    this.#line = line;
    line.onMessage = (event, body) => {
      if (event === 'ack') this.#ack(String(body().id));
      if (event === 'presence') this.watchers = (body().watchers as unknown[] | undefined)?.length ?? 0;
      if (event === 'reject') throw new Error(JSON.stringify(body()));
      this.#answered(event);
    };
  }

  static async enter(port: number): Promise<{ readonly instructor: Instructor; readonly code: string }> {
    const { code, instructorToken } = await openWorkshop(port);
    const instructor = new Instructor(await Line.open(port));
    instructor.#line.send('hello', { protocol: PROTOCOL, workshop: code, token: instructorToken });
    await instructor.#until('welcome');
    return { instructor, code };
  }

  #until(event: string): Promise<void> {
    return new Promise((done) => {
      this.#answered = (heard) => heard === event && done();
    });
  }

  #ack(id: string): void {
    const at = this.#sent.get(id);
    if (at !== undefined) this.latencies.push(performance.now() - at);
    this.#sent.delete(id);
  }

  command(command: object): void {
    this.#seq += 1;
    const id = `${this.#mark}:${this.#seq}`;
    this.#sent.set(id, performance.now());
    this.#line.send('command', { id, ...command });
  }

  /** Makes the workshop's board the largest there is. */
  async enlarge(): Promise<void> {
    const layers = Array.from({ length: 6 }, () => ({ units: 64, activation: 'tanh' }));
    const network = { inputs: 64, layers };
    this.command({ type: 'set-network', board: 'class', network, from: [0, 1, 2, null, null, null] });
    await this.#until('ack');
  }

  tweak(): void {
    this.command({ type: 'set-parameters', board: 'class', values: [['W1-0-0', this.#seq / 1e4]] });
  }

  /** What it waited since it was asked last. */
  take(): Latency {
    // Those that wait still have waited, too.
    const now = performance.now();
    const all = [...this.latencies, ...[...this.#sent.values()].map((at) => now - at)];
    this.latencies = [];
    return { p50: quantile(all, 0.5), p99: quantile(all, 0.99), max: Math.max(...all) };
  }

  close(): void {
    this.#line.close();
  }
}

const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

export async function runDeaf(): Promise<DeafFigures> {
  const server = await BenchServer.start({
    env: { PORT: '0', DATA_DIR: benchFolder(), WATCHERS_PER_WORKSHOP: String(DEAF) },
  });
  const { port } = server;
  const memory = () => memoryOf(server.child.pid!);
  const stranger = await Instructor.enter(port);
  const watched = await Instructor.enter(port);
  await watched.instructor.enlarge();
  const tweaking = setInterval(() => stranger.instructor.tweak(), 1000 / PER_SECOND);
  await pause(WINDOW);
  const quiet = stranger.instructor.take();
  const rest = memory();
  let most = rest;
  const args = [String(port), watched.code, String(DEAF), String(HELLOS)];
  const came = performance.now();
  const crowd = fork(resolve(import.meta.dirname, 'crowd.ts'), args);
  const looking = setInterval(() => {
    most = Math.max(most, memory());
  }, 50);
  const [connected] = (await once(crowd, 'message')) as [number];
  const begun = performance.now();
  let seen = 0;
  let gone: number | undefined;
  while (gone === undefined && performance.now() - begun < PATIENCE) {
    await pause(50);
    const { watchers } = watched.instructor;
    seen = Math.max(seen, watchers);
    if (seen > 0 && watchers === 0) gone = (performance.now() - begun) / 1000;
  }
  await pause(Math.max(0, came + WINDOW - performance.now()));
  clearInterval(looking);
  clearInterval(tweaking);
  const meanwhile = stranger.instructor.take();
  crowd.kill('SIGKILL');
  stranger.instructor.close();
  watched.instructor.close();
  await server.stop('SIGTERM');
  return { deaf: DEAF, connected, rest, above: most - rest, gone, quiet, meanwhile };
}

/** The figures as a text for people. */
export function deafReport({ deaf, connected, rest, above, gone, quiet, meanwhile }: DeafFigures): string {
  const line = ({ p50, p99, max }: Latency) =>
    `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, at most ${max.toFixed(1)} ms`;
  return [
    `Deaf: ${deaf} viewers of the largest board say hello ${HELLOS} times and read nothing (${connected} connected)`,
    `memory                  ${above.toFixed(0)} MiB at most above ${rest.toFixed(0)} MiB at rest`,
    `gone                    ${gone === undefined ? 'not all' : `after ${gone.toFixed(1)} s`}`,
    `a stranger's ack before ${line(quiet)}`,
    `a stranger's ack then   ${line(meanwhile)}`,
  ].join('\n');
}
