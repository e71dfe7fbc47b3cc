import { indexOfKey, type ParameterKey } from '#shared/math/parameter-key.ts';
import { observe } from '#shared/workshop/observation.ts';
import { may } from '#shared/workshop/permissions.ts';
import { type Board, type BoardId, lookup, roleOf } from '#shared/workshop/state.ts';
import { pendingParameters, type Replica } from '../net/replica.ts';
import type { BoardView } from './board-view.ts';

export interface BoardViewOptions {
  readonly selected: ParameterKey | null;
  readonly offline: boolean;
}

/**
 * What the panels draw of one board. Its numbers are the server's as long as they are of exactly this
 * board; with own edits on top they are this page's preview.
 */
export function boardViewOf(
  replica: Replica,
  id: BoardId,
  { selected, offline }: BoardViewOptions,
): BoardView | undefined {
  const { view, confirmed, you } = replica;
  const board = lookup(view.boards, id);
  const known = lookup(confirmed.boards, id);
  if (board === undefined || known === undefined) return undefined;
  const observed = lookup(replica.observations, id);
  const preview = observed === undefined || !sameNumbers(board, known);
  return {
    board,
    observation: preview ? observe(board) : observed,
    preview,
    pending: pendingParameters(replica, id),
    history: lookup(replica.history, id) ?? [],
    participants: view.participants,
    you,
    role: roleOf(view, you),
    editable: may(view, you, 'set-parameters'),
    grants: view.grants,
    frozen: view.frozen,
    offline,
    // A parameter that an edit of the network took away is in nobody's hand.
    selected: selected !== null && indexOfKey(board.network, selected) !== undefined ? selected : null,
  };
}

function sameNumbers(a: Board, b: Board): boolean {
  return (
    a.network === b.network &&
    a.loss === b.loss &&
    a.data === b.data &&
    a.points === b.points &&
    same(a.parameters, b.parameters) &&
    same(a.input, b.input) &&
    same(a.target, b.target)
  );
}

function same(a: readonly number[], b: readonly number[]): boolean {
  return a === b || (a.length === b.length && a.every((value, index) => Object.is(value, b[index])));
}
