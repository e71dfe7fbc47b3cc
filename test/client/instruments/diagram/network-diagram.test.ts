import '#client/instruments/diagram/network-diagram.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { setLocale } from '#client/i18n/locale.ts';
import { textWidth } from '#client/instruments/diagram/text-width.ts';
import { lectureBoard, madeUpBoard, states, viewOf, withHolds } from '../../../gallery/views.ts';
import { eventually } from '../../eventually.ts';
import { overlaps, tightCells } from '../../geometry.ts';
import { misplaced } from '../../texts.ts';
import { expectAccessible, mount, press, settled } from '../mount.ts';

beforeEach(() => setLocale('ko'));

function slider(key: string): SVGElement | HTMLElement {
  return document.querySelector<SVGElement>(`[role=slider][data-key="${key}"]`)!;
}

function pointer(type: string, target: Element, x: number, y: number, pointerType = 'mouse'): void {
  target.dispatchEvent(
    new PointerEvent(type, {
      bubbles: true,
      cancelable: true,
      clientX: x,
      clientY: y,
      pointerId: 1,
      pointerType,
      button: 0,
    }),
  );
}

/** Synthetic pointers cannot be captured. */
HTMLElement.prototype.setPointerCapture = () => {};

function hook(name: string): HTMLElement {
  return document.querySelector<HTMLElement>(`[data-testid="${name}"]`)!;
}

/** A point of the page on a parameter: near the source of an edge, or in the middle of a chip. */
function placeOf(key: string): readonly [x: number, y: number] {
  const target = slider(key);
  const box = target.getBoundingClientRect();
  if (!(target instanceof SVGPathElement)) return [box.x + box.width / 2, box.y + box.height / 2];
  const svg = target.ownerSVGElement!.getBoundingClientRect();
  const { x, y } = target.getPointAtLength(target.getTotalLength() * 0.12);
  return [svg.x + x, svg.y + y];
}

function drag(key: string, by: readonly [number, number][], pointerType = 'mouse', end = 'pointerup'): void {
  const [fromX, fromY] = placeOf(key);
  const diagram = slider(key).closest('[role=group]')!;
  const target = slider(key) instanceof SVGPathElement ? diagram : slider(key);
  pointer('pointerdown', target, fromX, fromY, pointerType);
  for (const [x, y] of by) pointer('pointermove', diagram, fromX + x, fromY + y, pointerType);
  const [x, y] = by.at(-1) ?? [0, 0];
  pointer(end, diagram, fromX + x, fromY + y, pointerType);
}

describe('the diagram', () => {
  test('shows its locks at rest, a weight’s on its edge and a bias’s on its chip', async () => {
    const board = { ...lectureBoard(), locks: ['W1-0-0', 'W2-1-1', 'b1-0'] };
    const { panel, show } = await mount('wr-network-diagram', viewOf(board));
    expect(
      [...panel.querySelectorAll<HTMLElement>('.lock-mark')].map(({ dataset }) => dataset.testid),
    ).toEqual(['lock-W1-0-0', 'lock-W2-1-1']);
    // Where it has a pill, that says so.
    await show(viewOf(board, { selected: 'W1-0-0' }));
    expect(
      [...panel.querySelectorAll<HTMLElement>('.lock-mark')].map(({ dataset }) => dataset.testid),
    ).toEqual(['lock-W2-1-1']);
  });

  test('flags a weight that was handed over with whose it is, also while it is selected here', async () => {
    const view = viewOf(undefined, { role: 'instructor', selected: 'W1-0-0' });
    const student = Object.values(view.participants).find(({ id }) => id !== view.you)!;
    const { show } = await mount('wr-network-diagram', view);
    expect(hook('flag-W1-0-0').textContent).toContain('(나)');
    await show({ ...view, handed: { 'W1-0-0': { to: student.id, at: 0 } } });
    expect(hook('flag-W1-0-0').textContent).toBe(student.name);
  });

  test('has a slider for every weight and every bias, the output’s too', async () => {
    const { panel } = await mount('wr-network-diagram', viewOf());
    expect(panel.querySelectorAll('[role=slider]')).toHaveLength(23);
    expect(slider('b3-1').ariaLabel ?? slider('b3-1').getAttribute('aria-label')).toBe(
      '편향 b₂⁽³⁾, y2의 편향',
    );
    expect(slider('W1-0-1').getAttribute('aria-valuetext')).toBe('0.30, x1에서 z2');
  });

  test('shows a and z of every unit, x and t', async () => {
    await mount('wr-network-diagram', viewOf(undefined, { role: 'instructor' }));
    const [a, z] = ['0.5744', '0.3000'];
    expect(hook('unit-1-0').textContent).toContain(a);
    expect(hook('unit-1-0').textContent).toContain(z);
    expect(hook('unit-1-1').textContent).toContain('0.7000');
    expect(hook('unit-3-0').textContent).toContain('0.3168');
    expect(hook('unit-3-1').textContent).toContain('0.6963');
    const fields = [...document.querySelectorAll<HTMLInputElement>('input')];
    expect(fields.map(({ value }) => value)).toEqual(['1.0', '0.5', '0', '1']);
  });

  test('draws a weight as wide as it is strong, the largest at full width, and zero dashed', async () => {
    await mount('wr-network-diagram', states.signs());
    const width = (key: string) => Number(hook(`edge-${key}`).getAttribute('stroke-width'));
    expect(width('W1-0-0')).toBeCloseTo(9.25, 1);
    expect(width('W1-1-1')).toBeCloseTo(1.25 + (8 * 0.4) / 1.35, 1);
    expect(hook('edge-W1-0-2').hasAttribute('stroke-dasharray')).toBe(true);
    expect(hook('edge-W1-1-1').hasAttribute('stroke-dasharray')).toBe(false);
  });

  test.each(['ko', 'en'] as const)(
    'says in %s which |w| is drawn widest, once one goes beyond 1',
    async (language) => {
      setLocale(language);
      const { panel, show } = await mount('wr-network-diagram', states.signs());
      const legend = () =>
        document.getElementById(panel.querySelector('[role=group]')!.getAttribute('aria-describedby')!)!;
      expect(legend().textContent).toContain('|w| = 1.35');
      await show(viewOf());
      expect(legend().textContent).not.toContain('|w|');
    },
  );

  test('lays pills out as wide as they are drawn', async () => {
    const { panel } = await mount('wr-network-diagram', states.mine());
    await document.fonts.ready;
    const { ownFont, ownPad } = panel.layout!.sizes;
    const drawn = hook('pill-W1-0-1').getBoundingClientRect().width;
    expect(Math.abs(textWidth('0.30', ownFont, 700) + 2 * ownPad - drawn)).toBeLessThan(2);
  });

  test.each([
    ['board', 1040],
    ['board', 766],
    ['phone', 374],
    ['phone', 350],
    ['phone', 320],
  ])('on a %s %i px wide a negative number with four decimals has air in its cell', async (size, width) => {
    const board = lectureBoard();
    const parameters = board.parameters.map((value) => -value - 0.6);
    await mount('wr-network-diagram', viewOf({ ...board, parameters }), { size, width, height: 340 });
    await document.fonts.ready;
    expect(hook('unit-3-0').textContent).toMatch(/−\d\.\d{4}/);
    expect(tightCells()).toEqual([]);
  });

  test('a number beyond four digits loses decimals, not its place', async () => {
    const board = lectureBoard();
    const network = {
      ...board.network,
      layers: board.network.layers.map((layer) => ({ ...layer, activation: 'identity' as const })),
    };
    const parameters = board.parameters.map((value) => -40 * value);
    await mount('wr-network-diagram', viewOf({ ...board, network, parameters }));
    await document.fonts.ready;
    const shown = [...document.querySelectorAll('.z')].map(({ textContent }) => textContent!.trim());
    expect(shown.some((text) => Math.abs(Number(text.replace('−', '-'))) >= 100)).toBe(true);
    expect(shown.filter((text) => text.length > 7)).toEqual([]);
    expect(tightCells()).toEqual([]);
  });

  test('a frozen board keeps the colours of the signs', async () => {
    const { show } = await mount('wr-network-diagram', states.signs());
    const colours = (): string[] =>
      [...document.querySelectorAll('.edge, .bias span, .z')].map((mark) => {
        const { stroke, color } = getComputedStyle(mark);
        return `${stroke} ${color}`;
      });
    const before = colours();
    await show({ ...states.signs(), frozen: true, editable: false });
    expect(colours()).toEqual(before);
  });

  test.each(['ko', 'en'] as const)(
    'the names of many columns never meet on a phone, in %s',
    async (locale) => {
      await page.viewport(390, 844);
      setLocale(locale);
      const view = viewOf(madeUpBoard([2, 4, 6, 5, 4, 3, 2]));
      await mount('wr-network-diagram', view, { width: 350, height: 320, size: 'phone' });
      await document.fonts.ready;
      const heads = [...document.querySelectorAll('.head')];
      expect(heads.map((head) => misplaced(head))).toEqual(heads.map(() => []));
      expect(misplaced(document.querySelector('main')!)).toEqual([]);
      expect(overlaps(heads)).toEqual([]);
    },
  );

  test('the name at a held bias stays within the diagram, and over nothing', async () => {
    await page.viewport(1440, 900);
    const board = withHolds(lectureBoard(), { 'b3-1': 'p6', 'b1-0': 'p2', 'W3-1-1': 'p3' });
    await mount('wr-network-diagram', viewOf(board), { width: 742, height: 320 });
    await document.fonts.ready;
    expect(misplaced(document.querySelector('main')!)).toEqual([]);
    expect(overlaps([...document.querySelectorAll('.unit, .flag, .pill, .bias, .head')])).toEqual([]);
    expect(document.querySelectorAll('.flag')).toHaveLength(3);
  });

  test.each(
    [
      [2, 8, 8, 2],
      [2, 10, 10, 2],
    ].map((shape) => [shape]),
  )('a %j network shows a number in every cell', async (shape) => {
    await mount('wr-network-diagram', viewOf(madeUpBoard(shape)));
    shape.slice(1).forEach((units, index) => {
      for (let unit = 0; unit < units; unit++) {
        expect(hook(`unit-${index + 1}-${unit}`).textContent).toMatch(/\d\.\d{4}/);
      }
    });
  });

  test('two on a page share no id, and each refers to its own', async () => {
    const { panel } = await mount('wr-network-diagram', states.signs());
    const second = document.createElement('wr-network-diagram');
    second.view = states.signs();
    panel.parentElement!.append(second);
    await settled(second);
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const diagram of [panel, second]) {
      for (const name of ['aria-describedby', 'aria-labelledby', 'aria-controls']) {
        for (const element of diagram.querySelectorAll(`[${name}]`)) {
          for (const id of element.getAttribute(name)!.split(' ')) {
            expect(diagram.contains(document.getElementById(id))).toBe(true);
          }
        }
      }
    }
  });

  test('a finger that sets off up or down scrolls: it picks up and moves nothing', async () => {
    const { panel, emitted } = await mount('wr-network-diagram', viewOf());
    const held = slider('W1-0-1').closest('[role=group]')!.parentElement!;
    expect(getComputedStyle(held).touchAction).toBe('pan-y');
    drag(
      'W1-0-1',
      [
        [3, 9],
        [40, 30],
        [60, 90],
      ],
      'touch',
    );
    drag('W1-0-1', [[2, -12]], 'touch', 'pointercancel');
    drag('W1-0-1', [[3, 3]], 'touch', 'pointercancel');
    drag(
      'b1-0',
      [
        [-4, 20],
        [50, 20],
      ],
      'touch',
    );
    expect(emitted).toEqual([]);
    expect(panel.contains(document.activeElement)).toBe(false);
  });

  test('a finger’s tap picks up, and so does a drag once it is known to go sideways', async () => {
    const { emitted } = await mount('wr-network-diagram', viewOf());
    drag('W1-0-1', [[2, 1]], 'touch');
    expect(emitted).toEqual([['parameter-select', { parameter: 'W1-0-1' }]]);
    drag(
      'W1-0-0',
      [
        [5, 2],
        [12, 3],
      ],
      'touch',
    );
    expect(emitted.slice(1)).toEqual([
      ['parameter-select', { parameter: 'W1-0-0' }],
      ['parameter-input', { parameter: 'W1-0-0', value: 0.14 }],
      ['parameter-commit', { parameter: 'W1-0-0', value: 0.14 }],
    ]);
  });

  test('a press picks a parameter up; a drag moves it by 0.01 a pixel and commits once', async () => {
    const { emitted } = await mount('wr-network-diagram', viewOf());
    drag('W1-0-1', [
      [10, 0],
      [20, 0],
    ]);
    expect(emitted).toEqual([
      ['parameter-select', { parameter: 'W1-0-1' }],
      ['parameter-input', { parameter: 'W1-0-1', value: 0.4 }],
      ['parameter-input', { parameter: 'W1-0-1', value: 0.5 }],
      ['parameter-commit', { parameter: 'W1-0-1', value: 0.5 }],
    ]);
  });

  test('beyond 48 pixels away a drag is ten times finer; a finger needs three pixels a step', async () => {
    const { emitted } = await mount('wr-network-diagram', viewOf());
    drag('W1-0-1', [[10, 60]]);
    expect(emitted.at(-1)).toEqual(['parameter-commit', { parameter: 'W1-0-1', value: 0.31 }]);
    drag('W1-0-1', [[30, 0]], 'touch');
    expect(emitted.at(-1)).toEqual(['parameter-commit', { parameter: 'W1-0-1', value: 0.4 }]);
  });

  test('a press without movement changes nothing', async () => {
    const { emitted } = await mount('wr-network-diagram', viewOf());
    drag('b1-0', [[1, 0]]);
    expect(emitted).toEqual([['parameter-select', { parameter: 'b1-0' }]]);
  });

  test('arrow keys move the focused parameter, Shift tenfold, and letting go of the key commits', async () => {
    const { emitted } = await mount('wr-network-diagram', viewOf());
    slider('W1-0-0').focus();
    press('ArrowRight');
    press('ArrowLeft', { shiftKey: true });
    expect(emitted).toEqual([
      ['parameter-select', { parameter: 'W1-0-0' }],
      ['parameter-input', { parameter: 'W1-0-0', value: 0.11 }],
      ['parameter-commit', { parameter: 'W1-0-0', value: 0.11 }],
      ['parameter-select', { parameter: 'W1-0-0' }],
      ['parameter-input', { parameter: 'W1-0-0', value: 0 }],
      ['parameter-commit', { parameter: 'W1-0-0', value: 0 }],
    ]);
  });

  test('is one stop of Tab; up and down walk by layer, row, column, weights before biases', async () => {
    const { panel } = await mount('wr-network-diagram', viewOf());
    expect(panel.querySelectorAll('[role=slider][tabindex="0"]')).toHaveLength(1);
    await userEvent.tab();
    const walked: (string | undefined)[] = [];
    for (let step = 0; step < 8; step++) {
      walked.push((document.activeElement as SVGElement).dataset.key);
      press('ArrowDown');
      await settled(panel);
    }
    expect(walked).toEqual(['W1-0-0', 'W1-0-1', 'W1-0-2', 'W1-1-0', 'W1-1-1', 'W1-1-2', 'b1-0', 'b1-1']);
  });

  test('Enter opens a number field in place, Enter there commits, Escape closes it', async () => {
    const { panel, emitted } = await mount('wr-network-diagram', viewOf(undefined, { selected: 'W1-0-1' }));
    slider('W1-0-1').focus();
    await userEvent.keyboard('{Enter}');
    await settled(panel);
    expect(document.activeElement?.tagName).toBe('INPUT');
    await userEvent.keyboard('−0,5{Enter}');
    await settled(panel);
    expect(emitted.at(-1)).toEqual(['parameter-commit', { parameter: 'W1-0-1', value: -0.5 }]);
    expect((document.activeElement as SVGElement).dataset.key).toBe('W1-0-1');
    press('Escape');
    expect(emitted.at(-1)).toEqual(['parameter-select', { parameter: null }]);
  });

  test('what another person holds shows their name, and does not move but lets them know of the try', async () => {
    const { panel, emitted } = await mount('wr-network-diagram', states.theirs());
    expect(panel.textContent).toContain('박지호');
    expect(slider('W2-0-0').getAttribute('aria-valuetext')).toContain('박지호 님이 움직이는 중');
    drag('W2-0-0', [[30, 0]]);
    slider('W2-0-0').focus();
    press('ArrowRight');
    expect(emitted.filter(([type]) => type !== 'parameter-select')).toEqual([
      ['parameter-try', { parameter: 'W2-0-0' }],
    ]);
  });

  test('a frozen board does not move', async () => {
    const { emitted } = await mount('wr-network-diagram', states.frozen());
    drag('W1-1-1', [[30, 0]]);
    expect(emitted).toEqual([['parameter-select', { parameter: 'W1-1-1' }]]);
  });

  test('a locked parameter wears a lock and stays for students; the instructor moves it', async () => {
    const { emitted, show } = await mount('wr-network-diagram', states.locked());
    for (const key of ['b1-0', 'b3-0']) expect(slider(key).querySelector('svg')).not.toBeNull();
    expect(slider('b1-1').querySelector('svg')).toBeNull();
    expect(hook('pill-W1-1-1').querySelector('svg')).not.toBeNull();
    expect(slider('W1-1-1').getAttribute('aria-valuetext')).toContain('잠긴 값');
    drag('W1-1-1', [[30, 0]]);
    expect(emitted.filter(([type]) => type !== 'parameter-select')).toEqual([]);
    await show(states.lockedYours());
    drag('W1-1-1', [[30, 0]]);
    expect(emitted.at(-1)).toEqual(['parameter-commit', { parameter: 'W1-1-1', value: 0.7 }]);
  });

  test('each unit shows what it makes of the plane, where data lie on one', async () => {
    const { panel, show } = await mount('wr-network-diagram', states.xor());
    const maps = panel.querySelectorAll('canvas');
    expect(maps).toHaveLength(5);
    await eventually(() => {
      const data = maps[4]!.getContext('2d')!.getImageData(0, 0, 24, 24).data;
      expect(data.some((value) => value > 0)).toBe(true);
    });
    await show(viewOf());
    expect(panel.querySelector('canvas')).toBeNull();
  });

  test('the instructor types inputs and targets in place', async () => {
    const { emitted } = await mount('wr-network-diagram', viewOf(undefined, { role: 'instructor' }));
    const fields = [...document.querySelectorAll<HTMLInputElement>('wr-number-field input')];
    expect(fields).toHaveLength(4);
    await userEvent.fill(fields[1]!, '0.75');
    await userEvent.keyboard('{Enter}');
    expect(emitted).toEqual([['input-commit', { index: 1, value: 0.75 }]]);
  });

  test('a stage has no controls', async () => {
    const { panel } = await mount('wr-network-diagram', states.stage(), {
      size: 'stage',
      width: 1240,
      height: 880,
    });
    expect(panel.querySelectorAll('[role=slider], [tabindex], input')).toHaveLength(0);
    expect(panel.textContent).toContain('김서연');
  });

  test('a large network is one slider that walks through all of it', async () => {
    const view = viewOf(withHolds(madeUpBoard([32, 32, 32]), {}));
    const { panel } = await mount('wr-network-diagram', view);
    expect(panel.querySelectorAll('path').length).toBeLessThan(60);
    const [only, ...others] = panel.querySelectorAll<SVGElement>('svg [role=slider]');
    expect(others).toHaveLength(0);
    only!.focus();
    press('ArrowDown');
    await settled(panel);
    expect((document.activeElement as SVGElement).dataset.key).toBe('W1-0-1');
  });

  test('a new value does not lay the network out again', async () => {
    const { show } = await mount('wr-network-diagram', viewOf());
    const cell = hook('unit-1-0');
    const path = hook('edge-W1-0-0').getAttribute('d');
    await show(states.offline());
    expect(hook('unit-1-0')).toBe(cell);
    expect(hook('edge-W1-0-0').getAttribute('d')).toBe(path);
  });

  test('has the heads of layers as buttons where everybody is led from it, and a ring around the one looked at', async () => {
    const leading = viewOf(undefined, { role: 'instructor' });
    const { panel, emitted, show } = await mount('wr-network-diagram', leading, { leads: true });
    const heads = () => [...panel.querySelectorAll<HTMLElement>('button.head')];
    expect(heads().map(({ dataset }) => dataset.testid)).toEqual([1, 2, 3].map((n) => `lead-layer-${n}`));
    heads()[1]!.focus();
    await userEvent.keyboard('{Enter}');
    expect(emitted.splice(0)).toEqual([['layer-select', { layer: 2 }]]);
    await show({ ...leading, ringedLayer: 2 });
    expect(heads().map((head) => head.getAttribute('aria-pressed'))).toEqual(['false', 'true', 'false']);
    await expectAccessible(panel);
    await userEvent.click(heads()[1]!);
    expect(emitted.splice(0)).toEqual([['layer-select', { layer: null }]]);
    // Around every unit of it, and none of another's.
    const ring = hook('layer-ring').getBoundingClientRect();
    const inRing = (unit: string) => {
      const { left, right, top, bottom } = hook(unit).getBoundingClientRect();
      // It is placed to a tenth of a pixel, and drawn five outside of that.
      return (
        ring.left <= left + 1 && right <= ring.right + 1 && ring.top <= top + 1 && bottom <= ring.bottom + 1
      );
    };
    expect(['unit-2-0', 'unit-2-1', 'unit-1-0', 'unit-3-0'].map(inRing)).toEqual([true, true, false, false]);
  });

  test.each([
    ['ko', '지금 함께 보는 층: 은닉 2'],
    ['en', 'The class is looking at this layer: Hidden 2'],
  ] as const)(
    'rings the layer that the class looks at for a student and the stage, and says so in %s',
    async (language, words) => {
      for (const size of ['board', 'phone', 'stage'] as const) {
        // What looks for what is not accessible leaves another language.
        setLocale(language);
        const role = size === 'stage' ? 'viewer' : 'student';
        const { panel, show } = await mount('wr-network-diagram', viewOf(undefined, { role }), {
          size,
          leads: false,
        });
        const status = () => panel.querySelector('[role=status]')!;
        expect([panel.querySelector('.layer-ring'), status().textContent]).toEqual([null, '']);
        expect(panel.querySelectorAll('button')).toHaveLength(0);
        await show(viewOf(undefined, { role, ringedLayer: 2 }));
        expect(hook('layer-ring').dataset.value).toBe('2');
        expect(status().textContent).toBe(words);
        // What does not show is read all the same: it is not in a picture.
        expect(status().closest('[role=img]')).toBeNull();
        await expectAccessible(panel);
      }
    },
  );

  test('without a board it shows a shape to come', async () => {
    const { panel } = await mount('wr-network-diagram', viewOf());
    panel.view = undefined;
    await settled(panel);
    expect(panel.querySelector('[role=status]')?.textContent).toBe('신경망을 불러오는 중');
  });

  test.each(['mine', 'take', 'frozen', 'deep', 'locked', 'xor', 'dense'] as const)(
    'axe finds nothing in state %s',
    async (state) => {
      const { panel } = await mount('wr-network-diagram', states[state]());
      await expectAccessible(panel);
    },
  );
});
