import { expect, it } from 'vitest';
import { desktop, Person, phone } from './people.ts';
import { browser, server } from './product.ts';

it('an instructor conducts a class: who moves, where everybody is, a spotlight, a timer, raised hands; through kill -9', async () => {
  const instructor = await Person.arrive(browser);
  const code = await instructor.opensWorkshop(server.url);
  const [ada, bob, stage] = [
    await Person.arrive(browser, { ...desktop, locale: 'en-US', colorScheme: 'dark' }),
    await Person.arrive(browser, phone),
    await Person.arrive(browser, { viewport: { width: 1920, height: 1080 }, locale: 'ko-KR' }),
  ];
  await ada.joins(server.url, code, 'Ada');
  await bob.joins(server.url, code, 'Bob');
  await stage.page.goto(`${server.url}/w/${code}/stage`);
  await stage.isLive();
  const value = (person: Person, hook: string) => person.hook(hook).getAttribute('data-value');

  // Nobody moves, but for the weight that is handed to Ada.
  await instructor.hook('who-moves-nobody').click();
  await expect.poll(() => value(instructor, 'who-moves')).toBe('nobody');
  await instructor.page.getByTestId('param-W1-0-0').first().focus();
  await instructor.page.keyboard.press('Space');
  await instructor.hook('hand-weight-menu').click();
  await instructor.hook('hand-weight-to-p2').click();
  await expect.poll(() => value(instructor, 'hand-weight')).toBe('p2');
  await ada.types('W1-0-0', '0.75');
  for (const person of [instructor, ada, bob]) await person.seesValue('W1-0-0', 0.75);
  await expect.poll(() => bob.hook('param-W1-0-1').getAttribute('readonly')).not.toBeNull();
  expect(await ada.hook('param-W1-0-0').getAttribute('readonly')).toBeNull();

  // Everybody is where the instructor is, until they look around, and again when they come back.
  await instructor.hook('mode-train').click();
  await expect.poll(() => ada.page.url()).toMatch(/#train$/);
  await expect.poll(() => value(ada, 'following')).toBe('true');
  await ada.hook('mode-hand').click();
  await expect.poll(() => value(ada, 'following')).toBe('false');
  await ada.hook('following').click();
  await expect.poll(() => ada.page.url()).toMatch(/#train$/);
  const late = await Person.arrive(browser, { viewport: { width: 1024, height: 768 }, locale: 'ko-KR' });
  await late.joins(server.url, code, '민준');
  await expect.poll(() => late.page.url()).toMatch(/#train$/);

  // A hand goes up, and is called.
  await bob.hook('raise-hand').click();
  await bob.hook('raise-hand-stuck').click();
  await expect.poll(() => value(instructor, 'hands')).toBe('1');
  await instructor.hook('spotlight').click();
  await instructor.hook('timer').click();
  await instructor.hook('timer-5').click();
  for (const person of [ada, bob, late, stage]) {
    await expect.poll(() => value(person, 'spotlight')).toBe('class');
    await person.hook('timer').waitFor();
  }
  await instructor.hook('call-p3').click();
  await expect.poll(() => value(bob, 'raise-hand')).toBe('called');

  await server.stop('SIGKILL');
  await server.start();
  for (const person of [instructor, ada, bob, late, stage]) await person.isLive();
  await bob.page.reload();
  await bob.isLive();
  await expect.poll(() => value(bob, 'raise-hand')).toBe('called');
  await bob.hook('timer').waitFor();
  await expect.poll(() => value(bob, 'spotlight')).toBe('class');
  await expect.poll(() => value(instructor, 'who-moves')).toBe('nobody');
  await instructor.hook('who-moves-everyone').click();
  await bob.types('W1-0-1', '0.5');
  await ada.seesValue('W1-0-1', 0.5);
  expect([instructor, ada, bob, late, stage].flatMap(({ errors }) => errors)).toEqual([]);
});
