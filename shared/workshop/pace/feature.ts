import type { Feature } from '../kernel/definition.ts';
import { lookup } from '../model/lookup.ts';
import { isNoPace, type Pace } from '../model/pace.ts';
import { roleOf } from '../model/people.ts';
import { lead, lookAround, lookHere, setPace } from './commands.ts';
import { gathered, led, lookedAround, paceSet } from './events.ts';

/** Where the class is, and who goes where they like. */
export const pace = {
  name: 'pace',
  commands: [setPace, lead, lookHere, lookAround],
  events: [paceSet, led, gathered, lookedAround],
  part: {
    start: undefined,
    view(part, { id }, seen) {
      const role = roleOf(seen, id);
      if (role === 'outside') return undefined;
      const all = part as Pace;
      const mine = id === null ? undefined : lookup(all.around, id);
      const view: Pace = {
        ...all,
        lead: all.lead !== null && Object.hasOwn(seen.listings, all.lead.board) ? all.lead : null,
        around: role === 'instructor' ? all.around : mine === undefined ? {} : { [id!]: mine },
      };
      return isNoPace(view) ? undefined : view;
    },
  },
} satisfies Feature;
