import { indexOfKey, type ParameterKey } from '../../math/parameter-key.ts';
import type { EditRules, Setting } from '../kernel/definition.ts';
import type { Engine } from '../kernel/engine.ts';
import type { Happened } from '../kernel/log.ts';
import {
  type BoardPast,
  type Change,
  type Gesture,
  type Movers,
  noPast,
  type Pasts,
} from '../kernel/past.ts';
import { type Board, contentOf } from '../model/board.ts';
import { limits } from '../model/limits.ts';
import { lookup } from '../model/lookup.ts';
import type { ParticipantId } from '../model/participant.ts';
import type { WorkshopState } from '../model/state.ts';
import { editOf } from './history.ts';

/** Sets by one hand this far apart (ms) are never one gesture. */
const SAME_GESTURE = 10_000;

/** Changes of a whole board that one person can take back: each keeps the board as it was. */
const WHOLE = 8;

/**
 * What can be taken back after one more event, which led from `before` to version `version`. It follows from
 * the log alone, so that it is the same after a restart and on every server.
 */
export function recordPast(
  { events }: Pick<Engine, 'events'>,
  pasts: Pasts,
  before: WorkshopState | null,
  event: Happened,
  version: number,
): Pasts {
  const edit = before === null ? undefined : editOf({ events }, event);
  if (before === null || edit === undefined) return pasts;
  const { board: id, rules: edits } = edit;
  const board = lookup(before.boards, id);
  // A board that is only now opened has nothing to take back.
  if (board === undefined) return pasts;
  const past = lookup(pasts, id) ?? noPast;
  const next = after(past, board, event, edits, version);
  const editors = { ...next.editors, [event.by ?? '']: version };
  return { ...pasts, [id]: { ...next, editors } };
}

function after(
  past: BoardPast,
  board: Board,
  event: Happened,
  edits: EditRules<Happened>,
  version: number,
): BoardPast {
  const { by } = event;
  const back = edits.takesBack?.(event);
  if (back !== undefined) return tookBack(past, board, event, edits, version, back);
  switch (edits.undo) {
    case 'none':
      return past;
    case 'never':
      return { ...noPast, editors: past.editors };
    case 'gesture':
      return by === null ? past : moved(past, board, event, edits, version, by);
    case 'whole': {
      if (by === null) return { ...noPast, editors: past.editors };
      const whole = { content: contentOf(board), movers: past.movers };
      const gesture: Gesture = { version, at: event.at, ended: true, changes: [], whole };
      const own = lookup(past.done, by) ?? [];
      // What others did before it was on another board, as it were.
      return { ...past, done: { [by]: trimmed([...own, gesture]) }, undone: {}, movers: {} };
    }
  }
}

/** One more set by a hand: a gesture that goes on, or another. */
function moved(
  past: BoardPast,
  board: Board,
  event: Happened,
  edits: EditRules<Happened>,
  version: number,
  by: ParticipantId,
): BoardPast {
  const sets = edits.sets?.(event) ?? [];
  const own = lookup(past.done, by) ?? [];
  const last = own.at(-1);
  const goesOn = last !== undefined && continues(last, sets, event, past.movers, by);
  const known = new Map((goesOn ? last.changes : []).map((change) => [change.parameter, change]));
  for (const [parameter, to] of sets) {
    const index = indexOfKey(board.network, parameter);
    if (index === undefined) continue;
    const first = known.get(parameter);
    const from = first?.from ?? board.parameters[index] ?? 0;
    const moverBefore = first === undefined ? (lookup(past.movers, parameter) ?? null) : first.before;
    known.set(parameter, { parameter, from, to, mover: by, before: moverBefore });
  }
  const changes = [...known.values()];
  const ended = edits.ends?.(event) === true;
  const gesture: Gesture = { version, at: event.at, ended, changes, whole: null };
  const rest = goesOn ? own.slice(0, -1) : own;
  // A gesture that is over and led nowhere is nothing to take back.
  const idle = ended && changes.every(({ from, to }) => from === to);
  const { [by]: _, ...undone } = past.undone;
  return {
    ...past,
    done: { ...past.done, [by]: idle ? rest : trimmed([...rest, gesture]) },
    undone,
    movers: idle
      ? changes.reduce((movers, { parameter, before }) => withOne(movers, parameter, before), past.movers)
      : sets.reduce((movers, [parameter]) => withOne(movers, parameter, by), past.movers),
  };
}

function continues(
  last: Gesture,
  sets: readonly Setting[],
  event: Happened,
  movers: Movers,
  by: ParticipantId,
): boolean {
  if (last.ended || last.whole !== null || event.at - last.at > SAME_GESTURE) return false;
  const known = new Set(last.changes.map(({ parameter }) => parameter));
  return sets.every(([parameter]) => known.has(parameter) && lookup(movers, parameter) === by);
}

/** A gesture was taken back or done again: the next one in the other direction is what was really set. */
function tookBack(
  past: BoardPast,
  board: Board,
  event: Happened,
  edits: EditRules<Happened>,
  version: number,
  { of, redo }: { readonly of: ParticipantId; readonly redo: boolean },
): BoardPast {
  const from = redo ? past.undone : past.done;
  const to = redo ? past.done : past.undone;
  const stack = lookup(from, of) ?? [];
  const gesture = stack.at(-1);
  if (gesture === undefined) return past;
  const mark = { version, at: event.at, ended: true };
  const counterpart: Gesture =
    gesture.whole === null
      ? { ...mark, changes: reversed(gesture, edits.sets?.(event) ?? []), whole: null }
      : { ...mark, changes: [], whole: { content: contentOf(board), movers: past.movers } };
  const taken = { ...from, [of]: stack.slice(0, -1) };
  const empty = counterpart.whole === null && counterpart.changes.length === 0;
  const given = empty ? to : { ...to, [of]: trimmed([...(lookup(to, of) ?? []), counterpart]) };
  const movers = counterpart.changes.reduce(
    (sofar, { parameter, mover }) => withOne(sofar, parameter, mover),
    gesture.whole?.movers ?? past.movers,
  );
  return { ...past, done: redo ? given : taken, undone: redo ? taken : given, movers };
}

/** The changes that a gesture's undoing really made, as what undoes them. */
function reversed({ changes }: Gesture, sets: readonly Setting[]): Change[] {
  const made = new Set(sets.map(([parameter]) => parameter));
  return changes
    .filter(({ parameter }) => made.has(parameter))
    .map(({ parameter, from, to, mover, before }) => ({
      parameter,
      from: to,
      to: from,
      mover: before,
      before: mover,
    }));
}

function withOne(movers: Movers, parameter: ParameterKey, mover: ParticipantId | null): Movers {
  if ((lookup(movers, parameter) ?? null) === mover) return movers;
  if (mover !== null) return { ...movers, [parameter]: mover };
  const { [parameter]: _, ...rest } = movers;
  return rest;
}

/** The latest gestures that are kept; of those that keep a whole board, fewer. */
function trimmed(gestures: readonly Gesture[]): readonly Gesture[] {
  const kept = gestures.slice(-limits.undo);
  const wholes = kept.filter(({ whole }) => whole !== null).length;
  if (wholes <= WHOLE) return kept;
  // What came before a change that can no longer be taken back cannot be reached either.
  const first = kept.findIndex(({ whole }) => whole !== null);
  return kept.slice(first + 1);
}
