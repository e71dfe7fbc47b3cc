import type { StoredEntry } from '../ports/event-store.ts';

/** A body that is written as JSON already. */
export class Written {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const texts = new WeakMap<StoredEntry, string>();

/**
 * An entry that is kept as text. It is read only when somebody looks, and anew each time: whoever wrote it has it
 * already. One that is damaged comes as the text that it is: its reader sees that it is no entry, and closes that
 * workshop alone.
 */
export function entryOf(version: number, text: string): StoredEntry {
  return {
    version,
    get body(): unknown {
      try {
        return JSON.parse(text);
      } catch {
        return text;
      }
    },
  };
}

/** Such an entry, where `keptText` is to find its text again. */
export function keptAs(version: number, text: string): StoredEntry {
  const entry = entryOf(version, text);
  texts.set(entry, text);
  return entry;
}

/** A kept entry as the text that it is. */
export function keptText(entry: StoredEntry): string {
  return texts.get(entry) ?? JSON.stringify(entry.body);
}

/** A body as text, to be kept. */
export function writtenAs(body: unknown): string {
  return body instanceof Written ? body.text : JSON.stringify(body);
}
