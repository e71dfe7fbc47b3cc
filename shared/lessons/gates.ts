import type { DatasetName } from '../math/datasets.ts';
import { trace } from '../math/forward.ts';
import type { NetworkSpec } from '../math/shape.ts';
import type { BoardContent, Start } from '../workshop/model/board.ts';
import { dataOf } from '../workshop/model/data.ts';

/** One neuron with the step function; its parameters are w₁, w₂ and b. */
export const stepNeuron: NetworkSpec = { inputs: 2, layers: [{ units: 1, activation: 'step' }] };

/** Two of them side by side, and one that listens to both. */
export const stepLayers: NetworkSpec = {
  inputs: 2,
  layers: [
    { units: 2, activation: 'step' },
    { units: 1, activation: 'step' },
  ],
};

/** A network before a gate's four rows. */
export function gateStart(
  network: NetworkSpec,
  name: Extract<DatasetName, 'and' | 'or' | 'nand' | 'xor'>,
  parameters: readonly number[],
  input: readonly number[] = [0, 0],
): Start {
  return { network, loss: 'mse', parameters, input, target: [0], data: { kind: 'set', name } };
}

/** What a network on a gate's board makes of the four rows: the units of each layer, row by row. */
export function rowsOf(board: BoardContent): number[][][] {
  const data = dataOf(board);
  if (data === undefined || data.inputs !== board.network.inputs) return [];
  return Array.from({ length: data.samples }, (_, row) => {
    const x = data.x.subarray(row * data.inputs, (row + 1) * data.inputs);
    return trace(board.network, board.parameters, x).map(({ z }) => z);
  });
}

/** What it answers to the four rows. */
export function answersOf(board: BoardContent): number[] {
  return rowsOf(board).map((layers) => layers.at(-1)?.[0] ?? Number.NaN);
}

/** Whether two lists of answers are the same. */
export function isPattern(answers: readonly number[], pattern: readonly number[]): boolean {
  return answers.length === pattern.length && answers.every((answer, row) => answer === pattern[row]);
}
