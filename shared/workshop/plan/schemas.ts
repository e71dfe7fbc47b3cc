import * as z from 'zod/mini';
import { boardId, identifier, text } from '../kernel/schemas.ts';
import { askKinds } from '../model/ask.ts';
import { limits } from '../model/limits.ts';

const minutes = z.int().check(z.minimum(0), z.maximum(limits.plan.minutes));

/** One part of a plan, as somebody sends it. */
export const planned = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('activity'), activity: identifier, minutes }),
  z.strictObject({ kind: z.literal('board'), title: text, minutes }),
  z.strictObject({ kind: z.literal('ask'), ask: z.enum(askKinds), minutes }),
]);

const kept = { minutes: z.int(), spent: z.number(), board: z.exactOptional(boardId) };

/** The same in a log. */
export const item = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('activity'), activity: z.string(), ...kept }),
  z.strictObject({ kind: z.literal('board'), title: z.string(), ...kept }),
  z.strictObject({ kind: z.literal('ask'), ask: z.enum(askKinds), ...kept }),
]);
