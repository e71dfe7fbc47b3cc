import { because } from '../kernel/decision.ts';
import type { Feature } from '../kernel/definition.ts';
import { lookup } from '../model/lookup.ts';
import { roleOf } from '../model/people.ts';
import { type Predictions, type Round, rests } from '../model/prediction.ts';
import { ask } from './ask.ts';
import {
  answerPrediction,
  askAgain,
  closePrediction,
  dropPrediction,
  lookAtAnswers,
  openPrediction,
  revealPrediction,
  timePrediction,
} from './commands.ts';
import {
  answersCounted,
  answersLookedAt,
  askedAgain,
  changeMade,
  predictionAnswered,
  predictionClosed,
  predictionDropped,
  predictionOpened,
  predictionRevealed,
  predictionTimed,
} from './events.ts';

/** Questions that everybody answers first, and that are then tried: predict, commit, reveal. */
export const predictions = {
  name: 'predictions',
  commands: [
    openPrediction,
    ask,
    answerPrediction,
    closePrediction,
    timePrediction,
    askAgain,
    lookAtAnswers,
    revealPrediction,
    dropPrediction,
  ],
  events: [
    predictionOpened,
    predictionAnswered,
    answersCounted,
    predictionClosed,
    predictionTimed,
    askedAgain,
    answersLookedAt,
    changeMade,
    predictionRevealed,
    predictionDropped,
  ],
  refusesOnBoard(state, board) {
    return rests(state, board) ? because('board-rests') : undefined;
  },
  part: {
    start: undefined,
    view(part, { id }, seen) {
      const role = roleOf(seen, id);
      if (role === 'outside') return undefined;
      const { asked, list } = part as Predictions;
      const own = <T>(of: Readonly<Record<string, T>>): Readonly<Record<string, T>> => {
        const mine = id === null ? undefined : lookup(of, id);
        return mine === undefined ? {} : { [id!]: mine };
      };
      // The instructors know who has answered, and nobody knows what.
      const answersOf = (answers: Round['answers']): Round['answers'] =>
        role === 'instructor' ? { ...withoutWhat(answers), ...own(answers) } : own(answers);
      return {
        asked,
        list: list.map(({ key: _, ...prediction }) => ({
          ...prediction,
          rounds: prediction.rounds.map((round) => ({ ...round, answers: answersOf(round.answers) })),
          looks: own(prediction.looks),
        })),
      };
    },
  },
} satisfies Feature;

function withoutWhat(answers: Round['answers']): Round['answers'] {
  return Object.fromEntries(Object.keys(answers).map((who) => [who, {}]));
}
