import { accuracy } from '../../math/accuracy.ts';
import type { Dataset } from '../../math/datasets/dataset.ts';
import { type LayerTrace, trace } from '../../math/forward.ts';
import { gradientNorms, type LayerGradientNorm } from '../../math/gradient-norms.ts';
import { lossFor } from '../../math/losses.ts';
import { backpropagate } from '../../math/network.ts';
import { type NetworkSpec, outputCount } from '../../math/shape.ts';
import { createWorkspace, type Workspace } from '../../math/workspace.ts';
import type { BoardContent } from './board.ts';
import { dataOf } from './data.ts';

/** What the network makes of a board: never in the log, computed by the server, previewed by clients. */
export interface Observation {
  /** a and z of each layer for the board's input; the last z is the output y. */
  readonly layers: readonly LayerTrace[];
  /** The loss over the board's data, or null when there are none or it is not a finite number. */
  readonly loss: number | null;
  /** The share of samples answered right, 0 to 1; null where there are no data. */
  readonly accuracy: number | null;
  /** ‖∂L/∂W‖ and ‖∂L/∂b‖ of each layer; empty where there is no finite loss. */
  readonly norms: readonly LayerGradientNorm[];
}

/** Parameters × samples from which on a board is heavy: its passes take more than a millisecond or two. */
export const HEAVY = 200_000;

/** What one pass over a board costs: parameters × samples. */
export function costOf(board: BoardContent): number {
  return board.parameters.length * (dataOf(board)?.samples ?? 0);
}

/** Whether what is observed of one board is true of the other: the same network, numbers, loss and data. */
export function looksAlike(a: BoardContent, b: BoardContent): boolean {
  return (
    a.network === b.network &&
    a.loss === b.loss &&
    a.data === b.data &&
    a.points === b.points &&
    sameNumbers(a.parameters, b.parameters) &&
    sameNumbers(a.input, b.input) &&
    sameNumbers(a.target, b.target)
  );
}

function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  return a === b || (a.length === b.length && a.every((value, index) => Object.is(value, b[index])));
}

/** Runs the forward pass of a board's input, and the loss and its gradient over the board's data. */
export function observe(board: BoardContent): Observation {
  const { network, parameters } = board;
  const layers = trace(network, parameters, board.input);
  const data = dataOf(board);
  if (data === undefined) return { layers, loss: null, accuracy: null, norms: [] };
  const { workspace, gradient } = buffersFor(network, data);
  const form = lossFor(network, board.loss);
  const loss = backpropagate(
    workspace,
    Float64Array.from(parameters),
    form,
    data.x,
    data.t,
    gradient,
    data.samples,
  );
  const finite = Number.isFinite(loss);
  return {
    layers,
    loss: finite ? loss : null,
    accuracy: accuracy(workspace.output.z, data.t, data.samples, outputCount(network)),
    norms: finite ? gradientNorms(network, gradient) : [],
  };
}

/** The output y among a forward pass's layers. */
export function outputOf(layers: readonly LayerTrace[]): readonly number[] {
  return layers.at(-1)?.z ?? [];
}

interface Buffers {
  readonly workspace: Workspace;
  readonly gradient: Float64Array;
}

const buffers = new WeakMap<NetworkSpec, Buffers>();

/** Buffers of a network, kept as long as it is and large enough for the data. */
function buffersFor(network: NetworkSpec, { samples }: Dataset): Buffers {
  const known = buffers.get(network);
  if (known !== undefined && known.workspace.capacity >= samples) return known;
  const workspace = createWorkspace(network, samples);
  const made = { workspace, gradient: new Float64Array(workspace.parameters) };
  buffers.set(network, made);
  return made;
}
