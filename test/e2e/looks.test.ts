import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { resolve } from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { misplaced } from '../client/texts.ts';
import { type Room, type RoomName, Rooms } from '../tools/screenshot-rooms.ts';
import { Person } from './people.ts';
import { browser, server } from './product.ts';

/** The rooms that pictures are taken of, in both languages. */
let rooms: Record<'ko' | 'en', Rooms>;

beforeAll(() => {
  const { url } = server;
  rooms = {
    ko: new Rooms({ browser, url, language: 'ko' }),
    en: new Rooms({ browser, url, language: 'en' }),
  };
});

/** What looks at a page, as a page understands it. */
const looker = stripTypeScriptTypes(
  readFileSync(resolve(import.meta.dirname, '../client/texts.ts'), 'utf8'),
).replaceAll('export ', '');

/** Everything wrong with how the texts of a page lie now. */
async function faults({ page }: Person, scrolls: boolean): Promise<string[]> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    // Whoever observes sizes has answered once two frames are drawn.
    await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
  return page.evaluate(`${looker}; misplaced(document.body, { scrolls: ${scrolls} })`) as Promise<
    ReturnType<typeof misplaced>
  >;
}

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
  return found;
}

const desks: readonly Size[] = [
  [1440, 900],
  [1366, 768],
  [1024, 768],
];
const projectors: readonly Size[] = [
  [1920, 1080],
  [1280, 720],
];
const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};

async function arrive(room: Room, options: BrowserContextOptions = {}): Promise<Person> {
  return Person.arrive(browser, { locale: room.language, ...options });
}

let joined = 0;

const visits = {
  /** A student at a desk, and with a phone. */
  async board(room: Room) {
    const person = await arrive(room);
    await person.joins(room.url, room.code, `나래 ${++joined}`);
    return look(person, desks, true);
  },
  async phone(room: Room) {
    const person = await arrive(room, phone);
    await person.joins(room.url, room.code, `나래 ${++joined}`);
    return look(person, [[390, 844]], true);
  },
  async console(room: Room) {
    const person = await arrive(room);
    await person.page.goto(room.instructorUrl);
    await person.isLive();
    return look(person, desks, true);
  },
  async stage(room: Room) {
    const person = await arrive(room);
    if (room.desk.state?.locked) {
      await person.page.goto(room.instructorUrl);
      await person.isLive();
    }
    await person.page.goto(`${room.url}/w/${room.code}/stage`);
    await person.isLive();
    return look(person, projectors, false);
  },
};

/** Every page in states that are hard on it, and every state in a page that it is hard on. */
const walk: ReadonlyArray<readonly [RoomName, 'ko' | 'en', ReadonlyArray<keyof typeof visits>]> = [
  ['names', 'en', ['board', 'phone', 'console', 'stage']],
  ['sixty', 'ko', ['board', 'phone', 'console', 'stage']],
  ['layers6', 'en', ['board', 'phone', 'stage']],
  ['units10', 'ko', ['board', 'phone', 'stage']],
  ['huge', 'en', ['board', 'phone', 'stage']],
  ['blownUp', 'ko', ['board', 'phone', 'console', 'stage']],
  ['frozen', 'ko', ['phone', 'stage', 'console']],
  ['lobby', 'en', ['stage']],
  ['locked', 'en', ['stage']],
];

describe('no text is clipped, lies over another or leaves the page', () => {
  it.each(walk)('in the room %s, in %s', async (name, language, pages) => {
    const room = await rooms[language].get(name);
    for (const page of pages) {
      const found = await visits[page](room);
      expect({ page, found }).toEqual({ page, found: [] });
    }
  });
});
