import type { Participant } from '../model/participant.ts';
import type { NameOf } from './definition.ts';

/** Somebody under another name. */
export function called(person: Participant, nameOf: NameOf): Participant {
  return { ...person, name: nameOf(person.id, person.name) };
}
