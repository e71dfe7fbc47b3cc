import * as z from 'zod/mini';
import { numbers } from '../kernel/schemas.ts';
import { words } from '../predictions/schemas.ts';

// What logs hold of an exercise in code: decided once, and read back for ever.

const test = z.strictObject({
  id: z.string(),
  says: words,
  calls: z.string(),
  passes: z.array(z.union([numbers, z.array(numbers)])),
  gives: z.number(),
  slips: z.array(z.strictObject({ slip: z.string(), leads: z.number() })),
});

export const exercise = z.strictObject({
  file: z.string(),
  start: words,
  functions: z.array(z.string()),
  visible: z.array(test),
  hidden: z.array(test),
  tolerance: z.number(),
  slips: z.array(z.strictObject({ id: z.string(), says: words })),
  tries: z.array(z.strictObject({ task: z.string(), tests: z.array(z.string()) })),
});
