import * as z from 'zod/mini';
import type { ActivationName } from '../../math/activations.ts';
import { dataLimits } from '../../math/datasets/dataset.ts';
import { type NetworkSpec, outputCount } from '../../math/shape.ts';
import { accept, because, refuse, unless } from '../kernel/decision.ts';
import { boardCommand, type Context } from '../kernel/definition.ts';
import { lastCounts } from '../kernel/likes.ts';
import type { Happened } from '../kernel/log.ts';
import { everyone, granted } from '../kernel/permissions.ts';
import type { Rejection } from '../kernel/rejections.ts';
import { data, identifier, point, vector } from '../kernel/schemas.ts';
import type { Board } from '../model/board.ts';
import { type DataChoice, dataOf, POINTS, type Point, shapeOf, taskOf } from '../model/data.ts';
import { roleOf } from '../model/people.ts';
import { authorsOf, authorsOfNext, pointsOf, shareOf } from '../model/points.ts';
import type { WorkshopState } from '../model/state.ts';
import { unsigned } from '../model/unsigned.ts';
import { reshaped } from '../network/reshaped.ts';
import { refuseValue } from '../parameters/rules.ts';
import { dataSet, inputSet, pointAdded, pointsAdded, pointsSet, pointsTaken, targetSet } from './events.ts';

const valueCodes = ['value-not-finite', 'value-out-of-range'];

export const setInput = boardCommand(
  'set-input',
  { input: vector },
  {
    permission: granted('data'),
    codes: ['wrong-shape', ...valueCodes],
    decide: ({ id, network }, { input }, context) =>
      unless(refuseVector(input, network.inputs), () =>
        accept(inputSet.of(context, { board: id, input: input.map(unsigned) })),
      ),
    pending: lastCounts,
  },
);

export const setTarget = boardCommand(
  'set-target',
  { target: vector },
  {
    permission: granted('data'),
    codes: ['wrong-shape', ...valueCodes],
    decide: ({ id, network }, { target }, context) =>
      unless(refuseVector(target, outputCount(network)), () =>
        accept(targetSet.of(context, { board: id, target: target.map(unsigned) })),
      ),
    pending: lastCounts,
  },
);

/** Other data; a network of another shape gets its inputs and outputs, and an output that fits the task. */
export const setData = boardCommand(
  'set-data',
  { data },
  {
    permission: granted('data'),
    cost: 20,
    codes: ['data-invalid'],
    decide(board, { data }, context) {
      if (!isMakeable(data)) return refuse('data-invalid', dataBounds);
      const events: Happened[] = [];
      const needed = shapeOf(data);
      const { network } = board;
      let { input, target } = board;
      if (
        needed !== undefined &&
        (needed.inputs !== network.inputs || needed.outputs !== outputCount(network))
      ) {
        const fitted = fitTo(network, needed, taskOf(data));
        const origin = network.layers.map((_, index) => index);
        events.push(reshaped(board, fitted, origin, context));
        input = zeros(needed.inputs);
        target = zeros(needed.outputs);
      }
      const first = dataOf({ ...board, data, input, target });
      if (first !== undefined) {
        input = Array.from(first.x.subarray(0, first.inputs), unsigned);
        target = Array.from(first.t.subarray(0, first.outputs), unsigned);
      }
      return accept(...events, dataSet.of(context, { board: board.id, data, input, target }));
    },
    pending: { ...lastCounts, first: true },
  },
);

/** Puts one sample of the data into the diagram. */
export const showSample = boardCommand(
  'show-sample',
  { sample: z.int().check(z.minimum(0)) },
  {
    permission: granted('data'),
    codes: ['no-data'],
    decide(board, { sample }, context) {
      const data = dataOf(board);
      if (data === undefined || sample >= data.samples) return refuse('no-data');
      const { inputs, outputs } = data;
      const input = Array.from(data.x.subarray(sample * inputs, (sample + 1) * inputs), unsigned);
      const target = Array.from(data.t.subarray(sample * outputs, (sample + 1) * outputs), unsigned);
      return accept(
        inputSet.of(context, { board: board.id, input }),
        targetSet.of(context, { board: board.id, target }),
      );
    },
    pending: lastCounts,
  },
);

export const setPoints = boardCommand(
  'set-points',
  { points: z.array(point).check(z.maxLength(POINTS)) },
  {
    permission: granted('data'),
    cost: 20,
    codes: ['too-many-points', 'too-many-points-of-yours', ...valueCodes],
    decide: (board, { points }, context) =>
      unless(refusePoints(points) ?? refuseGreed(board, points, context), () =>
        accept(pointsSet.of(context, { board: board.id, points: points.map(unsignedPoint) })),
      ),
    pending: lastCounts,
  },
);

export const addPoint = boardCommand(
  'add-point',
  { point },
  {
    permission: everyone,
    codes: ['too-many-points', 'too-many-points-of-yours', ...valueCodes],
    refuses: (board, _ask, { id, instructs, state }) =>
      board.points.length >= POINTS
        ? because('too-many-points', { limit: POINTS })
        : id === null || instructs
          ? undefined
          : beyondShare(state, pointsOf(board, id) + 1),
    decide: ({ id }, { point }, context) =>
      unless(refusePoints([point]), () =>
        accept(pointAdded.of(context, { board: id, point: unsignedPoint(point) })),
      ),
  },
);

/** Puts several points beside those that are there, which nobody loses. */
export const addPoints = boardCommand(
  'add-points',
  { points: z.array(point).check(z.minLength(1), z.maxLength(POINTS)) },
  {
    permission: granted('data'),
    cost: 20,
    codes: ['too-many-points', 'too-many-points-of-yours', ...valueCodes],
    decide: (board, { points }, context) =>
      unless(refusePoints(points) ?? refuseMore(board, points.length, context), () =>
        accept(pointsAdded.of(context, { board: board.id, points: points.map(unsignedPoint) })),
      ),
  },
);

/**
 * Takes points back: all of one's own, or the latest at one place. The instructors take anybody's, and all of
 * those `of` somebody.
 */
export const takePoints = boardCommand(
  'take-points',
  { point: z.exactOptional(point), of: z.exactOptional(identifier) },
  {
    permission: everyone,
    codes: ['unknown-point', 'not-allowed'],
    refuses: (_board, { of }, { id, instructs }) =>
      of === undefined || of === id || instructs ? undefined : because('not-allowed'),
    decide(board, { point: named, of }, context) {
      const anybodys = named !== undefined && roleOf(context.state, context.by) === 'instructor';
      const whose = of ?? (anybodys ? undefined : context.by);
      const authors = authorsOf(board);
      const wanted = named === undefined ? undefined : unsignedPoint(named).join();
      const indices = board.points.flatMap((one, index) =>
        (whose === undefined || authors[index] === whose) && (wanted ?? one.join()) === one.join()
          ? [index]
          : [],
      );
      if (named !== undefined && indices.length === 0) return refuse('unknown-point');
      const taken = named === undefined ? indices : indices.slice(-1);
      return accept(pointsTaken.of(context, { board: board.id, indices: taken }));
    },
  },
);

const dataBounds = { samples: dataLimits.samples, features: dataLimits.features };

/** More noise than this (standard deviations of the plane's own size) leaves nothing to learn. */
const MOST_NOISE = 10;

/** Whether a data set can be made as asked for; what is out of its bounds throws a RangeError. */
export function isMakeable(data: DataChoice): boolean {
  if (data.kind === 'set' && (data.noise ?? 0) > MOST_NOISE) return false;
  try {
    shapeOf(data);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const outputActivation = {
  binary: 'sigmoid',
  classes: 'softmax',
  regression: 'identity',
} as const satisfies Record<ReturnType<typeof taskOf>, ActivationName>;

function fitTo(
  network: NetworkSpec,
  { inputs, outputs }: { readonly inputs: number; readonly outputs: number },
  task: ReturnType<typeof taskOf>,
): NetworkSpec {
  const output = { units: outputs, activation: outputActivation[task] };
  return { inputs, layers: [...network.layers.slice(0, -1), output] };
}

const zeros = (length: number) => new Array<number>(length).fill(0);

function refuseVector(values: readonly number[], expected: number): Rejection | undefined {
  if (values.length !== expected) return because('wrong-shape', { expected, received: values.length });
  return refuseValue(values);
}

function unsignedPoint([x1, x2, label]: Point): Point {
  return [unsigned(x1), unsigned(x2), label];
}

/** A student who would have more of a board's points than their share, were these its points. */
function refuseGreed(board: Board, points: readonly Point[], { by, state }: Context): Rejection | undefined {
  if (by === null || roleOf(state, by) === 'instructor') return undefined;
  const own = authorsOfNext(board, points.map(unsignedPoint), by).filter((author) => author === by);
  return own.length <= pointsOf(board, by) ? undefined : beyondShare(state, own.length);
}

/** So many more points than a board takes, or a student may have. */
function refuseMore(board: Board, more: number, { by, state }: Context): Rejection | undefined {
  if (board.points.length + more > POINTS) return because('too-many-points', { limit: POINTS });
  if (by === null || roleOf(state, by) === 'instructor') return undefined;
  return beyondShare(state, pointsOf(board, by) + more);
}

function beyondShare(state: WorkshopState, own: number): Rejection | undefined {
  const limit = shareOf(state);
  return own > limit ? because('too-many-points-of-yours', { limit }) : undefined;
}

function refusePoints(points: readonly Point[]): Rejection | undefined {
  if (points.length > POINTS) return because('too-many-points', { limit: POINTS });
  return refuseValue(points.flat());
}
