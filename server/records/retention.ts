import { stored } from '#shared/workshop/kernel/upcast.ts';
import {
  clearedLog,
  erasedName,
  eraseNames,
  isToBeCleared,
  named,
} from '#shared/workshop/pseudonyms/erasing.ts';
import type { Clock } from '../ports/clock.ts';
import type { EventStore, LogSummary, StoredEntry } from '../ports/event-store.ts';
import { Breath } from '../workshops/breath.ts';
import { toSnapshot } from '../workshops/caretakers/snapshot.ts';
import { Log } from '../workshops/log.ts';
import { type Outcome, type Request, serverRequest } from '../workshops/requests.ts';
import type { Room } from '../workshops/room.ts';

/** When the names of students are erased: never, when a workshop ends, or so long (ms) after its last change. */
export type EraseNames = 'never' | 'end' | number;

/** Whether the names of a workshop that is kept may have to be erased, as far as a list of logs shows. */
export function mayBeDue(policy: EraseNames, { updatedAt }: LogSummary, clock: Clock): boolean {
  if (policy === 'never') return false;
  return policy === 'end' || clock.now() - updatedAt >= policy;
}

/**
 * Erases the students' names of a workshop where that is due: from its state by an event, then from its snapshot, then
 * from its log, whose entries are written anew in place. What was interrupted is done again.
 * @throws when the store cannot be read or written
 */
export async function eraseWhereDue(
  room: Room,
  policy: EraseNames,
  { store, clock }: { readonly store: EventStore; readonly clock: Clock },
): Promise<void> {
  const { state, updatedAt } = room.workshop;
  const due =
    policy === 'end' ? state.status === 'ended' : policy !== 'never' && clock.now() - updatedAt >= policy;
  if (due && named(state).length > 0) await proposed(room, eraseNames);
  if (!isToBeCleared(room.workshop.state)) return;
  await store.saveSnapshot(room.code, toSnapshot(room.rules, room.workshop));
  await rewrite(room, store, clock);
  await proposed(room, clearedLog);
}

async function rewrite({ code, rules, workshop }: Room, store: EventStore, clock: Clock): Promise<void> {
  const nameOf = erasedName(workshop.state);
  const breath = new Breath(clock);
  for await (const page of new Log(code, { store, rules }).read(0, undefined, breath)) {
    const rewritten: StoredEntry[] = page.flatMap(({ version, ...draft }) => {
      const event = rules.events.get(draft.event.type)?.rules.names?.(draft.event, nameOf);
      if (event === undefined || JSON.stringify(event) === JSON.stringify(draft.event)) return [];
      return [{ version, body: stored(rules, { ...draft, event }) }];
    });
    if (rewritten.length > 0) await store.replace(code, rewritten);
  }
}

async function proposed(room: Room, events: Parameters<typeof serverRequest>[0]): Promise<void> {
  const outcome = await new Promise<Outcome>((settle: Request['settle']) => {
    room.propose(serverRequest(events, settle));
  });
  if (!outcome.ok) throw new Error(`names could not be erased: ${outcome.rejection.code}`);
}
