import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activationNames } from '#shared/math/activations.ts';
import { datasetNames } from '#shared/math/datasets.ts';
import { initializerNames } from '#shared/math/initializers.ts';
import { lossNames } from '#shared/math/losses.ts';
import { keysOf } from '#shared/math/parameter-key.ts';
import { type NetworkSpec, outputCount, parameterCount } from '#shared/math/shape.ts';
import type { Command } from '#shared/workshop/features.ts';
import type { Happened } from '#shared/workshop/kernel/log.ts';
import { dataOf } from '#shared/workshop/model/data.ts';
import { observe } from '#shared/workshop/model/observation.ts';
import { CURVE, extendCurve } from '#shared/workshop/model/training.ts';
import { rules } from '#shared/workshop/rules.ts';
import { AT, evolveAll, given, opened, stateOf } from './given.ts';

const board = 'class';
const room = opened('Seoyeon');
const logAfter = (...commands: Command[]) =>
  commands.reduce<readonly Happened[]>((log, command) => given(log).when('p1', command).log(), room);
const boardAfter = (...commands: Command[]) => stateOf(logAfter(...commands)).boards[board]!;

const network = (...units: number[]): NetworkSpec => ({
  inputs: 2,
  layers: units.map((count) => ({ units: count, activation: 'sigmoid' })),
});

describe('editing the network (K14)', () => {
  it('keeps a weight while both its units are there, and a bias with its unit', () => {
    const { parameters } = boardAfter({
      type: 'set-network',
      board,
      network: network(4, 2, 2),
      from: [0, 1, 2],
    });
    const value = (key: string) => parameters[keysOf(network(4, 2, 2)).indexOf(key)];
    expect([value('W1-0-0'), value('W1-1-2'), value('b1-2')]).toEqual([0.1, 0.6, 0.3]);
    expect([value('W2-2-1'), value('W3-1-1'), value('b3-1')]).toEqual([0.6, 0.4, 0.2]);
    expect(parameters).toHaveLength(parameterCount(network(4, 2, 2)));
  });

  it('a layer in between starts anew, and those around it keep what they can', () => {
    const { parameters } = boardAfter({
      type: 'set-network',
      board,
      network: network(3, 5, 2, 2),
      from: [0, null, 1, 2],
    });
    const value = (key: string) => parameters[keysOf(network(3, 5, 2, 2)).indexOf(key)];
    expect([value('W1-0-0'), value('b3-1'), value('W4-1-1')]).toEqual([0.1, 0.2, 0.4]);
  });

  it.each([
    [{ inputs: 2, layers: [] }, []],
    [network(1, 2, 3, 4, 5, 6, 7), [null, null, null, null, null, null, null]],
    [network(0), [null]],
    [network(65), [null]],
    [network(1.5), [null]],
    [network(3, 2), [null]],
    [network(3, 2), [1, 0]],
    [network(3, 2), [0, 7]],
    [
      {
        inputs: 2,
        layers: [
          { units: 2, activation: 'softmax' },
          { units: 2, activation: 'identity' },
        ],
      },
      [0, 1],
    ],
  ] as [NetworkSpec, number[]][])('refuses %j from %j', (next, from) => {
    given(room)
      .when('p1', { type: 'set-network', board, network: next, from })
      .refused('network-invalid', { layers: 6, units: 64 });
  });

  it('lets go of holds and locks of parameters that are gone', () => {
    const log = logAfter(
      { type: 'hold', board, parameter: 'W3-1-1' },
      { type: 'lock-parameters', board, parameters: ['W1-0-0', 'W3-0-0'] },
      { type: 'set-network', board, network: network(3, 2), from: [0, 1] },
    );
    expect(stateOf(log).boards[board]).toMatchObject({ holds: {}, locks: ['W1-0-0'] });
  });

  it('refuses inputs and outputs that do not fit the data', () => {
    given(logAfter({ type: 'set-data', board, data: { kind: 'set', name: 'xor' } }))
      .when('p1', { type: 'set-network', board, network: network(3, 2), from: [0, 1] })
      .refused('wrong-shape', { expected: 1, received: 2 });
  });
});

describe('data', () => {
  it.each(datasetNames)('%s fits its network by itself and shows its first sample', (name) => {
    const chosen = boardAfter({ type: 'set-data', board, data: { kind: 'set', name } });
    const data = dataOf(chosen)!;
    expect([chosen.network.inputs, outputCount(chosen.network)]).toEqual([data.inputs, data.outputs]);
    expect(chosen.input).toEqual([...data.x.subarray(0, data.inputs)]);
    expect(observe(chosen)).toMatchObject({ loss: expect.any(Number), accuracy: expect.any(Number) });
  });

  it.each([{ samples: 1_001 }, { samples: 0 }, { noise: -1 }, { classes: 99 }])('refuses %j', (options) => {
    given(room)
      .when('p1', { type: 'set-data', board, data: { kind: 'set', name: 'blobs', ...options } })
      .refused('data-invalid', { samples: 1000, features: 64 });
  });

  it('shows any sample, and none that is not there', () => {
    const xor = logAfter({ type: 'set-data', board, data: { kind: 'set', name: 'xor' } });
    const shown = given(xor).when('p1', { type: 'show-sample', board, sample: 2 }).log();
    expect(stateOf(shown).boards[board]).toMatchObject({ input: [1, 0], target: [1] });
    given(xor).when('p1', { type: 'show-sample', board, sample: 4 }).refused('no-data');
  });

  it('a board without a point has no loss, and no training', () => {
    const points = logAfter({ type: 'set-data', board, data: { kind: 'points' } });
    expect(observe(stateOf(points).boards[board]!)).toMatchObject({ loss: null, accuracy: null, norms: [] });
    given(points).when('p1', { type: 'train', board }).refused('no-data');
    given(points)
      .when('p2', { type: 'add-point', board, point: [0.5, 1, 1] })
      .log();
  });

  it('takes at most 200 points', () => {
    const full = logAfter({
      type: 'set-points',
      board,
      points: Array.from({ length: 200 }, () => [0, 0, 1] as const),
    });
    given(full)
      .when('p2', { type: 'add-point', board, point: [0, 0, 0] })
      .refused('too-many-points', { limit: 200 });
  });
});

describe('a reset', () => {
  it('brings back what the board began with since its network, data or loss was chosen', () => {
    const xor: Command = { type: 'set-data', board, data: { kind: 'set', name: 'xor' } };
    const begun = boardAfter(xor);
    const moved = boardAfter(
      xor,
      { type: 'set-parameters', board, values: [['W1-0-0', 9]] },
      { type: 'show-sample', board, sample: 3 },
      { type: 'reset-board', board },
    );
    expect(moved).toEqual(begun);
  });
});

it('a loss curve keeps its first and its latest points, and no more than it should', () => {
  let curve: ReturnType<typeof extendCurve> = [];
  for (let step = 1; step <= 10_000; step++) curve = extendCurve(curve, [step, 1 / step]);
  expect(curve.length).toBeLessThanOrEqual(CURVE);
  expect(curve.length).toBeGreaterThan(CURVE / 2);
  expect(curve[0]).toEqual([1, 1]);
  expect(curve.at(-1)).toEqual([10_000, 1 / 10_000]);
  expect(curve.map(([step]) => step)).toEqual(curve.map(([step]) => step).toSorted((a, b) => a - b));
});

const units = fc.integer({ min: 1, max: 5 });
const layer = fc.record({ units, activation: fc.constantFrom(...activationNames) });
const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc
    .array(layer, { minLength: 1, maxLength: 4 })
    .chain((layers) =>
      fc
        .array(fc.option(fc.nat(4)), { minLength: layers.length, maxLength: layers.length })
        .map((from): Command => ({ type: 'set-network', board, network: { inputs: 2, layers }, from })),
    ),
  fc
    .constantFrom(...initializerNames)
    .map((initializer): Command => ({ type: 'initialize', board, initializer })),
  fc.constantFrom(...lossNames).map((loss): Command => ({ type: 'set-loss', board, loss })),
  fc
    .record({ name: fc.constantFrom(...datasetNames), seed: fc.nat(9) })
    .map(({ name, seed }): Command => ({ type: 'set-data', board, data: { kind: 'set', name, seed } })),
  fc.constantFrom<Command>(
    { type: 'set-data', board, data: { kind: 'sample' } },
    { type: 'set-data', board, data: { kind: 'points' } },
    { type: 'reset-board', board },
    { type: 'train', board, steps: 5 },
    { type: 'pause-training', board },
    { type: 'freeze' },
    { type: 'grant', grant: 'data' },
    { type: 'hold', board, parameter: 'W1-0-0' },
    { type: 'lock-parameters', board, parameters: ['b1-0'] },
  ),
  fc.nat(8).map((sample): Command => ({ type: 'show-sample', board, sample })),
  fc
    .double({ noNaN: true, min: -1e6, max: 1e6 })
    .map((value): Command => ({ type: 'set-parameters', board, values: [['W1-0-0', value]] })),
  fc
    .tuple(fc.double({ noNaN: true, min: -9, max: 9 }), fc.constantFrom(0 as const, 1 as const))
    .map(([x, label]): Command => ({ type: 'add-point', board, point: [x, -x, label] })),
);

it('whatever people do, a replica fed over JSON holds the same board, of a sound shape, that can be observed', () => {
  fc.assert(
    fc.property(fc.array(anyCommand, { maxLength: 14 }), (commands) => {
      let server = stateOf(room);
      let replica = stateOf(room);
      for (const command of commands) {
        const decision = rules.decide(server, command, { by: 'p1', at: AT });
        if (!decision.ok) continue;
        server = evolveAll(server, decision.events);
        replica = evolveAll(replica, JSON.parse(JSON.stringify(decision.events)) as Happened[]);
      }
      expect(JSON.stringify(replica)).toBe(JSON.stringify(server));
      const { network, parameters, input, target } = server.boards[board]!;
      expect(parameters).toHaveLength(parameterCount(network));
      expect([input.length, target.length]).toEqual([network.inputs, outputCount(network)]);
      const observation = observe(server.boards[board]!);
      expect(JSON.parse(JSON.stringify(observation))).toEqual(
        JSON.parse(JSON.stringify(observe(replica.boards[board]!))),
      );
      expect(JSON.stringify(observation.norms)).not.toContain('null');
    }),
    { numRuns: 400 },
  );
});
