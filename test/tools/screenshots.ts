/**
 * `npm run screenshots`: a class in a real browser against a real server, and every page and state of it at
 * three sizes, in light and dark, in Korean and English, into `test/output/screenshots`.
 * `--docs` takes the README's own pictures only, and puts them into `docs`. Words filter by file name:
 * `npm run screenshots -- board light` takes the light boards only.
 */
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import buildClient from '../e2e/build-client.ts';
import { launch, Person } from '../e2e/people.ts';
import { ServerProcess } from '../e2e/server.ts';

const root = resolve(import.meta.dirname, '../..');
const output = resolve(root, 'test/output/screenshots');
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const docs = process.argv.includes('--docs');

const sizes = {
  '1440x900': { viewport: { width: 1440, height: 900 } },
  '390x844': { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  '1920x1080': { viewport: { width: 1920, height: 1080 } },
} as const satisfies Record<string, BrowserContextOptions>;

const names = {
  ko: ['김서연', '박지호', '이하은', '최민준', '정수아', '강도윤'],
  en: ['Seoyeon', 'Jiho', 'Haeun', 'Minjun', 'Sua', 'Doyun'],
} as const;

/** The pictures the README shows, by the file that holds them. */
const readme = { 'board.png': 'board-held.1440x900.light.en', 'stage.png': 'stage.1920x1080.light.ko' };

/** Whether a picture was asked for. */
function wanted(name: string): boolean {
  return docs ? Object.values(readme).includes(name) : words.every((word) => name.includes(word));
}

/** One page in one state: how to get there, and what to wait for. */
interface Shot {
  readonly name: string;
  readonly visit: (person: Person, room: Room) => Promise<void>;
  /** Of the room whose board has data and has been trained. */
  readonly lab?: true;
  /** Puts the room back as the next picture expects it. */
  readonly after?: (person: Person, room: Room) => Promise<void>;
}

interface Room {
  readonly language: 'ko' | 'en';
  readonly url: string;
  readonly code: string;
  readonly instructorUrl: string;
  readonly classmate: Person;
  readonly teacher: Person;
}

const me = { ko: '나래', en: 'Narae' };
let joined = 0;

/** Moves a parameter there and back again: what changes is held. */
async function grasp(person: Person, hook: string): Promise<void> {
  await person.hook(hook).press('ArrowUp');
  await person.hook(hook).press('ArrowDown');
}

async function enterBoard(person: Person, { url, code, language }: Room): Promise<void> {
  await person.joins(url, code, `${me[language]} ${++joined}`);
}

async function leave(person: Person): Promise<void> {
  await person.page.keyboard.press('Escape');
}

const shots: readonly Shot[] = [
  { name: 'landing', visit: (person, { url }) => open(person, url) },
  {
    name: 'landing-wrong-code',
    visit: async (person, { url }) => {
      await open(person, url);
      await person.hook('join-code').fill('222222');
      await person.hook('join-name').fill('A');
      await person.hook('join-submit').click();
      await person.page.locator('[role="alert"], [aria-invalid="true"]').first().waitFor();
    },
  },
  { name: 'join', visit: (person, { url, code }) => open(person, `${url}/join/${code}`) },
  { name: 'board', visit: enterBoard, after: leave },
  {
    name: 'board-held',
    visit: async (person, room) => {
      await enterBoard(person, room);
      await grasp(room.classmate, 'param-W2-0-0');
      await person.hook('param-W1-0-1').focus();
      await person.types('W1-0-1', '0.31');
      await person.page.evaluate(() => window.scrollTo(0, 0));
    },
    after: leave,
  },
  {
    name: 'board-waiting',
    visit: async (person, room) => {
      await enterBoard(person, room);
      await room.classmate.page.keyboard.press('Escape');
      await grasp(room.classmate, 'param-W1-0-0');
      await person.hook('param-W1-0-0').focus();
      await person.page.evaluate(() => window.scrollTo(0, 0));
    },
    after: leave,
  },
  {
    name: 'board-frozen',
    visit: async (person, room) => {
      await enterBoard(person, room);
      await room.teacher.hook('freeze').click();
      await room.teacher.page.locator('[data-testid="freeze"][aria-pressed="true"]').waitFor();
    },
    after: async (_, { teacher }) => {
      await teacher.hook('freeze').click();
      await teacher.page.locator('[data-testid="freeze"][aria-pressed="false"]').waitFor();
    },
  },
  {
    name: 'board-offline',
    visit: async (person, room) => {
      await enterBoard(person, room);
      await person.hook('param-W1-0-1').focus();
      await person.context.setOffline(true);
      await person.isOffline();
      await person.types('W1-0-1', '0.42');
      await person.page.evaluate(() => window.scrollTo(0, 0));
    },
  },
  { name: 'host', visit: (person, { instructorUrl }) => live(person, instructorUrl) },
  { name: 'stage', visit: (person, { url, code }) => live(person, `${url}/w/${code}/stage`) },
  ...(['train', 'data', 'network'] as const).map(
    (mode): Shot => ({
      name: `lab-${mode}`,
      lab: true,
      visit: async (person, { instructorUrl }) => {
        await live(person, instructorUrl);
        await person.hook(`mode-${mode}`).click();
        await person.page.waitForLoadState('networkidle');
      },
    }),
  ),
  { name: 'lab-stage', lab: true, visit: (person, { url, code }) => live(person, `${url}/w/${code}/stage`) },
  { name: 'unknown', visit: (person, { url }) => open(person, `${url}/w/222222/stage`) },
];

async function open(person: Person, url: string): Promise<void> {
  await person.page.goto(url, { waitUntil: 'networkidle' });
}

async function live(person: Person, url: string): Promise<void> {
  await person.page.goto(url);
  await person.isLive();
}

async function stageClass(browser: Browser, url: string, language: 'ko' | 'en'): Promise<Room> {
  const teacher = await Person.arrive(browser, { viewport: { width: 1440, height: 900 }, locale: language });
  const response = await teacher.page.request.post(`${url}/api/workshops`, { data: { locale: language } });
  const { code, instructorUrl } = (await response.json()) as { code: string; instructorUrl: string };
  await live(teacher, instructorUrl);
  const classmates: Person[] = [];
  for (const name of names[language]) {
    const person = await Person.arrive(browser, { viewport: { width: 1440, height: 900 }, locale: language });
    await person.joins(url, code, name);
    classmates.push(person);
  }
  const moves = [
    ['b3-0', '-0.1'],
    ['W3-0-0', '0.15'],
    ['W2-2-1', '0.75'],
    ['b1-1', '-0.3'],
    ['W1-1-2', '-0.45'],
    ['b3-1', '0.35'],
  ];
  for (const [index, [parameter, value]] of moves.entries()) {
    const person = classmates[index % classmates.length]!;
    await person.types(parameter!, value!);
    await person.seesValue(parameter!, Number(value));
    await person.page.keyboard.press('Escape');
  }
  return { language, url, code, instructorUrl, classmate: classmates[1]!, teacher };
}

/** A room that learns two moons, some way down the loss. */
async function stageLab(browser: Browser, url: string, language: 'ko' | 'en'): Promise<Room> {
  const teacher = await Person.arrive(browser, { viewport: { width: 1440, height: 900 }, locale: language });
  const response = await teacher.page.request.post(`${url}/api/workshops`, { data: { locale: language } });
  const { code, instructorUrl } = (await response.json()) as { code: string; instructorUrl: string };
  await live(teacher, instructorUrl);
  await teacher.hook('mode-data').click();
  await teacher.page.locator('label:has([data-testid="data-moons"])').click();
  await teacher.hook('mode-train').click();
  await teacher.hook('optimizer').selectOption('adam');
  for (let clicks = 0; clicks < 20; clicks++) await teacher.hook('train-step-10').click();
  await teacher.page.waitForFunction(
    () => Number(document.querySelector('[data-testid="steps"]')?.getAttribute('data-value')) >= 100,
  );
  return { language, url, code, instructorUrl, classmate: teacher, teacher };
}

async function take(
  browser: Browser,
  rooms: { hand: Room; lab: Room },
  language: 'ko' | 'en',
): Promise<void> {
  for (const [size, options] of Object.entries(sizes)) {
    for (const theme of ['light', 'dark'] as const) {
      for (const shot of shots) {
        const name = `${shot.name}.${size}.${theme}.${language}`;
        if (!wanted(name)) continue;
        const person = await Person.arrive(browser, { ...options, colorScheme: theme, locale: language });
        const room = shot.lab ? rooms.lab : rooms.hand;
        await shot.visit(person, room).catch(async (error: unknown) => {
          await person.page.screenshot({ path: `${output}/${name}.failed.png` });
          throw new Error(`${name} could not be taken: see ${name}.failed.png`, { cause: error });
        });
        await person.page.evaluate(() => document.fonts.ready);
        await person.page.screenshot({ path: `${output}/${name}.png`, animations: 'disabled' });
        await person.page.screenshot({
          path: `${output}/full/${name}.png`,
          animations: 'disabled',
          fullPage: true,
        });
        await shot.after?.(person, room);
        for (const error of person.errors) console.error(`${name}: ${error}`);
        await person.leavesBrowser();
      }
    }
  }
}

await rm(output, { recursive: true, force: true });
await mkdir(`${output}/full`, { recursive: true });
await buildClient();
const server = await ServerProcess.start();
const browser = await launch();
try {
  for (const language of ['ko', 'en'] as const) {
    const hand = await stageClass(browser, server.url, language);
    const lab = await stageLab(browser, server.url, language);
    await take(browser, { hand, lab }, language);
  }
  if (docs) {
    await mkdir(resolve(root, 'docs'), { recursive: true });
    for (const [file, shot] of Object.entries(readme)) {
      await copyFile(`${output}/${shot}.png`, resolve(root, 'docs', file));
    }
  }
  console.log(`screenshots are in ${output.slice(root.length + 1)}`);
} finally {
  await browser.close();
  await server.dispose();
}
