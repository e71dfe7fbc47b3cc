import * as z from 'zod/mini';
import { accept } from '../kernel/decision.ts';
import { command } from '../kernel/definition.ts';
import { instructors } from '../kernel/permissions.ts';
import { grants } from '../model/grants.ts';
import { backToNow } from '../timeline/back-to-now.ts';
import {
  frozen,
  granted,
  revoked,
  roomLocked,
  roomUnlocked,
  unfrozen,
  workshopEnded,
  workshopReopened,
} from './events.ts';

export const freeze = command(
  'freeze',
  {},
  {
    permission: instructors,
    decide: (_state, _command, context) => accept(frozen.of(context, {})),
  },
);

export const unfreeze = command(
  'unfreeze',
  {},
  {
    permission: instructors,
    decide: (_state, _command, context) => accept(unfrozen.of(context, {})),
  },
);

export const lockRoom = command(
  'lock-room',
  {},
  {
    permission: instructors,
    decide: (_state, _command, context) => accept(roomLocked.of(context, {})),
  },
);

export const unlockRoom = command(
  'unlock-room',
  {},
  {
    permission: instructors,
    decide: (_state, _command, context) => accept(roomUnlocked.of(context, {})),
  },
);

export const grant = command(
  'grant',
  { grant: z.enum(grants) },
  {
    permission: instructors,
    decide: (_state, { grant }, context) => accept(granted.of(context, { grant })),
  },
);

export const revoke = command(
  'revoke',
  { grant: z.enum(grants) },
  {
    permission: instructors,
    decide: (_state, { grant }, context) => accept(revoked.of(context, { grant })),
  },
);

export const end = command(
  'end',
  {},
  {
    permission: instructors,
    // Whoever comes back to it is to be at its end, not in its past.
    decide: (state, _command, context) => accept(...backToNow(state, context), workshopEnded.of(context, {})),
  },
);

/** Goes on with a workshop that has ended. */
export const reopen = command(
  'reopen',
  {},
  {
    permission: { ...instructors, whenEnded: true },
    // One that ended before its end led back to now may still be in its past.
    decide: (state, _command, context) =>
      accept(...backToNow(state, context), workshopReopened.of(context, {})),
  },
);
