import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** This checkout. */
export const HERE = resolve(import.meta.dirname, '../..');

/** How long a server may take to listen, and to end after it was asked to (ms). */
const PATIENCE = { start: 30_000, stop: 15_000 };

export interface Launch {
  /** The checkout it is of. */
  readonly root?: string;
  readonly env: Readonly<Record<string, string>>;
  /** A module that it loads before itself; it has an IPC channel to the bench then. */
  readonly preload?: string;
}

/** How a server ended. */
export interface Stopped {
  /** From the signal (ms). */
  readonly took: number;
  /** Null where a signal ended it. */
  readonly code: number | null;
  /** It did not end in time, and was killed. */
  readonly forced: boolean;
}

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

/** A server process as `npm start` makes one, on loopback. */
export class BenchServer {
  readonly child: ChildProcess;
  /** What it wrote to standard error, the latest of it. */
  errors = '';
  port = 0;

  private constructor({ root = HERE, env, preload }: Launch) {
    const preloaded = preload === undefined ? [] : ['--import', preload];
    this.child = spawn(process.execPath, [...preloaded, join(root, 'server/main.ts')], {
      cwd: root,
      env: { PATH: process.env.PATH ?? '', HOST: '127.0.0.1', LOG_LEVEL: 'error', ...env },
      stdio: ['ignore', 'pipe', 'pipe', ...(preload === undefined ? [] : ['ipc' as const])],
    });
    running.add(this.child);
    this.child.once('exit', () => running.delete(this.child));
    this.child.stderr!.on('data', (chunk: Buffer) => {
      this.errors = (this.errors + chunk.toString()).slice(-4_000);
    });
  }

  /** Only spawns it; `listening` says when it serves. */
  static spawn(launch: Launch): BenchServer {
    return new BenchServer(launch);
  }

  static async start(launch: Launch): Promise<BenchServer> {
    const server = new BenchServer(launch);
    await server.listening();
    return server;
  }

  get ended(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Resolves when it listens. */
  async listening(): Promise<void> {
    const lines = createInterface({ input: this.child.stdout! });
    const port = await new Promise<number>((done, fail) => {
      const timer = setTimeout(() => fail(new Error('a server did not start in time')), PATIENCE.start);
      lines.on('line', (line) => {
        const found = /http:\/\/[^\s:]+:(\d+)/.exec(line)?.[1];
        if (found === undefined) return;
        clearTimeout(timer);
        done(Number(found));
      });
      this.child.once('exit', (code) => {
        clearTimeout(timer);
        fail(new Error(`a server ended with ${code} at its start: ${this.errors}`));
      });
    });
    this.port = port;
  }

  /** Sends it a signal and waits for its end. */
  async stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<Stopped> {
    const begun = performance.now();
    if (this.ended) return { took: 0, code: this.child.exitCode, forced: false };
    const exit = once(this.child, 'exit');
    let forced = false;
    const timer = setTimeout(() => {
      forced = true;
      this.child.kill('SIGKILL');
    }, PATIENCE.stop);
    this.child.kill(signal);
    const [code] = (await exit) as [number | null];
    clearTimeout(timer);
    return { took: performance.now() - begun, code, forced };
  }
}

/** A folder of its own, which goes when the bench does. */
export function benchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'weightroom-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * A port for a server that comes and goes. Not one that the machine gives to those who connect: a client that
 * knocks while nobody listens could be given it itself, and would be connected to nobody but itself.
 */
export async function steadyPort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = 15_000 + Math.floor(Math.random() * 15_000);
    const probe = createServer();
    const free = await new Promise<boolean>((done) => {
      probe.once('error', () => done(false));
      probe.listen(port, '127.0.0.1', () => done(true));
    });
    if (!free) continue;
    await new Promise((done) => probe.close(done));
    return port;
  }
  throw new Error('no port is free');
}

export interface OpenedWorkshop {
  readonly code: string;
  readonly instructorToken: string;
}

/** Opens a workshop as a page of ours does. */
export async function openWorkshop(port: number): Promise<OpenedWorkshop> {
  const url = `http://127.0.0.1:${port}`;
  const response = await fetch(`${url}/api/workshops`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: '{}',
    signal: AbortSignal.timeout(10_000),
  });
  if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`);
  return (await response.json()) as OpenedWorkshop;
}
