import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messages } from '#client/i18n/messages.ts';
import { chromiumLaunch } from '../tools/chromium.ts';
import { agreed, desktop, Person, phone } from './people.ts';
import { ServerProcess } from './server.ts';

let server: ServerProcess;
let browser: Browser;
/** The server as another machine in the room knows it: by a name, over plain HTTP. */
let url: string;

beforeAll(async () => {
  server = await ServerProcess.start();
  url = server.url.replace('127.0.0.1', 'class.test');
  const args = [...chromiumLaunch.args, '--host-resolver-rules=MAP class.test 127.0.0.1'];
  browser = await chromium.launch({ headless: true, ...chromiumLaunch, args });
});

afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

/** What a click puts on the clipboard. */
async function copies(person: Person, click: () => Promise<void>): Promise<string> {
  await person.page.evaluate(() => {
    const pasted = document.createElement('textarea');
    pasted.id = 'pasted';
    document.body.append(pasted);
  });
  await click();
  await person.page.locator('#pasted').focus();
  await person.page.keyboard.press('Control+V');
  const text = await person.page.locator('#pasted').inputValue();
  await person.page.locator('#pasted').evaluate((element) => element.remove());
  return text;
}

describe.each([
  ['Korean', 'ko-KR', 'ko'],
  ['English', 'en-US', 'en'],
] as const)('over plain HTTP from another machine, in %s', (_, locale, language) => {
  it('everything works: opening, copying the link, joining, moving, another device, the stage, a reload', async () => {
    const instructor = await Person.arrive(browser, { ...desktop, locale });
    const code = await instructor.opensWorkshop(url);
    expect(await instructor.page.evaluate(() => isSecureContext)).toBe(false);

    const link = await copies(instructor, () => instructor.hook('copy-code').click());
    expect(link).toBe(`${url}/join/${code}`);
    const notice = instructor.page.locator('wr-notices');
    await expect.poll(() => notice.textContent()).toContain(messages['notice.copied'][language]);

    const ada = await Person.arrive(browser, { ...phone, locale });
    await ada.page.goto(link);
    await ada.hook('join-name').fill('Ada');
    await ada.hook('join-submit').click();
    await ada.isLive();
    const stage = await Person.arrive(browser, { ...desktop, locale });
    await stage.page.goto(`${url}/w/${code}/stage`);
    await stage.isLive();

    await ada.types('W1-0-0', '0.375');
    await instructor.seesValue('W1-0-0', 0.375);
    const { loss } = await agreed([instructor, ada]);
    await expect.poll(() => stage.number('loss')).toBe(loss);

    await instructor.hook('make-link-device').click();
    await instructor.hook('show-link').click();
    const address = await instructor.hook('link-address').getAttribute('data-value');
    const tablet = await Person.arrive(browser, { ...desktop, locale });
    await tablet.page.goto(address!);
    await tablet.isLive();
    await tablet.hook('freeze').click();
    await expect.poll(() => instructor.hook('freeze').getAttribute('data-state')).toBe('on');

    // No page that came over plain HTTP may keep its screen on, and each says so, in a line.
    for (const person of [instructor, ada, stage]) {
      const note = person.hook('note-drowsy');
      await note.waitFor();
      expect(await note.textContent()).toBe(messages['note.drowsy'][language]);
    }

    await ada.page.reload();
    await ada.isLive();
    await ada.seesValue('W1-0-0', 0.375);
    const everyone = [instructor, ada, stage, tablet];
    expect(everyone.flatMap(({ errors }) => errors)).toEqual([]);
    for (const person of everyone) await person.leavesBrowser();
  });
});
