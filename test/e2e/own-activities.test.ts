import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Activity, Question } from '#shared/lessons/activity.ts';
import { buildANetwork } from '#shared/lessons/build-a-network.ts';
import { fiveSteps } from '#shared/lessons/five-steps.ts';
import { oneNeuron } from '#shared/lessons/one-neuron.ts';
import { threeLayers } from '#shared/lessons/three-layers.ts';
import { words } from '#shared/lessons/words.ts';
import { xorWall } from '#shared/lessons/xor-wall.ts';
import { desktop, Person, phone } from './people.ts';
import { browser, server } from './product.ts';

let people: Person[];
let instructor: Person;
let seoyeon: Person;
let ada: Person;
let stage: Person;

beforeEach(async () => {
  people = [
    await Person.arrive(browser),
    await Person.arrive(browser, phone),
    await Person.arrive(browser, { ...desktop, locale: 'en-GB' }),
    await Person.arrive(browser),
  ];
  [instructor, seoyeon, ada, stage] = people as [Person, Person, Person, Person];
  const code = await instructor.opensWorkshop(server.url);
  await seoyeon.joins(server.url, code, '김서연');
  await ada.joins(server.url, code, 'Ada');
  await stage.page.goto(`${server.url}/w/${code}/stage`);
  await stage.isLive();
});

afterEach(async () => {
  for (const person of people) {
    expect(person.errors).toEqual([]);
    await person.leavesBrowser();
  }
});

/** What people do at a step of an activity, beside answering its question. */
type Deeds = Readonly<Record<string, () => Promise<void>>>;

const at = (person: Person, { id }: Activity, step: number) =>
  person.page
    .locator(`[data-testid="activity"][data-id="${id}"][data-step="${step}"]`)
    .first()
    .waitFor({ state: 'attached' });

const state = (person: Person, wanted: string) =>
  person.page.locator(`[data-testid="prediction"][data-state="${wanted}"]`).first().waitFor();

/** From the start to what was just seen: everything is done, answered and revealed. */
async function walk(activity: Activity, deeds: Deeds = {}): Promise<void> {
  const opens = instructor.hook(`activity-${activity.id}`);
  if (!(await opens.isVisible())) await instructor.page.locator('[data-testid="activities"] summary').click();
  await opens.click();
  for (const [index, { id, asks }] of activity.steps.entries()) {
    for (const person of people) await at(person, activity, index + 1);
    await deeds[id]?.();
    if (asks !== undefined) await answer(activity.questions.find((one) => one.id === asks));
    await instructor.hook('activity-next').click();
  }
  for (const person of people) await at(person, activity, activity.steps.length + 1);
  for (const { id } of activity.goals) {
    await instructor.page
      .locator(`[data-testid="goal"][data-reached="true"]`)
      .nth(activity.goals.findIndex((goal) => goal.id === id))
      .waitFor();
  }
}

async function answer(question: Question | undefined): Promise<void> {
  await state(ada, 'open');
  if (question?.answer.kind === 'number') await ada.hook('prediction-answer').fill('1');
  else await ada.hook('prediction-choice-0').check();
  if (question === undefined) await ada.hook('prediction-line').fill('So');
  await ada.hook('prediction-commit').click();
  await instructor.page.locator('[data-testid="prediction-count"][data-value="1"]').first().waitFor();
  await instructor.hook('prediction-reveal').click();
  for (const person of people) await state(person, 'revealed');
}

async function enters(person: Person, hook: string, value: string): Promise<void> {
  await person.hook(hook).fill(value);
  await person.hook(hook).press('Enter');
}

async function sets(person: Person, [w1, w2, b]: readonly [string, string, string]): Promise<void> {
  await enters(person, 'neuron-w1', w1);
  await enters(person, 'neuron-w2', w2);
  await enters(person, 'neuron-b', b);
}

async function guesses(person: Person, values: readonly string[]): Promise<void> {
  for (const [index, value] of values.entries()) await person.hook(`guess-${index}`).fill(value);
  await person.hook('guess-try').click();
}

const solutions = (person: Person, count: number) =>
  person.page.locator(`[data-testid="room-count"][data-value="${count}"]`).first().waitFor();

const gates: Deeds = {
  and: () => sets(ada, ['0.5', '0.5', '-0.7']),
  or: async () => {
    await sets(ada, ['0.5', '0.5', '-0.2']);
    await sets(seoyeon, ['1', '0.6', '-0.35']);
    // Both are right, and nobody's is like another's.
    for (const person of people) await solutions(person, 2);
  },
  nand: () => sets(seoyeon, ['-0.5', '-0.5', '0.7']),
};

it('one-neuron makes three gates, and xor-wall joins the neurons that the room has made', async () => {
  await walk(oneNeuron, gates);
  await walk(xorWall, {
    try: async () => {
      await sets(seoyeon, ['0.5', '0.5', '-0.2']);
      for (const person of people) {
        await person.page.locator('[data-testid="tally-3"][data-value="2"]').first().waitFor();
      }
    },
    join: async () => {
      await ada.hook('gate-of-0').selectOption({ label: 'NAND · 김서연' });
      await ada.hook('gate-of-1').selectOption({ label: 'OR · Ada' });
      await ada.hook('gate-of-2').selectOption({ label: 'AND · Ada' });
      for (const person of people) {
        await person.page.locator('[data-testid="outcome"][data-value="4"]').first().waitFor();
      }
    },
  });
});

it('build-a-network is built to the order and counted: 9 + 8 + 6 = 23', async () => {
  await walk(buildANetwork, {
    build: async () => {
      await ada.hook('layer-add-0').click();
      await ada.page.locator('[data-testid="units-1"][data-value="3"]').first().waitFor();
      await ada.hook('layer-add-1').click();
      await seoyeon.hook('units-2-less').click();
      for (const person of people) {
        await person.page.locator('[data-testid="units-2"][data-value="2"]').first().waitFor();
      }
    },
    count: () => guesses(seoyeon, ['9', '8', '6', '23']),
  });
  for (const person of people) {
    await person.page.locator('[data-testid="count-all"][data-value="23"]').first().waitFor();
  }
});

it('words finds its eight words on the board while it trains', async () => {
  await walk(words, {
    match: async () => {
      await ada.hook('words-train').click();
      for (let word = 0; word < 8; word++) {
        await seoyeon.hook(`word-${word}`).click();
        await seoyeon.hook(`place-${word}`).click();
        await seoyeon.page.locator(`[data-testid="words-matched"][data-value="${word + 1}"]`).waitFor();
      }
      for (const person of people) {
        await person.page.waitForFunction(
          () =>
            Number(document.querySelector('[data-testid="words-epochs"]')?.getAttribute('data-value')) > 1,
        );
      }
      await ada.hook('words-train').click();
    },
  });
});

it('five-steps goes round once with every number before and after, then loops down', async () => {
  await walk(fiveSteps, {
    update: () => guesses(ada, ['0.634']),
    loop: async () => {
      await stage.hook('after-y-0').waitFor();
      expect((await stage.number('after-y-0')).toFixed(4)).toBe('-0.3136');
      expect((await stage.number('after-loss')).toFixed(4)).toBe('0.0961');
      await enters(ada, 'five-steps-rate', '0.5');
      await ada.hook('five-steps-loop').click();
      await instructor.page.locator('[data-testid="goal"][data-reached="true"]').nth(1).waitFor();
      await ada.hook('five-steps-loop').click();
    },
  });
});

it('three-layers is said number by number, to y = [0.31682708, 0.69627909]', async () => {
  await walk(threeLayers, {
    rest: () => guesses(seoyeon, ['1.214', '0.771']),
    'other-output': () => guesses(seoyeon, ['0.3168']),
  });
  for (const person of people) {
    const y = [await person.number('sum-3-0'), await person.number('sum-3-1')];
    expect(y.map((value) => value.toFixed(8))).toEqual(['0.31682708', '0.69627909']);
  }
});
