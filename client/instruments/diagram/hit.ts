import { keyOf, type ParameterKey } from '#shared/math/parameter-key.ts';
import { distanceTo, distanceToRect, type Point, type Rect } from './curve.ts';
import type { DiagramLayout } from './layout.ts';

/** How far (px) from a line or chip it is still meant: half a 44 px target for a finger. */
export const tolerances = { touch: 22, fine: 8 } as const;

/** What lies nearest to a point, and how far off. */
interface Hit {
  readonly key: ParameterKey;
  readonly distance: number;
}

/** A bias chip or a pill on the page. */
export type Chip = readonly [key: ParameterKey, place: Rect];

/** The edge nearest to a point, if one is within `tolerance` pixels; of two as near, the later drawn. */
export function nearestEdge(layout: DiagramLayout, point: Point, tolerance: number): Hit | undefined {
  let best: Hit | undefined;
  layout.curves.forEach((rows, index) => {
    rows.forEach((row, from) => {
      row.forEach((curve, to) => {
        const distance = distanceTo(curve, point, tolerance);
        if (distance > tolerance || (best !== undefined && distance > best.distance)) return;
        best = { key: keyOf({ kind: 'weight', layer: index + 1, from, to }), distance };
      });
    });
  });
  return best;
}

/** The chip nearest to a point, if one is within `tolerance` pixels; of two as near, the later drawn. */
function nearestChip(chips: readonly Chip[], point: Point, tolerance: number): Hit | undefined {
  let best: Hit | undefined;
  for (const [key, place] of chips) {
    const distance = distanceToRect(place, point);
    if (distance <= tolerance && (best === undefined || distance <= best.distance)) best = { key, distance };
  }
  return best;
}

/** The parameter a pointer means: the nearest chip or edge. No edge is picked through a unit's cell. */
export function parameterAt(
  layout: DiagramLayout,
  chips: readonly Chip[],
  point: Point,
  tolerance: number,
): ParameterKey | undefined {
  const chip = nearestChip(chips, point, tolerance);
  const covered =
    layout.tier !== 'dot' && layout.units.flat().some((cell) => distanceToRect(cell, point) === 0);
  const edge = covered ? undefined : nearestEdge(layout, point, chip?.distance ?? tolerance);
  return edge !== undefined && edge.distance < (chip?.distance ?? Number.POSITIVE_INFINITY)
    ? edge.key
    : chip?.key;
}
