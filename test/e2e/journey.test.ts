import { beforeAll, expect, it } from 'vitest';
import { forward, lectureLayers, meanSquaredError } from '../reference/forward.ts';
import { agreed, desktop, moving, Person, phone } from './people.ts';
import { browser, server } from './product.ts';

const X = [1, 0.5];
const T = [0, 1];

let instructor: Person;
let students: Person[];
let everyone: Person[];

beforeAll(async () => {
  instructor = await Person.arrive(browser, { ...desktop, ...moving });
  const code = await instructor.opensWorkshop(server.url);
  students = [
    await Person.arrive(browser, { ...desktop, ...moving }),
    await Person.arrive(browser, { ...desktop, ...moving }),
    await Person.arrive(browser, { ...phone, ...moving }),
  ];
  for (const [index, student] of students.entries()) {
    await student.joins(server.url, code, ['김서연', '박지호', '이하은'][index]!);
  }
  everyone = [instructor, ...students];
});

/** What the class sees agrees with the textbook (and so with NumPy) for these weights, to 1e-12. */
async function agreesWithReference(changes: Record<string, number>): Promise<void> {
  const seen = await agreed(everyone);
  const y = forward(lectureLayers(changes), X);
  for (const [k, yk] of y.entries()) expect(Math.abs(seen.y[k]! - yk)).toBeLessThan(1e-12);
  expect(Math.abs(seen.loss - meanSquaredError(y, T))).toBeLessThan(1e-12);
}

it("the lecture's network shows y = [0.3168270764110298, 0.6962790898619668] to everybody", async () => {
  const { y } = await agreed(everyone);
  expect(y[0]).toBeCloseTo(0.3168270764110298, 12);
  expect(y[1]).toBeCloseTo(0.6962790898619668, 12);
  await agreesWithReference({});
});

it('a student drags W1[0][0] on the ruler and every screen moves to the same version, y and loss', async () => {
  const [student] = students as [Person];
  const before = await student.number('version');
  await student.hook('param-W1-0-0').focus();
  const slider = student.page.locator('wr-ruler[role="slider"], wr-ruler [role="slider"]').first();
  await slider.scrollIntoViewIfNeeded();
  const box = (await slider.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await student.page.mouse.move(x, y);
  await student.page.mouse.down();
  for (let step = 1; step <= 30; step++) await student.page.mouse.move(x + step * 2, y);
  await student.page.mouse.up();
  await expect.poll(() => student.value('W1-0-0')).not.toBe(0.1);
  const { version } = await agreed(everyone);
  const value = await instructor.value('W1-0-0');
  expect(version).toBeGreaterThan(before);
  for (const person of everyone) await person.seesValue('W1-0-0', value);
  await agreesWithReference({ 'W1-0-0': value });
});

it('a value typed on the phone reaches everybody in full precision', async () => {
  const [, , phoned] = students as [Person, Person, Person];
  await phoned.types('b3-1', '−0.123456789012345');
  for (const person of everyone) await person.seesValue('b3-1', -0.123456789012345);
  await agreesWithReference({ 'W1-0-0': await instructor.value('W1-0-0'), 'b3-1': -0.123456789012345 });
});

it('a finger drags the ruler on the phone', async () => {
  const [, , phoned] = students as [Person, Person, Person];
  await phoned.hook('param-W2-0-0').focus();
  const slider = phoned.page.locator('wr-ruler[role="slider"], wr-ruler [role="slider"]').first();
  await slider.scrollIntoViewIfNeeded();
  const box = (await slider.boundingBox())!;
  const session = await phoned.context.newCDPSession(phoned.page);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: at, y }],
    });
  await touch('touchStart', x);
  for (let step = 1; step <= 20; step++) await touch('touchMove', x - step * 4);
  await touch('touchEnd', x);
  await expect.poll(() => instructor.value('W2-0-0'), { timeout: 20_000 }).not.toBe(0.1);
  await agreed(everyone);
});

it('what somebody holds is respected, shown to all with their name, and free again after Esc', async () => {
  const [seoyeon, jiho] = students as [Person, Person];
  await seoyeon.hook('param-W1-1-1').focus();
  await seoyeon.page.keyboard.press('ArrowUp');
  await expect.poll(() => jiho.hook('param-W1-1-1').getAttribute('readonly')).not.toBeNull();
  expect(await jiho.page.locator('body').textContent()).toContain('서연');
  await seoyeon.page.keyboard.press('Escape');
  await expect.poll(() => jiho.hook('param-W1-1-1').getAttribute('readonly')).toBeNull();
  await jiho.types('W1-1-1', '0.5');
  await seoyeon.seesValue('W1-1-1', 0.5);
});

it('the instructor freezes the room: students can look, not move, until it thaws', async () => {
  const [student] = students as [Person];
  await instructor.hook('freeze').click();
  await expect.poll(() => student.hook('param-W3-1-1').getAttribute('readonly')).not.toBeNull();
  await instructor.types('W1-0-0', '0.9');
  await student.seesValue('W1-0-0', 0.9);
  await instructor.hook('freeze').click();
  await expect.poll(() => student.hook('param-W3-1-1').getAttribute('readonly')).toBeNull();
});

it('reset brings the lecture back to every screen', async () => {
  await instructor.hook('reset').click();
  for (const person of everyone) await person.seesValue('W1-0-0', 0.1);
  await agreesWithReference({});
});

it('nothing went wrong in anybody’s browser', () => {
  expect(everyone.flatMap(({ errors }) => errors)).toEqual([]);
});
