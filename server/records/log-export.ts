import type { NameOf } from '#shared/workshop/kernel/definition.ts';
import type { LogEntry } from '#shared/workshop/kernel/log.ts';
import type { Rules } from '#shared/workshop/kernel/rules.ts';
import { stored } from '#shared/workshop/kernel/upcast.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import { pseudonymOf } from '#shared/workshop/model/pseudonyms.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import type { EventStore } from '../ports/event-store.ts';
import { Log, type Turn } from '../workshops/log.ts';
import type { Room } from '../workshops/room.ts';

/** What the first line of an exported log says. */
export const LOG_EXPORT = { weightroom: 'log', format: 1 } as const;

/**
 * A log for somebody to keep, a line at a time: its head, then an entry a line. It has neither tokens nor what commands
 * were called, nothing of its code and epoch, and nothing that is its author's alone.
 * @param anonymous students are called by their pseudonyms; what people wrote stays as it is
 */
export async function* exportLog(
  { code, rules, workshop }: Room,
  store: EventStore,
  turn: Turn,
  anonymous: boolean,
): AsyncGenerator<string> {
  const { state } = workshop;
  const nameOf = anonymous ? pseudonymsFor(state) : undefined;
  yield lineOf({ ...LOG_EXPORT, version: state.version, anonymous });
  for await (const page of new Log(code, { store, rules }).read(0, turn)) {
    const lines = page
      .filter(({ version }) => version <= state.version)
      .map((entry) => lineOf(exported(rules, state, entry, nameOf)));
    if (lines.length > 0) yield lines.join('');
  }
}

function exported(rules: Rules, state: WorkshopState, { version, event }: LogEntry, nameOf?: NameOf): object {
  const own = rules.events.get(event.type)?.rules;
  const told = own?.exported?.(event, state) ?? event;
  const named = nameOf === undefined ? told : (own?.names?.(told, nameOf) ?? told);
  return { version, ...(stored(rules, { event: named }) as object) };
}

function pseudonymsFor(state: WorkshopState): NameOf {
  return (id, name) =>
    lookup(state.participants, id)?.role === 'instructor' ? name : pseudonymOf(state, id);
}

function lineOf(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
