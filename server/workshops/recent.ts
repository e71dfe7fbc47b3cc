import type { WorkshopEvent } from '#shared/workshop/events.ts';
import type { LogEntry } from '#shared/workshop/log.ts';

/** Entries kept for those who resume; who missed more gets the whole state, which is then smaller. */
export const RECENT = 256;

/** Numbers that the kept entries may carry in all; a training's entries carry every parameter. */
const NUMBERS = 50_000;

/** The latest entries of a log, in memory. */
export class Recent {
  #entries: LogEntry[];

  constructor(entries: readonly LogEntry[]) {
    this.#entries = cut(entries);
  }

  push(entries: readonly LogEntry[]): void {
    this.#entries.push(...entries);
    // Twice the need, so that the array is cut once in a while and not at every tick.
    const full = this.#entries.length > 2 * RECENT || numbersOf(this.#entries) > 2 * NUMBERS;
    if (full) this.#entries = cut(this.#entries);
  }

  /** The events after `version`, up to `head`; undefined when that is too long ago, or yet to come. */
  since(version: number, head: number): readonly WorkshopEvent[] | undefined {
    if (version === head) return [];
    const first = this.#entries.findIndex((entry) => entry.version === version + 1);
    if (first < 0 || head - version > RECENT) return undefined;
    const missed = this.#entries.slice(first);
    return numbersOf(missed) > NUMBERS ? undefined : missed.map(({ event }) => event);
  }
}

function cut(entries: readonly LogEntry[]): LogEntry[] {
  let first = Math.max(0, entries.length - RECENT);
  while (numbersOf(entries.slice(first)) > NUMBERS) first += 1;
  return entries.slice(first);
}

function numbersOf(entries: readonly LogEntry[]): number {
  return entries.reduce((sum, { event }) => sum + ('parameters' in event ? event.parameters.length : 0), 0);
}
