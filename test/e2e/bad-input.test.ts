import { expect, it } from 'vitest';
import { say } from '#shared/locale.ts';
import { rejections } from '#shared/workshop/kernel/rejections.ts';
import { Person } from './people.ts';
import { browser, server } from './product.ts';

const languages = [
  ['ko', 'ko-KR'],
  ['en', 'en-US'],
] as const;

/** The sentence of a rejection up to its first mark, as the page must say it. */
const sentence = (code: keyof typeof rejections, language: 'ko' | 'en') =>
  say(rejections[code], language).split('{')[0]!.trim();

it.each(languages)(
  '%s: a value that cannot be is answered beside its field, and nothing moves',
  async (language, locale) => {
    const person = await Person.arrive(browser, { locale, viewport: { width: 1440, height: 900 } });
    await person.opensWorkshop(server.url);
    const before = await person.sees();
    for (const [typed, code] of [
      ['NaN', 'value-not-finite'],
      ['Infinity', 'value-not-finite'],
      ['-Infinity', 'value-not-finite'],
      ['한글', 'value-not-finite'],
      ['', 'value-not-finite'],
      ['1e308', 'value-out-of-range'],
      ['-1e999', 'value-out-of-range'],
    ] as const) {
      const field = person.hook('param-W1-0-0');
      await field.fill(typed);
      await field.press('Enter');
      await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
      const message =
        (await field.getAttribute('aria-describedby')) ?? (await field.getAttribute('aria-errormessage'));
      const texts = await Promise.all(
        (message ?? '').split(' ').map((id) => person.page.locator(`[id="${id}"]`).textContent()),
      );
      // 1e999 is Infinity to a number parser; either sentence tells the person what to do.
      const expected = typed === '-1e999' ? [code, 'value-not-finite' as const] : [code];
      expect(expected.some((one) => texts.join(' ').includes(sentence(one, language)))).toBe(true);
      await field.press('Escape');
    }
    expect(await person.sees()).toMatchObject({ loss: before.loss, y: before.y });
    await person.leavesBrowser();
  },
);

it.each(languages)(
  '%s: a name that cannot be is answered beside its field; what was typed stays',
  async (language, locale) => {
    const instructor = await Person.arrive(browser, { locale });
    const code = await instructor.opensWorkshop(server.url);
    const person = await Person.arrive(browser, { locale });
    await person.joins(server.url, code, 'Seoyeon');
    const newcomer = await Person.arrive(browser, { locale });
    await newcomer.page.goto(`${server.url}/join/${code}`);
    for (const [typed, rejection] of [
      ['\u200B\u200D', 'name-empty'],
      ['x'.repeat(25), 'name-too-long'],
      ['SEOYEON', 'name-taken'],
    ] as const) {
      await newcomer.hook('join-name').fill(typed);
      await newcomer.hook('join-submit').click();
      await expect
        .poll(() => newcomer.page.locator('main, body').first().textContent())
        .toContain(sentence(rejection, language));
      expect(await newcomer.hook('join-name').inputValue()).toBe(typed);
    }
    for (const one of [instructor, person, newcomer]) await one.leavesBrowser();
  },
);

it('markup in a name or a title is text to everybody', async () => {
  const instructor = await Person.arrive(browser);
  const evil = '<img src=x onerror="window.pwned=1">';
  const response = await instructor.page.request.post(`${server.url}/api/workshops`, {
    data: { title: evil },
  });
  const { code, instructorUrl } = (await response.json()) as { code: string; instructorUrl: string };
  await instructor.page.goto(instructorUrl);
  await instructor.isLive();
  const student = await Person.arrive(browser);
  await student.joins(server.url, code, '<img onerror>');
  const stage = await Person.arrive(browser);
  await stage.page.goto(`${server.url}/w/${code}/stage`);
  await stage.isLive();
  await student.hook('param-W1-0-0').focus();
  for (const person of [instructor, student, stage]) {
    await expect.poll(() => person.page.locator('body').textContent()).toContain(evil);
    expect(await person.page.locator('img[src="x"], img[onerror]').count()).toBe(0);
    expect(await person.page.evaluate(() => 'pwned' in window)).toBe(false);
    expect(person.errors).toEqual([]);
    await person.leavesBrowser();
  }
});

it('the instructor’s token never shows in an address or a request line', async () => {
  const instructor = await Person.arrive(browser);
  const asked: string[] = [];
  instructor.page.on('request', (request) => asked.push(request.url()));
  const response = await instructor.page.request.post(`${server.url}/api/workshops`, { data: {} });
  const { instructorUrl, instructorToken } = (await response.json()) as Record<string, string>;
  await instructor.page.goto(instructorUrl!);
  await instructor.isLive();
  expect(instructor.page.url()).not.toContain(instructorToken);
  expect(asked.filter((url) => url.split('#')[0]!.includes(instructorToken!))).toEqual([]);
  await instructor.leavesBrowser();
});
