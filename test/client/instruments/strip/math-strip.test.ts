import '#client/instruments/strip/math-strip.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { setLocale } from '#client/i18n/locale.ts';
import { written } from '#client/instruments/strip/matrix.ts';
import { lectureBoard, states, viewOf } from '../../../gallery/views.ts';
import { misplaced } from '../../texts.ts';
import { expectAccessible, mount } from '../mount.ts';

beforeEach(() => setLocale('ko'));

describe('the math strip', () => {
  test('writes x·W + b = a and z with their shapes, layer by layer', async () => {
    const { panel } = await mount('wr-math-strip', viewOf(), { width: 1100 });
    const shapes = [...panel.querySelectorAll('.matrix .shape')].map((shape) => shape.textContent);
    expect(shapes.slice(0, 5)).toEqual(['1×2', '2×3', '1×3', '1×3', '1×3']);
    expect(panel.textContent).toContain('0.5744');
  });

  test('a click on a number picks its parameter up, and it is lit', async () => {
    const { panel, emitted, show } = await mount('wr-math-strip', viewOf(), { width: 1100 });
    await userEvent.click(panel.querySelector('[aria-label^="가중치 w₂₁⁽¹⁾"]')!);
    expect(emitted).toEqual([['parameter-select', { parameter: 'W1-0-1' }]]);
    await show(states.mine());
    expect(panel.querySelector('.selected')?.textContent?.trim()).toBe('0.30');
    expect(panel.querySelectorAll('.held')).toHaveLength(3);
  });

  test('follows the chosen weight through its sum, with the shape rule', async () => {
    const { panel } = await mount('wr-math-strip', states.mine(), { width: 1100 });
    const trace = panel.querySelector('aside')?.textContent?.replace(/\s+/g, ' ') ?? '';
    expect(trace).toContain('1.0 × 0.30');
    expect(trace).toContain('0.7000');
    expect(trace).toContain('0.6682');
    expect(trace).toContain('(1×2)·(2×3)=(1×3)');
  });

  test('marks numbers as preview only while they are', async () => {
    const { panel, show } = await mount('wr-math-strip', states.offline(), { width: 1100 });
    expect(panel.querySelector('.preview')).not.toBeNull();
    await show(states.mine());
    expect(panel.querySelector('.preview')).toBeNull();
  });

  test.each([1102, 1078])(
    'has all of the lecture’s numbers in sight beside a column, %i px wide',
    async (width) => {
      await page.viewport(1440, 900);
      const board = lectureBoard();
      const parameters = board.parameters.map((value) => -value - 0.6);
      for (const selected of [null, 'W1-0-1']) {
        const view = viewOf({ ...board, parameters }, { selected });
        const { panel } = await mount('wr-math-strip', view, { width });
        await document.fonts.ready;
        const scroller = panel.querySelector('.scroll')!;
        expect(scroller.scrollWidth).toBeLessThanOrEqual(scroller.clientWidth);
        expect(misplaced(panel)).toEqual([]);
      }
    },
  );

  test('abridges a large matrix around what is chosen', () => {
    expect(written(3, 1)).toEqual([0, 1, 2]);
    expect(written(64, 30)).toEqual([0, 1, null, 30, null, 63]);
    expect(written(64, undefined)).toEqual([0, 1, 2, null, 63]);
  });

  test.each(['mine', 'idle', 'offline', 'deep'] as const)('axe finds nothing in state %s', async (state) => {
    const { panel } = await mount('wr-math-strip', states[state](), { width: 1100 });
    await expectAccessible(panel);
  });
});
