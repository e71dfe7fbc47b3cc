import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const root = resolve(import.meta.dirname, '../..');

/** A real server process on loopback with a data folder of its own, started as `npm start` starts it. */
export class ServerProcess {
  readonly #data: string;
  readonly #env: Readonly<Record<string, string>>;
  #process: ChildProcess | undefined;
  #port = 0;

  private constructor(data: string, env: Readonly<Record<string, string>>) {
    this.#data = data;
    this.#env = env;
  }

  static async start(env: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
    const server = new ServerProcess(await mkdtemp(join(tmpdir(), 'weightroom-e2e-')), env);
    await server.start();
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Starts it, on the port it had before; resolves when it serves. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ['server/main.ts'], {
      cwd: root,
      env: {
        ...process.env,
        HOST: '127.0.0.1',
        LOG_LEVEL: 'warn',
        ...this.#env,
        PORT: String(this.#port),
        DATA_DIR: this.#data,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#process = child;
    const printed: string[] = [];
    for await (const line of createInterface({ input: child.stdout! })) {
      printed.push(line);
      const port = /http:\/\/[^\s:]+:(\d+)/.exec(line)?.[1];
      if (port !== undefined) {
        this.#port = Number(port);
        child.stdout!.resume();
        return;
      }
    }
    throw new Error(`the server did not start:\n${printed.join('\n')}`);
  }

  /** Ends it with a signal, as the operator (SIGTERM) or the power (SIGKILL) would; resolves when it is gone. */
  async stop(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return null;
    const gone = once(child, 'exit');
    child.kill(signal);
    const [code] = (await gone) as [number | null];
    return code;
  }

  async dispose(): Promise<void> {
    await this.stop('SIGKILL');
    await rm(this.#data, { recursive: true, force: true });
  }
}
