import { expect, it } from 'vitest';
import type { Prediction } from '#shared/workshop/model/prediction.ts';
import { fillsStage, shownQuestion } from '#shared/workshop/model/shown-question.ts';
import { stageViews } from '#shared/workshop/model/stage.ts';

const of = (id: string, asks: string, status: Prediction['status']) =>
  ({ id, status, asking: { id: asks } }) as Prediction;

const lesson = of('q1', 'z', 'revealed');
const spot = of('q2', 'ask-choice', 'revealed');
const open = of('q3', 'gate', 'open');

it('what waits for its reveal is shown first, then what was asked on the spot, then what the step asked', () => {
  expect(shownQuestion([open, spot, lesson], 'z')).toBe(open);
  expect(shownQuestion([spot, lesson], 'z')).toBe(spot);
  expect(shownQuestion([lesson], 'z')).toBe(lesson);
  expect(shownQuestion([lesson], 'gate')).toBeUndefined();
});

it('a question fills a stage that follows where it was asked on the spot, and one that is to show it in any case', () => {
  const filled = (...list: Prediction[]) => stageViews.filter((what) => fillsStage(list, what));
  expect(filled()).toEqual([]);
  expect(filled(open)).toEqual(['question']);
  expect(filled(lesson)).toEqual(['question', 'result']);
  expect(filled(spot)).toEqual(['follow', 'question', 'result']);
});
