import type { BrowserContextOptions } from 'playwright-core';
import type { Person } from '../e2e/people.ts';
import type { Room } from './picture-room.ts';
import type { RoomName } from './screenshot-rooms.ts';

export const sizes = {
  '1440x900': { viewport: { width: 1440, height: 900 } },
  '390x844': { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  '1920x1080': { viewport: { width: 1920, height: 1080 } },
  '1366x768': { viewport: { width: 1366, height: 768 } },
  '1280x720': { viewport: { width: 1280, height: 720 } },
  '1024x768': { viewport: { width: 1024, height: 768 } },
} as const satisfies Record<string, BrowserContextOptions>;

export type Size = keyof typeof sizes;

export const screens: readonly Size[] = ['1440x900', '390x844', '1920x1080', '1366x768', '1024x768'];
export const projectors: readonly Size[] = ['1920x1080', '1280x720', '390x844'];
export const dialogs: readonly Size[] = ['1440x900', '390x844'];
export const usual: readonly Size[] = ['1440x900', '390x844', '1920x1080'];

/** One page in one state: how to get there, and what to wait for. */
export interface Shot {
  readonly name: string;
  readonly visit: (person: Person, room: Room) => Promise<void>;
  /** The class that moves one network by hand, unless it says otherwise. */
  readonly room?: RoomName;
  /** Where it is used: on a desk, on a phone, on a projector, unless it says otherwise. */
  readonly sizes?: readonly Size[];
  /** Puts the room back as the next picture expects it. */
  readonly after?: (person: Person, room: Room) => Promise<void>;
}

const me = { ko: '나래', en: 'Narae' };
let joined = 0;

export async function enterBoard(person: Person, { url, code, language }: Room): Promise<void> {
  await person.joins(url, code, `${me[language]} ${++joined}`);
}

export async function settled({ page }: Person): Promise<void> {
  await page.waitForLoadState('networkidle');
}

export function consoleShot(name: string, room: RoomName, more: Shot['visit'] = settled, at = screens): Shot {
  return {
    name,
    room,
    sizes: at,
    async visit(person, made) {
      await live(person, made.instructorUrl);
      await more(person, made);
    },
  };
}

export async function toTop({ page }: Person): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0));
}

export async function open(person: Person, url: string): Promise<void> {
  await person.page.goto(url, { waitUntil: 'networkidle' });
}

export async function live(person: Person, url: string): Promise<void> {
  await person.page.goto(url);
  await person.isLive();
}

export async function showStage(person: Person, { url, code }: Room): Promise<void> {
  await live(person, `${url}/w/${code}/stage`);
}

/** Opens a part of the console, where it is folded. */
export async function unfold({ page }: Person, name: string): Promise<void> {
  const fold = page.locator(`[data-testid="${name}"]:not([open]) > summary`);
  if ((await fold.count()) > 0) await fold.first().click();
}
