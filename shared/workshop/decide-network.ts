import type { ActivationName } from '../math/activations.ts';
import { dataLimits } from '../math/datasets/dataset.ts';
import { initialize } from '../math/initializers.ts';
import { keysOf } from '../math/parameter-key.ts';
import { reshape } from '../math/reshape.ts';
import { type NetworkSpec, networkLimits, outputCount } from '../math/shape.ts';
import type { Command } from './commands.ts';
import { type DataChoice, dataOf, POINTS, type Point, shapeOf, taskOf } from './data.ts';
import { accept, type Decision, refuse } from './decision.ts';
import type { WorkshopEvent } from './events.ts';
import type { Board, ParticipantId, Timestamp, WorkshopState } from './state.ts';
import { unsigned } from './unsigned.ts';

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** A board's own part of a decision: who asks, when, and the version that seeds what is random. */
export interface BoardContext {
  readonly by: ParticipantId | null;
  readonly at: Timestamp;
  readonly version: WorkshopState['version'];
}

/** A new shape or new activations; parameters that still make sense are kept. */
export function decideNetwork(
  board: Board,
  { network, from }: Of<'set-network'>,
  context: BoardContext,
): Decision {
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
  return accept(networkSet(board, network, from, context));
}

/** Other data; a network of another shape gets its inputs and outputs, and an output that fits the task. */
export function decideData(board: Board, { data }: Of<'set-data'>, context: BoardContext): Decision {
  const { by, at } = context;
  if (!isMakeable(data)) return refuse('data-invalid', dataBounds);
  const events: WorkshopEvent[] = [];
  const needed = shapeOf(data);
  const { network } = board;
  let { input, target } = board;
  if (needed !== undefined && (needed.inputs !== network.inputs || needed.outputs !== outputCount(network))) {
    const fitted = fitTo(network, needed, taskOf(data));
    const origin = network.layers.map((_, index) => index);
    events.push(networkSet(board, fitted, origin, context));
    input = zeros(needed.inputs);
    target = zeros(needed.outputs);
  }
  const first = dataOf({ ...board, data, input, target });
  if (first !== undefined) {
    input = Array.from(first.x.subarray(0, first.inputs), unsigned);
    target = Array.from(first.t.subarray(0, first.outputs), unsigned);
  }
  events.push({ type: 'data-set', by, at, board: board.id, data, input, target });
  return accept(...events);
}

/** Puts one sample of the data into the diagram. */
export function decideSample(
  board: Board,
  { sample }: Of<'show-sample'>,
  { by, at }: BoardContext,
): Decision {
  const data = dataOf(board);
  if (data === undefined || sample >= data.samples) return refuse('no-data');
  const input = Array.from(data.x.subarray(sample * data.inputs, (sample + 1) * data.inputs), unsigned);
  const target = Array.from(data.t.subarray(sample * data.outputs, (sample + 1) * data.outputs), unsigned);
  return accept(
    { type: 'input-set', by, at, board: board.id, input },
    { type: 'target-set', by, at, board: board.id, target },
  );
}

export function decideInitialize(
  board: Board,
  { initializer }: Of<'initialize'>,
  { by, at, version }: BoardContext,
): Decision {
  const parameters = Array.from(initialize(board.network, initializer, version), unsigned);
  return accept({ type: 'parameters-initialized', by, at, board: board.id, parameters });
}

export function decidePoint(board: Board, point: Point, { by, at }: BoardContext): Decision {
  if (board.points.length >= POINTS) return refuse('too-many-points', { limit: POINTS });
  return accept({ type: 'point-added', by, at, board: board.id, point });
}

export function decideTrain(board: Board, { steps }: Of<'train'>, { by, at }: BoardContext): Decision {
  if (dataOf(board) === undefined) return refuse('no-data');
  const until = steps === undefined ? null : board.training.steps + steps;
  return accept({ type: 'training-started', by, at, board: board.id, until });
}

const dataBounds = { samples: dataLimits.samples, features: dataLimits.features };

function networkSet(
  board: Board,
  network: NetworkSpec,
  from: readonly (number | null)[],
  { by, at, version }: BoardContext,
): WorkshopEvent {
  const fresh = initialize(network, 'xavier', version);
  const parameters = Array.from(reshape(board.network, board.parameters, network, from, fresh), unsigned);
  return {
    type: 'network-set',
    by,
    at,
    board: board.id,
    network,
    parameters,
    input: resized(board.input, network.inputs),
    target: resized(board.target, outputCount(network)),
  };
}

function isNetwork({ inputs, layers }: NetworkSpec): boolean {
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

/** More noise than this (standard deviations of the plane's own size) leaves nothing to learn. */
const MOST_NOISE = 10;

function isMakeable(data: DataChoice): boolean {
  if (data.kind === 'set' && (data.noise ?? 0) > MOST_NOISE) return false;
  try {
    shapeOf(data);
    return true;
  } catch {
    return false;
  }
}

const outputActivation = {
  binary: 'sigmoid',
  classes: 'softmax',
  regression: 'identity',
} as const satisfies Record<ReturnType<typeof taskOf>, ActivationName>;

function fitTo(
  network: NetworkSpec,
  { inputs, outputs }: { readonly inputs: number; readonly outputs: number },
  task: ReturnType<typeof taskOf>,
): NetworkSpec {
  const output = { units: outputs, activation: outputActivation[task] };
  return { inputs, layers: [...network.layers.slice(0, -1), output] };
}

/** A vector cut, or filled up with zeros, to `length`. */
function resized(vector: readonly number[], length: number): number[] {
  return Array.from({ length }, (_, index) => vector[index] ?? 0);
}

const zeros = (length: number) => resized([], length);

/** The keys among `parameters` that the board's network does not have. */
export function unknownKey(board: Board, parameters: readonly string[]): string | undefined {
  const known = new Set(keysOf(board.network));
  return parameters.find((key) => !known.has(key));
}
