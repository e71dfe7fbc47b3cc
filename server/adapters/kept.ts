import type { StoredEntry } from '../ports/event-store.ts';

/** A body that is written as JSON already. */
export class Written {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/**
 * An entry that is kept as text. It is read only when somebody looks, and anew each time: whoever wrote it has it
 * already. One that is damaged comes as the text that it is: its reader sees that it is no entry, and closes that
 * workshop alone.
 */
export class KeptEntry implements StoredEntry {
  readonly version: number;
  readonly text: string;

  constructor(version: number, text: string) {
    this.version = version;
    this.text = text;
  }

  get body(): unknown {
    try {
      return JSON.parse(this.text);
    } catch {
      return this.text;
    }
  }
}

/** A kept entry as the text that it is. */
export function keptText(entry: StoredEntry): string {
  return entry instanceof KeptEntry ? entry.text : JSON.stringify(entry.body);
}

/** A body as text, to be kept. */
export function writtenAs(body: unknown): string {
  return body instanceof Written ? body.text : JSON.stringify(body);
}
