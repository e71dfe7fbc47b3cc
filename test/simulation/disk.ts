import type { Appended, EventStore, NewEntry, OnEntries, Snapshot } from '#server/ports/event-store.ts';
import type { Draft } from '#shared/workshop/kernel/log.ts';
import { type StoredEntry, stored } from '#shared/workshop/kernel/upcast.ts';
import { rules } from '#shared/workshop/rules.ts';
import type { World } from './world.ts';

/** What a server would find on its disk after any crash: the only thing that lives through one. */
export class Disk {
  readonly log: StoredEntry[] = [];
  snapshot: Snapshot | undefined;
  readonly #subscribers = new Set<OnEntries>();

  write(news: readonly NewEntry[]): void {
    // As on a real disk, what is read is a copy of what was written.
    const entries = news.map(({ body }, index) => ({
      version: this.log.length + index + 1,
      body: JSON.parse(JSON.stringify(body)) as unknown,
    }));
    this.log.push(...entries);
    for (const subscriber of this.#subscribers) subscriber(entries);
  }

  replace(entries: readonly StoredEntry[]): void {
    for (const { version, body } of entries) {
      this.log[version - 1] = { version, body: JSON.parse(JSON.stringify(body)) as unknown };
    }
  }

  /** What a hand of ours writes into it, past every server. */
  writeDrafts(drafts: readonly Draft[]): void {
    this.write(drafts.map((draft) => ({ body: stored(rules, draft), at: draft.event.at })));
  }

  listen(onEntries: OnEntries): () => void {
    this.#subscribers.add(onEntries);
    return () => this.#subscribers.delete(onEntries);
  }

  forgetListeners(): void {
    this.#subscribers.clear();
  }
}

/** When a server dies around an append. */
export interface CrashPlan {
  /** Nothing has reached the disk. */
  readonly beforeWrite: () => boolean;
  /** It is on the disk; nobody has been told. */
  readonly afterWrite: () => boolean;
  readonly crash: () => void;
  /** The disk says no this once. */
  readonly fails: () => boolean;
}

/** One server process's way to the disk: takes its time, and stops answering when the process is dead. */
export class SimulatedStore implements EventStore {
  readonly #world: World;
  readonly #disk: Disk;
  readonly #plan: CrashPlan;
  dead = false;

  constructor(world: World, disk: Disk, plan: CrashPlan) {
    this.#world = world;
    this.#disk = disk;
    this.#plan = plan;
  }

  append(_workshop: string, expected: number, entries: readonly NewEntry[]): Promise<Appended> {
    return new Promise((resolve, reject) => {
      this.#world.after(this.#world.dice.between(0, 12), () => {
        if (this.dead) return;
        if (this.#plan.fails()) return reject(new Error('disk full'));
        if (this.#plan.beforeWrite()) return this.#plan.crash();
        if (this.#disk.log.length !== expected) {
          return resolve({ ok: false, missing: this.#disk.log.slice(expected) });
        }
        this.#disk.write(entries);
        if (this.#plan.afterWrite()) return this.#plan.crash();
        resolve({ ok: true, version: this.#disk.log.length });
      });
    });
  }

  async read(_workshop: string, after: number, limit = 100): Promise<readonly StoredEntry[]> {
    return this.#disk.log.slice(after, after + limit);
  }

  async subscribe(_workshop: string, after: number, onEntries: OnEntries): Promise<() => void> {
    const missed = this.#disk.log.slice(after);
    if (missed.length > 0) onEntries(missed);
    // Another server's entries take their way, and keep their order.
    let arrived = 0;
    return this.#disk.listen((entries) => {
      arrived = Math.max(arrived, this.#world.now + this.#world.dice.between(0, 15));
      this.#world.after(arrived - this.#world.now, () => {
        if (!this.dead) onEntries(entries);
      });
    });
  }

  async saveSnapshot(_workshop: string, snapshot: Snapshot): Promise<void> {
    if (!this.dead) this.#disk.snapshot = structuredClone(snapshot);
  }

  async loadSnapshot(): Promise<Snapshot | undefined> {
    return structuredClone(this.#disk.snapshot);
  }

  async list() {
    return [];
  }

  async size(): Promise<number> {
    return 0;
  }

  async replace(_workshop: string, entries: readonly StoredEntry[]): Promise<void> {
    if (!this.dead) this.#disk.replace(entries);
  }

  async remove(): Promise<void> {}

  async ready(): Promise<void> {}

  async close(): Promise<void> {}
}
