import '#client/instruments/ruler/ruler-bench.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { setLocale } from '#client/i18n/locale.ts';
import { t } from '#client/i18n/t.ts';
import { lectureBoard, states, viewOf, withValues } from '../../../gallery/views.ts';
import { byName, expectAccessible, has, mount, press, settled } from '../mount.ts';

beforeEach(() => setLocale('ko'));

function ruler(): HTMLElement {
  return document.querySelector<HTMLElement>('wr-ruler')!;
}

describe('the bench', () => {
  test('invites to pick something while nothing is selected', async () => {
    const { panel } = await mount('wr-ruler-bench', states.idle());
    expect(panel.textContent).toContain(t('bench.empty-title'));
  });

  test('says so where there is nothing to move', async () => {
    const { panel } = await mount('wr-ruler-bench', { ...states.idle(), editable: false });
    expect(panel.textContent).toContain(t('bench.read-only'));
    expect(panel.textContent).not.toContain(t('bench.empty-text'));
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

  test('ends where the board’s range does, and neither keys nor − and + lead beyond', async () => {
    const board = { ...withValues(lectureBoard(), { 'W1-0-1': 0.495 }), range: [-0.25, 0.5] } as const;
    const { emitted } = await mount('wr-ruler-bench', viewOf(board, { selected: 'W1-0-1' }));
    expect([ruler().getAttribute('aria-valuemin'), ruler().getAttribute('aria-valuemax')]).toEqual([
      '-0.25',
      '0.5',
    ]);
    const stops = [...ruler().querySelectorAll('text.stop')].map(({ textContent }) => textContent);
    expect(stops).toEqual(['−0.25', '0.5']);
    ruler().focus();
    press('ArrowRight', { shiftKey: true });
    press('End');
    byName('button', t('bench.increase')).click();
    expect(emitted.map(([, detail]) => (detail as { value: number }).value)).toEqual([
      0.5, 0.5, 0.5, 0.5, 0.5,
    ]);
  });

  test('shows where it is to go as somebody is about to ask, and at its end what is beyond', async () => {
    const view = viewOf(lectureBoard(), { selected: 'W1-0-1' });
    const ghost = async (parameter: string, to: number) => {
      await mount('wr-ruler-bench', { ...view, aim: { parameter, to } });
      return [...ruler().querySelectorAll('text.ghost')].map(({ textContent }) => textContent);
    };
    expect(await ghost('W1-0-1', 0.8)).toEqual(['0.8']);
    expect(await ghost('W1-0-1', 40)).toEqual(['40']);
    const at = Number(ruler().querySelector('circle.ghost')!.getAttribute('cx'));
    expect(at).toBeLessThan(ruler().clientWidth);
    expect(await ghost('b1-0', 0.8)).toEqual([]);
  });

  test('shows what training took beyond the range', async () => {
    const board = { ...withValues(lectureBoard(), { 'W1-0-1': 3 }), range: [-1, 1] } as const;
    await mount('wr-ruler-bench', viewOf(board, { selected: 'W1-0-1' }));
    expect(ruler().getAttribute('aria-valuemax')).toBe('3');
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

  test('a digit, a sign or a point on the ruler opens the field with it', async () => {
    for (const [keys, value] of [
      ['7', 7],
      ['-0.5', -0.5],
      ['.25', 0.25],
    ] as const) {
      const { panel, emitted } = await mount('wr-ruler-bench', states.mine());
      ruler().focus();
      press(keys[0]!);
      await settled(panel);
      expect(panel.querySelector('input')!.value).toBe(keys[0]);
      await userEvent.keyboard(`${keys.slice(1)}{Enter}`);
      expect(emitted).toEqual([['parameter-commit', { parameter: 'W1-0-1', value }]]);
    }
  });

  test('a shortcut is no digit', async () => {
    const { panel } = await mount('wr-ruler-bench', states.mine());
    ruler().focus();
    press('1', { ctrlKey: true });
    await settled(panel);
    expect(document.activeElement).toBe(ruler());
  });

  test.each(['abc', '5'])(
    'Escape throws away what was typed, and nothing of “%s” is left or entered',
    async (text) => {
      const { panel, emitted } = await mount('wr-ruler-bench', states.mine());
      ruler().focus();
      await userEvent.keyboard(`{Enter}${text}`);
      if (text === 'abc') {
        await userEvent.keyboard('{Enter}');
        expect(panel.querySelector('[aria-invalid]')).not.toBeNull();
      }
      await userEvent.keyboard('{Escape}');
      await settled(panel);
      expect(document.activeElement).toBe(ruler());
      expect(panel.querySelector('input')!.value).toBe('0.30');
      expect(panel.querySelector('[role=alert]')).toBeNull();
      expect(emitted).toEqual([]);
    },
  );

  test('Escape lets go', async () => {
    const { emitted } = await mount('wr-ruler-bench', states.mine());
    ruler().focus();
    press('Escape');
    expect(emitted).toEqual([['parameter-select', { parameter: null }]]);
  });

  test('− and + step by 0.01', async () => {
    const { emitted } = await mount('wr-ruler-bench', states.mine());
    await userEvent.click(byName('button', t('bench.increase')));
    await userEvent.click(byName('button', t('bench.decrease')));
    expect(emitted).toEqual([
      ['parameter-commit', { parameter: 'W1-0-1', value: 0.31 }],
      ['parameter-commit', { parameter: 'W1-0-1', value: 0.29 }],
    ]);
  });

  test('says who moves it, lets one wait for it, and says when one’s turn has come', async () => {
    const { panel, emitted, show } = await mount('wr-ruler-bench', states.theirs());
    expect(panel.textContent).toContain(t('bench.moving', { name: '박지호' }));
    expect(ruler().ariaDisabled).toBe('true');
    await userEvent.click(byName('button', t('bench.wait')));
    await show({ ...states.theirs(), awaited: 'W2-0-0' });
    const waiting = byName('button', t('bench.waiting'));
    // Its words say it; a state beside them would say the opposite.
    expect(waiting.getAttribute('aria-pressed')).toBeNull();
    await userEvent.click(waiting);
    expect(emitted).toEqual([
      ['parameter-await', { parameter: 'W2-0-0' }],
      ['parameter-await', { parameter: null }],
    ]);
    await show(viewOf(lectureBoard(), { selected: 'W2-0-0', awaited: null }));
    expect(panel.querySelector('[role=status]')?.textContent).toContain(t('bench.your-turn'));
  });

  test.each(['board', 'phone'] as const)(
    'says quietly who waits for what one holds, and moves nothing for it (%s)',
    async (size) => {
      const width = size === 'phone' ? 390 : 900;
      const { panel, show } = await mount('wr-ruler-bench', states.mine(), { size, width });
      const boxes = (): string =>
        JSON.stringify(
          [panel, ruler(), ...panel.querySelectorAll('.number, .number *, .large')].map((element) =>
            element.getBoundingClientRect(),
          ),
        );
      const before = boxes();
      await show({ ...states.mine(), waiting: { 'W1-0-1': ['p2'] } });
      const note = panel.querySelector('[data-testid=waited-for]')!;
      expect(note.textContent).toContain(t('bench.waited', { name: '박지호' }));
      expect(panel.querySelector('[role=status]')?.textContent).toBe(t('bench.waited', { name: '박지호' }));
      expect(boxes()).toBe(before);
      await expectAccessible(panel);
      await show({ ...states.mine(), waiting: { 'W1-0-1': ['p2', 'p3', 'p4'] } });
      expect(panel.textContent).toContain(t('bench.waited-many', { name: '박지호', count: 2 }));
      await show({ ...states.mine(), waiting: { 'b3-1': ['p2'] } });
      expect(panel.querySelector('[data-testid=waited-for]')).toBeNull();
    },
  );

  test('only the instructor may take it over', async () => {
    await mount('wr-ruler-bench', states.theirs());
    expect(has('button', t('bench.take'))).toBe(false);
    const { emitted } = await mount('wr-ruler-bench', states.take());
    await userEvent.click(byName('button', t('bench.take')));
    expect(emitted).toEqual([['parameter-take', { parameter: 'W2-0-0' }]]);
  });

  test('a frozen board says so and does not move', async () => {
    const { panel, emitted } = await mount('wr-ruler-bench', states.frozen());
    expect(panel.textContent).toContain(t('bench.frozen'));
    ruler().focus();
    press('ArrowRight');
    expect(emitted).toEqual([]);
  });

  test('offline it says that the value is kept', async () => {
    const { panel } = await mount('wr-ruler-bench', states.offline());
    expect(panel.textContent).toContain(t('bench.offline'));
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
