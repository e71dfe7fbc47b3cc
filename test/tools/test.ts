/**
 * `npm test`: makes sure of Chromium, then runs every test once. Arguments go on to Vitest, so
 * `npm test -- --project node` runs a part.
 */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { findChromium } from './chromium.ts';

if (findChromium() === undefined) installChromium();

/** Tests start some hundred processes of the same few files: each is compiled once. */
const compiled = resolve(import.meta.dirname, '../../node_modules/.cache/compiled');
/** Components are two projects, which nobody who asks for them need know. */
const args = process.argv.slice(2).map((arg) => arg.replace(/^(--project=)?component$/, '$1component*'));
const { status } = spawnSync('vitest', ['run', ...args], {
  stdio: 'inherit',
  env: { NODE_COMPILE_CACHE: compiled, ...process.env },
});
process.exitCode = status ?? 1;

function installChromium(): void {
  console.error('Chromium is not here; installing it with apt-get.');
  const root = process.getuid?.() === 0;
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  const installed =
    root &&
    apt('update', '-qq') &&
    apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
  if (!installed || findChromium() === undefined) {
    console.error('The browser tests need Chromium: install it, or set CHROMIUM_PATH to its binary.');
    process.exit(1);
  }
}
