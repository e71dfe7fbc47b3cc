import * as z from 'zod/mini';
import { activationNames } from '../../math/activations.ts';
import { assignments, data, loss, network, numbers, parameterKey } from '../kernel/schemas.ts';

// What logs hold of questions: decided once, and read back for ever.

export const words = z.strictObject({ en: z.string(), ko: z.string() });

const layers = z.array(z.int());

const measured = {
  variant: z.exactOptional(
    z.strictObject({
      skip: z.exactOptional(layers),
      unbiased: z.exactOptional(layers),
      transposed: z.exactOptional(layers),
      activation: z.exactOptional(z.array(z.tuple([z.int(), z.enum(activationNames)]))),
    }),
  ),
  when: z.exactOptional(z.enum(['before', 'after'])),
};

const reading = z.discriminatedUnion('what', [
  z.strictObject({ what: z.enum(['a', 'z']), layer: z.int(), unit: z.int(), ...measured }),
  z.strictObject({ what: z.enum(['input', 'output', 'target']), unit: z.int(), ...measured }),
  z.strictObject({ what: z.literal('loss'), loss: z.exactOptional(loss), ...measured }),
  z.strictObject({ what: z.literal('accuracy'), ...measured }),
  z.strictObject({ what: z.literal('gradient'), key: parameterKey, ...measured }),
  z.strictObject({ what: z.literal('norm'), layer: z.int(), ...measured }),
  z.strictObject({ what: z.literal('parameter'), key: parameterKey, ...measured }),
  z.strictObject({
    what: z.literal('count'),
    of: z.enum(['weights', 'biases', 'parameters', 'units', 'neurons']),
    layer: z.exactOptional(z.int()),
    ...measured,
  }),
  z.strictObject({ what: z.literal('value'), value: z.number(), ...measured }),
]);

export const quantity = z.union([
  reading,
  z.strictObject({ what: z.literal('sum'), of: z.array(z.tuple([z.number(), reading])) }),
]);

const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set'), values: assignments }),
  z.strictObject({ kind: z.literal('nudge'), by: assignments }),
  z.strictObject({ kind: z.literal('descend'), learningRate: z.exactOptional(z.number()) }),
  z.strictObject({ kind: z.literal('sample'), input: numbers, target: numbers }),
  z.strictObject({ kind: z.literal('network'), network, parameters: numbers }),
  z.strictObject({ kind: z.literal('loss'), loss }),
  z.strictObject({ kind: z.literal('data'), data }),
]);

const number = z.strictObject({
  kind: z.literal('number'),
  tolerance: z.number(),
  least: z.number(),
  most: z.number(),
  step: z.number(),
  decimals: z.int(),
});

/** A question with its answers. */
export const question = z.strictObject({
  id: z.string(),
  board: z.string(),
  asks: words,
  answer: z.discriminatedUnion('kind', [
    number,
    z.strictObject({ kind: z.literal('direction'), still: z.number() }),
    z.strictObject({
      kind: z.literal('choice'),
      choices: z.array(z.strictObject({ says: words, least: z.number(), most: z.number() })),
    }),
  ]),
  change: z.nullable(change),
  reads: quantity,
  right: words,
  slips: z.array(
    z.strictObject({ kind: z.string(), leads: z.union([quantity, z.number()]), name: words, says: words }),
  ),
  shows: words,
});

/** As much of a question as gives no answer away. */
export const asking = z.strictObject({
  id: z.string(),
  board: z.nullable(z.string()),
  asks: words,
  answer: z.discriminatedUnion('kind', [
    number,
    z.strictObject({ kind: z.literal('direction') }),
    z.strictObject({ kind: z.literal('choice'), choices: z.array(words) }),
    z.strictObject({ kind: z.literal('line'), choices: z.array(words) }),
  ]),
});

/** The same as it is when it is asked: a question that was made on the spot says what it is about. */
export const asked = z.strictObject({
  id: z.string(),
  board: z.nullable(z.string()),
  asks: words,
  about: z.exactOptional(z.strictObject({ parameter: parameterKey, from: z.number(), to: z.number() })),
  answer: z.discriminatedUnion('kind', [
    number,
    z.strictObject({ kind: z.literal('direction'), still: z.exactOptional(z.number()) }),
    z.strictObject({ kind: z.literal('choice'), choices: z.array(words) }),
    z.strictObject({ kind: z.literal('line'), choices: z.array(words) }),
  ]),
});

export const histogram = z.array(z.tuple([z.number(), z.int()]));

const given = { answer: z.exactOptional(z.number()), line: z.exactOptional(z.string()) };

/** What somebody answered. */
export const answer = z.strictObject(given);

/** What a reveal showed. */
export const reveal = z.strictObject({
  truth: z.nullable(
    z.strictObject({ value: z.number(), right: z.array(z.int()), slips: z.array(z.nullable(z.number())) }),
  ),
  right: z.nullable(words),
  shows: z.nullable(words),
  slips: z.array(z.strictObject({ slip: z.int(), name: words, says: words })),
  rounds: z.array(
    z.strictObject({
      count: z.int(),
      histogram,
      right: z.int(),
      slips: z.array(z.int()),
      unknown: z.int(),
    }),
  ),
  lines: z.array(z.strictObject({ by: z.string(), ...given })),
});
