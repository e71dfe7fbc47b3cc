import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../elements/icons.ts';
import { isLocked } from '../board-reading.ts';
import { pointAt, type Rect } from './curve.ts';
import type { Chip } from './hit.ts';
import './lock-marks.css';
import { placeAt } from './place.ts';
import type { Scene } from './scene.ts';

/** Where on its edge a lock may lie, the best place first. */
const ALONG = [0.5, 0.38, 0.62, 0.26, 0.74] as const;
/** Of a mark, in the sizes of the diagram. */
const AROUND = 1.5;

/**
 * A lock on every locked weight at rest; one with a pill says so there, and a bias on its chip.
 * @param taken where pills and chips lie
 */
export function lockMarks(scene: Scene, taken: readonly Chip[]): TemplateResult | typeof nothing {
  const { view, traits, layout, edges } = scene;
  if (traits.bare || traits.dense || view.board.locks.length === 0) return nothing;
  const size = layout.sizes.lock * AROUND;
  const marked = new Set(taken.map(([key]) => key));
  // Above or below a pill may stand a name.
  const name = layout.sizes.flagHeight + layout.sizes.flagGap;
  const named = ({ x, y, width, height }: Rect): Rect => ({
    x,
    y: y - name,
    width,
    height: height + 2 * name,
  });
  const rects = [...layout.units.flat(), ...taken.map(([, rect]) => named(rect))];
  const marks = edges.flatMap(({ key, curve }) => {
    if (marked.has(key) || !isLocked(view, key)) return [];
    const places = ALONG.map((t) => pointAt(curve, t));
    const place = places.find(({ x, y }) => !rects.some((rect) => covers(rect, x, y, size))) ?? places[0]!;
    rects.push({ x: place.x - size / 2, y: place.y - size / 2, width: size, height: size });
    return [{ key, ...place }];
  });
  return html`${marks.map(
    ({ key, ...place }) =>
      html`<i class="lock-mark" data-testid="lock-${key}" aria-hidden="true" ${placeAt(place)}>${icon('lock')}</i>`,
  )}`;
}

/** Whether a mark of this size around a place would lie over a rectangle. */
function covers({ x, y, width, height }: Rect, px: number, py: number, size: number): boolean {
  const half = size / 2;
  return px + half > x && px - half < x + width && py + half > y && py - half < y + height;
}
