import type { Feature } from '../kernel/definition.ts';
import { roleOf } from '../model/people.ts';
import { goTo, setPlan } from './commands.ts';
import { planMoved, planSet } from './events.ts';

/** What a lesson is to be, part by part, and where it is: for the instructors alone. */
export const plan = {
  name: 'plan',
  commands: [setPlan, goTo],
  events: [planSet, planMoved],
  part: {
    start: undefined,
    view: (part, { id }, seen) => (roleOf(seen, id) === 'instructor' ? part : undefined),
  },
} satisfies Feature;
