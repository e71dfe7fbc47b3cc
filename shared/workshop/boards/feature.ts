import type { Feature } from '../kernel/definition.ts';
import { closeBoard, openBoard, renameBoard, reopenBoard, resetBoard, shareBoard } from './commands.ts';
import { boardClosed, boardOpened, boardRenamed, boardReopened, boardReset, boardShared } from './events.ts';

/** Which boards there are, for whom, and how they start. */
export const boards = {
  name: 'boards',
  commands: [openBoard, renameBoard, shareBoard, closeBoard, reopenBoard, resetBoard],
  events: [boardOpened, boardRenamed, boardShared, boardClosed, boardReopened, boardReset],
} satisfies Feature;
