import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rejections } from '#shared/workshop/kernel/rejections.ts';
import { agreed, desktop, Person, phone, words } from './people.ts';
import { browser, server } from './product.ts';

it('undo takes back one’s own moves alone, passes over what others moved since, and lives through a refresh and kill -9', async () => {
  const instructor = await Person.arrive(browser);
  const code = await instructor.opensWorkshop(server.url);
  const ada = await Person.arrive(browser);
  const bob = await Person.arrive(browser, { ...desktop, locale: 'en-US' });
  const eve = await Person.arrive(browser, phone);
  await ada.joins(server.url, code, 'Ada');
  await bob.joins(server.url, code, 'Bob');
  await eve.joins(server.url, code, 'Eve');
  const everyone = [instructor, ada, bob, eve];
  const all = async (parameter: string, value: number) => {
    for (const person of everyone) await person.seesValue(parameter, value);
  };

  await ada.types('W1-0-0', '0.5');
  await ada.types('W1-0-1', '0.6');
  await all('W1-0-1', 0.6);
  await bob.types('W1-0-0', '0.9');
  await all('W1-0-0', 0.9);

  // Her latest move is hers to take back, whatever Bob did elsewhere.
  await ada.hook('undo').click();
  await all('W1-0-1', 0.3);
  // The one before is Bob's by now: it stays, and she is told whose it is.
  await ada.hook('undo').click();
  await expect.poll(() => ada.page.locator('body').textContent()).toContain('Bob');
  await all('W1-0-0', 0.9);

  // As many steps forward as there were back: the first is passed over again.
  await ada.hook('redo').click();
  await ada.hook('redo').click();
  await all('W1-0-1', 0.6);

  await ada.page.reload();
  await ada.isLive();
  await server.stop('SIGKILL');
  await server.start();
  for (const person of everyone) await person.isLive();
  await ada.hook('undo').click();
  await all('W1-0-1', 0.3);
  await agreed(everyone);
  for (const person of everyone) await person.leavesBrowser();
});

describe('in a class of two', () => {
  let instructor: Person;
  let ada: Person;

  beforeAll(async () => {
    instructor = await Person.arrive(browser);
    const code = await instructor.opensWorkshop(server.url);
    ada = await Person.arrive(browser);
    await ada.joins(server.url, code, 'Ada');
  });

  afterAll(async () => {
    await instructor?.leavesBrowser();
    await ada?.leavesBrowser();
  });

  // All is as it began after this one.
  it('an instructor takes back what a student did last, beside the change and from the list of people', async () => {
    await ada.types('W1-0-0', '0.5');
    await ada.types('W1-0-1', '0.6');
    await instructor.seesValue('W1-0-1', 0.6);
    await instructor.page.locator('[data-testid^="undo-of-"]').first().click();
    await ada.seesValue('W1-0-1', 0.3);
    await instructor.page
      .getByRole('button', { name: /Ada/ })
      .and(instructor.page.locator('wr-roster *'))
      .click();
    await instructor.page.locator('[data-testid="undo-person"]:visible').click();
    await ada.seesValue('W1-0-0', 0.1);
    // Of one's own one takes it back below; nobody else may.
    expect(await ada.page.locator('[data-testid^="undo-of-"]').count()).toBe(0);
  });

  it('a reset can be taken back, and nothing of another network is ever moved', async () => {
    await ada.types('W1-0-0', '0.5');
    await instructor.types('b1-0', '0.7');
    await ada.seesValue('b1-0', 0.7);
    await instructor.hook('reset').click();
    await ada.seesValue('W1-0-0', 0.1);
    // Ada's move was before the reset: there is nothing of hers to take back.
    await ada.hook('undo').click();
    await expect
      .poll(() => ada.page.locator('body').textContent())
      .toMatch(words(rejections['nothing-to-undo']));
    await ada.seesValue('W1-0-0', 0.1);
    await instructor.hook('undo').click();
    await ada.seesValue('W1-0-0', 0.5);
    await ada.seesValue('b1-0', 0.7);
  });
});
