import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { keysOf } from '#shared/math/parameter-key.ts';
import { FIRST_BOARD } from '#shared/workshop/room/events.ts';
import { TestClient } from '../server/client.ts';
import { launch, Person, phone } from './people.ts';
import { FINGER, targetsOf, wide } from './phone-page.ts';
import { ServerProcess } from './server.ts';
import { Finger } from './touch.ts';

/** With the two pages that a test opens, a class of sixty. */
const OTHERS = 58;

let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  server = await ServerProcess.start({ WORKSHOPS_PER_ADDRESS: '100' });
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

interface Class {
  readonly code: string;
  readonly instructorUrl: string;
  readonly desk: TestClient;
  /** The first of the others, each with a parameter in hand that is far from 0. */
  readonly hands: readonly TestClient[];
}

/** A class with this many others in it, twelve of whom have a parameter in hand. */
async function opened(others: number): Promise<Class> {
  const response = await fetch(`${server.url}/api/workshops`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title: '딥러닝 첫걸음', name: '한지민' }),
  });
  const { code, instructorToken, instructorUrl } = (await response.json()) as {
    code: string;
    instructorToken: string;
    instructorUrl: string;
  };
  const desk = new TestClient(server.url);
  await desk.resume(code, instructorToken);
  const people: TestClient[] = [];
  for (let count = 0; count < others; count++) {
    const person = new TestClient(server.url);
    await person.join(code, `${count}번 남궁서연`);
    people.push(person);
  }
  onTestFinished(() => {
    for (const client of [desk, ...people]) client.close();
  });
  const hands = people.slice(0, 12);
  const keys = keysOf(desk.state!.boards[FIRST_BOARD]!.network).filter((_, index) => index % 2 === 0);
  for (const [index, hand] of hands.entries()) await hand.set(keys[index]!, -123.45 * index);
  return { code, instructorUrl, desk, hands };
}

/** Everybody takes in hand again what they moved: a hold ends by itself. */
async function hold({ desk, hands }: Class): Promise<void> {
  const keys = keysOf(desk.state!.boards[FIRST_BOARD]!.network).filter((_, index) => index % 2 === 0);
  for (const [index, hand] of hands.entries()) {
    await hand.command({ type: 'hold', board: FIRST_BOARD, parameter: keys[index]! });
  }
}

/** What is wrong with the page for a finger: too small, or wider than the phone. */
async function faults({ page }: Person, within?: string): Promise<string[]> {
  const small = (await targetsOf(page, within))
    .filter(({ width, height }) => Math.min(width, height) < FINGER)
    .map(({ what, width, height }) => `${what}: ${width} × ${height}`);
  const out = await wide(page);
  await page.evaluate(() => window.scrollTo(0, 0));
  return [...out, ...small];
}

const modes = ['hand', 'train', 'data', 'network'] as const;

async function open({ page }: Person, mode: string): Promise<void> {
  await page.locator(`[data-testid="mode-${mode}"]`).click();
  await page.locator('[role=tabpanel] [aria-busy]').waitFor({ state: 'detached' });
}

async function arrive(locale: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Person> {
  const person = await Person.arrive(browser, { ...phone, locale, colorScheme });
  onTestFinished(() => person.leavesBrowser());
  return person;
}

describe.each(['ko-KR', 'en-US'])('on a phone (%s), with a class of sixty', (locale) => {
  it('nothing widens the page, and everything is as large as a finger', async () => {
    const room = await opened(OTHERS);
    const [student, instructor] = [await arrive(locale), await arrive(locale, 'dark')];
    await student.joins(server.url, room.code, '나래 알렉산드라');
    await instructor.page.goto(room.instructorUrl);
    await instructor.isLive();
    await hold(room);
    for (const person of [student, instructor]) {
      for (const mode of modes) {
        await open(person, mode);
        // What is around the board is the same in every mode: once, below.
        expect(await faults(person, '[role=tabpanel]'), `${mode}, nothing chosen`).toEqual([]);
      }
      await open(person, 'hand');
      expect(await faults(person), 'all of it, nothing chosen').toEqual([]);
      await person.types('W1-0-1', '-1234.5678');
      await hold(room);
      expect(await faults(person), 'a parameter in hand').toEqual([]);
    }
    // On a busy machine all that took longer than a hold lasts.
    await hold(room);
    // A crowd is colours; the one pill is of what one has in hand oneself.
    const pills = student.page.locator('wr-network-diagram[size="phone"] [data-testid^=pill-]');
    expect(await pills.evaluateAll((all) => all.map(({ dataset }) => (dataset as DOMStringMap).key))).toEqual(
      ['W1-0-1'],
    );
    const halos = student.page.locator('wr-network-diagram[size="phone"] [data-testid^=halo-]');
    await expect.poll(() => halos.count()).toBeGreaterThan(3);
    const flags = student.page.locator('wr-network-diagram[size="phone"] [data-testid^=flag-]');
    expect(await flags.count()).toBeLessThanOrEqual(1);
    // Sixty people are one line until somebody asks for them.
    expect(await student.hook('fold-people').getAttribute('open')).toBeNull();
    // What opens is as large.
    await student.hook('fold-guide').locator('> summary').click();
    await student.hook('fold-people').locator('> summary').click();
    expect(await faults(student), 'unfolded').toEqual([]);
    await instructor.hook('fold-people').locator('> summary').click();
    await instructor.page.locator('wr-roster [popovertarget]:visible').nth(1).click();
    expect(await faults(instructor, ':popover-open'), 'a menu').toEqual([]);
  });
});

/** Where something is on the page, wherever that is scrolled to. */
const placeOf = (locator: Locator) =>
  locator.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + scrollX, y: y + scrollY, width, height };
  });

async function middleOf(locator: Locator): Promise<{ x: number; y: number }> {
  await locator.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const box = (await locator.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

describe('a finger', () => {
  it('that scrolls picks up nothing and moves nothing, wherever it sets down', async () => {
    const { code, desk } = await opened(0);
    const student = await arrive('ko-KR');
    await student.joins(server.url, code, '나래');
    const { page } = student;
    const finger = await Finger.on(page);
    await student.hook('param-W1-0-1').focus();
    await student.types('W1-0-1', '0.31');
    await student.seesValue('W1-0-1', 0.31);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    // What people did: a hold that ends by itself meanwhile is nobody's.
    const done = () =>
      desk.received
        .flatMap((message) => (message[0] === 'tick' ? message[1].entries : []))
        .map(([, event]) => event)
        .filter(({ by }) => by !== null);
    // A page shows what is typed before the server has it.
    await desk.until(() => done().some(({ type }) => type === 'parameters-set'), 'what was typed');
    const before = done();
    const diagram = page.locator('wr-network-diagram[size="phone"]');
    for (const where of [
      page.locator('wr-ruler[form="tape"]'),
      page.locator('wr-network-diagram[size="mini"]'),
      diagram,
      diagram.locator('[data-testid^=bias-]').first(),
      diagram.locator('[data-testid^=pill-]').first(),
      student.hook('param-W2-0-0'),
      page.locator('wr-math-strip button').first(),
    ]) {
      const from = await middleOf(where);
      const top = await page.evaluate(() => scrollY);
      await finger.swipe(from, { x: 14, y: -160 });
      await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(top + 60);
      expect(
        await page
          .locator('[data-testid^=pill-]')
          .evaluateAll((all) => all.map((pill) => (pill as HTMLElement).dataset.key)),
      ).toEqual(['W1-0-1']);
    }
    expect(done()).toEqual(before);
    expect(await student.value('W1-0-1')).toBe(0.31);

    // Sideways it moves what it is on, and the page stays.
    const ruler = await middleOf(page.locator('wr-ruler[form="tape"]'));
    const top = await page.evaluate(() => scrollY);
    await finger.swipe(ruler, { x: 60, y: 10 });
    expect(await page.evaluate(() => scrollY)).toBe(top);
    await expect.poll(() => student.value('W1-0-1')).toBeGreaterThan(0.4);
  });

  it('need not hit a bias or a line to choose it: near is enough', async () => {
    const { code } = await opened(0);
    const student = await arrive('ko-KR');
    await student.joins(server.url, code, '나래');
    const finger = await Finger.on(student.page);
    const diagram = student.page.locator('wr-network-diagram[size="phone"]');
    const chosen = () => diagram.locator('[data-chosen]').first().getAttribute('data-key');
    const bias = await middleOf(diagram.locator('[data-key="b1-0"]'));
    await finger.tap({ x: bias.x, y: bias.y - 24 });
    await expect.poll(chosen).toBe('b1-0');
    // Under all of them there is one line that nothing else is near to.
    const corner = await diagram.boundingBox();
    const input = (await diagram.locator('[data-testid=unit-0-1]').boundingBox())!;
    const hidden = (await diagram.locator('[data-testid=unit-1-2]').boundingBox())!;
    const under = {
      x: (input.x + input.width + hidden.x) / 2,
      y: (input.y + hidden.y + hidden.height) / 2 + 16,
    };
    expect(under.y).toBeLessThan(corner!.y + corner!.height);
    await finger.tap(under);
    await expect.poll(chosen).toBe('W1-1-2');
  });
});

const screens = {
  phone,
  'a small laptop': { viewport: { width: 1366, height: 768 }, locale: 'ko-KR' },
  'a tablet': { viewport: { width: 1024, height: 768 }, locale: 'en-US' },
} as const;

describe.each(Object.entries(screens))('the diagram on %s', (_, options) => {
  it('stays where it is, whatever there is to say around it', async () => {
    const { code, instructorUrl, desk } = await opened(0);
    const other = new TestClient(server.url);
    await other.join(code, '박지호');
    const [student, console_] = [
      await Person.arrive(browser, options),
      await Person.arrive(browser, options),
    ];
    onTestFinished(async () => {
      other.close();
      await student.leavesBrowser();
      await console_.leavesBrowser();
    });
    await student.joins(server.url, code, '나래');
    await console_.page.goto(instructorUrl);
    await console_.isLive();
    const diagrams = [student, console_].map(({ page }) =>
      page.locator('wr-network-diagram:not([size="mini"])'),
    );
    const places = () => Promise.all(diagrams.map(placeOf));
    const before = await places();
    const stays = async (what: string): Promise<void> => expect(await places(), what).toEqual(before);

    for (const person of [student, console_]) await person.hook('param-W1-0-1').focus();
    await stays('something is chosen');
    await student.types('W1-0-1', '0.4');
    for (const [index, parameter] of ['b1-0', 'b1-1', 'W2-0-0', 'W3-0-0'].entries()) {
      await other.set(parameter, 0.5 + index);
    }
    for (const person of [student, console_]) await person.seesValue('W3-0-0', 3.5);
    await stays('changes are listed');
    await student.types('W1-0-1', '0.5');
    other.wait({ board: FIRST_BOARD, parameter: 'W1-0-1' });
    await student.hook('waited-for').waitFor();
    await stays('somebody waits');
    await console_.hook('lock-parameter').click();
    await console_.hook('unlock-all').waitFor();
    await stays('something is locked');
    await desk.command({ type: 'freeze' });
    await student.page.locator('[data-testid="param-W2-1-0"][readonly]').waitFor();
    await stays('the room is frozen');
    await desk.command({ type: 'unfreeze' });
    await student.page.locator('[data-testid="param-W2-1-0"]:not([readonly])').waitFor();
    await student.hook('undo').click();
    await student.page.keyboard.press('Escape');
    await stays('all is let go');

    // Training that blows up is told of on every page; in the mode it is started from there is most to say.
    const blowsUp = async (): Promise<void> => {
      await desk.command({ type: 'train', board: FIRST_BOARD });
      for (const { page } of [student, console_]) {
        await page.locator('[data-testid="blow-up"]:visible').waitFor();
      }
    };
    await desk.command({ type: 'grant', grant: 'training' });
    await desk.command({
      type: 'configure-training',
      board: FIRST_BOARD,
      settings: { learningRate: 100, speed: 0 },
    });
    await blowsUp();
    await stays('training blew up');
    await desk.command({ type: 'reset-board', board: FIRST_BOARD });
    for (const person of [student, console_]) {
      await open(person, 'train');
      await person.hook('blow-up').waitFor({ state: 'detached' });
    }
    const beside = await places();
    await blowsUp();
    for (const person of [student, console_]) await person.hook('calmer').waitFor();
    expect(await places(), 'training blew up beside its controls').toEqual(beside);
  });
});

it('without a grant a phone shows results first, and controls that are off after them', async () => {
  const { code, desk } = await opened(0);
  const student = await arrive('ko-KR');
  await student.joins(server.url, code, '나래');
  const { page } = student;
  for (const mode of ['train', 'data', 'network']) {
    await open(student, mode);
    const loss = await placeOf(page.locator('wr-loss-panel'));
    const off = page.locator('main :is(:disabled, [aria-disabled="true"]):not([role="slider"]):visible');
    for (const control of await off.all()) {
      if ((await control.getAttribute('data-testid'))?.match(/^(undo|redo)$/)) continue;
      expect((await placeOf(control)).y).toBeGreaterThan(loss.y + loss.height);
    }
  }
  await desk.command({ type: 'grant', grant: 'training' });
  await open(student, 'train');
  await student.hook('train').waitFor();
  const loss = await placeOf(page.locator('wr-loss-panel'));
  await expect.poll(async () => (await placeOf(student.hook('train'))).y).toBeLessThan(loss.y + loss.height);
});
