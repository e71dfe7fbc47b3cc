import { beforeEach, describe, expect, test } from 'vitest';
import '#client/console/plan/plan-rail.ts';
import { limits } from '#shared/workshop/model/limits.ts';
import { readPlan, writePlan } from '#shared/workshop/plan/file.ts';
import { eventually } from '../eventually.ts';
import { expectAccessible } from '../instruments/mount.ts';
import { hook, hooks, mountElement, type } from '../mount-element.ts';
import { activities, LedClass } from './led-class.ts';

const known = new Set(activities.map(({ id }) => id));

const rail = (play = new LedClass(), properties: object = {}) =>
  mountElement(
    'wr-plan-rail',
    { workshop: play.state, activities, ...properties },
    ['workshop-command'],
    216,
  );

const lesson = () =>
  new LedClass().teaches({
    type: 'set-plan',
    title: '월요일',
    items: [
      { kind: 'activity', activity: 'one-neuron', minutes: 10 },
      { kind: 'activity', activity: 'three-layers', minutes: 14 },
      { kind: 'board', title: '자유 보드', minutes: 5 },
    ],
  });

beforeEach(() => localStorage.removeItem('weightroom.plans'));

describe('the plan beside the board', () => {
  test('is chosen from the lecture in three lengths', async () => {
    const { emitted } = await rail();
    expect(hooks('plan-lecture')).toEqual(['plan-lecture-45', 'plan-lecture-90', 'plan-lecture-180']);
    hook('plan-lecture-90').click();
    const [{ detail }] = emitted as unknown as [{ detail: { command: { type: string; items: unknown[] } } }];
    expect(detail.command.type).toBe('set-plan');
    expect(detail.command.items).toHaveLength(9);
  });

  test('says what was done, where the class is with its step, and what comes', async () => {
    const play = lesson();
    play.at = Date.now() - 20 * 60_000;
    play.teaches({ type: 'go-to', item: 0 });
    play.wait(8 * 60_000);
    play.teaches({ type: 'go-to', item: 1 });
    play.teaches({ type: 'step-activity', step: 2 });
    play.teaches({ type: 'drop-prediction', prediction: play.asked.id });
    const { element, emitted } = await rail(play);
    expect(hook('plan').dataset.current).toBe('1');
    const rows = [...element.querySelectorAll('li')].map((row) =>
      row.textContent?.replace(/\s+/g, ' ').trim(),
    );
    expect(rows[0]).toContain('8분');
    expect(rows[1]).toMatch(/12:0\d \/ 14:00/);
    expect(rows[1]).toContain('3 / ');
    expect(rows[2]).toContain('자유 보드 5분');
    expect(element.querySelector('.stands')!.textContent).toContain('계획보다 2분 빨라요');
    hook('plan-next').click();
    hook('plan-step-3').click();
    hook('plan-back').click();
    await expect.poll(() => emitted.length).toBe(3);
    expect(emitted.map(({ detail }) => (detail as { command: unknown }).command)).toEqual([
      { type: 'step-activity', step: 3 },
      { type: 'go-to', item: 2 },
      { type: 'step-activity', step: 1 },
    ]);
  });

  test('asks before a question that is open is left without a reveal', async () => {
    const play = lesson().teaches({ type: 'ask', kind: 'choice' });
    const { emitted } = await rail(play);
    hook('plan-next').click();
    hook('plan-jump-confirm').click();
    await expect.poll(() => emitted.length).toBe(1);
    expect(emitted[0]!.detail).toEqual({ command: { type: 'go-to', item: 0 } });
  });

  test('leads nowhere where it may not', async () => {
    await rail(lesson(), { refused: () => ({ code: 'not-allowed' }) });
    expect((hook('plan-next') as HTMLButtonElement).disabled).toBe(true);
  });

  test('is accessible in both languages and themes', async () => {
    const { element } = await rail(lesson().teaches({ type: 'go-to', item: 0 }));
    await expectAccessible(element);
  });
});

describe('the form of a plan', () => {
  const open = async (play = lesson()) => {
    const mounted = await rail(play);
    hook('plan-edit').click();
    await eventually(() => hook('plan-total'));
    return mounted;
  };
  const names = () =>
    [...document.querySelectorAll('.plan-form li')].map(
      (row) =>
        row.querySelector<HTMLInputElement>('input.name')?.value ?? row.querySelector('.name')!.textContent,
    );

  test('adds, moves by keys and by dragging, removes, and counts the minutes', async () => {
    const { emitted } = await open();
    hook<HTMLSelectElement>('plan-add-what').value = 'ask ready';
    hook('plan-add').click();
    expect(hook('plan-total').dataset.value).toBe('31');
    document.querySelector<HTMLElement>('[aria-label="자유 보드 위로"]')!.click();
    expect(names()[1]).toBe('자유 보드');
    const transfer = new DataTransfer();
    hook('plan-row-3').dispatchEvent(new DragEvent('dragstart', { bubbles: true, dataTransfer: transfer }));
    hook('plan-row-0').dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer: transfer }));
    expect(names()[0]).toBe('질문: 준비됐나요');
    document.querySelector<HTMLElement>('[aria-label="자유 보드 빼기"]')!.click();
    type(hook('plan-title'), '화요일');
    hook('plan-use-confirm').click();
    await expect.poll(() => emitted.length).toBe(1);
    expect(emitted[0]!.detail).toEqual({
      command: {
        type: 'set-plan',
        title: '화요일',
        items: [
          { kind: 'ask', ask: 'ready', minutes: 2 },
          { kind: 'activity', activity: 'one-neuron', minutes: 10 },
          { kind: 'activity', activity: 'three-layers', minutes: 14 },
        ],
      },
    });
  });

  test('keeps a plan in the browser, and says what a file lacks', async () => {
    await open();
    hook('plan-keep').click();
    const field = hook<HTMLInputElement>('plan-import');
    const files = new DataTransfer();
    files.items.add(new File(['{"weightroom":"plan"}'], 'plan.json', { type: 'application/json' }));
    field.files = files.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await eventually(() => hook('plan-wrong'));
    expect(hook('plan-wrong').textContent).toContain('수업 계획 파일이 아니에요');
    await rail();
    expect(hook('plan-kept-0').textContent).toContain('월요일');
  });

  test('is accessible in both languages and themes', async () => {
    const { element } = await open();
    await expectAccessible(element);
    document.querySelector('dialog')!.close();
  });
});

describe('a plan in a file', () => {
  const plan = { title: 'A', items: [{ kind: 'board', title: 'B', minutes: 5 }] } as const;

  test('comes back as it went', () => expect(readPlan(writePlan(plan), known)).toEqual(plan));

  test.each([
    ['no JSON', 'nonsense', 'plan-invalid'],
    ['another file', '{"weightroom":"log"}', 'plan-invalid'],
    ['a field that no plan has', writePlan(plan).replace('"minutes"', '"hours"'), 'plan-invalid'],
    ['more than a plan has', ' '.repeat(70_000), 'plan-invalid'],
    [
      'an activity that is not there',
      writePlan({ title: '', items: [{ kind: 'activity', activity: 'nothing', minutes: 1 }] }),
      'plan-unknown-activity',
    ],
    [
      'too many parts',
      writePlan({ title: '', items: Array.from({ length: limits.plan.items + 1 }, () => plan.items[0]) }),
      'plan-too-long',
    ],
  ])('with %s is refused', (_what, source, code) => {
    expect(readPlan(source, known)).toMatchObject({ code });
  });
});
