import * as z from 'zod/mini';
import { accept, because } from '../kernel/decision.ts';
import { boardCommand, command } from '../kernel/definition.ts';
import { instructors } from '../kernel/permissions.ts';
import type { Rejection } from '../kernel/rejections.ts';
import { identifier, people, text } from '../kernel/schemas.ts';
import { type Access, contentOf, copyOf, freshContent, type Listing, rangeOn } from '../model/board.ts';
import { limits } from '../model/limits.ts';
import { lookup } from '../model/lookup.ts';
import type { WorkshopState } from '../model/state.ts';
import { parseLine } from '../model/text.ts';
import { boardClosed, boardOpened, boardRenamed, boardReopened, boardReset, boardShared } from './events.ts';

const see = z.enum(['everyone', 'members']);
const move = z.enum(['everyone', 'members', 'nobody']);

/**
 * Opens a board that has on it what another has now, or what that one started from. It is for `members`, where
 * there are any; what nobody says of its access follows from that.
 */
export const openBoard = command(
  'open-board',
  {
    title: text,
    of: identifier,
    as: z.enum(['present', 'start']),
    members: z.exactOptional(people),
    see: z.exactOptional(see),
    move: z.exactOptional(move),
  },
  {
    permission: instructors,
    changesBoards: true,
    cost: 20,
    codes: ['unknown-board', 'unknown-participant', 'too-many-boards', 'title-empty', 'title-too-long'],
    refuses(state, { of }) {
      if (Object.keys(state.listings).length >= limits.boards) {
        return because('too-many-boards', { limit: limits.boards });
      }
      return refuseUnlisted(state, of);
    },
    decide(state, command, context) {
      const title = parseTitle(command.title);
      if (!title.ok) return title;
      const members = [...new Set(command.members ?? [])];
      const forAll = members.length === 0;
      const access: Access = {
        members,
        see: command.see ?? (forAll ? 'everyone' : 'members'),
        move: command.move ?? (forAll ? 'everyone' : 'members'),
      };
      const rejection = refuseMembers(state, members);
      if (rejection !== undefined) return { ok: false, rejection };
      const of = lookup(state.boards, command.of);
      // A client that does not have it open predicts nothing.
      if (of === undefined) return accept();
      const present = contentOf(of);
      const content =
        command.as === 'present'
          ? copyOf(present)
          : { ...freshContent(of.start, of.training.settings), ...rangeOn(present) };
      const board = `b${Object.keys(state.listings).length + 1}`;
      return accept(boardOpened.of(context, { board, title: title.text, ...access, content }));
    },
  },
);

export const renameBoard = command(
  'rename-board',
  { board: identifier, title: text },
  {
    permission: instructors,
    codes: ['unknown-board', 'title-empty', 'title-too-long'],
    refuses: (state, { board }) => refuseUnlisted(state, board),
    decide(_state, command, context) {
      const title = parseTitle(command.title);
      if (!title.ok) return title;
      return accept(boardRenamed.of(context, { board: command.board, title: title.text }));
    },
  },
);

/** Says anew whom a board is for. */
export const shareBoard = command(
  'share-board',
  { board: identifier, members: people, see, move },
  {
    permission: instructors,
    cost: 5,
    codes: ['unknown-board', 'unknown-participant', 'last-board'],
    refuses: (state, { board, see }) =>
      refuseUnlisted(state, board) ?? (see === 'members' ? refuseLast(state, board) : undefined),
    decide(state, { board, members, see, move }, context) {
      const rejection = refuseMembers(state, members);
      if (rejection !== undefined) return { ok: false, rejection };
      return accept(boardShared.of(context, { board, members: [...new Set(members)], see, move }));
    },
  },
);

/** Puts a board away; what is on it is kept. */
export const closeBoard = command(
  'close-board',
  { board: identifier },
  {
    permission: instructors,
    changesBoards: true,
    codes: ['unknown-board', 'board-closed', 'last-board'],
    refuses: (state, { board }) =>
      refuseUnlisted(state, board) ?? refuseStatus(state, board, 'open') ?? refuseLast(state, board),
    decide: (_state, { board }, context) => accept(boardClosed.of(context, { board })),
  },
);

export const reopenBoard = command(
  'reopen-board',
  { board: identifier },
  {
    permission: instructors,
    changesBoards: true,
    codes: ['unknown-board'],
    refuses: (state, { board }) => refuseUnlisted(state, board),
    decide: (_state, { board }, context) => accept(boardReopened.of(context, { board })),
  },
);

/** Puts a board back to its start. */
export const resetBoard = boardCommand(
  'reset-board',
  {},
  {
    permission: instructors,
    decide: ({ id }, _command, context) => accept(boardReset.of(context, { board: id })),
  },
);

type Title =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly rejection: Rejection };

function parseTitle(typed: string): Title {
  const limit = limits.boardTitleGraphemes;
  const line = parseLine(typed, limit);
  if (line.ok) return line;
  const rejection =
    line.code === 'name-empty' ? because('title-empty') : because('title-too-long', { limit });
  return { ok: false, rejection };
}

function refuseMembers(state: WorkshopState, members: readonly string[]): Rejection | undefined {
  const gone = members.some((id) => lookup(state.participants, id)?.status !== 'present');
  return gone ? because('unknown-participant') : undefined;
}

function refuseUnlisted(state: WorkshopState, board: string | undefined): Rejection | undefined {
  if (board === undefined) return undefined;
  return lookup(state.listings, board) === undefined ? because('unknown-board') : undefined;
}

function refuseStatus(
  state: WorkshopState,
  board: string | undefined,
  status: Listing['status'],
): Rejection | undefined {
  if (board === undefined) return undefined;
  return lookup(state.listings, board)?.status === status ? undefined : because('board-closed');
}

/** A board whose end would leave newcomers without any. */
function refuseLast(state: WorkshopState, board: string | undefined): Rejection | undefined {
  const others = Object.values(state.listings).filter(
    ({ id, status, see }) => id !== board && status === 'open' && see === 'everyone',
  );
  return board !== undefined && others.length === 0 ? because('last-board') : undefined;
}
