import '#client/instruments/loss/loss-panel.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { setLocale } from '#client/i18n/locale.ts';
import { lectureBoard, states, viewOf, withValues } from '../../../gallery/views.ts';
import { expectAccessible, mount } from '../mount.ts';

beforeEach(() => setLocale('ko'));
afterEach(() => vi.useRealTimers());

function hook(name: string): HTMLElement {
  return document.querySelector<HTMLElement>(`[data-testid="${name}"]`)!;
}

describe('the loss panel', () => {
  test('shows four decimals and carries every digit', async () => {
    const view = viewOf();
    await mount('wr-loss-panel', view);
    expect(hook('loss').textContent).toBe('0.0963');
    expect(hook('loss').dataset.value).toBe(String(view.observation.loss));
    expect(Number(hook('output-0').dataset.value)).toBeCloseTo(0.3168270764110298, 14);
    expect(Number(hook('output-1').dataset.value)).toBeCloseTo(0.6962790898619668, 14);
  });

  test('a loss that is no number is a dash with an empty value, and says what to do', async () => {
    const { panel } = await mount('wr-loss-panel', states.diverged());
    expect(hook('loss').textContent).toBe('—');
    expect(hook('loss').dataset.value).toBe('');
    expect(panel.textContent).toContain('출력이 너무 커졌어요');
    expect(panel.textContent).not.toContain('NaN');
  });

  test('says how far the last change brought it', async () => {
    const { panel } = await mount('wr-loss-panel', viewOf());
    expect(panel.querySelector('.delta')?.textContent).toContain('0.0305');
    expect(panel.querySelector('.delta .ok')).not.toBeNull();
  });

  test('names the latest changes with who, what and how much', async () => {
    const { panel } = await mount('wr-loss-panel', viewOf());
    const [latest] = panel.querySelectorAll('.recent li');
    expect(latest?.textContent?.replace(/\s+/g, ' ')).toContain('이하은');
    expect(latest?.textContent).toContain('0.20');
    expect(latest?.textContent).toContain('−0.0305');
  });

  test('draws one tick a change, in its author’s colour, and describes the line', async () => {
    const { panel } = await mount('wr-loss-panel', viewOf(), { width: 296 });
    expect(panel.querySelectorAll('.who')).toHaveLength(13);
    expect([...panel.querySelectorAll('.who')].at(-1)?.classList).toContain('person-2');
    expect(panel.querySelector('wr-loss-history svg')?.getAttribute('aria-label')).toContain('변경 13회');
  });

  test('tells accuracy from loss', async () => {
    const { panel, show } = await mount('wr-loss-panel', viewOf());
    expect(panel.querySelector('.remark')?.textContent).toContain('가장 큰 출력은 y₂, 정답이에요');
    await show(viewOf(withValues(lectureBoard(), { 'b3-0': 3 })));
    expect(panel.querySelector('.remark')?.textContent).toContain('가장 큰 출력은 y₁, 목표는 y₂');
  });

  test('reads a new loss out at most every two seconds', async () => {
    const { panel, show } = await mount('wr-loss-panel', viewOf());
    const status = panel.querySelector('[role=status]')!;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    for (const value of [0.2, 0.4, 0.6]) {
      panel.view = viewOf(withValues(lectureBoard(), { 'b3-0': value }));
      await panel.updateComplete;
    }
    expect(status.textContent).toBe('');
    vi.advanceTimersByTime(2_000);
    await panel.updateComplete;
    const { observation } = viewOf(withValues(lectureBoard(), { 'b3-0': 0.6 }));
    expect(status.textContent).toBe(`손실 ${observation.loss!.toFixed(4)}`);
    vi.useRealTimers();
    await show(viewOf());
  });

  test('says what blew up, at which step and why, and that the board is back', async () => {
    const { panel } = await mount('wr-loss-panel', states.blownUp(), { width: 296 });
    const card = panel.querySelector('.blow-up')!.textContent!.replace(/\s+/g, ' ');
    expect(card).toContain('137번째 걸음');
    expect(card).toContain('w₂₁⁽¹⁾');
    expect(card).toContain('학습률');
    expect(card).toContain('마지막 걸음으로 돌아와');
    expect(panel.textContent).not.toContain('NaN');
  });

  test('counts what is answered right over the data', async () => {
    const { panel } = await mount('wr-loss-panel', states.xor(), { width: 296 });
    expect(hook('accuracy').dataset.value).toBe('1');
    expect(panel.querySelector('.remark')?.textContent).toContain('정확도 4/4(100%)');
    expect(panel.querySelector('.kind')?.textContent).toBe('이진 교차 엔트로피');
  });

  test('without a point yet there is no loss, and no alarm', async () => {
    const { panel } = await mount('wr-loss-panel', states.noPoints(), { width: 296 });
    expect(hook('loss').dataset.value).toBe('');
    expect(panel.textContent).toContain('아직 점이 없어요');
  });

  test('names every kind of change, and training as nobody’s', async () => {
    const { panel } = await mount('wr-loss-panel', states.edits(), { width: 296 });
    const [latest] = panel.querySelectorAll('.recent li');
    expect(latest?.textContent).toContain('학습');
    expect(latest?.textContent).not.toContain('누군가');
    expect(latest?.querySelector('wr-avatar')).toBeNull();
    expect(panel.querySelector('.delta')?.textContent).toContain('학습을 시작할 때보다');
  });

  test.each(['mine', 'idle', 'diverged', 'blownUp', 'edits', 'dense'] as const)(
    'axe finds nothing in state %s',
    async (state) => {
      const { panel } = await mount('wr-loss-panel', states[state](), { width: 296 });
      await expectAccessible(panel);
    },
  );

  test('axe finds nothing on a stage', async () => {
    const { panel } = await mount('wr-loss-panel', states.stage(), { width: 600, size: 'stage' });
    await expectAccessible(panel);
  });
});
