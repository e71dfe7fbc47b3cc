import type { Draft, LogEntry } from '#shared/workshop/kernel/log.ts';
import type { Rules } from '#shared/workshop/kernel/rules.ts';
import { lift, stored } from '#shared/workshop/kernel/upcast.ts';
import type { GiveBack } from '../limits/turns.ts';
import type { EventStore, OnEntries, StoredEntry } from '../ports/event-store.ts';
import type { Breath } from './breath.ts';

/** As `ports/event-store.ts` has it, with entries that are read. */
export type Appended =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly missing: readonly LogEntry[] };

/** Waits until a page may be read; what it resolves to is called once that has been taken. */
export type Turn = () => Promise<GiveBack>;

const atOnce: Turn = async () => () => {};

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
   * All entries after a version, a page of the store's or less at a time: the event loop runs meanwhile.
   * @param breath when to let the loop run within a page
   * @param turn awaited before each page; what it gives is called when that has been taken
   * @param most how many a page has at most; the store's own measure when left out
   * @throws UnreadableEntry where one comes
   */
  async *read(
    after: number,
    turn: Turn = atOnce,
    breath?: Breath,
    most?: number,
  ): AsyncGenerator<readonly LogEntry[]> {
    let from = after;
    for (;;) {
      const giveBack = await turn();
      try {
        const page = await this.#store.read(this.workshop, from, most);
        const last = page.at(-1);
        if (last === undefined) return;
        let some: LogEntry[] = [];
        for (const entry of page) {
          some.push(lift(this.#rules, entry));
          if (!breath?.due) continue;
          yield some;
          some = [];
          await breath.take();
        }
        if (some.length > 0) yield some;
        from = last.version;
      } finally {
        giveBack();
      }
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
