import { type Browser, chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { chromiumLaunch } from '../tools/chromium.ts';
import { launch, Person } from './people.ts';
import { SchoolProxy } from './proxy.ts';
import { ServerProcess } from './server.ts';

/** How soon (ms) whoever closes their page is gone, as SPEC says (H19), with what drawing it takes. */
const SOON = 1_500;

let server: ServerProcess;
let proxy: SchoolProxy;
let browser: Browser;
let instructor: Person;
let stage: Person;
let code: string;

beforeAll(async () => {
  server = await ServerProcess.start();
  proxy = await SchoolProxy.start(server.url, 'refuses');
  browser = await launch();
});

beforeEach(async () => {
  instructor = await Person.arrive(browser);
  code = await instructor.opensWorkshop(server.url);
  stage = await Person.arrive(browser);
  await stage.page.goto(`${server.url}/w/${code}/stage`);
  await stage.isLive();
});

afterEach(async () => {
  await instructor.leavesBrowser();
  await stage.leavesBrowser();
});

afterAll(async () => {
  await browser?.close();
  await proxy?.close();
  await server?.dispose();
});

/** Waits until somebody is on the roster and on the stage, or on neither; how long that took (ms). */
async function shown(name: string, here: boolean): Promise<number> {
  const began = performance.now();
  const look = ([name, here]: readonly [string, boolean]): boolean => {
    const named = (selector: string) =>
      [...document.querySelectorAll(selector)].some(
        (each) =>
          each.getAttribute('aria-label')?.includes(name) ||
          (each instanceof HTMLLIElement && each.checkVisibility() && each.textContent?.includes(name)),
      );
    const discs = named('wr-avatar-stack [role="img"]');
    const roster = document.querySelector('wr-roster') === null ? discs : named('wr-roster li');
    return discs === here && roster === here;
  };
  await Promise.all(
    [instructor, stage].map(({ page }) => page.waitForFunction(look, [name, here] as const, { polling: 20 })),
  );
  return performance.now() - began;
}

it.each([
  ['by WebSocket', () => server.url],
  ['by polling', () => proxy.url],
] as const)('who closes the tab is gone from roster and stage within a second, %s (H19)', async (_, url) => {
  const ada = await Person.arrive(browser);
  await ada.joins(url(), code, 'Ada');
  await shown('Ada', true);
  const closed = ada.page.waitForEvent('close');
  await ada.page.close({ runBeforeUnload: true });
  await closed;
  expect(await shown('Ada', false)).toBeLessThan(SOON);
  await ada.leavesBrowser();
});

it.each([
  ['by WebSocket', () => server.url],
  ['by polling', () => proxy.url],
] as const)(
  'who goes to another site is gone, and back with the page that the browser kept, %s (H19)',
  async (_, url) => {
    // What drives the tests turns that cache off by itself.
    const keeping = await chromium.launch({
      headless: true,
      ...chromiumLaunch,
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
    const ada = await Person.arrive(keeping);
    await ada.joins(url(), code, 'Ada');
    await shown('Ada', true);
    await ada.page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => {
        document.documentElement.dataset.kept = String(persisted);
      });
    });
    await ada.page.goto('about:blank');
    expect(await shown('Ada', false)).toBeLessThan(SOON);
    await ada.page.goBack({ waitUntil: 'commit' });
    await ada.isLive();
    await shown('Ada', true);
    expect(await ada.page.evaluate(() => document.documentElement.dataset.kept)).toBe('true');
    await ada.types('W1-0-0', '0.625');
    await instructor.seesValue('W1-0-0', 0.625);
    await keeping.close();
  },
);
