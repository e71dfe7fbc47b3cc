import '#client/instruments/map/decision-map.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { setLocale } from '#client/i18n/locale.ts';
import { t } from '#client/i18n/t.ts';
import { setTheme } from '#client/theme/theme.ts';
import { denseBoard, pointsBoard, states, viewOf, xorBoard } from '../../../gallery/views.ts';
import { eventually } from '../../eventually.ts';
import { byName, expectAccessible, has, hook, mount, settled } from '../mount.ts';

beforeEach(() => {
  setLocale('ko');
  setTheme('light');
});

/** The colour of the map at a share of its width and height. */
function colourAt(x: number, y: number): number[] {
  const canvas = document.querySelector('canvas')!;
  const [column, row] = [Math.floor(x * canvas.width), Math.floor(y * canvas.height)];
  return [...canvas.getContext('2d')!.getImageData(column, row, 1, 1).data];
}

async function painted(): Promise<void> {
  await eventually(() => expect(document.querySelector('.boundary')?.getAttribute('d')).toMatch(/^M/));
}

function click(x: number, y: number): void {
  const figure = document.querySelector('.figure')!;
  const frame = figure.querySelector('.frame')!.getBoundingClientRect();
  figure.dispatchEvent(
    new MouseEvent('click', {
      bubbles: true,
      clientX: frame.left + x * frame.width,
      clientY: frame.top + y * frame.height,
    }),
  );
}

describe('the decision map', () => {
  test('is blue where the output says 1, orange where 0, with the line between', async () => {
    await mount('wr-decision-map', viewOf(xorBoard()), { width: 400 });
    await painted();
    const [oneRed, , oneBlue] = colourAt(0.1, 0.1);
    const [zeroRed, , zeroBlue] = colourAt(0.9, 0.1);
    expect(oneBlue).toBeGreaterThan(oneRed!);
    expect(zeroRed).toBeGreaterThan(zeroBlue!);
  });

  test('marks the classes by form, not by colour alone', async () => {
    const { panel } = await mount('wr-decision-map', viewOf(xorBoard()), { width: 400 });
    const [squares, circles] = panel.querySelectorAll('.sample');
    expect(squares!.getAttribute('d')).toContain('L');
    expect(circles!.getAttribute('d')).toContain('a');
    expect(panel.querySelector('svg[role=img]')?.getAttribute('aria-label')).toContain(
      t('map.label-accuracy', { map: t('map.label', { classes: 2 }), right: 4, all: 4 }),
    );
  });

  test('is painted anew when the theme changes', async () => {
    const { panel } = await mount('wr-decision-map', viewOf(xorBoard()), { width: 400 });
    await painted();
    const before = colourAt(0.1, 0.1);
    setTheme('dark');
    await settled(panel);
    expect(colourAt(0.1, 0.1)).not.toEqual(before);
  });

  test('a click puts a point of the chosen class where it lands', async () => {
    const { emitted } = await mount('wr-decision-map', viewOf(pointsBoard()), { width: 400 });
    click(0.75, 0.25);
    await userEvent.click(byName('button', t('map.class', { label: 0 })));
    click(0.5, 0.5);
    click(1.05, 0.5);
    expect(emitted).toEqual([
      ['point-add', { point: [0.6, 0.6, 1] }],
      ['point-add', { point: [0, 0, 0] }],
    ]);
  });

  test('a click takes one’s own point back; an instructor’s anybody’s', async () => {
    const points = [
      [0.6, 0.6, 1],
      [0, 0, 0],
    ] as const;
    const board = { ...pointsBoard(), points, pointsBy: ['p1', 'p2'] };
    const { emitted, panel, show } = await mount('wr-decision-map', viewOf(board), { width: 400 });
    await userEvent.click(hook('map-take'));
    expect(panel.querySelectorAll('.takeable')).toHaveLength(1);
    click(0.76, 0.25);
    click(0.1, 0.9);
    await show(viewOf(board, { role: 'instructor' }));
    expect(panel.querySelectorAll('.takeable')).toHaveLength(2);
    click(0.5, 0.5);
    expect(emitted).toEqual([
      ['board-command', { command: { type: 'take-points', point: [0.6, 0.6, 1] } }],
      ['board-command', { command: { type: 'take-points', point: [0, 0, 0] } }],
    ]);
  });

  test('whose share is used up can still take back', async () => {
    const full = { code: 'too-many-points-of-yours', params: { limit: 10 } };
    const view = viewOf(pointsBoard(), {
      refusal: ({ type }) => (type === 'add-point' ? full : undefined),
    });
    const { panel } = await mount('wr-decision-map', view, { width: 400 });
    expect(panel.textContent).toContain('점 10개를 다 찍었어요');
    expect((byName('button', t('map.add')) as HTMLButtonElement).disabled).toBe(true);
    expect((hook('map-take') as HTMLButtonElement).disabled).toBe(false);
  });

  test('a point can be typed', async () => {
    const { panel, emitted } = await mount('wr-decision-map', viewOf(pointsBoard()), { width: 400 });
    const [x1, x2] = panel.querySelectorAll('input');
    await userEvent.fill(x1!, '−0.5');
    await userEvent.fill(x2!, '0.25');
    await userEvent.click(byName('button', t('map.add')));
    expect(emitted).toEqual([['point-add', { point: [-0.5, 0.25, 1] }]]);
  });

  test('takes no point from who may not edit', async () => {
    const view = viewOf(pointsBoard(), { editable: false, frozen: true });
    const { emitted } = await mount('wr-decision-map', view, { width: 400 });
    click(0.5, 0.5);
    expect(emitted).toEqual([]);
    expect(has('group', t('map.put'))).toBe(false);
  });

  test('a click on a sample shows it in the diagram, and so do the buttons', async () => {
    const view = viewOf(xorBoard(), { role: 'instructor' });
    const { emitted } = await mount('wr-decision-map', view, { width: 400 });
    const at = (0.15 + 1) / 1.3;
    click(at, 1 - at);
    click(0.5, 0.5);
    await userEvent.click(hook('sample-next'));
    await userEvent.click(hook('sample-previous'));
    expect(emitted).toEqual([
      ['sample-select', { sample: 3 }],
      ['sample-select', { sample: 1 }],
      ['sample-select', { sample: 3 }],
    ]);
  });

  test('lets a student pick samples only where data are granted', async () => {
    const { show } = await mount('wr-decision-map', viewOf(xorBoard()), { width: 400 });
    expect(hook('sample-next')).toBeNull();
    await show(viewOf(xorBoard(), { grants: ['data'] }));
    expect(hook('sample-next')).not.toBeNull();
  });

  test('of one input draws the curve through the samples', async () => {
    const { panel } = await mount('wr-decision-map', states.curve(), { width: 400 });
    await eventually(() => expect(panel.querySelector('.line')?.getAttribute('d')).toMatch(/^M/));
    expect(panel.querySelector('canvas')).toBeNull();
    expect(panel.querySelector('.target')).not.toBeNull();
  });

  test('of many inputs says what it could draw', async () => {
    const { panel } = await mount('wr-decision-map', viewOf(denseBoard()), { width: 400 });
    expect(panel.textContent).toContain(t('map.other-shape'));
  });

  test.each(['xor', 'points', 'noPoints', 'blobs', 'tenBlobs', 'curve', 'idle', 'dense'] as const)(
    'axe finds nothing in state %s',
    async (state) => {
      const { panel } = await mount('wr-decision-map', states[state](), { width: 400 });
      await expectAccessible(panel);
    },
  );
});
