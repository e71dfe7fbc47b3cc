import '#client/instruments/loss/loss-panel.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { setLocale } from '#client/i18n/locale.ts';
import { t } from '#client/i18n/t.ts';
import { roomOf } from '#client/instruments/loss/loss-panel.ts';
import { lossText } from '#client/instruments/loss/loss-text.ts';
import type { Point } from '#shared/workshop/model/data.ts';
import { lectureBoard, states, viewOf, withValues, xorBoard } from '../../../gallery/views.ts';
import { expectAccessible, hook, mount } from '../mount.ts';

beforeEach(() => setLocale('ko'));
afterEach(() => vi.useRealTimers());

test('the dot of a loss that nobody has changed yet is whole, on every size', async () => {
  for (const size of ['board', 'stage', 'phone'] as const) {
    const { panel } = await mount('wr-loss-panel', viewOf(), { size });
    const dot = panel.querySelector('.now')!.getBoundingClientRect();
    const chart = panel.querySelector('wr-loss-history')!.getBoundingClientRect();
    expect(dot.left).toBeGreaterThanOrEqual(chart.left);
    expect(dot.right).toBeLessThanOrEqual(chart.right);
  }
});

describe('the loss panel', () => {
  test('shows four decimals and carries every digit', async () => {
    const view = viewOf();
    await mount('wr-loss-panel', view);
    expect(hook('loss').textContent).toBe('0.0963');
    expect(hook('loss').dataset.value).toBe(String(view.observation.loss));
    expect(Number(hook('output-0').dataset.value)).toBeCloseTo(0.3168270764110298, 14);
    expect(Number(hook('output-1').dataset.value)).toBeCloseTo(0.6962790898619668, 14);
  });

  test('says over how many samples it is the mean, where they are several', async () => {
    const { show } = await mount('wr-loss-panel', viewOf());
    expect(hook('loss-over')).toBeNull();
    await show(viewOf(xorBoard()));
    expect(hook('loss-over').textContent).toBe('표본 4개의 평균');
  });

  test('a loss that is no number is a dash with an empty value, and says what to do', async () => {
    const { panel } = await mount('wr-loss-panel', states.diverged());
    expect(hook('loss').textContent).toBe('—');
    expect(hook('loss').dataset.value).toBe('');
    expect(panel.textContent).toContain(t('loss.too-large'));
    expect(panel.textContent).not.toContain('NaN');
  });

  test('says how far the last change brought it', async () => {
    await mount('wr-loss-panel', viewOf());
    expect(hook('loss-change').textContent).toContain('0.0305');
    expect(hook('loss-change').querySelector('.ok')).not.toBeNull();
  });

  test('names the latest changes with who, what and how much', async () => {
    await mount('wr-loss-panel', viewOf());
    const [latest] = hook('latest-changes').querySelectorAll('li');
    expect(latest?.textContent?.replace(/\s+/g, ' ')).toContain('이하은');
    expect(latest?.textContent).toContain('0.20');
    expect(latest?.textContent).toContain('−0.0305');
  });

  test('a long name gives way before the number a change led to, and a title says it whole', async () => {
    const view = viewOf();
    const last = view.history.at(-1)!;
    const by = last.by!;
    const named = { ...view.participants[by]!, name: 'محمد عبد الله الفيصل' };
    await mount(
      'wr-loss-panel',
      { ...view, participants: { ...view.participants, [by]: named } },
      { width: 296 },
    );
    await document.fonts.ready;
    const row = hook('latest-changes').querySelector<HTMLElement>('li')!;
    const [what, value] = [row.querySelector('.what')!, row.querySelector('.what strong')!];
    expect(value.getBoundingClientRect().right).toBeLessThanOrEqual(what.getBoundingClientRect().right + 0.5);
    expect(row.title).toContain('\u2068محمد عبد الله الفيصل\u2069');
    expect(row.title).toContain('→ 0.20');
    expect(getComputedStyle(row.querySelector('.who')!).unicodeBidi).toBe('isolate');
  });

  test('what a change came to is whole, however little room there is beside a tool', async () => {
    const view = viewOf();
    const last = view.history.at(-1)!;
    const [move] = last.moves;
    const many = Array.from({ length: 4 }, () => ({ ...move!, from: -0.25, to: -0.75 }));
    const history = [
      ...view.history.slice(0, -2),
      { ...last, moves: many.slice(0, 1), before: 0.1, loss: 0.3286 },
      { ...last, by: 'p3', version: last.version + 1, moves: many, before: 0.3286, loss: 0.1 },
    ];
    const participants = Object.fromEntries(
      Object.entries(view.participants).map(([id, one]) => [id, { ...one, name: `Minjun Kim ${id}` }]),
    );
    const { panel, show } = await mount('wr-loss-panel', { ...view, history }, { width: 240 });
    await document.fonts.ready;
    for (const role of ['student', 'instructor'] as const) {
      for (const locale of ['ko', 'en'] as const) {
        setLocale(locale);
        await show({ ...view, participants, history, role });
        const rows = [...panel.querySelectorAll<HTMLElement>('.edit-row .what:has(strong)')];
        expect(rows.length).toBeGreaterThan(1);
        for (const what of rows) {
          expect(what.scrollWidth, `${role}, ${locale}: ${what.textContent}`).toBeLessThanOrEqual(
            what.clientWidth,
          );
          // Less than a pixel abridges, too.
          const last = what.lastElementChild!.getBoundingClientRect();
          expect(last.right - what.getBoundingClientRect().right).toBeLessThan(0.02);
        }
      }
    }
  });

  test('a loss that got worse is never green, however large it is', async () => {
    const view = viewOf();
    const last = view.history.at(-1)!;
    const { show } = await mount('wr-loss-panel', view);
    for (const loss of [last.before! + 1e-7, last.before! + 0.1, 25_000, null]) {
      const history = [...view.history.slice(0, -1), { ...last, loss }];
      await show({ ...view, history, observation: { ...view.observation, loss } });
      expect(hook('loss-change').querySelector('.ok')).toBeNull();
      expect(hook('latest-changes').querySelector('li .change')?.classList.value).toBe('change err');
    }
  });

  test('a loss that is small but not 0 says how small, and so does its change', async () => {
    const view = viewOf();
    const last = { ...view.history.at(-1)!, before: 9e-7, loss: 3e-7 };
    const history = [...view.history.slice(0, -1), last];
    await mount('wr-loss-panel', { ...view, history, observation: { ...view.observation, loss: 3e-7 } });
    expect(hook('loss').textContent).toBe('3×10⁻⁷');
    expect(hook('loss-change').textContent).toContain('6×10⁻⁷');
    expect(hook('latest-changes').textContent).toContain('−6×10⁻⁷');
    expect(lossText(0)).toBe('0.0000');
  });

  test('a change that goes too far keeps its direction', async () => {
    const view = viewOf();
    const [before, loss] = [0.1, 30_000];
    const history = [...view.history.slice(0, -1), { ...view.history.at(-1)!, before, loss }];
    const { show } = await mount('wr-loss-panel', {
      ...view,
      history,
      observation: { ...view.observation, loss },
    });
    expect(hook('loss-change').textContent).toContain('+> 9999');
    expect(hook('latest-changes').textContent).toContain('> +9999');
    const back = [...history, { ...history.at(-1)!, first: 99, before: loss, loss: before }];
    await show({ ...view, history: back, observation: { ...view.observation, loss: before } });
    expect(hook('loss-change').textContent).toContain('−> 9999');
    expect(hook('latest-changes').textContent).toContain('< −9999');
  });

  test('counts one change in the singular', async () => {
    setLocale('en');
    const view = viewOf();
    const { panel } = await mount(
      'wr-loss-panel',
      { ...view, history: view.history.slice(0, 2) },
      { width: 296 },
    );
    expect(panel.querySelector('wr-loss-history')!.textContent).toContain('1 change ·');
  });

  test('two of three right are 67 %', async () => {
    const xor = states.xor();
    const points: Point[] = [
      [0, 0, 0],
      [0, 1, 1],
      [1, 1, 0],
    ];
    const board = { ...xor.board, data: { kind: 'points' as const }, points };
    await mount('wr-loss-panel', { ...xor, board, observation: { ...xor.observation, accuracy: 2 / 3 } });
    expect(hook('accuracy').textContent).toContain('67%');
  });

  test('says that a blown-up training led back to its start', async () => {
    const view = states.edits();
    const last = { ...view.history.at(-1)!, kind: 'stopped', before: 0.3, loss: 0.3 };
    await mount('wr-loss-panel', {
      ...view,
      history: [...view.history.slice(0, -1), last],
      observation: { ...view.observation, loss: 0.3 },
    });
    const [latest] = hook('latest-changes').querySelectorAll('li');
    expect(latest?.textContent).toContain(t('loss.edit-stopped'));
    expect(latest?.textContent).toContain(t('loss.training'));
    expect(hook('loss-change').textContent).toContain(t('loss.same'));
  });

  test('draws one tick a change, in its author’s colour, and describes the line', async () => {
    const { panel } = await mount('wr-loss-panel', viewOf(), { width: 296 });
    expect(panel.querySelectorAll('wr-loss-history .who')).toHaveLength(13);
    expect([...panel.querySelectorAll('wr-loss-history .who')].at(-1)?.classList).toContain('person-2');
    expect(panel.querySelector('wr-loss-history svg')?.getAttribute('aria-label')).toContain(
      t('loss.chart', { count: 13, first: '', last: '', least: '' }).split(':')[0]!,
    );
  });

  test('draws a hand that goes to and fro without any change of the loss as one tick', async () => {
    const view = viewOf();
    const last = view.history.at(-1)!;
    const again = (by: string, loss: number | null, version: number) =>
      ({ ...last, first: version, version, by, before: last.loss, loss }) as typeof last;
    const still = [15, 16, 17, 18].map((version) => again('p3', last.loss, version));
    const { panel, show } = await mount('wr-loss-panel', { ...view, history: [...view.history, ...still] });
    const ticks = () => panel.querySelectorAll('wr-loss-history .who').length;
    expect(ticks()).toBe(13);
    // Somebody else's, and one that changed something, are seen.
    const more = [again('p4', last.loss, 19), again('p4', 0.05, 20)];
    await show({ ...view, history: [...view.history, ...still, ...more] });
    expect(ticks()).toBe(15);
  });

  test('has its room from the start: what comes to stand in it makes it no higher', async () => {
    const heights: number[] = [];
    const { panel, show } = await mount('wr-loss-panel', states.idle(), { width: 256 });
    for (const view of [states.idle(), states.mine(), states.blownUp(), states.edits(), states.diverged()]) {
      const { board, observation } = states.mine();
      const training = view.board.training;
      await show({
        ...view,
        board: { ...board, training },
        observation: { ...observation, loss: view.observation.loss },
      });
      heights.push(panel.getBoundingClientRect().height);
    }
    // Its padding is the page's.
    expect(heights.map((height) => height - heights[0]!)).toEqual([0, 0, 0, 0, 0]);
    const spare = roomOf(states.mine().board) - (heights[0]! + 40);
    expect(spare).toBeGreaterThanOrEqual(0);
    expect(spare).toBeLessThan(8);
  });

  test('lets an instructor take back what others did last, each once, and nobody else', async () => {
    const view = viewOf(lectureBoard(), { role: 'instructor', you: 'p8' });
    const { panel, emitted, show } = await mount('wr-loss-panel', view);
    const tools = () => [...panel.querySelectorAll<HTMLElement>('[data-testid^=undo-of]')];
    const by = view.history.slice(-3).map((edit) => edit.by!);
    const listed = [...new Set(by.toReversed())];
    expect(tools().map(({ dataset }) => dataset.testid)).toEqual(listed.map((id) => `undo-of-${id}`));
    expect(tools()[0]!.ariaLabel).toBe(t('loss.undo-of', { name: view.participants[by[2]!]!.name }));
    tools()[0]!.click();
    expect(emitted).toEqual([['board-command', { command: { type: 'undo', of: by[2] } }]]);
    // Of somebody who did several, beside the last; of one's own, by one's own bar.
    const own = view.history.at(-1)!;
    await show({
      ...view,
      history: [...view.history, { ...own, version: 30 }, { ...own, version: 31, by: 'p8' }],
    });
    expect(tools().map(({ dataset }) => dataset.testid)).toEqual([`undo-of-${own.by}`]);
    await expectAccessible(panel);
    await show({ ...view, role: 'student' });
    expect(tools()).toEqual([]);
  });

  test('tells accuracy from loss', async () => {
    const { show } = await mount('wr-loss-panel', viewOf());
    expect(hook('argmax').textContent).toContain(t('loss.argmax-right', { output: 'y₂' }));
    await show(viewOf(withValues(lectureBoard(), { 'b3-0': 3 })));
    expect(hook('argmax').textContent).toContain(t('loss.argmax-wrong', { output: 'y₁', target: 'y₂' }));
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
    expect(status.textContent).toBe(t('loss.announce', { value: observation.loss!.toFixed(4) }));
    vi.useRealTimers();
    await show(viewOf());
  });

  test('says what blew up, at which step and why, and that the board is back', async () => {
    const { panel } = await mount('wr-loss-panel', states.blownUp(), { width: 296 });
    const card = hook('blow-up').textContent!.replace(/\s+/g, ' ');
    expect(card).toContain(t('blow-up.title', { step: 137 }));
    expect(card).toContain('w₂₁⁽¹⁾');
    expect(card).toContain(t('blow-up.rate'));
    expect(card).toContain(t('blow-up.back'));
    expect(panel.textContent).not.toContain('NaN');
  });

  test('counts what is answered right over the data', async () => {
    const { panel } = await mount('wr-loss-panel', states.xor(), { width: 296 });
    expect(hook('accuracy').dataset.value).toBe('1');
    expect(hook('accuracy').textContent).toContain(t('loss.accuracy-full', { right: 4, all: 4 }));
    expect(panel.textContent).toContain(t('loss.binary-cross-entropy'));
  });

  test('without a point yet there is no loss, and no alarm', async () => {
    const { panel } = await mount('wr-loss-panel', states.noPoints(), { width: 296 });
    expect(hook('loss').dataset.value).toBe('');
    expect(panel.textContent).toContain(t('loss.no-data'));
  });

  test('names every kind of change, and training as nobody’s', async () => {
    await mount('wr-loss-panel', states.edits(), { width: 296 });
    const [latest] = hook('latest-changes').querySelectorAll('li');
    expect(latest?.textContent).toContain(t('loss.training'));
    expect(latest?.textContent).not.toContain(t('loss.someone'));
    expect(latest?.querySelector('wr-avatar')).toBeNull();
    expect(hook('loss-change').textContent).toContain(t('loss.since-training'));
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
