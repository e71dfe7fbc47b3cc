import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
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
const SCHEMA = 2;

const TABLES = `
  CREATE TABLE workshops (workshop TEXT PRIMARY KEY, version INTEGER NOT NULL, updated_at INTEGER NOT NULL,
    bytes INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
  CREATE TABLE entries (workshop TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (workshop, version)) WITHOUT ROWID;
  CREATE TABLE snapshots (workshop TEXT PRIMARY KEY, version INTEGER NOT NULL, body TEXT NOT NULL)
    WITHOUT ROWID;
  PRAGMA user_version = ${SCHEMA};
`;

/** What nobody ever wakes. */
const delaying = new Int32Array(new SharedArrayBuffer(4));

/** From schema 1: each log knows what its entries take. */
const WITH_BYTES = `
  ALTER TABLE workshops ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
  UPDATE workshops SET bytes = (SELECT coalesce(sum(octet_length(body)), 0) FROM entries
    WHERE entries.workshop = workshops.workshop);
  PRAGMA user_version = 2;
`;

/** Entries that are taken off the disk, and pages given back to it, in one turn of the event loop. */
const SLICE = { entries: 1_000, pages: 256 };

/** Files up to this size (bytes) are checked as a whole at the start. */
const CHECKED = 64 * 1024 * 1024;

/** Something that waits for the next transaction. */
interface Waiting {
  /** Writes it, within the transaction; gives what is to be done once that is on the disk. */
  readonly write: () => () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Keeps workshops in one SQLite file, which one process at a time may open.
 * Everything asked to be written in one turn of the event loop shares one transaction, and resolves only when that
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
    keepPrivate(path);
    this.#db = new DatabaseSync(path);
    try {
      // The lock lives as long as the process, so two servers never share a file by mistake.
      this.#db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
      // A checkpoint syncs the whole file while everybody waits: seldom (16 MB of log) rather than often.
      this.#db.exec('PRAGMA wal_autocheckpoint = 4000');
      // What is removed or written anew leaves nothing of what was there before in the file.
      this.#db.exec('PRAGMA secure_delete = ON');
      this.#check();
      this.#giveBackLater();
      this.#migrate();
      this.#sql = prepareAll(this.#db);
      this.#clearAway(this.#leftovers()).catch(() => {});
    } catch (error) {
      this.#db.close();
      throw error;
    }
  }

  append(workshop: string, expected: number, entries: readonly NewEntry[]): Promise<Appended> {
    return this.#enqueue(() => {
      const { appended, stored } = this.#append(workshop, expected, entries);
      return { value: appended, tell: () => this.#subscribers.publish(workshop, stored) };
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
    const text = writtenAs(body);
    await this.#enqueue(() => {
      this.#sql.saveSnapshot.run(workshop, version, text);
      return { value: undefined };
    });
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
      bytes: Number(row.bytes),
    }));
  }

  async remove(workshop: string): Promise<void> {
    this.#open();
    this.#commitAll();
    // Without its head a log is not there; its entries go little by little.
    this.#transaction(() => {
      for (const remove of this.#sql.remove) remove.run(workshop);
    });
    await this.#clearAway([workshop]);
  }

  async size(workshop: string): Promise<number> {
    this.#open();
    return Number(this.#sql.head.get(workshop)?.bytes ?? 0);
  }

  async replace(workshop: string, entries: readonly StoredEntry[]): Promise<void> {
    const texts = entries.map(({ version, body }) => [version, writtenAs(body)] as const);
    await this.#enqueue(() => {
      for (const [version, text] of texts) this.#replace(workshop, version, text);
      return { value: undefined };
    });
    // What was there before stays in the write-ahead log until that is written over.
    if (this.#db.isOpen) this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  /** Writes, and takes it back: a disk that is full or read-only still reads. */
  async ready(): Promise<void> {
    this.#open();
    this.#transaction(() => {
      this.#sql.setHead.run('', 0, 0, 0);
      for (const remove of this.#sql.remove) remove.run('');
    });
  }

  /** What SQLite says that it waits for at a commit: 2 (FULL) is the disk itself. */
  get synchronous(): number {
    return Number(this.#db.prepare('PRAGMA synchronous').get()?.synchronous);
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

  /**
   * Looks whether the file is whole: all of it where that takes a moment, otherwise what leads to everything else. A
   * single entry that is damaged is found when its workshop is opened, and closes that alone.
   * @throws when it is damaged
   */
  #check(): void {
    const pragma = (name: string) => Number(this.#db.prepare(`PRAGMA ${name}`).get()?.[name]);
    const small = pragma('page_count') * pragma('page_size') <= CHECKED;
    const table = small || pragma('user_version') === 0 ? '1' : 'workshops';
    const [found] = Object.values(this.#db.prepare(`PRAGMA quick_check(${table})`).get() ?? {});
    if (found !== 'ok') throw new Error(`the file is damaged (${String(found).replaceAll(/\s+/g, ' ')})`);
  }

  #migrate(): void {
    const version = Number(this.#db.prepare('PRAGMA user_version').get()?.user_version);
    if (version > SCHEMA) throw new Error(`the data is from a later Weightroom (schema ${version})`);
    if (version < SCHEMA) this.#transaction(() => this.#db.exec(version === 0 ? TABLES : WITH_BYTES));
  }

  /** Has the file give space back that it needs no more; one that was made without that is made anew, if it is small. */
  #giveBackLater(): void {
    const pragma = (name: string) => Number(this.#db.prepare(`PRAGMA ${name}`).get()?.[name]);
    if (pragma('auto_vacuum') === 2) return;
    const old = pragma('user_version') > 0;
    if (old && pragma('page_count') * pragma('page_size') > CHECKED) return;
    try {
      this.#db.exec('PRAGMA auto_vacuum = INCREMENTAL; VACUUM');
    } catch {
      // Where there is no room for a second file, the first serves as it is.
    }
  }

  /** Workshops that were being removed when a process ended: their entries have no head. */
  #leftovers(): string[] {
    return this.#sql.leftovers.all().map(({ workshop }) => String(workshop));
  }

  /** Takes the entries of removed workshops off the disk, and their space, a slice a turn. */
  async #clearAway(workshops: readonly string[]): Promise<void> {
    for (const workshop of workshops) {
      while (
        this.#db.isOpen &&
        this.#sql.head.get(workshop) === undefined &&
        this.#clearSlice(workshop) > 0
      ) {
        await new Promise(setImmediate);
      }
    }
    const free = () => Number(this.#db.prepare('PRAGMA freelist_count').get()?.freelist_count);
    for (let left = Number.POSITIVE_INFINITY; this.#db.isOpen && free() > 0 && free() < left; ) {
      left = free();
      this.#db.exec(`PRAGMA incremental_vacuum(${SLICE.pages})`);
      await new Promise(setImmediate);
    }
  }

  /** @returns how many entries it took */
  #clearSlice(workshop: string): number {
    const rows = this.#sql.lengths.iterate(workshop, SLICE.entries);
    const slice = firstPage(rows, ({ bytes }) => Number(bytes), SLICE.entries);
    const last = slice.at(-1);
    if (last !== undefined) this.#sql.clear.run(workshop, last.version!);
    return slice.length;
  }

  #transaction(work: () => void): void {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      work();
      if (this.#commitDelay > 0) Atomics.wait(delaying, 0, 0, this.#commitDelay);
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

  /**
   * Has something written with all else that waits for the next transaction.
   * @param write what it comes to, and who else is to hear of it: both only after COMMIT, so that nobody ever hears
   *   of an entry that is not on disk
   */
  #enqueue<T>(write: () => { readonly value: T; readonly tell?: () => void }): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#open();
      const written = () => {
        const { value, tell } = write();
        return () => {
          resolve(value);
          tell?.();
        };
      };
      this.#waiting.push({ write: written, reject });
      this.#commit ??= setImmediate(() => this.#commitAll());
    });
  }

  #commitAll(): void {
    clearImmediate(this.#commit);
    this.#commit = undefined;
    const batch = this.#waiting;
    this.#waiting = [];
    if (batch.length === 0) return;
    const done: Array<() => void> = [];
    try {
      this.#transaction(() => {
        for (const { write } of batch) done.push(write());
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
      return;
    }
    for (const settle of done) settle();
  }

  #replace(workshop: string, version: number, text: string): void {
    const before = this.#sql.lengthOf.get(workshop, version);
    if (before === undefined) return;
    this.#sql.replace.run(text, workshop, version);
    this.#sql.grow.run(Buffer.byteLength(text) - Number(before.bytes), workshop);
  }

  #append(
    workshop: string,
    expected: number,
    entries: readonly NewEntry[],
  ): { readonly appended: Appended; readonly stored: readonly StoredEntry[] } {
    const head = Number(this.#sql.head.get(workshop)?.version ?? 0);
    if (head !== expected) {
      return { appended: { ok: false, missing: this.#read(workshop, expected) }, stored: [] };
    }
    // What is left of another of the same name, which is being taken off the disk.
    if (head === 0) this.#sql.clear.run(workshop, Number.MAX_SAFE_INTEGER);
    let bytes = 0;
    const stored = entries.map(({ body }, index) => {
      const [version, text] = [expected + index + 1, writtenAs(body)];
      bytes += Buffer.byteLength(text);
      this.#sql.insert.run(workshop, version, text);
      return keptAs(version, text);
    });
    const version = expected + entries.length;
    const last = entries.at(-1);
    if (last !== undefined) this.#sql.setHead.run(workshop, version, last.at, bytes);
    return { appended: { ok: true, version }, stored };
  }
}

/**
 * Makes the files of a database its owner's alone, whatever folder they are in: names and work of a class are in
 * them. What SQLite makes beside a database has the rights of that.
 */
function keepPrivate(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
  for (const file of [path, `${path}-wal`, `${path}-shm`]) {
    try {
      if (existsSync(file)) chmodSync(file, 0o600);
    } catch {
      // Not every file system knows of rights.
    }
  }
}

function prepareAll(db: DatabaseSync) {
  const prepare = (sql: string): StatementSync => db.prepare(sql);
  return {
    head: prepare('SELECT version, bytes FROM workshops WHERE workshop = ?'),
    setHead: prepare(
      `INSERT INTO workshops (workshop, version, updated_at, bytes) VALUES (?, ?, ?, ?)
       ON CONFLICT (workshop) DO UPDATE SET version = excluded.version, updated_at = excluded.updated_at,
         bytes = workshops.bytes + excluded.bytes`,
    ),
    grow: prepare('UPDATE workshops SET bytes = bytes + ? WHERE workshop = ?'),
    lengthOf: prepare('SELECT octet_length(body) AS bytes FROM entries WHERE workshop = ? AND version = ?'),
    replace: prepare('UPDATE entries SET body = ? WHERE workshop = ? AND version = ?'),
    lengths: prepare(
      'SELECT version, octet_length(body) AS bytes FROM entries WHERE workshop = ? ORDER BY version LIMIT ?',
    ),
    clear: prepare('DELETE FROM entries WHERE workshop = ? AND version <= ?'),
    // From one name to the next, without a look at every entry.
    leftovers: prepare(
      `WITH RECURSIVE names (workshop) AS (
         SELECT min(workshop) FROM entries
         UNION ALL
         SELECT (SELECT min(workshop) FROM entries WHERE workshop > names.workshop) FROM names
         WHERE names.workshop IS NOT NULL)
       SELECT workshop FROM names
       WHERE workshop IS NOT NULL AND workshop NOT IN (SELECT workshop FROM workshops)`,
    ),
    insert: prepare('INSERT INTO entries (workshop, version, body) VALUES (?, ?, ?)'),
    read: prepare(
      `SELECT version, body FROM entries
       WHERE workshop = ?1 AND version > ?2 AND EXISTS (SELECT 1 FROM workshops WHERE workshop = ?1)
       ORDER BY version LIMIT ?3`,
    ),
    list: prepare('SELECT workshop, version, updated_at, bytes FROM workshops ORDER BY workshop'),
    saveSnapshot: prepare(
      `INSERT INTO snapshots (workshop, version, body) VALUES (?, ?, ?)
       ON CONFLICT (workshop) DO UPDATE SET version = excluded.version, body = excluded.body
       WHERE excluded.version >= snapshots.version`,
    ),
    loadSnapshot: prepare('SELECT version, body FROM snapshots WHERE workshop = ?'),
    remove: ['snapshots', 'workshops'].map((table) => prepare(`DELETE FROM ${table} WHERE workshop = ?`)),
  };
}
