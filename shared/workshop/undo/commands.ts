import * as z from 'zod/mini';
import { indexOfKey } from '../../math/parameter-key.ts';
import { accept, because, type Decision, refuse } from '../kernel/decision.ts';
import { type Asker, boardCommand, type Context, type OnBoard } from '../kernel/definition.ts';
import type { BoardPast, Change, Gesture, Touch } from '../kernel/past.ts';
import { everyone, studentsMay } from '../kernel/permissions.ts';
import type { Rejection } from '../kernel/rejections.ts';
import { identifier } from '../kernel/schemas.ts';
import type { Board } from '../model/board.ts';
import { grantsOn } from '../model/granted.ts';
import { lookup } from '../model/lookup.ts';
import { handedTo } from '../model/movers.ts';
import type { ParticipantId } from '../model/participant.ts';
import { roleOf } from '../model/people.ts';
import { nameFor } from '../model/pseudonyms.ts';
import { isWithin, rangeOf } from '../model/range.ts';
import { refuseMoving } from '../movers/rules.ts';
import { refuseParameter } from '../parameters/rules.ts';
import { broughtBack } from './brought-back.ts';
import { boardRestored, gestureUndone } from './events.ts';

interface Of extends OnBoard {
  /** Whose; one's own when left out. The instructors may name anybody. */
  readonly of?: ParticipantId;
  /** The version of the gesture's latest event; the latest gesture when left out. */
  readonly gesture?: number;
}

/** What of a gesture is theirs to set back is looked at one by one. */
const whichever = () => [];

const fields = { of: z.exactOptional(identifier) };

/** Takes back the latest gesture on the board that can still be taken back, or a given one. */
export const undo = boardCommand(
  'undo',
  {
    ...fields,
    /** The version of that gesture's latest event. */
    gesture: z.exactOptional(z.int().check(z.minimum(1))),
  },
  {
    permission: everyone,
    codes: ['nothing-to-undo', 'undo-blocked', 'not-allowed'],
    refuses: (_board, ask, who) => refuseOthers(ask, who),
    moves: whichever,
    decide: (board, command, context) => takeBack(board, command, context, false),
  },
);

/** Does again what was taken back last. */
export const redo = boardCommand('redo', fields, {
  permission: everyone,
  codes: ['nothing-to-redo', 'undo-blocked', 'not-allowed'],
  refuses: (_board, ask, who) => refuseOthers(ask, who),
  moves: whichever,
  decide: (board, command, context) => takeBack(board, command, context, true),
});

function refuseOthers({ of }: Partial<Of>, { id, instructs }: Asker): Rejection | undefined {
  return of === undefined || of === id || instructs ? undefined : because('not-allowed');
}

function takeBack(board: Board, command: Of, context: Context, redo: boolean): Decision {
  // A client has no past: it predicts nothing.
  if (context.past === undefined) return accept();
  const of = command.of ?? context.by ?? '';
  const past = lookup(context.past, board.id);
  const stack = lookup((redo ? past?.undone : past?.done) ?? {}, of) ?? [];
  const latest = stack.at(-1);
  const wanted = command.gesture;
  const gesture = wanted === undefined ? latest : stack.findLast(({ version }) => version === wanted);
  if (past === undefined || gesture === undefined) {
    return refuse(redo ? 'nothing-to-redo' : 'nothing-to-undo');
  }
  const mark = { board: board.id, of, redo };
  if (gesture.whole !== null) {
    // What was done on the board since then was done on another one.
    if (gesture !== latest) return refuse('undo-blocked', { name: nameFor(context.state, of, context.by) });
    const { whole } = gesture;
    const grants = grantsOn(context.state, board.id);
    if (roleOf(context.state, context.by) === 'student' && !studentsMay(whole.student, () => grants)) {
      return refuse('not-allowed');
    }
    const resting = refuseMoving(context.state, board.id, askerOf(context), undefined);
    if (resting !== undefined) return { ok: false, rejection: resting };
    const other = editorSince(past, of, gesture.version);
    if (other !== undefined)
      return refuse('undo-blocked', { name: nameFor(context.state, other, context.by) });
    return accept(
      boardRestored.of(context, {
        ...mark,
        content: broughtBack(whole.content, board, whole.points === true),
      }),
    );
  }
  const which = gesture === latest ? {} : { gesture: gesture.gesture };
  const applied = applicable(board, past, gesture, of, context);
  return accept(gestureUndone.of(context, { ...mark, ...which, ...applied }));
}

/**
 * What of a gesture is still its author's to set back, and what somebody moved since or has in hand, or what no hand
 * may set any more.
 */
function applicable(
  board: Board,
  past: BoardPast,
  { changes }: Gesture,
  of: ParticipantId,
  context: Context,
): Pick<Parameters<typeof gestureUndone.of>[1], 'values' | 'passed'> {
  const { by, state } = context;
  const asker = askerOf(context);
  const values: Array<[string, number]> = [];
  const passed: Array<{ parameter: string; by: ParticipantId | null; beyond?: true }> = [];
  const range = rangeOf(board);
  for (const change of changes) {
    const { parameter, from } = change;
    const hold = lookup(board.holds, parameter);
    const touch = lookup(past.movers, parameter);
    if (hold !== undefined && hold.by !== by && hold.by !== of) passed.push({ parameter, by: hold.by });
    else if (!isAsItLeft(board, change, touch)) passed.push({ parameter, by: touch?.by ?? null });
    else if (refuseParameter(board, parameter, asker) !== undefined) passed.push({ parameter, by: null });
    else if (refuseMoving(state, board.id, asker, [parameter]) !== undefined) {
      passed.push({ parameter, by: handedTo(state, board.id, parameter) ?? null });
    } else if (!isWithin(range, from)) passed.push({ parameter, by: null, beyond: true });
    else values.push([parameter, from]);
  }
  return { values, passed };
}

function askerOf({ by, state }: Context): Asker {
  return { id: by, instructs: roleOf(state, by) === 'instructor', state };
}

/** Whether a parameter is as a gesture left it, by that gesture. */
function isAsItLeft(board: Board, { parameter, to, mover, void: passed }: Change, touch?: Touch): boolean {
  const index = indexOfKey(board.network, parameter);
  return (
    passed !== true &&
    index !== undefined &&
    board.parameters[index] === to &&
    touch?.by === mover?.by &&
    touch?.gesture === mover?.gesture
  );
}

/** Who else has edited the board since `version`, if anybody. */
function editorSince({ editors }: BoardPast, of: ParticipantId, version: number): ParticipantId | undefined {
  return Object.keys(editors).find((who) => who !== of && (editors[who] ?? 0) > version);
}
