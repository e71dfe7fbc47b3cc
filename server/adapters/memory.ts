import {
  type Appended,
  type EventStore,
  type LogSummary,
  type NewEntry,
  type OnEntries,
  PAGE,
  type Snapshot,
  type StoredEntry,
} from '../ports/event-store.ts';
import { entryOf } from './kept.ts';
import { firstPage } from './pages.ts';
import { Subscribers } from './subscribers.ts';

/** An entry as it would be on a disk. */
interface Row {
  readonly text: string;
  readonly at: number;
}

/** Keeps workshops in this process only: for tests and throw-away demos. */
export class MemoryStore implements EventStore {
  readonly #logs = new Map<string, Row[]>();
  readonly #snapshots = new Map<string, Snapshot>();
  readonly #subscribers = new Subscribers();
  #closed = false;

  async append(workshop: string, expected: number, entries: readonly NewEntry[]): Promise<Appended> {
    this.#open();
    const log = this.#logs.get(workshop) ?? [];
    if (log.length !== expected) return { ok: false, missing: this.#read(workshop, expected) };
    const rows = entries.map(({ body, at }) => ({ text: JSON.stringify(body), at }));
    log.push(...rows);
    this.#logs.set(workshop, log);
    this.#subscribers.publish(
      workshop,
      rows.map(({ text }, index) => entryOf(expected + index + 1, text)),
    );
    return { ok: true, version: expected + entries.length };
  }

  async read(workshop: string, after: number, limit?: number): Promise<readonly StoredEntry[]> {
    this.#open();
    return this.#read(workshop, after, limit);
  }

  async subscribe(workshop: string, after: number, onEntries: OnEntries): Promise<() => void> {
    this.#open();
    return this.#subscribers.add(workshop, after, (from) => this.#read(workshop, from), onEntries);
  }

  async saveSnapshot(workshop: string, snapshot: Snapshot): Promise<void> {
    this.#open();
    if ((this.#snapshots.get(workshop)?.version ?? 0) > snapshot.version) return;
    this.#snapshots.set(workshop, structuredClone(snapshot));
  }

  async loadSnapshot(workshop: string): Promise<Snapshot | undefined> {
    this.#open();
    return structuredClone(this.#snapshots.get(workshop));
  }

  async list(): Promise<readonly LogSummary[]> {
    this.#open();
    return [...this.#logs].map(([workshop, log]) => ({
      workshop,
      version: log.length,
      updatedAt: log.at(-1)?.at ?? 0,
      bytes: bytesOf(log),
    }));
  }

  async size(workshop: string): Promise<number> {
    this.#open();
    return bytesOf(this.#logs.get(workshop) ?? []);
  }

  async replace(workshop: string, entries: readonly StoredEntry[]): Promise<void> {
    this.#open();
    const log = this.#logs.get(workshop) ?? [];
    const texts = entries.map(({ version, body }) => [version, JSON.stringify(body)] as const);
    for (const [version, text] of texts) {
      const row = log[version - 1];
      if (row !== undefined) log[version - 1] = { ...row, text };
    }
  }

  async remove(workshop: string): Promise<void> {
    this.#open();
    this.#logs.delete(workshop);
    this.#snapshots.delete(workshop);
  }

  async ready(): Promise<void> {
    this.#open();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#subscribers.clear();
  }

  #open(): void {
    if (this.#closed) throw new Error('the store is closed');
  }

  #read(workshop: string, after: number, limit?: number): StoredEntry[] {
    const rows = (this.#logs.get(workshop) ?? []).slice(after, after + (limit ?? PAGE.entries));
    return firstPage(rows, ({ text }) => text.length, limit).map(({ text }, index) =>
      entryOf(after + index + 1, text),
    );
  }
}

function bytesOf(log: readonly Row[]): number {
  return log.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
}
