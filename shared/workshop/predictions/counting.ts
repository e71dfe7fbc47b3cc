import type { Happened } from '../kernel/log.ts';
import { isReadyCheck } from '../model/ask.ts';
import type { ParticipantId } from '../model/participant.ts';
import { present } from '../model/people.ts';
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

/** The events that close a question of whether everybody is ready, once all students who are here have answered. */
export function allReady(
  state: WorkshopState,
  at: Timestamp,
  isHere: (who: ParticipantId) => boolean,
): Happened[] {
  const here = present(state).filter(({ id, role }) => role === 'student' && isHere(id));
  return predictionsOf(state)
    .list.filter(({ asking, status, rounds }) => {
      const { answers } = rounds.at(-1)!;
      const all = here.length > 0 && here.every(({ id }) => Object.hasOwn(answers, id));
      return isReadyCheck(asking) && status === 'open' && all;
    })
    .map((prediction) => closing(prediction, { by: null, at }));
}
