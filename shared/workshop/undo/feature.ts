import type { Feature } from '../kernel/definition.ts';
import { redo, undo as undoCommand } from './commands.ts';
import { boardRestored, gestureUndone } from './events.ts';

/** Taking back what one did on a board, gesture by gesture, and doing it again. */
export const undo = {
  name: 'undo',
  commands: [undoCommand, redo],
  events: [gestureUndone, boardRestored],
} satisfies Feature;
