import { existsSync, globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { settings } from '#server/config.ts';
import { rejectionCodes, rejections } from '#shared/workshop/kernel/rejections.ts';
import { formsOf } from '../shared/forms-of.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(resolve(root, file), 'utf8');

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

it.each(['README.md', 'CONTRIBUTING.md'])('every path and every script that %s names is there', (page) => {
  const text = read(page);
  const paths = [...text.matchAll(/`((?:shared|server|client|test|docs)\/[\w./-]+)`/g)].map(
    ([, path]) => path!,
  );
  const links = [...text.matchAll(/\]\(([\w./-]+)\)/g)].map(([, path]) => path!);
  expect(paths.concat(links).length).toBeGreaterThan(3);
  expect([...paths, ...links].filter((path) => !existsSync(resolve(root, path)))).toEqual([]);
  const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Record<string, string> };
  const named = [...text.matchAll(/npm run ([a-z-]+)/g)].map(([, name]) => name!);
  expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});

it('every test hook that the README names is on a page', () => {
  const list = /The `data-testid` hooks[\s\S]*?(?=\n## )/.exec(read('README.md'))![0];
  const hooks = [...list.matchAll(/`([a-z]+(?:-(?:[a-z]+|ID|CODE|\w+))*)`/g)].map(([, hook]) => hook!);
  const source = globSync('client/**/*.ts', { cwd: root })
    .filter((file) => !/node_modules|client\/dist/.test(file))
    .map(read)
    .join('\n');
  // What a page fills in, as `board-row-${id}` and `${action}-person` do.
  const patterns = [...source.matchAll(/testid[=:]\s*\$?\{?["'`]?([\w$-]*(?:\{[^}]*\}[\w-]*)*)/g)]
    .map(([, pattern = '']) => pattern)
    .filter((pattern) => pattern.replace(/\$?\{[^}]*\}/g, '') !== '')
    .map((pattern) => new RegExp(`^${pattern.replace(/\$\{[^}]*\}/g, '.+')}$`));
  // Not hooks, or given by a property.
  const others = ['data-testid', 'data-board', 'class', 'b2', 'undo', 'redo', 'join-code'];
  expect(hooks.length).toBeGreaterThan(20);
  expect(hooks.filter((hook) => !others.includes(hook) && !patterns.some((one) => one.test(hook)))).toEqual(
    [],
  );
});
