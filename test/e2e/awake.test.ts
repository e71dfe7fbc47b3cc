import { expect, it } from 'vitest';
import { Person } from './people.ts';
import { browser, server } from './product.ts';

/** Somebody whose browser keeps its screen on when it is asked to, and notes whether it does. */
async function awake(): Promise<Person> {
  const person = await Person.arrive(browser);
  await person.page.addInitScript(() => {
    const request = async (): Promise<EventTarget> => {
      const { dataset } = document.documentElement;
      dataset.awake = 'true';
      return Object.assign(new EventTarget(), {
        release: async () => {
          dataset.awake = 'false';
        },
      });
    };
    Object.defineProperty(navigator, 'wakeLock', { value: { request } });
  });
  return person;
}

const isAwake = ({ page }: Person) => page.evaluate(() => document.documentElement.dataset.awake);

it('console, board and stage keep their screens on while one is in, and say nothing of it', async () => {
  const [instructor, ada, stage] = [await awake(), await awake(), await awake()];
  const code = await instructor.opensWorkshop(server.url);
  await ada.joins(server.url, code, 'Ada');
  await stage.page.goto(`${server.url}/w/${code}/stage`);
  await stage.isLive();
  for (const person of [instructor, ada, stage]) {
    await expect.poll(() => isAwake(person)).toBe('true');
    expect(await person.hook('note-drowsy').count()).toBe(0);
  }
  // Whoever is out may sleep.
  await ada.page.goto(server.url);
  expect(await isAwake(ada)).toBeUndefined();
  await instructor.page.evaluate(() => {
    history.pushState(null, '', '/');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await expect.poll(() => isAwake(instructor)).toBe('false');
});
