import { describe, expect, it } from 'vitest';
import { buildANetwork } from '#shared/lessons/build-a-network.ts';
import { fiveSteps } from '#shared/lessons/five-steps.ts';
import { oneNeuron } from '#shared/lessons/one-neuron.ts';
import { threeLayers } from '#shared/lessons/three-layers.ts';
import { words } from '#shared/lessons/words.ts';
import { xorWall } from '#shared/lessons/xor-wall.ts';
import { keysOf } from '#shared/math/parameter-key.ts';
import type { BoardContent } from '#shared/workshop/model/board.ts';
import { observe } from '#shared/workshop/model/observation.ts';
import { measureNow } from '#shared/workshop/model/quantity.ts';
import { changed, pathOf, truthOf } from '#shared/workshop/model/question.ts';
import { isRight, judge, type Task } from '#shared/workshop/model/task.ts';
import { Doing } from './doing.ts';

const find = <Thing extends { readonly id: string }>(things: readonly Thing[] | undefined, id: string) =>
  things!.find((thing) => thing.id === id)!;

const network = (activity: Parameters<typeof contentOf>[0]) => contentOf(activity, 'network');

function contentOf(activity: ConstructorParameters<typeof Doing>[0], board: string): BoardContent {
  return new Doing(activity).board(board);
}

describe('one-neuron', () => {
  const gates = {
    and: [
      [0.5, 0.5, -0.7],
      [1, 0.6, -1.2],
      [0.2, 0.2, -0.2],
      [3, 2, -4],
    ],
    or: [
      [0.5, 0.5, -0.2],
      [1, 0.6, -0.35],
      [0.45, 0.9, -0.25],
      // The step is 0 at 0.
      [1, 1, 0],
    ],
    nand: [
      [-0.5, -0.5, 0.7],
      [-1, -0.6, 1.2],
      [-0.4, -0.3, 0.7],
      [-2, -3, 4],
    ],
  };

  it.each(Object.entries(gates))('%s has many right answers', (gate, answers) => {
    const task = find(oneNeuron.tasks, gate);
    for (const values of answers) expect(isRight(judge(task, values))).toBe(true);
  });

  it.each(Object.keys(gates))('%s is tried from a neuron that is not right yet', (gate) => {
    expect(isRight(judge(find(oneNeuron.tasks, gate), [0, 0, 0]))).toBe(false);
  });

  it('the step function is 0 at 0: an AND whose line runs through (1, 1) is wrong there', () => {
    expect(judge(find(oneNeuron.tasks, 'and'), [0.5, 0.5, -1]).right).toEqual([true, true, true, false]);
  });

  it('the gate that the bias makes of OR is told apart from the three others by its rows', () => {
    const question = find(oneNeuron.questions, 'bias-down');
    const board = contentOf(oneNeuron, 'neuron');
    const gateBy = ([w1, w2, b]: readonly number[]) =>
      truthOf(
        {
          ...question,
          change: {
            kind: 'set',
            values: [
              ['W1-0-0', w1!],
              ['W1-1-0', w2!],
              ['b1-0', b!],
            ],
          },
        },
        board,
      ).right;
    expect(truthOf(question, board).right).toEqual([1]);
    expect(
      [
        [0.5, 0.5, -0.2],
        [0.5, 0.5, -0.7],
        [-0.5, -0.5, 0.7],
        [0, 0, -1],
      ].map(gateBy),
    ).toEqual([[0], [1], [2], [3]]);
  });
});

describe('xor-wall', () => {
  it('of all lines on a grid none gets four rows, and many get three', () => {
    const task = find(xorWall.tasks, 'line');
    const steps = Array.from({ length: 21 }, (_, k) => (k - 10) / 10);
    const counts = [0, 0, 0, 0, 0];
    for (const w1 of steps)
      for (const w2 of steps)
        for (const b of steps) counts[judge(task, [w1, w2, b]).right.filter((row) => row).length]!++;
    expect(counts[4]).toBe(0);
    expect(counts[3]).toBeGreaterThan(100);
    expect(truthOf(find(xorWall.questions, 'most'), contentOf(xorWall, 'line')).value).toBe(3);
  });

  it('any gates of the room do it together: NAND and OR into AND', () => {
    const nands = [
      [-0.5, -0.5, 0.7],
      [-1, -0.6, 1.2],
    ];
    const ors = [
      [0.45, 0.9, -0.25],
      [1, 1, 0],
    ];
    const ands = [
      [0.5, 0.5, -0.7],
      [3, 2, -4],
    ];
    for (const [n1, n2, nb] of nands)
      for (const [o1, o2, ob] of ors)
        for (const [a1, a2, ab] of ands) {
          const doing = new Doing(xorWall, [
            {
              board: 'hidden',
              change: {
                kind: 'set',
                values: [
                  ['W1-0-0', n1!],
                  ['W1-1-0', n2!],
                  ['b1-0', nb!],
                  ['W1-0-1', o1!],
                  ['W1-1-1', o2!],
                  ['b1-1', ob!],
                  ['W2-0-0', a1!],
                  ['W2-1-0', a2!],
                  ['b2-0', ab!],
                ],
              },
            },
          ]);
          expect(doing.reached).toEqual(['climbed']);
          expect(doing.recognised).toEqual([]);
        }
  });
});

describe('build-a-network', () => {
  it('9 + 8 + 6 = 23: 16 weights and 7 biases', () => {
    const board = new Doing(buildANetwork, buildANetwork.solution).board('network');
    const figures = Object.fromEntries(
      Object.entries(buildANetwork.figures!).map(([name, { reads }]) => [name, measureNow(reads, board)]),
    );
    expect(figures).toEqual({ p1: 9, p2: 8, p3: 6, all: 23, weights: 16, biases: 7 });
  });

  it('knows the counts that leave something out or have something too many', () => {
    const truth = truthOf(find(buildANetwork.questions, 'how-many'), network(buildANetwork));
    expect(truth.value).toBe(23);
    expect(truth.slips).toEqual([16, 25, 9, 7]);
  });

  it('the wide and the deep network of the last question have about as many parameters', () => {
    const board = network(buildANetwork);
    const wide = { inputs: 2, layers: [4, 2].map((units) => ({ units, activation: 'sigmoid' as const })) };
    expect(measureNow({ what: 'count', of: 'parameters' }, { ...board, network: wide })).toBe(22);
  });
});

describe('words', () => {
  it('each word has one place, and each place one word', () => {
    const task = find(words.tasks, 'match') as Extract<Task, { kind: 'pairs' }>;
    expect(new Set(task.right).size).toBe(8);
    expect(task.others).toHaveLength(8);
    expect(new Set(task.items.map(({ place }) => place)).size).toBe(8);
  });
});

describe('five-steps', () => {
  const board = network(fiveSteps);
  const lossAt = (parameters: readonly number[]) => observe({ ...board, parameters }).loss!;

  it.each([1, 0.5, 0.1])('an update with η = %f is the one that central differences give', (learningRate) => {
    const after = changed(board, { kind: 'descend', learningRate }).parameters;
    keysOf(board.network).forEach((_, index) => {
      const moved = (by: number) => board.parameters.map((value, k) => (k === index ? value + by : value));
      const slope = (lossAt(moved(1e-5)) - lossAt(moved(-1e-5))) / 2e-5;
      expect(after[index]).toBeCloseTo(board.parameters[index]! - learningRate * slope, 8);
    });
  });

  it('with η = 1 both outputs go past their targets and the loss stays nearly the same', () => {
    const after = observe(changed(board, { kind: 'descend', learningRate: 1 }));
    expect(observe(board).loss).toBeCloseTo(0.0963, 4);
    expect(after.loss).toBeCloseTo(0.0961, 4);
    expect(after.layers.at(-1)!.z.map((y) => y.toFixed(4))).toEqual(['-0.3136', '1.3062']);
  });

  it('with η = 0.5 it lands', () => {
    const after = observe(changed(board, { kind: 'descend', learningRate: 0.5 }));
    expect(after.loss).toBeLessThan(1e-5);
    expect(after.layers.at(-1)!.z.map((y) => y.toFixed(4))).toEqual(['0.0023', '1.0006']);
  });

  it('the gradient that is asked for is the error times what came in', () => {
    const { value, slips } = truthOf(find(fiveSteps.questions, 'gradient'), board);
    const { layers } = observe(board);
    expect(value).toBeCloseTo((layers[2]!.z[0]! - board.target[0]!) * layers[1]!.z[0]!, 12);
    expect(value).toBeCloseTo(0.1984, 4);
    expect(slips).toEqual([-value, expect.closeTo(0.3168, 4), 2 * value]);
  });
});

describe('three-layers', () => {
  const board = network(threeLayers);

  it('ends at y = [0.31682708, 0.69627909]', () => {
    const { y1long, y2long } = threeLayers.figures!;
    const shown = [y1long!, y2long!].map(({ reads, decimals }) => measureNow(reads, board).toFixed(decimals));
    expect(shown).toEqual(['0.31682708', '0.69627909']);
  });

  it('asks for every kind of number on the way', () => {
    const values = threeLayers.questions.map((question) => truthOf(question, board).value.toFixed(4));
    expect(values).toEqual(['0.3000', '0.5744', '0.5162', '0.6262', '0.6963']);
  });

  it('knows the slips of a hidden unit, one from the other', () => {
    const question = find(threeLayers.questions, 'z2');
    const truth = truthOf(question, board);
    const made = Object.fromEntries(
      question.slips.map(({ kind }, index) => [kind, Number(truth.slips[index]!.toFixed(4))]),
    );
    expect(made).toEqual({
      'a-fed-on': 0.6457,
      'no-sigmoid': 0.5162,
      'bias-forgotten': 0.6026,
      transposed: 0.6399,
    });
    expect(pathOf(0.65, question.answer, truth)).toBe(0);
    expect(pathOf(0.63, question.answer, truth)).toBe('right');
    expect(pathOf(0.7, question.answer, truth)).toBe('unknown');
  });

  it('knows a sigmoid on the output', () => {
    const question = find(threeLayers.questions, 'y');
    const truth = truthOf(question, board);
    expect(question.slips[Number(pathOf(0.667, question.answer, truth))]!.kind).toBe('sigmoid-too-many');
  });
});

it('what trains is not locked', () => {
  for (const activity of [words, fiveSteps]) expect(network(activity).locks).toEqual([]);
});
