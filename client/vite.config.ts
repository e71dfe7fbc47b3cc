import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import pyodide from 'pyodide/package.json' with { type: 'json' };
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { chunks } from './chunks.ts';

const TEXT = /\.(?:html|js|mjs|css|svg|json|txt|wasm)$/;

/** The best compression takes minutes for megabytes, and gains little. */
const LARGE = 1_000_000;
const server = process.env.WEIGHTROOM_SERVER ?? `http://localhost:${process.env.PORT ?? 3000}`;

/** Writes `.br` and `.gz` beside every text file of the build, so that the server only has to send them. */
function precompressed(): Plugin {
  return {
    name: 'weightroom:precompressed',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      const files = await readdir(dir, { recursive: true, withFileTypes: true });
      const texts = files.filter((file) => file.isFile() && TEXT.test(file.name));
      await Promise.all(texts.map((file) => compress(join(file.parentPath, file.name))));
    },
  };
}

async function compress(path: string): Promise<void> {
  const text = await readFile(path);
  const quality = text.length > LARGE ? 9 : constants.BROTLI_MAX_QUALITY;
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
  await Promise.all([
    promisify(brotliCompress)(text, { params }).then((packed) => writeFile(`${path}.br`, packed)),
    promisify(gzip)(text, { level: 9 }).then((packed) => writeFile(`${path}.gz`, packed)),
  ]);
}

/** Pyodide looks for its files by their names in one folder; its version stands in for what is in them. */
function assetFileNames({ originalFileNames }: { readonly originalFileNames: readonly string[] }): string {
  return originalFileNames.some((name) => name.includes('/pyodide/'))
    ? `assets/pyodide-${pyodide.version}/[name][extname]`
    : 'assets/[name]-[hash][extname]';
}

const configuration: UserConfig = {
  root: import.meta.dirname,
  build: {
    target: 'es2023',
    // Fonts and pictures stay files: the content security policy allows no data: URLs.
    assetsInlineLimit: 0,
    // The polyfill is an inline script, which the policy does not allow either.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        assetFileNames,
        codeSplitting: {
          groups: [{ name: chunks(), debugName: 'pages', includeDependenciesRecursively: false }],
        },
      },
    },
  },
  // The server knows the worker that runs Python by its name, and gives it a policy of its own.
  worker: {
    format: 'es',
    rolldownOptions: {
      // Pyodide asks Node for these where it runs in it.
      external: /^node:/,
      output: { entryFileNames: 'assets/[name]-[hash].js', assetFileNames },
    },
  },
  plugins: [precompressed()],
  server: {
    port: Number(process.env.CLIENT_PORT ?? 5173),
    proxy: { '/api': server, '/socket.io': { target: server, ws: true } },
  },
};

export default defineConfig(({ command }) => {
  // A build is for production, whoever starts it: test runners set NODE_ENV to something else.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return configuration;
});
