import { describe, expect, it } from 'vitest';
import { activations, curveOf, type ElementwiseName } from '#shared/math/activations.ts';
import { collapse } from '#shared/math/collapse.ts';
import { trace } from '#shared/math/forward.ts';
import { losses, lossFor, lossOf } from '#shared/math/losses.ts';
import { backpropagate } from '#shared/math/network.ts';
import { optimizerNames } from '#shared/math/optimizers.ts';
import { matrixProduct } from '#shared/math/product.ts';
import { Training } from '#shared/math/training.ts';
import { createWorkspace } from '#shared/math/workspace.ts';
import { expectClose } from './close.ts';
import { activationOf, flatten, lossNameOf, reference, specOf } from './numpy-reference.ts';

const EXACT = 1e-12;
const TRAINED = 1e-9;

describe('agrees with NumPy:', () => {
  for (const [name, { x, f, df }] of Object.entries(reference.activations)) {
    it(`${name} and its derivative, from −1000 to 1000`, () => {
      const { activation, alpha } = activationOf(name);
      expect(activations).toHaveProperty(activation);
      const curve = curveOf(activation as ElementwiseName, alpha);
      expectClose(x.map(curve.f), f, EXACT, 'f');
      expectClose(x.map(curve.derivative), df, EXACT, "f'");
    });
  }

  it('every a and z of the lecture’s network', () => {
    const { network, x, trace: wanted } = reference.lecture;
    const layers = trace(specOf(network), flatten(network), x);
    layers.forEach((layer, index) => {
      expectClose(layer.a, wanted[index]!.a, EXACT, `a${index + 1}`);
      expectClose(layer.z, wanted[index]!.z, EXACT, `z${index + 1}`);
    });
    expectClose(layers.at(-1)!.z, [0.3168270764110298, 0.6962790898619668], EXACT, 'y');
  });

  it('the losses of the lecture’s ten-class answers', () => {
    for (const { y, t, ...wanted } of reference.lecture_losses) {
      expectClose(losses.mse.f(y, t), wanted.mse, EXACT);
      expectClose(losses['half-sse'].f(y, t), wanted.half_sse, EXACT);
      expectClose(losses['cross-entropy'].f(y, t), wanted['cross_entropy_delta_1e-7'], EXACT);
    }
  });

  it('the linear collapse', () => {
    const { network, W, b, x, y } = reference.linear_collapse;
    const { spec, parameters } = collapse(specOf(network), flatten(network));
    expect(spec.layers).toEqual([{ units: 2, activation: 'identity' }]);
    expectClose(parameters, [...W.flat(), ...b], EXACT);
    expectClose(trace(spec, parameters, x)[0]!.z, y, EXACT);
  });

  it('the lecture’s matrix product X·W = [[9, 12, 15]]', () => {
    const { X, W, XW } = reference.matrix;
    expect(matrixProduct(X, W)).toEqual(XW);
  });

  for (const [index, entry] of reference.networks.entries()) {
    const spec = specOf(entry.network);
    const name = lossNameOf(entry.loss_kind);
    const shape = [spec.inputs, ...spec.layers.map(({ units, activation }) => `${units} ${activation}`)];

    describe(`network ${index + 1}, ${shape.join(' → ')}, ${name}:`, () => {
      const samples = entry.X.length;
      const x = Float64Array.from(entry.X.flat());
      const t = Float64Array.from(entry.T.flat());

      it('outputs, loss and gradient', () => {
        const parameters = flatten(entry.network);
        const workspace = createWorkspace(spec, samples);
        const gradient = new Float64Array(parameters.length);
        const loss = backpropagate(workspace, parameters, lossFor(spec, name), x, t, gradient);
        expectClose(workspace.output.z, entry.outputs, EXACT, 'y');
        expectClose(loss, entry.loss, EXACT, 'loss');
        expectClose(gradient, flatten(entry.gradients), EXACT, 'gradient');
      });

      it('the loss as the mean of what lossOf says of each sample', () => {
        const parameters = flatten(entry.network);
        const sum = entry.X.reduce(
          (total, row, r) => total + lossOf(spec, name, trace(spec, parameters, row), entry.T[r]!),
          0,
        );
        expectClose(sum / samples, entry.loss, EXACT);
      });

      it.each(optimizerNames)('25 steps of %s', (optimizer) => {
        const wanted = entry.training[optimizer];
        const parameters = flatten(entry.network);
        const data = { inputs: spec.inputs, outputs: t.length / samples, samples, x, t };
        const training = new Training(spec, data, { loss: name, optimizer, learningRate: wanted.lr });
        const along = Array.from({ length: wanted.steps }, () => training.step(parameters));
        expectClose(along, wanted.losses, TRAINED, 'losses');
        expectClose(training.loss(parameters), wanted.final_loss, TRAINED, 'final loss');
        expectClose(parameters, flatten(wanted.final_network), TRAINED, 'final network');
        expect(training.steps).toBe(wanted.steps);
      });
    });
  }
});
