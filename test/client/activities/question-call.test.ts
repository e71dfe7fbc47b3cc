import '#client/activities/prediction-card.ts';
import '#client/activities/question-call.ts';
import { expect, test } from 'vitest';
import type { ActivityView } from '#client/activities/view.ts';
import { setLocale } from '#client/i18n/locale.ts';
import { eventually } from '../eventually.ts';
import { activityView } from './activity-views.ts';

/** A question far below the top of the page, and what calls to it. */
function page(view: ActivityView): void {
  setLocale('ko');
  document.body.replaceChildren();
  const box = document.createElement('main');
  box.style.paddingBlock = '3000px';
  const card = Object.assign(document.createElement('wr-prediction-card'), { view });
  const call = Object.assign(document.createElement('wr-question-call'), { view });
  box.append(card, call);
  document.body.append(box);
  window.scrollTo(0, 0);
}

const call = () => document.querySelector<HTMLElement>('[data-testid="prediction-call"]');

test('a question out of sight calls for its answer, goes there without a scroll of its own, and is quiet then', async () => {
  page(activityView('three-layers', { open: 'a1' }));
  await eventually(() => expect(call()?.textContent).toContain('답하러 가기'));
  expect(window.scrollY).toBe(0);
  call()!.click();
  await eventually(() => expect(call()).toBeNull());
  expect(window.scrollY).toBeGreaterThan(1000);
  expect(document.activeElement?.closest('wr-prediction-card')).not.toBeNull();
});
