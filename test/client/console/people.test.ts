import { describe, expect, test, vi } from 'vitest';
import '#client/console/people/people-grid.ts';
import { isMeant } from '#client/console/people/initials.ts';
import { type PeopleList, SECOND_THOUGHTS } from '#client/console/people/people-list.ts';
import '#client/console/people/people-list.ts';
import { setLocale } from '#client/i18n/locale.ts';
import { minuteNoted } from '#shared/workshop/attendance/noting.ts';
import { pseudonymOf } from '#shared/workshop/model/pseudonyms.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { Play } from '../../shared/workshop/play.ts';
import { expectAccessible } from '../instruments/mount.ts';
import { hook, hooks, mountElement, type } from '../mount-element.ts';

/** A class after some minutes: p2 moves, p3 is quiet, p4 is stuck, p5 is away. */
function workshop(anonymous = false): WorkshopState {
  const play = new Play(undefined, '민준', 'Ada King', '서연', 'Grace');
  for (let minute = 0; minute < 5; minute++) {
    play.wait(60_000);
    const here = ['p2', 'p3', 'p4'];
    play.take([minuteNoted(play.state, { here, acted: ['p2', 'p4'] }, minute, play.at)]);
  }
  play.does('p2', { type: 'hold', board: 'class', parameter: 'W1-0-0' } as never);
  play.does('p4', { type: 'raise-hand', about: 'stuck' } as never);
  if (anonymous) play.does('p1', { type: 'set-anonymous', on: true } as never);
  return play.state;
}

const mount = (anonymous = false, properties: Partial<PeopleList> = {}, width = 1_440) =>
  mountElement(
    'wr-people-list',
    { workshop: workshop(anonymous), online: ['p1', 'p2', 'p3', 'p4'], pollers: ['p3'], ...properties },
    ['workshop-command', 'attendance-export'],
    width,
  );

const rows = () => hooks('people-row-');
const states = () => rows().map((row) => hook(row).dataset.state);

describe('somebody is found', () => {
  test('by a part of their name, by the first consonants of its syllables, by its first letters', () => {
    expect(isMeant('민준', '민')).toBe(true);
    expect(isMeant('민준', 'ㅁㅈ')).toBe(true);
    expect(isMeant('김 민준', 'ㄱㅁㅈ')).toBe(true);
    expect(isMeant('Ada King', 'ak')).toBe(true);
    expect(isMeant('Ada King', 'a k')).toBe(true);
    expect(isMeant('Zoë', 'zoe')).toBe(true);
    expect(isMeant('민준', 'ㅈㅁ')).toBe(false);
    expect(isMeant('', '')).toBe(true);
  });

  test('in the list, after / as well', async () => {
    await mount();
    window.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true }));
    expect(document.activeElement).toBe(hook('people-search'));
    type(hook('people-search'), 'ㅁㅈ');
    await expect.poll(rows).toEqual(['people-row-p2']);
    type(hook('people-search'), 'nobody');
    await expect.poll(rows).toEqual([]);
  });
});

describe('the list of people', () => {
  test('says how everybody is doing, and is narrowed to those', async () => {
    const { element } = await mount();
    expect(states().toSorted()).toEqual(['away', 'moving', 'quiet', 'stuck']);
    expect(element.textContent).toContain('4분째 조용해요');
    for (const [filter, expected] of [
      ['quiet', ['people-row-p3']],
      ['away', ['people-row-p5']],
      ['stuck', ['people-row-p4']],
      ['slow', ['people-row-p3']],
      ['late', []],
    ] as const) {
      hook(`people-filter-${filter}`).click();
      await expect.poll(rows).toEqual(expected);
    }
  });

  test('is in the order that is chosen', async () => {
    await mount();
    expect(rows()).toEqual(['people-row-p2', 'people-row-p4', 'people-row-p3', 'people-row-p5']);
    hook('people-sort-minutes').click();
    await expect.poll(() => rows().at(-1)).toBe('people-row-p5');
  });

  test('has pseudonyms first while names are hidden, and the names beside them', async () => {
    const { element, emitted } = await mount(true);
    const pseudonym = pseudonymOf(workshop(true), 'p2');
    expect(hook('people-row-p2').querySelector('.who b')?.textContent).toBe(pseudonym);
    expect(hook('people-row-p2').querySelector('.who small')?.textContent).toBe('민준');
    expect(element.querySelector<HTMLInputElement>('[data-testid="anonymize"]')!.checked).toBe(true);
    hook('anonymize').click();
    expect(emitted).toEqual([
      { type: 'workshop-command', detail: { command: { type: 'set-anonymous', on: false } } },
    ]);
  });

  test('has nothing switched that may not be', async () => {
    await mount(false, { refused: () => ({ code: 'workshop-ended' }) });
    expect(hook<HTMLInputElement>('anonymize').disabled).toBe(true);
    hook('people-row-p2').querySelector<HTMLElement>('[data-testid="people-more"]')!.click();
    await expect.poll(() => hooks('people-remove')).toHaveLength(1);
    expect(hook<HTMLButtonElement>('people-remove').disabled).toBe(true);
  });

  test('sends somebody away after ten seconds in which that can be taken back, or at once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { emitted, element } = await mount();
      const asks = async (id: string, what: string) => {
        hook(`people-row-${id}`).querySelector<HTMLElement>('[data-testid="people-more"]')!.click();
        await element.updateComplete;
        hook(`people-${what}`).click();
        await element.updateComplete;
      };
      await asks('p2', 'remove');
      hook('people-soon-undo').click();
      vi.advanceTimersByTime(2 * SECOND_THOUGHTS);
      expect(emitted).toEqual([]);
      await asks('p2', 'remove');
      vi.advanceTimersByTime(SECOND_THOUGHTS);
      await asks('p3', 'bar');
      hook('people-soon-now').click();
      await asks('p4', 'remove');
      window.dispatchEvent(new Event('pagehide'));
      expect(emitted.map(({ detail }) => (detail as { command: object }).command)).toEqual([
        { type: 'remove', participant: 'p2' },
        { type: 'bar', participants: ['p3'] },
        { type: 'remove', participant: 'p4' },
      ]);
    } finally {
      vi.useRealTimers();
    }
  });

  test.each([1_440, 1_024, 390])('is for everybody, %s pixels wide', async (width) => {
    const { element } = await mount(true, {}, width);
    hook('people-row-p2').querySelector<HTMLElement>('[data-testid="people-more"]')!.click();
    await expectAccessible(element);
  });
});

describe('everybody at a glance', () => {
  test('is in an order that stays, says who is doing how, and leads to the list', async () => {
    const properties = {
      workshop: workshop(),
      online: ['p1', 'p2', 'p3', 'p4'],
      href: '/w/ABC/people',
      summary: '/w/ABC/summary',
    };
    const { element, emitted } = await mountElement('wr-people-grid', properties, ['person-choose'], 300);
    const discs = () => hooks('people-disc-');
    const before = discs();
    expect(before).toHaveLength(4);
    expect(hook('people-disc-p4').getAttribute('aria-label')).toBe('서연, 막혔어요');
    element.online = ['p1', 'p5'];
    await element.updateComplete;
    expect(discs()).toEqual(before);
    hook(discs()[0]!).focus();
    hook(discs()[0]!).dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }));
    expect(document.activeElement).toBe(hook(discs().at(-1)!));
    hook('people-disc-p2').click();
    const [list] = element.querySelectorAll('ul');
    // In the narrowest of its places, beside a scroll bar.
    element.style.width = '252px';
    expect(getComputedStyle(list!).gridTemplateColumns.split(' ')).toHaveLength(10);
    expect(list!.scrollWidth).toBeLessThanOrEqual(list!.clientWidth);
    expect(emitted).toEqual([{ type: 'person-choose', detail: { participant: 'p2' } }]);
    expect(hook<HTMLAnchorElement>('people').pathname).toBe('/w/ABC/people');
    await expectAccessible(element);
  });

  test('says how many wait at the door, and leads to them', async () => {
    const state = workshop();
    const waiting = { p8: { at: 0 }, p9: { at: 0 } };
    const door = { approval: true, waiting, barred: [] };
    const properties = {
      workshop: { ...state, parts: { ...state.parts, door } },
      online: ['p1'],
      href: '/w/ABC/people',
    };
    const { element } = await mountElement('wr-people-grid', properties, [], 300);
    expect(hook('at-door').textContent?.trim()).toBe('2명이 들어오려고 기다려요.');
    expect(hook<HTMLAnchorElement>('at-door').pathname).toBe('/w/ABC/people');
    await expectAccessible(element);
    element.workshop = state;
    await element.updateComplete;
    expect(hooks('at-door')).toEqual([]);
  });

  test.each([
    ['ko', '아직 답하지 않은 2명', '민준, 움직이는 중, 아직 답하지 않았어요', '모두 답했어요'],
    ['en', '2 not answered yet', '민준, Moving, Has not answered yet', 'Everybody has answered'],
  ] as const)(
    'says while a question takes answers whose are still to come, in %s',
    async (language, title, label, all) => {
      const asked = (...answered: string[]) => {
        const answers = Object.fromEntries(answered.map((id) => [id, {}]));
        const list = [{ id: 'q1', status: 'open', rounds: [{ answers, count: 0 }] }];
        const state = workshop();
        return { ...state, parts: { ...state.parts, predictions: { asked: 1, list } } };
      };
      const properties = {
        workshop: asked('p3'),
        online: ['p1', 'p2', 'p3', 'p4'],
        href: '/a',
        summary: '/b',
      };
      const { element } = await mountElement('wr-people-grid', properties, [], 300);
      setLocale(language);
      await element.updateComplete;
      const heading = () => element.querySelector('h2')!.textContent!.trim();
      const answer = (id: string) => hook(`people-disc-${id}`).dataset.answer;
      expect(heading()).toBe(title);
      // Who is away cannot answer; whoever is stuck still can.
      expect(['p2', 'p3', 'p4', 'p5'].map(answer)).toEqual(['awaited', 'answered', 'awaited', undefined]);
      expect(hook('people-disc-p2').getAttribute('aria-label')).toBe(label);
      // A shape, not a colour: a ring around whatever else they are.
      const ring = (id: string) => getComputedStyle(hook(`people-disc-${id}`), '::after').borderTopWidth;
      expect(['p2', 'p3', 'p4'].map((id) => ring(id) === '2px')).toEqual([true, false, true]);
      const keys = [...element.querySelectorAll<HTMLElement>('.legend button')];
      expect(keys.map((key) => key.querySelector('b')!.textContent)).toEqual(['1', '2', '1']);
      keys[1]!.click();
      await element.updateComplete;
      expect(element.querySelectorAll('li.faded')).toHaveLength(2);
      await expectAccessible(element);
      setLocale(language);
      element.workshop = asked('p2', 'p3', 'p4');
      await element.updateComplete;
      expect(heading()).toBe(all);
      element.workshop = workshop();
      await element.updateComplete;
      // As before the question: nothing is narrowed by what is not there to choose any more.
      expect(element.querySelectorAll('li.faded')).toHaveLength(0);
      expect(element.querySelectorAll('.legend button')).toHaveLength(5);
    },
  );
});
