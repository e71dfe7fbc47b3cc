import * as z from 'zod/mini';
import { locales } from '../locale.ts';
import { activationNames } from '../math/activations.ts';
import { datasetNames } from '../math/datasets.ts';
import { initializerNames } from '../math/initializers.ts';
import { lossNames } from '../math/losses.ts';
import { optimizerNames } from '../math/optimizers.ts';
import type { Command } from '../workshop/commands.ts';
import { POINTS } from '../workshop/data.ts';
import { grants } from '../workshop/grants.ts';
import { limits } from '../workshop/limits.ts';
import type { CommandId } from '../workshop/log.ts';
import { type Rejection, type RejectionCode, rejections } from '../workshop/rejections.ts';
import { trainingLimits } from '../workshop/training.ts';

/** A schema's own error names the rejection; any other failure is `malformed`. */
const because = (code: RejectionCode) => ({ error: code });

const text = z.string().check(z.maxLength(400));
const name = text;
const identifier = z.string().check(z.maxLength(32));
const number = z.number(because('value-not-finite'));
const vector = z.array(number).check(z.minLength(1), z.maxLength(4096));

export const commandId = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,32}:[1-9]\d{0,8}$/));

/** A participant's token: 32 random bytes, base64url. */
export const token = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

const board = { id: commandId, board: identifier };
const plain = <const Type extends Command['type']>(type: Type) =>
  z.strictObject({ id: commandId, type: z.literal(type) });

const layer = z.strictObject({
  units: z.int(),
  activation: z.enum(activationNames),
  alpha: z.exactOptional(number.check(z.minimum(0), z.maximum(10))),
});
const network = z.strictObject({ inputs: z.int(), layers: z.array(layer).check(z.maxLength(64)) });
const data = z.discriminatedUnion('kind', [
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
const point = z.tuple([number, number, z.union([z.literal(0), z.literal(1)])]);
const keys = z.array(identifier).check(z.minLength(1), z.maxLength(limits.valuesPerCommand));

type Bounds = 'learningRate' | 'batchSize' | 'penalty' | 'speed' | 'steps';
const within = (name: Bounds) =>
  [z.minimum(trainingLimits[name].least), z.maximum(trainingLimits[name].most)] as const;

const settings = z.strictObject({
  optimizer: z.exactOptional(z.enum(optimizerNames)),
  learningRate: z.exactOptional(number.check(...within('learningRate'))),
  batchSize: z.exactOptional(z.int().check(...within('batchSize'))),
  l1: z.exactOptional(number.check(...within('penalty'))),
  l2: z.exactOptional(number.check(...within('penalty'))),
  speed: z.exactOptional(number.check(...within('speed'))),
});

const command = z.discriminatedUnion('type', [
  plain('leave'),
  z.strictObject({ id: commandId, type: z.literal('rename'), participant: identifier, name }),
  z.strictObject({
    ...board,
    type: z.literal('set-parameters'),
    values: z
      .array(z.tuple([identifier, number]))
      .check(z.minLength(1), z.maxLength(limits.valuesPerCommand)),
  }),
  z.strictObject({ ...board, type: z.literal('set-input'), input: vector }),
  z.strictObject({ ...board, type: z.literal('set-target'), target: vector }),
  z.strictObject({ ...board, type: z.literal('hold'), parameter: identifier }),
  z.strictObject({ ...board, type: z.literal('release'), parameter: identifier }),
  z.strictObject({ ...board, type: z.literal('reset-board') }),
  z.strictObject({
    ...board,
    type: z.literal('set-network'),
    network,
    from: z.array(z.nullable(z.int().check(z.minimum(0), z.maximum(63)))).check(z.maxLength(64)),
  }),
  z.strictObject({ ...board, type: z.literal('initialize'), initializer: z.enum(initializerNames) }),
  z.strictObject({ ...board, type: z.literal('set-loss'), loss: z.enum(lossNames) }),
  z.strictObject({ ...board, type: z.literal('set-data'), data }),
  z.strictObject({ ...board, type: z.literal('show-sample'), sample: z.int().check(z.minimum(0)) }),
  z.strictObject({
    ...board,
    type: z.literal('set-points'),
    points: z.array(point).check(z.maxLength(POINTS)),
  }),
  z.strictObject({ ...board, type: z.literal('add-point'), point }),
  z.strictObject({ ...board, type: z.literal('lock-parameters'), parameters: keys }),
  z.strictObject({ ...board, type: z.literal('unlock-parameters'), parameters: keys }),
  z.strictObject({ ...board, type: z.literal('configure-training'), settings }),
  z.strictObject({
    ...board,
    type: z.literal('train'),
    steps: z.exactOptional(z.int().check(...within('steps'))),
  }),
  z.strictObject({ ...board, type: z.literal('pause-training') }),
  z.strictObject({ id: commandId, type: z.literal('grant'), grant: z.enum(grants) }),
  z.strictObject({ id: commandId, type: z.literal('revoke'), grant: z.enum(grants) }),
  plain('freeze'),
  plain('unfreeze'),
  plain('lock-room'),
  plain('unlock-room'),
  z.strictObject({ id: commandId, type: z.literal('remove'), participant: identifier }),
  z.strictObject({ id: commandId, type: z.literal('hand-over'), to: identifier }),
  plain('end'),
]);

const hello = z.strictObject({
  protocol: z.int(),
  workshop: z.string().check(z.maxLength(64)),
  token: z.optional(token),
  name: z.optional(name),
  viewer: z.optional(z.literal(true)),
  epoch: z.optional(z.string().check(z.maxLength(64))),
  lastVersion: z.optional(z.int().check(z.minimum(0))),
});

const openWorkshop = z.strictObject({
  title: z.optional(text),
  locale: z.optional(z.enum(locales)),
  passphrase: z.optional(text),
});

/** Asks to enter a workshop: resume by token, join with a new token and a name, or watch as a stage. */
export type Hello = z.output<typeof hello>;

/** A command with its id, as a client sends it. */
export type CommandMessage = Command & { readonly id: CommandId };

/** The body of `POST /api/workshops`. */
export type OpenWorkshop = z.output<typeof openWorkshop>;

export type Decoded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly rejection: Rejection };

export const decodeHello = (message: unknown): Decoded<Hello> => decode(hello, message);
export const decodeCommand = (message: unknown): Decoded<CommandMessage> => decode(command, message);
export const decodeOpenWorkshop = (body: unknown): Decoded<OpenWorkshop> => decode(openWorkshop, body);

/** The id of a message that did not decode, when it has a well-formed one. */
export function idOf(message: unknown): CommandId | null {
  const shape = z.object({ id: commandId }).safeParse(message);
  return shape.success ? shape.data.id : null;
}

function decode<T>(schema: z.ZodMiniType<T>, message: unknown): Decoded<T> {
  const result = schema.safeParse(message);
  if (result.success) return { ok: true, value: result.data };
  const named = result.error.issues.find(({ message }) => Object.hasOwn(rejections, message));
  return { ok: false, rejection: { code: (named?.message as RejectionCode | undefined) ?? 'malformed' } };
}

/** Every client → server message by its event name; `unknown` until it is decoded. */
export interface ClientMessages {
  hello: (message: unknown) => void;
  command: (message: unknown) => void;
}
