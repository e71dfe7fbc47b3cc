import '#client/theme/theme.css';
import { html, render, type TemplateResult } from 'lit';
import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { activityParts } from '#client/activities/activity.ts';
import type { PredictionCard } from '#client/activities/prediction-card.ts';
import { setLocale } from '#client/i18n/locale.ts';
import { hook } from '../mount-element.ts';
import { activityView } from './activity-views.ts';

let page: HTMLElement;

beforeEach(() => {
  setLocale('ko');
  page = document.createElement('main');
  document.body.replaceChildren(page);
});

const card = () => document.querySelector<PredictionCard>('wr-prediction-card')!;

/** Where a page has the question until the view of its activity is loaded, and after it. */
const beside = (question: TemplateResult | undefined) => html`<div>${question}</div>`;
const within = (question: TemplateResult | undefined) => html`<section>${question}</section>`;

const quiet = { redraw: () => {}, missing: () => {} };

async function show(template: TemplateResult): Promise<void> {
  render(template, page);
  await card().updateComplete;
}

test('a choice outlasts that the question moves to another place on the page', async () => {
  const parts = activityParts(quiet);
  const view = activityView('one-neuron', { step: 'at-zero', open: 'at-zero' });
  await show(beside(parts.question(view, false)));
  const first = card();
  expect(hook<HTMLButtonElement>('prediction-commit').disabled).toBe(true);
  await userEvent.click(hook('prediction-choice-1'));

  await show(within(parts.question(view, false)));
  expect(card()).not.toBe(first);
  expect(hook<HTMLInputElement>('prediction-choice-1').checked).toBe(true);
  const sent: unknown[] = [];
  card().addEventListener('activity-command', ({ detail }) => sent.push(detail.command));
  await userEvent.click(hook('prediction-commit'));
  expect(sent).toEqual([expect.objectContaining({ type: 'answer-prediction', round: 0, answer: 1 })]);
});

test('a choice that was not committed is none in the second vote', async () => {
  const parts = activityParts(quiet);
  const view = activityView('one-neuron', { step: 'at-zero', open: 'at-zero' });
  await show(beside(parts.question(view, false)));
  await userEvent.click(hook('prediction-choice-1'));

  const { prediction } = view;
  const rounds = [...prediction!.rounds, ...prediction!.rounds];
  await show(within(parts.question({ ...view, prediction: { ...prediction!, rounds } }, false)));
  expect(hook<HTMLInputElement>('prediction-choice-1').checked).toBe(false);
  expect(hook<HTMLButtonElement>('prediction-commit').disabled).toBe(true);
});

test('a result that an activity asked for stays in the dock until it is put away, on this page alone', async () => {
  let drawn = 0;
  const parts = activityParts({ ...quiet, redraw: () => drawn++ });
  const known = activityView('one-neuron', { step: 'at-zero', revealed: ['at-zero'], role: 'instructor' });
  const round = { count: 1, histogram: [[1, 1]], right: 1, slips: [], unknown: 0 } as const;
  const reveal = { ...known.prediction!.reveal!, rounds: [round] };
  const view = { ...known, prediction: { ...known.prediction!, reveal } };
  expect(parts.docks(view)).toBe(true);
  render(parts.question(view, true)!, page);
  await page.querySelector('wr-question-dock')!.updateComplete;
  expect(hook('prediction').dataset.state).toBe('revealed');
  await userEvent.click(hook('prediction-away'));
  expect([parts.docks(view), drawn]).toEqual([false, 1]);
  expect(activityParts(quiet).docks(view)).toBe(true);
});
