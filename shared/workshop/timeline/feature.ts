import { because } from '../kernel/decision.ts';
import type { Feature } from '../kernel/definition.ts';
import { roleOf } from '../model/people.ts';
import { timelineOf } from '../model/timeline.ts';
import { closeTimeline, moveTimeline, openTimeline, resumeTimeline } from './commands.ts';
import { timelineClosed, timelineMoved, timelineOpened } from './events.ts';

/** The past of a workshop, shown to everybody. */
export const timeline = {
  name: 'timeline',
  commands: [openTimeline, moveTimeline, closeTimeline, resumeTimeline],
  events: [timelineOpened, timelineMoved, timelineClosed],
  refusesOnBoards: (state) => (timelineOf(state) === null ? undefined : because('the-past-is-shown')),
  part: {
    start: undefined,
    view: (part, { id }, seen) => (roleOf(seen, id) === 'outside' ? undefined : part),
  },
} satisfies Feature;
