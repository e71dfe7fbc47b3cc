import { describe, expect, it } from 'vitest';
import { desktop, Person, phone } from './people.ts';
import { browser, server } from './product.ts';

describe.each([
  ['Korean', 'ko-KR'],
  ['English', 'en-US'],
] as const)('coming back, in %s', (_, locale) => {
  it('from a closed tab: the landing page offers what this browser knows, as instructor and as student', async () => {
    const instructor = await Person.arrive(browser, { ...desktop, locale });
    const code = await instructor.opensWorkshop(server.url);
    const ada = await Person.arrive(browser, { ...desktop, locale });
    await ada.joins(server.url, code, 'Ada');
    for (const person of [instructor, ada]) {
      await person.page.close();
      const tab = new Person(await person.context.newPage());
      await tab.page.goto(server.url);
      await tab.hook(`continue-${code}`).click();
      await tab.isLive();
      if (person === instructor) await tab.page.waitForURL(/\/host$/);
      else expect(await tab.page.locator('body').textContent()).toContain('Ada');
    }
    await instructor.leavesBrowser();
    await ada.leavesBrowser();
  });

  it('on another device: the instructor by a link from the console, which can be taken back', async () => {
    const instructor = await Person.arrive(browser, { ...desktop, locale });
    const code = await instructor.opensWorkshop(server.url);
    await instructor.hook('make-link-device').click();
    await instructor.hook('show-link').click();
    const address = await instructor.hook('link-address').getAttribute('data-value');
    const tablet = await Person.arrive(browser, { ...desktop, locale });
    await tablet.page.goto(address!);
    await tablet.isLive();
    expect(tablet.page.url()).not.toContain('#');
    await tablet.hook('freeze').click();
    await expect.poll(() => instructor.hook('freeze').getAttribute('data-state')).toBe('on');
    // A refresh comes back by the token it was given.
    await tablet.page.reload();
    await tablet.isLive();
    expect(code).toHaveLength(6);
    await instructor.leavesBrowser();
    await tablet.leavesBrowser();
  });

  it('on another device: a student by a one-time code that the instructor gives', async () => {
    const instructor = await Person.arrive(browser, { ...desktop, locale });
    const code = await instructor.opensWorkshop(server.url);
    const ada = await Person.arrive(browser, { ...phone, locale });
    await ada.joins(server.url, code, 'Ada');
    await ada.leavesBrowser();
    await instructor.hook('people-elsewhere').click();
    await instructor.page.getByRole('button', { name: /Ada/ }).first().click();
    await instructor.hook('readmit-person').click();
    const secret = await instructor.hook('readmit-secret').getAttribute('data-value');
    const laptop = await Person.arrive(browser, { ...desktop, locale });
    await laptop.page.goto(`${server.url}/join/${code}`);
    await laptop.hook('readmit-open').click();
    await laptop.hook('readmit-code').fill(secret!);
    await laptop.hook('readmit-submit').click();
    await laptop.isLive();
    const text = await laptop.page.locator('body').textContent();
    expect(text).toContain('Ada');
    expect(text).not.toContain('Ada 2');
    await instructor.leavesBrowser();
    await laptop.leavesBrowser();
  });
});
