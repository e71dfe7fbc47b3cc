import { expect, it } from 'vitest';
import { room } from '#client/room/messages.ts';
import { rejections } from '#shared/workshop/kernel/rejections.ts';
import { desktop, Person, phone, words } from './people.ts';
import { browser, server } from './product.ts';

async function narrows(instructor: Person, least: string, most: string): Promise<void> {
  await instructor.hook('set-range').click();
  await instructor.hook('range-least').fill(least);
  await instructor.hook('range-most').fill(most);
  await instructor.hook('range-confirm').click();
}

it('a range that the instructor narrows holds for every hand: typed, dragged and taken back, through kill -9', async () => {
  const instructor = await Person.arrive(browser);
  const code = await instructor.opensWorkshop(server.url);
  const ada = await Person.arrive(browser, { ...desktop, locale: 'en-US' });
  const bob = await Person.arrive(browser, phone);
  await ada.joins(server.url, code, 'Ada');
  await bob.joins(server.url, code, 'Bob');
  const everyone = [instructor, ada, bob];
  const all = async (parameter: string, value: number) => {
    for (const person of everyone) await person.seesValue(parameter, value);
  };

  // One typed million ruins the board; the range brings it in.
  await ada.types('W1-0-0', '1000000');
  await all('W1-0-0', 1_000_000);
  await ada.types('W1-0-1', '40');
  await ada.types('W1-0-1', '1');
  await all('W1-0-1', 1);
  await narrows(instructor, '-3', '2.5');
  await all('W1-0-0', 2.5);

  // What is typed beyond it is refused in each one's own language, with the range in the sentence.
  const refusal = words(rejections['value-beyond-range'], { least: '−3', most: '2.5' });
  for (const person of [ada, instructor]) {
    await person.types('W1-0-0', '1e6');
    await expect
      .poll(() => person.page.getByRole('alert').allTextContents())
      .toContainEqual(expect.stringMatching(refusal));
    await person.hook('param-W1-0-0').press('Escape');
    await person.hook('param-W1-0-0').press('Escape');
  }
  expect(await ada.value('W1-0-0')).toBe(2.5);

  // A drag stops at its end, and so do the keys.
  await ada.hook('param-b1-0').focus();
  const ruler = ada.page.locator('wr-ruler');
  await ruler.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await ruler.boundingBox())!;
  await ada.page.mouse.move(x + width / 2, y + height / 2);
  await ada.page.mouse.down();
  await ada.page.mouse.move(x + width / 2 + 500, y + height / 2, { steps: 12 });
  await ada.page.mouse.up();
  await all('b1-0', 2.5);
  await expect.poll(() => ruler.getAttribute('aria-valuemax')).toBe('2.5');

  // Her way back from 1 leads to 40: it stays, and she is told why; the drag in between is taken back first.
  await ada.hook('undo').click();
  await all('b1-0', 0.1);
  await ada.hook('undo').click();
  const kept = words(room['notice.range.kept'], { least: '−3', most: '2.5' });
  await expect.poll(() => ada.page.locator('wr-notices').textContent()).toMatch(kept);
  await all('W1-0-1', 1);

  await server.stop('SIGKILL');
  await server.start();
  for (const person of everyone) await person.isLive();
  await bob.page.reload();
  await bob.isLive();
  await bob.types('W1-0-0', '−3.5');
  await expect
    .poll(() => bob.page.getByRole('alert').allTextContents())
    .toContainEqual(expect.stringMatching(refusal));
  await bob.hook('param-W1-0-0').press('Escape');
  await bob.types('W1-0-0', '−3');
  await all('W1-0-0', -3);
  expect(everyone.flatMap(({ errors }) => errors)).toEqual([]);
});
