import type { House } from '../kernel/definition.ts';
import { waitingOf } from '../model/door.ts';
import { limits } from '../model/limits.ts';
import { lookup } from '../model/lookup.ts';
import type { Participant, ParticipantId } from '../model/participant.ts';
import { present } from '../model/people.ts';
import { hidesNames } from '../model/pseudonyms.ts';
import type { WorkshopState } from '../model/state.ts';
import { freeVariant, sameName } from '../model/text.ts';

/** Who a newcomer would find in the room: as much of a house as is known. */
export type Crowd = Pick<House, 'maxParticipants'> & Partial<House>;

/**
 * Who makes place for `count` more: of those who are not there and never did anything, the earliest. Undefined when
 * there are too few of them.
 */
export function placeFor(state: WorkshopState, count: number, crowd: Crowd): ParticipantId[] | undefined {
  const here = present(state);
  const over = here.length + count - crowd.maxParticipants;
  if (over <= 0) return [];
  const idle = here.filter(({ id, role }) => role === 'student' && isGhost(crowd, id)).slice(0, over);
  return idle.length < over ? undefined : idle.map(({ id }) => id);
}

/** Who makes place for one more at the door; undefined when all who may wait do so, and are there. */
export function placeAtDoor(state: WorkshopState, crowd: Crowd): ParticipantId[] | undefined {
  const waiting = waitingOf(state);
  if (waiting.length < crowd.maxParticipants) return [];
  const absent = waiting.find((id) => crowd.isHere?.(id) === false);
  return absent === undefined ? undefined : [absent];
}

/** Those of some people who wait, as they are once they are in: under names that nobody else has. */
export function letIn(state: WorkshopState, people: Iterable<ParticipantId>): Participant[] {
  const taken = present(state).map(({ name }) => name);
  return [...new Set(people)].flatMap((id) => {
    const person = lookup(state.participants, id);
    if (person?.status !== 'waiting' && person?.status !== 'lapsed') return [];
    const clashes = !hidesNames(state) && taken.some((name) => sameName(name, person.name));
    const name = clashes ? freeVariant(person.name, taken, limits.nameGraphemes) : person.name;
    taken.push(name);
    return [{ ...person, name, status: 'present' as const }];
  });
}

function isGhost({ isHere, hasActed }: Crowd, id: ParticipantId): boolean {
  return isHere?.(id) === false && hasActed?.(id) === false;
}
