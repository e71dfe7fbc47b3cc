import { expect, it } from 'vitest';
import { activationLens } from '#shared/lessons/activation-lens.ts';
import { gradients } from '#shared/lessons/gradients.ts';
import { lossNotAccuracy } from '#shared/lessons/loss-not-accuracy.ts';
import { matrixShapes } from '#shared/lessons/matrix-shapes.ts';
import { twoLosses } from '#shared/lessons/two-losses.ts';
import { whatItIsNot } from '#shared/lessons/what-it-is-not.ts';
import { whyNonlinear } from '#shared/lessons/why-nonlinear.ts';
import { ada, enters, guesses, instructor, people, seoyeon, stage, walk } from './activity-class.ts';

/** Everybody's page has this value at a hook. */
async function everybodySees(hook: string, value: string): Promise<void> {
  for (const person of people) {
    await person.page.locator(`[data-testid="${hook}"][data-value="${value}"]`).first().waitFor();
  }
}

it('why-nonlinear folds three layers into one matrix, until one of them bends', async () => {
  await walk(whyNonlinear, {
    merge: async () => {
      await guesses(ada, ['0.426', '0.912']);
      await ada.page.locator('[data-testid="same-answer"][data-value="true"]').waitFor();
    },
    tweak: async () => {
      await enters(seoyeon, 'bench-weight', '0.5');
      await everybodySees('same-answer', 'true');
    },
    where: async () => {
      await everybodySees('same-answer', 'false');
      await ada.hook('bend-2').click();
      await ada.page.locator('[data-testid="bend-2"][aria-pressed="true"]').waitFor();
      // The reveal has put the lecture's weights back.
      await enters(ada, 'bench-weight', '0.5');
    },
  });
});

it('matrix-shapes multiplies to [[9, 12, 15]] and grows a board whose shapes still fit', async () => {
  await walk(
    matrixShapes,
    {
      outer: () => guesses(seoyeon, ['5', '3']),
      cells: () => guesses(ada, ['9', '12']),
    },
    {
      network: async () => {
        await ada.hook('neurons-more').click();
        for (const person of people) {
          await person.page.locator('[data-testid="shape-2"]').filter({ hasText: '5×2' }).first().waitFor();
        }
      },
    },
  );
  await ada.page.locator('[data-testid="cell-2"][data-value="15"]').waitFor();
});

it('two-losses drags one answer until the two losses part', async () => {
  await walk(twoLosses, {
    'by-hand': () => guesses(ada, ['0.5975']),
    apart: async () => {
      await ada.hook('answer-0').click();
      await everybodySees('loss-entropy', String(await ada.number('loss-entropy')));
      for (const [bar, key] of [
        ['bar-7', 'End'],
        ['bar-5', 'Home'],
      ] as const) {
        await seoyeon.hook(bar).press(key);
        await seoyeon.page.locator(`[data-testid="${bar}"][data-value="${key === 'End' ? 1 : 0}"]`).waitFor();
      }
    },
  });
});

it('loss-not-accuracy stands at 33 % while the loss moves, and then jumps', async () => {
  await walk(lossNotAccuracy, {
    loss: () => everybodySees('share-right', '0.33'),
    jump: async () => {
      await enters(ada, 'bench-weight', '0.05');
      await everybodySees('share-right', '0.34');
      await enters(seoyeon, 'bench-weight', '-0.2');
      await everybodySees('share-right', '0.44');
    },
  });
});

it('gradients vanish, explode, and arrive in a network that the class has built', async () => {
  await walk(gradients, {
    ceiling: () => guesses(seoyeon, ['0.000977']),
    build: async () => {
      expect(await stage.number('size-1')).toBeGreaterThan(1000);
      await ada.hook('preset-tanh').click();
      await ada.page.locator('[data-testid="preset-tanh"][aria-pressed="true"]').waitFor();
      await everybodySees('size-1', String(await ada.number('size-1')));
    },
  });
});

it('activation-lens reads slopes off eight curves, and changes the lecture’s network', async () => {
  await walk(
    activationLens,
    {
      read: async () => {
        await ada.hook('lens-a').fill('-5');
        expect(await ada.number('slope-relu')).toBe(0);
        await guesses(ada, ['1', '0', '0.01']);
      },
    },
    {
      network: async () => {
        expect(await stage.hook('y-relu').textContent()).toContain('0.9120');
        await ada.hook('use-tanh').click();
        await instructor.page.locator('[data-testid="use-relu"]').first().waitFor();
      },
    },
  );
});

it('what-it-is-not uses a network a hundred times, deletes its data and trains another', async () => {
  await walk(
    whatItIsNot,
    {
      count: async () => {
        await seoyeon.hook('run-hundred').click();
        await seoyeon.page.locator('[data-testid="passes"][data-value="100"]').waitFor();
        expect(await seoyeon.number('changed')).toBe(0);
        await guesses(seoyeon, ['0']);
      },
      memory: () => everybodySees('rows-left', '4'),
    },
    {
      memory: () => everybodySees('rows-left', '0'),
      two: async () => {
        await everybodySees('alike', '0');
        const reached = instructor.page.locator(
          '[data-testid="goal"][data-id="another"][data-reached="true"]',
        );
        const learnt = async () => {
          await reached.waitFor({ timeout: 4_000 }).catch(() => undefined);
          return reached.isVisible();
        };
        // Of a hundred starts three get stuck; then the class takes the next one.
        do await ada.hook('start-anew').click();
        while (!(await learnt()));
      },
    },
  );
});
