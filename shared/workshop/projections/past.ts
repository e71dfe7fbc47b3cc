import { indexOfKey, type ParameterKey } from '../../math/parameter-key.ts';
import { Copies } from '../kernel/copies.ts';
import type { EditRules, TakenBack } from '../kernel/definition.ts';
import type { Engine } from '../kernel/engine.ts';
import type { Happened } from '../kernel/log.ts';
import {
  type BoardPast,
  type Change,
  type Gesture,
  type Movers,
  noPast,
  type Pasts,
  type Touch,
} from '../kernel/past.ts';
import type { Permission } from '../kernel/permissions.ts';
import { type Board, contentOf } from '../model/board.ts';
import { limits } from '../model/limits.ts';
import { lookup } from '../model/lookup.ts';
import type { ParticipantId } from '../model/participant.ts';
import type { WorkshopState } from '../model/state.ts';
import { editOf, SAME_GESTURE } from './history.ts';

/** Changes of a whole board that one person can take back: each keeps the board as it was. */
const WHOLE = 8;

/**
 * What can be taken back after one more event, which led from `before` to version `version`. It follows from
 * the log alone, so that it is the same after a restart and on every server.
 * @param copies of several events in a row; the pasts in between are not to be kept
 */
export function recordPast(
  { events }: Pick<Engine, 'events'>,
  pasts: Pasts,
  before: WorkshopState | null,
  event: Happened,
  version: number,
  copies = new Copies(),
): Pasts {
  const edit = before === null ? undefined : editOf({ events }, event);
  if (before === null || edit === undefined) return pasts;
  const { board: id, rules: edits } = edit;
  const board = lookup(before.boards, id);
  // A board that is only now opened has nothing to take back.
  if (board === undefined) return pasts;
  const past = lookup(pasts, id) ?? noPast;
  const next = after(past, board, event, edits, version, copies);
  // What is taken back is an edit of whose it was, whoever asked for it.
  const editor = edits.takesBack?.(event).of ?? event.by ?? '';
  return copies.with(pasts, id, { ...next, editors: copies.with(next.editors, editor, version) });
}

function after(
  past: BoardPast,
  board: Board,
  event: Happened,
  edits: EditRules<Happened>,
  version: number,
  copies: Copies,
): BoardPast {
  const { by } = event;
  const back = edits.takesBack?.(event);
  if (back !== undefined) return tookBack(past, board, event, edits, version, back);
  switch (edits.undo) {
    case 'none':
      return past;
    case 'never':
      return forgotten(past);
    case 'gesture':
      return by === null ? past : moved(past, board, event, edits, version, by, copies);
    case 'whole':
      return by === null ? forgotten(past) : changedWhole(past, board, event, edits, version, by);
  }
}

/** Nothing can be taken back any more. */
function forgotten({ gestures, editors }: BoardPast): BoardPast {
  return { ...noPast, gestures, editors };
}

/** One more change of the whole board; several of one hand at one time, as one command makes them, are one. */
function changedWhole(
  past: BoardPast,
  board: Board,
  { at }: Happened,
  { student = false, points }: EditRules<Happened>,
  version: number,
  by: ParticipantId,
): BoardPast {
  const own = lookup(past.done, by) ?? [];
  const last = own.at(-1);
  const first = last?.version === version - 1 && last.at === at ? last.whole : null;
  const whole = {
    content: first?.content ?? contentOf(board),
    movers: first?.movers ?? past.movers,
    student: first === null ? student : stricter(first.student, student),
    ...(points && { points }),
  };
  const gesture: Gesture = { gesture: 0, version, at, ended: true, changes: [], whole };
  const rest = first === null ? own : own.slice(0, -1);
  // What others did before it was on another board, as it were.
  return { ...past, done: { [by]: trimmed([...rest, gesture]) }, undone: {}, movers: {} };
}

function stricter(a: Permission['student'], b: Permission['student']): Permission['student'] {
  return a === b ? a : false;
}

/** One more set by a hand: a gesture that goes on, or another. */
function moved(
  past: BoardPast,
  board: Board,
  event: Happened,
  edits: EditRules<Happened>,
  version: number,
  by: ParticipantId,
  copies: Copies,
): BoardPast {
  const sets = edits.sets?.(event) ?? [];
  const own = lookup(past.done, by) ?? [];
  const last = own.at(-1);
  const goesOn = last !== undefined && !last.ended && event.at - last.at <= SAME_GESTURE;
  const touch: Touch = { by, gesture: goesOn ? last.gesture : past.gestures + 1 };
  const set = new Map(sets);
  let { movers } = past;
  const changed = (parameter: ParameterKey, to: number, earlier?: Change): Change | undefined => {
    const index = indexOfKey(board.network, parameter);
    if (index === undefined) return undefined;
    const mover = lookup(movers, parameter) ?? null;
    movers = copies.with(movers, parameter, touch);
    // What another moved meanwhile is taken from there on.
    const first = isSame(mover, touch) ? earlier : undefined;
    const { from, before } = first ?? { from: board.parameters[index] ?? 0, before: mover };
    return { parameter, from, to, mover: touch, before };
  };
  const changes: Change[] = [];
  for (const change of goesOn ? last.changes : []) {
    const to = set.get(change.parameter);
    set.delete(change.parameter);
    changes.push((to === undefined ? undefined : changed(change.parameter, to, change)) ?? change);
  }
  for (const [parameter, to] of set) {
    const change = changed(parameter, to);
    if (change !== undefined) changes.push(change);
  }
  const ended = edits.ends?.(event) === true;
  const gesture: Gesture = { gesture: touch.gesture, version, at: event.at, ended, changes, whole: null };
  const rest = goesOn ? own.slice(0, -1) : own;
  const undone = without(past.undone, by);
  const gestures = goesOn ? past.gestures : touch.gesture;
  // A gesture that is over and led nowhere is nothing to take back.
  if (ended && changes.every(({ from, to }) => from === to)) {
    const done = rest.length === 0 ? without(past.done, by) : copies.with(past.done, by, rest);
    return { ...past, gestures, done, undone, movers: givenBack(movers, changes) };
  }
  const done = copies.with(past.done, by, trimmed([...rest, gesture]));
  return { ...past, gestures, done, undone, movers };
}

/** All but somebody's: the same object where they have none. */
function without<T>(
  all: Readonly<Record<ParticipantId, T>>,
  who: ParticipantId,
): Readonly<Record<ParticipantId, T>> {
  if (!Object.hasOwn(all, who)) return all;
  const { [who]: _, ...others } = all;
  return others;
}

/** A gesture was taken back or done again: the next one in the other direction is what was really set. */
function tookBack(
  past: BoardPast,
  board: Board,
  event: Happened,
  edits: EditRules<Happened>,
  version: number,
  { of, redo, gesture: which }: TakenBack,
): BoardPast {
  const from = redo ? past.undone : past.done;
  const to = redo ? past.done : past.undone;
  const stack = lookup(from, of) ?? [];
  const place = which === undefined ? stack.length - 1 : stack.findLastIndex((one) => one.gesture === which);
  const gesture = stack[place];
  if (gesture === undefined) return past;
  const mark = { ...gesture, version, at: event.at, ended: true };
  const set = new Set((edits.sets?.(event) ?? []).map(([parameter]) => parameter));
  const counterpart: Gesture =
    gesture.whole === null
      ? { ...mark, changes: gesture.changes.map((change) => reversed(change, set.has(change.parameter))) }
      : { ...mark, whole: { ...gesture.whole, content: contentOf(board), movers: past.movers } };
  const taken = { ...from, [of]: stack.toSpliced(place, 1) };
  const given = { ...to, [of]: trimmed([...(lookup(to, of) ?? []), counterpart]) };
  const applied = gesture.changes.filter(({ parameter }) => set.has(parameter));
  const movers = givenBack(gesture.whole?.movers ?? past.movers, applied);
  return { ...past, done: redo ? given : taken, undone: redo ? taken : given, movers };
}

/** What undoes a change's undoing; one that was passed over stays as it was, and is passed over again. */
function reversed({ parameter, from, to, mover, before, ...was }: Change, applied: boolean): Change {
  const change: Change = { parameter, from: to, to: from, mover: before, before: mover };
  return applied || was.void ? change : { ...change, void: true };
}

/** The parameters of these changes by whom they were moved before, where nobody else has moved them since. */
function givenBack(movers: Movers, changes: readonly Change[]): Movers {
  const back = changes.filter(({ parameter, mover }) => isSame(lookup(movers, parameter) ?? null, mover));
  const set = new Set(back.map(({ parameter }) => parameter));
  return Object.fromEntries([
    ...Object.entries(movers).filter(([parameter]) => !set.has(parameter)),
    ...back.flatMap(({ parameter, before }) => (before === null ? [] : [[parameter, before] as const])),
  ]);
}

function isSame(a: Touch | null, b: Touch | null): boolean {
  return a?.by === b?.by && a?.gesture === b?.gesture;
}

/** The latest gestures that are kept; of those that keep a whole board, fewer. */
function trimmed(gestures: readonly Gesture[]): readonly Gesture[] {
  const kept = gestures.length <= limits.undo ? gestures : gestures.slice(-limits.undo);
  if (kept.length <= WHOLE) return kept;
  const wholes = kept.filter(({ whole }) => whole !== null).length;
  if (wholes <= WHOLE) return kept;
  // What came before a change that can no longer be taken back cannot be reached either.
  const first = kept.findIndex(({ whole }) => whole !== null);
  return kept.slice(first + 1);
}
