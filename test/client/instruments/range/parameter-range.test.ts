import '#client/instruments/range/parameter-range.ts';
import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { setLocale } from '#client/i18n/locale.ts';
import { t } from '#client/i18n/t.ts';
import { lectureBoard, viewOf, withValues } from '../../../gallery/views.ts';
import { eventually } from '../../eventually.ts';
import { expectAccessible, hook, mount } from '../mount.ts';

beforeEach(() => setLocale('ko'));

const view = () => viewOf(withValues(lectureBoard(), { 'W1-0-0': 40, 'b1-1': -7 }), { role: 'instructor' });

async function opens(): Promise<void> {
  hook('set-range').click();
  await eventually(() => expect(hook('range-least')).not.toBeNull());
}

test('is the instructors’ alone', async () => {
  const { show } = await mount('wr-parameter-range', view());
  expect(hook('set-range')).not.toBeNull();
  await show({ ...view(), role: 'student' });
  expect(hook('set-range')).toBeNull();
});

test('narrows the range, and brings in what is outside where that is wanted', async () => {
  const { emitted } = await mount('wr-parameter-range', view());
  await opens();
  await userEvent.fill(hook('range-least'), '−5');
  await userEvent.fill(hook('range-most'), '5');
  hook('range-confirm').click();
  await eventually(() => expect(emitted).toHaveLength(2));
  expect(emitted.map(([, detail]) => detail)).toEqual([
    { command: { type: 'set-range', range: [-5, 5] } },
    {
      command: {
        type: 'set-parameters',
        values: [
          ['W1-0-0', 5],
          ['b1-1', -5],
        ],
        final: true,
      },
    },
  ]);
});

test('leaves what is outside where it is, unless that is wanted', async () => {
  const { emitted } = await mount('wr-parameter-range', view());
  await opens();
  await userEvent.fill(hook('range-least'), '-5');
  hook('range-bring-in').click();
  hook('range-confirm').click();
  await eventually(() => expect(emitted).toHaveLength(1));
  expect(emitted[0]).toEqual(['board-command', { command: { type: 'set-range', range: [-5, 1_000_000] } }]);
});

test('says what is wrong with a range that is none, and keeps it to be mended', async () => {
  const { emitted } = await mount('wr-parameter-range', view());
  await opens();
  await userEvent.fill(hook('range-least'), '5');
  await userEvent.fill(hook('range-most'), '5');
  hook('range-confirm').click();
  expect(document.querySelector('dialog [role=alert]')!.textContent).toContain('작아야 해요');
  expect((hook('range-least') as HTMLInputElement).value).toBe('5');
  await userEvent.fill(hook('range-least'), 'one');
  hook('range-confirm').click();
  expect(document.querySelector('dialog [role=alert]')!.textContent).toContain('숫자가 아니에요');
  hook('range-widest').click();
  expect((hook('range-least') as HTMLInputElement).value).toBe('−1000000');
  expect(emitted).toEqual([]);
  document.querySelector('dialog')!.close();
});

test('a narrowed range shows, and axe finds nothing', async () => {
  const narrowed = { ...view(), board: { ...lectureBoard(), range: [-1.5, 2] } } as const;
  const { panel } = await mount('wr-parameter-range', narrowed);
  expect(hook('set-range').textContent).toContain('−1.5 ~ 2');
  expect(hook('set-range').getAttribute('aria-label')).toBe(t('range.now', { least: '−1.5', most: '2' }));
  await expectAccessible(panel);
});
