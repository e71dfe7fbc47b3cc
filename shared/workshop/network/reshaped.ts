import { initialize } from '../../math/initializers.ts';
import { reshape } from '../../math/reshape.ts';
import { type NetworkSpec, outputCount } from '../../math/shape.ts';
import type { Context } from '../kernel/definition.ts';
import type { Happened } from '../kernel/log.ts';
import type { Board } from '../model/board.ts';
import { unsigned } from '../model/unsigned.ts';
import { networkSet } from './events.ts';

/** The board with another network: parameters that still make sense are kept, the rest begins anew. */
export function reshaped(
  board: Board,
  network: NetworkSpec,
  from: readonly (number | null)[],
  context: Context,
): Happened {
  const fresh = initialize(network, 'xavier', context.state.version);
  const parameters = Array.from(reshape(board.network, board.parameters, network, from, fresh), unsigned);
  return networkSet.of(context, {
    board: board.id,
    network,
    parameters,
    input: resized(board.input, network.inputs),
    target: resized(board.target, outputCount(network)),
  });
}

/** A vector cut, or filled up with zeros, to `length`. */
function resized(vector: readonly number[], length: number): number[] {
  return Array.from({ length }, (_, index) => vector[index] ?? 0);
}
