import { expect, it } from 'vitest';
import { messages } from '#client/i18n/messages.ts';
import { Person, words } from './people.ts';
import { browser, server } from './product.ts';

/** Presses Tab until the focus is where `selector` says; fails when it never gets there. */
async function tabTo({ page }: Person, selector: string): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`Tab does not reach ${selector}`);
}

/** The parameter in hand, as the number field of the bench or the diagram announces it. */
async function focusedLabel({ page }: Person): Promise<string> {
  return page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
}

it('a whole class with the keyboard alone: open, join, pick, move, type, let go, freeze, reset', async () => {
  const instructor = await Person.arrive(browser);
  await instructor.page.goto(server.url);
  await tabTo(instructor, '[data-testid="create-workshop"]');
  await instructor.page.keyboard.press('Enter');
  await instructor.page.waitForURL(/\/host/);
  await instructor.isLive();
  const code = (await instructor.hook('workshop-code').textContent())!.trim();

  const student = await Person.arrive(browser);
  await student.page.goto(server.url);
  await tabTo(student, '[data-testid="join-code"]');
  await student.page.keyboard.type(code.toLowerCase());
  await tabTo(student, '[data-testid="join-name"]');
  await student.page.keyboard.type('김서연');
  await student.page.keyboard.press('Enter');
  await student.page.waitForURL(new RegExp(`/w/${code}$`));
  await student.isLive();

  // The diagram: one stop for Tab, then arrows and keys.
  await tabTo(student, 'wr-network-diagram [tabindex="0"]');
  expect(await focusedLabel(student)).not.toBe('');
  const before = await student.sees();
  await student.page.keyboard.press('Enter');
  await student.page.keyboard.press('Escape');

  // The weight table: every parameter, by its own field.
  await tabTo(student, '[data-testid="param-W1-0-1"]');
  await student.page.keyboard.press('ArrowUp');
  await expect.poll(() => instructor.value('W1-0-1')).toBeCloseTo(0.31, 12);
  await student.page.keyboard.press('Shift+ArrowDown');
  await expect.poll(() => instructor.value('W1-0-1')).toBeCloseTo(0.21, 12);
  await student.page.keyboard.press('Control+A');
  await student.page.keyboard.type('0.8');
  await student.page.keyboard.press('Enter');
  await instructor.seesValue('W1-0-1', 0.8);
  expect((await student.sees()).loss).not.toBe(before.loss);
  await student.page.keyboard.press('Escape');
  await student.page.keyboard.press('Control+z');

  await tabTo(instructor, '[data-testid="freeze"]');
  await instructor.page.keyboard.press('Space');
  await expect.poll(() => student.hook('param-W1-0-0').getAttribute('readonly')).not.toBeNull();
  await instructor.page.keyboard.press('Space');
  await expect.poll(() => student.hook('param-W1-0-0').getAttribute('readonly')).toBeNull();
  await tabTo(instructor, '[data-testid="reset"]');
  await instructor.page.keyboard.press('Enter');
  await student.seesValue('W1-0-1', 0.3);
  expect([...instructor.errors, ...student.errors]).toEqual([]);
  await instructor.leavesBrowser();
  await student.leavesBrowser();
});

it('the ruler moves by arrows, and Esc lets the parameter go', async () => {
  const instructor = await Person.arrive(browser);
  const code = await instructor.opensWorkshop(server.url);
  const student = await Person.arrive(browser);
  await student.joins(server.url, code, '박지호');
  await student.hook('param-W2-1-0').focus();
  const moving = () => instructor.page.locator('wr-roster').textContent();
  await student.page.locator('wr-ruler[role="slider"], wr-ruler [role="slider"]').first().focus();
  await student.page.keyboard.press('ArrowRight');
  await expect.poll(() => instructor.value('W2-1-0')).toBeCloseTo(0.21, 12);
  await expect.poll(moving).toMatch(words(messages['people.moving']));
  await student.page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(() => instructor.value('W2-1-0')).toBeCloseTo(0.11, 12);
  await student.page.keyboard.press('Escape');
  await expect.poll(moving).not.toMatch(words(messages['people.moving']));
  await instructor.leavesBrowser();
  await student.leavesBrowser();
});
