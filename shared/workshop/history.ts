import type { ParameterKey } from '../math/parameter-key.ts';
import { indexOfKey } from '../math/parameter-key.ts';
import type { WorkshopEvent } from './events.ts';
import { limits } from './limits.ts';
import { type BoardId, lookup, type ParticipantId, type Timestamp, type WorkshopState } from './state.ts';

/** One parameter that one person moved, from where to where. */
export interface Move {
  readonly by: ParticipantId | null;
  readonly parameter: ParameterKey;
  readonly from: number;
  readonly to: number;
}

/** What was edited. */
export type EditKind =
  | 'opened'
  | 'parameters'
  | 'input'
  | 'target'
  | 'reset'
  | 'network'
  | 'initialized'
  | 'loss'
  | 'data'
  | 'trained';

/** The events that change a board's numbers, and so what is observed of it. */
const kinds: Partial<Record<WorkshopEvent['type'], EditKind>> = {
  'parameters-set': 'parameters',
  'input-set': 'input',
  'target-set': 'target',
  'board-reset': 'reset',
  'network-set': 'network',
  'parameters-initialized': 'initialized',
  'loss-set': 'loss',
  'data-set': 'data',
  'points-set': 'data',
  'point-added': 'data',
  trained: 'trained',
};

/** The board whose numbers an event changes, if any. */
export function editedBoard(event: WorkshopEvent): BoardId | undefined {
  return 'board' in event && kinds[event.type] !== undefined ? event.board : undefined;
}

/** One edit of a board and the loss after it; a drag is one edit. */
export interface Edit {
  readonly version: number;
  readonly at: Timestamp;
  readonly kind: EditKind;
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

/**
 * The history after a batch of events that took the board from `before` to its state at `version`.
 * The same on the server and on every client: it follows from the log and the observed loss alone.
 */
export function record(
  history: History,
  board: BoardId,
  before: WorkshopState,
  events: readonly WorkshopEvent[],
  loss: number | null,
  version: number,
): History {
  const edit = editOf(board, before, events);
  if (edit === undefined) return history;
  const last = history.at(-1);
  if (last !== undefined && continues(last, edit)) {
    const next = new Map(edit.moves.map((move) => [handOf(move), move]));
    const moves = last.moves.map((move) => ({ ...move, to: next.get(handOf(move))?.to ?? move.to }));
    return [...history.slice(0, -1), { ...last, version, at: edit.at, moves, loss }];
  }
  return [...history, { ...edit, version, before: last?.loss ?? null, loss }].slice(-limits.history);
}

type Draft = Pick<Edit, 'at' | 'kind' | 'by' | 'moves' | 'more'>;

function editOf(board: BoardId, before: WorkshopState, events: readonly WorkshopEvent[]): Draft | undefined {
  let draft: Pick<Edit, 'at' | 'kind' | 'by'> | undefined;
  const moves = new Map<string, Move>();
  const origin = lookup(before.boards, board);
  for (const event of events) {
    const { at, by } = event;
    if (event.type === 'workshop-opened') draft = { at, kind: 'opened', by };
    if (!('board' in event) || event.board !== board) continue;
    const kind = kinds[event.type];
    if (kind !== undefined) draft = { at, kind, by };
    if (event.type !== 'parameters-set') continue;
    for (const [parameter, to] of event.values) {
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
