import { globSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Every folder with a say in who imports whom, and the folders of the house it may import from. */
const directions: Readonly<Record<string, readonly string[]>> = {
  'shared/locale.ts': [],
  'shared/math': ['shared/locale.ts'],
  'shared/lessons': ['shared/locale.ts', 'shared/math'],
  'shared/workshop': ['shared/locale.ts', 'shared/math', 'shared/lessons'],
  'shared/protocol': ['shared/locale.ts', 'shared/math', 'shared/lessons', 'shared/workshop'],
  server: ['shared'],
  client: ['shared'],
};

/** Packages that one folder alone may import. */
const soleImporters: Readonly<Record<string, string>> = {
  'socket.io': 'server/transport',
  'socket.io-parser': 'server/transport',
  express: 'server/http',
  'socket.io-client': 'client/net',
  'node:sqlite': 'server/adapters',
};

interface Import {
  readonly file: string;
  /** A path inside the project, or the name of a package. */
  readonly target: string;
}

const sources = globSync('{shared,server,client}/**/*.ts', { cwd: root }).filter(
  (file) => !/node_modules|client\/dist/.test(file),
);

const imports: Import[] = sources.flatMap((file) => {
  const text = readFileSync(resolve(root, file), 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name]) => name ?? '');
  return specifiers.map((specifier) => ({ file, target: targetOf(file, specifier) }));
});

function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return relative(root, resolve(root, dirname(file), specifier));
  return specifier;
}

const inside = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);

it('reads the whole house', () => {
  expect(sources.length).toBeGreaterThan(50);
  expect(imports.length).toBeGreaterThan(100);
});

it.each(Object.entries(directions))('%s imports only from itself and %j', (folder, allowed) => {
  const wrong = imports.filter(
    ({ file, target }) =>
      inside(file, folder) &&
      /^(shared|server|client|test)\//.test(target) &&
      ![folder, ...allowed].some((other) => inside(target, other)),
  );
  expect(wrong).toEqual([]);
});

it.each(Object.entries(soleImporters))('%s is imported by %s alone', (name, folder) => {
  const wrong = imports.filter(({ file, target }) => target === name && !inside(file, folder));
  expect(wrong).toEqual([]);
});

it('shared/ imports no package but zod, and that only in protocol', () => {
  const wrong = imports.filter(
    ({ file, target }) =>
      inside(file, 'shared') &&
      !inside(target, 'shared') &&
      !(target === 'zod/mini' && inside(file, 'shared/protocol')),
  );
  expect(wrong).toEqual([]);
});

it('panels, instruments, charts and elements know no store and no connection', () => {
  const wrong = imports.filter(
    ({ file, target }) =>
      ['client/panels', 'client/instruments', 'client/charts', 'client/elements'].some((folder) =>
        inside(file, folder),
      ) &&
      (inside(target, 'client/net') ||
        inside(target, 'client/pages') ||
        (inside(target, 'client/stores') && target !== 'client/stores/board-view.ts')),
  );
  expect(wrong).toEqual([]);
});

/** What would make the shared rules differ from one run, one machine or one side to another. */
const impure =
  /\b(Date\b(?!\.UTC)|performance\.|Math\.random|crypto\b|setTimeout|setInterval|queueMicrotask|document\.|window\.|navigator\.|localStorage|process\.|Buffer\b|require\(|globalThis|fetch\()/;

it('shared/ uses no clock, no randomness, no DOM and no Node', () => {
  const wrong = sources
    .filter((file) => inside(file, 'shared'))
    .flatMap((file) =>
      code(file)
        .split('\n')
        .filter((line) => impure.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
  expect(wrong).toEqual([]);
});

/** Functions whose last bit differs between engines; powers of two are exact in all of them. */
const inexact =
  /\bMath\.(exp|expm1|log\w*|sin\w*|cos\w*|tan\w*|pow|cbrt|hypot|asin\w*|acos\w*|atan\w*)\b|(?<!\b2n? )\*\*/;

it('decide and evolve reach no function whose last bit differs between engines', () => {
  const reached = new Set<string>();
  const queue = ['shared/workshop/decide.ts', 'shared/workshop/evolve.ts', 'shared/workshop/join.ts'];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    const values = [...code(file).matchAll(/import (?!type )[^;]*?from '([^']+)'/g)].map(
      ([, name]) => name ?? '',
    );
    queue.push(...values.map((specifier) => targetOf(file, specifier)));
  }
  expect(reached.size).toBeGreaterThan(6);
  expect([...reached].filter((file) => inexact.test(code(file)))).toEqual([]);
});

/** The source of a file without its comments. */
function code(file: string): string {
  return readFileSync(resolve(root, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(?<!:)\/\/.*$/gm, '');
}
