import '#client/activities/activation-lens/activation-lens.ts';
import '#client/activities/gradients/gradients.ts';
import '#client/activities/loss-not-accuracy/loss-not-accuracy.ts';
import '#client/activities/matrix-shapes/matrix-shapes.ts';
import '#client/activities/two-losses/two-losses.ts';
import '#client/activities/what-it-is-not/what-it-is-not.ts';
import '#client/activities/why-nonlinear/why-nonlinear.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ActivityView } from '#client/activities/view.ts';
import { setLocale } from '#client/i18n/locale.ts';
import { expectAccessible, press, settled } from '../instruments/mount.ts';
import { hook, mountElement } from '../mount-element.ts';
import { activityView } from './activity-views.ts';

type Tag =
  | 'wr-why-nonlinear'
  | 'wr-matrix-shapes'
  | 'wr-two-losses'
  | 'wr-loss-not-accuracy'
  | 'wr-gradients'
  | 'wr-activation-lens'
  | 'wr-what-it-is-not';

const events = ['activity-command', 'parameter-commit', 'parameter-input', 'board-command'];

const open = (tag: Tag, view: ActivityView, width = 1176) => mountElement(tag, { view }, events, width);

const text = () => document.body.textContent ?? '';

/** The commands that a view has asked for, without their types' wrapping. */
const asked = (emitted: ReadonlyArray<{ detail: unknown }>) => emitted.map(({ detail }) => detail);

beforeEach(() => setLocale('ko'));

describe('why-nonlinear', () => {
  const past = (step: string) => activityView('why-nonlinear', { step, revealed: ['cubed'] });

  test('does not tell a³ while it is asked for, and then lets everybody try an a of their own', async () => {
    await open('wr-why-nonlinear', activityView('why-nonlinear', { open: 'cubed' }));
    expect(text()).not.toContain('0.512');
    expect(document.querySelector('wr-parameter-bench')).toBeNull();
    const { element, emitted } = await open('wr-why-nonlinear', past('cubed'));
    expect(hook('cube').dataset.value).toBe(String(0.8 * 0.8 * 0.8));
    element.querySelector<HTMLElement>('wr-ruler')!.focus();
    press('ArrowRight', { shiftKey: true });
    await settled(element);
    expect(Number(hook('cube').dataset.value)).toBeCloseTo(0.9 ** 3, 12);
    expect(asked(emitted)).toEqual([]);
  });

  test('covers the three layers until the one matrix has been worked out, and shows its numbers', async () => {
    await open('wr-why-nonlinear', past('merge'));
    expect(hook('same-answer').dataset.value).toBe('covered');
    expect(text()).not.toContain('0.4260');
    for (const number of ['0.120', '0.262', '0.156', '0.340', '0.228', '0.480'])
      expect(text()).toContain(number);
    const tries = [['p1', 'merge', [0.426, 0.912]]] as const;
    await open(
      'wr-why-nonlinear',
      activityView('why-nonlinear', { step: 'merge', revealed: ['cubed'], tries }),
    );
    expect(hook('same-answer').textContent).toContain('[0.4260  0.9120]');
  });

  test('is the same with any weights, and no more once a hidden layer bends', async () => {
    const wild = activityView('why-nonlinear', {
      step: 'tweak',
      revealed: ['cubed'],
      board: (board) => ({
        ...board,
        parameters: board.parameters.map((value, k) => value * (k % 3) - k / 7),
      }),
    });
    await open('wr-why-nonlinear', wild);
    expect(hook('same-answer').dataset.value).toBe('true');
    await open(
      'wr-why-nonlinear',
      activityView('why-nonlinear', { step: 'where', revealed: ['cubed', 'bend'] }),
    );
    expect(hook('same-answer').dataset.value).toBe('false');
    expect(hook('same-answer').textContent).toContain('[0.3944  0.8405]');
    expect(hook('same-answer').textContent).toContain('[0.4260  0.9120]');
  });

  test('bends a layer at a press, and moves the weight that was chosen in a matrix', async () => {
    const { element, emitted } = await open('wr-why-nonlinear', past('where'));
    hook('bend-2').click();
    [...document.querySelectorAll<HTMLElement>('.matrix button')][7]!.click();
    await settled(element);
    [...element.querySelectorAll<HTMLElement>('wr-ruler')].at(-1)!.focus();
    press('ArrowLeft');
    const [bent, moved] = asked(emitted);
    expect(bent).toMatchObject({
      command: {
        type: 'set-network',
        network: {
          layers: [{ activation: 'identity' }, { activation: 'sigmoid' }, { activation: 'identity' }],
        },
        from: [0, 1, 2],
      },
    });
    expect(moved).toEqual({ parameter: 'W2-0-1', value: 0.39 });
  });
});

describe('matrix-shapes', () => {
  test('says whether the gate opens only after it was asked, and why', async () => {
    await open('wr-matrix-shapes', activityView('matrix-shapes', { open: 'same-shape' }));
    expect(hook('gate').dataset.value).toBe('covered');
    const { element } = await open(
      'wr-matrix-shapes',
      activityView('matrix-shapes', { revealed: ['same-shape'] }),
    );
    expect(hook('gate').dataset.value).toBe('shut');
    expect(text()).toContain('B를 3×2로 뒤집으면 맞물려요');
    hook('size-2').focus();
    press('ArrowUp');
    await settled(element.querySelector('wr-shape-gate')!);
    expect(hook('gate').dataset.value).toBe('2×3');
    // What did not fit can be brought back.
    document.querySelector<HTMLElement>('.before button')!.click();
    await settled(element.querySelector('wr-shape-gate')!);
    expect(hook('gate').dataset.value).toBe('shut');
  });

  test('works [[1, 2]]·[[1, 2, 3], [4, 5, 6]] out cell by cell, each once it is known', async () => {
    await open('wr-matrix-shapes', activityView('matrix-shapes', { step: 'cells', open: 'third' }));
    expect([0, 1, 2].map((cell) => hook(`cell-${cell}`).textContent!.trim())).toEqual(['?', '?', '?']);
    const known = activityView('matrix-shapes', {
      step: 'cells',
      revealed: ['same-shape', 'third'],
      tries: [['p1', 'cells', [9, 12]]],
    });
    const { element } = await open('wr-matrix-shapes', known);
    expect(text()).toContain('np.dot(X, W) → [[9, 12, 15]]');
    hook('cell-2').focus();
    hook('cell-2').click();
    await settled(element);
    expect(text()).toContain('1×3 + 2×6 = 15');
    press('ArrowLeft');
    await settled(element);
    expect(hook('cell-1').getAttribute('aria-pressed')).toBe('true');
  });

  test('shows the shapes of the live board, and gives it a neuron more at a press', async () => {
    const revealed = ['same-shape', 'third', 'list', 'fourth-neuron'];
    const { emitted } = await open(
      'wr-matrix-shapes',
      activityView('matrix-shapes', { step: 'network', revealed }),
    );
    expect([1, 2, 3].map((layer) => hook(`shape-${layer}`).textContent)).toEqual(['2×4', '4×2', '2×2']);
    hook('neurons-more').click();
    expect(asked(emitted)).toMatchObject([
      { command: { type: 'set-network', network: { layers: [{ units: 5 }, { units: 2 }, { units: 2 }] } } },
    ]);
  });
});

describe('two-losses', () => {
  const revealed = ['mse', 'second', 'zero'];

  test('does not tell the squares while they are asked for', async () => {
    await open('wr-two-losses', activityView('two-losses', { open: 'mse' }));
    for (const loss of ['mse', 'half', 'entropy']) expect(hook(`loss-${loss}`).dataset.value).toBe('');
    expect(text()).not.toContain('0.1600');
  });

  test('fills every formula with the numbers of the answer', async () => {
    await open('wr-two-losses', activityView('two-losses', { step: 'apart', revealed: ['mse'] }));
    expect(hook('loss-mse').textContent!.trim()).toBe('0.0195');
    expect(hook('loss-half').textContent!.trim()).toBe('0.0975');
    expect(hook('loss-entropy').textContent!.trim()).toBe('0.5108');
    expect(text()).toContain('(0.10² + 0.05² + 0.40² + 0.05² + 0.10² + 0.10²) ÷ 10');
  });

  test('has 16.1181 for an answer that gives the right class nothing', async () => {
    await open('wr-two-losses', activityView('two-losses', { step: 'zero', revealed }));
    expect(hook('loss-entropy').textContent!.trim()).toBe('16.1181');
  });

  test('moves a bar by keys, and puts the book’s answers on at a press', async () => {
    const { emitted } = await open('wr-two-losses', activityView('two-losses', { step: 'apart', revealed }));
    hook('bar-7').focus();
    press('ArrowUp', { shiftKey: true });
    hook('answer-1').click();
    const [moved, put] = asked(emitted);
    expect(moved).toEqual({ parameter: 'b1-7', value: 0.7 });
    expect(put).toMatchObject({ command: { type: 'set-parameters', final: true } });
    const { values } = (put as { command: { values: [string, number][] } }).command;
    expect(values.map(([, value]) => value)).toEqual([0.1, 0.05, 0.1, 0, 0.05, 0.1, 0, 0.6, 0, 0]);
  });
});

describe('loss-not-accuracy', () => {
  const jump = activityView('loss-not-accuracy', { step: 'jump', revealed: ['accuracy', 'loss'] });

  test('shows no curve that would give an answer away', async () => {
    await open('wr-loss-not-accuracy', activityView('loss-not-accuracy', { open: 'accuracy' }));
    expect(hook('share-right').textContent!.trim()).toBe('33 %');
    expect(document.querySelectorAll('svg.plot')).toHaveLength(1);
    expect(document.querySelector('[data-testid="loss-now"]')).toBeNull();
  });

  test('has a point for each of the 100 answers, 33 of them right', async () => {
    await open('wr-loss-not-accuracy', jump);
    expect(document.querySelectorAll('.swarm .right')).toHaveLength(33);
    expect(document.querySelectorAll('.swarm .wrong')).toHaveLength(67);
  });

  test('says how far the loss has come, and that the accuracy has not', async () => {
    const { element, emitted } = await open('wr-loss-not-accuracy', jump);
    element.querySelector<HTMLElement>('wr-ruler')!.focus();
    press('ArrowLeft');
    expect(asked(emitted)).toContainEqual({ parameter: 'W1-0-0', value: 0.09 });
    element.view = activityView('loss-not-accuracy', {
      step: 'jump',
      revealed: ['accuracy', 'loss'],
      board: (board) => ({ ...board, parameters: [0.09, 1, 0] }),
    });
    await settled(element);
    expect(text()).toContain('그대로예요. 100개 중 33개');
    expect(document.querySelector('.better')!.textContent).toMatch(/−0\.00\d\d/);
  });
});

describe('gradients', () => {
  const revealed = ['first-layer', 'relu', 'explode'];

  test('covers the bars, and what else would give an answer away, until it is revealed', async () => {
    await open('wr-gradients', activityView('gradients', { open: 'first-layer' }));
    expect(document.querySelectorAll('.bars-chart .bar')).toHaveLength(0);
    await open(
      'wr-gradients',
      activityView('gradients', { step: 'relu', revealed: ['first-layer'], open: 'relu' }),
    );
    expect(document.querySelectorAll('.bars-chart .bar')).toHaveLength(6);
    expect(document.querySelector('.preset')).toBeNull();
  });

  test('draws the ceiling for sigmoids alone, and says that it bounds their share', async () => {
    await open('wr-gradients', activityView('gradients', { step: 'ceiling', revealed: ['first-layer'] }));
    expect(document.querySelectorAll('.ceiling')).toHaveLength(6);
    expect(text()).toContain('가중치가 크면 기울기는 이 선을 넘을 수도 있어요');
    await open('wr-gradients', activityView('gradients', { step: 'build', revealed }));
    expect(document.querySelectorAll('.ceiling')).toHaveLength(0);
    expect(Number(hook('size-1').dataset.value)).toBeGreaterThan(1000);
  });

  test('puts another depth, activation or first weights on the class’s board', async () => {
    const { emitted } = await open('wr-gradients', activityView('gradients', { step: 'build', revealed }));
    hook('depth-2').click();
    hook('preset-tanh').click();
    const [network, parameters, tanh] = asked(emitted) as { command: { values: unknown[] } }[];
    expect(network).toMatchObject({
      command: {
        type: 'set-network',
        network: { layers: [{ activation: 'relu' }, { activation: 'identity' }] },
      },
    });
    expect(parameters!.command.values).toHaveLength(22);
    expect(tanh).toMatchObject({ command: { network: { layers: Array.from({ length: 6 }, () => ({})) } } });
  });
});

describe('activation-lens', () => {
  const revealed = ['steepest', 'far', 'relu'];

  test('tells no slope while it is asked for', async () => {
    await open('wr-activation-lens', activityView('activation-lens', { open: 'steepest' }));
    expect(document.querySelectorAll('.lenses > li')).toHaveLength(8);
    expect(document.querySelector('[data-testid="slope-sigmoid"]')).toBeNull();
  });

  test('puts one a through all eight functions', async () => {
    const { element } = await open(
      'wr-activation-lens',
      activityView('activation-lens', { step: 'read', revealed }),
    );
    const slider = hook<HTMLInputElement>('lens-a');
    slider.value = '-5';
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await settled(element);
    expect(hook('h-relu').textContent).toBe('0.0000');
    expect(hook('h-leaky-relu').textContent).toBe('−0.0500');
    expect(hook('slope-sigmoid').textContent).toBe('0.0066');
    expect(hook('slope-step').textContent).toBe('0.0000');
  });

  test('measures what each function costs, here and now', async () => {
    await open('wr-activation-lens', activityView('activation-lens', { step: 'read', revealed }));
    expect(document.querySelector('.cost')).toBeNull();
    hook('measure-cost').click();
    await expect.poll(() => document.querySelectorAll('.cost').length).toBe(8);
  });

  test('says what each does to the lecture’s network, and puts it there at a press', async () => {
    const view = activityView('activation-lens', { step: 'network', revealed });
    const { emitted } = await open('wr-activation-lens', view);
    expect(hook('y-sigmoid').textContent).toBe('[0.3168  0.6963]');
    expect(hook('y-identity').textContent).toBe('[0.4260  0.9120]');
    hook('use-tanh').click();
    expect(asked(emitted)).toMatchObject([
      {
        command: {
          type: 'set-network',
          network: { layers: [{ activation: 'tanh' }, { activation: 'tanh' }, { activation: 'identity' }] },
        },
      },
    ]);
  });
});

describe('what-it-is-not', () => {
  test('runs the network a hundred times, and counts no number that has changed', async () => {
    await open('wr-what-it-is-not', activityView('what-it-is-not', { open: 'learns' }));
    expect(document.querySelector('[data-testid="run-hundred"]')).toBeNull();
    await open('wr-what-it-is-not', activityView('what-it-is-not', { step: 'count', revealed: ['learns'] }));
    hook('run-hundred').click();
    await expect.poll(() => hook('passes').dataset.value).toBe('100');
    expect(hook('changed').dataset.value).toBe('0');
    expect(document.querySelectorAll('.plot circle')).toHaveLength(200);
  });

  test('answers the same with the data deleted', async () => {
    const answers = () => [0, 1, 2, 3].map((row) => hook(`answer-${row}`).dataset.value);
    await open('wr-what-it-is-not', activityView('what-it-is-not', { step: 'memory', open: 'stores' }));
    expect(hook('rows-left').dataset.value).toBe('4');
    const before = answers();
    await open('wr-what-it-is-not', activityView('what-it-is-not', { step: 'memory', revealed: ['stores'] }));
    expect(hook('rows-left').dataset.value).toBe('0');
    expect(answers()).toEqual(before);
  });

  test('shows two networks that are both right, with no number alike', async () => {
    const view = activityView('what-it-is-not', { step: 'two', revealed: ['one-right'] });
    const { emitted } = await open('wr-what-it-is-not', view);
    const counts = [...document.querySelectorAll<HTMLElement>('[data-testid="rows-right"]')];
    expect(counts.map(({ dataset }) => dataset.value)).toEqual(['4', '4']);
    expect(hook('alike').dataset.value).toBe('0');
    hook('start-anew').click();
    expect(asked(emitted)).toEqual([
      { command: { type: 'initialize', initializer: 'xavier' } },
      { command: { type: 'train', steps: 300 } },
    ]);
  });
});

test.each<[Tag, ActivityView]>([
  ['wr-why-nonlinear', activityView('why-nonlinear', { step: 'where', revealed: ['cubed', 'bend'] })],
  ['wr-matrix-shapes', activityView('matrix-shapes', { revealed: ['same-shape'] })],
  [
    'wr-matrix-shapes',
    activityView('matrix-shapes', {
      step: 'end',
      revealed: ['same-shape', 'third', 'list', 'fourth-neuron'],
    }),
  ],
  ['wr-two-losses', activityView('two-losses', { step: 'apart', revealed: ['mse', 'second'] })],
  [
    'wr-loss-not-accuracy',
    activityView('loss-not-accuracy', { step: 'jump', revealed: ['accuracy', 'loss'] }),
  ],
  ['wr-gradients', activityView('gradients', { step: 'ceiling', revealed: ['first-layer'] })],
  [
    'wr-gradients',
    activityView('gradients', { step: 'build', revealed: ['first-layer', 'relu', 'explode'] }),
  ],
  [
    'wr-activation-lens',
    activityView('activation-lens', { step: 'network', revealed: ['steepest', 'far', 'relu'] }),
  ],
  ['wr-what-it-is-not', activityView('what-it-is-not', { step: 'count', revealed: ['learns'] })],
  ['wr-what-it-is-not', activityView('what-it-is-not', { step: 'memory', revealed: ['stores'] })],
  ['wr-what-it-is-not', activityView('what-it-is-not', { step: 'two', revealed: ['one-right'] })],
])('%s is accessible in both languages and themes, on a laptop and a phone', async (tag, view) => {
  const { element } = await open(tag, view);
  await expectAccessible(element);
  const phone = await open(tag, { ...view, size: 'phone' }, 390);
  await expectAccessible(phone.element);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth);
});
