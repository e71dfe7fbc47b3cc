import * as z from 'zod/mini';
import { keepHolds } from '../kernel/change.ts';
import { event } from '../kernel/definition.ts';
import { room } from '../kernel/scope.ts';
import { type Timeline, timelineOf } from '../model/timeline.ts';

const version = z.int();

export const timelineOpened = event(
  'timeline-opened',
  { version },
  {
    scope: room,
    evolve(state, { version, by, at }) {
      const timeline: Timeline = { version, by, at };
      // Nobody moves anything meanwhile.
      return { boards: keepHolds(state, () => false), parts: { ...state.parts, timeline } };
    },
  },
);

export const timelineMoved = event(
  'timeline-moved',
  { version },
  {
    scope: room,
    folds: { hand: () => '', places: () => ['timeline'], fold: (_first, second) => second },
    evolve(state, { version, by, at }) {
      if (timelineOf(state) === null) return {};
      const timeline: Timeline = { version, by, at };
      return { parts: { ...state.parts, timeline } };
    },
  },
);

export const timelineClosed = event(
  'timeline-closed',
  {},
  { scope: room, evolve: (state) => ({ parts: { ...state.parts, timeline: null } }) },
);
