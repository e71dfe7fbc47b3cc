import type { BoardView } from '#client/stores/board-view.ts';
import type { ActivationName } from '#shared/math/activations.ts';
import { lossFor } from '#shared/math/losses.ts';
import { backpropagate } from '#shared/math/network.ts';
import type { ParameterKey } from '#shared/math/parameter-key.ts';
import { indexOfKey, keysOf } from '#shared/math/parameter-key.ts';
import type { NetworkSpec } from '#shared/math/shape.ts';
import { parameterCount } from '#shared/math/shape.ts';
import { createWorkspace } from '#shared/math/workspace.ts';
import { type Board, boardOf, freshContent, openAccess, type Start } from '#shared/workshop/model/board.ts';
import { dataOf, type Point } from '#shared/workshop/model/data.ts';
import { observe } from '#shared/workshop/model/observation.ts';
import type { Participant } from '#shared/workshop/model/participant.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import {
  type CurvePoint,
  defaultTraining,
  extendCurve,
  freshTraining,
} from '#shared/workshop/model/training.ts';
import type { Edit, History } from '#shared/workshop/projections/history.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { rules } from '#shared/workshop/rules.ts';

const koreanNames = ['김서연', '박지호', '이하은', '정민준', '최수아', '남궁도윤', '유진', '강태오'];
const englishNames = ['Seoyeon', 'Jiho', 'Haeun', 'Minjun', 'Sua', 'Alexandria Montgomery', 'Yujin', 'Taeo'];

/** The class board as it starts. */
function newBoard(start: Start): Board {
  return boardOf(FIRST_BOARD, freshContent(start, defaultTraining));
}

/** Eight people, one of each colour; you are the first. */
export function people(locale: 'ko' | 'en' = 'ko'): Record<string, Participant> {
  const names = locale === 'ko' ? koreanNames : englishNames;
  return Object.fromEntries(
    names.map((name, colour) => [
      `p${colour + 1}`,
      { id: `p${colour + 1}`, name, colour, role: 'student', status: 'present' },
    ]),
  );
}

/** The lecture's three-layer network with its single sample. */
export function lectureBoard(): Board {
  return newBoard({
    data: { kind: 'sample' },
    network: {
      inputs: 2,
      layers: [
        { units: 3, activation: 'sigmoid' },
        { units: 2, activation: 'sigmoid' },
        { units: 2, activation: 'identity' },
      ],
    },
    loss: 'mse',
    parameters: [
      [0.1, 0.3, 0.5, 0.2, 0.4, 0.6],
      [0.1, 0.2, 0.3],
      [0.1, 0.4, 0.2, 0.5, 0.3, 0.6],
      [0.1, 0.2],
      [0.1, 0.3, 0.2, 0.4],
      [0.1, 0.2],
    ].flat(),
    input: [1, 0.5],
    target: [0, 1],
  });
}

/** A board of any shape with made-up numbers between −1 and 1. */
export function madeUpBoard(units: readonly number[]): Board {
  const [inputs = 1, ...rest] = units;
  const network: NetworkSpec = {
    inputs,
    layers: rest.map((count, index) => ({
      units: count,
      activation: index === rest.length - 1 ? 'identity' : 'sigmoid',
    })),
  };
  const wave = (k: number): number => Number(Math.sin(k * 12.9898).toFixed(2));
  return newBoard({
    data: { kind: 'sample' },
    network,
    loss: 'mse',
    parameters: Array.from({ length: parameterCount(network) }, (_, k) => wave(k + 1)),
    input: Array.from({ length: inputs }, (_, k) => wave(k + 7)),
    target: Array.from({ length: rest.at(-1) ?? 1 }, (_, k) => (k === 1 ? 1 : 0)),
  });
}

/** A network of the class after some training, on a data set or the class's own points. */
function trainedBoard(start: Omit<Start, 'input' | 'target'>, steps: number, learningRate = 2): Board {
  const data = dataOf({ data: start.data, points: ownPoints, input: [], target: [] })!;
  const board = newBoard({
    ...start,
    input: Array.from(data.x.subarray(0, data.inputs)),
    target: Array.from(data.t.subarray(0, data.outputs)),
  });
  const parameters = Float64Array.from(start.parameters);
  const workspace = createWorkspace(start.network, data.samples);
  const gradient = new Float64Array(parameters.length);
  const form = lossFor(start.network, start.loss);
  let curve: readonly CurvePoint[] = [];
  for (let step = 0; step <= steps; step++) {
    const loss = backpropagate(workspace, parameters, form, data.x, data.t, gradient);
    if (step % 10 === 0) curve = extendCurve(curve, [step, loss]);
    for (let k = 0; k < parameters.length; k++) parameters[k]! -= learningRate * gradient[k]!;
  }
  return {
    ...board,
    points: ownPoints,
    parameters: Array.from(parameters),
    training: { ...board.training, running: true, steps, epochs: steps, curve },
  };
}

const ownPoints: readonly Point[] = [
  [-0.8, 0.6, 1],
  [-0.4, 0.9, 1],
  [0.1, 0.35, 1],
  [0.7, 0.8, 0],
  [0.9, -0.2, 0],
  [0.2, -0.7, 0],
  [-0.6, -0.5, 0],
];

/** Numbers to begin with that are the same every time. */
function scattered(network: NetworkSpec, size = 1): number[] {
  return Array.from({ length: parameterCount(network) }, (_, k) => size * Math.sin((k + 1) * 12.9898));
}

function shapeOf(
  inputs: number,
  units: readonly number[],
  hidden: ActivationName,
  output: ActivationName,
): NetworkSpec {
  return {
    inputs,
    layers: units.map((count, index) => ({
      units: count,
      activation: index === units.length - 1 ? output : hidden,
    })),
  };
}

const small = shapeOf(2, [4, 1], 'tanh', 'sigmoid');

/** XOR on 2-4-1, learnt. */
export function xorBoard(steps = 600): Board {
  return trainedBoard(
    {
      network: small,
      loss: 'binary-cross-entropy',
      parameters: scattered(small),
      data: { kind: 'set', name: 'xor' },
    },
    steps,
  );
}

/** The class's own points on 2-4-1. */
export function pointsBoard(steps = 120): Board {
  return trainedBoard(
    { network: small, loss: 'binary-cross-entropy', parameters: scattered(small), data: { kind: 'points' } },
    steps,
  );
}

/** A spiral on 2-8-8-8-1. */
export function spiralBoard(hidden: ActivationName = 'tanh', steps = 400): Board {
  const network = shapeOf(2, [8, 8, 8, 1], hidden, 'sigmoid');
  return trainedBoard(
    {
      network,
      loss: 'binary-cross-entropy',
      parameters: scattered(network, 0.7),
      data: { kind: 'set', name: 'spiral' },
    },
    steps,
    0.5,
  );
}

/** Blobs of several classes on 2-8-n with softmax. */
export function blobsBoard(classes = 4): Board {
  const network = shapeOf(2, [8, classes], 'tanh', 'softmax');
  return trainedBoard(
    {
      network,
      loss: 'cross-entropy',
      parameters: scattered(network),
      data: { kind: 'set', name: 'blobs', classes },
    },
    300,
    0.5,
  );
}

/** A curve on 1-8-1. */
export function curveBoard(): Board {
  const network = shapeOf(1, [8, 1], 'tanh', 'identity');
  return trainedBoard(
    { network, loss: 'mse', parameters: scattered(network), data: { kind: 'set', name: 'curve' } },
    900,
    0.1,
  );
}

/** 64-64-10 with softmax, training on its one sample. */
export function denseBoard(): Board {
  const network = shapeOf(64, [64, 10], 'relu', 'softmax');
  const board = newBoard({
    network,
    loss: 'cross-entropy',
    data: { kind: 'sample' },
    parameters: scattered(network, 0.2),
    input: Array.from({ length: 64 }, (_, k) => Math.round(8 + 8 * Math.sin(k)) / 16),
    target: Array.from({ length: 10 }, (_, k) => (k === 2 ? 1 : 0)),
  });
  return { ...board, training: { ...board.training, running: true, steps: 40, epochs: 40 } };
}

/** A board with some parameters set. */
export function withValues(board: Board, values: Readonly<Record<ParameterKey, number>>): Board {
  const parameters = [...board.parameters];
  for (const [key, value] of Object.entries(values)) {
    const index = indexOfKey(board.network, key);
    if (index !== undefined) parameters[index] = value;
  }
  return { ...board, parameters };
}

/** A board on which these people hold these parameters. */
export function withHolds(board: Board, holds: Readonly<Record<ParameterKey, string>>): Board {
  return {
    ...board,
    holds: Object.fromEntries(Object.entries(holds).map(([key, by]) => [key, { by, touchedAt: 0 }])),
  };
}

/** A class's way down to `last`, thirteen edits of several people. */
export function descent(board: Board, last: number | null): History {
  const losses = [
    0.598,
    0.482,
    0.46,
    0.43,
    0.394,
    0.22,
    0.212,
    0.17,
    0.166,
    0.145,
    0.131,
    0.1269,
    0.1268,
    last,
  ];
  const keys = keysOf(board.network);
  return losses.map((loss, index): Edit => {
    const parameter = index === 13 ? 'b3-1' : index === 12 ? 'W2-1-1' : keys[(index * 5) % keys.length]!;
    const by = index === 13 ? 'p3' : index === 12 ? 'p2' : `p${((index * 3) % 8) + 1}`;
    return {
      first: index + 1,
      version: index + 1,
      at: index * 5_000,
      kind: index === 0 ? 'opened' : index === 5 ? 'reset' : 'parameters',
      by,
      moves: index === 0 || index === 5 ? [] : [{ by, parameter, from: 0.31, to: index === 13 ? 0.2 : 0.5 }],
      more: 0,
      before: losses[index - 1] ?? null,
      loss,
    };
  });
}

/** A view of a board, live and yours to move unless `changes` say otherwise. */
export function viewOf(board: Board = lectureBoard(), changes: Partial<BoardView> = {}): BoardView {
  const observation = observe(board);
  const view = {
    board,
    listing: { id: board.id, title: null, status: 'open', ...openAccess } as const,
    observation,
    preview: false,
    pending: new Set<ParameterKey>(),
    history: descent(board, observation.loss),
    participants: people(),
    you: 'p1',
    role: 'student' as const,
    editable: true,
    frozen: false,
    offline: false,
    selected: null,
    ...changes,
  };
  return { refusal: refusalOf(view), ...view };
}

/** What the rules say of a workshop that such a view is of. */
function refusalOf(view: Omit<BoardView, 'refusal'>): BoardView['refusal'] {
  const { board, listing, you, role } = view;
  const self = you === null ? undefined : view.participants[you];
  const participants =
    self === undefined || role === 'viewer' || role === 'outside'
      ? view.participants
      : { ...view.participants, [self.id]: { ...self, role } };
  const state: WorkshopState = {
    version: 1,
    epoch: 'gallery',
    title: '',
    locale: 'ko',
    status: 'open',
    frozen: view.frozen || !view.editable,
    locked: false,
    grants: view.grants ?? [],
    participants,
    listings: { [board.id]: listing },
    boards: { [board.id]: board },
    links: {},
    parts: {},
  };
  return (ask) => rules.refusal(state, role === 'viewer' ? null : you, { ...ask, board: board.id });
}

const held = (): Board => withHolds(lectureBoard(), { 'W1-0-1': 'p1', 'W2-0-0': 'p2', 'b3-1': 'p3' });

function withParameters(board: Board, change: (value: number, index: number) => number): Board {
  return { ...board, parameters: board.parameters.map(change) };
}

/** Every state of the panels worth looking at, by name. */
export const states = {
  mine: () => viewOf(held(), { selected: 'W1-0-1' }),
  idle: () => viewOf(lectureBoard(), { history: descent(lectureBoard(), null).slice(0, 1) }),
  bias: () => viewOf(withHolds(lectureBoard(), { 'b1-1': 'p1', 'W3-0-1': 'p6' }), { selected: 'b1-1' }),
  theirs: () => viewOf(held(), { selected: 'W2-0-0' }),
  take: () => viewOf(held(), { selected: 'W2-0-0', role: 'instructor' }),
  crowd: () =>
    viewOf(
      withHolds(lectureBoard(), {
        'W1-0-1': 'p1',
        'W1-1-0': 'p2',
        'W1-0-2': 'p3',
        'W1-1-2': 'p4',
        'W2-0-1': 'p5',
        'W2-2-0': 'p6',
        'b1-2': 'p7',
        'b3-0': 'p8',
        'W3-0-1': 'p7',
        'W3-1-0': 'p8',
      }),
      { selected: 'W1-0-1' },
    ),
  signs: () =>
    viewOf(
      withValues(withHolds(lectureBoard(), { 'W1-0-0': 'p1' }), {
        'W1-0-0': -1.35,
        'W1-1-1': -0.4,
        'W1-0-2': 0,
        'W2-1-0': -0.9,
        'W2-2-1': 0,
        'b2-1': -0.6,
        'b1-0': 0,
        'W3-1-0': -0.25,
        'W3-0-1': 1.2,
      }),
      { selected: 'W1-0-0', role: 'instructor' },
    ),
  frozen: () => viewOf(held(), { selected: 'W1-0-1', frozen: true, editable: false }),
  offline: () => {
    const board = withValues(held(), { 'W1-0-1': 0.34 });
    return viewOf(board, {
      selected: 'W1-0-1',
      offline: true,
      preview: true,
      pending: new Set(['W1-0-1']),
      history: descent(board, 0.0963),
    });
  },
  diverged: () => {
    const board = withValues(held(), { 'W3-0-0': 1e6, 'W3-1-1': -1e6 });
    const observation = observe(board);
    return viewOf(board, {
      selected: 'W1-0-1',
      observation: { ...observation, loss: null },
      history: descent(board, null),
    });
  },
  huge: () => viewOf(withValues(held(), { 'W3-0-0': 25_000, 'W1-0-1': 2.305 }), { selected: 'W1-0-1' }),
  deep: () =>
    viewOf(withHolds(madeUpBoard([8, 8, 8, 8, 8, 8, 8]), { 'W2-3-4': 'p1', 'W4-1-6': 'p2', 'b5-2': 'p3' }), {
      selected: 'W2-3-4',
    }),
  ten: () =>
    viewOf(withHolds(madeUpBoard([2, 10, 10, 10, 10, 10, 10]), { 'W2-3-4': 'p1', 'W4-1-6': 'p2' }), {
      selected: 'W2-3-4',
    }),
  trained: () =>
    viewOf(
      withParameters(withHolds(lectureBoard(), { 'W1-0-1': 'p1' }), (value, index) =>
        Number((Math.sin(index * 2.4) * 4 + value).toFixed(2)),
      ),
      { selected: 'W1-0-1' },
    ),
  wide: () => viewOf(withHolds(madeUpBoard([2, 16, 16, 2]), { 'W2-3-4': 'p1' }), { selected: 'W2-3-4' }),
  vast: () =>
    viewOf(withHolds(madeUpBoard([64, 64, 64, 64, 64, 64, 64]), { 'W2-3-4': 'p1' }), { selected: 'W2-3-4' }),
  single: () => viewOf(withHolds(madeUpBoard([2, 1]), { 'W1-1-0': 'p1' }), { selected: 'W1-1-0' }),
  xor: () => viewOf(xorBoard(), { grants: ['data'] }),
  points: () => viewOf(pointsBoard()),
  noPoints: () => viewOf({ ...pointsBoard(0), points: [], training: freshTraining() }),
  spiral: () => viewOf(spiralBoard()),
  vanishing: () => viewOf(withParameters(spiralBoard('sigmoid', 0), (value) => value * 0.02)),
  blobs: () => viewOf(blobsBoard(), { role: 'instructor' }),
  tenBlobs: () => viewOf(blobsBoard(10)),
  curve: () => viewOf(curveBoard(), { role: 'instructor' }),
  dense: () => viewOf(denseBoard()),
  locked: () =>
    viewOf({ ...held(), locks: ['W1-0-0', 'W1-1-1', 'b1-0', 'W3-0-0', 'b3-0'] }, { selected: 'W1-1-1' }),
  lockedYours: () =>
    viewOf(
      { ...lectureBoard(), locks: ['W1-0-0', 'W1-1-1', 'b1-0'] },
      { selected: 'W1-1-1', role: 'instructor' },
    ),
  blownUp: () => {
    const board = xorBoard();
    const first = { what: 'parameter', key: 'W1-0-1', value: 4e6 } as const;
    const training = { ...board.training, running: false, blowup: { first, step: 137, learningRate: 40 } };
    return viewOf({ ...board, training });
  },
  edits: () => {
    const board = xorBoard();
    const kinds = ['opened', 'network', 'initialized', 'loss', 'data', 'parameters', 'trained'] as const;
    const history = kinds.map((kind, index): Edit => {
      const by = kind === 'trained' ? null : `p${index + 1}`;
      const moves = kind === 'parameters' ? [{ by, parameter: 'W1-0-1', from: 0.31, to: 0.5 }] : [];
      const loss = 0.7 - 0.08 * index;
      return {
        first: index,
        version: index,
        at: index * 9_000,
        kind,
        by,
        moves,
        more: 0,
        before: index === 0 ? null : loss + 0.08,
        loss,
      };
    });
    return viewOf(board, { history, observation: { ...observe(board), loss: 0.22 } });
  },
  stageXor: () => viewOf(xorBoard(), { you: null, role: 'viewer', editable: false }),
  stage: () => viewOf(held(), { you: null, role: 'viewer', editable: false }),
} as const satisfies Record<string, () => BoardView>;

export type StateName = keyof typeof states;
