import type { LogEntry } from '#shared/workshop/kernel/log.ts';

interface Kept {
  readonly entry: LogEntry;
  readonly bytes: number;
}

/** The latest entries of one kind. */
export class Ring {
  readonly #entries: number;
  readonly #bytes: number;
  #kept: Kept[] = [];
  #size = 0;
  #reach: number;

  /**
   * @param from the version from which on it is told of every entry of its kind
   * @param most how many entries it keeps, and how many bytes of them
   */
  constructor(from: number, most: { readonly entries: number; readonly bytes: number }) {
    this.#reach = from;
    this.#entries = most.entries;
    this.#bytes = most.bytes;
  }

  /** It has every entry of its kind after this version. */
  get reach(): number {
    return this.#reach;
  }

  get bytes(): number {
    return this.#size;
  }

  /** @param bytes about what it takes, as `sizeOf` has it */
  push(entry: LogEntry, bytes: number): void {
    this.#kept.push({ entry, bytes });
    this.#size += bytes;
    while (this.#kept.length > this.#entries || this.#size > this.#bytes) this.forget();
  }

  /** Forgets the oldest entry. */
  forget(): void {
    const oldest = this.#kept.shift();
    if (oldest === undefined) return;
    this.#size -= oldest.bytes;
    this.#reach = oldest.entry.version;
  }

  /** The entries after a version, oldest first. */
  since(version: number): LogEntry[] {
    const first = this.#kept.findIndex(({ entry }) => entry.version > version);
    return first < 0 ? [] : this.#kept.slice(first).map(({ entry }) => entry);
  }
}
