/** A set of listeners; the base of every store. */
export class Observable {
  readonly #listeners = new Set<() => void>();

  /** Calls `listener` after every change until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves to what `find` gives, as soon as that is something. */
  when<T>(find: () => T | undefined): Promise<T> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = find();
        if (found === undefined) return;
        stop();
        resolve(found);
      };
      const stop = this.subscribe(look);
      look();
    });
  }

  protected changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
