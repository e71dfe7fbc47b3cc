import brain from 'brain.js';
import type { Contestant, Task } from '../contestant.ts';
import { rowsOf, weightOf } from '../layout.ts';

/** brain.js, one sample after another; its backward pass is one with its update, at learning rate 0. */
export async function brainJs({ spec, rows, parameters, activation, x, t }: Task): Promise<Contestant> {
  const net = new brain.NeuralNetwork({ activation });
  net.sizes = [spec.inputs, ...spec.layers.map(({ units }) => units)];
  net.initialize();
  net.trainOpts.learningRate = 0;
  net.trainOpts.momentum = 0;
  for (let layer = 1; layer < net.sizes.length; layer++) {
    for (let to = 0; to < net.sizes[layer]!; to++) {
      for (let from = 0; from < net.sizes[layer - 1]!; from++) {
        net.weights[layer]![to]![from] = weightOf(spec, parameters, layer, from, to);
      }
      net.biases[layer]![to] = weightOf(spec, parameters, layer, 'bias', to);
    }
  }
  const inputs = rowsOf(x, rows);
  const targets = rowsOf(t, rows);
  return {
    forward: () => {
      for (let r = 0; r < rows; r++) net.runInput(inputs[r]!);
    },
    gradient: () => {
      for (let r = 0; r < rows; r++) {
        net.runInput(inputs[r]!);
        net.calculateDeltas(targets[r]!);
        net.adjustWeights();
      }
    },
    outputs: () => inputs.flatMap((input) => Array.from(net.runInput(input))),
  };
}
