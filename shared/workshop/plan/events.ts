import * as z from 'zod/mini';
import { event } from '../kernel/definition.ts';
import { boardId } from '../kernel/schemas.ts';
import { staff } from '../kernel/scope.ts';
import { type Plan, planOf, spentOn } from '../model/plan.ts';
import type { WorkshopState } from '../model/state.ts';
import { item } from './schemas.ts';

/** The instructors have another plan; what was spent on what stays in it is kept. */
export const planSet = event(
  'plan-set',
  { title: z.string(), items: z.array(item), current: z.nullable(z.int()) },
  {
    scope: staff,
    evolve(state, { by, at, title, items, current }) {
      const since = current === null ? null : at;
      return withPlan(state, { title, items, current, since, by });
    },
  },
);

/** The class is at another part of the plan, on this board where one was opened for it. */
export const planMoved = event(
  'plan-moved',
  { item: z.nullable(z.int()), board: z.exactOptional(boardId) },
  {
    scope: staff,
    evolve(state, { by, at, item, board }) {
      const plan = planOf(state);
      const items = plan.items.map((one, index) => {
        const left = { ...one, spent: spentOn(plan, index, at) };
        return index === item && board !== undefined ? { ...left, board } : left;
      });
      return withPlan(state, { ...plan, items, current: item, since: item === null ? null : at, by });
    },
  },
);

function withPlan({ parts }: Pick<WorkshopState, 'parts'>, plan: Plan): Pick<WorkshopState, 'parts'> {
  return { parts: { ...parts, plan } };
}
