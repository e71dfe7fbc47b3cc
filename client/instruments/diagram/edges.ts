import { nothing, type SVGTemplateResult, svg } from 'lit';
import { type ParameterKey, parseKey } from '#shared/math/parameter-key.ts';
import { layoutOf, type NetworkSpec } from '#shared/math/shape.ts';
import { cssVars } from '../../elements/css-vars.ts';
import { signClass } from '../../elements/format.ts';
import { type Curve, type DiagramLayout, pathOf, pointAt } from './layout.ts';

/** One weight's place: its key, its index in the flat parameters, its curve. */
export interface Edge {
  readonly key: ParameterKey;
  readonly index: number;
  readonly layer: number;
  readonly from: number;
  readonly to: number;
  readonly curve: Curve;
  readonly path: string;
}

/** Every weight of a layout, by layer, row, column. */
export function edgesOf(spec: NetworkSpec, layout: DiagramLayout): readonly Edge[] {
  return layoutOf(spec).flatMap(({ inputs, units, weights }, index) =>
    Array.from({ length: inputs * units }, (_, k) => {
      const [from, to] = [Math.floor(k / units), k % units];
      const curve = layout.curves[index]![from]![to]!;
      const layer = index + 1;
      return {
        key: `W${layer}-${from}-${to}`,
        index: weights + k,
        layer,
        from,
        to,
        curve,
        path: pathOf(curve),
      };
    }),
  );
}

/** How strong a weight is drawn, from 0 to 1. */
function strength(value: number): number {
  return Math.min(1, Math.abs(value)) || 0;
}

/** The width of an edge: 1.25 + 8t, on a stage 2 + 13t; thinner where lines crowd. */
export function edgeWidth(value: number, least: number, most: number): number {
  return least + most * strength(value);
}

/** One edge; its casing is the gap it leaves where it crosses others. */
export function drawEdge(
  { path }: Edge,
  value: number,
  [least, most]: readonly [number, number],
  casing: boolean,
): SVGTemplateResult {
  const width = edgeWidth(value, least, most);
  const t = strength(value);
  const around = (width + 2 + most * 0.25).toFixed(2);
  return svg`${casing ? svg`<path class="casing" d=${path} stroke-width=${around} />` : nothing}<path
    class="edge ${signClass(value)}" d=${path} stroke-width=${width.toFixed(2)}
    stroke-dasharray=${value === 0 ? '4 4' : nothing} ${cssVars({ t: t.toFixed(3) })} />`;
}

const BUCKETS = 5;
/** Of a crowd only this many, the strongest, have their colour; the others are a faint ground. */
const STRONGEST = 900;

/** A crowd of edges as a few paths: one for each layer, sign and strength. */
export function drawCrowd(
  edges: readonly Edge[],
  values: readonly number[],
  [least, most]: readonly [number, number],
): SVGTemplateResult[] {
  const groups = new Map<string, { t: number; value: number; paths: string[] }>();
  const faint: string[] = [];
  const threshold = strongest(edges.map(({ index }) => Math.abs(values[index] ?? 0)));
  for (const { index, layer, path } of edges) {
    const value = values[index] ?? 0;
    if (Math.abs(value) < threshold) {
      faint.push(path);
      continue;
    }
    const bucket = Math.ceil(strength(value) * BUCKETS);
    const name = `${layer} ${signClass(value)} ${bucket}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, { t: bucket / BUCKETS, value, paths: [path] });
    else group.paths.push(path);
  }
  const ground = svg`<path class="ground" d=${faint.join('')} stroke-width=${least} />`;
  const drawn = [...groups.values()]
    .sort((a, b) => a.t - b.t)
    .map(
      ({ t, value, paths }) => svg`<path class="edge ${signClass(value)}" d=${paths.join('')}
        stroke-width=${edgeWidth(t, least, most).toFixed(2)} ${cssVars({ t: t.toFixed(3) })} />`,
    );
  return [ground, ...drawn];
}

function strongest(magnitudes: number[]): number {
  if (magnitudes.length <= STRONGEST) return 0;
  return magnitudes.sort((a, b) => b - a)[STRONGEST] ?? 0;
}

/** The edge nearest to a point, if one is within `reach` pixels. */
export function nearestEdge(edges: readonly Edge[], x: number, y: number, reach: number): Edge | undefined {
  let best: Edge | undefined;
  let least = reach;
  for (const edge of edges) {
    const { x0, x1 } = edge.curve;
    if (x < x0 - reach || x > x1 + reach) continue;
    for (let t = 0.04; t < 1; t += 0.06) {
      const [px, py] = pointAt(edge.curve, t);
      const distance = Math.hypot(px - x, py - y);
      if (distance >= least) continue;
      least = distance;
      best = edge;
    }
  }
  return best;
}

/** The weights that lead into the same unit as `key`, without itself. */
export function siblingsOf(edges: readonly Edge[], key: ParameterKey): readonly Edge[] {
  const ref = parseKey(key);
  if (ref === undefined || ref.kind === 'bias') return [];
  return edges.filter((edge) => edge.layer === ref.layer && edge.to === ref.to && edge.from !== ref.from);
}
