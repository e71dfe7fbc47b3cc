import * as z from 'zod/mini';
import { changeBoard, filterHolds } from '../kernel/change.ts';
import { event } from '../kernel/definition.ts';
import { access, boardId, content } from '../kernel/schemas.ts';
import { onBoard, onListing } from '../kernel/scope.ts';
import { mayMove } from '../model/access.ts';
import { boardOf, type Hold, type Listing, startOver } from '../model/board.ts';
import { lookup } from '../model/lookup.ts';
import { roleOf } from '../model/people.ts';
import type { WorkshopState } from '../model/state.ts';

export const boardOpened = event(
  'board-opened',
  {
    board: boardId,
    title: z.string(),
    ...access,
    /** Left out for those who do not have the board open. */
    content: z.exactOptional(content),
  },
  {
    scope: onListing,
    // Of two who saw the same until now, one may see it and the other not.
    changesSight: true,
    show(event, { open }) {
      if (open.includes(event.board)) return event;
      const { content: _, ...listing } = event;
      return listing;
    },
    edits: { kind: 'opened', undo: 'none' },
    evolve: ({ listings, boards }, { board: id, title, members, see, move, content }) => ({
      listings: { ...listings, [id]: { id, title, status: 'open', members, see, move } },
      ...(content !== undefined && { boards: { ...boards, [id]: boardOf(id, content) } }),
    }),
  },
);

export const boardRenamed = event(
  'board-renamed',
  { board: boardId, title: z.string() },
  {
    scope: onListing,
    evolve: (state, { board, title }) => changeListing(state, board, { title }),
  },
);

export const boardShared = event(
  'board-shared',
  { board: boardId, ...access },
  {
    scope: onListing,
    changesSight: true,
    evolve(state, { board, members, see, move }) {
      const mayHold = ({ by }: Hold) => mayMove({ members, see, move }, by, roleOf(state, by));
      return {
        ...changeListing(state, board, { members, see, move }),
        // Whoever may not move it any more has nothing in hand there.
        ...changeBoard(state, board, (before) => ({ holds: filterHolds(before, mayHold) })),
      };
    },
  },
);

export const boardClosed = event(
  'board-closed',
  { board: boardId },
  {
    scope: onListing,
    changesSight: true,
    evolve: (state, { board }) => ({
      ...changeListing(state, board, { status: 'closed' }),
      ...changeBoard(state, board, ({ training }) => ({
        holds: {},
        run: null,
        training: { ...training, running: false, until: null },
      })),
    }),
  },
);

export const boardReopened = event(
  'board-reopened',
  { board: boardId },
  {
    scope: onListing,
    changesSight: true,
    evolve: (state, { board }) => changeListing(state, board, { status: 'open' }),
  },
);

export const boardReset = event(
  'board-reset',
  { board: boardId },
  {
    scope: onBoard,
    edits: { kind: 'reset', undo: 'whole' },
    evolve: (state, { board }) => changeBoard(state, board, startOver),
  },
);

function changeListing(state: WorkshopState, id: string, change: Partial<Listing>): Partial<WorkshopState> {
  const listing = lookup(state.listings, id);
  return listing === undefined ? {} : { listings: { ...state.listings, [id]: { ...listing, ...change } } };
}
