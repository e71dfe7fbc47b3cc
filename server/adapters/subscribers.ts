import type { OnEntries, StoredEntry } from '../ports/event-store.ts';

interface Subscriber {
  next: number;
  readonly onEntries: OnEntries;
  /** What came while the past was still being read; undefined once it listens. */
  meanwhile: StoredEntry[] | undefined;
}

/** Who listens to which log, for stores whose readers live in one process. */
export class Subscribers {
  readonly #byWorkshop = new Map<string, Set<Subscriber>>();

  /**
   * Delivers what is there after version `after`, page by page (the event loop runs between two), and from then
   * on what `publish` brings.
   * @param read a page of the entries after a version
   */
  async add(
    workshop: string,
    after: number,
    read: (after: number) => readonly StoredEntry[] | Promise<readonly StoredEntry[]>,
    onEntries: OnEntries,
  ): Promise<() => void> {
    const subscriber: Subscriber = { next: after + 1, onEntries, meanwhile: [] };
    const leave = this.#put(workshop, subscriber);
    try {
      for (;;) {
        const page = await read(subscriber.next - 1);
        if (page.length === 0) break;
        deliver(subscriber, page);
        // What has been read by now came meanwhile, too.
        subscriber.meanwhile = subscriber.meanwhile?.filter(({ version }) => version >= subscriber.next);
        await new Promise(setImmediate);
      }
    } catch (error) {
      leave();
      throw error;
    }
    const { meanwhile = [] } = subscriber;
    subscriber.meanwhile = undefined;
    deliver(subscriber, meanwhile);
    return leave;
  }

  /** Tells everyone who listens to a log of its new entries. */
  publish(workshop: string, entries: readonly StoredEntry[]): void {
    for (const subscriber of this.#byWorkshop.get(workshop) ?? []) {
      if (subscriber.meanwhile === undefined) deliver(subscriber, entries);
      else subscriber.meanwhile.push(...entries);
    }
  }

  clear(): void {
    this.#byWorkshop.clear();
  }

  #put(workshop: string, subscriber: Subscriber): () => void {
    const listening = this.#byWorkshop.get(workshop) ?? new Set();
    this.#byWorkshop.set(workshop, listening.add(subscriber));
    return () => {
      listening.delete(subscriber);
      if (listening.size === 0 && this.#byWorkshop.get(workshop) === listening) {
        this.#byWorkshop.delete(workshop);
      }
    };
  }
}

function deliver(subscriber: Subscriber, entries: readonly StoredEntry[]): void {
  const fresh = entries.filter(({ version }) => version >= subscriber.next);
  const last = fresh.at(-1);
  if (last === undefined) return;
  subscriber.next = last.version + 1;
  subscriber.onEntries(fresh);
}
