import '#client/instruments/gradients/gradient-bars.ts';
import '#client/instruments/curve/loss-curve.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { setLocale } from '#client/i18n/locale.ts';
import { t } from '#client/i18n/t.ts';
import { spiralBoard, states, viewOf, xorBoard } from '../../../gallery/views.ts';
import { painted } from '../../painted.ts';
import { misplaced } from '../../texts.ts';
import { expectAccessible, mount } from '../mount.ts';

beforeEach(() => setLocale('ko'));

describe('the loss curve', () => {
  test('shows epoch and step, with every digit in data-value', async () => {
    const board = xorBoard();
    const training = { ...board.training, steps: 12_345, epochs: 1_234 };
    const { panel } = await mount('wr-loss-curve', viewOf({ ...board, training }), { width: 300 });
    const [epoch, steps] = ['epoch', 'steps'].map(
      (id) => panel.querySelector<HTMLElement>(`[data-testid=${id}]`)!,
    );
    expect(epoch!.dataset.value).toBe('1234');
    expect(steps!.dataset.value).toBe('12345');
    expect(steps!.textContent).toBe('12,345');
  });

  test('has room for what stands at its ticks, however small the losses', async () => {
    const board = xorBoard();
    const curve = [0, 1, 2].map((step) => [step, 1.9e-4 - step * 1e-5] as const);
    const training = { ...board.training, curve, steps: 2 };
    const { panel } = await mount('wr-loss-curve', viewOf({ ...board, training }), { width: 300 });
    await document.fonts.ready;
    expect(panel.querySelector('svg')!.textContent).toContain('1.5e−4');
    expect(misplaced(panel.querySelector('svg')!)).toEqual([]);
  });

  test('draws the way down and describes it', async () => {
    const { panel } = await mount('wr-loss-curve', viewOf(xorBoard()), { width: 300 });
    expect(panel.querySelector('.line')?.getAttribute('d')?.match(/L/g)).toHaveLength(60);
    expect(panel.querySelector('[role=img]')?.getAttribute('aria-label')).toMatch(
      /학습 600스텝 동안의 손실: .+에서 0\.00/,
    );
    expect(panel.textContent).toContain(t('curve.log'));
  });

  test('before any training says what will be here', async () => {
    const { panel } = await mount('wr-loss-curve', viewOf(), { width: 300 });
    expect(panel.textContent).toContain(t('curve.empty'));
    expect(panel.querySelector<HTMLElement>('[data-testid=steps]')!.dataset.value).toBe('0');
  });

  test.each(['xor', 'idle', 'spiral'] as const)('axe finds nothing in state %s', async (state) => {
    const { panel } = await mount('wr-loss-curve', states[state](), { width: 300 });
    await expectAccessible(panel);
  });
});

describe('the gradient bars', () => {
  test('give the norms of every layer in numbers', async () => {
    const view = viewOf(xorBoard());
    const { panel } = await mount('wr-gradient-bars', view, { width: 300 });
    expect(panel.querySelectorAll('tbody tr')).toHaveLength(2);
    expect(panel.querySelectorAll('.norm')).toHaveLength(4);
    expect(panel.querySelector('.remark')).toBeNull();
  });

  test('lay no word over another, in the narrowest column that they have', async () => {
    const { panel } = await mount('wr-gradient-bars', viewOf(xorBoard()), { width: 240 });
    for (const locale of ['ko', 'en'] as const) {
      setLocale(locale);
      await painted();
      expect({ locale, found: misplaced(panel) }).toEqual({ locale, found: [] });
    }
  });

  test('say when the gradient vanishes on its way back', async () => {
    const { panel } = await mount('wr-gradient-bars', states.vanishing(), { width: 300 });
    expect(panel.querySelector('.remark')?.textContent).toMatch(
      /기울기 소실: 은닉 1층의 기울기가 출력층의 약 .+분의 1이라서/,
    );
  });

  test('say when it explodes, and when it is nowhere', async () => {
    const view = viewOf(spiralBoard('tanh', 0));
    const norm = (weights: number) => ({ weights, biases: weights });
    const norms = [4e4, 20, 1, 0.5].map(norm);
    const { panel, show } = await mount(
      'wr-gradient-bars',
      { ...view, observation: { ...view.observation, norms } },
      { width: 300 },
    );
    expect(panel.querySelector('.remark')?.textContent).toContain('기울기 폭발: 은닉 1층까지');
    await show({ ...view, observation: { ...view.observation, norms: [0, 0, 1, 1].map(norm) } });
    expect(panel.querySelector('.remark')?.textContent).toContain('은닉 1층까지는 기울기가 전혀');
    await show({ ...view, observation: { ...view.observation, norms: [0, 0, 0, 0].map(norm) } });
    expect(panel.querySelector('.remark')?.textContent).toContain(t('bars.zero'));
    await show({ ...view, observation: { ...view.observation, norms: [] } });
    expect(panel.textContent).toContain(t('bars.empty'));
  });

  test.each(['xor', 'vanishing', 'spiral'] as const)('axe finds nothing in state %s', async (state) => {
    const { panel } = await mount('wr-gradient-bars', states[state](), { width: 300 });
    await expectAccessible(panel);
  });
});
