import type { StoredEntry } from '#shared/workshop/kernel/upcast.ts';

export type { StoredEntry };

/** An entry on its way into a store, which knows no more of it than this. */
export interface NewEntry {
  /** Any JSON value. */
  readonly body: unknown;
  /** When it happened (ms since the Unix epoch). */
  readonly at: number;
}

/** Appended up to `version`, or refused because the log is not where the caller thought. */
export type Appended =
  | { readonly ok: true; readonly version: number }
  | {
      readonly ok: false;
      /**
       * What the log has beyond the expected version, oldest first: at most a page of it. Empty when the log is
       * behind it, or gone.
       */
      readonly missing: readonly StoredEntry[];
    };

/** How much a page of a log holds at most; a single entry may be larger than `bytes` and is a page then. */
export const PAGE = { entries: 1_000, bytes: 1024 * 1024 };

/** One workshop's log, as a list shows it. */
export interface LogSummary {
  readonly workshop: string;
  readonly version: number;
  /** When the last entry happened (ms since the Unix epoch). */
  readonly updatedAt: number;
  /** What its entries take, as text. */
  readonly bytes: number;
}

/** What a log came to at a version: any JSON value, a cache and never the truth. */
export interface Snapshot {
  readonly version: number;
  readonly body: unknown;
}

export type OnEntries = (entries: readonly StoredEntry[]) => void;

/**
 * Where workshops are kept: one ordered log each. Every adapter passes `test/contracts/event-store.ts`.
 * An append that has resolved is durable; a method that rejects has changed nothing. A store knows of JSON and
 * of times alone: what an entry means, and in which format it is, is the business of `workshops/log.ts`.
 */
export interface EventStore {
  /** Appends all entries or none, as versions `expected + 1`, `expected + 2`, …; a new log expects 0. */
  append(workshop: string, expected: number, entries: readonly NewEntry[]): Promise<Appended>;
  /**
   * The entries after version `after`, oldest first: a page of them, and none only where there is none.
   * @param limit how many at most; never more than `PAGE.entries`
   */
  read(workshop: string, after: number, limit?: number): Promise<readonly StoredEntry[]>;
  /**
   * Delivers every entry after version `after`, in order and once: first what is there, page by page, then what
   * comes. Resolves, once it listens, to the function that ends it.
   */
  subscribe(workshop: string, after: number, onEntries: OnEntries): Promise<() => void>;
  /** Keeps a snapshot instead of the one before it; an older one than the one kept is ignored. */
  saveSnapshot(workshop: string, snapshot: Snapshot): Promise<void>;
  loadSnapshot(workshop: string): Promise<Snapshot | undefined>;
  /** Every log there is. */
  list(): Promise<readonly LogSummary[]>;
  /** What a log's entries take, as text (bytes); 0 where there is none. */
  size(workshop: string): Promise<number>;
  /**
   * Writes other bodies in place of those that some entries have, all or none: what they lead to must be the same.
   * Versions that are not there are passed over; nobody who has heard of them hears of them again.
   */
  replace(workshop: string, entries: readonly StoredEntry[]): Promise<void>;
  /**
   * Forgets a workshop: its log and its snapshot. To everybody it is gone at once; a long log is taken off the disk
   * little by little.
   */
  remove(workshop: string): Promise<void>;
  /** Resolves when the store can read and write; rejects otherwise. */
  ready(): Promise<void>;
  /** Finishes what was asked for, then lets everything go; any later call rejects. */
  close(): Promise<void>;
}
