import { type Curve, pointAt, type Rect } from './curve.ts';

/** A value (and perhaps a name) that wants a place on its edge. */
export interface PillWish {
  readonly key: string;
  readonly curve: Curve;
  readonly width: number;
  readonly height: number;
  /** How wide the name's flag is: written out, and ever shorter; none without a name. */
  readonly flagWidths: readonly number[];
  readonly flagHeight: number;
  /** Space between pill and flag. */
  readonly flagGap: number;
  /** Leave it out rather than cover something. */
  readonly optional: boolean;
  /** It is drawn even where it lies over something: what one is at oneself. */
  readonly kept: boolean;
  /** It stays where its curve begins, and is itself no obstacle to its flag: a bias, on its chip. */
  readonly fixed?: boolean;
}

/** Where a name stands beside its pill, the best side first. */
const SIDES = ['above', 'below', 'right', 'left'] as const;
const ALONE = ['above'] as const;

export type FlagSide = (typeof SIDES)[number];

/** Where a pill came to lie: its centre, and its flag: on which side, and which of its widths, if any. */
export interface PillPlace {
  readonly x: number;
  readonly y: number;
  readonly flag: FlagSide;
  readonly written: number | undefined;
}

const ALONG = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8, 0.15, 0.85] as const;
const GAP = 3;
/** What a shorter name costs, a step, and none at all. */
const SHORTER = 45;
const NAMELESS = 400;

/**
 * Places pills along their edges so that they cover neither cells nor each other; earlier wishes choose
 * first, so what a person holds themselves stays still when others come. Where many crowd, all their names are
 * short, then left out where there is no room beside the pills; a pill that would still lie over something is not drawn, its edge has its holder's halo.
 */
export function placePills(
  wishes: readonly PillWish[],
  obstacles: readonly Rect[],
  bounds: Rect,
): Map<string, PillPlace> {
  const shortened = wishes.map((wish) => ({ ...wish, flagWidths: wish.flagWidths.slice(-1) }));
  const nameless = wishes.map((wish) => ({ ...wish, flagWidths: [] }));
  const written = wishes.map(({ flagWidths }) => flagWidths.length - 1);
  let best = placeAll(wishes, obstacles, bounds);
  if (best.covered > 0) {
    const short = placeAll(shortened, obstacles, bounds);
    for (const [index, { key }] of wishes.entries()) {
      const place = short.places.get(key);
      if (place?.written === 0) short.places.set(key, { ...place, written: written[index] });
    }
    if (short.covered < best.covered) best = short;
  }
  if (best.covered > 0) {
    const bare = placeAll(nameless, obstacles, bounds);
    if (bare.covered < best.covered) return named(bare, wishes, obstacles, bounds);
  }
  return best.places;
}

/** Gives a name to every pill that has room for one, now that all have their places. */
function named(
  { places, taken }: Placed,
  wishes: readonly PillWish[],
  obstacles: readonly Rect[],
  bounds: Rect,
): Map<string, PillPlace> {
  const all = [...obstacles, ...taken];
  for (const wish of wishes) {
    const place = places.get(wish.key);
    if (place === undefined) continue;
    const pill = around(place.x, place.y, wish.width, wish.height);
    for (const [written, side] of flagsOf(wish)) {
      if (written === undefined) break;
      const name = flagRect(wish, pill, written, side);
      if (coveredBy(grown(name, 1 - GAP), all) > 0 || outside(name, bounds) > 0) continue;
      places.set(wish.key, { ...place, flag: side, written });
      all.push(grown(name, -GAP));
      break;
    }
  }
  return places;
}

interface Placed {
  readonly places: Map<string, PillPlace>;
  /** Where they and their names lie. */
  readonly taken: readonly Rect[];
  /** How much (px²) lies over something, or too close to it. */
  readonly covered: number;
}

function placeAll(wishes: readonly PillWish[], obstacles: readonly Rect[], bounds: Rect): Placed {
  const taken = [...obstacles];
  const places = new Map<string, PillPlace>();
  let all = 0;
  for (const wish of wishes) {
    let best: PillPlace | undefined;
    let bestRects: readonly Rect[] = [];
    let bestCovered = 0;
    let bestCost = Number.POSITIVE_INFINITY;
    for (const t of wish.fixed ? [0] : ALONG) {
      const { x, y } = pointAt(wish.curve, t);
      const pill = around(x, y, wish.width, wish.height);
      const underPill = wish.fixed ? 0 : coveredBy(pill, taken) + 5 * outside(pill, bounds);
      const along = wish.fixed ? 0 : Math.abs(t - 0.5) * 60;
      for (const [written, side] of flagsOf(wish)) {
        const name = written === undefined ? undefined : flagRect(wish, pill, written, side);
        const covered =
          underPill + (name === undefined ? 0 : coveredBy(name, taken) + 5 * outside(name, bounds));
        const dear = written === undefined ? NAMELESS * Math.sign(wish.flagWidths.length) : written * SHORTER;
        const cost = covered * 10 + along + SIDES.indexOf(side) * 30 + dear;
        if (cost >= bestCost) continue;
        bestCost = cost;
        bestCovered = covered;
        bestRects = [...(wish.fixed ? [] : [pill]), ...(name === undefined ? [] : [name])];
        best = { x, y, flag: side, written };
      }
    }
    if (best === undefined || (wish.optional && bestCovered > 0)) continue;
    all += bestCovered;
    const drawn = bestRects.map((rect) => grown(rect, -GAP));
    if (!wish.kept && drawn.some((rect) => coveredBy(rect, taken) > 0)) {
      if (wish.fixed) places.set(wish.key, { ...best, written: undefined });
      continue;
    }
    places.set(wish.key, best);
    taken.push(...drawn);
  }
  return { places, taken: taken.slice(obstacles.length), covered: all };
}

/** Every way a wish's name may be shown. */
function flagsOf({ flagWidths }: PillWish): (readonly [written: number | undefined, side: FlagSide])[] {
  const named = flagWidths.flatMap((_, written) => SIDES.map((side) => [written, side] as const));
  return [...named, ...ALONE.map((side) => [undefined, side] as const)];
}

/** A rectangle around a centre, with a little air. */
function around(x: number, y: number, width: number, height: number): Rect {
  return grown({ x: x - width / 2, y: y - height / 2, width, height }, GAP);
}

function grown({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

function flagRect(
  { flagWidths, flagHeight, flagGap }: PillWish,
  pill: Rect,
  written: number,
  side: FlagSide,
): Rect {
  const width = flagWidths[written]!;
  const [middle, level] = [pill.x + pill.width / 2, pill.y + pill.height / 2];
  const [across, up] = [
    pill.width / 2 - GAP + flagGap + width / 2,
    pill.height / 2 - GAP + flagGap + flagHeight / 2,
  ];
  switch (side) {
    case 'above':
      return around(middle, level - up, width, flagHeight);
    case 'below':
      return around(middle, level + up, width, flagHeight);
    case 'right':
      return around(middle + across, level, width, flagHeight);
    case 'left':
      return around(middle - across, level, width, flagHeight);
  }
}

function coveredBy(rect: Rect, taken: readonly Rect[]): number {
  let sum = 0;
  for (const other of taken) sum += overlap(rect, other);
  return sum;
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
