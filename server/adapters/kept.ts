import type { StoredEntry } from '../ports/event-store.ts';

/**
 * An entry that is kept as text. It is read only when somebody looks, and anew each time: whoever wrote it has it
 * already. One that is damaged comes as the text that it is: its reader sees that it is no entry, and closes that
 * workshop alone.
 */
export function keptAs(version: number, text: string): StoredEntry {
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
