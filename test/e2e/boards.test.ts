import { expect, it } from 'vitest';
import { Person } from './people.ts';
import { browser, server } from './product.ts';

it('the instructor opens a board for one person, who works on it unseen by the others; closing it brings them back', async () => {
  const instructor = await Person.arrive(browser);
  const code = await instructor.opensWorkshop(server.url);
  const ada = await Person.arrive(browser);
  const bob = await Person.arrive(browser);
  await ada.joins(server.url, code, 'Ada');
  await bob.joins(server.url, code, 'Bob');
  await bob.types('W1-0-0', '0.5');
  await instructor.seesValue('W1-0-0', 0.5);

  await instructor.hook('open-board').click();
  const dialog = instructor.page.getByRole('dialog');
  await dialog.locator('[name="title"]').fill('Ada’s own');
  await dialog.locator('label:has([name$="-see"][value="members"])').click();
  await dialog.locator('label:has([name="person"])').filter({ hasText: 'Ada' }).click();
  await instructor.hook('board-form-confirm').click();

  // It is in her switcher, and in nobody else's.
  await ada.showsBoard('b2');
  await ada.seesValue('W1-0-0', 0.5);
  await ada.types('W1-0-0', '0.77');
  await ada.seesValue('W1-0-0', 0.77);
  await bob.seesValue('W1-0-0', 0.5);
  expect(await bob.page.locator('[data-testid="board-tab-b2"]').count()).toBe(0);
  expect(await bob.page.locator('body').textContent()).not.toContain('Ada’s own');

  // She is where she was after a refresh and after kill -9.
  await ada.page.reload();
  await ada.isLive();
  await ada.showsBoard('b2');
  await ada.seesValue('W1-0-0', 0.77);
  await server.stop('SIGKILL');
  await server.start();
  await ada.isLive();
  await ada.seesValue('W1-0-0', 0.77);

  // The instructor sees how it stands without opening it.
  await expect
    .poll(() => instructor.hook('board-loss-b2').getAttribute('data-value'))
    .not.toBe(await instructor.hook('board-loss-class').getAttribute('data-value'));

  for (const person of [instructor, ada, bob]) {
    expect(person.errors).toEqual([]);
    await person.leavesBrowser();
  }
});
