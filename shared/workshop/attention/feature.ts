import type { Feature } from '../kernel/definition.ts';
import { type Attention, isNoAttention } from '../model/attention.ts';
import { roleOf } from '../model/people.ts';
import { spotlight, startTimer, stopTimer } from './commands.ts';
import { spotlighted, timerStarted, timerStopped } from './events.ts';

/** What every screen shows, and the clock on all of them. */
export const attention = {
  name: 'attention',
  commands: [spotlight, startTimer, stopTimer],
  events: [spotlighted, timerStarted, timerStopped],
  part: {
    start: undefined,
    view(part, { id }, seen) {
      if (roleOf(seen, id) === 'outside') return undefined;
      const { spotlight, timer } = part as Attention;
      const shown = spotlight !== null && Object.hasOwn(seen.listings, spotlight.board) ? spotlight : null;
      const view: Attention = { spotlight: shown, timer };
      return isNoAttention(view) ? undefined : view;
    },
  },
} satisfies Feature;
