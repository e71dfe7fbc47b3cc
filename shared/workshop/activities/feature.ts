import type { Feature } from '../kernel/definition.ts';
import type { Activities, Kept } from '../model/activity.ts';
import { roleOf } from '../model/people.ts';
import { closeActivity, openActivity, stepActivity, tryTask } from './commands.ts';
import {
  activityClosed,
  activityOpened,
  activityStepped,
  goalReached,
  taskTried,
  wrongsNoticed,
} from './events.ts';

/** What a class does for some minutes: its boards, its steps, its goals, what everybody tries. */
export const activities = {
  name: 'activities',
  commands: [openActivity, stepActivity, closeActivity, tryTask],
  events: [activityOpened, activityStepped, activityClosed, goalReached, wrongsNoticed, taskTried],
  part: {
    start: undefined,
    view(part, { id }, seen) {
      if (roleOf(seen, id) === 'outside') return undefined;
      const { running, kept } = part as Activities;
      const seenOf = <K extends Kept>(of: K): K => ({
        ...of,
        tries: of.tries.map((one) => {
          if (one.by === id) return one;
          const { wrong: _, ...tried } = one;
          return tried;
        }),
      });
      const all = Object.entries(kept).map(([name, one]) => [name, seenOf(one)] as const);
      if (running === null) return { running, kept: Object.fromEntries(all) };
      const { key: _, ...shown } = running;
      return { running: seenOf(shown), kept: Object.fromEntries(all) };
    },
  },
} satisfies Feature;
