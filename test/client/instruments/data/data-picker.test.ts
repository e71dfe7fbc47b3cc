import '#client/instruments/data/data-picker.ts';
import '#client/room/grants.ts';
import '#client/instruments/lock/parameter-lock.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { setLocale } from '#client/i18n/locale.ts';
import { t } from '#client/i18n/t.ts';
import { pointsOf, textOf } from '#client/instruments/data/points-csv.ts';
import type { BoardCommand } from '#client/stores/board-view.ts';
import { say } from '#shared/locale.ts';
import { datasetNames } from '#shared/math/datasets.ts';
import type { Board } from '#shared/workshop/model/board.ts';
import { lectureBoard, madeUpBoard, viewOf } from '../../../gallery/views.ts';
import { eventually } from '../../eventually.ts';
import { expectAccessible, hook, mount, settled } from '../mount.ts';

beforeEach(() => setLocale('ko'));

function commands(): BoardCommand[] {
  const seen: BoardCommand[] = [];
  document.querySelector('main')!.addEventListener('board-command', (event) => {
    seen.push((event as CustomEvent<{ command: BoardCommand }>).detail.command);
  });
  return seen;
}

const withPoints = (...points: Board['points']): Board => ({
  ...madeUpBoard([2, 3, 1]),
  data: { kind: 'points' },
  points,
});

describe('the data picker', () => {
  test('names every data set, the sample and the class’s own points', async () => {
    await mount('wr-data-picker', viewOf(lectureBoard()));
    expect(document.querySelectorAll('wr-data-picker [type=radio]')).toHaveLength(datasetNames.length + 2);
    expect((hook('data-sample') as HTMLInputElement).checked).toBe(true);
  });

  test('chooses a data set', async () => {
    await mount('wr-data-picker', viewOf(lectureBoard()));
    const seen = commands();
    hook('data-xor').click();
    hook('data-points').click();
    expect(seen).toEqual([
      { type: 'set-data', data: { kind: 'set', name: 'xor' } },
      { type: 'set-data', data: { kind: 'points' } },
    ]);
  });

  test('offers what the set listens to, and a new draw', async () => {
    const board: Board = { ...madeUpBoard([2, 3, 1]), data: { kind: 'set', name: 'moons' } };
    const { show } = await mount('wr-data-picker', viewOf(board));
    const seen = commands();
    expect(hook('data-classes')).toBeNull();
    hook('data-draw').click();
    await userEvent.fill(hook('data-noise'), '0.3');
    await userEvent.keyboard('{Enter}');
    expect(seen).toEqual([
      { type: 'set-data', data: { kind: 'set', name: 'moons', seed: 1 } },
      { type: 'set-data', data: { kind: 'set', name: 'moons', noise: 0.3 } },
    ]);
    await show(viewOf({ ...board, data: { kind: 'set', name: 'xor' } }));
    expect(hook('data-draw')).toBeNull();
  });

  test('shows which point is in the diagram, and goes on to the next', async () => {
    const board = { ...withPoints([0, 0, 0], [1, 1, 1]), input: [1, 1], target: [1] };
    const { emitted } = await mount('wr-data-picker', viewOf(board));
    expect(hook('sample-shown').textContent).toBe(t('sample.of', { number: 2, count: 2 }));
    hook('sample-next').click();
    hook('sample-previous').click();
    expect(emitted).toEqual([
      ['sample-select', { sample: 0 }],
      ['sample-select', { sample: 0 }],
    ]);
  });

  test('takes pasted points, and keeps a wrong text with its line until it is mended', async () => {
    await mount('wr-data-picker', viewOf(withPoints([0, 0, 0])));
    const seen = commands();
    hook('points-paste').click();
    const field = hook('points-csv') as HTMLTextAreaElement;
    expect(field.value).toBe('');
    await userEvent.fill(field, '0,0,0\n1,one,1');
    hook('points-csv-confirm').click();
    expect(document.querySelector('dialog [role=alert]')!.textContent).toContain('2번째 줄 2번째 칸');
    expect(field.value).toBe('0,0,0\n1,one,1');
    await userEvent.fill(field, '0,0,0\n1,1,1');
    hook('points-csv-confirm').click();
    await Promise.resolve();
    await settled(document.querySelector('wr-data-picker')!);
    expect(seen).toEqual([
      {
        type: 'add-points',
        points: [
          [0, 0, 0],
          [1, 1, 1],
        ],
      },
    ]);
    expect(document.querySelector('dialog')).toBeNull();
  });

  test('replaces points of others only when asked, and asks again when more have come meanwhile', async () => {
    const { show } = await mount('wr-data-picker', viewOf(withPoints([0, 0, 0], [1, 1, 1])));
    const seen = commands();
    hook('points-paste').click();
    hook('points-csv-replace').click();
    const field = hook('points-csv') as HTMLTextAreaElement;
    expect(field.value).toBe('0, 0, 0\n1, 1, 1');
    await userEvent.fill(field, '0,0,0\n2,2,0');
    hook('points-csv-confirm').click();
    await eventually(() => expect(hook('points-replace-confirm')).not.toBeNull());
    expect(document.querySelector('dialog h2')!.textContent).toBe(t('data.replace.title', { count: 1 }));
    await show(viewOf(withPoints([0, 0, 0], [1, 1, 1], [5, 5, 1])));
    hook('points-replace-confirm').click();
    await eventually(() =>
      expect(document.querySelector('dialog h2')?.textContent).toBe(t('data.replace.title', { count: 2 })),
    );
    expect(seen).toEqual([]);
    hook('points-replace-confirm').click();
    await eventually(() => expect(seen).toHaveLength(1));
    expect(seen).toMatchObject([{ type: 'set-points' }]);
  });

  test('with no points yet there is nothing to ask', async () => {
    await mount('wr-data-picker', viewOf(withPoints()));
    const seen = commands();
    hook('points-paste').click();
    expect(hook('points-csv-add')).toBeNull();
    await userEvent.fill(hook('points-csv'), '2,2,0');
    hook('points-csv-confirm').click();
    await eventually(() => expect(seen).toEqual([{ type: 'set-points', points: [[2, 2, 0]] }]));
  });

  test('who may not choose is told why', async () => {
    const { panel } = await mount('wr-data-picker', viewOf(lectureBoard()), { refused: { code: 'frozen' } });
    expect(panel.textContent).toContain(t('refused.frozen'));
    expect((hook('data-xor') as HTMLInputElement).matches(':disabled')).toBe(true);
  });

  test.each([840, 360])('has nothing axe can find, %i px wide', async (width) => {
    const { panel, show } = await mount('wr-data-picker', viewOf(withPoints([0, 0, 0], [1, 1, 1])), {
      width,
    });
    await expectAccessible(panel);
    await show(viewOf({ ...madeUpBoard([2, 3, 1]), data: { kind: 'set', name: 'spiral' } }));
    await expectAccessible(panel);
    expect(panel.scrollWidth).toBeLessThanOrEqual(width);
  });
});

describe('points as text', () => {
  test('come back as they went', () => {
    const points = [
      [0.25, -1, 0],
      [1, 1e-3, 1],
    ] as const;
    expect(pointsOf(textOf(points))).toEqual({ ok: true, points });
  });

  test.each([
    ['x1,x2,label\n\n0,0,0\n1,1,3', '4번째 줄: 클래스는 0이나 1로 적어 주세요. 지금은 “3”예요.'],
    ['0,0', '1번째 줄에는 숫자가 3개 있어야 하는데 2개예요.'],
    ['', '아직 점이 없어요. 하나 이상 찍거나 붙여 넣어 주세요.'],
    [Array.from({ length: 201 }, () => '0,0,1').join('\n'), '점은 200개까지 쓸 수 있는데 201개가 있어요.'],
  ])('say which line is wrong, and why (%#)', (text, sentence) => {
    const result = pointsOf(text);
    expect(result.ok ? '' : say(result.sentence, 'ko', result.params)).toBe(sentence);
  });
});

describe('grants', () => {
  test('are one switch each', async () => {
    const { panel } = await mount('wr-grants', viewOf(lectureBoard()), { granted: ['data'] });
    const seen: unknown[] = [];
    panel.addEventListener('grant-change', ({ detail }) => seen.push(detail));
    expect(hook('grant-data').getAttribute('aria-checked')).toBe('true');
    hook('grant-data').click();
    hook('grant-training').click();
    expect(seen).toEqual([
      { grant: 'data', on: false },
      { grant: 'training', on: true },
    ]);
    await expectAccessible(panel as never);
  });
});

describe('the lock', () => {
  test('locks and unlocks what is selected, for the instructor alone', async () => {
    const view = { ...viewOf(lectureBoard()), selected: 'W1-0-1', role: 'instructor' } as const;
    const { panel, show } = await mount('wr-parameter-lock', view);
    const seen = commands();
    expect(hook('lock-parameter').textContent).toContain(t('lock.lock', { symbol: 'w₂₁⁽¹⁾' }));
    hook('lock-parameter').click();
    await show({ ...view, board: { ...view.board, locks: ['W1-0-1', 'b1-0'] } });
    hook('lock-parameter').click();
    hook('unlock-all').click();
    expect(seen).toEqual([
      { type: 'lock-parameters', parameters: ['W1-0-1'] },
      { type: 'unlock-parameters', parameters: ['W1-0-1'] },
      { type: 'unlock-parameters', parameters: ['W1-0-1', 'b1-0'] },
    ]);
    await expectAccessible(panel);
    await show({ ...view, role: 'student' });
    expect(hook('lock-parameter')).toBeNull();
  });
});
