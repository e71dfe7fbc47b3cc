import { indexOfKey, type ParameterKey } from '../../math/parameter-key.ts';
import { because } from '../kernel/decision.ts';
import type { Asked, Asker } from '../kernel/definition.ts';
import type { Rejection } from '../kernel/rejections.ts';
import type { BoardId } from '../model/board.ts';
import { lookup } from '../model/lookup.ts';
import { handedTo, moversOf, policyLets } from '../model/movers.ts';
import type { ParticipantId } from '../model/participant.ts';
import { nameFor } from '../model/pseudonyms.ts';
import type { WorkshopState } from '../model/state.ts';

/** Whether all of these parameters were handed to somebody; where none is named, whether any of the board's was. */
function hasBeenHanded(
  state: WorkshopState,
  id: BoardId,
  who: ParticipantId | null,
  parameters: readonly ParameterKey[],
): boolean {
  const isTheirs = (parameter: ParameterKey) => handedTo(state, id, parameter) === who;
  if (parameters.length > 0) return parameters.every(isTheirs);
  const board = lookup(state.boards, id);
  if (board === undefined) return false;
  const handed = Object.keys(lookup(moversOf(state).handed, id) ?? {});
  return handed.some((key) => indexOfKey(board.network, key) !== undefined && isTheirs(key));
}

/** Whether it is about nothing but what was handed to whoever asks. */
export function isHanded(state: WorkshopState, board: BoardId, { id, parameters }: Asked): boolean {
  return id !== null && parameters !== undefined && hasBeenHanded(state, board, id, parameters);
}

const why = { nobody: 'nobody-moves', chosen: 'others-move', groups: 'groups-move' } as const;

/**
 * Why a student may not move these parameters of a board (none in particular where there are none, the board as a
 * whole where it is undefined) as things are: another has one of them, or the policy says so. The instructors may.
 */
export function refuseMoving(
  state: WorkshopState,
  board: BoardId,
  { id, instructs }: Asker,
  parameters: readonly ParameterKey[] | undefined,
): Rejection | undefined {
  if (instructs) return undefined;
  for (const parameter of parameters ?? []) {
    const owner = handedTo(state, board, parameter);
    if (owner === undefined || owner === id) continue;
    return because('parameter-handed', { name: nameFor(state, owner, id) });
  }
  const movers = moversOf(state);
  if (movers.policy === 'everyone' || policyLets(movers, lookup(state.listings, board), id)) return undefined;
  if (parameters !== undefined && hasBeenHanded(state, board, id, parameters)) return undefined;
  return because(why[movers.policy]);
}
