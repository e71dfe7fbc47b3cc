import type { LogSummary } from '../ports/event-store.ts';

/** An entry or a snapshot as the file has it. */
export interface Row {
  readonly version: number;
  readonly text: string;
}

/** An entry on its way into the file. */
export interface Written {
  readonly text: string;
  /** When it happened (ms since the Unix epoch). */
  readonly at: number;
}

/** As `Appended` has it, in text. */
export type AppendedRows =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly missing: readonly Row[] };

/** What the thread of the store is asked for, by name. */
export interface Calls {
  append(workshop: string, expected: number, entries: readonly Written[]): AppendedRows;
  read(workshop: string, after: number, limit?: number): readonly Row[];
  saveSnapshot(workshop: string, version: number, text: string): void;
  loadSnapshot(workshop: string): Row | undefined;
  list(): readonly LogSummary[];
  size(workshop: string): number;
  replace(workshop: string, entries: readonly Row[]): void;
  remove(workshop: string): void;
  ready(): void;
  close(): void;
}

/** Which file the thread opens. */
export interface Opening {
  readonly path: string;
  /** Added to every commit (ms). */
  readonly commitDelay: number;
}

export interface Asked<Name extends keyof Calls = keyof Calls> {
  readonly call: number;
  readonly name: Name;
  readonly args: Parameters<Calls[Name]>;
}

/** First whether the file is open, then an answer to each call. */
export type Answer =
  | { readonly opened: true }
  | { readonly failed: string }
  | { readonly call: number; readonly value: unknown }
  | { readonly call: number; readonly error: unknown };
