import { join, resolve } from 'node:path';
import { pino } from 'pino';
import { MemoryStore } from './adapters/memory.ts';
import { SqliteThread } from './adapters/sqlite-thread.ts';
import { createApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { isEveryAddress, lanAddresses } from './lan.ts';
import { whenOrphaned } from './orphan.ts';
import type { EventStore } from './ports/event-store.ts';

/** How long a shutdown may take before the process ends anyway (ms). */
const PATIENCE = 10_000;

const result = readConfig(process.env);
if (!result.ok) fail(['Weightroom cannot start with this configuration:', ...result.problems].join('\n  '));
const { config } = result;

const log = pino({ level: config.logLevel, base: null }, pino.destination({ dest: 2, sync: true }));
const app = createApp({ store: await openStore(config), log }, config.app);
const { port } = await app
  .listen(config.port, config.host)
  .catch((error: NodeJS.ErrnoException) => fail(whyNot(error, config)));

for (const line of addresses(config.host, port)) process.stdout.write(`${line}\n`);

process.on('uncaughtException', (error) => {
  // Nothing that was acknowledged is lost: a restart reads it from the log.
  log.fatal({ err: error }, 'the server failed');
  process.exit(1);
});

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop());
whenOrphaned(process.env, () => void stop());

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => fail('The shutdown took too long.'), PATIENCE).unref();
  try {
    await app.close();
    process.exit(0);
  } catch (error) {
    log.error({ err: error }, 'the shutdown failed');
    process.exit(1);
  }
}

async function openStore({ store, dataDir }: Config): Promise<EventStore> {
  if (store === 'memory') return new MemoryStore();
  const path = join(resolve(dataDir), 'weightroom.db');
  try {
    return await SqliteThread.open(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const inUse = /locked/.test(why)
      ? ' Another Weightroom is using this folder; set DATA_DIR to another.'
      : '';
    const damaged = /damaged|malformed|not a database/.test(why)
      ? ' Put a copy of it back, or move it away to begin anew.'
      : '';
    return fail(`Weightroom cannot open ${path}: ${why}.${inUse}${damaged}`);
  }
}

function whyNot(error: NodeJS.ErrnoException, { port, host }: Config): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} is in use. Set PORT to another, or stop what is using it.`;
  if (error.code === 'EACCES')
    return `Port ${port} needs rights this user does not have. Set PORT to another.`;
  return `Weightroom cannot listen on ${host}:${port}: ${error.message}.`;
}

/** What to type into a browser: on this machine, and on the others of the network when they can reach it. */
function addresses(host: string, port: number): string[] {
  const everywhere = isEveryAddress(host);
  const shown = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  const lan = everywhere ? lanAddresses() : [];
  return [
    `Weightroom is open at http://${shown}:${port}`,
    ...lan.map((address) => `  for the class:      http://${address}:${port}`),
  ];
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
