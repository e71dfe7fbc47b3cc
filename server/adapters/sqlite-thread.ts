import { Worker } from 'node:worker_threads';
import type {
  Appended,
  EventStore,
  LogSummary,
  NewEntry,
  OnEntries,
  Snapshot,
  StoredEntry,
} from '../ports/event-store.ts';
import { entryOf } from './kept.ts';
import type { Answer, Asked, Calls, Opening, Row } from './sqlite-calls.ts';
import { Subscribers } from './subscribers.ts';

/** One call on its way to the thread and back. */
interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

export interface SqliteThreadOptions {
  /** As if the disk took so much longer to sync (ms), for tests and benches. */
  readonly commitDelay?: number;
}

/**
 * A `SqliteStore` in a thread of its own: a disk that takes its time makes acknowledgements later, and keeps the
 * event loop from nothing. What waits while it commits shares the next transaction. Entries are written as JSON
 * here, where they are as they were asked for, and cross as text.
 */
export class SqliteThread implements EventStore {
  readonly #worker: Worker;
  readonly #subscribers = new Subscribers();
  readonly #waiting = new Map<number, Waiting>();
  #calls = 0;
  /** What is asked for in one turn of the event loop goes in one message. */
  #asked: Asked[] = [];
  #closed = false;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (answers: readonly Answer[]) => {
      for (const answer of answers) this.#hear(answer);
    });
    worker.on('error', (error) => this.#die(error));
    worker.on('exit', () => this.#refuse(new Error('the store is closed')));
  }

  /**
   * @param path the file, made (with its folder) when it is not there
   * @throws when the file cannot be opened, is another process's, or comes from a later Weightroom
   */
  static async open(path: string, { commitDelay = 0 }: SqliteThreadOptions = {}): Promise<SqliteThread> {
    const workerData: Opening = { path, commitDelay };
    const worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), { workerData });
    const failed = await new Promise<string | undefined>((resolve, reject) => {
      worker.once('error', reject);
      worker.once('message', ([first]: readonly Answer[]) => {
        worker.off('error', reject);
        resolve(first !== undefined && 'failed' in first ? first.failed : undefined);
      });
    });
    if (failed !== undefined) throw new Error(failed);
    return new SqliteThread(worker);
  }

  async append(workshop: string, expected: number, entries: readonly NewEntry[]): Promise<Appended> {
    const written = entries.map(({ body, at }) => ({ text: JSON.stringify(body), at }));
    const appended = await this.#call('append', workshop, expected, written);
    if (!appended.ok) return { ok: false, missing: appended.missing.map(kept) };
    // Committed by now: nobody ever hears of an entry that is not on disk.
    this.#subscribers.publish(
      workshop,
      written.map(({ text }, index) => entryOf(expected + index + 1, text)),
    );
    return appended;
  }

  async read(workshop: string, after: number, limit?: number): Promise<readonly StoredEntry[]> {
    return (await this.#call('read', workshop, after, limit)).map(kept);
  }

  async subscribe(workshop: string, after: number, onEntries: OnEntries): Promise<() => void> {
    return this.#subscribers.add(workshop, after, (from) => this.read(workshop, from), onEntries);
  }

  async saveSnapshot(workshop: string, { version, body }: Snapshot): Promise<void> {
    await this.#call('saveSnapshot', workshop, version, JSON.stringify(body));
  }

  async loadSnapshot(workshop: string): Promise<Snapshot | undefined> {
    const row = await this.#call('loadSnapshot', workshop);
    return row && { version: row.version, body: JSON.parse(row.text) as unknown };
  }

  list(): Promise<readonly LogSummary[]> {
    return this.#call('list');
  }

  size(workshop: string): Promise<number> {
    return this.#call('size', workshop);
  }

  async replace(workshop: string, entries: readonly StoredEntry[]): Promise<void> {
    const rows = entries.map(({ version, body }) => ({ version, text: JSON.stringify(body) }));
    await this.#call('replace', workshop, rows);
  }

  remove(workshop: string): Promise<void> {
    return this.#call('remove', workshop);
  }

  ready(): Promise<void> {
    return this.#call('ready');
  }

  /** Ends the thread once everything that was asked for is on the disk. */
  async close(): Promise<void> {
    if (this.#closed) return;
    const ended = new Promise((resolve) => this.#worker.once('exit', resolve));
    const closed = this.#call('close');
    this.#closed = true;
    await closed;
    await ended;
    this.#subscribers.clear();
  }

  #call<Name extends keyof Calls>(
    name: Name,
    ...args: Parameters<Calls[Name]>
  ): Promise<ReturnType<Calls[Name]>> {
    if (this.#closed) return Promise.reject(new Error('the store is closed'));
    return new Promise((resolve, reject) => {
      const call = ++this.#calls;
      this.#waiting.set(call, { resolve, reject });
      if (this.#asked.length === 0) setImmediate(() => this.#post());
      this.#asked.push({ call, name, args });
    });
  }

  #post(): void {
    this.#worker.postMessage(this.#asked);
    this.#asked = [];
  }

  #hear(answer: Answer): void {
    if (!('call' in answer)) return;
    const waiting = this.#waiting.get(answer.call);
    this.#waiting.delete(answer.call);
    if ('error' in answer) waiting?.reject(answer.error);
    else waiting?.resolve(answer.value as never);
  }

  /** A store that has died answers nobody; the process ends with it, and a restart reads what is on the disk. */
  #die(error: unknown): never {
    this.#refuse(error);
    throw error;
  }

  #refuse(error: unknown): void {
    this.#closed = true;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

const kept = ({ version, text }: Row): StoredEntry => entryOf(version, text);
