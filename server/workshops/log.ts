import type { Draft, LogEntry } from '#shared/workshop/kernel/log.ts';
import type { Rules } from '#shared/workshop/kernel/rules.ts';
import { lift, stored } from '#shared/workshop/kernel/upcast.ts';
import type { EventStore, OnEntries, StoredEntry } from '../ports/event-store.ts';

/** As `ports/event-store.ts` has it, with entries that are read. */
export type Appended =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly missing: readonly LogEntry[] };

/**
 * One workshop's log as today's rules have it: the one door between a store, which knows of JSON alone, and all
 * that takes an event for what its type says.
 */
export class Log {
  readonly workshop: string;
  readonly #store: EventStore;
  readonly #rules: Rules;

  constructor(workshop: string, { store, rules }: { readonly store: EventStore; readonly rules: Rules }) {
    this.workshop = workshop;
    this.#store = store;
    this.#rules = rules;
  }

  /**
   * @throws UnreadableEntry when what is missing cannot be read
   * @throws what the store throws when nothing was appended
   */
  async append(expected: number, drafts: readonly Draft[]): Promise<Appended> {
    const entries = drafts.map((draft) => ({ body: stored(this.#rules, draft), at: draft.event.at }));
    const appended = await this.#store.append(this.workshop, expected, entries);
    return appended.ok ? appended : { ok: false, missing: this.lift(appended.missing) };
  }

  /**
   * All entries after a version, page by page.
   * @throws UnreadableEntry at the page that holds one
   */
  async *read(after: number): AsyncGenerator<readonly LogEntry[]> {
    let from = after;
    for (;;) {
      const page = await this.#store.read(this.workshop, from);
      const last = page.at(-1);
      if (last === undefined) return;
      yield this.lift(page);
      from = last.version;
    }
  }

  /** As the store's `subscribe`: entries come as they are kept, for `lift`. */
  subscribe(after: number, onEntries: OnEntries): Promise<() => void> {
    return this.#store.subscribe(this.workshop, after, onEntries);
  }

  /** @throws UnreadableEntry at the first that nobody here understands */
  lift(entries: readonly StoredEntry[]): LogEntry[] {
    return entries.map((entry) => lift(this.#rules, entry));
  }
}
