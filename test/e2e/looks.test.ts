import type { BrowserContext } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Language, Room } from '../tools/picture-room.ts';
import { type RoomName, Rooms } from '../tools/screenshot-rooms.ts';
import { faults } from './faults.ts';
import { Person } from './people.ts';
import { browser, server } from './product.ts';

const languages: readonly Language[] = ['ko', 'en'];

/** The rooms that pictures are taken of, in both languages. */
let rooms: Record<Language, Rooms>;
/**
 * A student's and an instructor's computer of each language: what it has loaded once it has for every room. A browser
 * that has opened a console is not asked for a name at the door.
 */
let computers: Record<Language, Record<'student' | 'instructor', BrowserContext>>;

beforeAll(async () => {
  const { url } = server;
  const places = languages.map((language) => [language, new Rooms({ browser, url, language })]);
  rooms = Object.fromEntries(places);
  const contexts = languages.map(async (locale) => {
    const open = () => browser.newContext({ reducedMotion: 'reduce', locale });
    return [locale, { student: await open(), instructor: await open() }];
  });
  computers = Object.fromEntries(await Promise.all(contexts));
});

type Size = readonly [width: number, height: number];

/** Looks at what is open at each of these sizes. */
async function look(person: Person, at: readonly Size[], scrolls: boolean): Promise<string[]> {
  const found: string[] = [];
  for (const [width, height] of at) {
    await person.page.setViewportSize({ width, height });
    for (const fault of await faults(person, scrolls)) found.push(`${width}×${height}: ${fault}`);
    const beyond = await person.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (beyond > 0) found.push(`${width}×${height}: the page is ${beyond} px wider than the window`);
  }
  await person.page.close();
  return found;
}

const phone: Size = [390, 844];

/** At a computer of a room's language. */
async function sit({ language }: Room, as: 'student' | 'instructor' = 'instructor'): Promise<Person> {
  return new Person(await computers[language][as].newPage());
}

let joined = 0;

const visits = {
  async board(room: Room) {
    const person = await sit(room, 'student');
    await person.joins(room.url, room.code, `나래 ${++joined}`);
    return look(person, [[1440, 900], [1024, 768], phone], true);
  },
  async phone(room: Room) {
    const [width, height] = phone;
    const touch = { viewport: { width, height }, hasTouch: true, isMobile: true };
    const person = await Person.arrive(browser, { locale: room.language, ...touch });
    await person.joins(room.url, room.code, `나래 ${++joined}`);
    return look(person, [phone], true);
  },
  async console(room: Room) {
    const person = await sit(room);
    await person.page.goto(room.instructorUrl);
    await person.isLive();
    return look(person, [[1366, 768], [1024, 768], phone], true);
  },
  async dock(room: Room) {
    const person = await sit(room);
    await person.page.goto(room.instructorUrl);
    await person.isLive();
    await person.hook('prediction-close').waitFor();
    const below: string[] = [];
    for (const [width, height] of [
      [1440, 900],
      [1366, 768],
      [1024, 768],
    ] as const) {
      await person.page.setViewportSize({ width, height });
      const { y = height, height: high = 0 } = (await person.hook('prediction-close').boundingBox()) ?? {};
      if (y + high > height)
        below.push(`${width}×${height}: what comes next is ${y + high - height} px below`);
    }
    return [...below, ...(await look(person, [[1366, 768], [1024, 768], phone], true))];
  },
  async people(room: Room) {
    const person = await sit(room);
    await person.page.goto(room.instructorUrl);
    await person.isLive();
    await person.page.goto(`${room.url}/w/${room.code}/people`);
    await person.hook('people-more').click();
    return look(person, [[1366, 768], [1024, 768], phone], true);
  },
  async summary(room: Room) {
    const person = await sit(room);
    await person.page.goto(`${room.url}/w/${room.code}/summary${new URL(room.instructorUrl).hash}`);
    await person.hook('summary-page').waitFor();
    return look(person, [[1366, 768], [1024, 768], phone], true);
  },
  async training(room: Room) {
    const person = await sit(room);
    await person.page.goto(room.instructorUrl);
    await person.isLive();
    await person.hook('mode-train').click();
    await person.page.locator('wr-gradient-bars tbody').waitFor();
    return look(person, [[1366, 768], [1024, 768], phone], true);
  },
  async stage(room: Room) {
    const person = await sit(room);
    if (room.desk.state?.locked) {
      // The instructor's own browser may watch a locked room.
      await person.page.goto(room.instructorUrl);
      await person.isLive();
    }
    await person.page.goto(`${room.url}/w/${room.code}/stage`);
    await person.isLive();
    return look(
      person,
      [
        [1920, 1080],
        [1280, 720],
      ],
      false,
    );
  },
};

/** Every page in states that are hard on it, and every state in a page that it is hard on. */
const walk: ReadonlyArray<readonly [RoomName, Language, ReadonlyArray<keyof typeof visits>]> = [
  ['names', 'en', ['board', 'phone', 'console', 'people', 'stage']],
  ['sixty', 'ko', ['console', 'summary', 'stage']],
  // A class that is led, in the middle of a question: what comes next of it is in sight.
  ['asked', 'en', ['dock', 'stage']],
  // Their stages are looked at by themselves, in `test/client/pages/stage-page.test.ts`.
  ['layers6', 'en', ['board']],
  ['units10', 'ko', ['board']],
  ['huge', 'en', ['board', 'stage']],
  ['blownUp', 'ko', ['board', 'stage']],
  ['lab', 'en', ['training']],
  ['frozen', 'ko', ['phone', 'stage']],
  ['lobby', 'en', ['stage']],
  ['locked', 'en', ['stage']],
];

describe('no text is clipped, lies over another or leaves the page', () => {
  it.each(walk)('in the room %s, in %s', async (name, language, pages) => {
    const room = await rooms[language].get(name);
    const found = await Promise.all(pages.map(async (page) => [page, await visits[page](room)] as const));
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(pages.map((page) => [page, []])));
  });
});
