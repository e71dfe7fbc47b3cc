import synaptic from 'synaptic';
import type { Contestant, Task } from '../contestant.ts';
import { rowsOf, weightOf } from '../layout.ts';

/**
 * synaptic with its generated code, one sample after another; its backward pass is one with its update,
 * at learning rate 0 (and skips the derivative of the output).
 */
export async function synapticJs({ spec, rows, parameters, activation, x, t }: Task): Promise<Contestant> {
  const { Architect, Neuron } = synaptic;
  const net = new Architect.Perceptron(spec.inputs, ...spec.layers.map(({ units }) => units));
  [...net.layers.hidden, net.layers.output].forEach(({ list }, index) => {
    list.forEach((neuron, to) => {
      neuron.squash = activation === 'tanh' ? Neuron.squash.TANH : Neuron.squash.LOGISTIC;
      neuron.bias = weightOf(spec, parameters, index + 1, 'bias', to);
      Object.values(neuron.connections.inputs).forEach((connection, from) => {
        connection.weight = weightOf(spec, parameters, index + 1, from, to);
      });
    });
  });
  const inputs = rowsOf(x, rows);
  const targets = rowsOf(t, rows);
  net.activate(inputs[0]!); // generates the code, and replaces `activate` and `propagate` by it
  return {
    forward: () => {
      for (let r = 0; r < rows; r++) net.activate(inputs[r]!);
    },
    gradient: () => {
      for (let r = 0; r < rows; r++) {
        net.activate(inputs[r]!);
        net.propagate(0, targets[r]!);
      }
    },
    outputs: () => inputs.flatMap((input) => net.activate(input)),
  };
}
