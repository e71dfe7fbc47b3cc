/**
 * `npm run screenshots`: a class in a real browser against a real server, and every page and state of it at
 * the sizes it is used at, in light and dark, in Korean and English, into `test/output/screenshots`.
 * `--docs` takes the README's own pictures only, and puts them into `docs`. Words filter by file name, and a comma
 * says or: `npm run screenshots -- board light.en,dark.ko` takes the boards in two looks only; `--long` gives everybody
 * as long a name as there may be.
 */
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import buildClient from '../e2e/build-client.ts';
import { launch, Person } from '../e2e/people.ts';
import { ServerProcess } from '../e2e/server.ts';
import { ledShots } from './led-shots.ts';
import { doAll, type Language, type Room } from './picture-room.ts';
import { Rooms } from './screenshot-rooms.ts';
import {
  consoleShot,
  dialogs,
  enterBoard,
  live,
  open,
  projectors,
  type Shot,
  screens,
  settled,
  showStage,
  sizes,
  toTop,
  unfold,
  usual,
} from './shots.ts';

const root = resolve(import.meta.dirname, '../..');
const output = resolve(root, 'test/output/screenshots');
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const docs = process.argv.includes('--docs');

/** The pictures the README shows, by the file that holds them. */
const readme = { 'board.png': 'board-held.1440x900.light.en', 'stage.png': 'stage.1920x1080.light.ko' };

/** Whether a picture was asked for. */
function wanted(name: string): boolean {
  if (docs) return Object.values(readme).includes(name);
  return words.every((word) => word.split(',').some((one) => name.includes(one)));
}

/** Moves a parameter there and back again: what changes is held. */
async function grasp(person: Person, hook: string): Promise<void> {
  await person.hook(hook).press('ArrowUp');
  await person.hook(hook).press('ArrowDown');
}

/** Comes in, and is made a member of the first of the other boards. */
async function enterGroup(person: Person, room: Room): Promise<void> {
  await enterBoard(person, room);
  const { participants, listings } = room.desk.state!;
  const you = Object.keys(participants).at(-1)!;
  const group = Object.values(listings).find(({ id }) => id !== FIRST_BOARD)!;
  const members = [...group.members.slice(0, 2), you];
  await doAll(room, [{ type: 'share-board', board: group.id, members, see: 'members', move: 'members' }]);
  await person.hook('boards').waitFor();
}

async function showBoard(person: Person, id: string): Promise<void> {
  const menu = person.hook('boards-menu');
  if (await menu.isVisible()) await menu.click();
  await person.hook(`board-tab-${id}`).click();
  await person.page.locator(`[data-board="${id}"]`).first().waitFor();
  await settled(person);
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
      await grasp(room.classmate!, 'param-W2-0-0');
      await person.hook('param-W1-0-1').focus();
      await person.types('W1-0-1', '0.31');
      await toTop(person);
    },
    after: leave,
  },
  {
    name: 'board-waiting',
    visit: async (person, room) => {
      await enterBoard(person, room);
      await room.classmate!.page.keyboard.press('Escape');
      await grasp(room.classmate!, 'param-W1-0-0');
      await person.hook('param-W1-0-0').focus();
      await toTop(person);
    },
    after: leave,
  },
  {
    name: 'board-frozen',
    visit: async (person, room) => {
      await enterBoard(person, room);
      await doAll(room, [{ type: 'freeze' }]);
      await person.page.locator('[data-testid="param-b1-0"][readonly]').waitFor();
    },
    after: async (_, room) => doAll(room, [{ type: 'unfreeze' }]),
  },
  {
    name: 'board-offline',
    visit: async (person, room) => {
      await enterBoard(person, room);
      await person.hook('param-W1-0-1').focus();
      await person.context.setOffline(true);
      await person.isOffline();
      await person.types('W1-0-1', '0.42');
      await toTop(person);
    },
  },
  { name: 'boards-two', room: 'pair', sizes: screens, visit: enterGroup },
  { name: 'boards-six', room: 'six', sizes: screens, visit: enterGroup },
  {
    name: 'boards-watch',
    room: 'six',
    sizes: screens,
    async visit(person, room) {
      await enterGroup(person, room);
      const watched = Object.values(room.desk.state!.listings).find(({ move }) => move === 'nobody')!;
      await showBoard(person, watched.id);
    },
  },
  consoleShot('host', 'hand'),
  consoleShot('host-two', 'pair'),
  consoleShot('host-six', 'six'),
  consoleShot('host-crowd', 'crowd'),
  consoleShot('host-boards-menu', 'crowd', async ({ page }) => {
    await page.locator('[data-testid="boards-menu"]').click();
  }),
  consoleShot('host-links', 'pair', async (person) => {
    const links = person.page.locator('wr-links-panel');
    await unfold(person, 'fold-links');
    await person.hook('make-link-device').click();
    await links.locator('[data-testid="show-link"]').last().click();
    await links.locator('[data-testid="link-address"]').waitFor();
    await links.locator('[data-testid="link-address"]').scrollIntoViewIfNeeded();
  }),
  consoleShot(
    'host-form',
    'crowd',
    async (person) => {
      await unfold(person, 'fold-boards');
      await person.hook('open-board').click();
      await person.page.locator('label:has(> input[value="members"])').first().click();
    },
    dialogs,
  ),
  consoleShot(
    'host-readmit',
    'pair',
    async (person) => {
      await unfold(person, 'fold-people');
      await person.page.locator('wr-roster .icon-button:visible').last().click();
      await person.page.locator('[data-testid="readmit-person"]:visible').click();
      await person.hook('readmit-secret').waitFor();
    },
    dialogs,
  ),
  {
    name: 'landing-known',
    room: 'pair',
    sizes: screens,
    async visit(person, room) {
      await open(person, room.url);
      const title = room.desk.state!.title;
      await person.page.evaluate(
        ([code, title]) => {
          const at = Date.UTC(2026, 8, 1);
          const known = ['instructor', 'student', 'student', 'student'].map((as, k) => ({
            code: k === 0 ? code : `${code.slice(0, 5)}${k + 2}`,
            title: k === 1 ? `${title}: ${title}, ${title}` : title,
            as,
            at: at - k * 86_400_000,
          }));
          localStorage.setItem('weightroom:workshops', JSON.stringify(known));
        },
        [room.code, title] as const,
      );
      await person.page.reload({ waitUntil: 'networkidle' });
    },
  },
  ...(['names', 'sixty', 'blownUp'] as const).flatMap((room): Shot[] => [
    { name: `board-${room}`, room, sizes: ['1440x900', '390x844', '1024x768'], visit: enterBoard },
    { name: `stage-${room}`, room, sizes: projectors, visit: showStage },
    consoleShot(`host-${room}`, room, settled, dialogs),
  ]),
  { name: 'stage-lobby', room: 'lobby', sizes: projectors, visit: showStage },
  {
    name: 'stage-locked',
    room: 'locked',
    sizes: projectors,
    visit: async (person, { url, code, instructorUrl }) => {
      // The instructor's own browser may watch a locked room.
      await live(person, instructorUrl);
      await live(person, `${url}/w/${code}/stage`);
    },
  },
  { name: 'stage-frozen', room: 'frozen', sizes: projectors, visit: showStage },
  ...(['layer1', 'layers6', 'unit1', 'units10', 'huge', 'tiny'] as const).flatMap((room): Shot[] => [
    { name: `shape-${room}`, room, sizes: ['1440x900', '390x844', '1024x768'], visit: enterBoard },
    { name: `stage-${room}`, room, sizes: projectors, visit: showStage },
  ]),
  { name: 'stage', sizes: projectors, visit: showStage },
  ...(['train', 'data', 'network'] as const).map((mode) =>
    consoleShot(`lab-${mode}`, 'lab', async (person) => {
      await person.hook(`mode-${mode}`).click();
      await settled(person);
    }),
  ),
  { name: 'lab-stage', room: 'lab', sizes: projectors, visit: showStage },
  ...ledShots,
  { name: 'unknown', visit: (person, { url }) => open(person, `${url}/w/222222/stage`) },
];

async function take(browser: Browser, rooms: Rooms, language: Language): Promise<void> {
  for (const shot of shots) {
    for (const size of shot.sizes ?? usual) {
      for (const theme of ['light', 'dark'] as const) {
        const name = `${shot.name}.${size}.${theme}.${language}`;
        if (!wanted(name)) continue;
        const room = await rooms.get(shot.room ?? 'hand');
        const person = await Person.arrive(browser, { ...sizes[size], colorScheme: theme, locale: language });
        person.page.setDefaultTimeout(20_000);
        await shot.visit(person, room).catch(async (error: unknown) => {
          await person.page.screenshot({ path: `${output}/${name}.failed.png` });
          person.errors.push(`could not be taken, see ${name}.failed.png: ${error}`);
          process.exitCode = 1;
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
const server = await ServerProcess.start({
  MESSAGES_PER_SECOND: '5000',
  WORKSHOP_MESSAGES_PER_SECOND: '50000',
  WORKSHOPS_PER_ADDRESS: '100',
  // Many rooms of sixty, in two languages.
  CONNECTIONS_PER_ADDRESS: '5000',
});
const browser = await launch();
try {
  for (const language of ['ko', 'en'] as const) {
    await take(browser, new Rooms({ browser, url: server.url, language }), language);
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
// The rooms' people stay connected as long as this runs.
process.exit();
