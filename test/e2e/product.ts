import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launch } from './people.ts';
import { ServerProcess } from './server.ts';

/** A server process and a browser of a test file's own, from before its first test until after its last. */
export let server: ServerProcess;
export let browser: Browser;

beforeAll(async () => {
  server = await ServerProcess.start();
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});
