/**
 * Loaded into a server before itself (`--import`), of this checkout or another: says what its main thread takes,
 * and makes its disk slow when asked.
 */
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';

/** So far, of the server: CPU time of its main thread and of all its threads (µs), the event loop's times (ms). */
export interface ProbeUsage {
  readonly thread: number;
  readonly process: number;
  readonly active: number;
  readonly idle: number;
  readonly rss: number;
}

export type ToProbe = { readonly ask: 'usage' } | { readonly ask: 'slow'; readonly commit: number };
export type FromProbe = { readonly usage: ProbeUsage } | { readonly slow: number };

/** The one method of a store that waits for its disk. */
interface Appends {
  append: (...parameters: unknown[]) => Promise<unknown>;
}

/** How long the disk takes for a commit (ms), beside what it takes anyway. */
let delay = 0;
let current: Promise<void> | undefined;
let next: Promise<void> | undefined;
let patched: Promise<void> | undefined;

/** Until the commit is done that an append of now goes into: the next one, where one is under way. */
function committed(): Promise<void> {
  if (current === undefined) return begin();
  next ??= current.then(() => {
    next = undefined;
    return begin();
  });
  return next;
}

function begin(): Promise<void> {
  const mine = pause(delay).then(() => {
    if (current === mine) current = undefined;
  });
  current = mine;
  return mine;
}

/** Makes the appends of the server's own store wait for a slow disk, wherever that store does its work. */
async function slowDown(): Promise<void> {
  const url = new URL('./adapters/sqlite.ts', pathToFileURL(process.argv[1]!));
  const exported: unknown[] = Object.values((await import(url.href)) as object);
  const stores = exported
    .map((one) => (typeof one === 'function' ? (one.prototype as Partial<Appends> | undefined) : undefined))
    .filter((store): store is Appends => typeof store?.append === 'function');
  if (stores.length === 0) throw new Error(`no store in ${url.pathname}`);
  for (const store of stores) {
    const { append } = store;
    store.append = function (this: unknown, ...parameters) {
      if (delay === 0) return append.apply(this, parameters);
      return committed().then(() => append.apply(this, parameters));
    };
  }
}

function usage(): ProbeUsage {
  const total = (times: NodeJS.CpuUsage) => times.user + times.system;
  const { active, idle } = performance.eventLoopUtilization();
  return {
    thread: total(process.threadCpuUsage()),
    process: total(process.cpuUsage()),
    active,
    idle,
    rss: process.memoryUsage.rss(),
  };
}

// A worker of the server loads it, too.
if (isMainThread && process.send !== undefined) {
  const tell = (message: FromProbe) => process.send?.(message);
  process.on('message', (message: ToProbe) => {
    if (message.ask === 'usage') {
      tell({ usage: usage() });
      return;
    }
    delay = message.commit;
    patched ??= slowDown();
    patched.then(() => tell({ slow: delay }));
  });
  process.on('disconnect', () => process.exit());
}
