import type { Happened } from '../kernel/log.ts';
import type { ParticipantId } from '../model/participant.ts';
import { pseudonymOf, pseudonymsOf } from '../model/pseudonyms.ts';
import type { WorkshopState } from '../model/state.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { logCleared, namesErased } from './events.ts';

/** The students who are still called by a name of their own. */
export function named(state: WorkshopState): ParticipantId[] {
  return Object.values(state.participants)
    .filter(({ id, name, role }) => role === 'student' && name !== pseudonymOf(state, id))
    .map(({ id }) => id);
}

/** The event that erases the students' names from the state; none where nobody has one any more. */
export function eraseNames(state: WorkshopState, at: Timestamp): Happened[] {
  const names = named(state).map((id): [string, string] => [id, pseudonymOf(state, id)]);
  return names.length === 0 ? [] : [namesErased.of({ by: null, at }, { names })];
}

/** Whether the log still has names that the state has not. */
export function isToBeCleared(state: WorkshopState): boolean {
  const { erased, cleared } = pseudonymsOf(state);
  return erased !== undefined && erased !== cleared;
}

/** Says that the log has none of them any more. */
export function clearedLog(state: WorkshopState, at: Timestamp): Happened[] {
  const { erased } = pseudonymsOf(state);
  return erased === undefined || !isToBeCleared(state) ? [] : [logCleared.of({ by: null, at }, { erased })];
}

/** What the log calls somebody once names are erased: all by their pseudonyms, but for those who keep a name. */
export function erasedName(state: WorkshopState): (id: ParticipantId, name: string) => string {
  const kept = new Set(named(state));
  return (id, name) => {
    const person = state.participants[id];
    const stays = person === undefined || person.role === 'instructor' || kept.has(id);
    return stays ? name : pseudonymOf(state, id);
  };
}
