/**
 * `npm run screenshots:activities`: every activity from its start to what was seen, in a real browser against a real
 * server, as the class, the instructor and the stage have it, into `test/output/activities`.
 * Words filter by activity: `npm run screenshots:activities -- xor-wall`; `--other` takes the other language and theme of each.
 */
import { mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import type { Activity } from '#shared/lessons/activity.ts';
import { catalogue } from '#shared/lessons/catalogue.ts';
import buildClient from '../e2e/build-client.ts';
import { launch, Person, phone } from '../e2e/people.ts';
import { ServerProcess } from '../e2e/server.ts';

const output = resolve(import.meta.dirname, '../output/activities');

const other = process.argv.includes('--other');

const [language, second] = other ? ['en-GB', 'ko-KR'] : ['ko-KR', 'en-GB'];
const laptop = other ? { width: 1366, height: 768 } : { width: 1440, height: 900 };

const looks = {
  console: { viewport: laptop, locale: language, colorScheme: 'light' },
  board: { viewport: laptop, locale: language, colorScheme: 'light' },
  small: { viewport: { width: 1024, height: 768 }, locale: second, colorScheme: 'dark' },
  phone: { ...phone, locale: second, colorScheme: 'dark', deviceScaleFactor: 2 },
  stage: {
    viewport: { width: 1920, height: 1080 },
    locale: language,
    colorScheme: other ? 'dark' : 'light',
  },
  beamer: { viewport: { width: 1280, height: 720 }, locale: second, colorScheme: 'dark' },
} as const satisfies Record<string, BrowserContextOptions>;

type Look = keyof typeof looks;
type Everybody = Readonly<Record<Look, Person>>;

const students = ['board', 'small', 'phone'] as const satisfies readonly Look[];

async function picture(people: Everybody, activity: Activity): Promise<void> {
  const instructor = people.console;
  const opens = instructor.hook(`activity-${activity.id}`);
  if (!(await opens.isVisible())) await instructor.page.locator('[data-testid="activities"] summary').click();
  await opens.click();
  for (const [index, { id, asks }] of activity.steps.entries()) {
    await all(people, `[data-testid="activity"][data-id="${activity.id}"][data-step="${index + 1}"]`);
    await take(people, `${activity.id}.${index + 1}-${id}`);
    if (asks !== undefined) {
      const question = activity.questions.find((one) => one.id === asks);
      await all(people, '[data-testid="prediction"][data-state="open"]');
      for (const [nth, look] of students.entries()) {
        const person = people[look];
        if (question?.answer.kind === 'number') await person.hook('prediction-answer').fill(`0.${nth + 4}`);
        else await person.hook(`prediction-choice-${nth % 2}`).check();
        if (question === undefined) await person.hook('prediction-line').fill('손실이 더 빨리 줄어요.');
        await person.hook('prediction-commit').click();
      }
      await instructor.page.locator('[data-testid="prediction-count"][data-value="3"]').first().waitFor();
      await take(people, `${activity.id}.${index + 1}-${id}.answered`);
      await instructor.hook('prediction-reveal').click();
      await all(people, '[data-testid="prediction"][data-state="revealed"]');
      await take(people, `${activity.id}.${index + 1}-${id}.revealed`);
    }
    await instructor.hook('activity-next').click();
  }
  await all(
    people,
    `[data-testid="activity"][data-id="${activity.id}"][data-step="${activity.steps.length + 1}"]`,
  );
  await take(people, `${activity.id}.seen`);
}

async function all(people: Everybody, selector: string): Promise<void> {
  for (const person of Object.values(people)) {
    await person.page.locator(selector).first().waitFor({ state: 'attached' });
  }
}

async function take(people: Everybody, name: string): Promise<void> {
  for (const [look, { page }] of Object.entries(people)) {
    await page.evaluate(() =>
      Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
    );
    await page.screenshot({ path: resolve(output, `${name}.${look}.png`), fullPage: true });
  }
}

const wanted = process.argv
  .slice(2)
  .filter((word) => !word.startsWith('--'))
  .flatMap((word) => word.split(','));
const chosen = catalogue.filter(({ id }) => wanted.length === 0 || wanted.some((word) => id.includes(word)));
await rm(output, { recursive: true, force: true });
await mkdir(output, { recursive: true });
await buildClient();
const server = await ServerProcess.start();
const browser = await launch();
try {
  const arrived = await Promise.all(
    Object.entries(looks).map(
      async ([look, options]) => [look, await Person.arrive(browser, options)] as const,
    ),
  );
  const people = Object.fromEntries(arrived) as unknown as Everybody;
  const code = await people.console.opensWorkshop(server.url);
  await people.board.joins(server.url, code, '김서연');
  await people.small.joins(server.url, code, 'Ada');
  await people.phone.joins(server.url, code, 'Maximiliane-Alexandra');
  for (const look of ['stage', 'beamer'] as const) {
    await people[look].page.goto(`${server.url}/w/${code}/stage`);
    await people[look].isLive();
  }
  for (const activity of chosen) await picture(people, activity);
} finally {
  await browser.close();
  await server.dispose();
}
