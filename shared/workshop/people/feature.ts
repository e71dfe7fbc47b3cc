import type { Feature } from '../kernel/definition.ts';
import { demote, handOver, leave, promote, remove, rename } from './commands.ts';
import { handedOver, joined, left, removed, renamed, roleChanged } from './events.ts';

/** Who is in the room, and in which role. */
export const people = {
  name: 'people',
  commands: [leave, rename, remove, handOver, promote, demote],
  events: [joined, left, removed, renamed, handedOver, roleChanged],
} satisfies Feature;
