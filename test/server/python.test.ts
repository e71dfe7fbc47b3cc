import { createHash } from 'node:crypto';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import express from 'express';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CORE_BYTES } from '#client/workers/python/protocol.ts';
import { type LockedPackage, lockedNumpy, pythonRoutes } from '#server/http/python.ts';
import { silent } from '#server/ports/logger.ts';
import { startApp, temporaryFolder } from './start.ts';

const wheel = Buffer.from('a wheel');
const locked: LockedPackage = {
  file_name: 'numpy-9.9.9-cp314-cp314-wasm32.whl',
  sha256: createHash('sha256').update(wheel).digest('hex'),
  version: '9.9.9',
};

/** A server of these routes alone, and what it warned of. */
async function serve(folder: string | undefined): Promise<{ url: string; warned: string[] }> {
  const warned: string[] = [];
  const log = { ...silent, warn: (_: object, message: string) => warned.push(message) };
  const { api, files } = pythonRoutes(folder, log, () => locked);
  const server = express().use('/api', api).use('/python', files).listen(0);
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  return { url: `http://127.0.0.1:${port}`, warned };
}

const numpyOf = async (url: string) =>
  ((await (await fetch(`${url}/api/python`)).json()) as { numpy: unknown }).numpy;

describe('NumPy for the code lab', () => {
  it('is the wheel that Pyodide’s lock file names, kept by browsers for good', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, locked.file_name), wheel);
    const { url, warned } = await serve(folder);
    expect(await numpyOf(url)).toEqual(locked);
    const file = await fetch(`${url}/python/${locked.file_name}`);
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(Buffer.from(await file.arrayBuffer())).toEqual(wheel);
    expect(warned).toEqual([]);
  });

  it('is not there where the wheel is another one, and the log says so', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, locked.file_name), 'another wheel');
    const { url, warned } = await serve(folder);
    expect(await numpyOf(url)).toBeNull();
    expect((await fetch(`${url}/python/${locked.file_name}`)).status).toBe(404);
    expect(warned).toEqual(['this is not the wheel that Pyodide’s lock file names']);
  });

  it('is not there without a folder, or where the folder has none', async () => {
    expect(await numpyOf((await serve(undefined)).url)).toBeNull();
    const { url, warned } = await serve(temporaryFolder());
    expect(await numpyOf(url)).toBeNull();
    expect(warned).toEqual(['there is no such wheel']);
  });

  it('gives nothing else of the folder', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, locked.file_name), wheel);
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    const { url } = await serve(folder);
    for (const path of ['secret.txt', '..%2fsecret.txt', '']) {
      expect((await fetch(`${url}/python/${path}`)).status).toBe(404);
    }
  });

  it('is known by its hash from the lock file of the Pyodide that is installed', () => {
    expect(lockedNumpy()).toMatchObject({
      file_name: expect.stringMatching(/^numpy-.*\.whl$/),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });
});

it('only the worker that runs Python may compile WebAssembly', async () => {
  const clientDir = temporaryFolder();
  mkdirSync(join(clientDir, 'assets'));
  writeFileSync(join(clientDir, 'index.html'), '<!doctype html>');
  const names = [
    'python.worker-Ab3_-x.js',
    'python-Ab3x.js',
    'decision-map.worker-Ab3x.js',
    'python.worker-a.js.map',
  ];
  for (const name of names) writeFileSync(join(clientDir, 'assets', name), '');
  const { url } = await startApp({}, { clientDir });
  const policyOf = async (path: string) =>
    (await fetch(url + path)).headers.get('content-security-policy')?.split(';').sort();
  expect(await policyOf(`/assets/${names[0]}`)).toEqual([
    "connect-src 'self'",
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
  ]);
  for (const path of ['/', ...names.slice(2).map((name) => `/assets/${name}`)]) {
    expect((await policyOf(path))?.join()).not.toContain('unsafe');
  }
  // A part of a page goes by the policy of its page, and has none of its own to be loaded with it.
  const part = await fetch(`${url}/assets/${names[1]}`);
  expect(part.headers.get('content-security-policy')).toBeNull();
  expect(part.headers.get('x-content-type-options')).toBe('nosniff');
  expect(part.headers.get('cross-origin-resource-policy')).toBe('same-origin');
});

it('a page knows how much of Pyodide there is to load', () => {
  const { resolve } = createRequire(import.meta.url);
  const sizes = ['pyodide.asm.wasm', 'python_stdlib.zip'].map(
    (file) => statSync(resolve(`pyodide/${file}`)).size,
  );
  expect(CORE_BYTES).toBe(sizes[0]! + sizes[1]!);
});
