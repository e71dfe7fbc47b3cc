import * as z from 'zod/mini';
import { accept, because } from '../kernel/decision.ts';
import { command } from '../kernel/definition.ts';
import { lastCounts } from '../kernel/likes.ts';
import { instructors } from '../kernel/permissions.ts';
import { identifier } from '../kernel/schemas.ts';
import { lookup } from '../model/lookup.ts';
import { stageViews } from '../model/stage.ts';
import { stageShown } from './events.ts';

/** Says what every stage shows: only what everybody may see. */
export const showOnStage = command(
  'show-on-stage',
  { what: z.enum(stageViews), board: z.exactOptional(identifier) },
  {
    permission: instructors,
    codes: ['unknown-board', 'board-closed', 'board-not-for-all'],
    refuses(state, { board }) {
      if (board === undefined) return undefined;
      const listing = lookup(state.listings, board);
      if (listing === undefined) return because('unknown-board');
      if (listing.status === 'closed') return because('board-closed');
      return listing.see === 'everyone' ? undefined : because('board-not-for-all');
    },
    decide: (_state, { what, board = null }, context) => accept(stageShown.of(context, { what, board })),
    pending: lastCounts,
  },
);
