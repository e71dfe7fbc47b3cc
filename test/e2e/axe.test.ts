import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messages } from '#client/i18n/messages.ts';
import { Person, words } from './people.ts';
import { browser, server } from './product.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: ReadonlyArray<{ readonly html: string; readonly failureSummary?: string }>;
}

/** What axe finds on the page as it is now, one line each. */
async function findings({ page }: Person): Promise<string[]> {
  // Colours in the middle of a transition are nobody's.
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
  );
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: (target: Document, options: object) => Promise<{ violations: Violation[] }> };
    };
    return (await axe.run(document, { resultTypes: ['violations'] })).violations;
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  );
}

/** Component tests look at every page in either theme and language at either size; here they stand in the whole product. */
const settings: ReadonlyArray<readonly [string, BrowserContextOptions]> = [
  [
    'light, Korean, projector',
    { colorScheme: 'light', locale: 'ko-KR', viewport: { width: 1920, height: 1080 } },
  ],
  ['dark, English, phone', { colorScheme: 'dark', locale: 'en-US', viewport: { width: 390, height: 844 } }],
];

describe.each(settings)('axe finds nothing in %s', (_, options) => {
  let instructor: Person;
  let student: Person;
  let stage: Person;

  beforeAll(async () => {
    instructor = await Person.arrive(browser, options);
    const code = await instructor.opensWorkshop(server.url);
    student = await Person.arrive(browser, options);
    await student.joins(server.url, code, 'Seoyeon');
    stage = await Person.arrive(browser, options);
    await stage.page.goto(`${server.url}/w/${code}/stage`);
    await stage.isLive();
  });

  afterAll(async () => {
    for (const person of [instructor, student, stage]) await person?.leavesBrowser();
  });

  it('on the landing and the join page, also when they refuse', async () => {
    const person = await Person.arrive(browser, options);
    await person.page.goto(server.url);
    await person.hook('create-workshop').waitFor();
    expect(await findings(person)).toEqual([]);
    await person.page.goto(`${server.url}/join/222222`);
    await person.hook('join-name').fill('A');
    await person.hook('join-submit').click();
    await person.page.locator('[aria-invalid="true"]').first().waitFor();
    expect(await findings(person)).toEqual([]);
    await person.leavesBrowser();
  });

  it('on the board (selected, held by another, frozen), the console, its dialogs and the stage', async () => {
    expect(await findings(student)).toEqual([]);

    await student.hook('param-W1-0-1').focus();
    await instructor.hook('param-W2-0-0').press('ArrowUp');
    await expect.poll(() => student.hook('param-W2-0-0').getAttribute('readonly')).not.toBeNull();
    expect(await findings(student)).toEqual([]);
    await student.types('b1-0', 'abc');
    await student.page.locator('[aria-invalid="true"]').first().waitFor();
    expect(await findings(student)).toEqual([]);
    await student.hook('param-W2-0-0').focus();
    expect(await findings(student)).toEqual([]);

    expect(await findings(instructor)).toEqual([]);
    await instructor.hook('freeze').click();
    await expect.poll(() => student.hook('param-b1-0').getAttribute('readonly')).not.toBeNull();
    expect(await findings(student)).toEqual([]);
    expect(await findings(instructor)).toEqual([]);

    await instructor.hook('end').click();
    await instructor.page.getByRole('dialog').waitFor();
    expect(await findings(instructor)).toEqual([]);
    await instructor.page.keyboard.press('Escape');

    expect(await findings(stage)).toEqual([]);
    await instructor.hook('freeze').click();
    await student.page.locator('[data-testid="param-b1-0"]:not([readonly])').waitFor();
  });

  it('on an activity: a question that is open, looked at and revealed, and what was seen', async () => {
    const everybody = [instructor, student, stage];
    if (!(await instructor.hook('activity-sandbox').isVisible())) {
      await instructor.page.locator('[data-testid="activities"] > summary').click();
    }
    await instructor.hook('activity-sandbox').click();
    await student.hook('prediction-choice-0').check();
    await student.hook('prediction-commit').click();
    await instructor.page.locator('[data-testid="prediction-count"][data-value="1"]').first().waitFor();
    await instructor.hook('prediction-look').click();
    await instructor.hook('prediction-histogram').waitFor();
    for (const person of everybody) expect(await findings(person)).toEqual([]);
    await instructor.hook('prediction-reveal').click();
    for (const person of everybody) {
      await person.hook('prediction-histogram').waitFor();
      expect(await findings(person)).toEqual([]);
    }
    for (let step = 0; step < 3; step++) {
      await instructor.hook('activity-next').click();
      await student.page.locator(`[data-testid="activity"][data-step="${step + 2}"]`).waitFor();
    }
    expect(await findings(student)).toEqual([]);
  });

  it('on what is left of a workshop that has ended', async () => {
    await instructor.hook('end').click();
    await instructor.page
      .getByRole('dialog')
      .getByRole('button', { name: words(messages['end.confirm']) })
      .click();
    await expect
      .poll(() => student.page.locator('body').textContent())
      .toMatch(words(messages['away.ended.title']));
    expect(await findings(student)).toEqual([]);
  });
});
