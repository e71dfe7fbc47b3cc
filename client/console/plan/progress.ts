import { type Plan, spentOn } from '#shared/workshop/model/plan.ts';
import type { Timestamp } from '#shared/workshop/model/timestamp.ts';

/** How a lesson stands against its plan (ms). */
export interface Progress {
  /** How long the class was at its parts by now, and how long they are planned to take. */
  readonly gone: number;
  readonly planned: number;
  /** What is still to come as planned, what is left of the current part with it. */
  readonly left: number;
  /** By how much what is done took less than planned; negative where it took more. */
  readonly ahead: number;
}

const MINUTE = 60_000;

export function progressOf(plan: Plan, now: Timestamp): Progress {
  const { items, current } = plan;
  let gone = 0;
  let left = 0;
  let ahead = 0;
  items.forEach(({ minutes }, index) => {
    const spent = spentOn(plan, index, now);
    const planned = minutes * MINUTE;
    gone += spent;
    if (index === current) {
      left += Math.max(0, planned - spent);
      ahead -= Math.max(0, spent - planned);
    } else if (spent > 0) ahead += planned - spent;
    else if (index > (current ?? -1)) left += planned;
  });
  return { gone, planned: items.reduce((sum, { minutes }) => sum + minutes * MINUTE, 0), left, ahead };
}
