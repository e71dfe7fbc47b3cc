import { beforeAll, expect, it } from 'vitest';
import { messages } from '#client/i18n/messages.ts';
import { rejections } from '#shared/workshop/kernel/rejections.ts';
import { agreed, Person, words } from './people.ts';
import { browser, server } from './product.ts';

let instructor: Person;
let student: Person;
let code: string;

async function opens(): Promise<void> {
  instructor = await Person.arrive(browser);
  code = await instructor.opensWorkshop(server.url);
  student = await Person.arrive(browser);
  await student.joins(server.url, code, '김서연');
}

/** One class lives through all of it, but for who is removed. */
beforeAll(opens);

async function freeze(): Promise<void> {
  await instructor.hook('freeze').click();
  await expect.poll(() => instructor.hook('freeze').getAttribute('data-state')).toBe('on');
}

async function unfreeze(): Promise<void> {
  await instructor.hook('freeze').click();
  await student.page.locator('[data-testid="param-W1-0-0"]:not([readonly])').waitFor();
}

it('a refresh keeps identity, role and work', async () => {
  await student.types('W1-0-0', '0.42');
  await instructor.seesValue('W1-0-0', 0.42);
  await student.page.reload();
  await student.isLive();
  await student.seesValue('W1-0-0', 0.42);
  await student.types('W1-0-1', '0.43');
  await instructor.page.reload();
  await instructor.isLive();
  await instructor.seesValue('W1-0-1', 0.43);
  const text = await instructor.page.locator('body').textContent();
  expect(text).not.toContain('김서연 2');
  await freeze();
  await expect.poll(() => student.hook('param-W1-0-0').getAttribute('readonly')).not.toBeNull();
  await unfreeze();
});

it('a link to the join page brings someone who has joined straight to the board', async () => {
  await student.page.goto(`${server.url}/join/${code}`);
  await student.page.waitForURL(new RegExp(`/w/${code}$`));
  await student.isLive();
});

it('a closed laptop comes back to where the class is, with what was typed meanwhile', async () => {
  await student.context.setOffline(true);
  await student.isOffline();
  await student.types('b2-0', '0.99');
  await instructor.types('W1-0-0', '-0.5');
  await student.context.setOffline(false);
  await student.isLive();
  await student.seesValue('W1-0-0', -0.5);
  await instructor.seesValue('b2-0', 0.99);
  await agreed([instructor, student]);
});

it('what was typed offline is refused with a reason when the room has been frozen meanwhile', async () => {
  const before = await student.value('b2-1');
  await student.context.setOffline(true);
  await student.isOffline();
  await student.types('b2-1', '0.99');
  await student.seesValue('b2-1', 0.99);
  await freeze();
  await student.context.setOffline(false);
  await student.isLive();
  await student.seesValue('b2-1', before);
  await expect.poll(() => student.page.locator('body').textContent()).toMatch(words(rejections.frozen));
  await unfreeze();
});

it('a late joiner lands where the class is', async () => {
  await student.types('W3-1-1', '1.25');
  await instructor.seesValue('W3-1-1', 1.25);
  const late = await Person.arrive(browser);
  await late.joins(server.url, code, '박지호');
  await late.seesValue('W3-1-1', 1.25);
  await agreed([instructor, student, late]);
  await late.leavesBrowser();
});

it('two tabs of one person are one person', async () => {
  const tab = new Person(await student.context.newPage());
  await tab.page.goto(`${server.url}/w/${code}`);
  await tab.isLive();
  await tab.types('W1-0-0', '0.6');
  await student.seesValue('W1-0-0', 0.6);
  await student.types('W1-0-0', '0.7');
  await tab.seesValue('W1-0-0', 0.7);
  await agreed([instructor, student, tab]);
  await tab.page.close();
  await student.types('W1-0-0', '0.8');
  await instructor.seesValue('W1-0-0', 0.8);
});

/** What the field of a parameter says of whoever else has it, as soon as somebody has, however briefly. */
async function holderOf(person: Person, parameter: string): Promise<string> {
  const told = await person.page.waitForFunction(
    (hook) => {
      const field = document.querySelector(`[data-testid="${hook}"]`);
      if (!field?.hasAttribute('readonly')) return '';
      const ids = field.getAttribute('aria-describedby')?.split(' ') ?? [];
      return ids.map((id) => document.getElementById(id)?.textContent).join(' ');
    },
    `param-${parameter}`,
    { timeout: 60_000 },
  );
  return told.jsonValue();
}

it('two people who reach for the same weight at once: one has it, the other is told, all converge', async () => {
  const other = await Person.arrive(browser);
  await other.joins(server.url, code, '최민준');
  const names = new Map([
    [student, '김서연'],
    [other, '최민준'],
  ]);
  // Watched from before, as a hold that nothing is done with ends by itself.
  const told = Promise.any(
    [student, other].map(async (person) => ({ person, holder: await holderOf(person, 'W2-0-0') })),
  );
  const rulers = [student, other].map(({ page }) =>
    page.locator('wr-ruler[role="slider"], wr-ruler [role="slider"]').first(),
  );
  for (const person of [student, other]) await person.hook('param-W2-0-0').focus();
  for (const ruler of rulers) await ruler.focus();
  // Looking holds nothing: the first change does.
  await Promise.all(rulers.map((ruler) => ruler.press('ArrowRight')));
  const { person: loser, holder } = await told;
  const winner = loser === student ? other : student;
  expect(holder).toMatch(words(messages['person.held-by'], { name: names.get(winner)! }));
  await winner.types('W2-0-0', '0.33');
  for (const person of [instructor, student, other]) await person.seesValue('W2-0-0', 0.33);
  await agreed([instructor, student, other]);
  await other.leavesBrowser();
});

it('someone who is removed is told so and is out; the board goes on', async () => {
  await instructor.leavesBrowser();
  await student.leavesBrowser();
  await opens();
  await instructor.page
    .getByRole('button', { name: /김서연/ })
    .first()
    .click();
  await instructor.hook('remove-person').click();
  await instructor.page
    .getByRole('dialog')
    .getByRole('button', { name: words(messages['remove.confirm']) })
    .click();
  await expect
    .poll(() => student.page.locator('body').textContent())
    .toMatch(words(messages['away.removed.body']));
  await instructor.types('W1-0-0', '0.2');
  await instructor.seesValue('W1-0-0', 0.2);
});
