import type { Feature } from '../kernel/definition.ts';
import { end, freeze, grant, lockRoom, reopen, revoke, unfreeze, unlockRoom } from './commands.ts';
import {
  frozen,
  granted,
  revoked,
  roomLocked,
  roomUnlocked,
  unfrozen,
  workshopEnded,
  workshopOpened,
  workshopReopened,
} from './events.ts';

/** The room as a whole: open and ended, frozen, locked, and what students are granted. */
export const room = {
  name: 'room',
  commands: [freeze, unfreeze, lockRoom, unlockRoom, grant, revoke, end, reopen],
  events: [
    workshopOpened,
    workshopEnded,
    workshopReopened,
    roomLocked,
    roomUnlocked,
    frozen,
    unfrozen,
    granted,
    revoked,
  ],
} satisfies Feature;
