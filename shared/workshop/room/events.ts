import * as z from 'zod/mini';
import { called } from '../kernel/called.ts';
import { keepHolds } from '../kernel/change.ts';
import { event } from '../kernel/definition.ts';
import { content, locale, participant } from '../kernel/schemas.ts';
import { room } from '../kernel/scope.ts';
import { boardOf, openAccess } from '../model/board.ts';
import { grants } from '../model/grants.ts';
import { roleOf } from '../model/people.ts';
import { contentOfFormat1 } from './format-1.ts';

/** The id of the board that a workshop opens with. */
export const FIRST_BOARD = 'class';

const grantField = z.enum(grants);

export const workshopOpened = event(
  'workshop-opened',
  {
    epoch: z.string(),
    /** Null where nobody gave it one. */
    title: z.nullable(z.string()),
    locale,
    instructor: participant,
    /** What is on the first board. */
    board: content,
  },
  {
    format: 3,
    lifts: {
      1: (old) => ({
        ...old,
        instructor: { ...(old.instructor as object), role: 'instructor' },
        board: contentOfFormat1,
      }),
      // One of the second format always has a title: where nobody gave one, what its language called it.
      2: (old) => old,
    },
    scope: room,
    edits: { kind: 'opened', undo: 'none', board: () => FIRST_BOARD },
    exported: (event) => ({ ...event, epoch: '' }),
    names: (event, nameOf) => ({ ...event, instructor: called(event.instructor, nameOf) }),
    credits: ({ instructor }) => ({ participant: instructor.id }),
    evolve: (_state, { epoch, title, locale, instructor, board }) => ({
      epoch,
      title,
      locale,
      participants: { [instructor.id]: instructor },
      listings: { [FIRST_BOARD]: { id: FIRST_BOARD, title: null, status: 'open', ...openAccess } },
      boards: { [FIRST_BOARD]: boardOf(FIRST_BOARD, board) },
    }),
  },
);

export const workshopEnded = event(
  'workshop-ended',
  {},
  {
    scope: room,
    dismisses: () => ({ code: 'workshop-ended', who: 'everyone' }),
    evolve: (state) => ({ status: 'ended', boards: keepHolds(state, () => false) }),
  },
);

/** It goes on where it had ended. */
export const workshopReopened = event(
  'workshop-reopened',
  {},
  { scope: room, evolve: () => ({ status: 'open' }) },
);

export const roomLocked = event('room-locked', {}, { scope: room, evolve: () => ({ locked: true }) });
export const roomUnlocked = event('room-unlocked', {}, { scope: room, evolve: () => ({ locked: false }) });

export const frozen = event(
  'frozen',
  {},
  {
    scope: room,
    // What students held is let go; the instructors go on demonstrating.
    evolve: (state) => ({
      frozen: true,
      boards: keepHolds(state, ({ by }) => roleOf(state, by) === 'instructor'),
    }),
  },
);

export const unfrozen = event('unfrozen', {}, { scope: room, evolve: () => ({ frozen: false }) });

export const granted = event(
  'granted',
  { grant: grantField },
  {
    scope: room,
    evolve: ({ grants }, { grant }) => ({ grants: [...grants.filter((other) => other !== grant), grant] }),
  },
);

export const revoked = event(
  'revoked',
  { grant: grantField },
  {
    scope: room,
    evolve: ({ grants }, { grant }) => ({ grants: grants.filter((other) => other !== grant) }),
  },
);
