import { html } from 'lit';
import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '#client/activities/prediction-card.ts';
import '#client/activities/question-dock.ts';
import '#client/activities/stage-question.ts';
import '#client/console/asking/ask-bar.ts';
import '#client/console/stage/stage-control.ts';
import { showKeys } from '#client/console/keys/keys-sheet.ts';
import { keys } from '#client/console/keys.ts';
import { KeysController } from '#client/controllers/keys-controller.ts';
import { messages } from '#client/i18n/messages.ts';
import { hand } from '#client/modes/hand.ts';
import '#client/room/board-surface.ts';
import '#client/room/class/class-bar.ts';
import { buildANetwork } from '#shared/lessons/build-a-network.ts';
import type { Command } from '#shared/workshop/features.ts';
import { stageViews } from '#shared/workshop/model/stage.ts';
import { eventually } from '../eventually.ts';
import { tightCells } from '../geometry.ts';
import { expectAccessible, press, settled } from '../instruments/mount.ts';
import { hook, hooks, mountElement } from '../mount-element.ts';
import { misplaced } from '../texts.ts';
import { LedClass } from './led-class.ts';

const raise = { type: 'ask', kind: 'direction', board: 'class', parameter: 'W1-0-0', to: 0.6 } as const;

describe('the ask bar', () => {
  const bar = (selected: string | null = 'W1-0-0', play = new LedClass()) =>
    mountElement(
      'wr-ask-bar',
      {
        workshop: play.state,
        view: play.boardView('p1', selected),
        refused: (ask) => play.rules.refusal(play.state, 'p1', { ...ask }),
      },
      ['workshop-command'],
      848,
    );

  test('asks in two taps: one writes the sentence from what is selected, one asks', async () => {
    const { element, emitted } = await bar();
    hook('ask-direction').click();
    await settled(element);
    expect(element.querySelector('.sentence')!.textContent).toMatch(/0\.10에서 0\.60으로 올리면 손실은\?/);
    hook('ask').click();
    expect(emitted.map(({ detail }) => detail)).toEqual([{ command: raise }]);
  });

  test('tells where what it asks about is to go, while it is about that', async () => {
    const { element } = await bar();
    const aims: unknown[] = [];
    element.addEventListener('ask-aim', (event) => aims.push((event as CustomEvent).detail.aim));
    hook('ask-direction').click();
    await settled(element);
    hook('ask-ready').click();
    await settled(element);
    expect(aims).toEqual([{ parameter: 'W1-0-0', to: 0.6 }, undefined]);
  });

  test('says why it cannot ask, and asks what needs no weight', async () => {
    const { element, emitted } = await bar(null);
    hook('ask-direction').click();
    await settled(element);
    expect((hook('ask') as HTMLButtonElement).disabled).toBe(true);
    expect(element.textContent).toContain('먼저 가중치나 편향을 하나 고르고');
    hook('ask-choice').click();
    await settled(element);
    hook('ask').click();
    expect(emitted[0]!.detail).toEqual({ command: { type: 'ask', kind: 'choice' } });
    await settled(element);
    expect(hook('ask-kind').dataset.value).toBeUndefined();
  });

  test('is accessible in both languages and themes', async () => {
    const { element } = await bar();
    hook('ask-number').click();
    await expectAccessible(element);
  });
});

describe('the question under the board', () => {
  const dock = (play: LedClass) =>
    mountElement('wr-question-dock', { view: play.questionView('p1') }, ['activity-command'], 848);

  test('puts a line that was revealed on every screen, and takes it away again (N4)', async () => {
    const play = new LedClass()
      .teaches({ type: 'open-activity', activity: 'build-a-network' })
      .teaches({
        type: 'step-activity',
        step: buildANetwork.steps.findIndex(({ asks }) => asks === 'defence'),
      })
      .answers('p3', 1, '<b>깊은 쪽이 나아요</b>');
    play.teaches({ type: 'reveal-prediction', prediction: play.asked.id });
    const { element, emitted } = await dock(play);
    const command = () => (emitted.at(-1)!.detail as { command: Command }).command;
    // Each under what was chosen with it, of which it says how often it was.
    const chosen = [...element.querySelectorAll('h3')].map(({ textContent }) => textContent!.trim());
    expect(chosen.map((words) => words.at(-1))).toEqual(['0', '1']);
    expect(hook('spotlight-answer-p3').closest('ul')!.previousElementSibling?.textContent).toContain(
      chosen[1],
    );
    hook('spotlight-answer-p3').click();
    expect(command()).toEqual({
      type: 'spotlight',
      on: { board: 'class', participant: 'p3', answer: play.asked.id },
    });
    element.view = play.teaches(command()).questionView('p1');
    await settled(element);
    expect(hook('spotlight-answer-p3').getAttribute('aria-pressed')).toBe('true');
    await expectAccessible(element);
    const bar = await mountElement('wr-class-bar', { workshop: play.seenBy('p2'), you: 'p2' }, [], 390);
    expect(hook('spotlight').textContent).toContain('Ada의 답');
    expect(hook('spotlight-answer').textContent).toContain('<b>깊은 쪽이 나아요</b>');
    await expectAccessible(bar.element);
    const again = await dock(play);
    hook('spotlight-answer-p3').click();
    expect(again.emitted.at(-1)!.detail).toEqual({ command: { type: 'spotlight', on: null } });
  });

  test('leads from closing over another vote to the reveal, and only the next step is filled', async () => {
    const play = new LedClass().teaches(raise).answers('p2', 0);
    const { element, emitted } = await dock(play);
    const filled = () =>
      [...element.querySelectorAll<HTMLElement>('footer .primary')].map((one) => one.dataset.testid);
    expect(filled()).toEqual(['prediction-close']);
    expect((hook('prediction-again') as HTMLButtonElement).disabled).toBe(true);
    hook('prediction-close').click();
    element.view = play.teaches({ type: 'close-prediction', prediction: 'q1' }).questionView('p1');
    await settled(element);
    expect(filled()).toEqual(['prediction-reveal']);
    hook('prediction-again').click();
    hook('prediction-reveal').click();
    element.view = play.teaches({ type: 'reveal-prediction', prediction: 'q1' }).questionView('p1');
    await settled(element);
    expect(hook('prediction').dataset.state).toBe('revealed');
    hook('prediction-drop').click();
    expect(emitted.map(({ detail }) => (detail as { command: { type: string } }).command.type)).toEqual([
      'close-prediction',
      'ask-again',
      'reveal-prediction',
      'drop-prediction',
    ]);
  });

  test('shows the distribution on request alone, and not of the next question (Q4)', async () => {
    const play = new LedClass().teaches(raise).answers('p2', 0).answers('p3', 0);
    const { element, emitted } = await dock(play);
    expect(hooks('prediction-histogram')).toEqual([]);
    hook('prediction-look').click();
    expect(emitted[0]!.detail).toEqual({ command: { type: 'look-at-answers', prediction: 'q1' } });
    element.view = play.teaches({ type: 'look-at-answers', prediction: 'q1' }).questionView('p1');
    await settled(element);
    expect(hook('prediction-histogram').textContent).toMatch(/커져요\s*2/);
    element.view = play.teaches(raise).questionView('p1');
    await settled(element);
    expect(hook('prediction-look').getAttribute('aria-checked')).toBe('false');
    expect(hooks('prediction-histogram')).toEqual([]);
  });

  test('has a letter of a poll marked as right with its reveal', async () => {
    const play = new LedClass().teaches({ type: 'ask', kind: 'choice' });
    play.teaches({ type: 'close-prediction', prediction: 'q1' });
    const { emitted } = await dock(play);
    hook('prediction-right-2').click();
    expect(emitted[0]!.detail).toEqual({
      command: { type: 'reveal-prediction', prediction: 'q1', right: 2 },
    });
  });

  test('is accessible in both languages and themes, open and revealed', async () => {
    const play = new LedClass().teaches(raise).answers('p2', 0);
    const { element } = await dock(play);
    await expectAccessible(element);
    element.view = play.teaches({ type: 'reveal-prediction', prediction: 'q1' }).questionView('p1');
    await expectAccessible(element);
  });
});

describe('a question on a student’s board', () => {
  test.each([
    [1440, 900, 880],
    [1366, 768, 1102],
    [1024, 768, 1024],
  ])('is in sight with every answer on a screen of %i × %i', async (screen, height, width) => {
    await page.viewport(screen, height);
    const play = new LedClass().teaches(raise);
    const { element } = await mountElement(
      'wr-board-surface',
      {
        view: play.boardView('p2'),
        mode: hand,
        question: html`<wr-prediction-card .view=${play.questionView('p2')}></wr-prediction-card>`,
      },
      [],
      width,
    );
    await document.fonts.ready;
    await settled(element);
    const top = element.getBoundingClientRect().top;
    const ends = [0, 1, 2].map(
      (answer) => hook(`prediction-choice-${answer}`).closest('label')!.getBoundingClientRect().bottom - top,
    );
    // Above it are the page's header, and one's place in the class.
    expect(Math.max(...ends)).toBeLessThanOrEqual(height - 56 - 61);
    expect(misplaced(element.querySelector('wr-prediction-card')!, { scrolls: true })).toEqual([]);
  });
});

describe('a question on the stage', () => {
  const show = (play: LedClass) =>
    mountElement('wr-stage-question', { view: play.questionView(null, 'stage') }, [], 1600);

  test('says what is offered and how many are in, and nothing of what was answered (Q4)', async () => {
    const play = new LedClass().teaches(raise).answers('p2', 0);
    const { element } = await show(play);
    expect(hook('prediction-count').textContent?.replace(/\s+/g, '')).toBe('0/2명');
    expect([...element.querySelectorAll('.options .words')].map((one) => one.textContent)).toEqual([
      '0.01 넘게 커져요',
      '거의 그대로예요',
      '0.01 넘게 작아져요',
    ]);
    expect(hooks('prediction-histogram')).toEqual([]);
  });

  test.each([
    [1920, 'W1-0-0', 1],
    [1280, 'W1-0-0', -1],
    [1280, 'b1-0', -1],
  ])(
    '%i px wide has a diagram whose numbers are read from the back, before the reveal and after (%s)',
    async (width, parameter, sign) => {
      const play = new LedClass();
      const { parameters } = play.state.boards.class!;
      const values = ['W1-0-0', 'W3-1-0', 'b3-0', 'b3-1'].map(
        (key) => [key, sign * (1 + Math.abs(parameters[0]!))] as [string, number],
      );
      play.teaches({ type: 'set-parameters', board: 'class', values });
      play.teaches({ type: 'let-move', policy: 'everyone' }).teaches({ ...raise, parameter });
      await page.viewport(width, (width / 16) * 9);
      const { element } = await show(play);
      element.parentElement!.style.cssText = `width: ${width}px; height: ${(width / 1920) * 980}px`;
      element.style.setProperty('--unit', `${width / 100}px`);
      for (const step of ['asked', 'revealed']) {
        if (step === 'revealed') {
          play.teaches({ type: 'reveal-prediction', prediction: 'q1' });
          element.view = play.questionView(null, 'stage');
        }
        await document.fonts.ready;
        await eventually(() => {
          const diagram = element.querySelector('wr-network-diagram')!;
          const numbers = [...diagram.querySelectorAll('.z, .pill, .bias')];
          expect(numbers).toHaveLength(10);
          const sizes = numbers.map((number) => Number.parseFloat(getComputedStyle(number).fontSize));
          expect(Math.min(...sizes)).toBeGreaterThanOrEqual(((28 * width) / 1920) * 0.98);
          expect(tightCells()).toEqual([]);
          expect(misplaced(diagram)).toEqual([]);
        });
      }
    },
  );

  test('shows both rounds, what came of it, and where the change went', async () => {
    const play = new LedClass().teaches(raise).answers('p2', 0).answers('p3', 2);
    play.teaches({ type: 'ask-again', prediction: 'q1' }).answers('p2', 2).answers('p3', 2);
    play.teaches({ type: 'reveal-prediction', prediction: 'q1' });
    const { element } = await show(play);
    expect(element.querySelector('.label')!.textContent).toContain('2명이 두 번 답했어요');
    expect(element.querySelector('.right-one')!.textContent?.replace(/\s+/g, ' ')).toMatch(
      /거의 그대로예요.*처음 1 다시 2/,
    );
    expect(element.querySelector('.value')!.textContent).toBe('0.0957');
    expect(element.querySelector('.from')!.textContent?.replace(/\s+/g, ' ').trim()).toBe(
      '0.0963에서 −0.0006',
    );
    expect(element.querySelectorAll('.trace tr')).toHaveLength(3);
    await expectAccessible(element);
  });

  test('does not say what came of it once somebody has moved on', async () => {
    const play = new LedClass().teaches(raise).teaches({ type: 'reveal-prediction', prediction: 'q1' });
    play.teaches({ type: 'set-parameters', board: 'class', values: [['b3-0', 4]] });
    const { element } = await show(play);
    expect(element.querySelector('.value')!.textContent?.trim()).toBe('−0.0006');
    expect(element.querySelector('.trace')).toBeNull();
  });
});

describe('what the stage shows', () => {
  const control = (play: LedClass) =>
    mountElement(
      'wr-stage-control',
      {
        workshop: play.state,
        view: play.boardView('p1'),
        code: 'K7M4QX',
        watching: 1,
        refused: (ask) => play.rules.refusal(play.state, 'p1', { ...ask }),
      },
      ['workshop-command'],
      296,
    );

  test('is chosen with one tap, and says who chose it', async () => {
    const play = new LedClass().teaches({ type: 'show-on-stage', what: 'lobby' });
    const { element, emitted } = await control(play);
    expect(hook('stage-show').dataset.value).toBe('lobby');
    expect(hook('stage-show').title).toMatch(/님이 .* 바꿨어요/);
    expect(hooks('stage-show-')).toEqual(stageViews.map((what) => `stage-show-${what}`));
    hook('stage-show-board').click();
    hook('stage-show-blank').click();
    expect(emitted.map(({ detail }) => (detail as { command: unknown }).command)).toEqual([
      { type: 'show-on-stage', what: 'board', board: 'class' },
      { type: 'show-on-stage', what: 'blank' },
    ]);
    await expectAccessible(element);
  });
});

describe('the stage in small', () => {
  const small = async (play: LedClass, view = play.boardView('p1')) => {
    const { element } = await mountElement(
      'wr-stage-control',
      { workshop: play.state, view, code: 'K7M4QX', led: 'class', watching: 1 },
      [],
      296,
    );
    return element.querySelector<HTMLElement>('.thumbnail')!;
  };

  test('is the board with its loss, or its title alone where it is another than the one here', async () => {
    const play = new LedClass();
    const thumbnail = await small(play);
    expect(thumbnail.textContent).toContain('K7M 4QX');
    expect(thumbnail.textContent).toContain('0.0963');
    expect(thumbnail.querySelector('wr-network-diagram')).not.toBeNull();
    const view = play.boardView('p1');
    const other = await small(play, { ...view, board: { ...view.board, id: 'b2' } });
    expect(other.querySelector('wr-network-diagram')).toBeNull();
    expect(other.textContent).not.toContain('0.0963');
  });

  test('is the question, sealed until its reveal, and nothing at all where the stage is dark', async () => {
    const play = new LedClass().teaches(raise);
    const asked = await small(play);
    expect(asked.querySelector('.asks')!.textContent).toMatch(/0\.10에서 0\.60으로 올리면 손실은\?/);
    expect(asked.querySelectorAll('.bars .sealed')).toHaveLength(3);
    expect(asked.scrollHeight).toBeLessThanOrEqual(asked.clientHeight);
    const told = await small(play.teaches({ type: 'reveal-prediction', prediction: 'q1' }));
    expect(told.querySelectorAll('.bars .sealed')).toHaveLength(0);
    // As on the stage: up, the same, down.
    expect([...told.querySelectorAll('.bars i')].map(({ className }) => className)).toEqual([
      '',
      'right',
      '',
    ]);
    const dark = await small(play.teaches({ type: 'show-on-stage', what: 'blank' }));
    expect(dark.textContent!.trim()).toBe('');
  });
});

describe('the keys of the console', () => {
  test('are each for one thing, and have a sentence', () => {
    const names = keys.map(
      ({ code, shift, second }) => `${shift === true ? '⇧' : ''}${code} ${second ?? ''}`,
    );
    expect(new Set(names).size).toBe(names.length);
    expect(keys.filter(({ does }) => !Object.hasOwn(messages, does))).toEqual([]);
  });

  test('press their controls, one after the other where there are two, and never while somebody types', async () => {
    const play = new LedClass();
    const { element } = await mountElement(
      'wr-ask-bar',
      { workshop: play.state, view: play.boardView('p1', 'W1-0-0') },
      [],
    );
    const controller = new KeysController(element);
    const pressed: string[] = [];
    element.addEventListener('click', ({ target }) =>
      pressed.push((target as Element).closest('[data-testid]')!.getAttribute('data-testid')!),
    );
    const other = document.createElement('button');
    other.dataset.testid = 'stage-show-lobby';
    const field = document.createElement('input');
    element.append(other, field);
    controller.hostConnected();
    press('ㅂ', { code: 'KeyQ' });
    await settled(element);
    expect(hook('ask-kind').dataset.value).toBe('direction');
    press('Shift', { code: 'ShiftLeft', shiftKey: true });
    press('S', { code: 'KeyS', shiftKey: true });
    press('7', { code: 'Digit7' });
    field.focus();
    press('q', { code: 'KeyQ' });
    field.blur();
    press('z', { code: 'KeyQ', ctrlKey: true });
    controller.hostDisconnected();
    expect(pressed).toEqual(['ask-arm', 'stage-show-lobby']);
  });

  test('are listed under “?”', async () => {
    const closed = showKeys();
    const sheet = hook('keys');
    expect(sheet.querySelectorAll('dt')).toHaveLength(keys.length);
    document.querySelector('dialog')!.close();
    await closed;
  });
});
