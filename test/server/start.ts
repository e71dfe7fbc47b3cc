import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { MemoryStore } from '#server/adapters/memory.ts';
import { type App, type AppOptions, type AppPorts, createApp } from '#server/app.ts';
import { TestClient } from './client.ts';

/** What `POST /api/workshops` answers. */
export interface OpenedWorkshop {
  readonly code: string;
  readonly instructorToken: string;
  readonly joinUrl: string;
  readonly instructorUrl: string;
  readonly stageUrl: string;
}

/** A server that listens on loopback, in this process or another. */
export interface Started {
  readonly url: string;
  /** A client of it, closed when the test ends. */
  client(options?: ConstructorParameters<typeof TestClient>[1]): TestClient;
  /** Opens a workshop over HTTP. */
  open(body?: object): Promise<OpenedWorkshop>;
}

export interface StartedApp extends Started {
  readonly app: App;
}

/** Starts an app in this process on a free port; it is closed when the test ends. */
export async function startApp(
  ports: Partial<AppPorts> = {},
  options: Partial<AppOptions> = {},
): Promise<StartedApp> {
  const app = createApp({ store: new MemoryStore(), ...ports }, options);
  const { port } = await app.listen(0, '127.0.0.1');
  onTestFinished(() => app.close());
  return { app, ...at(`http://127.0.0.1:${port}`) };
}

export interface StartedProcess extends Started {
  readonly port: number;
  readonly child: ChildProcess;
  /** What it wrote to standard error. */
  readonly log: () => string;
  /** Ends it with a signal; resolves to its exit code (null when the signal killed it). */
  stop(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts a real server process; it is killed when the test ends. */
export async function startProcess(environment: Record<string, string>): Promise<StartedProcess> {
  const { child, log } = launch(environment);
  onTestFinished(() => void child.kill('SIGKILL'));
  return started(child, log);
}

/** Starts one as people do, by `npm start` (of a client that is built already). */
export async function startByNpm(environment: Record<string, string>): Promise<StartedProcess> {
  const { child, log } = watched(
    spawn('npm', ['start', '--ignore-scripts'], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { PATH: process.env.PATH ?? '', ...defaults, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    }),
  );
  onTestFinished(() => {
    try {
      // Whatever is left of its group.
      process.kill(-child.pid!, 'SIGKILL');
    } catch {
      // Nothing is.
    }
  });
  return started(child, log);
}

async function started(child: ChildProcess, log: () => string): Promise<StartedProcess> {
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${log()}`)));
    createInterface({ input: child.stdout! }).on('line', (line) => {
      const found = /http:\/\/\S+/.exec(line)?.[0];
      if (found !== undefined) resolve(found);
    });
  });
  return {
    ...at(url),
    port: Number(new URL(url).port),
    child,
    log,
    async stop(signal) {
      // Only when everything that it started is gone as well: they share its output.
      const exit = once(child, 'close');
      child.kill(signal);
      const [code] = (await exit) as [number | null];
      return code;
    },
  };
}

/** Runs the server until it ends by itself. */
export async function runProcess(
  environment: Record<string, string>,
): Promise<{ readonly code: number | null; readonly log: string }> {
  const { child, log } = launch(environment);
  onTestFinished(() => void child.kill('SIGKILL'));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, log: log() };
}

/** A folder of its own, removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'weightroom-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const defaults = { PORT: '0', HOST: '127.0.0.1' };

function launch(environment: Record<string, string>): { child: ChildProcess; log: () => string } {
  const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH ?? '', ...defaults, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return watched(child);
}

function watched(child: ChildProcess): { child: ChildProcess; log: () => string } {
  let written = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    written += chunk.toString();
  });
  return { child, log: () => written };
}

function at(url: string): Started {
  return {
    url,
    client(options) {
      const client = new TestClient(url, options);
      onTestFinished(() => client.close());
      return client;
    },
    async open(body = {}) {
      const response = await fetch(`${url}/api/workshops`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`);
      return (await response.json()) as OpenedWorkshop;
    },
  };
}
