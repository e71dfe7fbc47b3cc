import { MemoryStore } from '#server/adapters/memory.ts';
import type { Appended, NewEntry } from '#server/ports/event-store.ts';

/** A memory store that can be told to fail, or to stop between an append and whatever follows it. */
export class FaultyStore extends MemoryStore {
  /** Appends reject, and write nothing. */
  failing = false;
  /** Called once an append is in the log; what it returns is waited for before the caller hears of it. */
  afterAppend: () => Promise<void> | void = () => {};

  override async append(workshop: string, expected: number, entries: readonly NewEntry[]): Promise<Appended> {
    if (this.failing) throw new Error('disk full');
    const appended = await super.append(workshop, expected, entries);
    await this.afterAppend();
    return appended;
  }

  override async ready(): Promise<void> {
    if (this.failing) throw new Error('disk full');
    await super.ready();
  }
}
