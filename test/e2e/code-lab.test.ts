import { afterEach, beforeEach, expect, it } from 'vitest';
import { Person } from './people.ts';
import { browser, server } from './product.ts';

let people: Person[];
let instructor: Person;
let ada: Person;
let code: string;

beforeEach(async () => {
  people = [await Person.arrive(browser), await Person.arrive(browser)];
  [instructor, ada] = people as [Person, Person];
  // One Python at a time is slow enough; an instructor needs none.
  await instructor.page.route(/pyodide/, (route) => route.abort());
  code = await instructor.opensWorkshop(server.url);
  await ada.joins(server.url, code, '<b>Ada</b>');
});

afterEach(async () => {
  for (const person of people) {
    expect(person.errors).toEqual([]);
    await person.leavesBrowser();
  }
});

const solution = `import numpy as np
# <img src=x onerror=alert(1)> </script>
def mean_squared_error(y, t):
    return np.mean((y - t.reshape(y.shape)) ** 2)
def cross_entropy_error(y, t):
    rows = y.reshape(-1, y.shape[-1])
    return -np.sum(t.reshape(rows.shape) * np.log(rows + 1e-7)) / rows.shape[0]
print('<script>alert(1)</script>')
`;

async function opensLab(): Promise<void> {
  const opens = instructor.hook('activity-code-losses');
  if (!(await opens.isVisible())) await instructor.page.locator('[data-testid="activities"] summary').click();
  await opens.click();
  await ada.hook('prediction-choice-1').waitFor();
  await instructor.hook('activity-next').click();
}

async function writes(person: Person, source: string): Promise<void> {
  const content = person.page.locator('[data-testid="code-editor"] [role="textbox"]');
  await content.focus();
  await person.page.keyboard.press('Control+a');
  await person.page.keyboard.insertText(source);
}

const python = (person: Person, state: string) =>
  person.page.locator(`[data-testid="code-python"][data-state="${state}"]`).waitFor({ timeout: 60_000 });

const result = (person: Person, passed: number, total: number) =>
  person.page
    .locator(`[data-testid="code-result"][data-passed="${passed}"][data-total="${total}"]`)
    .waitFor();

it('a class writes both losses: advice, an endless loop, the network cut, and a solution on the stage', async () => {
  const stage = await Person.arrive(browser);
  people.push(stage);
  await stage.page.goto(`${server.url}/w/${code}/stage`);
  await stage.isLive();
  const opens = instructor.hook('python-warm');
  if (!(await opens.isVisible())) await instructor.page.locator('[data-testid="activities"] summary').click();
  await opens.click();
  await instructor.page.locator('[data-testid="python-ready"][data-value="1"]').waitFor({ timeout: 60_000 });
  await opensLab();
  await python(ada, 'ready');

  await writes(ada, solution.replace(' + 1e-7', '').replace('np.mean(', 'np.sum('));
  await ada.page.keyboard.press('Control+Enter');
  await result(ada, 2, 7);
  expect(await ada.hook('code-advice').textContent()).toContain('np.mean');

  // Everything is here: nothing more is asked for.
  await ada.context.setOffline(true);
  await writes(ada, 'while True:\n    pass\n');
  await ada.hook('code-run').click();
  await python(ada, 'running');
  await ada.hook('code-stop').click();
  await python(ada, 'ready');
  await writes(ada, solution);
  await ada.hook('code-run').click();
  await result(ada, 11, 11);
  await ada.context.setOffline(false);
  await ada.isLive();

  // What the server itself comes to.
  await instructor.page.locator('[data-testid="goal"][data-reached="true"]').nth(1).waitFor();
  for (const index of [0, 1, 2]) {
    await stage.page.locator(`[data-testid="code-count-${index}"][data-value="1"]`).waitFor();
  }
  expect(await instructor.page.locator('[data-testid="code-show"]').count()).toBe(0);
  await ada.hook('code-share').check();
  await instructor.hook('code-show').click();
  await stage.hook('code-shown').waitFor();
  expect(await stage.page.locator('[data-testid="code-shown"] code').textContent()).toContain('<img src=x');
  expect(
    await stage.page.locator('[data-testid="code-shown"] img, [data-testid="code-shown"] b').count(),
  ).toBe(0);

  // Its code and what it came to are there after a refresh.
  await ada.page.reload();
  await ada.isLive();
  await ada.page.locator('[data-testid="code-editor"] [role="textbox"]', { hasText: 'rows.shape' }).waitFor();
  for (let step = 3; step <= 5; step++) {
    await instructor.hook('activity-next').click();
    await stage.page.locator(`[data-testid="activity"][data-step="${step}"]`).first().waitFor();
  }
  for (const person of people) await person.hook('activity-seen').waitFor({ state: 'attached' });
});

it('where Python does not come, the same goes with numbers', async () => {
  await ada.page.route(/pyodide/, (route) => route.abort());
  await opensLab();
  await ada.hook('code-blocked').waitFor({ timeout: 60_000 });
  const task = ada.page.locator('[data-testid="task"][data-id="first"]');
  await task.locator('[data-testid="guess-0"]').fill('0.0195');
  await task.locator('[data-testid="guess-1"]').fill('0.5108');
  await task.locator('[data-testid="guess-try"]').click();
  await instructor.page.locator('[data-testid="goal"][data-reached="true"]').first().waitFor();
});
