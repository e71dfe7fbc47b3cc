import { describe, expect, test } from 'vitest';
import '#client/console/summary/summary-view.ts';
import { scaleFor } from '#client/console/summary/loss-steps.ts';
import type { KeptReport } from '#client/console/summary/summary-view.ts';
import { expectAccessible } from '../instruments/mount.ts';
import { hook, mountElement } from '../mount-element.ts';

const MINUTE = 60_000;
const words = (text: string) => ({ en: text, ko: text });

const report: KeptReport = {
  ...{ openedAt: 1_000, endedAt: 91 * MINUTE, open: 90 * MINUTE, title: '수업', locale: 'ko' },
  ...{ status: 'ended', version: 9, anonymous: false, keptUntil: 1e12, eraseNames: 'never' },
  activities: [
    { activity: 'a', title: words('첫 활동'), from: 0, to: 11 * MINUTE, planned: 10, step: 3, steps: 3 },
    {
      activity: 'b',
      title: words('둘째 활동'),
      from: 11 * MINUTE,
      to: 18 * MINUTE,
      planned: 10,
      step: 1,
      steps: 4,
    },
  ],
  questions: [
    {
      ...{ id: 'q1', at: 1, during: 0, asks: words('$x_1$은?'), kind: 'number', revealed: true },
      rounds: [
        { count: 10, right: 4, histogram: [] },
        { count: 10, right: 9, histogram: [] },
      ],
    },
    {
      ...{ id: 'q2', at: 2, during: null, asks: words('준비됐나요?'), kind: 'ready', revealed: false },
      rounds: [{ count: 7, right: null, histogram: [] }],
    },
  ],
  boards: [
    {
      ...{ board: 'class', title: null, called: null, byHand: 2 },
      changes: [0.1, 0.2, 0.05].map((loss, version) => ({
        version,
        at: 1,
        kind: 'parameters',
        by: 'p2',
        loss,
      })),
      curve: [
        [1, 0.1],
        [2, 0.02],
      ],
    },
  ],
  people: [
    {
      id: 'p1',
      name: '강사',
      pseudonym: 'x',
      role: 'instructor',
      status: 'present',
      colour: 0,
      minutes: 90,
      stays: [[0, 89]],
    },
    {
      id: 'p2',
      name: '민준',
      pseudonym: 'y',
      role: 'student',
      status: 'present',
      colour: 1,
      minutes: 80,
      stays: [[10, 89]],
    },
    {
      id: 'p3',
      name: '서연',
      pseudonym: 'z',
      role: 'student',
      status: 'left',
      colour: 2,
      minutes: 40,
      stays: [[0, 39]],
    },
  ],
  attendance: { since: 0, minute: 89 },
};

const mount = (more: Partial<KeptReport> = {}, width = 1_440) =>
  mountElement(
    'wr-summary-view',
    { report: { ...report, ...more } },
    ['summary-export', 'summary-end', 'summary-reopen'],
    width,
  );

describe('the summary', () => {
  test('has what was done against the plan, each question with both rounds, and who was here', async () => {
    const { element } = await mount();
    const text = element.textContent!.replace(/\s+/g, ' ');
    for (const said of [
      '90분',
      '2명',
      '평균 60분',
      '40 → 90%',
      '11분',
      '준비됐나요?',
      '공개하지 않았어요',
      '늦게 온 사람 1',
      '먼저 나간 사람 1',
    ]) {
      expect(text).toContain(said);
    }
    expect(text).toContain('계획보다 2분 짧았어요');
    // Nobody's name until it is asked for.
    expect(text).not.toContain('민준');
    element.querySelector<HTMLElement>('summary')!.click();
    await expect.poll(() => element.textContent).toContain('민준');
  });

  test('says one share of right answers where nothing was asked twice', async () => {
    const questions = report.questions.map((question) => ({
      ...question,
      rounds: question.rounds.slice(-1),
    }));
    const { element } = await mount({ questions });
    const said = [...element.querySelectorAll('.figures b')].map(({ textContent }) => textContent);
    expect(said.at(-1)).toBe('90%');
  });

  test('is had as tables, as a whole and as a record, with pseudonyms unless names are wanted', async () => {
    const { emitted } = await mount();
    hook('export-csv').click();
    hook('export-anonymous').click();
    hook('export-json').click();
    hook('export-log').click();
    expect(emitted.map(({ detail }) => detail)).toEqual([
      { kind: 'csv', anonymous: true },
      { kind: 'json', anonymous: false },
      { kind: 'log', anonymous: false },
    ]);
  });

  test('leads to the end, and back from it', async () => {
    const over = await mount();
    hook('reopen').click();
    expect(over.emitted.map(({ type }) => type)).toEqual(['summary-reopen']);
    const ongoing = await mount({ status: 'open', endedAt: null });
    hook('end').click();
    expect(ongoing.emitted.map(({ type }) => type)).toEqual(['summary-end']);
  });

  test('of a class that did nothing yet says so', async () => {
    const { element } = await mount({ activities: [], questions: [], boards: [], attendance: null });
    expect(element.textContent).toContain('연 활동이 없어요.');
  });

  test('has a scale with round ends', () => {
    expect([[0.09], [0.31, 0.2], [4], []].map(scaleFor)).toEqual([0.1, 0.5, 5, 0.02]);
  });

  test.each([1_440, 1_024, 390])('is for everybody, %s pixels wide', async (width) => {
    const { element } = await mount({}, width);
    await expectAccessible(element);
  });
});
