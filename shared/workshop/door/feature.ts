import type { Feature } from '../kernel/definition.ts';
import { type Door, openDoor } from '../model/door.ts';
import { roleOf } from '../model/people.ts';
import { admitPeople, barPeople, removeMany, setDoor, turnAway } from './commands.ts';
import { admitted, approvalSet, barred, lapsed, manyRemoved, returned, turnedAway, waits } from './events.ts';

/** Who comes in, who waits to, and who may not. */
export const door = {
  name: 'door',
  commands: [setDoor, admitPeople, turnAway, removeMany, barPeople],
  events: [approvalSet, waits, admitted, turnedAway, manyRemoved, barred, lapsed, returned],
  part: {
    start: openDoor,
    view(part, { id }, seen) {
      const role = roleOf(seen, id);
      if (role === 'outside') return openDoor;
      const all = (part ?? openDoor) as Door;
      return { ...all, barred: [], ...(role !== 'instructor' && { waiting: {} }) };
    },
  },
} satisfies Feature;
