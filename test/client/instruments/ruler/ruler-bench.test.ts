import '#client/instruments/ruler/ruler-bench.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { setLocale } from '#client/i18n/locale.ts';
import { lectureBoard, states, viewOf, withValues } from '../../../gallery/views.ts';
import { expectAccessible, mount, press, settled } from '../mount.ts';

beforeEach(() => setLocale('ko'));

function ruler(): HTMLElement {
  return document.querySelector<HTMLElement>('wr-ruler')!;
}

describe('the bench', () => {
  test('invites to pick something while nothing is selected', async () => {
    const { panel } = await mount('wr-ruler-bench', states.idle());
    expect(panel.textContent).toContain('선이나 편향을 하나 골라 보세요');
  });

  test('is a slider that says its value and from where to where', async () => {
    await mount('wr-ruler-bench', states.mine());
    expect(ruler().role).toBe('slider');
    expect(ruler().getAttribute('aria-valuetext')).toBe('0.30, x1에서 z2');
    expect(ruler().getAttribute('aria-valuenow')).toBe('0.3');
    expect([ruler().getAttribute('aria-valuemin'), ruler().getAttribute('aria-valuemax')]).toEqual([
      '-1',
      '1',
    ]);
  });

  test('its range follows the value beyond ±1', async () => {
    await mount(
      'wr-ruler-bench',
      viewOf(withValues(lectureBoard(), { 'W1-0-0': -2.3 }), { selected: 'W1-0-0' }),
    );
    expect([ruler().getAttribute('aria-valuemin'), ruler().getAttribute('aria-valuemax')]).toEqual([
      '-2.5',
      '-0.5',
    ]);
  });

  test('← → move by 0.01, with Shift by 0.1, and the key’s release commits', async () => {
    const { emitted } = await mount('wr-ruler-bench', states.mine());
    ruler().focus();
    press('ArrowRight');
    press('ArrowLeft', { shiftKey: true });
    expect(emitted).toEqual([
      ['parameter-input', { parameter: 'W1-0-1', value: 0.31 }],
      ['parameter-commit', { parameter: 'W1-0-1', value: 0.31 }],
      ['parameter-input', { parameter: 'W1-0-1', value: 0.2 }],
      ['parameter-commit', { parameter: 'W1-0-1', value: 0.2 }],
    ]);
  });

  test('Enter types: the value is entered with Enter and the ruler has the focus again', async () => {
    const { emitted } = await mount('wr-ruler-bench', states.mine());
    ruler().focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('0.75{Enter}');
    expect(emitted).toEqual([['parameter-commit', { parameter: 'W1-0-1', value: 0.75 }]]);
    expect(document.activeElement).toBe(ruler());
  });

  test('Escape lets go', async () => {
    const { emitted } = await mount('wr-ruler-bench', states.mine());
    ruler().focus();
    press('Escape');
    expect(emitted).toEqual([['parameter-select', { parameter: null }]]);
  });

  test('− and + step by 0.01', async () => {
    const { emitted } = await mount('wr-ruler-bench', states.mine());
    await userEvent.click(document.querySelector('[aria-label="0.01 올리기"]')!);
    await userEvent.click(document.querySelector('[aria-label="0.01 내리기"]')!);
    expect(emitted).toEqual([
      ['parameter-commit', { parameter: 'W1-0-1', value: 0.31 }],
      ['parameter-commit', { parameter: 'W1-0-1', value: 0.29 }],
    ]);
  });

  test('says who moves it, and picks it up when a waiting person’s turn comes', async () => {
    const { panel, emitted, show } = await mount('wr-ruler-bench', states.theirs());
    expect(panel.textContent).toContain('박지호 님이 움직이는 중');
    expect(ruler().ariaDisabled).toBe('true');
    await userEvent.click(document.querySelector('.turn .button')!);
    await show(viewOf(lectureBoard(), { selected: 'W2-0-0' }));
    await settled(panel);
    expect(emitted).toEqual([['parameter-select', { parameter: 'W2-0-0' }]]);
    expect(panel.querySelector('[role=status]')?.textContent).toContain('차례가 왔어요');
  });

  test('only the instructor may take it over', async () => {
    await mount('wr-ruler-bench', states.theirs());
    expect(document.querySelector('.turn .primary')).toBeNull();
    const { emitted } = await mount('wr-ruler-bench', states.take());
    await userEvent.click(document.querySelector('.turn .primary')!);
    expect(emitted).toEqual([['parameter-take', { parameter: 'W2-0-0' }]]);
  });

  test('a frozen board says so and does not move', async () => {
    const { panel, emitted } = await mount('wr-ruler-bench', states.frozen());
    expect(panel.textContent).toContain('잠시 멈췄어요');
    ruler().focus();
    press('ArrowRight');
    expect(emitted).toEqual([]);
  });

  test('offline it says that the value is kept', async () => {
    const { panel } = await mount('wr-ruler-bench', states.offline());
    expect(panel.textContent).toContain('다시 이어지면 보내요');
    expect(panel.querySelector('.pending')).not.toBeNull();
  });

  test('on a phone the big number is typed by double tap or Enter', async () => {
    const { panel, emitted } = await mount('wr-ruler-bench', states.mine(), { size: 'phone', width: 390 });
    await userEvent.dblClick(panel.querySelector('.big')!);
    await settled(panel);
    await userEvent.keyboard('-1{Enter}');
    expect(emitted).toEqual([['parameter-commit', { parameter: 'W1-0-1', value: -1 }]]);
  });

  test.each(['mine', 'idle', 'theirs', 'take', 'frozen', 'offline'] as const)(
    'axe finds nothing in state %s',
    async (state) => {
      const { panel } = await mount('wr-ruler-bench', states[state]());
      await expectAccessible(panel);
    },
  );

  test.each(['mine', 'theirs'] as const)('axe finds nothing on a phone in state %s', async (state) => {
    const { panel } = await mount('wr-ruler-bench', states[state](), { size: 'phone', width: 390 });
    await expectAccessible(panel);
  });
});
