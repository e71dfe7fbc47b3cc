import { expect, it } from 'vitest';
import { guide } from '#client/pages/guide-texts.ts';
import { ada, instructor, people, seoyeon, stage } from './activity-class.ts';
import { type Person, words } from './people.ts';
import { server } from './product.ts';

// A lesson led from the console by keys.
const press = (key: string) => instructor.page.keyboard.press(key);

const state = (person: Person, wanted: string) =>
  person.page.locator(`[data-testid="prediction"][data-state="${wanted}"]`).first().waitFor();

const counted = (person: Person, count: number) =>
  person.page.locator(`[data-testid="prediction-count"][data-value="${count}"]`).first().waitFor();

const step = (person: Person, activity: string, at: number) =>
  person.page
    .locator(`[data-testid="activity"][data-id="${activity}"][data-step="${at}"]`)
    .first()
    .waitFor({ state: 'attached' });

const answers = async (person: Person, choice: number) => {
  await person.hook(`prediction-choice-${choice}`).check();
  await person.hook('prediction-commit').click();
};

it('asks in two taps, votes twice and really tries it, on every screen', async () => {
  await instructor.hook('param-W1-0-0').focus();
  await instructor.page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await press('q');
  await press('Enter');
  for (const person of people) await state(person, 'open');
  const has = (id: string, answer: string) =>
    instructor.page.locator(`[data-testid="people-disc-${id}"][data-answer="${answer}"]`).waitFor();
  await answers(seoyeon, 0);
  await has('p2', 'answered');
  await has('p3', 'awaited');
  await answers(ada, 1);
  await has('p3', 'answered');
  for (const person of people) await counted(person, 2);
  // A refresh of any screen in the middle changes nothing.
  await Promise.all([stage, ada, instructor].map((person) => person.page.reload()));
  for (const person of people) await counted(person, 2);
  expect(await ada.hook('prediction-choice-1').isChecked()).toBe(true);
  for (const person of people) {
    expect(await person.page.locator('[data-testid="prediction-histogram"]').count()).toBe(0);
  }
  await press('d');
  await instructor.hook('prediction-histogram').waitFor();
  await press('c');
  for (const person of people) await state(person, 'closed');
  await press('v');
  for (const person of people) await state(person, 'open');
  await answers(seoyeon, 2);
  await answers(ada, 2);
  await counted(instructor, 2);
  await press('r');
  for (const person of people) {
    await state(person, 'revealed');
    await person.hook('prediction-histogram').waitFor();
  }
  await Promise.all([instructor, seoyeon, ada].map((person) => person.seesValue('W1-0-0', 0.6)));
  const losses = await Promise.all([instructor, seoyeon, ada].map((person) => person.number('loss')));
  expect(new Set(losses).size).toBe(1);
  expect(await stage.number('stage-loss')).toBe(losses[0]);
  await instructor.hook('prediction-drop').click();
  for (const person of people) {
    await person.page.locator('[data-testid="prediction"]').waitFor({ state: 'detached' });
  }
});

it('has everybody look at a whole layer by its head, until a weight is chosen', async () => {
  // The console has a small stage, too.
  const rings = (person: Person) => person.page.locator('[data-testid="layer-ring"][data-value="2"]');
  await instructor.hook('lead-layer-2').focus();
  await press('Enter');
  for (const person of people) await rings(person).first().waitFor();
  expect(await instructor.hook('lead-layer-2').getAttribute('aria-pressed')).toBe('true');
  expect(await seoyeon.page.locator('[data-testid^="lead-layer"]').count()).toBe(0);
  await instructor.hook('param-W1-0-0').focus();
  for (const person of people) await rings(person).first().waitFor({ state: 'detached' });
});

it('goes through a plan by its steps, and says what the stage shows', async () => {
  await instructor.hook('plan-lecture-45').click();
  await instructor.hook('plan-step-1').waitFor();
  await press(']');
  for (const person of people) await step(person, 'one-neuron', 1);
  await instructor.hook('prediction-drop').click();
  await instructor.hook('ask').waitFor();
  await press(']');
  for (const person of people) await step(person, 'one-neuron', 2);
  await press('[');
  for (const person of people) await step(person, 'one-neuron', 1);
  await instructor.page.reload();
  await instructor.page.locator('[data-testid="plan"][data-current="0"]').waitFor();
  await press('Shift+S');
  await press('8');
  await stage.hook('stage-blank').waitFor();
  await press('Shift+S');
  await press('7');
  await stage.hook('lobby-code').waitFor();
  await press('Shift+S');
  await press('1');
  await step(stage, 'one-neuron', 1);
  await press('?');
  await instructor.hook('keys').waitFor();
  await press('Escape');
});

it('has a guide for instructors on the site itself, in both languages', async () => {
  await ada.page.goto(`${server.url}/guide`);
  for (const { id, title, steps } of guide) {
    const part = ada.page.locator(`#${id}`);
    expect(await part.locator('h2').textContent()).toMatch(words(title));
    expect(await part.locator('li').count()).toBe(steps.length);
  }
});
