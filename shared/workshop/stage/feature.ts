import type { Feature } from '../kernel/definition.ts';
import { roleOf } from '../model/people.ts';
import type { Stage } from '../model/stage.ts';
import { showOnStage } from './commands.ts';
import { stageShown } from './events.ts';

/** What the stages show. */
export const stage = {
  name: 'stage',
  commands: [showOnStage],
  events: [stageShown],
  part: {
    start: undefined,
    view(part, { id }, seen) {
      if (roleOf(seen, id) === 'outside') return undefined;
      const shown = part as Stage;
      // A board that was taken from somebody's sight since is not there for them.
      const hidden = shown.board !== null && !Object.hasOwn(seen.listings, shown.board);
      return hidden ? { ...shown, board: null } : shown;
    },
  },
} satisfies Feature;
