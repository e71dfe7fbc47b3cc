import type { LogEntry } from '#shared/workshop/log.ts';
import type { OnEntries } from '../ports/event-store.ts';

interface Subscriber {
  next: number;
  readonly onEntries: OnEntries;
}

/** Who listens to which log, for stores whose readers live in one process. */
export class Subscribers {
  readonly #byWorkshop = new Map<string, Set<Subscriber>>();

  /** Delivers `backlog` (everything after `after`) and from then on what `publish` brings. */
  add(workshop: string, after: number, backlog: readonly LogEntry[], onEntries: OnEntries): () => void {
    const subscriber: Subscriber = { next: after + 1, onEntries };
    const listening = this.#byWorkshop.get(workshop) ?? new Set();
    this.#byWorkshop.set(workshop, listening.add(subscriber));
    deliver(subscriber, backlog);
    return () => {
      listening.delete(subscriber);
      if (listening.size === 0 && this.#byWorkshop.get(workshop) === listening) {
        this.#byWorkshop.delete(workshop);
      }
    };
  }

  /** Tells everyone who listens to a log of its new entries. */
  publish(workshop: string, entries: readonly LogEntry[]): void {
    for (const subscriber of this.#byWorkshop.get(workshop) ?? []) deliver(subscriber, entries);
  }

  clear(): void {
    this.#byWorkshop.clear();
  }
}

function deliver(subscriber: Subscriber, entries: readonly LogEntry[]): void {
  const fresh = entries.filter(({ version }) => version >= subscriber.next);
  const last = fresh.at(-1);
  if (last === undefined) return;
  subscriber.next = last.version + 1;
  subscriber.onEntries(fresh);
}
