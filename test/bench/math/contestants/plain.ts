import type { Contestant, Task } from '../contestant.ts';

/**
 * The yardstick: the same passes as plain nested loops over typed arrays, with `Math.exp` and
 * `Math.tanh`, the way one writes them first.
 */
export async function plain(task: Task): Promise<Contestant> {
  const { spec, rows, parameters, x, t, activation } = task;
  const gradient = new Float64Array(parameters.length);
  const sizes = [spec.inputs, ...spec.layers.map(({ units }) => units)];
  const activations = sizes.map((size, l) => (l === 0 ? x : new Float64Array(rows * size)));
  const deltas = sizes.map((size) => new Float64Array(rows * size));
  const offsets = [0];
  for (let l = 1; l < sizes.length; l++) offsets.push(offsets[l - 1]! + (sizes[l - 1]! + 1) * sizes[l]!);

  function forward(): void {
    for (let l = 1; l < sizes.length; l++) {
      const inputs = sizes[l - 1]!;
      const units = sizes[l]!;
      const weights = offsets[l - 1]!;
      const biases = weights + inputs * units;
      const before = activations[l - 1]!;
      const z = activations[l]!;
      for (let r = 0; r < rows; r++) {
        for (let j = 0; j < units; j++) {
          let a = parameters[biases + j]!;
          for (let i = 0; i < inputs; i++)
            a += before[r * inputs + i]! * parameters[weights + i * units + j]!;
          z[r * units + j] = activation === 'tanh' ? Math.tanh(a) : 1 / (1 + Math.exp(-a));
        }
      }
    }
  }

  function backward(): void {
    const last = sizes.length - 1;
    for (let l = last; l > 0; l--) {
      const inputs = sizes[l - 1]!;
      const units = sizes[l]!;
      const weights = offsets[l - 1]!;
      const biases = weights + inputs * units;
      const before = activations[l - 1]!;
      const z = activations[l]!;
      const delta = deltas[l]!;
      const deltaBefore = deltas[l - 1]!;
      gradient.fill(0, weights, biases + units);
      for (let r = 0; r < rows; r++) {
        for (let j = 0; j < units; j++) {
          const k = r * units + j;
          const outer = l === last ? (z[k]! - t[k]!) / rows : delta[k]!;
          delta[k] = outer * (activation === 'tanh' ? 1 - z[k]! * z[k]! : z[k]! * (1 - z[k]!));
        }
        for (let i = 0; i < inputs; i++) {
          let sum = 0;
          for (let j = 0; j < units; j++) {
            gradient[weights + i * units + j]! += before[r * inputs + i]! * delta[r * units + j]!;
            sum += delta[r * units + j]! * parameters[weights + i * units + j]!;
          }
          if (l > 1) deltaBefore[r * inputs + i] = sum;
        }
        for (let j = 0; j < units; j++) gradient[biases + j]! += delta[r * units + j]!;
      }
    }
  }

  return {
    forward,
    gradient: () => {
      forward();
      backward();
    },
    outputs: () => Array.from(activations.at(-1)!),
    gradients: () => Array.from(gradient),
  };
}
