import { indexOfKey, keysOf, type ParameterKey } from '../../math/parameter-key.ts';
import { because } from '../kernel/decision.ts';
import type { Asker } from '../kernel/definition.ts';
import type { Rejection } from '../kernel/rejections.ts';
import { type Board, isLocked } from '../model/board.ts';
import { limits } from '../model/limits.ts';
import { lookup } from '../model/lookup.ts';
import { nameFor } from '../model/pseudonyms.ts';
import { isWithin } from '../model/range.ts';

/**
 * A parameter that is not there, or that is another's to move: locked, or held (the instructors may take it).
 * No parameter in particular is never refused.
 */
export function refuseParameter(
  board: Board,
  parameter: ParameterKey | undefined,
  { id, instructs, state }: Asker,
): Rejection | undefined {
  if (parameter === undefined) return undefined;
  if (indexOfKey(board.network, parameter) === undefined) return because('unknown-parameter', { parameter });
  if (instructs) return undefined;
  if (isLocked(board, parameter)) return because('parameter-locked');
  const hold = lookup(board.holds, parameter);
  if (hold === undefined || hold.by === id) return undefined;
  return because('held-by-other', { name: nameFor(state, hold.by, id) });
}

/** The first of these keys that the board's network does not have. */
export function refuseUnknown(
  board: Board,
  parameters: readonly ParameterKey[] | undefined,
): Rejection | undefined {
  if (parameters === undefined) return undefined;
  const known = new Set(keysOf(board.network));
  const parameter = parameters.find((key) => !known.has(key));
  return parameter === undefined ? undefined : because('unknown-parameter', { parameter });
}

/** The first of these numbers that no board takes. */
export function refuseValue(values: Iterable<number>): Rejection | undefined {
  for (const value of values) {
    if (!Number.isFinite(value)) return because('value-not-finite');
    if (Math.abs(value) > limits.magnitude) return because('value-out-of-range', { limit: limits.magnitude });
  }
  return undefined;
}

/** The first of these numbers that hands may not set a parameter of this board to. */
export function refuseSetting(board: Board, values: readonly number[]): Rejection | undefined {
  if (board.range === undefined) return refuseValue(values);
  const [least, most] = board.range;
  for (const value of values) {
    if (!Number.isFinite(value)) return because('value-not-finite');
    // Its own range says more than the widest there is.
    if (!isWithin(board.range, value)) return because('value-beyond-range', { least, most });
  }
  return undefined;
}
