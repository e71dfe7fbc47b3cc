import type { Draft } from '#shared/workshop/coalesce.ts';
import type { LogEntry } from '#shared/workshop/log.ts';

/** Appended up to `version`, or refused because the log is not where the caller thought. */
export type Appended =
  | { readonly ok: true; readonly version: number }
  | {
      readonly ok: false;
      /** What the log has beyond the expected version, oldest first; empty when the log is behind it. */
      readonly missing: readonly LogEntry[];
    };

/** One workshop's log, as a list shows it. */
export interface LogSummary {
  readonly workshop: string;
  readonly version: number;
  /** When the last entry happened (ms since the Unix epoch). */
  readonly updatedAt: number;
}

/** What a log came to at a version: any JSON value, a cache and never the truth. */
export interface Snapshot {
  readonly version: number;
  readonly body: unknown;
}

export type OnEntries = (entries: readonly LogEntry[]) => void;

/**
 * Where workshops are kept: one ordered log each. Every adapter passes `test/contracts/event-store.ts`.
 * An append that has resolved is durable; a method that rejects has changed nothing.
 */
export interface EventStore {
  /** Appends all drafts or none, as versions `expected + 1`, `expected + 2`, …; a new log expects 0. */
  append(workshop: string, expected: number, drafts: readonly Draft[]): Promise<Appended>;
  /** The entries after version `after`, oldest first; empty for a log that is not there. */
  read(workshop: string, after: number): Promise<readonly LogEntry[]>;
  /**
   * Delivers every entry after version `after`, in order and once: first what is there, then what comes.
   * Resolves to the function that ends it.
   */
  subscribe(workshop: string, after: number, onEntries: OnEntries): Promise<() => void>;
  /** Keeps a snapshot instead of the one before it; an older one than the one kept is ignored. */
  saveSnapshot(workshop: string, snapshot: Snapshot): Promise<void>;
  loadSnapshot(workshop: string): Promise<Snapshot | undefined>;
  /** Every log there is. */
  list(): Promise<readonly LogSummary[]>;
  /** Forgets a workshop: its log and its snapshot. */
  remove(workshop: string): Promise<void>;
  /** Resolves when the store can answer; rejects otherwise. */
  ready(): Promise<void>;
  /** Finishes what was asked for, then lets everything go; any later call rejects. */
  close(): Promise<void>;
}
