import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { activationLens } from '#shared/lessons/activation-lens.ts';
import type { Activity } from '#shared/lessons/activity.ts';
import { deepNetwork } from '#shared/lessons/deep-network.ts';
import { gradients } from '#shared/lessons/gradients.ts';
import { lossNotAccuracy } from '#shared/lessons/loss-not-accuracy.ts';
import { matrixShapes } from '#shared/lessons/matrix-shapes.ts';
import { twoLosses } from '#shared/lessons/two-losses.ts';
import { whatItIsNot } from '#shared/lessons/what-it-is-not.ts';
import { whyNonlinear } from '#shared/lessons/why-nonlinear.ts';
import { collapse } from '#shared/math/collapse.ts';
import { trace } from '#shared/math/forward.ts';
import { gradientMeans } from '#shared/math/gradient-norms.ts';
import { lossOf } from '#shared/math/losses.ts';
import { layoutOf } from '#shared/math/shape.ts';
import { type BoardContent, freshContent } from '#shared/workshop/model/board.ts';
import { observe } from '#shared/workshop/model/observation.ts';
import { gradientOf, measureNow } from '#shared/workshop/model/quantity.ts';
import { changed, truthOf } from '#shared/workshop/model/question.ts';
import { defaultTraining } from '#shared/workshop/model/training.ts';
import { Doing } from './doing.ts';

const reference = JSON.parse(
  readFileSync(new URL('../../reference/numpy.json', import.meta.url), 'utf8'),
) as {
  lecture_losses: {
    y: number[];
    t: number[];
    mse: number;
    half_sse: number;
    'cross_entropy_delta_1e-7': number;
  }[];
  linear_collapse: { W: number[][]; b: number[]; y: number[] };
  matrix: { X: number[][]; W: number[][]; XW: number[][] };
};

const boardOf = (activity: Activity, board: string): BoardContent => new Doing(activity).board(board);

/** An activity's board with the change of one of its questions made. */
function answered(activity: Activity, id: string): BoardContent {
  const question = activity.questions.find((one) => one.id === id)!;
  return changed(boardOf(activity, question.board), question.change);
}

const truth = (activity: Activity, id: string) => {
  const question = activity.questions.find((one) => one.id === id)!;
  return truthOf(question, boardOf(activity, question.board));
};

describe('why-nonlinear', () => {
  it('passes x through three layers to a³x', () => {
    expect(truth(whyNonlinear, 'cubed').value).toBeCloseTo(0.8 ** 3, 15);
  });

  it('has three layers that are W = [[0.12, 0.262], [0.156, 0.34]], b = [0.228, 0.48], y = [0.426, 0.912]', () => {
    const { network, parameters, input } = boardOf(whyNonlinear, 'network');
    const { W, b, y } = reference.linear_collapse;
    const one = collapse(network, parameters);
    expect(one.spec.layers).toHaveLength(1);
    for (const [index, value] of [...W.flat(), ...b].entries())
      expect(one.parameters[index]).toBeCloseTo(value, 14);
    for (const [index, value] of y.entries()) {
      expect(trace(network, parameters, input).at(-1)!.z[index]).toBeCloseTo(value, 14);
      expect(trace(one.spec, one.parameters, input).at(-1)!.z[index]).toBeCloseTo(value, 14);
    }
  });

  it('has another y once layer 1 is a sigmoid: [0.3944, 0.8405]', () => {
    const { network, parameters, input } = answered(whyNonlinear, 'bend');
    const y = trace(network, parameters, input).at(-1)!.z;
    expect(y.map((value) => value.toFixed(4))).toEqual(['0.3944', '0.8405']);
    expect(truth(whyNonlinear, 'bend').right).toEqual([1]);
  });
});

describe('matrix-shapes', () => {
  it('multiplies [[1, 2]] by [[1, 2, 3], [4, 5, 6]] into [[9, 12, 15]]', () => {
    const { network, parameters, input } = boardOf(matrixShapes, 'product');
    const { X, W, XW } = reference.matrix;
    expect([input]).toEqual(X);
    expect(parameters.slice(0, 6)).toEqual(W.flat());
    expect([trace(network, parameters, input).at(-1)!.z]).toEqual(XW);
  });

  it('keeps what the network answers when its hidden layer gets a neuron that does nothing yet', () => {
    const before = boardOf(matrixShapes, 'network');
    const { network, parameters, input } = answered(matrixShapes, 'fourth-neuron');
    expect(layoutOf(network).map(({ inputs, units }) => [inputs, units])).toEqual([
      [2, 4],
      [4, 2],
      [2, 2],
    ]);
    expect(trace(network, parameters, input).at(-1)!.z).toEqual(
      trace(before.network, before.parameters, before.input).at(-1)!.z,
    );
  });
});

describe('two-losses', () => {
  it('has the losses of the example answers that NumPy has', () => {
    const [first, second] = reference.lecture_losses;
    const pairs = [
      [boardOf(twoLosses, 'answer'), first!],
      [answered(twoLosses, 'second'), second!],
    ] as const;
    for (const [board, wanted] of pairs) {
      expect(observe(board).layers.at(-1)!.z).toEqual(wanted.y);
      expect(board.target).toEqual(wanted.t);
      expect(measureNow({ what: 'loss', loss: 'mse' }, board)).toBeCloseTo(wanted.mse, 14);
      expect(measureNow({ what: 'loss', loss: 'half-sse' }, board)).toBeCloseTo(wanted.half_sse, 14);
      expect(measureNow({ what: 'loss' }, board)).toBeCloseTo(wanted['cross_entropy_delta_1e-7'], 12);
    }
  });

  it('has −ln 1e-7 = 16.1181 for an answer that gives the right class nothing', () => {
    expect(truth(twoLosses, 'zero').value).toBeCloseTo(-Math.log(1e-7), 12);
    expect(truth(twoLosses, 'zero').right).toEqual([1]);
  });
});

describe('loss-not-accuracy', () => {
  const at = (w1: number) =>
    observe(changed(boardOf(lossNotAccuracy, 'answers'), { kind: 'set', values: [['W1-0-0', w1]] }));

  it('has exactly 33 of 100 right from 0.06 to 0.56, while the loss rises with every hundredth', () => {
    let before = at(0.05).loss!;
    for (let k = 6; k <= 56; k++) {
      const { accuracy, loss } = at(k / 100);
      expect(accuracy).toBe(0.33);
      expect(loss).toBeGreaterThan(before);
      before = loss!;
    }
  });

  it('jumps by one whole answer on either side of it', () => {
    expect(at(0.05).accuracy).toBe(0.34);
    expect(at(0.6).accuracy).toBe(0.32);
  });
});

describe('gradients', () => {
  const deep = (what: Parameters<typeof deepNetwork>[0]) => {
    const { loss, input, target, data } = boardOf(gradients, 'deep');
    return freshContent({ ...deepNetwork(what), loss, input, target, data }, defaultTraining);
  };
  const sizes = (board: BoardContent) => gradientMeans(board.network, gradientOf(board)!);

  /** The same by central differences. */
  function measured(board: BoardContent): number[] {
    const { network, parameters, input, target, loss } = board;
    const h = 1e-5;
    const lossAt = (index: number, by: number) =>
      lossOf(network, loss, trace(network, parameters.with(index, parameters[index]! + by), input), target);
    const gradient = parameters.map((_, index) => (lossAt(index, h) - lossAt(index, -h)) / (2 * h));
    return gradientMeans(network, gradient);
  }

  it.each(['sigmoid', 'tanh', 'relu'] as const)(
    'has, through %s, the gradients of central differences at every depth',
    (activation) => {
      for (let depth = 1; depth <= 6; depth++) {
        for (const scale of [1, 4]) {
          const board = deep({ depth, activation, scale });
          const wanted = measured(board);
          for (const [layer, size] of sizes(board).entries()) {
            expect(Math.abs(size - wanted[layer]!)).toBeLessThan(1e-8 + 1e-5 * wanted[layer]!);
          }
        }
      }
    },
  );

  it('vanishes through sigmoids, and arrives through ReLU a thousand times as large', () => {
    const [first = 0, ...rest] = sizes(deep({ depth: 6, activation: 'sigmoid', scale: 1 }));
    expect(rest.at(-1)! / first).toBeGreaterThan(1000);
    const [relu = 0] = sizes(deep({ depth: 6, activation: 'relu', scale: 1 }));
    expect(relu / first).toBeGreaterThan(500);
    expect(relu / first).toBeLessThan(2000);
    expect([
      truth(gradients, 'first-layer').right,
      truth(gradients, 'relu').right,
      truth(gradients, 'explode').right,
    ]).toEqual([[3], [2], [2]]);
  });

  it('0.25ⁿ bounds the sigmoids’ share, not the gradient: with large weights the last ones are above the line', () => {
    const large = sizes(deep({ depth: 6, activation: 'sigmoid', scale: 4 }));
    expect(large.some((size, layer) => size > 0.25 ** (5 - layer))).toBe(true);
  });
});

describe('activation-lens', () => {
  it('has slope 0.25 at 0, and hardly any at 5', () => {
    expect(truth(activationLens, 'steepest').value).toBe(0.25);
    expect(truth(activationLens, 'far').value).toBeCloseTo(0.00664806, 8);
  });

  it('has y₂ = 0.9120 with ReLU, as with no activation at all', () => {
    const y = observe(answered(activationLens, 'relu')).layers.at(-1)!.z;
    expect(y[1]).toBeCloseTo(0.912, 14);
    expect(truth(activationLens, 'relu').right).toEqual([0]);
  });
});

describe('what-it-is-not', () => {
  it('keeps every weight while it is used, and every answer when its data are gone', () => {
    expect(truth(whatItIsNot, 'learns')).toMatchObject({ value: 0, right: [2] });
    expect(truth(whatItIsNot, 'stores')).toMatchObject({ value: 0, right: [2] });
    expect(observe(answered(whatItIsNot, 'stores')).loss).toBeNull();
  });

  it('has learnt XOR twice, from two starts, with no number alike', () => {
    const [one, two] = [boardOf(whatItIsNot, 'two'), answered(whatItIsNot, 'one-right')];
    expect([observe(one).accuracy, observe(two).accuracy]).toEqual([1, 1]);
    expect(two.parameters.filter((value, index) => value === one.parameters[index])).toEqual([]);
    expect(truth(whatItIsNot, 'one-right').right).toEqual([1]);
  });
});
