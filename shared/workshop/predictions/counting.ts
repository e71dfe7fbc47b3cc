import type { Happened } from '../kernel/log.ts';
import { countOf, type Prediction, predictionsOf } from '../model/prediction.ts';
import type { WorkshopState } from '../model/state.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { closing } from './commands.ts';
import { answersCounted } from './events.ts';

/** The events that tell everybody how many have answered, where that has changed. */
export function counted(state: WorkshopState, at: Timestamp): Happened[] {
  return predictionsOf(state).list.flatMap(({ id, status, rounds }) => {
    const round = rounds.length - 1;
    const count = countOf(rounds[round]!);
    if (status !== 'open' || count === rounds[round]!.count) return [];
    return [answersCounted.of({ by: null, at }, { prediction: id, round, count })];
  });
}

/** The events that close what has run out of time. */
export function timedOut(
  state: WorkshopState,
  at: Timestamp,
  isOver: (prediction: Prediction) => boolean,
): Happened[] {
  return predictionsOf(state)
    .list.filter(
      (prediction) => prediction.status === 'open' && prediction.timer !== null && isOver(prediction),
    )
    .map((prediction) => closing(prediction, { by: null, at }));
}
