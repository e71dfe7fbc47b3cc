import { sentenceOf } from '#shared/workshop/kernel/rejections.ts';
import '#client/instruments/table/weight-table.ts';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { setLocale } from '#client/i18n/locale.ts';
import { t } from '#client/i18n/t.ts';
import { denseBoard, lectureBoard, states, viewOf, withValues } from '../../../gallery/views.ts';
import { expectAccessible, mount, press, settled } from '../mount.ts';

/** How long filling a large table may take on a busy machine. */
const WHILE = { timeout: 10_000 };

beforeEach(() => setLocale('ko'));

function field(key: string): HTMLInputElement {
  return document.querySelector<HTMLInputElement>(`input[data-testid="param-${key}"]`)!;
}

describe('the weight table', () => {
  test('has a labelled field for every parameter, its full number in data-value', async () => {
    const board = withValues(lectureBoard(), { 'W1-0-0': 0.123456789 });
    const { panel } = await mount('wr-weight-table', viewOf(board));
    expect(panel.querySelectorAll('input')).toHaveLength(23);
    expect(field('W1-0-0').value).toBe('0.1235');
    expect(field('W1-0-0').dataset.value).toBe('0.123456789');
    expect(field('W1-0-1').getAttribute('aria-label')).toBe('가중치 w₂₁⁽¹⁾, x1에서 z2');
    setLocale('en');
    await settled(panel);
    expect(field('b3-0').getAttribute('aria-label')).toBe('Bias b₁⁽³⁾, bias of y1');
  });

  test('what is typed beyond the board’s range is refused with the range, over everything', async () => {
    const { emitted, panel } = await mount(
      'wr-weight-table',
      viewOf({ ...lectureBoard(), range: [-3, 2.5] }),
    );
    await userEvent.fill(field('W1-0-0'), '1000000');
    await userEvent.keyboard('{Enter}');
    await settled(panel);
    const said = panel.querySelector<HTMLElement>('.rejection')!;
    expect(said.textContent).toContain('−3에서 2.5 사이');
    const { left, top, width, height } = said.getBoundingClientRect();
    expect(document.elementFromPoint(left + width / 2, top + height / 2)).toBe(said);
    expect(field('W1-0-0').value).toBe('1000000');
    expect(emitted.filter(([type]) => type === 'parameter-commit')).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await settled(panel);
    expect(panel.querySelector('.rejection')).toBeNull();
  });

  test('focus picks the parameter up; Enter commits a value; leaving does not send it again', async () => {
    const { emitted } = await mount('wr-weight-table', viewOf());
    await userEvent.fill(field('W1-0-0'), '0.8');
    await userEvent.keyboard('{Enter}');
    field('W1-0-0').blur();
    expect(emitted).toEqual([
      ['parameter-select', { parameter: 'W1-0-0' }],
      ['parameter-commit', { parameter: 'W1-0-0', value: 0.8 }],
    ]);
  });

  test('leaving the field commits too, and takes a true minus and a comma', async () => {
    const { emitted } = await mount('wr-weight-table', viewOf());
    await userEvent.fill(field('b1-0'), '−0,25');
    field('b1-0').blur();
    expect(emitted.at(-1)).toEqual(['parameter-commit', { parameter: 'b1-0', value: -0.25 }]);
    expect(emitted).toHaveLength(2);
  });

  test('a rounded number that was not changed is never sent back', async () => {
    const { emitted } = await mount(
      'wr-weight-table',
      viewOf(withValues(lectureBoard(), { 'W1-0-0': 0.123456789 })),
    );
    field('W1-0-0').focus();
    press('Enter');
    field('W1-0-0').blur();
    expect(emitted).toEqual([['parameter-select', { parameter: 'W1-0-0' }]]);
  });

  test('up and down move by 0.01 from the full number, Shift by 0.1', async () => {
    const { emitted } = await mount(
      'wr-weight-table',
      viewOf(withValues(lectureBoard(), { 'W1-0-0': 0.123456 })),
    );
    field('W1-0-0').focus();
    press('ArrowUp');
    press('ArrowDown', { shiftKey: true });
    expect(emitted.slice(1)).toEqual([
      ['parameter-input', { parameter: 'W1-0-0', value: 0.133456 }],
      ['parameter-commit', { parameter: 'W1-0-0', value: 0.133456 }],
      ['parameter-input', { parameter: 'W1-0-0', value: 0.023456 }],
      ['parameter-commit', { parameter: 'W1-0-0', value: 0.023456 }],
    ]);
  });

  test('what is being typed is not overwritten by what comes in', async () => {
    const { show } = await mount('wr-weight-table', viewOf());
    await userEvent.fill(field('W1-0-0'), '0.7');
    await show(viewOf(withValues(lectureBoard(), { 'W1-0-0': 0.99 })));
    expect(field('W1-0-0').value).toBe('0.7');
    expect(field('W1-0-0').dataset.value).toBe('0.99');
    press('Escape');
    await settled(field('W1-0-0').closest('wr-number-field')!);
    expect(field('W1-0-0').value).toBe('0.99');
  });

  test.each([
    ['NaN', sentenceOf('value-not-finite').ko],
    ['Infinity', sentenceOf('value-not-finite').ko],
    ['', sentenceOf('value-not-finite').ko],
    ['1e308', '너무 큰 값이에요. −1,000,000에서 1,000,000 사이의'],
  ])('%j is refused beside its field, and nothing is sent', async (text, sentence) => {
    const { panel, emitted } = await mount('wr-weight-table', viewOf());
    await userEvent.fill(field('W1-0-0'), text);
    await userEvent.keyboard('{Enter}');
    await settled(panel);
    const input = field('W1-0-0');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    const described = input.getAttribute('aria-describedby')!;
    expect(document.getElementById(described)?.textContent).toContain(sentence);
    input.blur();
    expect(emitted.filter(([type]) => type !== 'parameter-select')).toEqual([]);
  });

  test('what another person holds is read-only and says who', async () => {
    const { panel, emitted } = await mount('wr-weight-table', states.mine());
    const input = field('W2-0-0');
    expect(input.readOnly).toBe(true);
    expect(document.getElementById(input.getAttribute('aria-describedby')!)?.textContent).toBe(
      t('person.held-by', { name: '박지호' }),
    );
    input.focus();
    press('ArrowUp');
    expect(emitted).toEqual([]);
    expect(panel.textContent).toContain('이하은');
  });

  test('a frozen board is read-only', async () => {
    const { panel } = await mount('wr-weight-table', states.frozen());
    expect([...panel.querySelectorAll('input')].every((input) => input.readOnly)).toBe(true);
  });

  test('a locked value is read-only for students and says so; the instructor moves it', async () => {
    const { panel, show } = await mount('wr-weight-table', states.locked());
    const input = field('W1-0-0');
    expect(input.readOnly).toBe(true);
    expect(document.getElementById(input.getAttribute('aria-describedby')!)?.textContent).toContain(
      '잠긴 값',
    );
    expect(field('W1-0-1').readOnly).toBe(false);
    expect(panel.querySelectorAll('.lock')).toHaveLength(5);
    await show(states.lockedYours());
    expect(field('W1-0-0').readOnly).toBe(false);
  });

  test('a large table is filled frame by frame, the chosen row at once', async () => {
    const board = denseBoard();
    const still = { ...board, training: { ...board.training, running: false } };
    const { panel, show } = await mount('wr-weight-table', viewOf(still, { selected: 'W2-5-1' }));
    expect(field('W2-5-1')).not.toBeNull();
    await vi.waitFor(() => expect(panel.querySelectorAll('input')).toHaveLength(4_810), WHILE);
    const next = withValues(still, { 'W1-0-0': 0.77, 'W1-63-63': -0.66 });
    await show(viewOf(next));
    await vi.waitFor(() => expect(field('W1-63-63').dataset.value).toBe('-0.66'), WHILE);
    expect(field('W1-0-0').dataset.value).toBe('0.77');
  });

  test.each(['mine', 'frozen', 'locked'] as const)('axe finds nothing in state %s', async (state) => {
    const { panel } = await mount('wr-weight-table', states[state]());
    await expectAccessible(panel);
  });
});
