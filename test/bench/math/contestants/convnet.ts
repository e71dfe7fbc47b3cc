import convnetjs from 'convnetjs';
import type { Contestant, Task } from '../contestant.ts';
import { rowsOf, weightOf } from '../layout.ts';

/** convnetjs, one sample after another, its gradients summed over the batch. */
export async function convnet({ spec, rows, parameters, activation, x, t }: Task): Promise<Contestant> {
  const { Net, Vol } = convnetjs;
  const net = new Net();
  net.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: spec.inputs },
    ...spec.layers.map(({ units }) => ({ type: 'fc', num_neurons: units, activation })),
  ]);
  const dense = net.layers.flatMap(({ filters, biases }) =>
    filters !== undefined && biases !== undefined ? [{ filters, biases }] : [],
  );
  dense.forEach(({ filters, biases }, index) => {
    filters.forEach((filter, to) => {
      for (let from = 0; from < filter.w.length; from++) {
        filter.w[from] = weightOf(spec, parameters, index + 1, from, to);
      }
      biases.w[to] = weightOf(spec, parameters, index + 1, 'bias', to);
    });
  });
  const inputs = rowsOf(x, rows).map((row) => {
    const volume = new Vol(1, 1, spec.inputs, 0);
    row.forEach((value, i) => {
      volume.w[i] = value;
    });
    return volume;
  });
  const targets = rowsOf(t, rows);

  function backward(y: InstanceType<typeof Vol>, target: readonly number[]): void {
    for (let k = 0; k < target.length; k++) y.dw[k] = (y.w[k]! - target[k]!) / rows;
    for (let l = net.layers.length - 1; l > 0; l--) net.layers[l]!.backward();
  }

  return {
    forward: () => {
      for (let r = 0; r < rows; r++) net.forward(inputs[r]!);
    },
    gradient: () => {
      for (const { filters, biases } of dense) {
        for (const filter of filters) filter.dw.fill(0);
        biases.dw.fill(0);
      }
      for (let r = 0; r < rows; r++) {
        const y = net.forward(inputs[r]!);
        y.dw.fill(0);
        backward(y, targets[r]!);
      }
    },
    outputs: () => inputs.flatMap((input) => Array.from(net.forward(input).w)),
    gradients: () =>
      dense.flatMap(({ filters, biases }) => [
        ...Array.from(filters[0]!.w, (_, from) => filters.map(({ dw }) => dw[from]!)).flat(),
        ...biases.dw,
      ]),
  };
}
