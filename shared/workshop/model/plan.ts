import { type ActivityId, runningOf } from './activity.ts';
import type { AskKind } from './ask.ts';
import type { BoardId } from './board.ts';
import type { ParticipantId } from './participant.ts';
import type { WorkshopState } from './state.ts';
import type { Timestamp } from './timestamp.ts';

/** One part of a lesson, as it is planned: an activity, a board for what comes up, or a question asked on the spot. */
export type Planned = { readonly minutes: number } & (
  | { readonly kind: 'activity'; readonly activity: ActivityId }
  | { readonly kind: 'board'; readonly title: string }
  | { readonly kind: 'ask'; readonly ask: AskKind }
);

/** The same once the class has been at it. */
export type PlanItem = Planned & {
  /** How long the class was at it before it was left last (ms, by the times in the log). */
  readonly spent: number;
  /** The board that was opened for it. */
  readonly board?: BoardId;
};

/** What a lesson is to be, and where it is; for the instructors alone. */
export interface Plan {
  readonly title: string;
  readonly items: readonly PlanItem[];
  /** Where the class is; null before the first and where it went on without the plan. */
  readonly current: number | null;
  /** Since when it is there. */
  readonly since: Timestamp | null;
  /** Who said so. */
  readonly by: ParticipantId | null;
}

export const noPlan: Plan = { title: '', items: [], current: null, since: null, by: null };

export function planOf({ parts }: Pick<WorkshopState, 'parts'>): Plan {
  return (parts.plan as Plan | undefined) ?? noPlan;
}

/** How long the class was at an item by a moment (ms). */
export function spentOn({ items, current, since }: Plan, index: number, now: Timestamp): number {
  const before = items[index]?.spent ?? 0;
  return index === current && since !== null ? before + Math.max(0, now - since) : before;
}

/** What leads on from here, or back: a step of the activity, or another item; undefined at the end. */
export type Move =
  | { readonly type: 'step-activity'; readonly step: number }
  | { readonly type: 'go-to'; readonly item: number };

export function moveOn(state: Pick<WorkshopState, 'parts'>): Move | undefined {
  const plan = planOf(state);
  const steps = stepsHere(state, plan);
  if (steps !== undefined && steps.step < steps.count) return { type: 'step-activity', step: steps.step + 1 };
  const next = plan.current === null ? 0 : plan.current + 1;
  return next < plan.items.length ? { type: 'go-to', item: next } : undefined;
}

export function moveBack(state: Pick<WorkshopState, 'parts'>): Move | undefined {
  const plan = planOf(state);
  const steps = stepsHere(state, plan);
  if (steps !== undefined && steps.step > 0) return { type: 'step-activity', step: steps.step - 1 };
  return plan.current === null || plan.current === 0 ? undefined : { type: 'go-to', item: plan.current - 1 };
}

/** Where the activity under way is, where it is the plan's current one or there is no plan. */
function stepsHere(
  state: Pick<WorkshopState, 'parts'>,
  { items, current }: Plan,
): { step: number; count: number } | undefined {
  const running = runningOf(state);
  if (running === null) return undefined;
  const item = current === null ? undefined : items[current];
  const own = item?.kind === 'activity' && item.activity === running.id;
  return own || items.length === 0 ? { step: running.step, count: running.text.steps.length } : undefined;
}
