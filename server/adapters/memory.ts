import type { Draft } from '#shared/workshop/coalesce.ts';
import type { LogEntry } from '#shared/workshop/log.ts';
import type { Appended, EventStore, LogSummary, OnEntries, Snapshot } from '../ports/event-store.ts';
import { Subscribers } from './subscribers.ts';

/** Keeps workshops in this process only: for tests and throw-away demos. */
export class MemoryStore implements EventStore {
  readonly #logs = new Map<string, LogEntry[]>();
  readonly #snapshots = new Map<string, Snapshot>();
  readonly #subscribers = new Subscribers();
  #closed = false;

  async append(workshop: string, expected: number, drafts: readonly Draft[]): Promise<Appended> {
    this.#open();
    const log = this.#logs.get(workshop) ?? [];
    if (log.length !== expected) return { ok: false, missing: log.slice(expected) };
    const entries = drafts.map((draft, index) => ({ ...draft, version: expected + index + 1 }));
    log.push(...entries);
    this.#logs.set(workshop, log);
    this.#subscribers.publish(workshop, entries);
    return { ok: true, version: expected + entries.length };
  }

  async read(workshop: string, after: number): Promise<readonly LogEntry[]> {
    this.#open();
    return this.#logs.get(workshop)?.slice(after) ?? [];
  }

  async subscribe(workshop: string, after: number, onEntries: OnEntries): Promise<() => void> {
    this.#open();
    return this.#subscribers.add(workshop, after, this.#logs.get(workshop)?.slice(after) ?? [], onEntries);
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
      updatedAt: log.at(-1)?.event.at ?? 0,
    }));
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
}
