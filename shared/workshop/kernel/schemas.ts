import * as z from 'zod/mini';
import { locales } from '../../locale.ts';
import { activationNames } from '../../math/activations.ts';
import { datasetNames } from '../../math/datasets.ts';
import { initializerNames } from '../../math/initializers.ts';
import { lossNames } from '../../math/losses.ts';
import { optimizerNames } from '../../math/optimizers.ts';
import { limits } from '../model/limits.ts';
import { trainingLimits } from '../model/training.ts';
import { identifier } from './definition.ts';
import type { RejectionCode } from './rejections.ts';

export { identifier };

/** A schema's own error names the rejection; any other failure is `malformed`. */
const coded = (code: RejectionCode) => ({ error: code });

// What clients send: bounded here, judged by the rules of each feature.

/** A line as somebody typed it. */
export const text = z.string().check(z.maxLength(400));
export const number = z.number(coded('value-not-finite'));
export const vector = z.array(number).check(z.minLength(1), z.maxLength(4096));
export const parameters = z.array(identifier).check(z.minLength(1), z.maxLength(limits.valuesPerCommand));
export const settings = z
  .array(z.tuple([identifier, number]))
  .check(z.minLength(1), z.maxLength(limits.valuesPerCommand));
export const people = z.array(identifier).check(z.maxLength(limits.participants));
export const loss = z.enum(lossNames);
export const initializer = z.enum(initializerNames);
export const locale = z.enum(locales);
/** From the least number to the most. */
export const range = z.tuple([number, number]);
export const point = z.tuple([number, number, z.union([z.literal(0), z.literal(1)])]);

const layer = z.strictObject({
  units: z.int(),
  activation: z.enum(activationNames),
  alpha: z.exactOptional(number.check(z.minimum(0), z.maximum(10))),
});

export const network = z.strictObject({ inputs: z.int(), layers: z.array(layer).check(z.maxLength(64)) });

export const data = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sample') }),
  z.strictObject({ kind: z.literal('points') }),
  z.strictObject({
    kind: z.literal('set'),
    name: z.enum(datasetNames),
    samples: z.exactOptional(z.int()),
    noise: z.exactOptional(number),
    classes: z.exactOptional(z.int()),
    seed: z.exactOptional(z.int()),
  }),
]);

type Bounds = keyof typeof trainingLimits;

/** The bounds of a training setting, as checks. */
export const within = (name: Bounds) =>
  [z.minimum(trainingLimits[name].least), z.maximum(trainingLimits[name].most)] as const;

const trainingFields = {
  optimizer: z.enum(optimizerNames),
  learningRate: number.check(...within('learningRate')),
  batchSize: z.int().check(...within('batchSize')),
  l1: number.check(...within('penalty')),
  l2: number.check(...within('penalty')),
  speed: number.check(...within('speed')),
};

/** How a board is trained: any of it. */
export const someTrainingSettings = z.strictObject({
  optimizer: z.exactOptional(trainingFields.optimizer),
  learningRate: z.exactOptional(trainingFields.learningRate),
  batchSize: z.exactOptional(trainingFields.batchSize),
  l1: z.exactOptional(trainingFields.l1),
  l2: z.exactOptional(trainingFields.l2),
  speed: z.exactOptional(trainingFields.speed),
});

// What logs hold: decided once, and read back for ever.

export const participantId = z.string();
export const boardId = z.string();
export const parameterKey = z.string();
/** Any finite numbers. */
export const numbers = z.array(z.number());
export const keys = z.array(parameterKey);
export const assignments = z.array(z.tuple([parameterKey, z.number()]));

export const participant = z.strictObject({
  id: participantId,
  name: z.string(),
  colour: z.int(),
  role: z.enum(['instructor', 'student']),
  status: z.enum(['waiting', 'refused', 'present', 'lapsed', 'left', 'removed', 'barred']),
});

export const trainingSettings = z.strictObject(trainingFields);

export const blowup = z.strictObject({
  first: z.discriminatedUnion('what', [
    z.strictObject({ what: z.literal('parameter'), key: parameterKey }),
    z.strictObject({ what: z.literal('unit'), layer: z.int(), unit: z.int() }),
    z.strictObject({ what: z.literal('loss') }),
    z.strictObject({ what: z.literal('gradient'), key: parameterKey }),
  ]),
  step: z.int(),
  learningRate: z.number(),
});

const startFields = {
  network,
  loss,
  parameters: numbers,
  input: numbers,
  target: numbers,
  data,
};

/** Everything on a board but its hands. */
export const content = z.strictObject({
  ...startFields,
  locks: keys,
  range: z.exactOptional(range),
  points: z.array(point),
  pointsBy: z.exactOptional(z.array(z.nullable(participantId))),
  training: z.strictObject({
    settings: trainingSettings,
    running: z.boolean(),
    until: z.nullable(z.number()),
    steps: z.int(),
    epochs: z.number(),
    curve: z.array(z.tuple([z.number(), z.number()])),
    blowup: z.nullable(blowup),
  }),
  start: z.strictObject(startFields),
});

export const access = {
  members: z.array(participantId),
  see: z.enum(['everyone', 'members']),
  move: z.enum(['everyone', 'members', 'nobody']),
};
