import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { layoutOf } from '../../../../shared/math/shape.ts';
import type { Contestant, Task } from '../contestant.ts';

/** tfjs on one of its backends (32-bit floats), gradients by its autograd; results are read back. */
export async function tfjs(backend: 'cpu' | 'wasm', task: Task): Promise<Contestant> {
  const { spec, rows, parameters, activation } = task;
  const wasm = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(`${dirname(wasm)}/`);
  await use();
  const tensors = layoutOf(spec).flatMap((l) => [
    tf.tensor2d(Float32Array.from(parameters.subarray(l.weights, l.biases)), [l.inputs, l.units]),
    tf.tensor1d(Float32Array.from(parameters.subarray(l.biases, l.biases + l.units))),
  ]);
  const x = tf.tensor2d(Float32Array.from(task.x), [rows, spec.inputs]);
  const t = tf.tensor2d(Float32Array.from(task.t), [rows, task.t.length / rows]);

  async function use(): Promise<void> {
    await tf.setBackend(backend);
    await tf.ready();
  }

  function output(weights: readonly tf.Tensor[]): tf.Tensor {
    let z = x;
    for (let l = 0; l < weights.length; l += 2) {
      const a = tf.add(tf.matMul(z, weights[l]!), weights[l + 1]!);
      z = activation === 'tanh' ? tf.tanh(a) : tf.sigmoid(a);
    }
    return z;
  }

  const gradientOf = tf.grads((...weights) =>
    tf.mul(tf.sum(tf.square(tf.sub(output(weights), t))), 0.5 / rows),
  );
  let y: Float32Array = new Float32Array();
  let gradients: Float32Array[] = [];
  return {
    prepare: use,
    forward: () => {
      y = tf.tidy(() => output(tensors).dataSync());
    },
    gradient: () => {
      gradients = tf.tidy(() => gradientOf(tensors).map((tensor) => tensor.dataSync()));
    },
    outputs: () => Array.from(y),
    gradients: () => gradients.flatMap((part) => Array.from(part)),
    dispose: () => {
      for (const tensor of [...tensors, x, t]) tensor.dispose();
    },
  };
}
