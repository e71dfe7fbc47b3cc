import * as z from 'zod/mini';
import { because } from '../kernel/decision.ts';
import type { Rejection } from '../kernel/rejections.ts';
import { text } from '../kernel/schemas.ts';
import { limits } from '../model/limits.ts';
import type { Planned } from '../model/plan.ts';
import { planned } from './schemas.ts';

/** A plan as a browser keeps it, or as a file has it. */
export interface KeptPlan {
  readonly title: string;
  readonly items: readonly Planned[];
}

const file = z.strictObject({
  weightroom: z.literal('plan'),
  version: z.literal(1),
  title: text,
  items: z.array(planned),
});

/** Larger is no plan (characters). */
const LARGEST = 64_000;

export function writePlan({ title, items }: KeptPlan): string {
  return `${JSON.stringify({ weightroom: 'plan', version: 1, title, items }, null, 2)}\n`;
}

/**
 * What a file says.
 * @param known the activities that there are
 * @returns the plan, or why it is none: `plan-invalid`, `plan-too-long {limit}`, `plan-unknown-activity {activity}`
 */
export function readPlan(source: string, known: ReadonlySet<string>): KeptPlan | Rejection {
  const parsed = source.length > LARGEST ? undefined : file.safeParse(jsonOf(source));
  if (parsed?.success !== true) return because('plan-invalid');
  const { title, items } = parsed.data;
  if (items.length > limits.plan.items) return because('plan-too-long', { limit: limits.plan.items });
  for (const item of items) {
    if (item.kind === 'activity' && !known.has(item.activity)) {
      return because('plan-unknown-activity', { activity: item.activity });
    }
  }
  return { title, items };
}

function jsonOf(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}
