import type { TrainingState } from '#shared/workshop/model/training.ts';
import '#client/instruments/training/training-controls.ts';
import '#client/instruments/training/training-settings.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { setLocale } from '#client/i18n/locale.ts';
import { t } from '#client/i18n/t.ts';
import type { BoardCommand, BoardView } from '#client/stores/board-view.ts';
import { lectureBoard, states, viewOf } from '../../../gallery/views.ts';
import { expectAccessible, hook, mount } from '../mount.ts';

beforeEach(() => setLocale('ko'));

function trained(change: Partial<TrainingState> = {}): BoardView {
  const board = lectureBoard();
  return viewOf({ ...board, training: { ...board.training, ...change } });
}

function commands(): BoardCommand[] {
  const seen: BoardCommand[] = [];
  document.querySelector('main')!.addEventListener('board-command', (event) => {
    seen.push((event as CustomEvent<{ command: BoardCommand }>).detail.command);
  });
  return seen;
}

describe('training controls', () => {
  test('play goes on until paused, the steps stop by themselves', async () => {
    const { show } = await mount('wr-training-controls', trained());
    const seen = commands();
    hook('train-step').click();
    hook('train-step-10').click();
    hook('train').click();
    await show(trained({ running: true }));
    expect(hook('train').dataset.state).toBe('on');
    // Its words have changed; to be pressed as well would say the opposite.
    expect(hook('train').ariaPressed).toBeNull();
    hook('train').click();
    expect(seen).toEqual([
      { type: 'train', steps: 1 },
      { type: 'train', steps: 10 },
      { type: 'train' },
      { type: 'pause-training' },
    ]);
  });

  test('says all there is to say in one row, so that nothing makes room for it', async () => {
    const { panel, show } = await mount('wr-training-controls', trained());
    const height = () => panel.getBoundingClientRect().height;
    const before = height();
    await show(trained({ running: true, steps: 1_234_567, epochs: 1_234_567 }));
    expect(height()).toBe(before);
    await show({ ...states.blownUp() });
    expect(hook('blowup').checkVisibility()).toBe(true);
    expect(height()).toBe(before);
  });

  test('while it plays a step does nothing, yet keeps the focus', async () => {
    await mount('wr-training-controls', trained({ running: true }));
    const seen = commands();
    hook('train-step').focus();
    hook('train-step').click();
    expect(seen).toEqual([]);
    expect(document.activeElement).toBe(hook('train-step'));
    expect(hook('train-step').getAttribute('aria-disabled')).toBe('true');
  });

  test('the speed is a choice of steps a second', async () => {
    await mount('wr-training-controls', trained());
    const seen = commands();
    // As a board opens: slow enough to be followed.
    expect((hook('speed-normal') as HTMLInputElement).checked).toBe(true);
    hook('speed-slow').click();
    expect(seen).toEqual([{ type: 'configure-training', settings: { speed: 2 } }]);
  });

  test('who may not train is told why', async () => {
    const { panel } = await mount('wr-training-controls', trained(), { refused: { code: 'not-allowed' } });
    expect((hook('train') as HTMLButtonElement).disabled).toBe(true);
    expect(panel.textContent).toContain(t('refused.training'));
  });

  test('without a point there is nothing to train on, and it says so', async () => {
    const board = { ...lectureBoard(), data: { kind: 'points' } as const };
    const { panel } = await mount('wr-training-controls', viewOf(board));
    expect((hook('train') as HTMLButtonElement).disabled).toBe(true);
    expect(panel.textContent).toContain(t('refused.no-data'));
  });

  test('after a blow-up one tap lowers the learning rate to a tenth', async () => {
    await mount(
      'wr-training-controls',
      trained({ blowup: { first: { what: 'loss' }, step: 12, learningRate: 0.5 } }),
    );
    const seen = commands();
    hook('calmer').click();
    expect(seen).toEqual([{ type: 'configure-training', settings: { learningRate: 0.05 } }]);
  });

  test('has nothing axe can find', async () => {
    const { panel, show } = await mount('wr-training-controls', trained({ running: true }));
    await expectAccessible(panel);
    await show(trained({ blowup: { first: { what: 'loss' }, step: 12, learningRate: 0.5 } }));
    await expectAccessible(panel);
  });
});

describe('training settings', () => {
  test('the learning rate steps along its ladder, and is typed in full', async () => {
    await mount('wr-training-settings', trained());
    const seen = commands();
    const field = hook('learning-rate') as HTMLInputElement;
    field.focus();
    await userEvent.keyboard('{ArrowDown}');
    await userEvent.fill(field, '0.025');
    await userEvent.keyboard('{Enter}');
    expect(seen).toEqual([
      { type: 'configure-training', settings: { learningRate: 0.3 } },
      { type: 'configure-training', settings: { learningRate: 0.025 } },
    ]);
  });

  test('a learning rate out of range is not sent; the field says what fits', async () => {
    const { panel } = await mount('wr-training-settings', trained());
    const seen = commands();
    await userEvent.fill(hook('learning-rate'), '1000');
    await userEvent.keyboard('{Enter}');
    expect(seen).toEqual([]);
    expect(hook('learning-rate').getAttribute('aria-invalid')).toBe('true');
    expect(panel.querySelector('[role="alert"]')!.textContent).toContain(
      t('setting.range', { least: '0.000001', most: '100' }),
    );
    await userEvent.keyboard('{Escape}');
    expect((hook('learning-rate') as HTMLInputElement).value).toBe('0.5');
  });

  test('a batch of 0 is the whole of the data, and may be typed as a word', async () => {
    await mount('wr-training-settings', trained());
    const seen = commands();
    const field = hook('batch-size') as HTMLInputElement;
    expect(field.value).toBe(t('training.batch.all'));
    await userEvent.fill(field, '8');
    await userEvent.keyboard('{Enter}');
    await userEvent.fill(field, '2.5');
    await userEvent.keyboard('{Enter}');
    expect(seen).toEqual([{ type: 'configure-training', settings: { batchSize: 8 } }]);
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });

  test('optimizer and penalties are chosen', async () => {
    const { panel } = await mount('wr-training-settings', trained());
    const seen = commands();
    await userEvent.selectOptions(hook('optimizer'), 'adam');
    panel.querySelector('details')!.open = true;
    await userEvent.fill(hook('l2'), '0.01');
    await userEvent.keyboard('{Enter}');
    expect(seen).toEqual([
      { type: 'configure-training', settings: { optimizer: 'adam' } },
      { type: 'configure-training', settings: { l2: 0.01 } },
    ]);
  });

  test('has nothing axe can find, open or not', async () => {
    const { panel } = await mount('wr-training-settings', trained(), { width: 184 });
    await expectAccessible(panel);
    panel.querySelector('details')!.open = true;
    await expectAccessible(panel);
  });
});
