import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messages } from '#client/i18n/messages.ts';
import { desktop, launch, Person } from './people.ts';
import { manners, SchoolProxy } from './proxy.ts';
import { ServerProcess } from './server.ts';

let server: ServerProcess;
let browser: Browser;
let instructor: Person;
let code: string;

beforeAll(async () => {
  server = await ServerProcess.start();
  browser = await launch();
  instructor = await Person.arrive(browser);
  code = await instructor.opensWorkshop(server.url);
});

afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

/** Notes on a page when a parameter first shows a value; the pages of one browser share a clock. */
async function watch(person: Person, parameter: string, value: number): Promise<() => Promise<number>> {
  const seen = person.page.evaluateHandle(
    ([hook, expected]) => ({
      at: new Promise<number>((resolve) => {
        const look = (): void => {
          const shown = document.querySelector(`[data-testid="${hook}"]`)?.getAttribute('data-value');
          if (shown === expected) resolve(Date.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
    }),
    [`param-${parameter}`, String(value)] as const,
  );
  const handle = await seen;
  return () => handle.evaluate(({ at }) => at);
}

/** How long (ms) a value typed by one takes to be on the screens of the others. */
async function reaches(
  from: Person,
  to: readonly Person[],
  parameter: string,
  value: number,
): Promise<number> {
  const times = await Promise.all(to.map((person) => watch(person, parameter, value)));
  const field = from.hook(`param-${parameter}`);
  await field.fill(String(value));
  const pressed = await field.evaluate(
    (element) =>
      new Promise<number>((resolve) => {
        element.addEventListener('keydown', () => resolve(Date.now()), { once: true });
        element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
      }),
  );
  const seen = await Promise.all(times.map((time) => time()));
  return Math.max(...seen) - pressed;
}

describe.each(manners)('behind a proxy that %s WebSockets', (manner) => {
  it.each([
    ['Korean', 'ko-KR', 'ko'],
    ['English', 'en-US', 'en'],
  ] as const)(
    'a student is in within 15 s by polling, says so quietly, and what they and others change arrives within 500 ms (%s)',
    async (_, locale, language) => {
      const proxy = await SchoolProxy.start(server.url, manner);
      const student = await Person.arrive(browser, { ...desktop, locale });
      const began = performance.now();
      await student.joins(proxy.url, code, `${manner} ${language}`);
      expect(performance.now() - began).toBeLessThan(15_000);
      expect(proxy.asked).toBeGreaterThan(0);
      const note = student.hook('note-polling');
      await note.waitFor();
      expect(await note.textContent()).toBe(messages['note.polling'][language]);
      expect(await instructor.hook('note-polling').count()).toBe(0);

      const everyone = [instructor, student];
      for (const [n, value] of [0.25, -0.5, 0.75].entries()) {
        const [from, parameter] = n % 2 === 0 ? [student, 'W1-0-0'] : [instructor, 'b1-0'];
        const salted = value + manners.indexOf(manner) / 100 + (language === 'ko' ? 0 : 0.001);
        expect(await reaches(from, everyone, parameter, salted)).toBeLessThan(500);
      }

      // The network is known by then: a reload is in at once, without another try.
      await student.page.waitForFunction(
        () => sessionStorage.getItem('weightroom:polling-until') !== null,
        null,
        {
          timeout: 20_000,
        },
      );
      const tried = proxy.asked;
      const again = performance.now();
      await student.page.reload();
      await student.isLive();
      expect(performance.now() - again).toBeLessThan(4_000);
      expect(proxy.asked).toBe(tried);

      // Whoever closes the tab is gone from every screen.
      const closed = performance.now();
      await student.page.close();
      await instructor.page.waitForFunction(
        (name) =>
          ![...document.querySelectorAll('wr-avatar-stack [title], wr-avatar-stack')].some((each) =>
            each.textContent?.includes(name),
          ),
        `${manner} ${language}`,
      );
      expect(performance.now() - closed).toBeLessThan(2_000);
      expect(student.errors).toEqual([]);
      await student.leavesBrowser();
      await proxy.close();
    },
  );
});
