import { expect, it } from 'vitest';
import { messages } from '#client/i18n/messages.ts';
import { agreed, Person, phone, words } from './people.ts';
import { browser, server } from './product.ts';

it('an instructor leads everybody through the past and back, goes on from a point of it, and takes that back', async () => {
  const instructor = await Person.arrive(browser);
  const code = await instructor.opensWorkshop(server.url);
  const ada = await Person.arrive(browser);
  const eve = await Person.arrive(browser, phone);
  await ada.joins(server.url, code, 'Ada');
  await eve.joins(server.url, code, 'Eve');
  const everyone = [instructor, ada, eve];
  const all = async (parameter: string, value: number) => {
    for (const person of everyone) await person.seesValue(parameter, value);
  };
  const saves = async (name: string) => {
    await instructor.hook('checkpoint-save').click();
    await instructor.hook('checkpoint-name').fill(name);
    await instructor.hook('checkpoint-name').press('Enter');
    await instructor.hook(`checkpoint-${name}`).waitFor();
  };
  await saves('Start');
  await ada.types('W1-0-0', '0.5');
  await ada.types('W1-0-0', '0.75');
  await eve.types('W3-1-0', '5');
  await all('W3-1-0', 5);

  // Moved back from now, it shows everybody the point that it is moved to.
  await instructor.hook('timeline').focus();
  await instructor.page.keyboard.press('ArrowLeft');
  for (const person of everyone) await person.hook('past').waitFor();
  await all('W3-1-0', 0.2);
  await instructor.page.locator('wr-timeline:not([compact])').waitFor();
  await instructor.page.keyboard.press('ArrowLeft');
  await all('W1-0-0', 0.5);
  const then = await agreed(everyone);
  expect(Number(await instructor.hook('timeline').getAttribute('data-version'))).toBeLessThan(then.version);

  // It is still the past after a refresh, and after kill -9.
  await ada.page.reload();
  await ada.isLive();
  await server.stop('SIGKILL');
  await server.start();
  for (const person of everyone) await person.isLive();
  await all('W1-0-0', 0.5);
  for (const person of everyone) await person.hook('past').waitFor();

  // Two points compared: on the diagram and as a table.
  await instructor.hook('compare-a-c1').click();
  await instructor.hook('compare-b-here').click();
  await instructor.page.locator('[data-testid="compare"] [data-parameter="W1-0-0"]').waitFor();
  expect(await instructor.hook('pill-W1-0-0').textContent()).toMatch(/0\.10.*0\.50/);

  await instructor.hook('timeline-resume').click();
  await instructor.page
    .getByRole('button', { name: words(messages['past.resume.confirm']) })
    .last()
    .click();
  for (const person of everyone) await person.hook('past').waitFor({ state: 'detached' });
  await all('W3-1-0', 0.2);
  await instructor.hook('undo').click();
  await all('W3-1-0', 5);
  await all('W1-0-0', 0.75);

  // The change that raised the loss most goes, whoever made it, and nobody else's does.
  await eve.types('W3-1-0', '9');
  await ada.types('W1-0-0', '0.8');
  await all('W1-0-0', 0.8);
  await expect.poll(() => instructor.hook('undo-worst').getAttribute('aria-disabled')).not.toBe('true');
  await instructor.hook('undo-worst').click();
  await all('W3-1-0', 5);
  await all('W1-0-0', 0.8);

  await instructor.hook('checkpoint-actions-Start').click();
  await instructor.hook('restore-checkpoint').click();
  await all('W1-0-0', 0.1);

  // Escape is back to now.
  await instructor.hook('checkpoint-Start').click();
  await instructor.hook('timeline-now').waitFor();
  await instructor.page.keyboard.press('Escape');
  await instructor.hook('past').waitFor({ state: 'detached' });
  await agreed(everyone);
  for (const person of everyone) {
    expect(person.errors).toEqual([]);
    await person.leavesBrowser();
  }
});
