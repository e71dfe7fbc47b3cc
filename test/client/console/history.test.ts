import { expect, test } from 'vitest';
import '#client/console/checkpoints-panel.ts';
import '#client/console/compare-panel.ts';
import { compare, type Point } from '#client/console/comparison.ts';
import { clockTicks, nearest, numberOf, placesOf, stopsOf } from '#client/console/stops.ts';
import '#client/console/timeline.ts';
import '#client/console/undo-worst.ts';
import { lectureStart } from '#shared/lessons/lecture-network.ts';
import { boardOf, freshContent } from '#shared/workshop/model/board.ts';
import { observe } from '#shared/workshop/model/observation.ts';
import { defaultTraining } from '#shared/workshop/model/training.ts';
import type { Edit } from '#shared/workshop/projections/history.ts';
import { classOf } from '../../gallery/room-views.ts';
import { expectAccessible, settled } from '../instruments/mount.ts';
import { hook, mountElement } from '../mount-element.ts';

const participants = classOf(8);
const board = boardOf('class', freshContent(lectureStart, defaultTraining));
const edit = (version: number, more: Partial<Edit> = {}): Edit => ({
  first: version,
  version,
  at: 1_000 * version,
  kind: 'parameters',
  by: 'p2',
  moves: [{ by: 'p2', parameter: 'W1-0-0', from: 0.1, to: 0.3 }],
  more: 0,
  before: 0.09,
  loss: 0.1,
  ...more,
});
const edits: Edit[] = [
  edit(1, { kind: 'opened', by: null, moves: [], before: null, loss: 0.0963 }),
  ...[4, 5, 8, 11, 12, 20, 31].map((version) => edit(version)),
];
const checkpoints = [{ id: 'c1', name: '자유 시간 전', version: 8, by: 'p1', at: 8_000 }];
const network = board.network;
const slider = () => hook<HTMLInputElement>('timeline');
const press = (key: string, more: KeyboardEventInit = {}): void => {
  slider().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
};

const timeline = (properties: object = {}) =>
  mountElement(
    'wr-timeline',
    { edits, version: 12, participants, checkpoints, network, ...properties },
    ['timeline-move'],
    1100,
  );

test('the timeline is a range that says which change is shown, whose it was and what the loss was', async () => {
  const { element, emitted } = await timeline();
  expect(slider().dataset.version).toBe('12');
  expect(slider().getAttribute('aria-valuetext')).toContain('7개 중 5번째');
  expect(slider().getAttribute('aria-valuetext')).toContain(participants.p2!.name);
  expect(slider().getAttribute('aria-valuetext')).toContain('0.1000');
  slider().value = '2';
  slider().dispatchEvent(new InputEvent('input', { bubbles: true }));
  press('ArrowRight', { shiftKey: true });
  press('ArrowLeft', { shiftKey: true });
  element.querySelector<HTMLElement>('.flag')!.click();
  hook('timeline-back').click();
  hook('timeline-on').click();
  const versions = emitted.map(({ detail }) => (detail as { version: number }).version);
  // It is told where it is by whoever hears it.
  expect(versions).toEqual([5, 31, 1, 8, 11, 20]);
  await expectAccessible(element);
});

test('play shows one change after the other until the last', async () => {
  const { element, emitted } = await timeline({ version: 12 });
  element.addEventListener('timeline-move', ({ detail }) => {
    element.version = detail.version;
  });
  const at = (index: number) => (emitted[index]?.detail as { version: number } | undefined)?.version;
  press(' ');
  await expect.poll(() => at(1), { timeout: 8_000 }).toBe(31);
  expect(at(0)).toBe(20);
  await expect.poll(() => hook('timeline-play').getAttribute('aria-label')).toBe('재생');
});

test('moved from now, it asks for the version that it is moved to', async () => {
  const { emitted } = await timeline({ version: undefined, compact: true });
  expect(slider().dataset.version).toBe('31');
  slider().value = '3';
  slider().dispatchEvent(new InputEvent('input', { bubbles: true }));
  expect(emitted).toEqual([{ type: 'timeline-move', detail: { version: 8 } }]);
});

test('very many changes are drawn together', async () => {
  const many = Array.from({ length: 5_000 }, (_, n) => edit(n + 1));
  const { element } = await timeline({ edits: many, version: 17 });
  const ticks = element.querySelectorAll('.tick').length;
  expect(ticks).toBeGreaterThan(300);
  expect(ticks).toBeLessThan(600);
  expect(slider().max).toBe('4999');
});

test('a place in time is the nearest change, and the clock has round steps', () => {
  expect(stopsOf(edits, 10).index).toBe(3);
  expect(numberOf(edits, 3)).toBe(3);
  expect(nearest(placesOf(edits), 0.64)).toBe(6);
  expect(nearest(placesOf(edits), 2)).toBe(7);
  expect(placesOf([edit(1, { at: 5 }), edit(2, { at: 5 })])).toEqual([0, 1]);
  expect(clockTicks(0, 540_000).map(({ text }) => text)).toEqual([
    '0:00',
    '1:00',
    '2:00',
    '3:00',
    '4:00',
    '5:00',
    '6:00',
    '7:00',
    '8:00',
    '9:00',
  ]);
  expect(clockTicks(0, 7_200_000).at(-1)?.text).toBe('2:00:00');
});

test('a checkpoint is kept under a name in place, shown, gone back to and compared', async () => {
  const { element, emitted } = await mountElement(
    'wr-checkpoints-panel',
    { board: 'class', checkpoints, edits, participants, version: 12, picks: { a: null, b: null } },
    ['workshop-command', 'timeline-move', 'compare-pick'],
    256,
  );
  hook('checkpoint-자유 시간 전').click();
  hook('compare-a-c1').click();
  hook('checkpoint-save').click();
  await settled(element);
  const field = hook<HTMLInputElement>('checkpoint-name');
  expect(field.value).toBe('변경 5');
  expect(document.activeElement).toBe(field);
  field.value = '여기';
  field.form!.requestSubmit();
  element.version = undefined;
  element.picks = undefined;
  await settled(element);
  hook('checkpoint-actions-자유 시간 전').click();
  hook('restore-checkpoint').click();
  const command = (more: object) => ({
    type: 'workshop-command',
    detail: { command: { board: 'class', ...more } },
  });
  expect(emitted).toEqual([
    { type: 'timeline-move', detail: { version: 8 } },
    { type: 'compare-pick', detail: { picks: { a: 'c1', b: null } } },
    command({ type: 'save-checkpoint', name: '여기', version: 12 }),
    command({ type: 'restore-checkpoint', checkpoint: 'c1' }),
  ]);
  await expectAccessible(element);
});

test('what may not be done says why', async () => {
  const { element, emitted } = await mountElement(
    'wr-checkpoints-panel',
    {
      board: 'class',
      checkpoints,
      edits,
      refused: () => ({ code: 'too-many-checkpoints', params: { limit: 50 } }),
    },
    ['workshop-command'],
    256,
  );
  expect(hook('checkpoint-save').getAttribute('aria-disabled')).toBe('true');
  expect(element.querySelector('.why')?.textContent).toContain('50개');
  hook('checkpoint-save').click();
  await settled(element);
  expect(element.querySelector('form')).toBeNull();
  expect(emitted).toEqual([]);
});

test('two points are compared by their losses, outputs and every parameter that differs', async () => {
  const point = (version: number, value: number): Point => {
    const parameters = board.parameters.with(0, value);
    const then = { ...board, parameters };
    return { version, board: then, observation: observe(then) };
  };
  const comparison = compare(point(1, 0.1), point(12, 0.3), edits);
  expect(comparison.differences).toEqual([
    { parameter: 'W1-0-0', a: 0.1, b: 0.3, edit: edits.find(({ version }) => version === 12) },
  ]);
  const { element } = await mountElement(
    'wr-compare-panel',
    { comparison, names: ['0', '5'], participants },
    [],
    336,
  );
  const row = element.querySelector('[data-parameter="W1-0-0"]')!;
  expect([...row.querySelectorAll('td')].map(({ textContent }) => textContent)).toEqual([
    '0.10',
    '0.30',
    '+0.20',
  ]);
  expect(row.querySelector('th')?.title).toBe(participants.p2!.name);
  expect(element.querySelectorAll('tbody tr')).toHaveLength(4);
  const other = { ...point(1, 0.1), board: { ...board, network: { ...network, inputs: 3 } } };
  element.comparison = compare(other, point(12, 0.3), edits);
  await settled(element);
  expect(element.querySelectorAll('tbody tr')).toHaveLength(1);
  expect(element.textContent).toContain('다른 신경망');
});

test('what would be taken back says the loss that there would be, and is grey where that is no better', async () => {
  const worst = { edit: edit(12), rise: 0.01, without: 0.05, verdict: 'helps' as const };
  const { element, emitted } = await mountElement(
    'wr-undo-worst',
    { worst, now: 0.1, count: 7 },
    ['worst-undo'],
    400,
  );
  expect(element.textContent).toMatch(/0\.1000 →\s*0\.0500/);
  hook('undo-worst').click();
  expect(emitted).toEqual([{ type: 'worst-undo', detail: { of: 'p2', gesture: 12 } }]);
  element.worst = { ...worst, without: 0.2, verdict: 'no-better' };
  await settled(element);
  expect(hook('undo-worst').getAttribute('aria-disabled')).toBe('true');
  expect(element.textContent).toContain('낮아지지 않아요');
  hook('undo-worst').click();
  element.worst = undefined;
  await settled(element);
  expect(element.textContent).toContain('올린 것은 없어요');
  expect(emitted).toHaveLength(1);
});
