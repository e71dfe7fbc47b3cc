import { because } from '../kernel/decision.ts';
import type { Feature } from '../kernel/definition.ts';
import { lookup } from '../model/lookup.ts';
import { roleOf } from '../model/people.ts';
import { type Predictions, rests } from '../model/prediction.ts';
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
      if (roleOf(seen, id) === 'outside') return undefined;
      const { asked, list } = part as Predictions;
      const own = <T>(of: Readonly<Record<string, T>>): Readonly<Record<string, T>> => {
        const mine = id === null ? undefined : lookup(of, id);
        return mine === undefined ? {} : { [id!]: mine };
      };
      return {
        asked,
        list: list.map(({ key: _, ...prediction }) => ({
          ...prediction,
          rounds: prediction.rounds.map((round) => ({ ...round, answers: own(round.answers) })),
          looks: own(prediction.looks),
        })),
      };
    },
  },
} satisfies Feature;
