import type { OnEntries, StoredEntry } from '../ports/event-store.ts';

interface Subscriber {
  next: number;
  readonly onEntries: OnEntries;
}

/** Who listens to which log, for stores whose readers live in one process. */
export class Subscribers {
  readonly #byWorkshop = new Map<string, Set<Subscriber>>();

  /**
   * Delivers what is there after version `after`, page by page (the event loop runs between two), and from then
   * on what `publish` brings.
   * @param read a page of the entries after a version, as of now
   */
  async add(
    workshop: string,
    after: number,
    read: (after: number) => readonly StoredEntry[],
    onEntries: OnEntries,
  ): Promise<() => void> {
    const subscriber: Subscriber = { next: after + 1, onEntries };
    for (let page = read(after); page.length > 0; page = read(subscriber.next - 1)) {
      deliver(subscriber, page);
      await new Promise(setImmediate);
    }
    // Nothing was awaited since the log was found to have no more.
    const listening = this.#byWorkshop.get(workshop) ?? new Set();
    this.#byWorkshop.set(workshop, listening.add(subscriber));
    return () => {
      listening.delete(subscriber);
      if (listening.size === 0 && this.#byWorkshop.get(workshop) === listening) {
        this.#byWorkshop.delete(workshop);
      }
    };
  }

  /** Tells everyone who listens to a log of its new entries. */
  publish(workshop: string, entries: readonly StoredEntry[]): void {
    for (const subscriber of this.#byWorkshop.get(workshop) ?? []) deliver(subscriber, entries);
  }

  clear(): void {
    this.#byWorkshop.clear();
  }
}

function deliver(subscriber: Subscriber, entries: readonly StoredEntry[]): void {
  const fresh = entries.filter(({ version }) => version >= subscriber.next);
  const last = fresh.at(-1);
  if (last === undefined) return;
  subscriber.next = last.version + 1;
  subscriber.onEntries(fresh);
}
