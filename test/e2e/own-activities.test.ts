import { expect, it } from 'vitest';
import { buildANetwork } from '#shared/lessons/build-a-network.ts';
import { fiveSteps } from '#shared/lessons/five-steps.ts';
import { oneNeuron } from '#shared/lessons/one-neuron.ts';
import { threeLayers } from '#shared/lessons/three-layers.ts';
import { words } from '#shared/lessons/words.ts';
import { xorWall } from '#shared/lessons/xor-wall.ts';
import {
  ada,
  type Deeds,
  enters,
  guesses,
  instructor,
  people,
  seoyeon,
  stage,
  walk,
} from './activity-class.ts';
import type { Person } from './people.ts';

async function sets(person: Person, [w1, w2, b]: readonly [string, string, string]): Promise<void> {
  await enters(person, 'neuron-w1', w1);
  await enters(person, 'neuron-w2', w2);
  await enters(person, 'neuron-b', b);
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
  const roster = await instructor.page.evaluateHandle(() => document.querySelector('wr-roster'));
  await walk(oneNeuron, gates);
  // Three hundred people are not drawn anew with each view.
  expect(await roster.evaluate((before) => before === document.querySelector('wr-roster'))).toBe(true);
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

it('build-a-network is built to the order and counted: 9 + 8 + 6 = 23; an answer of it is on every screen', async () => {
  const build: Deeds = {
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
  };
  await walk(buildANetwork, build, { defend: spotlights });
  for (const person of people) {
    await person.page.locator('[data-testid="count-all"][data-value="23"]').first().waitFor();
  }
});

/** Ada's line, once it is revealed, across the stage and on every page; then no more. */
async function spotlights(): Promise<void> {
  const lit = (person: Person) => person.page.locator('[data-testid="spotlight-answer"]');
  const line = instructor.page.locator('[data-testid^="spotlight-answer-"]').first();
  await line.click();
  for (const person of [stage, seoyeon]) {
    await lit(person).first().waitFor();
    expect(await lit(person).first().textContent()).toContain('So');
  }
  await line.click();
  for (const person of [stage, seoyeon]) await lit(person).first().waitFor({ state: 'detached' });
}

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
