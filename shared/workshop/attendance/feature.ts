import type { Feature } from '../kernel/definition.ts';
import { roleOf } from '../model/people.ts';
import { attended } from './events.ts';

/** Who was here when, for the instructors. */
export const attendance = {
  name: 'attendance',
  commands: [],
  events: [attended],
  part: {
    start: undefined,
    view: (part, { id }, seen) => (roleOf(seen, id) === 'instructor' ? part : undefined),
  },
} satisfies Feature;
