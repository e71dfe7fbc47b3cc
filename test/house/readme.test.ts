import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { settings } from '#server/config.ts';
import { rejectionCodes, rejections } from '#shared/workshop/kernel/rejections.ts';
import { formsOf } from '../shared/forms-of.ts';

const read = (file: string) => readFileSync(resolve(import.meta.dirname, '../..', file), 'utf8');

it("the README's configuration table is the server's own", () => {
  const rows = Object.entries(settings).map(
    ([name, { default: fallback, about }]) =>
      `| \`${name}\` | ${fallback === '' ? '(none)' : `\`${fallback}\``} | ${about} |`,
  );
  const table = ['| variable | default | what it does |', '|---|---|---|', ...rows].join('\n');
  const written = /<!-- config:start -->\n([\s\S]*?)\n<!-- config:end -->/.exec(read('README.md'))?.[1];
  expect(written).toBe(table);
});

it('the protocol names no code that is not in the table of rejections', () => {
  const spec = read('shared/protocol/SPEC.md');
  const named = [...spec.matchAll(/`(?:reject|bye) ([a-z-]+)/g)].map(([, code]) => code ?? '');
  expect(named.length).toBeGreaterThan(10);
  for (const code of named) expect(rejectionCodes).toContain(code);
});

it('every rejection has a sentence in both languages, with the same marks', () => {
  for (const { en, ko } of Object.values(rejections)) {
    const marks = (text: string) => new Set(text.match(/\{\w+\}/g));
    const [first, ...others] = [...formsOf(en), ...formsOf(ko)];
    for (const other of others) expect(marks(other)).toEqual(marks(first!));
    for (const form of formsOf(ko)) expect(form).toMatch(/[가-힣]/);
    for (const form of formsOf(en)) expect(form).not.toMatch(/[가-힣]/);
  }
});
