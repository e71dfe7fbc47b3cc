/**
 * `npm test`: makes sure of Chromium, then runs every test once. Arguments go on to Vitest, so
 * `npm test -- --project node` runs a part.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { findChromium, findShell } from './chromium.ts';

const SHELL = 'chromium-headless-shell';
const whole = process.argv.length === 2;

// Without the shell everything takes longer, which a part of the tests may.
if (findChromium() === undefined || (whole && findShell() === undefined)) makeSureOfChromium();

/** Tests start some hundred processes of the same few files: each is compiled once. */
const compiled = resolve(import.meta.dirname, '../../node_modules/.cache/compiled');
/** Components are two projects, which nobody who asks for them need know. */
const args = process.argv.slice(2).map((arg) => arg.replace(/^(--project=)?component$/, '$1component*'));
const { status } = spawnSync('vitest', ['run', ...args], {
  stdio: 'inherit',
  env: { NODE_COMPILE_CACHE: compiled, ...process.env },
});
process.exitCode = status ?? 1;

/** Installs what is missing, where that is this process's to do. */
function makeSureOfChromium(): void {
  const debian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (debian) {
    const missing = findChromium() === undefined ? ['chromium', 'fonts-noto-cjk'] : [];
    console.error(`Installing ${[...missing, SHELL].join(', ')} with apt-get.`);
    apt('update', '-qq');
    if (missing.length > 0) install(missing);
    // Where there is no such package, the whole browser does everything.
    install([SHELL]);
  }
  if (findChromium() !== undefined) return;
  console.error('The browser tests need Chromium: install it, or set CHROMIUM_PATH to its binary.');
  process.exit(1);
}

function install(packages: readonly string[]): void {
  apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
}

function apt(...args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
}
