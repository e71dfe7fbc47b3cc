import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { keyOf, type ParameterKey } from '#shared/math/parameter-key.ts';
import { layoutOf, type NetworkSpec } from '#shared/math/shape.ts';
import { formatSigned, signClass } from '../elements/format.ts';
import { unitName } from '../elements/parameter-labels.ts';
import { type Curve, type Point, pathOf, pointAt, type Rect } from '../instruments/diagram/curve.ts';
import './network-figure.css';

/** What a unit's cell says: from top to bottom. */
export interface FigureCell {
  readonly lines: ReadonlyArray<{
    readonly says: string;
    readonly look: 'value' | 'quiet' | 'ghost' | 'new';
  }>;
  /** Asked: it waits for an answer. Hidden: not yet. */
  readonly state?: 'asked' | 'hidden' | 'chosen';
  /** Beside it, as a target. */
  readonly aside?: string;
  /** Above it, in place of its symbol; its bias is below it then. */
  readonly above?: string;
  /** In its corner. */
  readonly badge?: string;
}

/** How a line is drawn. */
export interface FigureEdge {
  /** Its weight: hue is its sign, width its size; without one it is a line and nothing else. */
  readonly value?: number;
  readonly state?: 'faint' | 'chosen';
  /** On the line: a number, over what it was before. */
  readonly pill?: { readonly says: string; readonly ghost?: string; readonly value?: number };
}

/** A network as an activity draws it. */
export interface NetworkFigure {
  readonly network: NetworkSpec;
  readonly width: number;
  readonly height: number;
  readonly cell: (column: number, unit: number) => FigureCell;
  readonly edge: (key: ParameterKey, layer: number, from: number, to: number) => FigureEdge;
  /** Over a unit, its bias; undefined for none. */
  readonly bias?: (key: ParameterKey, layer: number, to: number) => number | undefined;
  readonly pick?: (key: ParameterKey) => void;
  readonly over?: (places: FigurePlaces) => SVGTemplateResult;
  readonly label: string;
}

export interface FigurePlaces {
  /** By column, from the input on. */
  readonly units: readonly (readonly Rect[])[];
  readonly curve: (layer: number, from: number, to: number) => Curve;
}

/** Where everything is; a cell is as large as the room allows. */
export function placesOf({ network, width, height }: Pick<NetworkFigure, 'network' | 'width' | 'height'>) {
  const sizes = [network.inputs, ...network.layers.map(({ units }) => units)];
  const narrow = width < 520;
  const cell = { width: narrow ? 62 : 84, height: narrow ? 44 : 56 };
  const [left, right] = narrow ? [2, 28] : [16, 44];
  const stride = (width - left - right - cell.width) / Math.max(1, sizes.length - 1);
  const most = Math.max(...sizes);
  const rise = Math.min((height - 8) / most, cell.height + 76);
  const units = sizes.map((count, column): Rect[] =>
    Array.from({ length: count }, (_, unit) => ({
      x: left + column * stride,
      y: height / 2 + (unit - (count - 1) / 2) * rise - cell.height / 2 + 12,
      ...cell,
    })),
  );
  const port = (rect: Rect, index: number, count: number): number =>
    rect.y +
    rect.height / 2 +
    (index - (count - 1) / 2) * Math.min(9, (rect.height - 16) / Math.max(1, count - 1));
  const curve = (layer: number, from: number, to: number): Curve => {
    const [start, end] = [units[layer - 1]![from]!, units[layer]![to]!];
    return {
      x0: start.x + start.width,
      y0: port(start, to, sizes[layer]!),
      x1: end.x,
      y1: port(end, from, sizes[layer - 1]!),
    };
  };
  return { units, curve };
}

export function networkFigure(figure: NetworkFigure): TemplateResult {
  const { network, width, height, pick, over, label } = figure;
  const places = placesOf(figure);
  const edges = layoutOf(network).flatMap(({ inputs, units }, index) =>
    Array.from({ length: inputs * units }, (_, k) => {
      const [layer, from, to] = [index + 1, Math.floor(k / units), k % units] as const;
      const key = keyOf({ kind: 'weight', layer, from, to });
      return {
        key,
        curve: places.curve(layer, from, to),
        from,
        to,
        inputs,
        edge: figure.edge(key, layer, from, to),
      };
    }),
  );
  return html`<svg
    class="network-figure ${width < 520 ? 'narrow' : ''}"
    width=${width}
    height=${height}
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-label=${label}
  >
    <defs>
      <pattern id="figure-hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path class="hatch" d="M0 0V8" />
      </pattern>
    </defs>
    ${edges.map(({ key, curve, edge }) => {
      const sign = edge.value === undefined ? 'plain' : signClass(edge.value);
      const breadth = edge.value === undefined ? 1.25 : 1.5 + Math.min(5, 8 * Math.abs(edge.value));
      return svg`<path class="edge ${sign} ${edge.state ?? ''}" stroke-width=${breadth.toFixed(2)} d=${pathOf(curve)} />
        ${pick === undefined ? nothing : svg`<path class="grip" d=${pathOf(curve)} @click=${() => pick(key)} />`}`;
    })}
    ${places.units.map((rects, column) => rects.map((rect, unit) => cellOf(figure, rect, column, unit)))}
    ${edges.map(({ key, curve, edge: { pill, state }, from, to, inputs }) => {
      if (pill === undefined) return nothing;
      const tall = pill.ghost !== undefined;
      const reach = 4 + 4 * Math.max(pill.says.length, pill.ghost?.length ?? 0);
      const { x, y } = pillPlace(
        curve,
        pillAt(from, to, inputs),
        reach,
        (tall ? 19 : 12) + places.units[0]![0]!.height / 2,
      );
      return svg`<g class="pill ${state ?? ''}" @click=${() => pick?.(key)}>
        <rect x=${x - reach} y=${y - (tall ? 17 : 10)} width=${2 * reach} height=${tall ? 34 : 20} rx="6" />
        ${tall ? svg`<text class="ghost" x=${x} y=${y - 3} text-anchor="middle">${pill.ghost}</text>` : nothing}
        <text class=${signClass(pill.value ?? 0)} x=${x} y=${y + (tall ? 12 : 4.5)} text-anchor="middle">${pill.says}</text>
      </g>`;
    })}
    ${over?.(places) ?? nothing}
  </svg>`;
}

/** Where on its line a number stands, so that those of lines that cross or meet do not lie on each other. */
function pillAt(from: number, to: number, inputs: number): number {
  if (inputs === 2) return from === to ? 0.56 : 0.36;
  return 0.35 + (0.22 * from) / Math.max(1, inputs - 1);
}

/** How much of a cell's side a number may cover: no digit reaches there. */
const SIDE = 4;

/** The middle of a number on its line: between the cells that the line joins, or over them where it would hide theirs. */
function pillPlace(curve: Curve, along: number, reach: number, clear: number): Point {
  const { x0, x1, y0, y1 } = curve;
  const { x, y } = pointAt(curve, along);
  const room = (x1 - x0) / 2;
  const middle = (x0 + x1) / 2;
  const level = Math.abs(y1 - y0) < clear;
  if (reach > room) return { x: middle, y: level && reach - room > SIDE ? Math.min(y0, y1) - clear : y };
  return { x: Math.max(x0 + reach, Math.min(x1 - reach, x)), y };
}

function cellOf(figure: NetworkFigure, rect: Rect, column: number, unit: number): SVGTemplateResult {
  const { network, bias, pick, width } = figure;
  const { lines, state, aside, above, badge } = figure.cell(column, unit);
  const narrow = width < 520;
  const key = keyOf({ kind: 'bias', layer: column, to: unit });
  const b = column === 0 ? undefined : bias?.(key, column, unit);
  const middle = rect.x + rect.width / 2;
  const isBelow = above !== undefined;
  // Where there is little room, the value says it without its letter; below the unit there is none at all.
  const shown = narrow && isBelow ? undefined : b;
  const centred = shown === undefined || isBelow;
  const chip = narrow ? 38 : 62;
  const [chipX, chipY] = isBelow
    ? [middle - chip / 2, rect.y + rect.height + 8]
    : [rect.x + rect.width - (narrow ? 32 : 50), rect.y - 25];
  const heights = lines.map(({ look }) => (look === 'value' || look === 'new' ? 18 : 15));
  const total = heights.reduce((sum, one) => sum + one, 0);
  let y = rect.y + rect.height / 2 - total / 2;
  const name = above ?? unitName(network, column, unit);
  return svg`<g class="cell ${state ?? ''}">
    <text class="name" x=${centred ? middle : rect.x + 1} y=${rect.y - 8} text-anchor=${centred ? 'middle' : 'start'}>${name}</text>
    ${
      shown === undefined
        ? nothing
        : svg`<g class="bias" @click=${() => pick?.(key)}>
            <rect x=${chipX} y=${chipY} width=${chip} height="20" rx="10" />
            <text x=${chipX + chip / 2} y=${chipY + 14} text-anchor="middle"
              >${narrow ? nothing : svg`<tspan class="letter">b</tspan> `}<tspan class=${signClass(shown)}>${formatSigned(shown)}</tspan></text>
          </g>`
    }
    <rect class="box" x=${rect.x} y=${rect.y} width=${rect.width} height=${rect.height} rx="12" />
    ${state === 'hidden' || state === 'asked' ? svg`<rect class="cover" x=${rect.x + 3} y=${rect.y + 3} width=${rect.width - 6} height=${rect.height - 6} rx="9" />` : nothing}
    ${
      state === 'asked'
        ? svg`<rect class="behind" x=${middle - 11} y=${rect.y + rect.height / 2 - 13} width="22" height="26" rx="6" />
          <text class="value" x=${middle} y=${rect.y + rect.height / 2 + 6} text-anchor="middle">?</text>`
        : nothing
    }
    ${lines.map(({ says, look }, index) => {
      y += heights[index]!;
      return svg`<text class=${look} x=${middle} y=${y - 4} text-anchor="middle">${says}</text>`;
    })}
    ${
      badge === undefined
        ? nothing
        : svg`<g class="badge"><rect x=${rect.x + rect.width - 11} y=${rect.y - 11} width="22" height="22" rx="5" />
            <text x=${rect.x + rect.width} y=${rect.y + 5} text-anchor="middle">${badge}</text></g>`
    }
    ${aside === undefined ? nothing : svg`<text class="aside" x=${rect.x + rect.width + 8} y=${rect.y + rect.height / 2 + 5}>${aside}</text>`}
  </g>`;
}
