import * as z from 'zod/mini';
import { exercise } from '../code/schemas.ts';
import { boardId, data, loss, network, numbers } from '../kernel/schemas.ts';
import { grants } from '../model/grants.ts';
import { asking, quantity, question, words } from '../predictions/schemas.ts';

// What logs hold of activities: decided once, and read back for ever.

const item = z.strictObject({ place: z.string(), says: words });
const start = z.strictObject({ network, loss, parameters: numbers, input: numbers, target: numbers, data });

/** What pages show of an activity. */
export const text = z.strictObject({
  section: z.string(),
  minutes: z.number(),
  title: words,
  goal: words,
  steps: z.array(
    z.strictObject({
      id: z.string(),
      title: words,
      says: z.array(words),
      hint: z.exactOptional(words),
      board: z.exactOptional(z.string()),
      asks: z.exactOptional(z.string()),
      tasks: z.exactOptional(z.array(z.string())),
    }),
  ),
  seen: z.array(words),
  words: z.array(z.string()),
  figures: z.record(z.string(), z.strictObject({ board: z.string(), reads: quantity, decimals: z.int() })),
  tasks: z.array(
    z.strictObject({
      id: z.string(),
      title: words,
      kind: z.enum(['network', 'pairs', 'numbers']),
      length: z.int(),
      start: z.exactOptional(start),
      items: z.exactOptional(z.array(item)),
      others: z.exactOptional(z.array(words)),
      asks: z.exactOptional(z.array(words)),
    }),
  ),
  questions: z.array(asking),
  goals: z.array(z.strictObject({ id: z.string(), says: words })),
  code: z.exactOptional(exercise),
});

const task = { id: z.string(), title: words };

/** The answers to all of it. */
export const key = z.strictObject({
  questions: z.array(question),
  tasks: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({ ...task, kind: z.literal('network'), start }),
      z.strictObject({
        ...task,
        kind: z.literal('pairs'),
        items: z.array(item),
        others: z.array(words),
        right: z.array(z.int()),
      }),
      z.strictObject({
        ...task,
        kind: z.literal('numbers'),
        board: z.string(),
        asks: z.array(words),
        right: z.array(quantity),
        tolerance: z.number(),
      }),
    ]),
  ),
});

export const placedBoard = z.strictObject({
  id: z.string(),
  board: boardId,
  title: words,
  grants: z.array(z.enum(grants)),
});

export const wrong = z.strictObject({ id: z.string(), says: words });
