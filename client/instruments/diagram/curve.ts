export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

/** A cubic curve that leaves and arrives level. */
export interface Curve {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** How far a curve's handles reach, as a share of its width. */
const REACH = 0.52;
/** Straight pieces that stand for a curve when a distance to it is taken; within 0.3 px of it. */
const PIECES = 24;

/** A curve as SVG path data. */
export function pathOf({ x0, y0, x1, y1 }: Curve): string {
  const reach = (x1 - x0) * REACH;
  const n = (value: number): string => value.toFixed(1);
  return `M${n(x0)} ${n(y0)}C${n(x0 + reach)} ${n(y0)} ${n(x1 - reach)} ${n(y1)} ${n(x1)} ${n(y1)}`;
}

/** The point of a curve at `t` from 0 to 1. */
export function pointAt({ x0, y0, x1, y1 }: Curve, t: number): Point {
  const reach = (x1 - x0) * REACH;
  const s = 1 - t;
  const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return { x: a * x0 + b * (x0 + reach) + c * (x1 - reach) + d * x1, y: (a + b) * y0 + (c + d) * y1 };
}

/** How far a point is from a curve, or Infinity where it is surely farther than `most`. */
export function distanceTo(curve: Curve, { x, y }: Point, most = Number.POSITIVE_INFINITY): number {
  const { x0, y0, x1, y1 } = curve;
  if (x < x0 - most || x > x1 + most) return Number.POSITIVE_INFINITY;
  if (y < Math.min(y0, y1) - most || y > Math.max(y0, y1) + most) return Number.POSITIVE_INFINITY;
  let least = Number.POSITIVE_INFINITY;
  let from = pointAt(curve, 0);
  for (let piece = 1; piece <= PIECES; piece++) {
    const to = pointAt(curve, piece / PIECES);
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const along = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1);
    const t = Math.min(1, Math.max(0, along));
    least = Math.min(least, Math.hypot(from.x + t * dx - x, from.y + t * dy - y));
    from = to;
  }
  return least;
}

/** How far a point is from a rectangle; 0 inside. */
export function distanceToRect(rect: Rect, { x, y }: Point): number {
  const dx = Math.max(rect.x - x, 0, x - rect.x - rect.width);
  const dy = Math.max(rect.y - y, 0, y - rect.y - rect.height);
  return Math.hypot(dx, dy);
}
