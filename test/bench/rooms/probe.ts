/**
 * Loaded into a server before itself (`--import`), of this checkout or another: says what its main thread takes,
 * and makes its disk slow when asked.
 */
import { performance } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import { BroadcastChannel, isMainThread } from 'node:worker_threads';

/** So far, of the server: CPU time of its main thread and of all its threads (µs), the event loop's times (ms). */
export interface ProbeUsage {
  readonly thread: number;
  readonly process: number;
  readonly active: number;
  readonly idle: number;
  readonly rss: number;
  /** Commits that took as long as a slow disk makes them. */
  readonly slowCommits: number;
}

export type ToProbe = { readonly ask: 'usage' } | { readonly ask: 'slow'; readonly commit: number };
export type FromProbe = { readonly usage: ProbeUsage } | { readonly slow: number };

/**
 * A slow disk, for every thread of the server: what a commit takes beside what it takes anyway (ms), and how many
 * commits have taken that. Whoever commits waits for it as for a disk: with the whole thread.
 */
const DELAY = 0;
const COMMITS = 1;
let disk = new Int32Array(new SharedArrayBuffer(8));

/** Threads of one process hear each other here. */
const channel = new BroadcastChannel('slow disk');
channel.unref();

/** What nobody ever wakes. */
const never = new Int32Array(new SharedArrayBuffer(4));

const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function (sql: string): void {
  const delay = Atomics.load(disk, DELAY);
  if (delay > 0 && /^\s*COMMIT/i.test(sql)) {
    Atomics.wait(never, 0, 0, delay);
    Atomics.add(disk, COMMITS, 1);
  }
  exec.call(this, sql);
};

function usage(): ProbeUsage {
  const total = (times: NodeJS.CpuUsage) => times.user + times.system;
  const { active, idle } = performance.eventLoopUtilization();
  return {
    thread: total(process.threadCpuUsage()),
    process: total(process.cpuUsage()),
    active,
    idle,
    rss: process.memoryUsage.rss(),
    slowCommits: Atomics.load(disk, COMMITS),
  };
}

// A worker of the server loads it, too, and asks for what the main thread has.
if (!isMainThread) {
  channel.onmessage = ({ data }: { readonly data: unknown }) => {
    if (data instanceof Int32Array) disk = data as typeof disk;
  };
  channel.postMessage('which disk?');
} else if (process.send !== undefined) {
  channel.onmessage = () => channel.postMessage(disk);
  const tell = (message: FromProbe) => process.send?.(message);
  process.on('message', (message: ToProbe) => {
    if (message.ask === 'slow') Atomics.store(disk, DELAY, message.commit);
    tell(message.ask === 'usage' ? { usage: usage() } : { slow: message.commit });
  });
  process.on('disconnect', () => process.exit());
}
