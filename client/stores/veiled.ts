import { hasEntered, roleOf } from '#shared/workshop/model/people.ts';
import { hidesNames, pseudonymOf } from '#shared/workshop/model/pseudonyms.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import type { Replica } from '../net/replica.ts';

type People = WorkshopState['participants'];

const replicas = new WeakMap<Replica, Replica>();
const peoples = new WeakMap<People, People>();

/**
 * What a page shows of a replica while names are hidden: an instructor's may be on a wall, too, so that it has pseudonyms as
 * everybody else's has. Whoever waits at the door is called by name, or nobody could say who it is.
 */
export function veiled(replica: Replica): Replica {
  const { view, confirmed, you } = replica;
  if (!hidesNames(view) || roleOf(view, you) !== 'instructor') return replica;
  const known = replicas.get(replica);
  if (known !== undefined) return known;
  const shown = { ...replica, view: withPseudonyms(view), confirmed: withPseudonyms(confirmed) };
  replicas.set(replica, shown);
  return shown;
}

function withPseudonyms(state: WorkshopState): WorkshopState {
  const { participants } = state;
  const known = peoples.get(participants);
  if (known !== undefined) return { ...state, participants: known };
  const called = Object.fromEntries(
    Object.entries(participants).map(([id, person]) => [
      id,
      person.role === 'student' && hasEntered(person) ? { ...person, name: pseudonymOf(state, id) } : person,
    ]),
  );
  peoples.set(participants, called);
  return { ...state, participants: called };
}
