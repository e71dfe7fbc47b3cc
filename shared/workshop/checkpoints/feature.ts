import type { Feature } from '../kernel/definition.ts';
import { roleOf } from '../model/people.ts';
import { deleteCheckpoint, restoreCheckpoint, saveCheckpoint } from './commands.ts';
import { boardBroughtBack, checkpointDeleted, checkpointSaved } from './events.ts';

/** Named points that a board can go back to. */
export const checkpoints = {
  name: 'checkpoints',
  commands: [saveCheckpoint, deleteCheckpoint, restoreCheckpoint],
  events: [checkpointSaved, checkpointDeleted, boardBroughtBack],
  part: {
    start: undefined,
    view: (part, { id }, seen) => (roleOf(seen, id) === 'instructor' ? part : undefined),
  },
} satisfies Feature;
