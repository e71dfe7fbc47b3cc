import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { type ParameterKey, parseKey } from '#shared/math/parameter-key.ts';
import { formatWeight, signClass } from '../../elements/format.ts';
import { icon } from '../../elements/icons.ts';
import { isLocked, parameterOf } from '../board-reading.ts';
import type { Curve, Rect } from './curve.ts';
import { siblingsOf } from './edges.ts';
import type { Chip } from './hit.ts';
import { flagWidthAt, holderMarks } from './holder.ts';
import type { DiagramLayout } from './layout.ts';
import { type PillPlace, type PillWish, placePills } from './pill-places.ts';
import './pills.css';
import { placeAt } from './place.ts';
import { litKeys, ownKeys, type Scene } from './scene.ts';
import { textWidth } from './text-width.ts';
import { typingField } from './typing-field.ts';

/** Between a diagram's border and its pills (px). */
const MARGIN = 4;

/** A pill on the page: what it wished for, and where it came to lie. */
export type Pill = PillWish & PillPlace;

/** The values that stand on their edges: of what is lit, and of the weights beside the selected one. */
export function pillsOf(scene: Scene): readonly Pill[] {
  if (scene.traits.bare) return [];
  const { width, height } = scene.layout;
  const wishes = wishesOf(scene);
  const places = placePills(wishes, obstaclesOf(scene), {
    x: MARGIN,
    y: MARGIN,
    width: width - 2 * MARGIN,
    height: height - 2 * MARGIN,
  });
  return wishes.flatMap((wish) => {
    const place = places.get(wish.key);
    return place === undefined ? [] : [{ ...wish, ...place }];
  });
}

/** Where a pill is hit. */
export function chipOf({ key, x, y, width, height }: Pill): Chip {
  return [key, { x: x - width / 2, y: y - height / 2, width, height }];
}

export function drawPills(scene: Scene, pills: readonly Pill[]): unknown {
  return repeat(
    pills,
    ({ key }) => key,
    (pill) => drawPill(scene, pill),
  );
}

function drawPill(scene: Scene, pill: Pill): TemplateResult {
  const { view, hand } = scene;
  const { key, optional, flag: side } = pill;
  if (hand.typing === key) {
    return html`<div class="pill typing" ${placeAt(pill)}>${typingField(view, key)}</div>`;
  }
  const value = parameterOf(view, key);
  const { classes, flag } = holderMarks(scene, key);
  const waiting = view.offline && view.pending.has(key) ? 'pending' : '';
  return html`<div
    class="pill ${optional ? 'plain' : ''} ${classes} ${waiting} flag-${side}"
    data-key=${key}
    data-testid="pill-${key}"
    aria-hidden="true"
    ${placeAt(pill)}
  >
    ${isLocked(view, key) ? icon('lock') : nothing}<span class=${signClass(value)}>${formatWeight(value)}</span>${flag}
  </div>`;
}

function wishesOf(scene: Scene): PillWish[] {
  const { view, layout, edges } = scene;
  const curves = new Map(edges.map((edge) => [edge.key, edge.curve]));
  const lit = scene.traits.medium === 'phone' ? ownKeys(scene) : litKeys(scene);
  const wishes: PillWish[] = [];
  for (const key of lit) {
    const curve = curves.get(key) ?? besideMark(layout, key);
    if (curve !== undefined) wishes.push(wishFor(scene, key, curve, false));
  }
  if (view.selected !== null && layout.tier === 'full' && scene.traits.medium === 'board') {
    for (const { key, curve } of siblingsOf(edges, view.selected)) {
      if (!lit.has(key)) wishes.push(wishFor(scene, key, curve, true));
    }
  }
  return wishes;
}

function wishFor(scene: Scene, key: ParameterKey, curve: Curve, optional: boolean): PillWish {
  const { view, layout } = scene;
  const { sizes } = layout;
  const own = view.selected === key && !optional;
  const [font, weight, pad, height] = own
    ? [sizes.ownFont, 700, sizes.ownPad, sizes.ownHeight]
    : [sizes.pillFont, 600, optional ? sizes.plainPad : sizes.pillPad, sizes.pillHeight];
  const lock = isLocked(view, key) ? sizes.lock + sizes.lockGap : 0;
  return {
    key,
    curve,
    width: textWidth(formatWeight(parameterOf(view, key)), font, weight) + 2 * pad + lock,
    height,
    flagWidth: Math.min(flagWidthAt(scene, key), Math.max(layout.gap, 0)),
    flagHeight: sizes.flagHeight,
    flagGap: sizes.flagGap,
    optional,
  };
}

/** Cells, what stands above them, and the flags of held biases. */
function obstaclesOf({ view, layout }: Scene): Rect[] {
  const { sizes, tier } = layout;
  const chips = tier === 'full' || tier === 'compact';
  const flag = sizes.flagHeight + sizes.flagGap;
  const flags = Object.keys(view.board.holds).flatMap((key) => {
    const ref = parseKey(key);
    const label = ref?.kind === 'bias' && chips ? layout.labels[ref.layer]?.[ref.to] : undefined;
    if (label === undefined) return [];
    return layout.tight
      ? [{ ...label, x: label.x + label.width }]
      : [{ ...label, y: label.y - flag, height: flag }];
  });
  return [...layout.units.flat(), ...(chips ? layout.labels.flat() : []), ...flags];
}

/** Where a bias that is a mark shows its value: a short line over the unit. */
function besideMark({ tier, units, sizes }: DiagramLayout, key: ParameterKey): Curve | undefined {
  const ref = parseKey(key);
  const cell = ref?.kind === 'bias' ? units[ref.layer]?.[ref.to] : undefined;
  if (cell === undefined || tier === 'full' || tier === 'compact') return undefined;
  const [x, y] = [cell.x + cell.width / 2, cell.y - sizes.pillHeight / 2 - 1];
  return { x0: x - 50, y0: y, x1: x + 50, y1: y };
}
