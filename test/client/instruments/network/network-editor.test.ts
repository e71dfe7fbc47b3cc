import '#client/instruments/network/network-editor.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { mathOf } from '#client/elements/formula.ts';
import { setLocale } from '#client/i18n/locale.ts';
import { t } from '#client/i18n/t.ts';
import type { BoardCommand } from '#client/stores/board-view.ts';
import { activationTexts } from '#shared/math/texts/activation-texts.ts';
import { lossTexts } from '#shared/math/texts/loss-texts.ts';
import { optimizerTexts } from '#shared/math/texts/optimizer-texts.ts';
import { lectureBoard, madeUpBoard, viewOf } from '../../../gallery/views.ts';
import { expectAccessible, hook, mount } from '../mount.ts';

beforeEach(() => setLocale('ko'));

function commands(): BoardCommand[] {
  const seen: BoardCommand[] = [];
  document.querySelector('main')!.addEventListener('board-command', (event) => {
    seen.push((event as CustomEvent<{ command: BoardCommand }>).detail.command);
  });
  return seen;
}

describe('the network editor', () => {
  test('a new hidden layer is like its neighbour and comes from nowhere; the others keep theirs', async () => {
    await mount('wr-network-editor', viewOf(lectureBoard()));
    const seen = commands();
    hook('add-layer-1').click();
    expect(seen).toMatchObject([
      {
        type: 'set-network',
        from: [0, null, 1, 2],
        network: {
          inputs: 2,
          layers: [
            { units: 3, activation: 'sigmoid' },
            { units: 3, activation: 'sigmoid' },
            { units: 2, activation: 'sigmoid' },
            { units: 2, activation: 'identity' },
          ],
        },
      },
    ]);
  });

  test('a layer taken away leaves the others what they were', async () => {
    await mount('wr-network-editor', viewOf(lectureBoard()));
    const seen = commands();
    hook('remove-layer-0').click();
    expect(seen).toMatchObject([{ type: 'set-network', from: [1, 2] }]);
  });

  test('units are stepped or typed, from 1 to 64', async () => {
    await mount('wr-network-editor', viewOf(lectureBoard()));
    const seen = commands();
    hook('units-0').focus();
    await userEvent.keyboard('{ArrowUp}');
    await userEvent.fill(hook('units-0'), '65');
    await userEvent.keyboard('{Enter}');
    expect(seen).toMatchObject([{ from: [0, 1, 2], network: { layers: [{ units: 4 }, {}, {}] } }]);
    expect(hook('units-0').getAttribute('aria-invalid')).toBe('true');
  });

  test('softmax is for the output alone, and α for those who have one', async () => {
    const board = lectureBoard();
    const [first, ...rest] = board.network.layers;
    const layers = [{ ...first!, activation: 'elu' as const }, ...rest];
    await mount('wr-network-editor', viewOf({ ...board, network: { ...board.network, layers } }));
    const options = (name: string): string[] =>
      [...hook(name).querySelectorAll('option')].map(({ value }) => value);
    expect(options('activation-1')).not.toContain('softmax');
    expect(options('activation-2')).toContain('softmax');
    expect(hook('alpha-1')).toBeNull();
    const seen = commands();
    await userEvent.fill(hook('alpha-0'), '0.5');
    await userEvent.keyboard('{Enter}');
    expect(seen).toMatchObject([{ network: { layers: [{ activation: 'elu', alpha: 0.5 }, {}, {}] } }]);
    await userEvent.selectOptions(hook('activation-0'), 'relu');
    expect(seen.at(-1)).toMatchObject({ network: { layers: [{ units: 3, activation: 'relu' }, {}, {}] } });
    expect(JSON.stringify(seen.at(-1))).not.toContain('alpha');
  });

  test('says what the lecture says of the function chosen last', async () => {
    const { panel } = await mount('wr-network-editor', viewOf(lectureBoard()));
    const lecture = (): string => panel.querySelector('.function-lecture')!.textContent!;
    expect(lecture()).toContain(activationTexts.sigmoid.lecture.ko);
    hook('loss-menu').focus();
    await panel.updateComplete;
    expect(lecture()).toContain(lossTexts.mse.name.ko);
  });

  test('chooses a loss, and starts the weights anew', async () => {
    await mount('wr-network-editor', viewOf(lectureBoard()));
    const seen = commands();
    await userEvent.selectOptions(hook('loss-menu'), 'half-sse');
    await userEvent.selectOptions(hook('initializer'), 'he');
    hook('initialize').click();
    expect(seen).toEqual([
      { type: 'set-loss', loss: 'half-sse' },
      { type: 'initialize', initializer: 'he' },
    ]);
  });

  test('counts the parameters, and shows how', async () => {
    const { panel } = await mount('wr-network-editor', viewOf(lectureBoard()));
    expect(hook('parameter-count').dataset.value).toBe('23');
    expect(panel.textContent).toContain('(2 + 1) × 3 + (3 + 1) × 2 + (2 + 1) × 2');
  });

  test('inputs and outputs are the data’s where there are data', async () => {
    const board = { ...madeUpBoard([2, 3, 1]), data: { kind: 'set', name: 'xor' } as const };
    await mount('wr-network-editor', viewOf(board));
    const off = (name: string): boolean => (hook(name) as HTMLInputElement).disabled;
    expect([off('units-input'), off('units-0'), off('units-1')]).toEqual([true, false, true]);
  });

  test('no seventh layer', async () => {
    await mount('wr-network-editor', viewOf(madeUpBoard([2, 2, 2, 2, 2, 2, 1])));
    expect((hook('add-layer-0') as HTMLButtonElement).disabled).toBe(true);
  });

  test('who may not change it is told why', async () => {
    const { panel } = await mount('wr-network-editor', viewOf(lectureBoard()), {
      refused: { code: 'not-allowed' },
    });
    expect(panel.textContent).toContain(t('refused.network'));
    expect((hook('initialize') as HTMLButtonElement).disabled).toBe(true);
  });

  test.each([840, 360])('has nothing axe can find, %i px wide', async (width) => {
    const { panel } = await mount('wr-network-editor', viewOf(lectureBoard()), { width });
    await expectAccessible(panel);
    expect(panel.scrollWidth).toBeLessThanOrEqual(width);
  });
});

describe('formulas', () => {
  test('every formula of the lecture is set', async () => {
    const formulas = [
      ...Object.values(activationTexts).flatMap(({ formula, derivative, range }) => [
        formula,
        derivative,
        range,
      ]),
      ...Object.values(lossTexts).flatMap(({ formula, gradient }) => [formula, gradient]),
      ...Object.values(optimizerTexts).map(({ formula }) => formula),
    ];
    for (const formula of formulas) expect((await mathOf(formula)).textContent).not.toMatch(/[\\_&]/);
  });

  test('a fraction, a sum over k, a prime and a name are what they should be', async () => {
    const sum = await mathOf(lossTexts.mse.formula);
    expect(sum.querySelector('mfrac')!.textContent).toBe('1n');
    expect(sum.querySelector('munder')!.textContent).toBe('∑k');
    expect((await mathOf("h'(a) = 1")).textContent).toBe('h′(a)=1');
    expect((await mathOf('\\log y')).querySelector('.upright')!.textContent).toBe('log');
    await expect(mathOf('\\unknown')).rejects.toThrow();
  });

  test('what cannot be set is shown as it is', async () => {
    const formula = document.createElement('wr-formula');
    formula.latex = '\\unknown';
    document.body.append(formula);
    await expect.poll(() => formula.querySelector('code')?.textContent).toBe('\\unknown');
    formula.remove();
  });
});
