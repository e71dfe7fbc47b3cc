import { isAsked } from './ask.ts';
import type { Prediction } from './prediction.ts';
import type { StageView } from './stage.ts';

/**
 * The question that screens show: what waits for its reveal, else what was asked on the spot, else what a step asked.
 * @param asks the question of the step that the screen is at
 */
export function shownQuestion(list: readonly Prediction[], asks: string | undefined): Prediction | undefined {
  return (
    list.findLast(({ status }) => status !== 'revealed') ??
    list.findLast(({ asking }) => isAsked(asking)) ??
    list.findLast(({ asking }) => asking.id === asks)
  );
}

/** Whether a question fills the stage: one that was asked on the spot, or any where the console wants one there. */
export function fillsStage(list: readonly Prediction[], what: StageView): boolean {
  switch (what) {
    case 'follow':
      return list.some(({ asking }) => isAsked(asking));
    case 'question':
      return list.length > 0;
    case 'result':
      return list.some(({ status }) => status === 'revealed');
    default:
      return false;
  }
}
