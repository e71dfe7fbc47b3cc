import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { isKnown } from '#shared/workshop/kernel/rejections.ts';
import { rules } from '#shared/workshop/rules.ts';

const root = resolve(import.meta.dirname, '../..');

/** What serves every feature alike, and so names none of its commands and events. */
const generic = globSync(
  [
    'shared/workshop/kernel/**/*.ts',
    'server/workshops/room.ts',
    'server/transport/**/*.ts',
    'client/net/**/*.ts',
  ],
  { cwd: root },
);

/** Names that it has all the same, and why. */
const documented: Readonly<Record<string, readonly string[]>> = {
  // Every log begins with it.
  'shared/workshop/kernel/engine.ts': ['workshop-opened'],
};

/** The names; but for those that a refusal has, too. */
const named = new Set([...rules.commands.keys(), ...rules.events.keys()].filter((name) => !isKnown(name)));

/** The source of a file without its comments. */
const code = (file: string) =>
  readFileSync(resolve(root, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(?<!:)\/\/.*$/gm, '');

it('the machinery that serves every feature names no command and no event', () => {
  expect(generic.length).toBeGreaterThan(20);
  const wrong = generic.flatMap((file) =>
    [...code(file).matchAll(/(['"`])([a-z-]+)\1/g)]
      .map(([, , word = '']) => word)
      .filter((word) => named.has(word) && !documented[file]?.includes(word))
      .map((word) => `${file}: ${word}`),
  );
  expect(wrong).toEqual([]);
});
