import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../../../shared/math/', import.meta.url);

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, source: readFileSync(new URL(name, root), 'utf8') }));

/** What IEEE 754 rounds to the last bit, or what does not round at all: the same on every engine. */
const exact = new Set(['abs', 'ceil', 'floor', 'max', 'min', 'round', 'sign', 'sqrt', 'PI', 'LN2']);

it('the math uses no function of Math that engines may round differently', () => {
  for (const { name, source } of files) {
    const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    const used = Array.from(code.matchAll(/\bMath\.(\w+)/g), ([, member]) => member!);
    expect(
      used.filter((member) => !exact.has(member)),
      name,
    ).toEqual([]);
  }
});

it('no file that computes loads the texts', () => {
  for (const { name, source } of files) {
    if (!name.startsWith('texts')) expect(source, name).not.toMatch(/from '.*texts\//);
  }
});
