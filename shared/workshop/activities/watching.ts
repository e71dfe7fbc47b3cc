import type { Happened } from '../kernel/log.ts';
import { type Lessons, type Observed, type Running, runningOf } from '../model/activity.ts';
import { lookup } from '../model/lookup.ts';
import type { Observation } from '../model/observation.ts';
import type { ParticipantId } from '../model/participant.ts';
import type { WorkshopState } from '../model/state.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { goalReached, wrongsNoticed } from './events.ts';

/** What there is to see of an activity. */
export function observedOf(
  state: WorkshopState,
  { boards, tries }: Running,
  observations: Readonly<Record<string, Observation>>,
): Observed {
  const seen = boards.flatMap(({ id, board: place }) => {
    const board = lookup(state.boards, place);
    const observation = lookup(observations, place);
    return board === undefined || observation === undefined ? [] : [[id, { board, observation }] as const];
  });
  return { boards: Object.fromEntries(seen), tries };
}

/** Whose change something comes of; null: training's. */
export type Author = ParticipantId | null;

/** Who changed a board of an activity last, and who tried a task last. */
export interface Authors {
  readonly board: Author;
  readonly task: Author;
}

/** What an activity that was looked at comes to. */
export interface Sight {
  readonly activity: string;
  /** Each goal with whose change it came of. */
  readonly reached: ReadonlyArray<readonly [goal: string, by: Author]>;
  readonly wrongs: Running['noticed'];
}

/**
 * What the server makes of an activity under way; undefined where none is.
 * @param before the tries when it was last looked at: what is not reached by those is reached by a later one
 */
export function look(
  state: WorkshopState,
  observations: Readonly<Record<string, Observation>>,
  lessons: Lessons,
  authors: Authors,
  before: Observed['tries'] = [],
): Sight | undefined {
  const running = runningOf(state);
  if (running === null) return undefined;
  const observed = observedOf(state, running, observations);
  const withoutNew = new Set(lessons.reached(running.id, { ...observed, tries: before }));
  const reached = lessons.reached(running.id, observed);
  return {
    activity: running.id,
    reached: reached.map((goal) => [goal, withoutNew.has(goal) ? authors.board : authors.task]),
    wrongs: lessons.wrongs(running.id, observed),
  };
}

/** The events that say what was seen, where the log does not say so yet. */
export function noted(state: WorkshopState, { activity, reached, wrongs }: Sight, at: Timestamp): Happened[] {
  const running = runningOf(state);
  if (running?.id !== activity) return [];
  const known = new Set(running.reached.map(({ goal }) => goal));
  const before = running.noticed.map(({ id }) => id).join();
  const events: Happened[] = reached
    .filter(([goal]) => !known.has(goal) && running.text.goals.some(({ id }) => id === goal))
    .map(([goal, by]) => goalReached.of({ by, at }, { goal }));
  if (wrongs.map(({ id }) => id).join() !== before) {
    const noticed = wrongs.map(({ id, says }) => ({ id, says: { ...says } }));
    events.push(wrongsNoticed.of({ by: null, at }, { wrongs: noticed }));
  }
  return events;
}
