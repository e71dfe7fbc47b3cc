import type { Feature } from '../kernel/definition.ts';
import { isNoMovers, type Movers } from '../model/movers.ts';
import { roleOf } from '../model/people.ts';
import { handParameters, letMove, pickVolunteer } from './commands.ts';
import { moversSet, parametersHanded, volunteerPicked } from './events.ts';
import { isHanded, refuseMoving } from './rules.ts';

/** Which students move what is on the boards, and which weight is whose. */
export const movers = {
  name: 'movers',
  commands: [letMove, handParameters, pickVolunteer],
  events: [moversSet, parametersHanded, volunteerPicked],
  refusesOnBoard: (state, board, asked) => refuseMoving(state, board, asked, asked.parameters),
  letsMove: isHanded,
  part: {
    start: undefined,
    view(part, { id }, seen) {
      const role = roleOf(seen, id);
      if (role === 'outside') return undefined;
      const movers = part as Movers;
      const handed = Object.entries(movers.handed).filter(([board]) => Object.hasOwn(seen.listings, board));
      const view: Movers = {
        ...movers,
        handed: Object.fromEntries(handed),
        picked: role === 'instructor' ? movers.picked : [],
      };
      return isNoMovers(view) ? undefined : view;
    },
  },
} satisfies Feature;
