import type { CodeResult, CodeTest } from '#shared/workshop/model/code.ts';

/** How much of what a run prints is kept (characters). */
export const OUTPUT_LIMIT = 8_000;

/** What Python's core and its library are when they are unpacked (bytes); how far loading is follows from it. */
export const CORE_BYTES = 12_143_855;

/** What a run is of. */
export interface Run {
  readonly file: string;
  readonly source: string;
  readonly tests: readonly Pick<CodeTest, 'calls' | 'passes'>[];
}

export type CodeError = Extract<CodeResult, { kind: 'error' }>;

/** What came of a run. */
export interface Outcome {
  readonly error: CodeError | null;
  /** For each of its tests. */
  readonly results: readonly CodeResult[];
}

export interface Printed {
  readonly text: string;
  readonly from: 'out' | 'error';
}

/** The wheel of NumPy that a server has, as Pyodide's lock file describes it; null where it has none. */
export type Wheel = { readonly version: string; readonly [field: string]: unknown } | null;

export type Ask = { readonly do: 'load' } | ({ readonly do: 'run'; readonly id: number } & Run);

export type Answer =
  | { readonly says: 'loading'; readonly bytes: number }
  /** `numpy` is its version; null for the small one. */
  | { readonly says: 'ready'; readonly numpy: string | null }
  | { readonly says: 'failed'; readonly why: string }
  | { readonly says: 'printed'; readonly id: number; readonly printed: Printed; readonly cut: boolean }
  | { readonly says: 'done'; readonly id: number; readonly outcome: Outcome };
