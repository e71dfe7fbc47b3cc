import { indexOfKey, keysOf, type ParameterKey } from '#shared/math/parameter-key.ts';
import type { BoardView } from '../../stores/board-view.ts';
import { parameterOf } from '../board-reading.ts';

/** What a parameter is at the point that the board is compared with, where it differs. */
export function otherwise(view: BoardView, key: ParameterKey): number | undefined {
  const { against } = view;
  const index = against && indexOfKey(against.network, key);
  const value = index === undefined ? undefined : against?.parameters[index];
  return value === undefined || value === parameterOf(view, key) ? undefined : value;
}

/** The parameters that differ from the point that the board is compared with; of other networks, none. */
export function differing(view: BoardView): ParameterKey[] {
  if (view.against === undefined) return [];
  return keysOf(view.board.network).filter((key) => otherwise(view, key) !== undefined);
}
