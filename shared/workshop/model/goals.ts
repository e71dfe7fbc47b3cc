/** A loss that the class tries to get under, and the kinds of edits by which it counts. */
export interface Goal {
  readonly under: number;
  readonly kinds: readonly string[];
}

/** What the class tries to reach on a board: together by hand, and by training. */
export const goals = {
  hand: { under: 0.05, kinds: ['parameters', 'trained'] },
  train: { under: 0.01, kinds: ['trained'] },
} as const satisfies Record<string, Goal>;

export type GoalName = keyof typeof goals;
