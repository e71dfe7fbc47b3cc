import * as z from 'zod/mini';
import { changeBoard } from '../kernel/change.ts';
import { event } from '../kernel/definition.ts';
import { boardId, data, loss, network, numbers } from '../kernel/schemas.ts';
import { onBoard, room, withStaff } from '../kernel/scope.ts';
import { anew } from '../model/board.ts';
import {
  type Prediction,
  type Predictions,
  predictionOf,
  predictionsOf,
  type Round,
} from '../model/prediction.ts';
import type { WorkshopState } from '../model/state.ts';
import { answer, asked, histogram, question, reveal } from './schemas.ts';

const id = z.string();

/** A question is asked: its board rests, and everybody may answer. */
export const predictionOpened = event(
  'prediction-opened',
  {
    prediction: id,
    asking: asked,
    board: z.nullable(boardId),
    /** The question with its answers: shown to nobody. */
    key: z.exactOptional(question),
  },
  {
    // Since 2 a question may say what it is about.
    format: 2,
    lifts: { 1: (old) => old },
    scope: room,
    show: ({ key: _, ...event }) => event,
    evolve(state, { prediction, asking, board, key }) {
      const { asked, list } = predictionsOf(state);
      const fresh: Prediction = {
        id: prediction,
        asking,
        ...(key !== undefined && { key }),
        board,
        status: 'open',
        rounds: [emptyRound],
        timer: null,
        looks: {},
        reveal: null,
      };
      return {
        ...changeBoard(state, board ?? '', ({ training }) => ({
          holds: {},
          run: null,
          training: { ...training, running: false, until: null },
        })),
        ...withPredictions(state, { asked: asked + 1, list: [...list, fresh] }),
      };
    },
  },
);

/** Somebody answers, for the first time in this round or anew: theirs alone to see; that they have, the instructors' too. */
export const predictionAnswered = event(
  'prediction-answered',
  { prediction: id, round: z.int(), given: answer },
  {
    scope: ({ by }) => withStaff(by),
    show: (event, { id }) => (id === event.by ? event : { ...event, given: {} }),
    // Sealed until the reveal, and for good where there was none or the question is gone.
    exported: (event, state) => (isSealed(state, event.prediction) ? { ...event, given: {} } : event),
    evolve: (state, { by, prediction, round, given }) =>
      changeRound(state, prediction, round, ({ answers }) => ({
        answers: { ...answers, [by ?? '']: given },
      })),
  },
);

/** How many have answered by now. */
export const answersCounted = event(
  'answers-counted',
  { prediction: id, round: z.int(), count: z.int() },
  {
    scope: room,
    evolve: (state, { prediction, round, count }) => changeRound(state, prediction, round, () => ({ count })),
  },
);

/** No more answers in this round. */
export const predictionClosed = event(
  'prediction-closed',
  { prediction: id, count: z.int() },
  {
    scope: room,
    evolve: (state, { prediction, count }) =>
      changePrediction(state, prediction, ({ rounds }) => ({
        status: 'closed',
        timer: null,
        rounds: rounds.map((round, index) => (index === rounds.length - 1 ? { ...round, count } : round)),
      })),
  },
);

/** It closes by itself so many seconds after this. */
export const predictionTimed = event(
  'prediction-timed',
  { prediction: id, seconds: z.int() },
  {
    scope: room,
    evolve: (state, { at, prediction, seconds }) =>
      changePrediction(state, prediction, () => ({ timer: { seconds, at } })),
  },
);

/** The same is asked again, after a discussion. */
export const askedAgain = event(
  'prediction-asked-again',
  { prediction: id },
  {
    scope: room,
    evolve: (state, { prediction }) =>
      changePrediction(state, prediction, ({ rounds }) => ({
        status: 'open',
        timer: null,
        rounds: [...rounds, emptyRound],
      })),
  },
);

/** An instructor has asked to see what was answered so far, and is the only one who does. */
export const answersLookedAt = event(
  'answers-looked-at',
  { prediction: id, round: z.int(), count: z.int(), histogram },
  {
    scope: ({ by }) => ({ kind: 'person', person: by ?? '' }),
    evolve: (state, { by, prediction, round, count, histogram }) =>
      changePrediction(state, prediction, ({ looks }) => ({
        looks: { ...looks, [by ?? '']: { round, count, histogram } },
      })),
  },
);

/** What a reveal does to the board: nobody takes back what happened before it. */
export const changeMade = event(
  'change-made',
  {
    board: boardId,
    parameters: z.exactOptional(numbers),
    network: z.exactOptional(network),
    loss: z.exactOptional(loss),
    data: z.exactOptional(data),
    input: z.exactOptional(numbers),
    target: z.exactOptional(numbers),
  },
  {
    scope: onBoard,
    edits: { kind: 'revealed', undo: 'never' },
    evolve: (state, { type: _, by: __, at: ___, board, ...change }) =>
      changeBoard(state, board, (before) =>
        change.network === undefined && change.loss === undefined && change.data === undefined
          ? change
          : anew(before, change),
      ),
  },
);

/** The question has been tried: what came of it, and how everybody had answered. */
export const predictionRevealed = event(
  'prediction-revealed',
  { prediction: id, reveal },
  {
    scope: room,
    evolve: (state, { prediction, reveal }) =>
      changePrediction(state, prediction, ({ rounds }) => ({
        status: 'revealed',
        rounds: rounds.map((round, index) => ({
          ...round,
          count: reveal.rounds[index]?.count ?? round.count,
        })),
        timer: null,
        reveal,
      })),
  },
);

/** It was left without a reveal. */
export const predictionDropped = event(
  'prediction-dropped',
  { prediction: id },
  {
    scope: room,
    evolve(state, { prediction }) {
      const { asked, list } = predictionsOf(state);
      return withPredictions(state, { asked, list: list.filter((one) => one.id !== prediction) });
    },
  },
);

/** Whether the answers to a question are for nobody else: unless it is there and has been revealed. */
function isSealed(state: WorkshopState, prediction: string): boolean {
  return predictionOf(state, prediction)?.status !== 'revealed';
}

const emptyRound: Round = { answers: {}, count: 0 };

export function withPredictions(
  { parts }: Pick<WorkshopState, 'parts'>,
  predictions: Predictions,
): Pick<WorkshopState, 'parts'> {
  return { parts: { ...parts, predictions } };
}

function changePrediction(
  state: WorkshopState,
  id: string,
  change: (prediction: Prediction) => Partial<Prediction>,
): Pick<WorkshopState, 'parts'> {
  const { asked, list } = predictionsOf(state);
  return withPredictions(state, {
    asked,
    list: list.map((one) => {
      if (one.id !== id) return one;
      const changed = { ...one, ...change(one) };
      if (changed.status !== 'revealed') return changed;
      // What it came to is told by now.
      const { key: _, ...revealed } = changed;
      return revealed;
    }),
  });
}

function changeRound(
  state: WorkshopState,
  id: string,
  round: number,
  change: (round: Round) => Partial<Round>,
): Pick<WorkshopState, 'parts'> {
  return changePrediction(state, id, ({ rounds }) => ({
    rounds: rounds.map((one, index) => (index === round ? { ...one, ...change(one) } : one)),
  }));
}
