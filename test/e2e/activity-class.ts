import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Activity, Question } from '#shared/lessons/activity.ts';
import { desktop, Person, phone } from './people.ts';
import { browser, server } from './product.ts';

// One class goes through all activities of a file: an instructor, a student on a phone, one in English, and a stage.
export let people: Person[];
export let instructor: Person;
export let seoyeon: Person;
export let ada: Person;
export let stage: Person;

beforeAll(async () => {
  people = [
    await Person.arrive(browser),
    await Person.arrive(browser, phone),
    await Person.arrive(browser, { ...desktop, locale: 'en-GB' }),
    await Person.arrive(browser),
  ];
  [instructor, seoyeon, ada, stage] = people as [Person, Person, Person, Person];
  const code = await instructor.opensWorkshop(server.url);
  await seoyeon.joins(server.url, code, '김서연');
  await ada.joins(server.url, code, 'Ada');
  await stage.page.goto(`${server.url}/w/${code}/stage`);
  await stage.isLive();
});

afterEach(() => {
  for (const person of people) expect(person.errors.splice(0)).toEqual([]);
});

afterAll(async () => {
  for (const person of people ?? []) await person.leavesBrowser();
});

/** What people do at a step of an activity, beside answering its question. */
export type Deeds = Readonly<Record<string, () => Promise<void>>>;

const at = (person: Person, { id }: Activity, step: number) =>
  person.page
    .locator(`[data-testid="activity"][data-id="${id}"][data-step="${step}"]`)
    .first()
    .waitFor({ state: 'attached' });

const state = (person: Person, wanted: string) =>
  person.page.locator(`[data-testid="prediction"][data-state="${wanted}"]`).first().waitFor();

/**
 * From the start to what was just seen: everything is done, answered and revealed.
 * @param deeds by step, before its question
 * @param after by step, once its question is revealed
 */
export async function walk(activity: Activity, deeds: Deeds = {}, after: Deeds = {}): Promise<void> {
  const { id: name } = activity;
  const opens = instructor.hook(`activity-${name}`);
  if (!(await opens.isVisible())) await instructor.page.locator('[data-testid="activities"] summary').click();
  await opens.click();
  for (const [index, { id, asks }] of activity.steps.entries()) {
    for (const person of people) await at(person, activity, index + 1);
    // Its view is loaded with the first step, and takes the question to its own place.
    for (const person of people) await person.page.locator(`wr-${name}`).first().waitFor();
    await deeds[id]?.();
    if (asks !== undefined) await answer(activity.questions.find((one) => one.id === asks));
    await after[id]?.();
    await instructor.hook('activity-next').click();
  }
  for (const person of people) await at(person, activity, activity.steps.length + 1);
  for (const { id } of activity.goals) {
    await instructor.page
      .locator(`[data-testid="goal"][data-reached="true"]`)
      .nth(activity.goals.findIndex((goal) => goal.id === id))
      .waitFor();
  }
}

async function answer(question: Question | undefined): Promise<void> {
  await state(ada, 'open');
  if (question?.answer.kind === 'number') await ada.hook('prediction-answer').fill('1');
  else await ada.hook('prediction-choice-0').check();
  if (question === undefined) await ada.hook('prediction-line').fill('So');
  await ada.hook('prediction-commit').click();
  await instructor.page.locator('[data-testid="prediction-count"][data-value="1"]').first().waitFor();
  await instructor.hook('prediction-reveal').click();
  for (const person of people) await state(person, 'revealed');
}

export async function enters(person: Person, hook: string, value: string): Promise<void> {
  await person.hook(hook).fill(value);
  await person.hook(hook).press('Enter');
}

export async function guesses(person: Person, values: readonly string[]): Promise<void> {
  for (const [index, value] of values.entries()) await person.hook(`guess-${index}`).fill(value);
  await person.hook('guess-try').click();
}
