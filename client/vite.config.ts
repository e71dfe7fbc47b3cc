import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

const TEXT = /\.(?:html|js|css|svg|json|txt)$/;
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
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  await Promise.all([
    promisify(brotliCompress)(text, { params }).then((packed) => writeFile(`${path}.br`, packed)),
    promisify(gzip)(text, { level: 9 }).then((packed) => writeFile(`${path}.gz`, packed)),
  ]);
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
