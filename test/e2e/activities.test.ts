import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sandbox } from '#shared/lessons/sandbox.ts';
import { desktop, Person, phone, words } from './people.ts';
import { browser, server } from './product.ts';

const LINE = 'One is enough';

const english = { ...desktop, locale: 'en-GB' };

describe('the free board, with an instructor, two students and the stage', () => {
  let people: Person[];
  let instructor: Person;
  let seoyeon: Person;
  let ada: Person;
  let stage: Person;

  beforeEach(async () => {
    people = [
      await Person.arrive(browser),
      await Person.arrive(browser, phone),
      await Person.arrive(browser, english),
      await Person.arrive(browser),
    ];
    [instructor, seoyeon, ada, stage] = people as [Person, Person, Person, Person];
    const code = await instructor.opensWorkshop(server.url);
    await seoyeon.joins(server.url, code, '김서연');
    await stage.page.goto(`${server.url}/w/${code}/stage`);
    await stage.isLive();
    await instructor.hook('activity-sandbox').click();
    // Late: the activity is under way.
    await ada.joins(server.url, code, 'Ada');
  });

  afterEach(async () => {
    for (const person of people) {
      expect(person.errors).toEqual([]);
      await person.leavesBrowser();
    }
  });

  const state = (person: Person, wanted: string) =>
    person.page.locator(`[data-testid="prediction"][data-state="${wanted}"]`).first().waitFor();
  const step = (person: Person, wanted: number) =>
    person.page
      .locator(`[data-testid="activity"][data-id="sandbox"][data-step="${wanted}"]`)
      .first()
      .waitFor();
  const says = (person: Person, hook: string) => person.hook(hook).textContent();
  const counted = (person: Person, count: number) =>
    person.page.locator(`[data-testid="prediction-count"][data-value="${count}"]`).first().waitFor();

  it('goes from the first guess to what was seen, for everybody at once', async () => {
    for (const person of people) {
      await step(person, 1);
      await state(person, 'open');
      expect(await person.page.locator('[data-testid="prediction-histogram"]').count()).toBe(0);
    }
    await seoyeon.hook('prediction-choice-1').check();
    await seoyeon.hook('prediction-commit').click();
    await ada.hook('prediction-choice-0').check();
    await ada.hook('prediction-commit').click();
    for (const person of people) await counted(person, 2);
    // A refresh in the middle changes nothing.
    await ada.page.reload();
    await counted(ada, 2);
    expect(await ada.hook('prediction-choice-0').isChecked()).toBe(true);
    await instructor.hook('prediction-look').click();
    await instructor.hook('prediction-histogram').waitFor();
    expect(await stage.page.locator('[data-testid="prediction-histogram"]').count()).toBe(0);
    await instructor.hook('prediction-close').click();
    for (const person of people) await state(person, 'closed');
    await instructor.hook('prediction-again').click();
    for (const person of people) await state(person, 'open');
    await seoyeon.hook('prediction-choice-0').check();
    await seoyeon.hook('prediction-commit').click();
    await counted(instructor, 1);
    const before = await instructor.number('loss');
    await instructor.hook('prediction-reveal').click();
    for (const person of people) {
      await state(person, 'revealed');
      await person.hook('prediction-histogram').waitFor();
    }
    // It was done: the board is another.
    await instructor.page.waitForFunction(
      (loss) => Number(document.querySelector('[data-testid="loss"]')?.getAttribute('data-value')) > loss,
      before,
    );
    const [slip] = sandbox.questions[0]!.slips;
    expect(await says(seoyeon, 'prediction-own')).toMatch(words(slip!.says));
    expect(await says(ada, 'prediction-own')).not.toMatch(words(slip!.says));
    expect(await stage.page.locator('[data-testid="prediction-own"]').count()).toBe(0);

    await instructor.hook('activity-next').click();
    for (const person of people) await step(person, 2);
    await ada.types('b3-0', '-0.22');
    await ada.types('b3-1', '0.5');
    for (const person of people) {
      await person.page.locator('[data-testid="goal"][data-reached="true"]').first().waitFor();
    }
    await instructor.hook('activity-next').click();
    await state(seoyeon, 'open');
    await seoyeon.hook('prediction-choice-0').check();
    await seoyeon.hook('prediction-line').fill(LINE);
    await seoyeon.hook('prediction-commit').click();
    await counted(instructor, 1);
    expect(await says(ada, 'prediction')).not.toContain(LINE);
    await instructor.hook('prediction-reveal').click();
    for (const person of people) await expect.poll(() => says(person, 'prediction')).toContain(LINE);
    await instructor.hook('activity-next').click();
    for (const person of people) await step(person, 4);
    for (const person of people) {
      expect(await says(person, 'activity-seen')).toMatch(words(sandbox.seen[0]!));
    }
    await instructor.hook('activity-close').click();
    for (const person of people) {
      await person.page.locator('[data-testid="activity"]').waitFor({ state: 'detached' });
    }
  });

  it('can be answered with the keyboard alone', async () => {
    await state(ada, 'open');
    await ada.hook('prediction-choice-0').focus();
    await ada.page.keyboard.press('Space');
    await ada.page.keyboard.press('ArrowDown');
    // Below what rises is what stays the same.
    expect(await ada.hook('prediction-choice-2').isChecked()).toBe(true);
    await ada.page.keyboard.press('Tab');
    await ada.page.keyboard.press('Enter');
    await counted(instructor, 1);
    await instructor.hook('prediction-reveal').click();
    await state(ada, 'revealed');
  });
});
