/**
 * Records that change again and again in one go, each copied once: whoever had one before keeps it as it was, and
 * nobody but who changes it has seen the copy.
 */
export class Copies {
  readonly #copies = new Set<object>();

  /** A record with `value` under `key`: the record itself where it is one of these copies. */
  with<T>(record: Readonly<Record<string, T>>, key: string, value: T): Readonly<Record<string, T>> {
    if (!this.#copies.has(record)) {
      const copy = { ...record, [key]: value };
      this.#copies.add(copy);
      return copy;
    }
    (record as Record<string, T>)[key] = value;
    return record;
  }
}
