import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumLaunch } from './test/tools/chromium.ts';

/** Files at a time, on a machine of two cores as well: they wait most of the time, and each has all of its own. */
const AT_ONCE = Math.max(2, availableParallelism() >> 1);

/** How long (ms) something is waited for that is to come: long enough for a machine that does much else meanwhile. */
const PATIENT = { poll: { timeout: 20_000 } };

/** Tests that put another module in the place of one that pages have, which only a page of their own can do. */
const MOCKING = globSync('test/client/**/*.test.ts', { cwd: import.meta.dirname }).filter((path) =>
  readFileSync(resolve(import.meta.dirname, path), 'utf8').includes('vi.mock('),
);

// Known from the start, or the first run finds them late and reloads.
const optimizeDeps = {
  include: [
    'lit',
    'lit/decorators.js',
    'lit/async-directive.js',
    'lit/directive.js',
    'lit/directives/guard.js',
    'lit/directives/live.js',
    'lit/directives/repeat.js',
    'lit/directives/until.js',
    'd3-array',
    'd3-contour',
    'temml',
    'socket.io-client',
    'zod/mini',
    'uqr',
    'pyodide',
    'codemirror',
    '@codemirror/commands',
    '@codemirror/lang-python',
    '@codemirror/language',
    '@codemirror/state',
    '@codemirror/view',
    '@lezer/highlight',
    'axe-core',
    'fast-check',
  ],
};

/** Each project has its own: it is written into. */
const inChromium = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions: chromiumLaunch }),
  instances: [{ browser: 'chromium' as const }],
});

/**
 * Three kinds of projects: `node` (math, engine, server over real sockets, contracts, simulation), `component` and
 * `component-mocking` (Lit elements in Chromium) and `e2e` (the whole product: real server processes, real browsers).
 */
export default defineConfig({
  test: {
    reporters: process.env.CI ? ['default', './test/tools/closing-line.ts'] : ['default'],
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/{house,shared,server,contracts,simulation}/**/*.test.ts'],
          testTimeout: 60_000,
          maxWorkers: AT_ONCE,
          expect: PATIENT,
          // They keep nothing to themselves that another file could find: every server and workshop is a test's own.
          isolate: false,
        },
      },
      {
        optimizeDeps,
        test: {
          name: 'component',
          include: ['test/client/**/*.test.ts'],
          exclude: MOCKING,
          testTimeout: 60_000,
          maxWorkers: AT_ONCE,
          expect: PATIENT,
          // Every test empties the page before it; a page reads each module once for all of its files.
          isolate: false,
          browser: inChromium(),
        },
      },
      {
        optimizeDeps,
        test: {
          name: 'component-mocking',
          include: MOCKING,
          testTimeout: 60_000,
          maxWorkers: AT_ONCE,
          expect: PATIENT,
          browser: inChromium(),
        },
      },
      {
        test: {
          name: 'e2e',
          // After everything else, so that browsers and servers have the machine to themselves.
          sequence: { groupOrder: 1 },
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          // Of tests that say they wait most of the time.
          maxConcurrency: 2,
          globalSetup: ['test/e2e/build-client.ts'],
          maxWorkers: AT_ONCE,
          expect: PATIENT,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
