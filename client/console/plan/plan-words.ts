import { lecturePlans } from '#shared/lessons/plans.ts';
import { isolated } from '#shared/locale.ts';
import type { Planned } from '#shared/workshop/model/plan.ts';
import type { Words } from '#shared/workshop/model/question.ts';
import type { KeptPlan } from '#shared/workshop/plan/file.ts';
import { t, tell } from '../t.ts';

/** What the console needs to know of an activity. */
export interface KnownActivity {
  readonly id: string;
  readonly minutes: number;
  readonly titles: Words;
}

/** What a part of a plan is called. */
export function nameOfItem(item: Planned, activities: readonly KnownActivity[]): string {
  if (item.kind === 'board') return isolated(item.title);
  if (item.kind === 'ask') return t(`plan.ask.${item.ask}`);
  const known = activities.find(({ id }) => id === item.activity);
  return known === undefined ? item.activity : tell(known.titles);
}

/** The lecture as plans that may be used as they are. */
export function lectures(): KeptPlan[] {
  return lecturePlans.map(({ title, parts }) => ({
    title: tell(title),
    items: parts.map(([activity, minutes]) => ({ kind: 'activity', activity, minutes }) as const),
  }));
}

export function minutesIn({ items }: KeptPlan): number {
  return items.reduce((sum, { minutes }) => sum + minutes, 0);
}
