import * as z from 'zod/mini';
import { locales } from '../locale.ts';
import type { Command } from '../workshop/features.ts';
import {
  type AnyCommand,
  type CommandDefinition,
  commandId,
  identifier,
} from '../workshop/kernel/definition.ts';
import type { Engine } from '../workshop/kernel/engine.ts';
import type { CommandId } from '../workshop/kernel/log.ts';
import { isKnown, type Rejection } from '../workshop/kernel/rejections.ts';
import { text } from '../workshop/kernel/schemas.ts';

/** A participant's token: 32 random bytes, base64url. */
export const token = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** A link's secret: random, drawn by whoever made the link; short where it is to be typed. */
const secret = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,64}$/));

/** Boards one connection may have open. */
export const OPEN_BOARDS = 8;

const hello = z.strictObject({
  protocol: z.int(),
  workshop: z.string().check(z.maxLength(64)),
  token: z.optional(token),
  name: z.optional(text),
  /** A link's secret, to come in by it under a new token, or to watch by it. */
  link: z.optional(secret),
  /** The token that `token` is to take the place of. */
  renews: z.optional(token),
  viewer: z.optional(z.literal(true)),
  /** The boards to have open; the one somebody lands on when left out. */
  open: z.optional(z.array(identifier).check(z.maxLength(OPEN_BOARDS))),
  /** An instructor who asks for it is sent a summary of every board. */
  summaries: z.optional(z.literal(true)),
  epoch: z.optional(z.string().check(z.maxLength(64))),
  lastVersion: z.optional(z.int().check(z.minimum(0))),
});

const wait = z.strictObject({
  /** The parameter that somebody would like next; null once they do not any more. */
  for: z.nullable(z.strictObject({ board: identifier, parameter: identifier })),
});

const share = z.number().check(z.minimum(0), z.maximum(1));

const point = z.strictObject({
  board: identifier,
  /** Where on its diagram, in shares of its width and its height; null once it points nowhere any more. */
  at: z.nullable(z.tuple([share, share])),
});

const recall = z.strictObject({
  board: identifier,
  /** The board as it was then; all that was changed on it when left out. */
  version: z.optional(z.int().check(z.minimum(1))),
});

const openWorkshop = z.strictObject({
  title: z.optional(text),
  /** The instructor's name. */
  name: z.optional(text),
  locale: z.optional(z.enum(locales)),
  passphrase: z.optional(text),
});

/** Asks to enter a workshop: resume by token, join with a new token and a name, or watch as a stage. */
export type Hello = z.output<typeof hello>;

/** Says which parameter, in somebody else's hand, this one would like next. */
export type WaitMessage = z.output<typeof wait>;

/** Says where on the diagram of a board an instructor points. */
export type PointMessage = z.output<typeof point>;
/** Asks, as an instructor, what a board was like at a version, or what was changed on it. */
export type Recall = z.output<typeof recall>;

/** A command with its id, as a client sends it. */
export type CommandMessage = Command & { readonly id: CommandId };

/** A command of any feature, as the machinery has it. */
export type AnyCommandMessage = AnyCommand & { readonly id: CommandId };

/** The body of `POST /api/workshops`. */
export type OpenWorkshop = z.output<typeof openWorkshop>;

export type Decoded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly rejection: Rejection };

export const decodeHello = (message: unknown): Decoded<Hello> => decode(hello, message);
export const decodeWait = (message: unknown): Decoded<WaitMessage> => decode(wait, message);
export const decodePoint = (message: unknown): Decoded<PointMessage> => decode(point, message);
export const decodeRecall = (message: unknown): Decoded<Recall> => decode(recall, message);
export const decodeOpenWorkshop = (body: unknown): Decoded<OpenWorkshop> => decode(openWorkshop, body);

/** The definition of the command that a message says it is, well-formed or not. */
export function definitionOf(
  { commands }: Pick<Engine, 'commands'>,
  message: unknown,
): CommandDefinition | undefined {
  const type =
    typeof message === 'object' && message !== null && 'type' in message ? message.type : undefined;
  return typeof type === 'string' ? commands.get(type) : undefined;
}

/** Decodes a command by the schema of its own definition. */
export function decodeCommand(rules: Pick<Engine, 'commands'>, message: unknown): Decoded<AnyCommandMessage> {
  const definition = definitionOf(rules, message);
  if (definition === undefined) return { ok: false, rejection: { code: 'malformed' } };
  return decode(definition.schema, message) as Decoded<AnyCommandMessage>;
}

/** The id of a message that did not decode, when it has a well-formed one. */
export function idOf(message: unknown): CommandId | null {
  const shape = z.looseObject({ id: commandId }).safeParse(message);
  return shape.success ? shape.data.id : null;
}

/** Every client → server message by its event name; `unknown` until it is decoded. */
export interface ClientMessages {
  hello: (message: unknown) => void;
  command: (message: unknown) => void;
  wait: (message: unknown) => void;
  point: (message: unknown) => void;
  recall: (message: unknown) => void;
}

function decode<T>(schema: z.ZodMiniType<T>, message: unknown): Decoded<T> {
  const result = schema.safeParse(message);
  if (result.success) return { ok: true, value: result.data };
  const code = result.error.issues.map(({ message }) => message).find(isKnown) ?? 'malformed';
  return { ok: false, rejection: { code } };
}
