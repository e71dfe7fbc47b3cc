import { describe, expect, test } from 'vitest';
import '#client/console/conduct/conduct-strip.ts';
import '#client/console/conduct/hands-queue.ts';
import '#client/instruments/handing/hand-weight.ts';
import '#client/room/class/class-bar.ts';
import { t } from '#client/i18n/t.ts';
import { keysOf } from '#shared/math/parameter-key.ts';
import type { Command } from '#shared/workshop/features.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { lectureBoard, viewOf } from '../../gallery/views.ts';
import { expectAccessible } from '../instruments/mount.ts';
import { hook, hooks, mountElement } from '../mount-element.ts';
import { eventsOf, FIRST_BOARD, following, openedWorkshop } from '../stores/fake-server.ts';
import { LedClass } from './led-class.ts';

/** A class in which these things were done. */
function classIn(...done: ReadonlyArray<readonly [by: string, command: Command]>): WorkshopState {
  return done.reduce(
    (state, [by, command]) => following(state, eventsOf(state, by, command)),
    openedWorkshop(),
  );
}

const commandsOf = (emitted: readonly { readonly detail: unknown }[]): unknown[] =>
  emitted.map(({ detail }) => (detail as { readonly command: unknown }).command);

function strip(workshop: WorkshopState, more: object = {}) {
  const people = Object.values(workshop.participants);
  return mountElement(
    'wr-conduct-strip',
    { workshop, people, shown: FIRST_BOARD, ...more },
    ['class-command', 'point-toggle'],
    848,
  );
}

describe('the strip', () => {
  test('says how the class stands, in words and by the keys that are lit', async () => {
    const { element } = await strip(
      classIn(
        ['p1', { type: 'let-move', policy: 'chosen', people: ['p2'] }],
        ['p3', { type: 'look-around', on: true }],
      ),
    );
    expect(hook('pace').dataset.value).toBe('follow');
    expect(hook('who-moves').dataset.value).toBe('chosen');
    expect(hook('who-moves-chosen').getAttribute('aria-pressed')).toBe('true');
    expect(hook('who-moves-chosen').textContent).toContain('김서연');
    expect(hook('who-moves').title).toMatch(/Instructor 님이 \d\d:\d\d에 바꿨어요/);
    expect(
      hook('class-state')
        .textContent?.replace(/\s+/g, ' ')
        .trim()
        .replaceAll(/[\u2068\u2069]/g, ''),
    ).toBe('1명이 따라와요. 1명은 둘러보고 있어요. 지금은 김서연만 움직일 수 있어요.');
    await expectAccessible(element);
  });

  test('says what keeps everybody from moving what is shown, and that nobody is here', async () => {
    const said = async (state: WorkshopState, people?: []) => {
      await strip(state, people === undefined ? {} : { people });
      return hook('class-state').textContent?.replace(/\s+/g, ' ').trim();
    };
    const ask = { type: 'ask', kind: 'direction', board: FIRST_BOARD, parameter: 'W1-0-0', to: 0.9 } as const;
    expect(await said(new LedClass().teaches(ask).state)).toBe(
      '2명이 따라와요. 답을 공개할 때까지 이 보드는 쉬어요.',
    );
    const watched = { board: FIRST_BOARD, members: [], see: 'everyone', move: 'nobody' } as const;
    expect(await said(classIn(['p1', { type: 'share-board', ...watched }]))).toBe(
      '2명이 따라와요. 학생은 이 보드를 보기만 해요.',
    );
    // Another instructor has everybody look at what is not shown here.
    const lit = { type: 'spotlight', on: { board: 'b2' } } as const;
    const two = { type: 'open-board', title: '1조', of: FIRST_BOARD, as: 'start' } as const;
    expect((await said(classIn(['p1', two], ['p1', lit])))?.replace(/[\u2068\u2069]/g, '')).toBe(
      '모두 “1조” 보드를 함께 보고 있어요. 지금은 모두 움직일 수 있어요.',
    );
    expect(await said(classIn(), [])).toBe('아직 학생이 없어요.');
  });

  test('sets the pace and who moves with one tap each, and whom with another', async () => {
    const { emitted } = await strip(classIn(['p1', { type: 'let-move', policy: 'chosen', people: ['p2'] }]));
    hook('pace-free').click();
    hook('who-moves-nobody').click();
    hook('mover-p3').click();
    hook('mover-p2').click();
    expect(commandsOf(emitted)).toEqual([
      { type: 'set-pace', pace: 'free' },
      { type: 'let-move', policy: 'nobody' },
      { type: 'let-move', policy: 'chosen', people: ['p2', 'p3'] },
      { type: 'let-move', policy: 'chosen', people: [] },
    ]);
  });

  test('puts what is shown here in the spotlight, and takes it out again', async () => {
    const dark = await strip(classIn(), { selected: 'W1-0-0' });
    hook('spotlight').click();
    expect(commandsOf(dark.emitted)).toEqual([
      { type: 'spotlight', on: { board: FIRST_BOARD, parameter: 'W1-0-0' } },
    ]);
    const lit = await strip(classIn(['p1', { type: 'spotlight', on: { board: FIRST_BOARD } }]));
    expect(hook('spotlight').getAttribute('aria-pressed')).toBe('true');
    hook('spotlight').click();
    expect(commandsOf(lit.emitted)).toEqual([{ type: 'spotlight', on: null }]);
  });

  test('starts a clock and stops it, calls everybody here and shows where one points', async () => {
    const { emitted } = await strip(classIn());
    hook('timer-5').click();
    hook('look-here').click();
    hook('pointer').click();
    expect(emitted.map(({ detail }) => detail)).toEqual([
      { command: { type: 'start-timer', seconds: 300 } },
      { command: { type: 'look-here' } },
      { on: true },
    ]);
    const running = await strip(classIn(['p1', { type: 'start-timer', seconds: 300 }]));
    hook('timer').click();
    expect(commandsOf(running.emitted)).toEqual([{ type: 'stop-timer' }]);
  });

  test('asks what may be done now, and says why not', async () => {
    const refused = ({ type, ...ask }: { type: string; pace?: string }) =>
      type === 'set-pace' && ask.pace === 'range' ? { code: 'no-activity' } : undefined;
    const { emitted } = await strip(classIn(), { refused });
    expect(hook('pace-range').getAttribute('aria-disabled')).toBe('true');
    expect(hook('pace-range').title).not.toBe('');
    hook('pace-range').click();
    expect(emitted).toEqual([]);
  });
});

test('the queue has who has waited longest first, calls them, and hands them the chosen weight', async () => {
  const workshop = classIn(
    ['p3', { type: 'raise-hand', about: 'stuck' }],
    ['p2', { type: 'raise-hand', about: null }],
  );
  const { element, emitted } = await mountElement(
    'wr-hands-queue',
    { workshop, shown: FIRST_BOARD, selected: 'W1-0-0' },
    ['class-command'],
    296,
  );
  expect(hook('hands').dataset.value).toBe('2');
  expect(hooks('hand-')).toEqual(['hand-p2', 'hand-p3']);
  hook('call-p3').click();
  hook('call-give-p2').click();
  hook('pick-volunteer').click();
  expect(commandsOf(emitted)).toEqual([
    { type: 'call-hand', participant: 'p3' },
    { type: 'call-hand', participant: 'p2' },
    { type: 'hand-parameters', board: FIRST_BOARD, parameters: ['W1-0-0'], to: 'p2' },
    { type: 'pick-volunteer', draw: expect.any(Number) },
  ]);
  await expectAccessible(element);
});

test('whoever was called, also by lot, stays with the queue until it is done', async () => {
  // Whoever is drawn by lot is called with no hand up.
  const workshop = classIn(
    ['p2', { type: 'raise-hand', about: 'stuck' }],
    ['p1', { type: 'call-hand', participant: 'p3' }],
  );
  const { element, emitted } = await mountElement('wr-hands-queue', { workshop }, ['class-command'], 296);
  expect(hook('hands').dataset.value).toBe('1');
  expect(hooks('called-')).toEqual(['called-p3']);
  expect(hook('called-p3').textContent).toMatch(/불렀어요/);
  hook('call-done-p3').click();
  expect(commandsOf(emitted)).toEqual([{ type: 'lower-hand', participant: 'p3' }]);
  await expectAccessible(element);
});

describe('a weight', () => {
  const key = 'W1-0-0';
  const view = (more: object = {}) => ({
    ...viewOf(lectureBoard(), { role: 'instructor', selected: key }),
    ...more,
  });
  const chip = (of: object) =>
    mountElement('wr-hand-weight', { view: of } as never, ['board-command', 'class-command']);

  test('is handed to a student, or to one at random', async () => {
    const of = view();
    const student = Object.values(of.participants).find(({ role }) => role === 'student')!;
    const { emitted } = await chip(of);
    expect(hook('hand-weight').dataset.value).toBe('');
    hook('hand-weight-menu').click();
    const [face, name] = ['wr-avatar', 'bdi'].map((part) =>
      hook(`hand-weight-to-${student.id}`).querySelector(part)!.getBoundingClientRect(),
    );
    expect(name!.left - face!.right).toBeGreaterThanOrEqual(6);
    hook(`hand-weight-to-${student.id}`).click();
    hook('hand-weight-dice').click();
    expect(commandsOf(emitted)).toEqual([
      { type: 'hand-parameters', parameters: [key], to: student.id },
      { type: 'pick-volunteer', draw: expect.any(Number), board: of.board.id, parameters: [key] },
    ]);
  });

  test('is taken back from whose it is', async () => {
    const of = view();
    const student = Object.values(of.participants).find(({ role }) => role === 'student')!;
    const handed = { [key]: { to: student.id, at: Date.now() } };
    const { element, emitted } = await chip({ ...of, handed });
    expect(hook('hand-weight').dataset.value).toBe(student.id);
    expect(hook('hand-weight').textContent).toContain(student.name);
    hook('hand-weight-back').click();
    expect(commandsOf(emitted)).toEqual([{ type: 'hand-parameters', parameters: [key], to: null }]);
    await expectAccessible(element);
  });

  test('brings its whole layer along, which is taken back as one', async () => {
    const of = view();
    const student = Object.values(of.participants).find(({ role }) => role === 'student')!;
    const layer = keysOf(of.board.network).filter((each) => /^[Wb]1-/.test(each));
    const own = { to: student.id, at: Date.now() };
    const one = await chip({ ...of, handed: { [key]: own } });
    hook('hand-layer').click();
    const all = await chip({ ...of, handed: Object.fromEntries(layer.map((each) => [each, own])) });
    expect(hooks('hand-layer')).toEqual([]);
    hook('hand-weight-back').click();
    expect(commandsOf([...one.emitted, ...all.emitted])).toEqual([
      { type: 'hand-parameters', parameters: layer, to: student.id },
      { type: 'hand-parameters', parameters: layer, to: null },
    ]);
    await expectAccessible(all.element);
  });

  test('is no student’s to hand over', async () => {
    await chip(view({ role: 'student' }));
    expect(hooks('hand-weight')).toEqual([]);
  });
});

describe('a student’s place in the class', () => {
  const bar = (workshop: WorkshopState, you = 'p2') =>
    mountElement('wr-class-bar', { workshop, you }, ['class-command', 'yours-find'], 264);

  test('is to follow where somebody leads, to look around and to come back', async () => {
    await bar(classIn());
    expect(hooks('following')).toEqual([]);
    const led = [['p1', { type: 'lead', board: FIRST_BOARD }]] as const;
    const follows = await bar(classIn(...led));
    expect(hook('following').dataset.value).toBe('true');
    hook('following').click();
    const away = await bar(classIn(...led, ['p2', { type: 'look-around', on: true }]));
    expect(hook('following').dataset.value).toBe('false');
    hook('following').click();
    expect(commandsOf([...follows.emitted, ...away.emitted])).toEqual([
      { type: 'look-around', on: true },
      { type: 'look-around', on: false },
    ]);
    await expectAccessible(away.element);
  });

  test('says what was handed to whoever sits there, and to nobody else', async () => {
    const hands = { type: 'hand-parameters', board: FIRST_BOARD, parameters: ['W1-0-0'], to: 'p2' } as const;
    const { element, emitted } = await bar(classIn(['p1', hands]));
    expect(hook('yours').textContent!.trim()).toBe(t('class.yours', { what: 'w₁₁⁽¹⁾' }));
    hook('yours').click();
    expect(emitted.at(-1)).toEqual({
      type: 'yours-find',
      detail: { board: FIRST_BOARD, parameter: 'W1-0-0' },
    });
    await expectAccessible(element);
    // A layer is called by its number, and a board that is not open here by its title.
    const { network } = openedWorkshop().boards[FIRST_BOARD]!;
    const layer = keysOf(network).filter((key) => /^[Wb]1/.test(key));
    const more = classIn(['p1', { ...hands, parameters: [...layer, 'W2-0-0'] }]);
    await bar(more);
    expect(hook('yours').textContent).toContain('1층, w₁₁⁽²⁾:');
    await bar({ ...more, boards: {} });
    expect(hook('yours').textContent).toContain('우리 반 보드:');
    await bar(classIn(['p1', hands]), 'p3');
    expect(hooks('yours')).toEqual([]);
  });

  test('is to raise one’s hand, see that it is up or called, and lower it', async () => {
    const down = await bar(classIn());
    hook('raise-hand-show').click();
    const up = await bar(classIn(['p2', { type: 'raise-hand', about: 'show' }]));
    expect(hook('raise-hand').dataset.value).toBe('up');
    hook('raise-hand').click();
    await bar(classIn(['p1', { type: 'call-hand', participant: 'p2' }]));
    expect(hook('raise-hand').dataset.value).toBe('called');
    expect(commandsOf([...down.emitted, ...up.emitted])).toEqual([
      { type: 'raise-hand', about: 'show' },
      { type: 'lower-hand', participant: 'p2' },
    ]);
  });

  test('shows the clock and what is in the spotlight', async () => {
    const { element } = await bar(
      classIn(
        ['p1', { type: 'start-timer', seconds: 300 }],
        ['p1', { type: 'spotlight', on: { board: FIRST_BOARD, participant: 'p3' } }],
      ),
    );
    // The class of the tests is of long ago: its time is up.
    expect(hook('timer').dataset.value).toBe('0');
    expect(hook('spotlight').textContent).toContain('박지호');
    await expectAccessible(element);
  });
});
