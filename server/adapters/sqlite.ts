import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
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
import { keptAs, writtenAs } from './kept.ts';
import { firstPage } from './pages.ts';
import { Subscribers } from './subscribers.ts';

/** Raised by one whenever the tables below change. */
const SCHEMA = 1;

const TABLES = `
  CREATE TABLE workshops (workshop TEXT PRIMARY KEY, version INTEGER NOT NULL, updated_at INTEGER NOT NULL)
    WITHOUT ROWID;
  CREATE TABLE entries (workshop TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (workshop, version)) WITHOUT ROWID;
  CREATE TABLE snapshots (workshop TEXT PRIMARY KEY, version INTEGER NOT NULL, body TEXT NOT NULL)
    WITHOUT ROWID;
  PRAGMA user_version = ${SCHEMA};
`;

/** What nobody ever wakes. */
const delaying = new Int32Array(new SharedArrayBuffer(4));

/** One append that waits for the next transaction. */
interface Waiting {
  readonly workshop: string;
  readonly expected: number;
  readonly entries: readonly NewEntry[];
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Keeps workshops in one SQLite file, which one process at a time may open.
 * Every append asked for in one turn of the event loop shares one transaction, and resolves only when that
 * has been committed and synced to disk.
 */
export class SqliteStore implements EventStore {
  readonly #db: DatabaseSync;
  readonly #commitDelay: number;
  readonly #sql: ReturnType<typeof prepareAll>;
  readonly #subscribers = new Subscribers();
  #waiting: Waiting[] = [];
  #commit: NodeJS.Immediate | undefined;

  /**
   * @param path the file, made (with its folder) when it is not there
   * @param commitDelay as if the disk took so much longer to sync (ms): all of this thread waits, as it does for a disk
   * @throws when the file cannot be opened, is another process's, or comes from a later Weightroom
   */
  constructor(path: string, commitDelay = 0) {
    this.#commitDelay = commitDelay;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    this.#db = new DatabaseSync(path);
    try {
      // The lock lives as long as the process, so two servers never share a file by mistake.
      this.#db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
      // A checkpoint syncs the whole file while everybody waits: seldom (16 MB of log) rather than often.
      this.#db.exec('PRAGMA wal_autocheckpoint = 4000');
      this.#migrate();
      this.#sql = prepareAll(this.#db);
    } catch (error) {
      this.#db.close();
      throw error;
    }
  }

  append(workshop: string, expected: number, entries: readonly NewEntry[]): Promise<Appended> {
    return new Promise((resolve, reject) => {
      this.#open();
      this.#waiting.push({ workshop, expected, entries, resolve, reject });
      this.#commit ??= setImmediate(() => this.#commitAll());
    });
  }

  async read(workshop: string, after: number, limit?: number): Promise<readonly StoredEntry[]> {
    this.#open();
    return this.#read(workshop, after, limit);
  }

  async subscribe(workshop: string, after: number, onEntries: OnEntries): Promise<() => void> {
    this.#open();
    return this.#subscribers.add(workshop, after, (from) => this.#read(workshop, from), onEntries);
  }

  async saveSnapshot(workshop: string, { version, body }: Snapshot): Promise<void> {
    this.#open();
    this.#sql.saveSnapshot.run(workshop, version, writtenAs(body));
  }

  async loadSnapshot(workshop: string): Promise<Snapshot | undefined> {
    const row = await this.snapshotText(workshop);
    return row && { version: row.version, body: JSON.parse(row.text) as unknown };
  }

  /** A snapshot as the text that it is kept as. */
  async snapshotText(
    workshop: string,
  ): Promise<{ readonly version: number; readonly text: string } | undefined> {
    this.#open();
    const row = this.#sql.loadSnapshot.get(workshop);
    return row && { version: Number(row.version), text: String(row.body) };
  }

  async list(): Promise<readonly LogSummary[]> {
    this.#open();
    return this.#sql.list.all().map((row) => ({
      workshop: String(row.workshop),
      version: Number(row.version),
      updatedAt: Number(row.updated_at),
    }));
  }

  async remove(workshop: string): Promise<void> {
    this.#open();
    this.#commitAll();
    this.#transaction(() => {
      for (const remove of this.#sql.remove) remove.run(workshop);
    });
  }

  async ready(): Promise<void> {
    this.#open();
    this.#sql.head.get('');
  }

  async close(): Promise<void> {
    if (!this.#db.isOpen) return;
    this.#commitAll();
    this.#subscribers.clear();
    this.#db.close();
  }

  #open(): void {
    if (!this.#db.isOpen) throw new Error('the store is closed');
  }

  #migrate(): void {
    const version = Number(this.#db.prepare('PRAGMA user_version').get()?.user_version);
    if (version > SCHEMA) throw new Error(`the data is from a later Weightroom (schema ${version})`);
    if (version < SCHEMA) this.#transaction(() => this.#db.exec(TABLES));
  }

  #transaction(work: () => void): void {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.#db.exec('COMMIT');
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  #read(workshop: string, after: number, limit: number = PAGE.entries): StoredEntry[] {
    const rows = this.#sql.read.iterate(workshop, after, limit);
    return firstPage(rows, ({ body }) => String(body).length, limit).map(({ version, body }) =>
      keptAs(Number(version), String(body)),
    );
  }

  /** Publishes and resolves only after COMMIT: nobody ever hears of an entry that is not on disk. */
  #commitAll(): void {
    clearImmediate(this.#commit);
    this.#commit = undefined;
    const batch = this.#waiting;
    this.#waiting = [];
    if (batch.length === 0) return;
    const results: Array<{ appended: Appended; entries: readonly StoredEntry[] }> = [];
    try {
      this.#transaction(() => {
        for (const waiting of batch) results.push(this.#write(waiting));
        if (this.#commitDelay > 0) Atomics.wait(delaying, 0, 0, this.#commitDelay);
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
      return;
    }
    batch.forEach(({ workshop, resolve }, index) => {
      const { appended, entries } = results[index]!;
      resolve(appended);
      this.#subscribers.publish(workshop, entries);
    });
  }

  #write({ workshop, expected, entries }: Waiting): {
    appended: Appended;
    entries: readonly StoredEntry[];
  } {
    const head = Number(this.#sql.head.get(workshop)?.version ?? 0);
    if (head !== expected) {
      return { appended: { ok: false, missing: this.#read(workshop, expected) }, entries: [] };
    }
    const stored = entries.map(({ body }, index) => {
      const [version, text] = [expected + index + 1, writtenAs(body)];
      this.#sql.insert.run(workshop, version, text);
      return keptAs(version, text);
    });
    const version = expected + entries.length;
    const last = entries.at(-1);
    if (last !== undefined) this.#sql.setHead.run(workshop, version, last.at);
    return { appended: { ok: true, version }, entries: stored };
  }
}

function prepareAll(db: DatabaseSync) {
  const prepare = (sql: string): StatementSync => db.prepare(sql);
  return {
    head: prepare('SELECT version FROM workshops WHERE workshop = ?'),
    setHead: prepare(
      `INSERT INTO workshops (workshop, version, updated_at) VALUES (?, ?, ?)
       ON CONFLICT (workshop) DO UPDATE SET version = excluded.version, updated_at = excluded.updated_at`,
    ),
    insert: prepare('INSERT INTO entries (workshop, version, body) VALUES (?, ?, ?)'),
    read: prepare(
      'SELECT version, body FROM entries WHERE workshop = ? AND version > ? ORDER BY version LIMIT ?',
    ),
    list: prepare('SELECT workshop, version, updated_at FROM workshops ORDER BY workshop'),
    saveSnapshot: prepare(
      `INSERT INTO snapshots (workshop, version, body) VALUES (?, ?, ?)
       ON CONFLICT (workshop) DO UPDATE SET version = excluded.version, body = excluded.body
       WHERE excluded.version >= snapshots.version`,
    ),
    loadSnapshot: prepare('SELECT version, body FROM snapshots WHERE workshop = ?'),
    remove: ['entries', 'snapshots', 'workshops'].map((table) =>
      prepare(`DELETE FROM ${table} WHERE workshop = ?`),
    ),
  };
}
