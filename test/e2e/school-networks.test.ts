import { expect, it } from 'vitest';
import { messages } from '#client/i18n/messages.ts';
import { desktop, Person, phone } from './people.ts';
import { browser, server } from './product.ts';
import { manners, SchoolProxy } from './proxy.ts';

/** A workshop of a test's own, and its instructor, whose network is good: the tests wait most of the time, together. */
async function opened(): Promise<{ readonly instructor: Person; readonly code: string }> {
  const instructor = await Person.arrive(browser);
  return { instructor, code: await instructor.opensWorkshop(server.url) };
}

/** When (ms) a person's screen first shows a value; the pages of one browser share a clock. */
async function watch(person: Person, parameter: string, value: number): Promise<() => Promise<number>> {
  const handle = await person.page.evaluateHandle(
    ([hook, expected]) => ({
      at: new Promise<number>((resolve) => {
        const looks = new MutationObserver(() => look());
        const look = (): void => {
          const shown = document.querySelector(`[data-testid="${hook}"]`)?.getAttribute('data-value');
          if (shown !== expected) return;
          looks.disconnect();
          resolve(Date.now());
        };
        // As often as something changes, not sixty times a second, for which the page would have to be drawn.
        looks.observe(document, { subtree: true, childList: true, attributeFilter: ['data-value'] });
        look();
      }),
    }),
    [`param-${parameter}`, String(value)] as const,
  );
  return () => handle.evaluate(({ at }) => at);
}

/** How long (ms) a value that one enters takes to be on every screen. */
async function reaches(
  from: Person,
  everyone: readonly Person[],
  parameter: string,
  value: number,
): Promise<number> {
  const seen = await Promise.all(everyone.map((person) => watch(person, parameter, value)));
  const field = from.hook(`param-${parameter}`);
  await field.fill(String(value));
  const entered = await field.evaluate((element) => {
    element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    return Date.now();
  });
  return Math.max(...(await Promise.all(seen.map((at) => at())))) - entered;
}

it.concurrent.each(manners)(
  'behind a proxy that %s WebSockets students are in within 15 s by polling and told so; what anybody moves arrives within 500 ms',
  async (manner) => {
    const { instructor, code } = await opened();
    const proxy = await SchoolProxy.start(server.url, manner);
    const seoyeon = await Person.arrive(browser, phone);
    const ada = await Person.arrive(browser, { ...desktop, locale: 'en-US' });
    const began = performance.now();
    await Promise.all([
      seoyeon.joins(proxy.url, code, `서연 ${manner}`),
      ada.joins(proxy.url, code, `Ada ${manner}`),
    ]);
    expect(performance.now() - began).toBeLessThan(15_000);
    expect(proxy.asked).toBeGreaterThan(1);
    for (const [person, language] of [
      [seoyeon, 'ko'],
      [ada, 'en'],
    ] as const) {
      const note = person.hook('note-polling');
      await note.waitFor();
      expect(await note.textContent()).toBe(messages['note.polling'][language]);
    }
    expect(await instructor.hook('note-polling').count()).toBe(0);

    // A machine that draws four pages at once is late now and then: half of them say what the network does.
    const everyone = [instructor, seoyeon, ada];
    const times: number[] = [];
    for (let n = 0; n < 9; n++) {
      const value = (1 + manners.indexOf(manner)) / 8 + n / 100;
      const [from, parameter] = (
        [
          [seoyeon, 'W1-0-0'],
          [ada, 'W1-0-1'],
          [instructor, 'b1-0'],
        ] as const
      )[n % 3]!;
      times.push(await reaches(from, everyone, parameter, value));
    }
    expect(times.toSorted((a, b) => a - b)[4]).toBeLessThan(500);

    // Once the network is known, one is in at once after a reload, and nothing is tried again.
    await ada.page.waitForFunction(() => sessionStorage.getItem('weightroom:polling-until') !== null, null, {
      timeout: 20_000,
    });
    const tried = proxy.asked;
    const again = performance.now();
    await ada.page.reload();
    await ada.isLive();
    expect(performance.now() - again).toBeLessThan(4_000);
    expect(proxy.asked).toBe(tried);
    await ada.hook('note-polling').waitFor();

    expect([...seoyeon.errors, ...ada.errors]).toEqual([]);
    for (const person of [seoyeon, ada, instructor]) await person.leavesBrowser();
    await proxy.close();
  },
);

it.concurrent('a good WebSocket is not forgotten when it hangs once: the page comes back by polling and moves over', async () => {
  const { instructor, code } = await opened();
  const proxy = await SchoolProxy.start(server.url, 'passes');
  const ada = await Person.arrive(browser);
  await ada.joins(proxy.url, code, 'Ada');
  expect(await ada.hook('note-polling').count()).toBe(0);
  const { asked } = proxy;
  proxy.manner = 'swallows';
  proxy.cut();
  await expect.poll(() => proxy.asked, { timeout: 10_000 }).toBe(asked + 1);
  proxy.manner = 'passes';
  await expect.poll(() => proxy.asked, { timeout: 10_000 }).toBe(asked + 2);
  await ada.isLive();
  await ada.hook('note-polling').waitFor({ state: 'detached' });
  expect(await ada.page.evaluate(() => sessionStorage.getItem('weightroom:polling-until'))).toBeNull();
  // What carries the messages now is a WebSocket: without it the page is offline.
  proxy.manner = 'swallows';
  proxy.cut();
  await ada.isOffline();
  await ada.isLive();
  await ada.leavesBrowser();
  await instructor.leavesBrowser();
  await proxy.close();
});

it.concurrent('a WebSocket that worked and then passes nothing any more is left for polling within 15 s, and what was moved meanwhile is not lost (T6)', async () => {
  const { instructor, code } = await opened();
  const proxy = await SchoolProxy.start(server.url, 'passes');
  const [ada, seoyeon] = [await Person.arrive(browser), await Person.arrive(browser, phone)];
  await Promise.all([
    ada.joins(proxy.url, code, 'Ada, muted'),
    seoyeon.joins(proxy.url, code, '서연, 조용히'),
  ]);
  proxy.manner = 'mutes';
  proxy.mute();
  const muted = performance.now();
  await ada.types('W2-0-0', '0.875');
  await instructor.seesValue('W2-0-0', 0.875);
  expect(performance.now() - muted).toBeLessThan(8_000);
  // Whoever only watches has no answer to miss, but the server's pings.
  await seoyeon.seesValue('W2-0-0', 0.875);
  expect(performance.now() - muted).toBeLessThan(15_000);
  for (const person of [ada, seoyeon]) {
    await person.hook('note-polling').waitFor();
    expect(person.errors).toEqual([]);
    await person.leavesBrowser();
  }
  await instructor.leavesBrowser();
  await proxy.close();
});
