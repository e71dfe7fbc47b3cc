import { accuracy } from '../../math/accuracy.ts';
import type { ActivationName } from '../../math/activations.ts';
import { type LayerTrace, trace } from '../../math/forward.ts';
import { gradientNorms } from '../../math/gradient-norms.ts';
import { type LossName, lossFor } from '../../math/losses.ts';
import { backpropagate } from '../../math/network.ts';
import { indexOfKey, type ParameterKey } from '../../math/parameter-key.ts';
import { layoutOf, type NetworkSpec, outputCount, parameterCount } from '../../math/shape.ts';
import { createWorkspace } from '../../math/workspace.ts';
import type { BoardContent } from './board.ts';
import { dataOf } from './data.ts';

/** One number that a board has, by name: layers count from 1, units from 0. */
export type Reading =
  /** Of the sample in the diagram. */
  | { readonly what: 'a' | 'z'; readonly layer: number; readonly unit: number }
  | { readonly what: 'input' | 'output' | 'target'; readonly unit: number }
  /** Over the board's data; by another loss than the board's where one is named. */
  | { readonly what: 'loss'; readonly loss?: LossName }
  | { readonly what: 'accuracy' }
  | { readonly what: 'gradient'; readonly key: ParameterKey }
  /** ‖∂L/∂W‖ of a layer. */
  | { readonly what: 'norm'; readonly layer: number }
  | { readonly what: 'parameter'; readonly key: ParameterKey }
  /** Of one layer, or of the whole network; its inputs are no units of a layer, and count among `neurons` alone. */
  | {
      readonly what: 'count';
      readonly of: 'weights' | 'biases' | 'parameters' | 'units' | 'neurons';
      readonly layer?: number;
    }
  | { readonly what: 'value'; readonly value: number };

/** The same network calculated in another way: what somebody did who took a known wrong path. Layers from 1. */
export interface Variant {
  /** Their pre-activation a is handed on as it is. */
  readonly skip?: readonly number[];
  /** Their biases are left out. */
  readonly unbiased?: readonly number[];
  /** Their W (in × out) is read as though it were (out × in). */
  readonly transposed?: readonly number[];
  /** They have another activation. */
  readonly activation?: ReadonlyArray<readonly [layer: number, name: ActivationName]>;
}

/** A reading, as the board is or by another way of calculating. */
export type Measured = Reading & {
  readonly variant?: Variant;
  /** Of a question with a change: on the board before it or after; after it when left out. */
  readonly when?: 'before' | 'after';
};

/** A reading, or a sum of several, each times a number. */
export type Quantity =
  | Measured
  | { readonly what: 'sum'; readonly of: ReadonlyArray<readonly [times: number, of: Measured]> };

/** A board before and after a change; twice the same where nothing changes. */
export interface Moment {
  readonly before: BoardContent;
  readonly after: BoardContent;
}

/**
 * What a quantity comes to; NaN where the board has no such number. Exact on every engine, as all of `shared/math`.
 */
export function measure(quantity: Quantity, moment: Moment): number {
  if (quantity.what !== 'sum') return read(quantity, moment[quantity.when ?? 'after']);
  return quantity.of.reduce((sum, [times, one]) => sum + times * read(one, moment[one.when ?? 'after']), 0);
}

/** A quantity of a board as it is. */
export function measureNow(quantity: Quantity, board: BoardContent): number {
  return measure(quantity, { before: board, after: board });
}

function read(reading: Measured, content: BoardContent): number {
  const board = reading.variant === undefined ? content : varied(content, reading.variant);
  switch (reading.what) {
    case 'value':
      return reading.value;
    case 'a':
    case 'z':
      return tracesOf(board)[reading.layer - 1]?.[reading.what][reading.unit] ?? Number.NaN;
    case 'input':
    case 'target':
      return board[reading.what][reading.unit] ?? Number.NaN;
    case 'output':
      return tracesOf(board).at(-1)?.z[reading.unit] ?? Number.NaN;
    case 'parameter':
      return board.parameters[indexOfKey(board.network, reading.key) ?? -1] ?? Number.NaN;
    case 'count':
      return count(board.network, reading.of, reading.layer);
    case 'loss':
      return lesson(board, reading.loss)?.loss ?? Number.NaN;
    case 'accuracy':
      return lesson(board)?.accuracy ?? Number.NaN;
    case 'gradient':
      return lesson(board)?.gradient[indexOfKey(board.network, reading.key) ?? -1] ?? Number.NaN;
    case 'norm': {
      const gradient = lesson(board)?.gradient;
      if (gradient === undefined) return Number.NaN;
      return gradientNorms(board.network, gradient)[reading.layer - 1]?.weights ?? Number.NaN;
    }
  }
}

function tracesOf({ network, parameters, input }: BoardContent): LayerTrace[] {
  return trace(network, parameters, input);
}

/** The loss over a board's data and its gradient; undefined where there are none. */
function lesson(board: BoardContent, name: LossName = board.loss) {
  const data = dataOf(board);
  if (data === undefined) return undefined;
  const workspace = createWorkspace(board.network, data.samples);
  const gradient = new Float64Array(workspace.parameters);
  const parameters = Float64Array.from(board.parameters);
  const form = lossFor(board.network, name);
  const loss = backpropagate(workspace, parameters, form, data.x, data.t, gradient, data.samples);
  const outputs = outputCount(board.network);
  return { loss, gradient, accuracy: accuracy(workspace.output.z, data.t, data.samples, outputs) };
}

/** ∂L/∂θ over a board's data, laid out as its parameters; undefined where there are none. */
export function gradientOf(board: BoardContent): Float64Array | undefined {
  return lesson(board)?.gradient;
}

function count(
  network: NetworkSpec,
  of: Extract<Reading, { what: 'count' }>['of'],
  layer: number | undefined,
): number {
  if (layer === undefined && of === 'parameters') return parameterCount(network);
  const layers = layoutOf(network).filter((_, index) => layer === undefined || index === layer - 1);
  const sum = layers.reduce((total, { inputs, units }) => {
    const each = { weights: inputs * units, biases: units, parameters: (inputs + 1) * units };
    return total + (of === 'units' || of === 'neurons' ? units : each[of]);
  }, 0);
  return of === 'neurons' && layer === undefined ? sum + network.inputs : sum;
}

function varied(board: BoardContent, variant: Variant): BoardContent {
  const { skip = [], unbiased = [], transposed = [], activation = [] } = variant;
  const others = new Map(activation);
  const network: NetworkSpec = {
    inputs: board.network.inputs,
    layers: board.network.layers.map((layer, index) => {
      const name = skip.includes(index + 1) ? 'identity' : others.get(index + 1);
      return name === undefined ? layer : { units: layer.units, activation: name };
    }),
  };
  const parameters = board.parameters.slice();
  layoutOf(network).forEach(({ inputs, units, weights, biases }, index) => {
    if (unbiased.includes(index + 1)) parameters.fill(0, biases, biases + units);
    if (!transposed.includes(index + 1)) return;
    for (let i = 0; i < inputs; i++) {
      for (let j = 0; j < units; j++) {
        parameters[weights + i * units + j] = board.parameters[weights + j * inputs + i]!;
      }
    }
  });
  return { ...board, network, parameters };
}
