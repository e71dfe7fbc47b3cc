import '#client/activities/build-a-network/build-a-network.ts';
import '#client/activities/five-steps/five-steps.ts';
import '#client/activities/one-neuron/one-neuron.ts';
import '#client/activities/three-layers/three-layers.ts';
import '#client/activities/words/words.ts';
import '#client/activities/xor-wall/xor-wall.ts';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { activityParts } from '#client/activities/activity.ts';
import type { ActivityView } from '#client/activities/view.ts';
import { views } from '#client/activities/views.ts';
import { setLocale } from '#client/i18n/locale.ts';
import { fiveSteps } from '#shared/lessons/five-steps.ts';
import { threeLayers } from '#shared/lessons/three-layers.ts';
import { expectAccessible, press, settled } from '../instruments/mount.ts';
import { hook, mountElement, type } from '../mount-element.ts';
import { activityView } from './activity-views.ts';

type Tag =
  | 'wr-one-neuron'
  | 'wr-xor-wall'
  | 'wr-build-a-network'
  | 'wr-words'
  | 'wr-five-steps'
  | 'wr-three-layers';

const events = ['activity-command', 'parameter-commit', 'board-command'];

const open = (tag: Tag, view: ActivityView, width = 1176) => mountElement(tag, { view }, events, width);

const text = () => document.body.textContent ?? '';

beforeEach(() => setLocale('ko'));

const gates = [
  ['p2', 'nand', [-0.5, -0.5, 0.7]],
  ['p3', 'or', [0.5, 0.5, -0.2]],
  ['p4', 'and', [0.5, 0.5, -0.7]],
] as const;
const lines = [
  ['p1', 'line', [0.5, 0.5, -0.2]],
  ['p2', 'line', [1, -0.6, 0.2]],
  ['p3', 'line', [-0.5, -0.5, 0.7]],
] as const;

test('every view that the list names is there, and is loaded when it is asked for', async () => {
  for (const [id, load] of Object.entries(views)) {
    await load();
    let ready = false;
    const parts = activityParts({
      redraw: () => {
        ready = true;
      },
      missing: () => {},
    });
    parts.own(activityView(id), undefined);
    await expect.poll(() => ready).toBe(true);
    expect(parts.own(activityView(id), undefined)).toBeDefined();
  }
});

test('a view that cannot be loaded is said once, and not asked for with every redraw', async () => {
  const { promise, reject } = Promise.withResolvers<never>();
  const load = vi.fn(() => promise);
  const missing = vi.fn();
  const parts = activityParts({ redraw: () => {}, missing }, { sandbox: load });
  const view = activityView('sandbox');
  for (let n = 0; n < 3; n++) expect(parts.own(view, undefined)).toBeUndefined();
  reject(new TypeError('Failed to fetch dynamically imported module'));
  await expect.poll(() => missing.mock.calls.length).toBe(1);
  expect(parts.own(view, undefined)).toBeUndefined();
  expect(load).toHaveBeenCalledOnce();
});

describe('one-neuron', () => {
  test('counts the rows that are right while a ruler moves, and tries them where it is let go', async () => {
    const { element, emitted } = await open('wr-one-neuron', activityView('one-neuron', { step: 'and' }));
    expect(hook('rows-right').dataset.value).toBe('3');
    element.querySelectorAll<HTMLElement>('wr-ruler')[2]!.focus();
    press('ArrowRight', { shiftKey: true });
    await settled(element);
    expect(emitted).toEqual([
      {
        type: 'activity-command',
        detail: { command: { type: 'try-task', task: 'and', values: [0, 0, 0.1] } },
      },
    ]);
    expect(hook('rows-right').dataset.value).toBe('1');
  });

  test('says what is known of a gate that is another one', async () => {
    await open(
      'wr-one-neuron',
      activityView('one-neuron', { step: 'and', tries: [['p1', 'and', [0.5, 0.5, -0.2]]] }),
    );
    expect(hook('outcome').textContent).toContain('지금은 OR예요');
  });

  test('shows the others’ answers once one’s own is right, and takes one over at a press', async () => {
    const others = [
      ['p2', 'or', [0.5, 0.5, -0.2]],
      ['p3', 'or', [1, 0.6, -0.35]],
    ] as const;
    await open('wr-one-neuron', activityView('one-neuron', { step: 'or', tries: others }));
    expect(document.querySelectorAll('[data-testid="solution"]')).toHaveLength(0);
    const own = activityView('one-neuron', {
      step: 'or',
      tries: [...others, ['p1', 'or', [0.5, 0.4, -0.2]]],
    });
    const { emitted } = await open('wr-one-neuron', own);
    const solutions = [...document.querySelectorAll('[data-testid="solution"]')];
    expect(solutions.map((one) => one.querySelector('.name')!.textContent)).toEqual([
      '김서연 (나)',
      '박지호',
      '이하은',
    ]);
    solutions[2]!.querySelector('button')!.click();
    expect(emitted).toEqual([
      {
        type: 'activity-command',
        detail: { command: { type: 'try-task', task: 'or', values: [1, 0.6, -0.35] } },
      },
    ]);
  });

  test('the stage has no rulers, and shows what the room has made', async () => {
    const view = activityView('one-neuron', {
      step: 'or',
      tries: [['p2', 'or', [0.5, 0.5, -0.2]]],
      size: 'stage',
      role: 'viewer',
      you: null,
    });
    const { element } = await open('wr-one-neuron', view);
    expect(element.querySelector('wr-ruler')).toBeNull();
    expect(document.querySelectorAll('[data-testid="solution"]')).toHaveLength(1);
  });
});

describe('xor-wall', () => {
  test('keeps the proof back until it was asked for and revealed', async () => {
    await open('wr-xor-wall', activityView('xor-wall', { step: 'why', tries: lines, open: 'midway' }));
    expect(document.querySelector('[data-testid="proof"]')).toBeNull();
    await open('wr-xor-wall', activityView('xor-wall', { step: 'why', tries: lines, revealed: ['midway'] }));
    expect(hook('proof').textContent).toContain('같은 점이에요');
  });

  test('counts every line of the room by the rows it got right', async () => {
    await open('wr-xor-wall', activityView('xor-wall', { step: 'try', tries: lines }));
    expect([4, 3, 2, 1].map((count) => hook(`tally-${count}`).dataset.value)).toEqual(['0', '2', '0', '1']);
  });

  test('puts a gate of the room, whoever made it, into the network', async () => {
    const { element, emitted } = await open(
      'wr-xor-wall',
      activityView('xor-wall', { step: 'join', kept: gates }),
    );
    const select = hook<HTMLSelectElement>('gate-of-0');
    expect([...select.options].map(({ text: says }) => says.trim())).toEqual([
      '게이트 고르기',
      'AND · 정민준',
      'OR · 이하은',
      'NAND · 박지호',
    ]);
    await userEvent.selectOptions(select, 'NAND · 박지호');
    await settled(element);
    expect(emitted.map(({ detail }) => detail)).toEqual([
      { parameter: 'W1-0-0', value: -0.5 },
      { parameter: 'W1-1-0', value: -0.5 },
      { parameter: 'b1-0', value: 0.7 },
    ]);
  });

  test('names the gates and their authors, and says that all four rows are right', async () => {
    const parameters = [-0.5, 0.5, -0.5, 0.5, 0.7, -0.2, 0.5, 0.5, -0.7];
    await open(
      'wr-xor-wall',
      activityView('xor-wall', { step: 'join', kept: gates, board: (board) => ({ ...board, parameters }) }),
    );
    const chosen = [0, 1, 2].map((place) =>
      hook<HTMLSelectElement>(`gate-of-${place}`).selectedOptions[0]!.text.trim(),
    );
    expect(chosen).toEqual(['NAND · 박지호', 'OR · 이하은', 'AND · 정민준']);
    expect(hook('outcome').textContent).toContain('네 줄이 모두 맞았어요');
  });
});

describe('build-a-network', () => {
  test('changes the number of neurons and puts a hidden layer in', async () => {
    const { emitted } = await open('wr-build-a-network', activityView('build-a-network'));
    hook('units-1-more').click();
    hook('layer-add-0').click();
    const networks = emitted.map(({ detail }) =>
      (detail as { command: { network: { layers: { units: number }[] } } }).command.network.layers.map(
        ({ units }) => units,
      ),
    );
    expect(networks).toEqual([[3], [3, 2]]);
  });

  test('shows 9 + 8 + 6 = 23 only after it was counted', async () => {
    await open(
      'wr-build-a-network',
      activityView('build-a-network', { step: 'count', revealed: ['how-many'] }),
    );
    expect(document.querySelector('[data-testid="count-all"]')).toBeNull();
    await open(
      'wr-build-a-network',
      activityView('build-a-network', { step: 'defend', revealed: ['how-many'] }),
    );
    expect([1, 2, 3].map((layer) => hook(`count-${layer}`).dataset.value)).toEqual(['9', '8', '6']);
    expect(hook('count-all').textContent).toBe('23');
  });

  test('hears the counts of each layer, and refuses what is no number', async () => {
    const view = activityView('build-a-network', { step: 'count', revealed: ['how-many'] });
    const { element, emitted } = await open('wr-build-a-network', view);
    for (const [index, count] of ['9', '8', '6', 'x'].entries()) type(hook(`guess-${index}`), count);
    hook('guess-try').click();
    await settled(element);
    expect(emitted).toEqual([]);
    expect(hook('guess-3').getAttribute('aria-invalid')).toBe('true');
    type(hook('guess-3'), '23');
    hook('guess-try').click();
    expect(emitted).toEqual([
      {
        type: 'activity-command',
        detail: { command: { type: 'try-task', task: 'count', values: [9, 8, 6, 23] } },
      },
    ]);
  });
});

describe('words', () => {
  test('a word and then a number, or a digit on the word, puts it there', async () => {
    const { element, emitted } = await open('wr-words', activityView('words', { step: 'match' }));
    hook('word-4').click();
    await settled(element);
    hook('place-4').click();
    await settled(element);
    hook('word-1').focus();
    press('2');
    const tried = emitted.map(({ detail }) => (detail as { command: { values: number[] } }).command.values);
    expect(tried).toEqual([
      [-1, -1, -1, -1, 4, -1, -1, -1],
      [-1, 1, -1, -1, -1, -1, -1, -1],
    ]);
  });

  test('a word that is right becomes the label of its pin; one that is not is explained', async () => {
    await open('wr-words', activityView('words', { step: 'match' }));
    expect(document.querySelector('.pin.named')).toBeNull();
    expect(hook('words-matched').dataset.value).toBe('0');
    await open(
      'wr-words',
      activityView('words', { step: 'match', tries: [['p1', 'match', [0, 1, -1, -1, -1, 6, -1, -1]]] }),
    );
    expect(document.querySelectorAll('.pin.named')).toHaveLength(2);
    expect(hook('words-matched').dataset.value).toBe('2');
    expect(hook('outcome').textContent).toContain('‘구하는’');
  });
});

describe('five-steps', () => {
  test('keys 1 to 5 go to a step; before the update the new numbers are not there', async () => {
    const { element } = await open(
      'wr-five-steps',
      activityView('five-steps', { step: 'update', revealed: ['gradient'] }),
    );
    document.body.focus();
    element.dispatchEvent(new KeyboardEvent('keydown', { key: '3', bubbles: true }));
    await settled(element);
    expect(hook('phase-loss').getAttribute('aria-current')).toBe('step');
    element.dispatchEvent(new KeyboardEvent('keydown', { key: '5', bubbles: true }));
    await settled(element);
    expect(hook('phase-update').getAttribute('aria-current')).toBe('step');
    expect(text()).not.toContain('−0.0984');
  });

  test('after it every number stands beside what it was', async () => {
    await open(
      'wr-five-steps',
      activityView('five-steps', { step: 'update', revealed: ['gradient', 'after'] }),
    );
    const change = document.querySelector('.change')!.textContent!.replace(/\s+/g, ' ');
    for (const number of ['0.3168', '−0.3136', '0.6963', '1.3062', '0.0963', '0.0961'])
      expect(change).toContain(number);
    const cells = document.querySelectorAll('.matrices td');
    expect(cells).toHaveLength(23);
    expect([...cells].every((cell) => cell.querySelector('.ghost') !== null)).toBe(true);
  });

  test('does not give a gradient away while it is asked for', async () => {
    const view = activityView('five-steps', { step: 'backward', open: fiveSteps.questions[0]!.id });
    await open('wr-five-steps', view);
    expect(text()).not.toContain('0.1984');
  });

  test('runs the loop with the η that was chosen', async () => {
    const { emitted } = await open(
      'wr-five-steps',
      activityView('five-steps', { step: 'loop', revealed: ['gradient', 'after'] }),
    );
    hook('five-steps-loop').click();
    hook('five-steps-once').click();
    expect(emitted.map(({ detail }) => (detail as { command: unknown }).command)).toEqual([
      { type: 'train' },
      { type: 'train', steps: 1 },
    ]);
  });
});

test('asks for a count in whole numbers, without a tolerance of none', async () => {
  const { element } = await mountElement(
    'wr-prediction-card',
    { view: activityView('xor-wall', { open: 'most' }) },
    events,
  );
  const scale = [...element.querySelectorAll('.scale span')].map(({ textContent }) => textContent);
  expect(scale).toEqual(['0', '1', '2', '3', '4']);
  expect(text()).not.toContain('±0');
});

describe('three-layers', () => {
  const ids = threeLayers.questions.map(({ id }) => id);

  test('covers what is still to be said, and what would give it away', async () => {
    await open(
      'wr-three-layers',
      activityView('three-layers', { step: 'second-bend', revealed: ids.slice(0, 2), open: 'z2' }),
    );
    expect(text()).toContain('0.5744');
    for (const number of ['0.6262', '1.2140', '0.3168']) expect(text()).not.toContain(number);
  });

  test('hears the rest of a layer, and names a sigmoid that was left out', async () => {
    const tries = [['p1', 'layer-2', [1.214, 1.214]]] as const;
    await open(
      'wr-three-layers',
      activityView('three-layers', { step: 'rest', revealed: ids.slice(0, 4), tries }),
    );
    expect(text()).toContain('시그모이드를 한 번 지나야 해요');
    expect(text()).not.toContain('0.7710');
  });

  test('ends with every number of the way open', async () => {
    await open('wr-three-layers', activityView('three-layers', { step: 'defend', revealed: ids }));
    for (const number of ['0.3000', '0.7503', '0.5162', '0.7710', '0.3168', '0.6963'])
      expect(text()).toContain(number);
    expect(document.querySelector('.covered')).toBeNull();
  });

  test('says every bias that is to be added on a phone, too', async () => {
    const { element } = await open('wr-three-layers', activityView('three-layers', { size: 'phone' }), 390);
    const biases = [...element.querySelectorAll('.bias')].map(({ textContent }) => textContent?.trim());
    expect(biases).toEqual(['+0.10', '+0.20', '+0.30', '+0.10', '+0.20', '+0.10', '+0.20']);
  });

  test('has a sigmoid to try things on, for oneself alone', async () => {
    const { element, emitted } = await open('wr-three-layers', activityView('three-layers'));
    const field = hook<HTMLInputElement>('sigmoid-in');
    type(field, '0.6');
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await settled(element);
    expect(hook('sigmoid-out').textContent).toBe('0.6457');
    expect(emitted).toEqual([]);
  });
});

test.each<[Tag, ActivityView]>([
  [
    'wr-one-neuron',
    activityView('one-neuron', {
      step: 'or',
      tries: [
        ['p1', 'or', [0.5, 0.4, -0.2]],
        ['p2', 'or', [0.5, 0.5, -0.2]],
      ],
    }),
  ],
  [
    'wr-xor-wall',
    activityView('xor-wall', { step: 'join', tries: lines, revealed: ['most', 'midway'], kept: gates }),
  ],
  ['wr-build-a-network', activityView('build-a-network', { step: 'defend', revealed: ['how-many'] })],
  [
    'wr-words',
    activityView('words', { step: 'match', tries: [['p1', 'match', [0, 1, -1, -1, -1, 6, -1, -1]]] }),
  ],
  ['wr-five-steps', activityView('five-steps', { step: 'loop', revealed: ['gradient', 'after'] })],
  ['wr-three-layers', activityView('three-layers', { step: 'rest', revealed: ['a1', 'z1', 'a2', 'z2'] })],
])('%s is accessible in both languages and themes, on a laptop and a phone', async (tag, view) => {
  const { element } = await open(tag, view);
  await expectAccessible(element);
  const phone = await open(tag, { ...view, size: 'phone' }, 390);
  await expectAccessible(phone.element);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth);
});
