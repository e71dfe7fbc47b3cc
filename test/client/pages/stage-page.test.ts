import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { setLocale } from '#client/i18n/locale.ts';
import { t } from '#client/i18n/t.ts';
import '#client/pages/stage-page.ts';
import { connectBy, leaveWorkshop } from '#client/stores/sessions.ts';
import { setTheme } from '#client/theme/theme.ts';
import { keysOf } from '#shared/math/parameter-key.ts';
import type { NetworkSpec } from '#shared/math/shape.ts';
import { spotlighted } from '#shared/workshop/attention/events.ts';
import type { Command } from '#shared/workshop/features.ts';
import { eventually } from '../eventually.ts';
import { overlaps, tightCells } from '../geometry.ts';
import { FakeServer, FIRST_BOARD, joined } from '../stores/fake-server.ts';
import { misplaced } from '../texts.ts';
import { expectGoodPage, hook, openPage, settled } from './open-page.ts';

const server = { current: undefined as FakeServer | undefined };

const CODE = 'K7M4QX';
const board = FIRST_BOARD;
const projectors = [
  [1920, 1080],
  [1280, 720],
] as const;
const longNames = [
  'Alexandria Montgomery-Feath',
  '아주아주긴이름을가진학생이에요',
  'محمد عبد الله الفيصل',
  'Wolfeschlegelsteinhausen',
].map((name) => [...name].slice(0, 24).join(''));

function serve(): FakeServer {
  server.current = new FakeServer();
  server.current.you = null;
  return server.current;
}

function does(command: Command, by = 'p1'): void {
  server.current!.does(by, command);
}

/** So many more people come in. */
function fill(names: readonly string[]): void {
  const { current } = server;
  const known = Object.keys(current!.state.participants).length;
  if (names.length === 0) return;
  current!.tick(...names.map((name, index) => joined(`p${known + index + 1}`, name, index % 8)));
}

/** These parameters are held, each by somebody else. */
function holdAll(parameters: readonly string[]): void {
  const { participants } = server.current!.state;
  fill(people(Math.max(0, parameters.length + 1 - Object.keys(participants).length)));
  parameters.forEach((parameter, index) => {
    does({ type: 'hold', board, parameter }, `p${index + 2}`);
  });
}

function shape(inputs: number, units: readonly number[]): void {
  const layers: NetworkSpec['layers'] = units.map((count, index) => ({
    units: count,
    activation: index === units.length - 1 ? 'identity' : 'tanh',
  }));
  does({ type: 'set-network', board, network: { inputs, layers }, from: units.map(() => null) });
}

/** Gives every parameter a number of about this size, all below 0 or of both signs. */
function setAll(size: number, negative = false): void {
  const keys = keysOf(server.current!.state.boards[board]!.network);
  const values = keys.map((key, k): [string, number] => {
    const wave = Math.sin((k + 1) * 12.9898);
    return [key, size * (negative ? -1 + 0.5 * wave : wave)];
  });
  for (let from = 0; from < values.length; from += 100) {
    does({ type: 'set-parameters', board, values: values.slice(from, from + 100) });
  }
}

/** What a training that blew up leaves behind. */
function blowUp(): void {
  const { current } = server;
  const known = current!.state.boards[board]!;
  const blowup = {
    first: { what: 'parameter', key: 'W1-0-1', value: 4e6 },
    step: 137,
    learningRate: 40,
  } as const;
  const boards = { [board]: { ...known, training: { ...known.training, steps: 137, blowup } } };
  current!.state = { ...current!.state, boards };
}

const people = (count: number): string[] =>
  Array.from({ length: count }, (_, k) => `${['Seoyeon', '김서연', '지호', 'Haeun'][k % 4]} ${k}`);

/** Every condition a class may bring a stage into. */
const conditions: Readonly<Record<string, () => void>> = {
  'the lecture’s network': () => setAll(0.7),
  'negative numbers': () => setAll(1, true),
  'large numbers': () => setAll(900, true),
  'numbers beyond 9999': () => setAll(90_000, true),
  'tiny numbers': () => setAll(0.00004),
  '60 people, each parameter held': () => {
    fill(people(58));
    setAll(12, true);
    holdAll(keysOf(server.current!.state.boards[board]!.network));
  },
  'long names': () => {
    fill(longNames);
    setAll(1, true);
    holdAll(['W1-0-1', 'b3-0', 'W2-0-0', 'W2-2-1', 'b1-0', 'W3-0-1']);
  },
  'a frozen board': () => {
    setAll(0.7);
    does({ type: 'freeze' });
  },
  'a locked room': () => {
    setAll(0.7);
    does({ type: 'lock-room' });
  },
  'a training that blew up': () => {
    setAll(0.7);
    blowUp();
  },
  'a training that blew up on data': () => {
    does({ type: 'set-data', board, data: { kind: 'set', name: 'moons' } });
    blowUp();
  },
  'an answer in the spotlight': () => {
    setAll(0.7);
    fill(longNames);
    const line = `${'은닉층을 둘로 나누면 더 적은 파라미터로 더 복잡한 경계를 그려요. '.repeat(3)}${'아'.repeat(24)}`;
    const answer = { prediction: 'q1', line };
    const on = { board, parameter: null, participant: 'p4', before: 'everyone', answer } as const;
    server.current!.tick(spotlighted.of({ by: 'p1', at: 1 }, { on }));
  },
  'one layer': () => {
    shape(2, [2]);
    setAll(1);
  },
  'layers of one unit': () => {
    shape(1, [1, 1, 1]);
    setAll(1);
  },
  ...Object.fromEntries(
    [5, 6, 7, 8, 9, 10].map((units) => [
      `layers of ${units} units, negative`,
      () => {
        shape(2, [units, units, 2]);
        setAll(1, true);
        holdAll(['W1-0-1', 'b2-1', 'W2-2-2']);
      },
    ]),
  ),
  'six layers': () => {
    shape(2, [4, 6, 5, 4, 3, 2]);
    setAll(1);
    holdAll(['W1-0-1', 'b2-1', 'W2-2-2']);
  },
  'six layers of ten units': () => {
    shape(2, [10, 10, 10, 10, 10, 2]);
    setAll(1);
    holdAll(['W1-0-1', 'b2-1', 'W2-2-2']);
  },
  'ten outputs': () => {
    shape(10, [4, 10]);
    setAll(1);
  },
  'data on a plane': () => does({ type: 'set-data', board, data: { kind: 'set', name: 'xor' } }),
  'ten classes': () => does({ type: 'set-data', board, data: { kind: 'set', name: 'blobs', classes: 10 } }),
  'data and six layers': () => {
    does({ type: 'set-data', board, data: { kind: 'set', name: 'moons' } });
    const last = server.current!.state.boards[board]!.network.layers.at(-1)!;
    const layers = [...[10, 9, 8, 7, 6].map((units) => ({ units, activation: 'tanh' as const })), last];
    does({ type: 'set-network', board, network: { inputs: 2, layers }, from: layers.map(() => null) });
    setAll(3);
  },
};

beforeEach(() => {
  connectBy((handlers) => server.current!.connect(handlers));
  localStorage.clear();
  setLocale('ko');
});

afterEach(async () => {
  document.body.replaceChildren();
  leaveWorkshop();
  connectBy(undefined);
  history.replaceState(null, '', '/');
  setTheme('light');
  await page.viewport(1440, 900);
});

/** What is drawn over edges and cells; nothing of it may lie over anything else of it. */
function marks(): Element[] {
  return [...document.querySelectorAll('wr-network-diagram :is(.unit, .pill, .bias, .flag, .head, .target)')];
}

describe.each(Object.entries(conditions))('the stage with %s', (_, make) => {
  test.each(projectors)(
    'cuts nothing off and lays nothing over anything, at %i × %i',
    async (width, height) => {
      serve();
      make();
      await page.viewport(width, height);
      await openPage('wr-stage-page', { code: CODE });
      await document.fonts.ready;
      for (const locale of ['ko', 'en'] as const) {
        setLocale(locale);
        await settled();
        await settled();
        const stage = document.querySelector('wr-stage-page')!;
        expect({ locale, found: misplaced(stage) }).toEqual({ locale, found: [] });
        expect({ locale, found: overlaps(marks()) }).toEqual({ locale, found: [] });
        expect({ locale, found: tightCells() }).toEqual({ locale, found: [] });
      }
    },
  );
});

test('a stage that a lock shut out can be tried again, as a page that is loaded anew', async () => {
  const fake = serve();
  await openPage('wr-stage-page', { code: CODE });
  fake.handlers.bye({ code: 'stage-locked', retryable: false });
  await settled();
  const again = hook<HTMLAnchorElement>('stage-again');
  expect([again.pathname, again.target]).toEqual([`/w/${CODE}/stage`, '_self']);
  await expectGoodPage();
});

test('an answer across the stage stands over its name, and the stage says once it is cut off', async () => {
  await page.viewport(1920, 1080);
  const fake = serve();
  const answer = { prediction: 'q1', line: '은닉층을 둘로 나눠요.' };
  const on = { board, parameter: null, participant: 'p2', before: 'everyone', answer } as const;
  await openPage('wr-stage-page', { code: CODE });
  fake.tick(spotlighted.of({ by: 'p1', at: 1 }, { on }));
  await settled();
  const words = document.createRange();
  words.selectNodeContents(document.querySelector('.spotlit-answer blockquote')!);
  const face = document.querySelector('.spotlit-answer wr-avatar')!.getBoundingClientRect();
  expect(Math.abs(face.left - words.getBoundingClientRect().left)).toBeLessThan(3);
  expect(document.querySelector('[data-testid="connection"]')).toBeNull();
  fake.down();
  await settled();
  expect(hook('connection').dataset.state).toBe('offline');
  fake.up();
  await settled();
  expect(document.querySelector('[data-testid="connection"]')).toBeNull();
});

describe('the stage', () => {
  test('names shorten to an initial where they collide, and stay whole where they do not', async () => {
    serve();
    setAll(0.5);
    holdAll(['W1-0-1']);
    await page.viewport(1920, 1080);
    await openPage('wr-stage-page', { code: CODE });
    const flags = (): (string | null)[] =>
      [...document.querySelectorAll('.flag')].map(({ textContent }) => textContent);
    expect(flags()).toEqual(['김서연']);
    holdAll(keysOf(server.current!.state.boards[board]!.network));
    await settled();
    expect(flags().length).toBeGreaterThan(10);
    expect(flags().some((text) => [...text!].length === 1)).toBe(true);
  });

  test('a frozen board keeps the colours of the signs, and is no dark slab', async () => {
    serve();
    setAll(0.7);
    await page.viewport(1280, 720);
    await openPage('wr-stage-page', { code: CODE });
    const looks = () => ({
      edges: [...document.querySelectorAll('.edge')].map((edge) => getComputedStyle(edge).stroke),
      ground: getComputedStyle(document.querySelector('wr-network-diagram .canvas')!).backgroundColor,
      place: JSON.stringify(hook('unit-1-0').getBoundingClientRect()),
    });
    const before = looks();
    does({ type: 'freeze' });
    await settled();
    expect(document.querySelector('.paused')!.textContent).toContain(t('notice.frozen'));
    expect(looks()).toEqual(before);
  });

  test('a locked room hides code and QR, and shows them again when it opens', async () => {
    serve();
    setAll(0.7);
    does({ type: 'lock-room' });
    await page.viewport(1280, 720);
    await openPage('wr-stage-page', { code: CODE });
    expect(hook('stage-locked').textContent).toContain(t('stage.locked'));
    expect(document.querySelector('wr-stage-page')!.textContent).not.toContain(CODE.slice(0, 3));
    expect(document.querySelector('wr-qr-code')).toBeNull();
    does({ type: 'unlock-room' });
    await settled();
    expect(hook('workshop-code').textContent).toBe(CODE);
    expect(document.querySelector('wr-qr-code')).not.toBeNull();
  });

  test('a lobby shows the way in while people arrive, and gives way to the first change', async () => {
    serve();
    await page.viewport(1920, 1080);
    await openPage('wr-stage-page', { code: CODE });
    expect(hook('lobby-code').textContent).toBe(CODE);
    expect(hook('lobby-count').dataset.value).toBe('2');
    fill(['이하은']);
    server.current!.handlers.presence({ online: Object.keys(server.current!.state.participants) });
    await settled();
    expect(hook('lobby-count').dataset.value).toBe('3');
    expect(document.querySelector('wr-stage-lobby')!.textContent).toContain('이하은');
    expect(document.querySelector('main')!.inert).toBe(true);
    does({ type: 'set-parameters', board, values: [['W1-0-0', 0.4]] }, 'p2');
    await settled();
    expect(document.querySelector('wr-stage-lobby')).toBeNull();
    expect(document.querySelector('main')!.inert).toBe(false);
  });

  test('the QR opens the lobby at any time; Escape and its button lead back', async () => {
    serve();
    setAll(0.7);
    await page.viewport(1920, 1080);
    await openPage('wr-stage-page', { code: CODE });
    expect(document.querySelector('wr-stage-lobby')).toBeNull();
    const small = document.querySelector('wr-qr-code')!.getBoundingClientRect().width;
    hook('stage-enlarge-code').click();
    await settled();
    const large = document.querySelector('wr-stage-lobby wr-qr-code')!.getBoundingClientRect().width;
    expect(large).toBeGreaterThan(3 * small);
    await userEvent.keyboard('{Escape}');
    await settled();
    expect(document.querySelector('wr-stage-lobby')).toBeNull();
    hook('stage-enlarge-code').click();
    await settled();
    hook('lobby-close').click();
    await settled();
    expect(document.querySelector('wr-stage-lobby')).toBeNull();
  });

  test.each(projectors)(
    'the lobby has room for 60 people and their names, at %i × %i',
    async (width, height) => {
      serve();
      await page.viewport(width, height);
      for (const [count, names] of [
        [2, []],
        [30, people(28)],
        [60, [...longNames, ...people(54)]],
      ] as const) {
        serve();
        fill(names);
        await openPage('wr-stage-page', { code: CODE });
        await document.fonts.ready;
        for (const locale of ['ko', 'en'] as const) {
          setLocale(locale);
          await settled();
          const lobby = document.querySelector('wr-stage-lobby')!;
          expect(lobby.querySelectorAll('wr-avatar')).toHaveLength(count);
          expect(misplaced(lobby)).toEqual([]);
        }
        document.body.replaceChildren();
        leaveWorkshop();
      }
    },
  );

  test.each(projectors)(
    'the map takes the network’s place when it is made large, at %i × %i',
    async (width, height) => {
      serve();
      does({ type: 'set-data', board, data: { kind: 'set', name: 'moons' } });
      await page.viewport(width, height);
      await openPage('wr-stage-page', { code: CODE });
      const map = (): DOMRect => document.querySelector('wr-decision-map canvas')!.getBoundingClientRect();
      await eventually(() => expect(map().width).toBeGreaterThan(100));
      const small = map().width;
      hook('stage-enlarge-map').click();
      await settled();
      await eventually(() => expect(map().width).toBeGreaterThan(1.6 * small));
      expect(document.querySelector('wr-network-diagram')).toBeNull();
      expect(hook('loss').checkVisibility()).toBe(true);
      expect(misplaced(document.querySelector('wr-stage-page')!)).toEqual([]);
      hook('stage-enlarge-map').click();
      await settled();
      expect(document.querySelector('wr-network-diagram')).not.toBeNull();
    },
  );

  test('has nothing axe can find in the lobby, in a locked room, with a large map', async () => {
    serve();
    await openPage('wr-stage-page', { code: CODE });
    await expectGoodPage();
    does({ type: 'lock-room' });
    await settled();
    await expectGoodPage();
    does({ type: 'set-data', board, data: { kind: 'set', name: 'moons' } });
    await settled();
    await page.viewport(1440, 900);
    hook('stage-enlarge-map').click();
    await settled();
    await expectGoodPage();
  });
});
