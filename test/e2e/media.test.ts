import { expect, it } from 'vitest';
import { faults } from './faults.ts';
import { Person } from './people.ts';
import { browser, server } from './product.ts';

/** How something is coloured: its ground, its letters, and what its lines and areas are drawn with. */
async function coloursOf(person: Person, selector: string) {
  return person.page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { backgroundColor, color, fill, outlineStyle, stroke } = getComputedStyle(element);
      return { backgroundColor, color, fill, outlineStyle, stroke };
    });
}

it('in forced colours the chosen tab, what is done, sliders, lines and the focus are seen', async () => {
  const person = await Person.arrive(browser);
  await person.opensWorkshop(server.url);
  const code = await person.hook('workshop-code').textContent();
  const ada = await Person.arrive(browser);
  await ada.joins(server.url, code!.trim(), 'Ada');
  await ada.types('W1-0-1', '-0.75');
  for (const { page } of [person, ada]) await page.emulateMedia({ forcedColors: 'active' });
  const { backgroundColor: paper } = await coloursOf(ada, 'body');

  const chosen = await coloursOf(ada, '[role="tab"][aria-selected="true"]');
  const other = await coloursOf(ada, '[role="tab"][aria-selected="false"]');
  expect(chosen.backgroundColor).not.toBe(other.backgroundColor);
  expect(chosen.color).not.toBe(chosen.backgroundColor);

  const mark = await coloursOf(ada, '[data-testid="guide-step"][data-done="true"] i');
  const tick = await coloursOf(ada, '[data-testid="guide-step"][data-done="true"] i svg');
  const open = await coloursOf(ada, '[data-testid="guide-step"][data-done="false"] i');
  expect(mark.backgroundColor).not.toBe(open.backgroundColor);
  expect(tick.stroke).not.toBe(mark.backgroundColor);

  for (const edge of ['W1-0-0', 'W1-0-1']) {
    expect((await coloursOf(ada, `[data-testid="edge-${edge}"]`)).stroke).not.toBe(paper);
  }
  // Which way a weight goes is told by more than a hue.
  const dashes = (key: string) =>
    ada.hook(`edge-${key}`).evaluate((element) => getComputedStyle(element).strokeDasharray);
  expect(await dashes('W1-0-0')).toBe('none');
  expect(await dashes('W1-0-1')).not.toBe('none');

  await ada.hook('param-W1-0-1').focus();
  await ada.page.locator('wr-ruler circle').first().waitFor();
  const thumb = await coloursOf(ada, 'wr-ruler circle');
  expect(thumb.stroke).not.toBe(paper);
  expect(thumb.stroke).not.toBe(thumb.fill);

  await ada.page.locator('[role="tab"][aria-selected="true"]').focus();
  await ada.page.keyboard.press('ArrowRight');
  expect((await coloursOf(ada, '[role="tab"]:focus')).outlineStyle).toBe('solid');

  const before = await coloursOf(person, '[data-testid="freeze"]');
  await person.hook('freeze').click();
  await person.page.locator('[data-testid="freeze"][data-state="on"]').waitFor();
  expect((await coloursOf(person, '[data-testid="freeze"]')).backgroundColor).not.toBe(
    before.backgroundColor,
  );
  for (const one of [person, ada]) await one.leavesBrowser();
});

/** What a reader of paper can do nothing with. */
const controls = [
  'undo',
  'redo',
  'freeze',
  'end',
  'lock-room',
  'mode-hand',
  'mode-train',
  'set-range',
  'door-open',
];

/** What a console has around its board to conduct a class with. */
const conducting =
  'wr-ask-bar, wr-conduct-strip, wr-hands-queue, wr-people-grid, wr-plan-rail, wr-stage-control, wr-timeline';

it('on paper a board and a console are light, whole and without controls', async () => {
  const instructor = await Person.arrive(browser);
  const code = await instructor.opensWorkshop(server.url);
  const ada = await Person.arrive(browser, { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' });
  await ada.joins(server.url, code, 'Ada');
  await ada.types('W1-0-0', '0.375');
  await ada.page.locator('html').evaluate((html) => html.setAttribute('data-theme', 'dark'));
  for (const person of [ada, instructor]) {
    await person.page.emulateMedia({ media: 'print' });
    const light = await person.page.evaluate(() => {
      const [red = 0, green = 0, blue = 0] = getComputedStyle(document.body)
        .backgroundColor.match(/\d+/g)!
        .map(Number);
      return Math.min(red, green, blue) > 200;
    });
    expect(light).toBe(true);
    for (const control of controls)
      expect([control, await person.hook(control).isVisible()]).toEqual([control, false]);
    expect(await person.page.locator(conducting).filter({ visible: true }).count()).toBe(0);
    for (const part of ['loss', 'unit-1-0', 'param-W1-0-0']) {
      expect([part, await person.hook(part).isVisible()]).toEqual([part, true]);
    }
    const drawn = await person.page.locator('wr-network-diagram[size="board"]').boundingBox();
    expect(drawn?.height).toBeGreaterThan(300);
    expect(await faults(person, true)).toEqual([]);
    const hidden = await person.page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((element) => {
          const { overflowX, overflowY } = getComputedStyle(element);
          const wide = /auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth + 2;
          const tall = /auto|scroll/.test(overflowY) && element.scrollHeight > element.clientHeight + 2;
          return element.checkVisibility() && (wide || tall);
        })
        .map(({ localName, className }) => `${localName} ${className}`),
    );
    expect(hidden).toEqual([]);
    await person.leavesBrowser();
  }
});
