import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '#shared/workshop/rules.ts';
import { SPEC, withTables } from '../tools/spec-tables.ts';

const spec = readFileSync(SPEC, 'utf8');
const root = resolve(import.meta.dirname, '..');

/** The rules of the protocol, by their numbers. */
const numbered = [...spec.matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(([, rule]) => rule ?? '');

/** The rules that the titles of tests quote: `… (K5)`, `… (H4, H9)`, or `K5: …`. */
const quoted = globSync('{shared,server,client,contracts,simulation,e2e}/**/*.ts', { cwd: root }).flatMap(
  (file) =>
    [
      ...readFileSync(resolve(root, file), 'utf8').matchAll(/(?:\(|['`])([A-Z]\d+(?:, [A-Z]\d+)*)(?:\)|: )/g),
    ].flatMap(([, list = '']) => list.split(', ').map((rule) => ({ file, rule }))),
);

describe('the protocol', () => {
  it('has tables of commands and events that are those of the definitions (`npm run spec`)', () => {
    expect(withTables(spec)).toBe(spec);
  });

  it('says what every event makes', () => {
    const empty = [...spec.matchAll(/^\| `([a-z-]+)`.*\| *\|$/gm)].map(([, type = '']) => type);
    expect(empty.filter((type) => rules.events.has(type))).toEqual([]);
  });

  it('gives no number twice', () => {
    expect(numbered.length).toBeGreaterThan(60);
    expect(numbered.filter((rule, index) => numbered.indexOf(rule) !== index)).toEqual([]);
  });

  it('has every rule that a test quotes', () => {
    expect(quoted.filter(({ rule }) => !numbered.includes(rule))).toEqual([]);
  });

  it('has no rule that no test quotes', () => {
    const known = new Set(quoted.map(({ rule }) => rule));
    expect(numbered.filter((rule) => !known.has(rule))).toEqual([]);
  });
});
