import { expect, it } from 'vitest';
import { desktop, moving, Person } from './people.ts';
import { browser, server } from './product.ts';

it('a stage shows the way in while people arrive, the board from the first change on, and neither code nor QR of a locked room', async () => {
  const instructor = await Person.arrive(browser, { ...desktop, ...moving });
  const code = await instructor.opensWorkshop(server.url);
  // The instructor's own browser may watch a locked room too.
  const stage = new Person(await instructor.context.newPage());
  await stage.page.setViewportSize({ width: 1280, height: 720 });
  await stage.page.goto(`${server.url}/w/${code}/stage`);
  await stage.hook('lobby-code').waitFor();
  expect(await stage.hook('lobby-code').textContent()).toBe(code);
  expect(await stage.number('lobby-count')).toBe(0);

  const ada = await Person.arrive(browser, { ...desktop, ...moving });
  await ada.joins(server.url, code, 'Ada');
  await stage.page.locator('[data-testid="lobby-count"][data-value="1"]').waitFor();
  expect(await stage.page.locator('wr-stage-lobby').textContent()).toContain('Ada');

  await ada.types('W1-0-0', '0.42');
  await stage.hook('lobby-code').waitFor({ state: 'detached' });
  await expect.poll(() => stage.number('loss')).toBe(await ada.number('loss'));

  // Once begun it stays with the board, after a refresh too; the QR brings the lobby back.
  await stage.page.reload();
  await stage.isLive();
  await stage.hook('loss').waitFor();
  expect(await stage.page.locator('wr-stage-lobby').count()).toBe(0);
  await stage.hook('stage-enlarge-code').click();
  await stage.hook('lobby-code').waitFor();
  await stage.page.keyboard.press('Escape');
  await stage.hook('lobby-code').waitFor({ state: 'detached' });

  await instructor.hook('lock-room').click();
  await stage.hook('stage-locked').waitFor();
  expect(await stage.page.locator('wr-qr-code, [data-testid="workshop-code"]').count()).toBe(0);
  expect(await stage.page.locator('wr-stage-page').textContent()).not.toContain(code.slice(0, 3));
  await instructor.hook('lock-room').click();
  await stage.hook('workshop-code').waitFor();
  for (const person of [instructor, ada, stage]) expect(person.errors).toEqual([]);
});
