import * as z from 'zod/mini';
import { event } from '../kernel/definition.ts';
import { numbers } from '../kernel/schemas.ts';
import { room } from '../kernel/scope.ts';
import {
  type Activities,
  activitiesOf,
  type Kept,
  type Running,
  type Try,
  withTry,
} from '../model/activity.ts';
import { lookup } from '../model/lookup.ts';
import { predictionsOf } from '../model/prediction.ts';
import type { WorkshopState } from '../model/state.ts';
import { withPredictions } from '../predictions/events.ts';
import { key, placedBoard, text, wrong } from './schemas.ts';

/** An activity is under way: everything that it takes from here on is in this event, and on its boards. */
export const activityOpened = event(
  'activity-opened',
  {
    activity: z.string(),
    text,
    boards: z.array(placedBoard),
    /** The answers: shown to nobody. */
    key: z.exactOptional(key),
  },
  {
    scope: room,
    show: ({ key: _, ...event }) => event,
    evolve(state, { at, activity, text, boards, key }) {
      const { kept } = activitiesOf(state);
      const before = lookup(kept, activity) ?? untouched;
      const running: Running = {
        ...before,
        id: activity,
        text,
        ...(key !== undefined && { key }),
        boards,
        step: 0,
        at,
        noticed: [],
      };
      return withActivities(state, { kept, running });
    },
  },
);

/** The class is at another step; past the last one what was seen is shown. */
export const activityStepped = event(
  'activity-stepped',
  { step: z.int() },
  { scope: room, evolve: (state, { step }) => changeRunning(state, () => ({ step })) },
);

/** It is over. What was done in it is kept; its questions are in the log alone. */
export const activityClosed = event(
  'activity-closed',
  {},
  {
    scope: room,
    evolve(state) {
      const { running, kept } = activitiesOf(state);
      if (running === null) return {};
      const { boards, reached, tries, tally } = running;
      const left: Kept = { boards, reached, tries, tally };
      const { asked, list } = predictionsOf(state);
      const parts = {
        ...state.parts,
        activities: { running: null, kept: { ...kept, [running.id]: left } },
      };
      return list.length === 0 ? { parts } : withPredictions({ parts }, { asked, list: [] });
    },
  },
);

/** A goal was reached for the first time, by whoever made the last change (null: by training). */
export const goalReached = event(
  'goal-reached',
  { goal: z.string() },
  {
    scope: room,
    evolve: (state, { by, at, goal }) =>
      changeRunning(state, ({ reached }) => ({ reached: [...reached, { goal, by, at }] })),
  },
);

/** The known wrong answers that are on the boards now. */
export const wrongsNoticed = event(
  'wrongs-noticed',
  { wrongs: z.array(wrong) },
  { scope: room, evolve: (state, { wrongs }) => changeRunning(state, () => ({ noticed: wrongs })) },
);

/** Somebody tried a task; what is known of a wrong try is for them alone. */
export const taskTried = event(
  'task-tried',
  {
    task: z.string(),
    values: numbers,
    right: z.array(z.boolean()),
    outputs: numbers,
    wrong: z.exactOptional(wrong),
  },
  {
    scope: room,
    show(event, { id }) {
      if (event.wrong === undefined || event.by === id) return event;
      const { wrong: _, ...rest } = event;
      return rest;
    },
    personal: ({ by, wrong }) => (by === null || wrong === undefined ? [] : [by]),
    evolve: (state, { by, at, task, values, right, outputs, wrong }) =>
      changeRunning(state, ({ tries, tally }) => {
        const tried: Try = {
          task,
          values,
          right,
          outputs,
          by: by ?? '',
          at,
          ...(wrong !== undefined && { wrong }),
        };
        const score = right.filter((one) => one).length;
        const counts = lookup(tally, task) ?? right.map(() => 0).concat(0);
        return {
          tries: withTry(tries, tried),
          tally: { ...tally, [task]: counts.map((count, k) => (k === score ? count + 1 : count)) },
        };
      }),
  },
);

const untouched: Kept = { boards: [], reached: [], tries: [], tally: {} };

function withActivities(
  { parts }: Pick<WorkshopState, 'parts'>,
  activities: Activities,
): Pick<WorkshopState, 'parts'> {
  return { parts: { ...parts, activities } };
}

function changeRunning(
  state: WorkshopState,
  change: (running: Running) => Partial<Running>,
): Partial<WorkshopState> {
  const { running, kept } = activitiesOf(state);
  if (running === null) return {};
  return withActivities(state, { kept, running: { ...running, ...change(running) } });
}
