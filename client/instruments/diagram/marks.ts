import { type ParameterKey, parseKey } from '#shared/math/parameter-key.ts';
import { isLocked } from '../board-reading.ts';
import { differing } from './comparison.ts';
import type { Curve, Rect } from './curve.ts';
import { siblingsOf } from './edges.ts';
import { flagWidths } from './holder.ts';
import type { DiagramLayout } from './layout.ts';
import { type PillPlace, type PillWish, placePills } from './pill-places.ts';
import { type Pill, wordsOf } from './pills.ts';
import { litKeys, ownKeys, type Scene } from './scene.ts';
import { textWidth } from './text-width.ts';

/** Between a diagram's border and its pills (px). */
const MARGIN = 4;

/** What stands over a diagram's edges and cells, each in a place of its own. */
export interface Marks {
  /** The values that stand on their edges: of what is lit, and of the weights beside the selected one. */
  readonly pills: readonly Pill[];
  /** Where the names of those who hold a bias stand, beside its chip. */
  readonly flags: ReadonlyMap<ParameterKey, PillPlace>;
}

export function marksOf(scene: Scene): Marks {
  if (scene.traits.bare) return { pills: [], flags: new Map() };
  const { width, height } = scene.layout;
  const wishes = wishesOf(scene);
  const names = namesOf(scene);
  const places = placePills([...names, ...wishes], obstaclesOf(scene), {
    x: MARGIN,
    y: MARGIN,
    width: width - 2 * MARGIN,
    height: height - 2 * MARGIN,
  });
  return {
    pills: wishes.flatMap((wish) => {
      const place = places.get(wish.key);
      return place === undefined ? [] : [{ ...wish, ...place }];
    }),
    flags: places,
  };
}

/** What has its value or a name beside it: on a phone, where a class of them would lie over each other, one's own. */
function markedKeys(scene: Scene): ReadonlySet<ParameterKey> {
  const marked = scene.traits.medium === 'phone' ? ownKeys(scene) : litKeys(scene);
  return scene.view.against === undefined ? marked : new Set([...marked, ...differing(scene.view)]);
}

/** Biases have their chip over their unit. */
function hasChips({ tier }: DiagramLayout): boolean {
  return tier === 'full' || tier === 'compact';
}

/** The names at the biases that somebody holds. */
function namesOf(scene: Scene): PillWish[] {
  const { layout } = scene;
  if (!hasChips(layout)) return [];
  return [...markedKeys(scene)].flatMap((key) => {
    const ref = parseKey(key);
    const label = ref?.kind === 'bias' ? layout.labels[ref.layer]?.[ref.to] : undefined;
    if (label === undefined) return [];
    const [x, y] = [label.x + label.width / 2, label.y + label.height / 2];
    const { width, height } = label;
    const curve = { x0: x, y0: y, x1: x, y1: y };
    return [{ ...wishFor(scene, key, curve, false), width, height, fixed: true }];
  });
}

function wishesOf(scene: Scene): PillWish[] {
  const { view, layout, edges } = scene;
  const curves = new Map(edges.map((edge) => [edge.key, edge.curve]));
  const lit = markedKeys(scene);
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
  const { view, layout, hand } = scene;
  const { sizes } = layout;
  const own = view.selected === key && !optional;
  const [font, weight, pad, height] = own
    ? [sizes.ownFont, 700, sizes.ownPad, sizes.ownHeight]
    : [sizes.pillFont, 600, optional ? sizes.plainPad : sizes.pillPad, sizes.pillHeight];
  const lock = isLocked(view, key) ? sizes.lock + sizes.lockGap : 0;
  return {
    key,
    curve,
    width: textWidth(wordsOf(scene, key), font, weight) + 2 * pad + lock,
    height,
    flagWidths: flagWidths(scene, key),
    flagHeight: sizes.flagHeight,
    flagGap: sizes.flagGap,
    optional,
    kept: own || hand.hovered === key || hand.focused === key,
  };
}

/** The heads, the cells, and what stands above them. */
function obstaclesOf({ layout }: Scene): Rect[] {
  const { sizes, columns, headY } = layout;
  const heads = columns.map((x, column) => {
    const { width } = layout.units[column]![0]!;
    const height = 2 * sizes.headFont;
    return { x: x - width / 2, y: headY - height / 2, width, height };
  });
  return [...heads, ...layout.units.flat(), ...(hasChips(layout) ? layout.labels.flat() : [])];
}

/** Where a bias that is a mark shows its value: up and down beside its unit, where its weights come in. */
function besideMark(layout: DiagramLayout, key: ParameterKey): Curve | undefined {
  const ref = parseKey(key);
  const cell = ref?.kind === 'bias' ? layout.units[ref.layer]?.[ref.to] : undefined;
  if (cell === undefined || hasChips(layout)) return undefined;
  const [x, y] = [cell.x - layout.gap / 2, cell.y + cell.height / 2];
  const reach = 3 * layout.sizes.pillHeight;
  return { x0: x, y0: y - reach, x1: x, y1: y + reach };
}
