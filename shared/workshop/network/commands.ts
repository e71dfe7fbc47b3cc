import * as z from 'zod/mini';
import { initialize as initialParameters } from '../../math/initializers.ts';
import { type NetworkSpec, networkLimits, outputCount } from '../../math/shape.ts';
import { accept, refuse } from '../kernel/decision.ts';
import { boardCommand } from '../kernel/definition.ts';
import { isLike, lastCounts } from '../kernel/likes.ts';
import { granted } from '../kernel/permissions.ts';
import { initializer, loss, network } from '../kernel/schemas.ts';
import { shapeOf } from '../model/data.ts';
import { unsigned } from '../model/unsigned.ts';
import { lossSet, parametersInitialized } from './events.ts';
import { reshaped } from './reshaped.ts';

/** A new shape or new activations; parameters that still make sense are kept. */
export const setNetwork = boardCommand(
  'set-network',
  {
    network,
    /** For each layer, which layer it was (from 0), or null for a new one. */
    from: z.array(z.nullable(z.int().check(z.minimum(0), z.maximum(63)))).check(z.maxLength(64)),
  },
  {
    permission: granted('network'),
    cost: 20,
    codes: ['network-invalid', 'wrong-shape'],
    decide(board, { network, from }, context) {
      if (!isNetwork(network) || !isOrigin(from, network, board.network)) {
        return refuse('network-invalid', { layers: networkLimits.layers, units: networkLimits.units });
      }
      const needed = shapeOf(board.data);
      if (needed !== undefined && needed.inputs !== network.inputs) {
        return refuse('wrong-shape', { expected: needed.inputs, received: network.inputs });
      }
      if (needed !== undefined && needed.outputs !== outputCount(network)) {
        return refuse('wrong-shape', { expected: needed.outputs, received: outputCount(network) });
      }
      return accept(reshaped(board, network, from, context));
    },
    pending: {
      // Where no layer moved, the layers of the later one are the same seen from before this one.
      replacedBy: (earlier, later) =>
        isLike(earlier, later) && earlier.from.every((origin, index) => origin === index),
      // Elsewhere each of its layers goes back to where the earlier one had it from.
      joinedWith(earlier, later) {
        if (!isLike(earlier, later)) return undefined;
        const { from, ...rest } = later as typeof earlier;
        return {
          ...rest,
          from: from.map((origin) => (origin === null ? null : (earlier.from[origin] ?? null))),
        };
      },
      first: true,
    },
  },
);

export const initialize = boardCommand(
  'initialize',
  { initializer },
  {
    permission: granted('network'),
    cost: 20,
    decide({ id, network }, { initializer }, context) {
      const parameters = Array.from(initialParameters(network, initializer, context.state.version), unsigned);
      return accept(parametersInitialized.of(context, { board: id, parameters }));
    },
    pending: lastCounts,
  },
);

export const setLoss = boardCommand(
  'set-loss',
  { loss },
  {
    permission: granted('network'),
    decide: ({ id }, { loss }, context) => accept(lossSet.of(context, { board: id, loss })),
    pending: lastCounts,
  },
);

/** Whether a network is one that a board may have. */
export function isNetwork({ inputs, layers }: NetworkSpec): boolean {
  const fits = (count: number) => Number.isInteger(count) && count >= 1 && count <= networkLimits.units;
  return (
    fits(inputs) &&
    layers.length >= 1 &&
    layers.length <= networkLimits.layers &&
    layers.every(({ units, activation }, index) => {
      return fits(units) && (activation !== 'softmax' || index === layers.length - 1);
    })
  );
}

/** Each layer comes from one of the old ones, in their order, or is new. */
function isOrigin(from: readonly (number | null)[], next: NetworkSpec, before: NetworkSpec): boolean {
  const kept = from.filter((index) => index !== null);
  return (
    from.length === next.layers.length &&
    kept.every((index, k) => index >= 0 && index < before.layers.length && index > (kept[k - 1] ?? -1))
  );
}
