import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { setLocale } from '#client/i18n/locale.ts';
import { t, tell } from '#client/i18n/t.ts';
import { train } from '#client/modes/train.ts';
import { rememberToken } from '#client/net/identity.ts';
import '#client/pages/board-page.ts';
import '#client/pages/host-page.ts';
import '#client/pages/people-page.ts';
import '#client/pages/stage-page.ts';
import { connectBy, leaveWorkshop } from '#client/stores/sessions.ts';
import type { Command } from '#shared/workshop/features.ts';
import { join } from '#shared/workshop/people/join.ts';
import { eventually } from '../eventually.ts';
import { FakeServer, FIRST_BOARD, joined } from '../stores/fake-server.ts';
import { misplaced } from '../texts.ts';
import { expectGoodPage, hook, openPage, settled } from './open-page.ts';

const server = { current: undefined as FakeServer | undefined };

const CODE = 'K7M4QX';

/** Turns the board to XOR. */
const xor: Command = { type: 'set-data', board: FIRST_BOARD, data: { kind: 'set', name: 'xor' } };

function serve(you: string | null): FakeServer {
  server.current = new FakeServer();
  server.current.you = you;
  return server.current;
}

beforeEach(async () => {
  await page.viewport(1440, 900);
  connectBy((handlers) => server.current!.connect(handlers));
  localStorage.clear();
  setLocale('ko');
  rememberToken(CODE, 'person', 'a'.repeat(43));
  rememberToken(CODE, 'host', 'a'.repeat(43));
});

afterEach(() => {
  document.body.replaceChildren();
  leaveWorkshop();
  connectBy(undefined);
  history.replaceState(null, '', '/');
});

/** Somebody waits at the door: p4. */
function knock(): void {
  const { current } = server;
  current!.does('p1', { type: 'set-door', door: 'approval' });
  const waiting = join(current!.state, { name: '최수아' }, { at: 1_000, maxParticipants: 500 });
  if (waiting.ok) current!.tick(...waiting.events);
}

describe('the door', () => {
  test('whoever waits sees that they do, and goes in by themselves', async () => {
    serve('p4');
    knock();
    const element = await openPage('wr-board-page', { code: CODE });
    expect(element.textContent).toContain(t('outside.title'));
    expect(element.textContent).toContain('최수아');
    expect(document.querySelector('wr-board-surface')).toBeNull();
    const leaves = [...document.querySelectorAll('main .actions a')];
    expect(leaves.map(({ className }) => className.includes('primary'))).toEqual([false]);
    // What is beside one another stands on one line.
    await eventually(() => hook('practice-value'));
    const [choice, ruler] = [...document.querySelectorAll('wr-practice-board label > span')];
    const top = (element: Element | undefined) => Math.round(element!.getBoundingClientRect().top);
    expect(top(choice)).toBe(top(ruler));
    expect(document.querySelector('wr-practice-board')!.textContent).toContain(t('loss.target'));
    await expectGoodPage();
    server.current!.down();
    await settled();
    expect(element.textContent).toContain(t('outside.offline'));
    server.current!.up();
    await settled();
    expect(element.textContent).toContain(t('outside.body', { name: '최수아' }));
    server.current!.does('p1', { type: 'admit', participants: ['p4'] });
    await settled();
    expect(hook<HTMLInputElement>('param-W1-0-0').value).toBe('0.10');
  });

  test('the console lets in who waits', async () => {
    const current = serve('p1');
    await openPage('wr-host-page', { code: CODE });
    knock();
    await settled();
    hook('admit').click();
    await settled();
    current.settle();
    expect(current.state.participants.p4?.status).toBe('present');
  });

  test('the console asks before it removes several', async () => {
    const current = serve('p1');
    await openPage('wr-host-page', { code: CODE });
    hook('choose-people').click();
    await settled();
    hook('choose-all').click();
    await settled();
    hook('remove-chosen').click();
    await settled();
    document.querySelector<HTMLElement>('dialog .primary')!.click();
    await eventually(() => expect(current.commands).toHaveLength(1));
    expect(current.commands).toMatchObject([{ type: 'remove-many', participants: ['p2', 'p3'] }]);
  });

  test('the console tells of a flood, and removes those of it who do nothing', async () => {
    const current = serve('p1');
    await openPage('wr-host-page', { code: CODE });
    const crowd = Array.from({ length: 24 }, (_, n) => joined(`p${n + 4}`, `Bot ${n}`, n % 8));
    current.tick(...crowd);
    await settled();
    await expectGoodPage();
    hook('flood-remove').click();
    await settled();
    document.querySelector<HTMLElement>('dialog .primary')!.click();
    await eventually(() => expect(current.commands).toHaveLength(1));
    expect(current.commands).toMatchObject([{ type: 'remove-many', idle: true }]);
    await settled();
    expect(document.querySelector('[data-testid="flood"]')).toBeNull();
  });
});

describe('the people page', () => {
  test('does not do what was about to be done to somebody once the workshop has ended', async () => {
    const fake = serve('p1');
    await openPage('wr-people-page', { code: CODE });
    hook('people-row-p2').querySelector<HTMLElement>('[data-testid="people-more"]')!.click();
    await settled();
    hook('people-remove').click();
    await settled();
    fake.does('p1', { type: 'end' });
    fake.handlers.bye({ code: 'workshop-ended', retryable: false });
    await settled();
    expect(document.querySelector('h1')!.textContent).toBe(t('away.ended.title'));
    expect(document.querySelector('wr-notices')!.textContent!.trim()).toBe('');
  });
});

describe('the board page', () => {
  test('shows the public hooks with what the server said', async () => {
    serve('p2');
    await openPage('wr-board-page', { code: CODE });
    expect(hook('version').dataset.value).toBe('3');
    expect(hook('connection').dataset.state).toBe('live');
    expect(Number(hook('loss').dataset.value)).toBeCloseTo(0.09631, 4);
    expect(Number(hook('output-0').dataset.value)).toBeCloseTo(0.3168, 3);
    expect(hook<HTMLInputElement>('param-W1-0-0').value).toBe('0.10');
    expect(document.title).toBe('딥러닝 첫걸음 · Weightroom');
  });

  test('changes its language in place', async () => {
    serve('p2');
    const element = await openPage('wr-board-page', { code: CODE });
    expect(element.textContent).toContain(t('people.title'));
    setLocale('en');
    await settled();
    expect(element.textContent).toContain(t('people.title'));
    expect(document.documentElement.lang).toBe('en');
    expect(document.querySelector('wr-board-page')).toBe(element);
  });

  test('says that it is offline, and that it is back', async () => {
    const fake = serve('p2');
    await openPage('wr-board-page', { code: CODE });
    fake.down();
    await settled();
    expect(hook('connection').dataset.state).toBe('offline');
    fake.up();
    await settled();
    expect(hook('connection').dataset.state).toBe('live');
  });

  test('undoes the last change with Ctrl+Z, and lets go with Esc', async () => {
    const fake = serve('p2');
    await openPage('wr-board-page', { code: CODE });
    const field = hook<HTMLInputElement>('param-W1-0-0');
    await userEvent.fill(field, '0.9');
    await userEvent.keyboard('{Enter}');
    const answered = (check: () => void) =>
      eventually(async () => {
        fake.settle();
        await settled();
        check();
      });
    await answered(() => expect(fake.state.boards.class!.parameters[0]).toBe(0.9));
    field.blur();
    await userEvent.keyboard('{Control>}z{/Control}');
    await answered(() => expect(field.dataset.value).toBe('0.1'));
    await userEvent.keyboard('{Escape}');
    await answered(() => expect(fake.state.boards.class!.holds).toEqual({}));
  });

  test('sends who has no place in the room to the join page', async () => {
    localStorage.clear();
    serve('p2');
    await openPage('wr-board-page', { code: CODE });
    expect(location.pathname).toBe(`/join/${CODE}`);
  });

  test.each([
    ['workshop-ended', 'away.ended.title'],
    ['removed', 'away.removed.title'],
    ['left', 'away.left.title'],
    ['unknown-workshop', 'away.unknown.title'],
  ] as const)('after %s says what happened and what to do next', async (code, title) => {
    const fake = serve('p2');
    await openPage('wr-board-page', { code: CODE });
    fake.handlers.bye({ code, retryable: false });
    await settled();
    expect(document.querySelector('h1')!.textContent).toBe(t(title));
    expect(document.querySelector('main a[href]')).not.toBeNull();
    await expectGoodPage();
  });

  test('waits in words for a server that does not answer', async () => {
    const fake = serve('p2');
    fake.onHello = () => fake.down();
    await openPage('wr-board-page', { code: CODE });
    expect(document.querySelector('h1')!.textContent).toBe(t('away.unreachable.title'));
  });

  test('offers the console to whoever becomes the instructor', async () => {
    const fake = serve('p2');
    await openPage('wr-board-page', { code: CODE });
    fake.does('p1', { type: 'hand-over', to: 'p2' });
    await settled();
    expect(document.querySelector(`a[href="/w/${CODE}/host"]`)).not.toBeNull();
    expect(document.querySelector('wr-notices')!.textContent).toContain(t('notice.instructor'));
  });

  test('brings whoever was handed a weight to it, ready to be moved', async () => {
    const fake = serve('p2');
    await openPage('wr-board-page', { code: CODE });
    fake.does('p1', { type: 'hand-parameters', board: FIRST_BOARD, parameters: ['W2-0-0'], to: 'p2' });
    await settled();
    hook('mode-train').click();
    await eventually(() => expect(location.hash).toBe('#train'));
    hook('yours').click();
    await eventually(async () => {
      await settled();
      expect(hook('pill-W2-0-0').textContent).toContain('(나)');
    });
    expect(location.hash).not.toBe('#train');
  });

  test('shows names as text, whatever they are', async () => {
    const fake = serve('p2');
    await openPage('wr-board-page', { code: CODE });
    fake.tick(joined('p4', '<img onerror=alert(1)>', 3));
    await settled();
    hook('people-elsewhere').click();
    await settled();
    expect(document.querySelector('wr-roster')!.textContent).toContain('<img onerror=alert(1)>');
    expect(document.querySelector('wr-roster img')).toBeNull();
  });

  test('has nothing axe can find', async () => {
    serve('p2');
    await openPage('wr-board-page', { code: CODE });
    await expectGoodPage();
  });
});

describe('the board', () => {
  test('lies inside one element that says which board it is', async () => {
    serve('p2');
    await openPage('wr-board-page', { code: CODE });
    const surface = document.querySelector(`[data-board="${FIRST_BOARD}"]`)!;
    for (const inside of ['loss', 'output-0', 'param-W1-0-0', 'mode-hand']) {
      expect(surface.contains(hook(inside))).toBe(true);
    }
  });

  test('keeps its ids to itself, however many are on a page', async () => {
    serve('p2');
    await openPage('wr-board-page', { code: CODE });
    hook('mode-network').click();
    await eventually(() => hook('loss-menu'));
    const [first] = document.querySelectorAll('wr-board-surface');
    const second = document.createElement('wr-board-surface');
    const { view, mode } = first!;
    Object.assign(second, { view, mode });
    first!.after(second);
    await settled();
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});

describe('the modes', () => {
  const opened = async (mode: string, panel: string): Promise<void> => {
    hook(`mode-${mode}`).click();
    await eventually(() => {
      if (document.querySelector(`${panel} section`) === null) throw new Error(`no ${panel} yet`);
    });
    await settled();
  };

  test('each swaps what is under the diagram; diagram, loss and weight table stay', async () => {
    serve('p2');
    await openPage('wr-board-page', { code: CODE });
    expect(document.querySelector('wr-math-strip')).not.toBeNull();
    for (const [mode, panel] of [
      ['train', 'wr-training-controls'],
      ['data', 'wr-data-picker'],
      ['network', 'wr-network-editor'],
    ] as const) {
      await opened(mode, panel);
      expect(location.hash).toBe(`#${mode}`);
      expect(hook(`mode-${mode}`).getAttribute('aria-selected')).toBe('true');
      expect(document.querySelector('wr-math-strip')).toBeNull();
      for (const kept of ['version', 'connection', 'loss', 'output-0', 'param-W1-0-0']) hook(kept);
      expect(document.querySelector('wr-network-diagram')).not.toBeNull();
    }
    hook('mode-hand').click();
    await settled();
    expect(document.querySelector('wr-math-strip')).not.toBeNull();
    expect(location.hash).toBe('');
  });

  test('are gone through with the arrow keys, and the focus stays on the tab', async () => {
    serve('p2');
    await openPage('wr-board-page', { code: CODE });
    hook('mode-hand').focus();
    await userEvent.keyboard('{ArrowRight}');
    await settled();
    expect(document.activeElement).toBe(hook('mode-train'));
    await userEvent.keyboard('{End}');
    await settled();
    expect(hook('mode-network').getAttribute('aria-selected')).toBe('true');
    await userEvent.keyboard('{ArrowRight}');
    await settled();
    expect(document.activeElement).toBe(hook('mode-hand'));
  });

  test('an address with one opens in it', async () => {
    history.replaceState(null, '', `/w/${CODE}#network`);
    serve('p2');
    await openPage('wr-board-page', { code: CODE });
    expect(hook('mode-network').getAttribute('aria-selected')).toBe('true');
  });

  test('a student trains once the instructor lets them', async () => {
    const fake = serve('p2');
    await openPage('wr-board-page', { code: CODE });
    await opened('train', 'wr-training-controls');
    expect(hook<HTMLButtonElement>('train').disabled).toBe(true);
    fake.does('p1', { type: 'grant', grant: 'training' });
    await settled();
    hook('train').click();
    fake.settle();
    await settled();
    expect(fake.state.boards.class!.training.running).toBe(true);
    expect(hook('train').dataset.state).toBe('on');
    // Its words have changed; to be pressed as well would say the opposite.
    expect(hook('train').ariaPressed).toBeNull();
    expect(hook('mode-train').textContent).toContain(tell(train.busy!(fake.state.boards.class!)!));
  });

  test('data bring the map, on the stage too', async () => {
    const fake = serve('p1');
    await openPage('wr-host-page', { code: CODE });
    await opened('data', 'wr-data-picker');
    expect(document.querySelector('wr-decision-map')).toBeNull();
    hook('data-xor').click();
    fake.settle();
    await eventually(() => expect(document.querySelector('wr-decision-map section')).not.toBeNull());
    document.body.replaceChildren();
    leaveWorkshop();
    const { state } = fake;
    serve(null).state = state;
    await openPage('wr-stage-page', { code: CODE });
    await eventually(() => expect(document.querySelector('wr-loss-curve section')).not.toBeNull());
    await expectGoodPage();
  });

  test.each([
    ['train', 'wr-training-controls'],
    ['data', 'wr-data-picker'],
    ['network', 'wr-network-editor'],
  ] as const)('by %s has nothing axe can find', async (mode, panel) => {
    const fake = serve('p1');
    await openPage('wr-host-page', { code: CODE });
    fake.does('p1', xor);
    hook('param-W1-0-0').focus();
    await opened(mode, panel);
    await expectGoodPage();
  });
});

describe('the instructor’s console', () => {
  test('grants, and takes back', async () => {
    const fake = serve('p1');
    await openPage('wr-host-page', { code: CODE });
    hook('grant-network').click();
    fake.settle();
    await settled();
    expect(fake.state.grants).toEqual(['network']);
    expect(hook('grant-network').getAttribute('aria-checked')).toBe('true');
  });

  test('shows the code as exactly its six characters', async () => {
    serve('p1');
    await openPage('wr-host-page', { code: CODE });
    expect(hook('workshop-code').textContent).toBe(CODE);
  });

  test('takes the instructor’s token out of the address', async () => {
    history.replaceState(null, '', `/w/${CODE}/host#token=${'c'.repeat(43)}`);
    const fake = serve('p1');
    await openPage('wr-host-page', { code: CODE });
    expect(location.hash).toBe('');
    expect(fake.hellos[0]!.token).toBe('c'.repeat(43));
  });

  test('freezes, and goes on', async () => {
    const fake = serve('p1');
    await openPage('wr-host-page', { code: CODE });
    hook('freeze').click();
    fake.settle();
    await settled();
    expect(hook('freeze').dataset.state).toBe('on');
    // Its words have changed; to be pressed as well would say the opposite.
    expect(hook('freeze').ariaPressed).toBeNull();
    expect(fake.state.frozen).toBe(true);
    hook('freeze').click();
    await eventually(() => {
      fake.settle();
      expect(fake.state.frozen).toBe(false);
    });
  });

  test('has its header, what conducts the class, and the modes, in a row each on laptops and a tablet', async () => {
    const fake = serve('p1');
    fake.state = { ...fake.state, title: 'A title as long as it may be, and some more of it: deep learning' };
    fake.tick(...Array.from({ length: 57 }, (_, k) => joined(`p${k + 4}`, `남궁서연 ${k}`, k % 8)));
    fake.does('p1', { type: 'open-board', of: FIRST_BOARD, as: 'present', title: 'Another' });
    fake.does('p1', { type: 'rename-board', board: FIRST_BOARD, title: 'A signal through three layers' });
    fake.does('p1', { type: 'let-move', policy: 'chosen', people: ['p4'] });
    await openPage('wr-host-page', { code: CODE });
    await document.fonts.ready;
    const rows = (): Record<string, unknown> => {
      const [bar, head] = ['wr-app-header .bar', 'wr-board-surface .head'].map(
        (selector) => document.querySelector<HTMLElement>(selector)!,
      );
      const rowsOf = ['.strip button', '[role="tab"], .tools button'].map((parts) =>
        [...head!.querySelectorAll(parts)]
          .map((part) => part.getBoundingClientRect())
          .filter(({ height }) => height > 2),
      );
      const stands = hook('class-state');
      const middles = rowsOf.map((parts) => parts.map(({ y, height }) => y + height / 2));
      return {
        high: [...bar!.children].filter((part) => part.getBoundingClientRect().height > 44).length,
        apart: middles.filter((row) => Math.max(...row) - Math.min(...row) > 2).length,
        wrapped: rowsOf.flat().filter(({ height }) => height > 46).length,
        beyond: rowsOf.flat().filter(({ right }) => right > head!.getBoundingClientRect().right).length,
        shortened: stands.scrollHeight > stands.clientHeight || stands.scrollWidth > stands.clientWidth,
        found: [...misplaced(bar!), ...misplaced(head!)],
      };
    };
    for (const [width, height] of [
      [1440, 900],
      [1366, 768],
      [1024, 768],
    ] as const) {
      await page.viewport(width, height);
      for (const frozen of [true, false]) {
        fake.does('p1', { type: frozen ? 'freeze' : 'unfreeze' });
        for (const locale of ['ko', 'en'] as const) {
          setLocale(locale);
          await settled();
          expect({ width, frozen, locale, ...rows() }).toEqual({
            ...{ width, frozen, locale },
            ...{ high: 0, apart: 0, wrapped: 0, beyond: 0, shortened: false, found: [] },
          });
        }
      }
    }
  });

  test('resets at one click, and a notice brings the values back', async () => {
    const fake = serve('p1');
    await openPage('wr-host-page', { code: CODE });
    await userEvent.fill(hook('param-W1-0-0'), '0.9');
    await userEvent.keyboard('{Enter}');
    const confirmed = (value: number) =>
      eventually(() => {
        fake.settle();
        expect(fake.state.boards[FIRST_BOARD]?.parameters[0]).toBe(value);
      });
    await confirmed(0.9);
    hook('reset').click();
    await confirmed(0.1);
    await settled();
    expect(hook('param-W1-0-0').dataset.value).toBe('0.1');
    const notices = page.elementLocator(document.querySelector('wr-notices')!);
    (notices.getByRole('button', { name: t('notice.reset.undo') }).element() as HTMLElement).click();
    await confirmed(0.9);
    await settled();
    expect(hook('param-W1-0-0').dataset.value).toBe('0.9');
  });

  test('asks before it removes someone, and does nothing when told no', async () => {
    const fake = serve('p1');
    await openPage('wr-host-page', { code: CODE });
    const remove = (): void =>
      [...document.querySelectorAll<HTMLElement>('[data-testid="remove-person"]')].at(-1)!.click();
    remove();
    await settled();
    await userEvent.keyboard('{Escape}');
    await settled();
    expect(fake.commands).toEqual([]);
    remove();
    await settled();
    (page.getByRole('button', { name: t('remove.confirm') }).element() as HTMLElement).click();
    await settled();
    expect(fake.commands).toMatchObject([{ type: 'remove', participant: 'p3' }]);
  });

  test('tells a former instructor who has the role, and leads to the board', async () => {
    const fake = serve('p1');
    await openPage('wr-host-page', { code: CODE });
    fake.does('p1', { type: 'hand-over', to: 'p3' });
    await settled();
    expect(document.querySelector('h1')!.textContent).toBe(t('host.moved.title', { name: '박지호' }));
    expect(document.querySelector(`main a[href="/w/${CODE}"]`)).not.toBeNull();
  });

  test('has nothing axe can find, a dialog open or not', async () => {
    serve('p1');
    await openPage('wr-host-page', { code: CODE });
    await expectGoodPage();
    hook('end').click();
    await settled();
    await expectGoodPage();
    await userEvent.keyboard('{Escape}');
  });
});

describe('the stage', () => {
  test('watches without a token, and shows code, QR, loss and who is here', async () => {
    localStorage.clear();
    const fake = serve(null);
    await openPage('wr-stage-page', { code: CODE });
    expect(fake.hellos[0]).toMatchObject({ viewer: true });
    expect(fake.hellos[0]!.token).toBeUndefined();
    expect(hook('workshop-code').textContent).toBe(CODE);
    expect(document.querySelector('wr-qr-code svg')!.getAttribute('aria-label')).toContain(`/join/${CODE}`);
    expect(hook('loss').textContent).toContain('0.0963');
    expect(document.querySelector('footer')!.textContent).toContain(t('people.here', { count: 3 }));
  });

  test('has nothing smaller than 19 px on a projector', async () => {
    serve(null);
    await page.viewport(1920, 1080);
    await openPage('wr-stage-page', { code: CODE });
    const small = [...document.querySelectorAll<HTMLElement>('wr-stage-page *')].filter((element) => {
      const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim());
      return own && element.checkVisibility() && Number.parseFloat(getComputedStyle(element).fontSize) < 19;
    });
    const told = small.filter((element) => element.closest('.visually-hidden, sub, sup, .scripts') === null);
    expect(told.map(({ outerHTML }) => outerHTML)).toEqual([]);
  });

  test('has nothing axe can find', async () => {
    serve(null);
    await openPage('wr-stage-page', { code: CODE });
    await expectGoodPage();
  });
});
