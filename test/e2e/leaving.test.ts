import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { wholeLaunch } from '../tools/chromium.ts';
import { Person } from './people.ts';
import { browser, server } from './product.ts';
import { SchoolProxy } from './proxy.ts';

/** How soon (ms) whoever closes their page is gone, as SPEC says (H19), with what drawing it takes. */
const SOON = 1_500;

let proxy: SchoolProxy;
let instructor: Person;
let stage: Person;
let code: string;

beforeAll(async () => {
  proxy = await SchoolProxy.start(server.url, 'refuses');
  instructor = await Person.arrive(browser);
  code = await instructor.opensWorkshop(server.url);
  stage = await Person.arrive(browser);
  await stage.page.goto(`${server.url}/w/${code}/stage`);
  await stage.isLive();
});

afterAll(async () => {
  await proxy?.close();
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
  ['by WebSocket', 'Ada', () => server.url],
  ['by polling', 'Bea', () => proxy.url],
] as const)(
  'who closes the tab is gone from roster and stage within a second, %s (H19)',
  async (_, name, url) => {
    const student = await Person.arrive(browser);
    await student.joins(url(), code, name);
    await shown(name, true);
    const closed = student.page.waitForEvent('close');
    await student.page.close({ runBeforeUnload: true });
    await closed;
    expect(await shown(name, false)).toBeLessThan(SOON);
    await student.leavesBrowser();
  },
);

it.each([
  ['by WebSocket', 'Cyd', () => server.url],
  ['by polling', 'Dot', () => proxy.url],
] as const)(
  'who goes to another site is gone, and back with the page that the browser kept, %s (H19)',
  async (_, name, url) => {
    // The shell has no such cache; what drives the tests turns it off by itself.
    const keeping = await chromium.launch({
      headless: true,
      ...wholeLaunch,
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
    const student = await Person.arrive(keeping);
    await student.joins(url(), code, name);
    await shown(name, true);
    await student.page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => {
        document.documentElement.dataset.kept = String(persisted);
      });
    });
    await student.page.goto('about:blank');
    expect(await shown(name, false)).toBeLessThan(SOON);
    await student.page.goBack({ waitUntil: 'commit' });
    await student.isLive();
    await shown(name, true);
    expect(await student.page.evaluate(() => document.documentElement.dataset.kept)).toBe('true');
    const value = (await instructor.value('W1-0-0')) + 0.125;
    await student.types('W1-0-0', String(value));
    await instructor.seesValue('W1-0-0', value);
    await keeping.close();
  },
);
