import { limits } from './limits.ts';

/** The numbers that hands may set a board's weights and biases to: from `least` to `most`, both included. */
export type Range = readonly [least: number, most: number];

/** What a board has until an instructor narrows it. */
export const widestRange: Range = [-limits.magnitude, limits.magnitude];

export function rangeOf({ range }: { readonly range?: Range }): Range {
  return range ?? widestRange;
}

/** Whether a hand may set a weight or a bias to this. */
export function isWithin([least, most]: Range, value: number): boolean {
  return value >= least && value <= most;
}

/** The number of a range that is nearest to `value`. */
export function clampTo([least, most]: Range, value: number): number {
  return Math.min(most, Math.max(least, value));
}
