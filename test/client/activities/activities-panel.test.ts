import { expect, test } from 'vitest';
import '#client/activities/activities-panel.ts';
import { expectAccessible } from '../instruments/mount.ts';
import { hook, mountElement } from '../mount-element.ts';

test('an activity that needs Python says so in whole lines, beside the narrowest console too', async () => {
  const titles = { en: 'Write the losses', ko: '손실 함수를 직접 써요' };
  const list = [{ id: 'code-losses', section: '2.3', minutes: 25, titles, python: true }];
  const warmth = { warm: false, ready: 0, blocked: 0, all: 4 };
  const { element, emitted } = await mountElement(
    'wr-activities-panel',
    { list, warmth },
    ['activity-command'],
    200,
  );
  const words = element.querySelector('.warmth small')!;
  expect(words.getBoundingClientRect().height).toBeLessThanOrEqual(
    2 * Number.parseFloat(getComputedStyle(words).lineHeight) + 1,
  );
  hook('python-warm').click();
  expect(emitted).toEqual([{ type: 'activity-command', detail: { command: { type: 'warm-python' } } }]);
  await expectAccessible(element);
});
