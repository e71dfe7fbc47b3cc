import { expect, it } from 'vitest';
import { data } from '#client/instruments/data/messages.ts';
import { say } from '#shared/locale.ts';
import { rejections } from '#shared/workshop/kernel/rejections.ts';
import { untitled } from '#shared/workshop/model/title.ts';
import { desktop, Person, phone, words } from './people.ts';
import { browser, server } from './product.ts';

it('a CSV replaces nothing unasked, and points are taken back by who put them or the instructor, through kill -9', async () => {
  const instructor = await Person.arrive(browser);
  const code = await instructor.opensWorkshop(server.url);
  await instructor.hook('mode-data').click();
  await instructor.page.locator('label:has([data-testid="data-points"])').click();
  const ada = await Person.arrive(browser, { ...desktop, locale: 'en-US' });
  const bob = await Person.arrive(browser, phone);
  await ada.joins(server.url, code, 'Ada');
  await bob.joins(server.url, code, 'Bob');
  const everyone = [instructor, ada, bob];
  for (const person of [ada, bob]) await person.hook('mode-data').click();
  const count = async (points: number) => {
    for (const person of everyone) {
      await expect.poll(() => person.hook('sample-count').getAttribute('data-value')).toBe(String(points));
    }
  };
  const clicks = async (person: Person, across: number, up: number) => {
    const frame = person.hook('map-plane');
    await frame.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await frame.boundingBox())!;
    await person.page.mouse.click(x + across * width, y + up * height);
  };
  await clicks(ada, 0.25, 0.25);
  await count(1);
  await clicks(ada, 0.75, 0.25);
  await count(2);
  await clicks(bob, 0.5, 0.75);
  await count(3);

  // Pasted points go beside those there are; in their place only when that is said twice.
  const paste = async (text: string, replace: boolean) => {
    await instructor.hook('points-paste').click();
    if (replace) await instructor.hook('points-csv-replace').check();
    await instructor.hook('points-csv').fill(text);
    await instructor.hook('points-csv-confirm').click();
  };
  await paste('0,0,0\n1,1,1', false);
  await count(5);
  await paste('0,0,0\n1,1,1', true);
  const asked = instructor.page.locator('dialog[open]');
  await expect.poll(() => asked.textContent()).toMatch(words(data['data.replace.title'], { count: 3 }));
  await instructor.page.keyboard.press('Escape');
  await count(5);

  // Ada takes back her own, and not Bob's.
  await ada.hook('map-take').click();
  await clicks(ada, 0.5, 0.75);
  await expect
    .poll(() => ada.page.locator('wr-notices').textContent())
    .toMatch(words(rejections['unknown-point']));
  await clicks(ada, 0.25, 0.25);
  await count(4);

  await server.stop('SIGKILL');
  await server.start();
  for (const person of everyone) await person.isLive();
  await ada.page.reload();
  await ada.isLive();
  await ada.hook('mode-data').click();
  // By the list as well, which needs no pointer; her own alone.
  await ada.page.locator('[data-testid="point-list"] summary').click();
  expect(await ada.page.locator('[data-testid="take-point"]').count()).toBe(1);
  await ada.hook('take-point').press('Enter');
  await count(3);
  // The instructor takes anybody's.
  await instructor.page.locator('[data-testid="point-list"] summary').click();
  await instructor.hook('take-points-of-p3').click();
  await count(2);
  expect(everyone.flatMap(({ errors }) => errors)).toEqual([]);
});

it('by hand on a data set there are the map, the way through the samples and what the loss is the mean of', async () => {
  const instructor = await Person.arrive(browser);
  const code = await instructor.opensWorkshop(server.url);
  expect(await instructor.page.locator('wr-decision-map').count()).toBe(0);
  await instructor.hook('mode-data').click();
  await instructor.page.locator('label:has([data-testid="data-xor"])').click();
  await instructor.hook('mode-hand').click();
  const ada = await Person.arrive(browser, { viewport: { width: 1366, height: 768 }, locale: 'en-US' });
  const bob = await Person.arrive(browser, phone);
  await ada.joins(server.url, code, 'Ada');
  await bob.joins(server.url, code, 'Bob');
  for (const person of [instructor, ada, bob]) {
    await person.hook('map-boundary').waitFor({ state: 'attached' });
    expect(await person.number('loss-over')).toBe(4);
    expect(await person.number('sample-shown')).toBe(0);
  }
  // On a class's laptop the map and the ruler are in sight together.
  const map = (await ada.hook('map-plane').boundingBox())!;
  const ruler = (await ada.page.locator('wr-ruler-bench').boundingBox())!;
  expect(map.y).toBeGreaterThan(0);
  expect(Math.max(map.y + map.height, ruler.y + ruler.height)).toBeLessThanOrEqual(768);

  await instructor.hook('sample-next').click();
  for (const person of [ada, bob]) await expect.poll(() => person.number('sample-shown')).toBe(1);
  // Who may not choose the sample sees which it is, and no dead buttons.
  expect(await ada.page.locator('[data-testid="sample-next"]').count()).toBe(0);

  // Training opens at a speed that a person can follow.
  await instructor.hook('mode-train').click();
  expect(await instructor.page.locator('[data-testid="speed-normal"]').isChecked()).toBe(true);
});

it('a workshop that nobody gave a title is called in each reader’s own language, through kill -9', async () => {
  const instructor = await Person.arrive(browser);
  const code = await instructor.opensWorkshop(server.url);
  const ada = await Person.arrive(browser, { ...desktop, locale: 'en-US' });
  await ada.joins(server.url, code, 'Ada');
  const headings = async () => {
    await expect.poll(() => ada.page.locator('h1').first().textContent()).toContain(say(untitled, 'en'));
    await expect
      .poll(() => instructor.page.locator('h1').first().textContent())
      .toContain(say(untitled, 'ko'));
  };
  await headings();
  expect(await ada.page.title()).toContain(say(untitled, 'en'));
  await server.stop('SIGKILL');
  await server.start();
  for (const person of [instructor, ada]) {
    await person.page.reload();
    await person.isLive();
  }
  await headings();
  await ada.page.goto(server.url);
  await expect.poll(() => ada.page.locator('wr-continue-list').textContent()).toContain(say(untitled, 'en'));
});
