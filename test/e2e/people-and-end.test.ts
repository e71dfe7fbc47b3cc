import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { messages } from '#client/i18n/messages.ts';
import { desktop, Person, words } from './people.ts';
import { browser, server } from './product.ts';

const NAME = '민준 Sentinel';

it('a class with hidden names, a waiting room and a kill -9 ends in a summary that can be kept and gone on from', async () => {
  const instructor = await Person.arrive(browser, desktop);
  const code = await instructor.opensWorkshop(server.url);
  const student = await Person.arrive(browser, desktop);
  await student.joins(server.url, code, NAME);
  const other = await Person.arrive(browser, desktop);
  await other.joins(server.url, code, 'Other');

  // The list of people, from the console: names are hidden, on every other screen and after a refresh.
  await instructor.hook('people').click();
  await instructor.hook('people-row-p2').waitFor();
  await instructor.hook('anonymize').check();
  await other.page.waitForFunction((name) => !document.body.textContent?.includes(name), NAME);
  await other.page.reload();
  await other.isLive();
  expect(await other.page.textContent('body')).not.toContain('Sentinel');
  expect(await student.page.textContent('body')).toContain('Sentinel');
  await instructor.page.reload();
  await expect.poll(() => instructor.hook('people-row-p2').textContent()).toContain(NAME);
  // The instructor's own board may be on a wall.
  await instructor.page.goto(`${server.url}/w/${code}/host`);
  await instructor.isLive();
  expect(await instructor.page.textContent('body')).not.toContain('Sentinel');

  // Whoever waits plays on a board of their own, through a crash of the server.
  await instructor.page.goto(`${server.url}/w/${code}/people`);
  await instructor.hook('door-approval').check({ force: true });
  const late = await Person.arrive(browser, desktop);
  await late.page.goto(`${server.url}/join/${code}`);
  await late.hook('join-name').fill('Late');
  await late.hook('join-submit').click();
  await late.hook('practice-value').fill('-5');
  await expect.poll(() => late.hook('practice-loss').textContent()).not.toBe('0.0963');
  await server.stop('SIGKILL');
  await server.start();
  await instructor.hook('waiting-p4').waitFor({ timeout: 60_000 });
  expect(await late.hook('practice').isVisible()).toBe(true);
  await instructor.isLive();
  await instructor.hook('admit').click();
  await late.hook('loss').waitFor({ timeout: 60_000 });

  // The end, what can be kept of it, and the way back.
  await instructor.page.goto(`${server.url}/w/${code}/host`);
  await instructor.hook('end').click();
  const dialog = instructor.page.getByRole('dialog');
  await dialog.getByRole('button', { name: words(messages['end.confirm']) }).click();
  await instructor.hook('summary').click();
  await instructor.page.locator('[data-testid="summary-page"][data-status="ended"]').waitFor();
  for (const [kind, says] of [
    ['csv', ','],
    ['json', '"weightroom": "report"'],
    ['log', '"weightroom":"log"'],
  ] as const) {
    const download = instructor.page.waitForEvent('download');
    await instructor.hook(`export-${kind}`).click();
    const text = await readFile((await (await download).path())!, 'utf8');
    expect(text).toContain(says);
    expect(text).not.toContain('Sentinel');
  }
  await instructor.hook('reopen').click();
  await instructor.isLive();
  await student.page.reload();
  await student.isLive();
  for (const person of [instructor, student, other, late]) {
    expect(person.errors).toEqual([]);
    await person.leavesBrowser();
  }
});
