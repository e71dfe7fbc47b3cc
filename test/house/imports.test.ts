import { globSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Every folder with a say in who imports whom, and the folders of the house it may import from. */
const directions: Readonly<Record<string, readonly string[]>> = {
  'shared/locale.ts': [],
  'shared/math': ['shared/locale.ts'],
  'shared/workshop': ['shared/locale.ts', 'shared/math'],
  'shared/lessons': ['shared/locale.ts', 'shared/math', 'shared/workshop'],
  'shared/protocol': ['shared/locale.ts', 'shared/math', 'shared/lessons', 'shared/workshop'],
  server: ['shared'],
  client: ['shared'],
};

/** The same within the client, where a part takes values and emits events; only pages and controllers know a store. */
const clientDirections: Readonly<Record<string, readonly string[]>> = {
  theme: [],
  workers: [],
  i18n: [],
  pace: [],
  elements: ['i18n', 'theme', 'pace'],
  charts: ['workers'],
  instruments: ['elements', 'charts', 'workers', 'i18n', 'theme', 'stores/board-view.ts'],
  modes: ['instruments', 'elements', 'i18n', 'stores/board-view.ts'],
  activities: ['instruments', 'elements', 'charts', 'workers', 'i18n', 'theme', 'stores/board-view.ts'],
  console: ['instruments', 'elements', 'charts', 'i18n', 'theme', 'stores/board-view.ts'],
  room: [
    'modes',
    'instruments',
    'elements',
    'i18n',
    'controllers/media-controller.ts',
    'stores/board-view.ts',
    'stores/notices.ts',
  ],
  entry: ['elements', 'i18n'],
  net: [],
  stores: ['net', 'i18n', 'pace'],
  controllers: ['stores', 'net', 'modes', 'entry', 'console/keys.ts'],
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

it('shared/ imports no package but zod/mini, and that only where messages and logs are described', () => {
  const wrong = imports.filter(
    ({ file, target }) =>
      inside(file, 'shared') &&
      !inside(target, 'shared') &&
      !(target === 'zod/mini' && (inside(file, 'shared/protocol') || inside(file, 'shared/workshop'))),
  );
  expect(wrong).toEqual([]);
});

it.each(Object.entries(clientDirections))(
  'client/%s imports of the client only itself and %j',
  (folder, allowed) => {
    const wrong = imports.filter(
      ({ file, target }) =>
        inside(file, `client/${folder}`) &&
        inside(target, 'client') &&
        // Each feature keeps its own sentences; the table of all of them is put together in one place.
        !(folder === 'i18n' && target.endsWith('/messages.ts')) &&
        ![folder, ...allowed].some((other) => inside(target, `client/${other}`)),
    );
    expect(wrong).toEqual([]);
  },
);

it('every folder of the client but pages has its directions', () => {
  const folders = new Set(sources.map((file) => /^client\/([^/]+)\//.exec(file)?.[1] ?? 'pages'));
  const known = new Set(['pages', 'public', ...Object.keys(clientDirections)]);
  expect([...folders].filter((folder) => !known.has(folder))).toEqual([]);
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
  const queue = [
    ...globSync('shared/workshop/*/{commands,events,join,enter,open}.ts', { cwd: root }),
    ...globSync('shared/workshop/{rules.ts,kernel/*.ts,projections/past.ts,parameters/holds.ts}', {
      cwd: root,
    }),
  ];
  expect(queue.length).toBeGreaterThan(30);
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    const values = [...code(file).matchAll(/import (?!type )[^;]*?from '([^']+)'/g)].map(
      ([, name]) => name ?? '',
    );
    queue.push(
      ...values.map((specifier) => targetOf(file, specifier)).filter((target) => inside(target, 'shared')),
    );
  }
  expect([...reached].filter((file) => inexact.test(code(file)))).toEqual([]);
});

/** The source of a file without its comments. */
function code(file: string): string {
  return readFileSync(resolve(root, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(?<!:)\/\/.*$/gm, '');
}
