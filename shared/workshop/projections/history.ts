import { indexOfKey, type ParameterKey } from '../../math/parameter-key.ts';
import type { EditRules } from '../kernel/definition.ts';
import type { Engine } from '../kernel/engine.ts';
import type { Happened } from '../kernel/log.ts';
import type { BoardId } from '../model/board.ts';
import { limits } from '../model/limits.ts';
import { lookup } from '../model/lookup.ts';
import type { ParticipantId } from '../model/participant.ts';
import type { WorkshopState } from '../model/state.ts';
import type { Timestamp } from '../model/timestamp.ts';

/** One parameter that one person moved, from where to where. */
export interface Move {
  readonly by: ParticipantId | null;
  readonly parameter: ParameterKey;
  readonly from: number;
  readonly to: number;
}

/** One edit of a board and the loss after it; a drag is one edit. */
export interface Edit {
  /** The version it began with: what names it. */
  readonly first: number;
  /** The version of its latest event. */
  readonly version: number;
  readonly at: Timestamp;
  /** What was edited: `parameters`, `network`, …, as the event's definition says. */
  readonly kind: string;
  readonly by: ParticipantId | null;
  /** The first `limits.moves` of them. */
  readonly moves: readonly Move[];
  /** How many moves are not named. */
  readonly more: number;
  /** The loss before the edit, null when there was none or it was not finite. */
  readonly before: number | null;
  readonly loss: number | null;
}

/** The latest edits of a board, oldest first (at most `limits.history`). */
export type History = readonly Edit[];

/** Moves of the same hands on the same parameters this close together (ms) are one edit. */
const SAME_EDIT = 2_000;

type Rules = Pick<Engine, 'events'>;

/** What an event edits, if anything: which board, and how. */
export function editOf(
  { events }: Rules,
  event: Happened & { readonly board?: unknown },
): { readonly board: BoardId; readonly rules: EditRules<Happened> } | undefined {
  const rules: EditRules<Happened> | undefined = events.get(event.type)?.rules.edits;
  if (rules === undefined) return undefined;
  const board = rules.board?.(event) ?? event.board;
  return typeof board === 'string' ? { board, rules } : undefined;
}

/**
 * The history after a batch of events that took the board from `before` to its state at `version`.
 * The same on the server and on every client: it follows from the log and the observed loss alone.
 * @param loss undefined where the board is still being observed
 */
export function record(
  rules: Rules,
  history: History,
  board: BoardId,
  before: WorkshopState,
  events: readonly Happened[],
  loss: number | null | undefined,
  version: number,
): History {
  const edit = draftOf(rules, board, before, events);
  if (edit === undefined) return history;
  const last = history.at(-1);
  if (last !== undefined && continues(last, edit)) {
    const next = new Map(edit.moves.map((move) => [handOf(move), move]));
    // Of an edit that goes on, the latest loss that is known.
    const lossSoFar = loss === undefined ? last.loss : null;
    const moves = last.moves.map((move) => ({ ...move, to: next.get(handOf(move))?.to ?? move.to }));
    return [...history.slice(0, -1), { ...last, version, at: edit.at, moves, loss: loss ?? lossSoFar }];
  }
  return [
    ...history,
    { first: version, ...edit, version, before: last?.loss ?? null, loss: loss ?? null },
  ].slice(-limits.history);
}

/** The history once the board is observed as it was at `version`, where its latest edit is of that version. */
export function observedAt(history: History, version: number, loss: number | null): History {
  const last = history.at(-1);
  return last?.version === version ? [...history.slice(0, -1), { ...last, loss }] : history;
}

/** A history with some of its edits as they are by now, and those that came after them. */
export function amended(history: History, edits: History): History {
  const since = edits[0]?.first;
  if (since === undefined) return history;
  return [...history.filter(({ first }) => first < since), ...edits].slice(-limits.history);
}

type Draft = Pick<Edit, 'at' | 'kind' | 'by' | 'moves' | 'more'>;

function draftOf(
  rules: Rules,
  board: BoardId,
  before: WorkshopState,
  events: readonly Happened[],
): Draft | undefined {
  let draft: Pick<Edit, 'at' | 'kind' | 'by'> | undefined;
  const moves = new Map<string, Move>();
  const origin = lookup(before.boards, board);
  for (const event of events) {
    const edit = editOf(rules, event);
    if (edit?.board !== board) continue;
    const { at, by } = event;
    draft = { at, kind: edit.rules.kind, by };
    for (const [parameter, to] of edit.rules.sets?.(event) ?? []) {
      const hand = handOf({ by, parameter });
      const index = origin && indexOfKey(origin.network, parameter);
      const from = (index === undefined ? undefined : origin?.parameters[index]) ?? 0;
      moves.set(hand, { by, parameter, from: moves.get(hand)?.from ?? from, to });
    }
  }
  if (draft === undefined) return undefined;
  const named = [...moves.values()].slice(0, limits.moves);
  return { ...draft, moves: named, more: moves.size - named.length };
}

function continues(last: Edit, next: Draft): boolean {
  // Training goes on in small steps, and a hand may move meanwhile: it is one edit until somebody stops it.
  if (last.kind === 'trained' && next.kind === 'trained') return next.moves.length === 0;
  if (last.kind !== 'parameters' || next.kind !== 'parameters') return false;
  const hands = new Set(last.moves.map(handOf));
  return next.at - last.at < SAME_EDIT && next.moves.every((move) => hands.has(handOf(move)));
}

/** Whose hand on which parameter. */
function handOf({ by, parameter }: Pick<Move, 'by' | 'parameter'>): string {
  return `${by} ${parameter}`;
}
