import * as z from 'zod/mini';
import { accept, because, refuse } from '../kernel/decision.ts';
import { boardCommand, identifier } from '../kernel/definition.ts';
import { instructors, type Permission } from '../kernel/permissions.ts';
import type { Rejection } from '../kernel/rejections.ts';
import { text } from '../kernel/schemas.ts';
import { type Board, contentOf } from '../model/board.ts';
import { checkpointOn, checkpointsOf, checkpointsOn } from '../model/checkpoints.ts';
import { limits } from '../model/limits.ts';
import { lookup } from '../model/lookup.ts';
import type { WorkshopState } from '../model/state.ts';
import { parseLine, sameName } from '../model/text.ts';
import { broughtBack } from '../undo/brought-back.ts';
import { boardBroughtBack, checkpointDeleted, checkpointSaved } from './events.ts';

/** The instructors, also on a board that rests: it changes nothing of what is on it. */
const whatever: Permission = { student: false, whenFrozen: true };

/** A version of the log that has been. */
export const version = z.int().check(z.minimum(1));

/** Keeps the board under a name, as it is or as it was at a version. */
export const saveCheckpoint = boardCommand(
  'save-checkpoint',
  { name: text, version: z.exactOptional(version) },
  {
    permission: whatever,
    cost: 5,
    codes: [
      'too-many-checkpoints',
      'title-empty',
      'title-too-long',
      'checkpoint-name-taken',
      'unknown-version',
    ],
    needs: (_state, { version }) => version,
    refuses({ id }, ask, { state }) {
      if (checkpointsOn(state, id).length >= limits.checkpoints) {
        return because('too-many-checkpoints', { limit: limits.checkpoints });
      }
      return refuseVersion(state, ask.version);
    },
    decide(board, { name: typed, version: of }, context) {
      const { state, then } = context;
      const limit = limits.checkpointGraphemes;
      const line = parseLine(typed, limit);
      if (!line.ok) {
        return line.code === 'name-empty' ? refuse('title-empty') : refuse('title-too-long', { limit });
      }
      if (checkpointsOn(state, board.id).some(({ name }) => sameName(name, line.text))) {
        return refuse('checkpoint-name-taken');
      }
      const checkpoint = `c${checkpointsOf(state).made + 1}`;
      const mark = { board: board.id, checkpoint, name: line.text };
      if (of === undefined) {
        return accept(checkpointSaved.of(context, { ...mark, content: contentOf(board) }));
      }
      // A client has no past: it predicts nothing.
      if (then === undefined) return accept();
      const was = lookup(then.boards, board.id);
      if (was === undefined) return refuse('unknown-version');
      return accept(checkpointSaved.of(context, { ...mark, of, content: contentOf(was) }));
    },
  },
);

/** Lets go of a checkpoint; the board stays as it is. */
export const deleteCheckpoint = boardCommand(
  'delete-checkpoint',
  { checkpoint: identifier },
  {
    permission: whatever,
    codes: ['unknown-checkpoint'],
    refuses: ({ id }, { checkpoint }, { state }) => refuseUnknown(state, id, checkpoint),
    decide: ({ id }, { checkpoint }, context) =>
      accept(checkpointDeleted.of(context, { board: id, checkpoint })),
  },
);

/** Has the board as it was at a checkpoint, from now on. */
export const restoreCheckpoint = boardCommand(
  'restore-checkpoint',
  { checkpoint: identifier },
  {
    permission: instructors,
    cost: 20,
    codes: ['unknown-checkpoint', 'unknown-version'],
    needs: (state, { board, checkpoint }) => checkpointOn(state, board, checkpoint)?.version,
    refuses: ({ id }, { checkpoint }, { state }) => refuseUnknown(state, id, checkpoint),
    decide(board, { checkpoint }, context) {
      const of = checkpointOn(context.state, board.id, checkpoint)?.version;
      if (context.then === undefined || of === undefined) return accept();
      const was = lookup(context.then.boards, board.id);
      return was === undefined || context.then.version !== of
        ? refuse('unknown-version')
        : accept(broughtBackTo(board, was, of, context));
    },
  },
);

/** The board as it was at a version, points and all, from now on. */
export function broughtBackTo(
  board: Board,
  was: Board,
  of: number,
  context: Parameters<typeof boardBroughtBack.of>[0],
): ReturnType<typeof boardBroughtBack.of> {
  const content = broughtBack(contentOf(was), board, true);
  return boardBroughtBack.of(context, { board: board.id, of, content });
}

/** Why a version may not be asked for: it is yet to come. */
export function refuseVersion(state: WorkshopState, version: number | undefined): Rejection | undefined {
  return version !== undefined && version > state.version ? because('unknown-version') : undefined;
}

function refuseUnknown(
  state: WorkshopState,
  board: string,
  checkpoint: string | undefined,
): Rejection | undefined {
  if (checkpoint === undefined) return undefined;
  return checkpointOn(state, board, checkpoint) === undefined ? because('unknown-checkpoint') : undefined;
}
