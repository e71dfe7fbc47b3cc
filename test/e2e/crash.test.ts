import { expect, it } from 'vitest';
import { agreed, desktop, moving, Person, phone } from './people.ts';
import { browser, server } from './product.ts';

/** Drags the ruler of the selected parameter to and fro until told to stop. */
function drags(person: Person, parameter: string) {
  let going = true;
  const finished = (async () => {
    await person.hook(`param-${parameter}`).focus();
    const slider = person.page.locator('wr-ruler[role="slider"], wr-ruler [role="slider"]').first();
    await slider.scrollIntoViewIfNeeded();
    const box = (await slider.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await person.page.mouse.move(x, y);
    await person.page.mouse.down();
    for (let step = 0; going; step++) {
      await person.page.mouse.move(x + 40 * Math.sin(step / 5), y);
    }
    await person.page.mouse.up();
  })();
  return {
    stop: async () => {
      going = false;
      await finished;
    },
  };
}

it.each([
  ['kill -9', 'SIGKILL'],
  ['a graceful restart', 'SIGTERM'],
] as const)(
  'K3: %s in the middle of three people dragging loses nothing, and everybody is back without a reload',
  async (_, signal) => {
    const instructor = await Person.arrive(browser, { ...desktop, ...moving });
    const code = await instructor.opensWorkshop(server.url);
    const students = [
      await Person.arrive(browser, { ...desktop, ...moving }),
      await Person.arrive(browser, { ...desktop, ...moving }),
      await Person.arrive(browser, { ...phone, ...moving }),
    ];
    for (const [index, student] of students.entries()) {
      await student.joins(server.url, code, `Student ${index + 1}`);
    }
    const everyone = [instructor, ...students];
    // What would not outlive a reload.
    for (const { page } of everyone) await page.evaluate(() => Object.assign(window, { sameage: true }));

    const parameters = ['W1-0-0', 'W2-1-1', 'b3-0'];
    const hands = students.map((student, index) => drags(student, parameters[index]!));
    const start = await instructor.number('version');
    await expect.poll(() => instructor.number('version'), { timeout: 20_000 }).toBeGreaterThan(start + 20);

    const exit = await server.stop(signal);
    expect(exit).toBe(signal === 'SIGTERM' ? 0 : null);
    const confirmed = Math.max(...(await Promise.all(everyone.map((person) => person.number('version')))));
    await Promise.all(hands.map((hand) => hand.stop()));
    await server.start();

    for (const person of everyone) await person.isLive();
    const { version } = await agreed(everyone);
    expect(version).toBeGreaterThanOrEqual(confirmed);
    for (const parameter of parameters) {
      const value = await instructor.value(parameter);
      // Where each hand let go, though the server was away at that moment.
      for (const person of everyone) await person.seesValue(parameter, value);
    }
    const own = await Promise.all(students.map((student, index) => student.value(parameters[index]!)));
    expect(own).toEqual(await Promise.all(parameters.map((parameter) => instructor.value(parameter))));

    for (const { page } of everyone) {
      expect(await page.evaluate(() => 'sameage' in window)).toBe(true);
    }
    // Identity and roles: the student moves on, the instructor still decides.
    await students[0]!.types('W1-0-1', '0.77');
    for (const person of everyone) await person.seesValue('W1-0-1', 0.77);
    await instructor.hook('freeze').click();
    await expect.poll(() => students[1]!.hook('param-W1-0-1').getAttribute('readonly')).not.toBeNull();
    for (const person of everyone) await person.leavesBrowser();
  },
);
