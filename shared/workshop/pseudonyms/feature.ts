import type { Feature } from '../kernel/definition.ts';
import { instructorsOf, roleOf } from '../model/people.ts';
import { hidesNames, nameFor, pseudonymsOf } from '../model/pseudonyms.ts';
import { setAnonymous } from './commands.ts';
import { anonymousSet, logCleared, namesErased } from './events.ts';

/** Who is called what: pseudonyms instead of names for the class, and names that are erased. */
export const pseudonyms = {
  name: 'pseudonyms',
  commands: [setAnonymous],
  events: [anonymousSet, namesErased, logCleared],
  veil: {
    names(state, { id: viewer }) {
      if (!hidesNames(state) || roleOf(state, viewer) === 'instructor') return undefined;
      return (id) => nameFor(state, id, viewer);
    },
    sight(state, { id }) {
      const { on, erased = 0 } = pseudonymsOf(state);
      const role = roleOf(state, id);
      if (role === 'outside' || role === 'instructor' || !on) return erased === 0 ? '' : `erased ${erased}`;
      // Whoever becomes an instructor is called by name from then on, and whoever is none any more is not.
      return `erased ${erased} veiled ${instructorsOf(state).map(({ id }) => id)}`;
    },
  },
  part: {
    start: undefined,
    view: (part, { id }, seen) => (roleOf(seen, id) === 'outside' ? undefined : part),
  },
} satisfies Feature;
