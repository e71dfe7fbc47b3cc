import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { features } from '#shared/workshop/features.ts';
import { accept } from '#shared/workshop/kernel/decision.ts';
import { command, event, type Feature } from '#shared/workshop/kernel/definition.ts';
import { everyone } from '#shared/workshop/kernel/permissions.ts';
import { createRules } from '#shared/workshop/kernel/rules.ts';
import { identifier } from '#shared/workshop/kernel/schemas.ts';
import { startApp } from './start.ts';

const whispered = event(
  'whispered',
  { to: identifier, words: z.string() },
  { format: 1, scope: ({ to }) => ({ kind: 'person', person: to }), evolve: () => ({}) },
);

const whisper = command(
  'whisper',
  { to: identifier, words: z.string() },
  {
    permission: everyone,
    codes: [],
    decide: (_state, { to, words }, context) => accept(whispered.of(context, { to, words })),
  },
);

/** An event for one person, which no feature of the product's has yet. */
const whisperFeature = {
  name: 'whisper',
  commands: [whisper],
  events: [whispered],
  rejections: {},
} satisfies Feature;

test('what is for one person goes to them alone, wherever they sit among those who see the same', async () => {
  const rules = createRules([...features, whisperFeature]);
  const server = await startApp({ rules });
  const { code, instructorToken } = await server.open();
  const instructor = server.client({ rules });
  await instructor.resume(code, instructorToken);
  const students = ['Ada', 'Bob', 'Cy'].map(() => server.client({ rules }));
  for (const [n, student] of students.entries()) await student.join(code, `N${n}`);
  for (const student of students) {
    const words = `for ${student.you}`;
    const [answer] = await instructor.commandOf({ type: 'whisper', to: student.you, words });
    expect(answer).toBe('ack');
    // Whatever anybody is sent of it would have come before this.
    const value = Number(student.you!.slice(1));
    expect((await instructor.set('W1-0-0', value))[0]).toBe('ack');
    for (const each of [instructor, ...students]) {
      await each.until(() => each.state?.boards.class?.parameters[0] === value, 'what came after it');
      expect(JSON.stringify(each.received).includes(words)).toBe(each === student);
    }
  }
});
