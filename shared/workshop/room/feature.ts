import type { Feature } from '../kernel/definition.ts';
import { end, freeze, grant, lockRoom, revoke, unfreeze, unlockRoom } from './commands.ts';
import {
  frozen,
  granted,
  revoked,
  roomLocked,
  roomUnlocked,
  unfrozen,
  workshopEnded,
  workshopOpened,
} from './events.ts';

/** The room as a whole: open and ended, frozen, locked, and what students are granted. */
export const room = {
  name: 'room',
  commands: [freeze, unfreeze, lockRoom, unlockRoom, grant, revoke, end],
  events: [workshopOpened, workshopEnded, roomLocked, roomUnlocked, frozen, unfrozen, granted, revoked],
} satisfies Feature;
