import { beforeAll, expect, it } from 'vitest';
import { desktop, moving, Person, phone } from './people.ts';
import { browser, server } from './product.ts';

let instructor: Person;
let everyone: Person[];

beforeAll(async () => {
  instructor = await Person.arrive(browser, { ...desktop, ...moving });
  const code = await instructor.opensWorkshop(server.url);
  const students = [
    await Person.arrive(browser, { ...desktop, ...moving }),
    await Person.arrive(browser, { ...desktop, ...moving }),
    await Person.arrive(browser, { ...phone, ...moving }),
  ];
  for (const [index, student] of students.entries()) {
    await student.joins(server.url, code, ['김서연', '박지호', '이하은'][index]!);
  }
  everyone = [instructor, ...students];
});

const running = () => instructor.hook('train').getAttribute('data-state');

async function lossBelow(person: Person, limit: number): Promise<void> {
  await person.page.waitForFunction(
    (most) => {
      const shown = document.querySelector('[data-testid="loss"]')?.getAttribute('data-value');
      return shown !== null && shown !== undefined && shown !== '' && Number(shown) < most;
    },
    limit,
    { timeout: 60_000 },
  );
}

it('the instructor chooses XOR, a 2-4-1 network and Adam from the page', async () => {
  await instructor.hook('mode-data').click();
  await instructor.page.locator('label:has([data-testid="data-xor"])').click();
  await expect.poll(() => instructor.page.locator('[data-testid^="output-"]').count()).toBe(1);
  await instructor.hook('mode-network').click();
  // The lecture's 2-3-2 with one output; the second hidden layer goes, the first gets its fourth unit.
  await instructor.hook('remove-layer-1').click();
  await instructor.hook('units-0').fill('4');
  await instructor.hook('units-0').press('Enter');
  for (const person of everyone) await person.hook('param-W1-1-3').waitFor({ state: 'attached' });
  await instructor.hook('mode-train').click();
  await instructor.hook('optimizer').selectOption('adam');
  await instructor.hook('learning-rate').fill('0.1');
  await instructor.hook('learning-rate').press('Enter');
});

it('the class sets the weights by hand, then the machine trains them: the loss falls on four screens', async () => {
  const [, seoyeon, jiho, haeun] = everyone as [Person, Person, Person, Person];
  await seoyeon.types('W1-0-0', '1.2');
  await jiho.types('W1-1-1', '-0.8');
  await haeun.types('W2-2-0', '0.9');
  await instructor.seesValue('W2-2-0', 0.9);
  for (const person of [seoyeon, jiho, haeun]) await person.page.keyboard.press('Escape');
  await instructor.hook('train').click();
  await expect.poll(running).toBe('on');
  for (const person of everyone) await lossBelow(person, 0.1);
});

it('pausing, tweaking by hand and going on works', async () => {
  const [, seoyeon] = everyone as [Person, Person];
  await instructor.hook('train').click();
  await expect.poll(running).toBe('off');
  await seoyeon.types('W1-0-0', '0.25');
  for (const person of everyone) await person.seesValue('W1-0-0', 0.25);
  await seoyeon.page.keyboard.press('Escape');
  await instructor.hook('train').click();
  for (const person of everyone) await lossBelow(person, 0.01);
});

it('kill -9 in the middle of training: everybody is back, and it goes on from where they were', async () => {
  await expect.poll(running).toBe('on');
  const steps = await instructor.number('steps');
  await server.stop('SIGKILL');
  await server.start();
  for (const person of everyone) await person.isLive();
  await instructor.page.waitForFunction(
    (least) => Number(document.querySelector('[data-testid="steps"]')?.getAttribute('data-value')) > least,
    steps,
    { timeout: 30_000 },
  );
  await instructor.hook('train').click();
  await expect.poll(running).toBe('off');
  for (const person of everyone) await lossBelow(person, 0.01);
  expect(everyone.flatMap(({ errors }) => errors)).toEqual([]);
});
