import { indexOfKey, type ParameterKey } from '#shared/math/parameter-key.ts';
import type { Past, WaitedFor } from '#shared/protocol/server-messages.ts';
import type { Board, BoardId } from '#shared/workshop/model/board.ts';
import { type GoalName, goals } from '#shared/workshop/model/goals.ts';
import { grantsOn } from '#shared/workshop/model/granted.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import { handedTo, moversOf } from '#shared/workshop/model/movers.ts';
import { looksAlike, observe } from '#shared/workshop/model/observation.ts';
import { roleOf } from '#shared/workshop/model/people.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { achievementOf, changesOf, type Edit, type History } from '#shared/workshop/projections/history.ts';
import { pendingOn, pendingParameters, type Replica, refusal } from '../net/replica.ts';
import type { BoardAsk, BoardView } from './board-view.ts';
import { ringedLayerOn, ringedOn } from './following.ts';

export interface BoardViewOptions {
  readonly selected: ParameterKey | null;
  readonly awaited: ParameterKey | null;
  /** Who waits for what this person holds, on any board. */
  readonly waiting: readonly WaitedFor[];
  readonly offline: boolean;
  /** The boards as they were, where the past is shown. */
  readonly past: Past | undefined;
}

/**
 * What the panels draw of one board. Its numbers are the server's as long as they are of exactly this
 * board; with own edits on top they are this page's preview.
 */
export function boardViewOf(
  replica: Replica,
  id: BoardId,
  { selected, awaited, waiting, offline, past }: BoardViewOptions,
): BoardView | undefined {
  const { view, confirmed, you } = replica;
  const was = past && lookup(past.boards, id);
  const board = was ?? lookup(view.boards, id);
  const known = lookup(confirmed.boards, id);
  const listing = lookup(view.listings, id);
  if (board === undefined || known === undefined || listing === undefined) return undefined;
  const observed = lookup(was === undefined ? replica.observations : (past?.observations ?? {}), id);
  const preview = was === undefined && (observed === undefined || !looksAlike(board, known));
  const all = lookup(replica.history, id) ?? [];
  const history = was === undefined ? all : upTo(all, past?.version ?? 0);
  const refused = (ask: BoardAsk) => refusal(replica, { ...ask, board: id });
  return {
    board,
    listing,
    observation: preview || observed === undefined ? observe(board) : observed,
    preview,
    pending: was === undefined ? pendingParameters(replica, id) : nothing,
    ...(past !== undefined && {
      past: { version: past.version, ...(was === undefined && { absent: true as const }) },
    }),
    history: changesOf(history),
    reached: reachedOf(history),
    participants: view.participants,
    you,
    role: roleOf(view, you),
    editable: refused({ type: 'set-parameters' }) === undefined,
    grants: grantsOn(view, board.id),
    frozen: view.frozen,
    offline,
    // A parameter that an edit of the network took away is in nobody's hand.
    selected: selected !== null && indexOfKey(board.network, selected) !== undefined ? selected : null,
    awaited,
    ringed: ringedOn(view, you, id),
    ringedLayer: layerIn(board, ringedLayerOn(view, you, id)),
    handed: handedOn(view, board),
    waiting: Object.fromEntries(
      waiting.filter(({ board }) => board === id).map(({ parameter, by }) => [parameter, by]),
    ),
    refusal: refused,
  };
}

/** A layer that an edit of the network took away is nowhere. */
function layerIn({ network }: Board, layer: number | null): number | null {
  return layer !== null && layer <= network.layers.length ? layer : null;
}

const nothing: ReadonlySet<ParameterKey> = new Set();

/** The edits that there had been at a version. */
function upTo(history: readonly Edit[], version: number): History {
  return history.filter((edit) => edit.version <= version);
}

/** Everything that a board's view follows from: where each is the same object as before, so is the view. */
export function sourcesOf(
  replica: Replica,
  id: BoardId,
  { selected, awaited, waiting, offline, past }: BoardViewOptions,
): readonly unknown[] {
  const { rules, view, confirmed, you, observations, history } = replica;
  const { participants, grants, frozen, status, parts } = view;
  return [
    rules,
    lookup(view.boards, id),
    lookup(confirmed.boards, id),
    lookup(view.listings, id),
    lookup(observations, id),
    lookup(history, id),
    ...[participants, grants, frozen, status, parts, you, selected, awaited, waiting, offline, past],
    ...pendingOn(replica, id),
  ];
}

/** The parameters of a board that were handed to somebody who is there. */
function handedOn(state: WorkshopState, { id, network }: Board): NonNullable<BoardView['handed']> {
  const handed = Object.entries(lookup(moversOf(state).handed, id) ?? {});
  return Object.fromEntries(
    handed.filter(
      ([key, { to }]) => handedTo(state, id, key) === to && indexOfKey(network, key) !== undefined,
    ),
  );
}

function reachedOf(history: History): NonNullable<BoardView['reached']> {
  const names = Object.keys(goals) as GoalName[];
  const all = names.map((name) => [name, achievementOf(history, name)] as const);
  return Object.fromEntries(all.filter(([, achievement]) => achievement !== undefined));
}
