import { type LayerTrace, trace } from '../math/forward.ts';
import { losses } from '../math/losses.ts';
import type { Board } from './state.ts';

/** What the network makes of a board: never in the log, computed by the server, previewed by clients. */
export interface Observation {
  /** a and z of each layer; the last z is the output y. */
  readonly layers: readonly LayerTrace[];
  /** The loss, or null when it is not a finite number. */
  readonly loss: number | null;
}

/** Runs the forward pass and the loss of a board. */
export function observe(board: Board): Observation {
  const layers = trace(board.network, board.parameters, board.input);
  const loss = losses[board.loss].f(outputOf(layers), board.target);
  return { layers, loss: Number.isFinite(loss) ? loss : null };
}

/** The output y among a forward pass's layers. */
export function outputOf(layers: readonly LayerTrace[]): readonly number[] {
  return layers.at(-1)?.z ?? [];
}
