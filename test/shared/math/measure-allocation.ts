import { activationNames } from '../../../shared/math/activations.ts';
import { makeDataset } from '../../../shared/math/datasets.ts';
import { initialize } from '../../../shared/math/initializers.ts';
import { lossFor, lossNames } from '../../../shared/math/losses.ts';
import { backpropagate, batchLoss, forward } from '../../../shared/math/network.ts';
import { optimizerNames } from '../../../shared/math/optimizers.ts';
import type { NetworkSpec } from '../../../shared/math/shape.ts';
import { Training } from '../../../shared/math/training.ts';
import { createWorkspace } from '../../../shared/math/workspace.ts';

// Prints, as JSON, how many bytes of heap one call of each takes once it runs steadily.

const CALLS = 2000;

/** How long a call may take to run steadily, in ms: the compiler shares the machine with other tests. */
const PATIENCE = 4000;

/** The least growth of several runs; the collector strikes in some. */
function bytesPerCall(run: () => void): number {
  const until = performance.now() + PATIENCE;
  let least = Number.POSITIVE_INFINITY;
  while (least > 0.5 && performance.now() < until) {
    const before = process.memoryUsage().heapUsed;
    for (let k = 0; k < CALLS; k++) run();
    const growth = process.memoryUsage().heapUsed - before;
    if (growth >= 0) least = Math.min(least, growth / CALLS);
  }
  return least;
}

const result: Record<string, number> = {};
const data = makeDataset('moons', { samples: 30 });

for (const samples of [1, 30]) {
  const rows = samples === 1 ? 'one sample' : 'a batch';
  for (const activation of activationNames) {
    const spec: NetworkSpec = {
      inputs: 2,
      layers: [
        { units: 5, activation: activation === 'softmax' ? 'tanh' : activation },
        { units: 1, activation },
      ],
    };
    const workspace = createWorkspace(spec, samples);
    const parameters = initialize(spec, 'uniform', 1);
    const gradient = new Float64Array(parameters.length);
    result[`the forward pass of ${rows}, ${activation}`] = bytesPerCall(() => {
      forward(workspace, parameters, data.x, samples);
    });
    const loss = lossFor(spec, 'mse');
    result[`backpropagation of ${rows}, ${activation}`] = bytesPerCall(() => {
      backpropagate(workspace, parameters, loss, data.x, data.t, gradient, samples);
    });
  }
}

for (const name of lossNames) {
  for (const activation of ['sigmoid', 'softmax'] as const) {
    const spec: NetworkSpec = { inputs: 2, layers: [{ units: 1, activation }] };
    const workspace = createWorkspace(spec, data.samples);
    const parameters = initialize(spec, 'uniform', 1);
    const loss = lossFor(spec, name);
    result[`the loss of a batch, ${name} of ${activation}`] = bytesPerCall(() => {
      batchLoss(workspace, parameters, loss, data.x, data.t);
    });
  }
}

for (const optimizer of optimizerNames) {
  for (const batchSize of [30, 8]) {
    for (const l2 of [0, 0.01]) {
      const spec: NetworkSpec = {
        inputs: 2,
        layers: [
          { units: 5, activation: 'relu' },
          { units: 1, activation: 'sigmoid' },
        ],
      };
      const parameters = initialize(spec, 'he', 1);
      const settings = {
        loss: 'binary-cross-entropy',
        optimizer,
        learningRate: 0.01,
        batchSize,
        l2,
      } as const;
      const training = new Training(spec, data, settings);
      result[`a training step, ${optimizer}, batches of ${batchSize}, l2 ${l2}`] = bytesPerCall(() => {
        training.step(parameters);
      });
    }
  }
}

console.log(JSON.stringify(result));
