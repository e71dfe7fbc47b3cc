import { type ParameterKey, parseKey } from '#shared/math/parameter-key.ts';
import { layoutOf, type NetworkSpec } from '#shared/math/shape.ts';
import { type Curve, pathOf } from './curve.ts';
import type { EdgeWidths } from './edge-scale.ts';
import type { DiagramLayout } from './layout.ts';
import type { Medium, Traits } from './traits.ts';

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

/** The weights that lead into the same unit as `key`, without itself. */
export function siblingsOf(edges: readonly Edge[], key: ParameterKey): readonly Edge[] {
  const ref = parseKey(key);
  if (ref === undefined || ref.kind === 'bias') return [];
  return edges.filter((edge) => edge.layer === ref.layer && edge.to === ref.to && edge.from !== ref.from);
}

const ample: Record<Medium, EdgeWidths> = {
  board: { least: 1.25, more: 8 },
  phone: { least: 1.25, more: 6 },
  stage: { least: 2, more: 13 },
  question: { least: 2, more: 9 },
};

/** How wide edges are drawn: 1.25 + 8t px, on a stage 2 + 13t; thinner where cells are small and lines crowd. */
export function edgeWidths({ medium, bare, dense }: Traits, { tier, scale }: DiagramLayout): EdgeWidths {
  if (bare) return { least: 1, more: 3.5 };
  const { least, more } = ample[medium];
  switch (tier) {
    case 'full':
      return { least: least * Math.min(1, scale), more: more * Math.min(1, scale) };
    case 'compact':
    case 'slim':
      return dense
        ? { least: 0.4 * scale, more: more * 0.18 * scale }
        : { least: scale, more: more * 0.5 * scale };
    case 'dot':
      return dense ? { least: 0.4, more: 1.4 } : { least: 0.75, more: 3 };
  }
}
