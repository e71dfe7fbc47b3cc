import { type Curve, pointAt, type Rect } from './curve.ts';

/** A value (and perhaps a name) that wants a place on its edge. */
export interface PillWish {
  readonly key: string;
  readonly curve: Curve;
  readonly width: number;
  readonly height: number;
  /** Width of the name flag above or below, 0 without one. */
  readonly flagWidth: number;
  readonly flagHeight: number;
  /** Space between pill and flag. */
  readonly flagGap: number;
  /** Leave it out rather than cover something. */
  readonly optional: boolean;
}

/** Where a name stands beside its pill, the best side first. */
const SIDES = ['above', 'below', 'right', 'left'] as const;
const ALONE = ['above'] as const;

type FlagSide = (typeof SIDES)[number];

/** Where a pill came to lie: its centre, and its flag's side. */
export interface PillPlace {
  readonly x: number;
  readonly y: number;
  readonly flag: FlagSide;
}

const ALONG = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8, 0.15, 0.85] as const;
const GAP = 3;

/**
 * Places pills along their edges so that they cover neither cells nor each other; earlier wishes choose
 * first, so what a person holds themselves stays still when others come.
 */
export function placePills(
  wishes: readonly PillWish[],
  obstacles: readonly Rect[],
  bounds: Rect,
): Map<string, PillPlace> {
  const taken = [...obstacles];
  const places = new Map<string, PillPlace>();
  for (const wish of wishes) {
    let best: PillPlace | undefined;
    let bestRect: Rect | undefined;
    let bestCost = Number.POSITIVE_INFINITY;
    for (const t of ALONG) {
      const { x, y } = pointAt(wish.curve, t);
      for (const flag of wish.flagWidth > 0 ? SIDES : ALONE) {
        const rect = outline(wish, x, y, flag);
        const uncovered = outside(rect, bounds) * 50 + Math.abs(t - 0.5) * 60 + SIDES.indexOf(flag) * 30;
        if (uncovered >= bestCost) continue;
        const covered = taken.reduce((sum, other) => sum + overlap(rect, other), 0);
        const cost = covered * 10 + uncovered;
        if (cost >= bestCost) continue;
        bestCost = cost;
        bestRect = rect;
        best = wish.optional && covered > 0 ? undefined : { x, y, flag };
      }
    }
    if (best === undefined || bestRect === undefined) continue;
    places.set(wish.key, best);
    taken.push(bestRect);
  }
  return places;
}

function outline(wish: PillWish, x: number, y: number, flag: FlagSide): Rect {
  const { width, height, flagWidth, flagGap } = wish;
  const flagHeight = wish.flagHeight + flagGap;
  const pill = { x: x - width / 2, y: y - height / 2, width, height };
  const rect =
    flagWidth === 0
      ? pill
      : flag === 'right' || flag === 'left'
        ? {
            ...pill,
            x: flag === 'left' ? pill.x - flagWidth - flagGap : pill.x,
            width: width + flagWidth + flagGap,
          }
        : {
            x: x - Math.max(width, flagWidth) / 2,
            y: flag === 'above' ? pill.y - flagHeight : pill.y,
            width: Math.max(width, flagWidth),
            height: height + flagHeight,
          };
  return { x: rect.x - GAP, y: rect.y - GAP, width: rect.width + 2 * GAP, height: rect.height + 2 * GAP };
}

function overlap(a: Rect, b: Rect): number {
  const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const tall = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return wide > 0 && tall > 0 ? wide * tall : 0;
}

function outside(rect: Rect, bounds: Rect): number {
  return (
    Math.max(0, bounds.x - rect.x) +
    Math.max(0, bounds.y - rect.y) +
    Math.max(0, rect.x + rect.width - bounds.x - bounds.width) +
    Math.max(0, rect.y + rect.height - bounds.y - bounds.height)
  );
}
