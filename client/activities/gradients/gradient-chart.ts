import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { layoutOf, type NetworkSpec } from '#shared/math/shape.ts';
import { signClass } from '../../elements/format.ts';
import { tell } from '../../i18n/t.ts';
import { pathOf } from '../../instruments/diagram/curve.ts';
import { scaleOf } from '../plot.ts';
import { raised, sizeText } from './sizes.ts';

/** The scale begins here; it grows upwards in whole decades where a gradient explodes. */
export const FLOOR = -6;

const NET = 150;

/** Left of the first column there is room for the scale. */
const LEFT = 46;

/** Where each column of units is: a layer's bar stands under its weights, between two of them. */
function columnsOf(layers: number, width: number): (column: number) => number {
  return scaleOf(0, layers, LEFT + 14, width - 14);
}

/** The network, only its lines and units; hue is a weight's sign, width its size. */
export function smallNet(spec: NetworkSpec, parameters: readonly number[], width: number): TemplateResult {
  const sizes = [spec.inputs, ...spec.layers.map(({ units }) => units)];
  const x = columnsOf(spec.layers.length, width);
  const y = (column: number, unit: number): number => NET / 2 + (unit - (sizes[column]! - 1) / 2) * 34;
  const lines = layoutOf(spec).flatMap(({ inputs, units, weights }, index) =>
    Array.from({ length: inputs * units }, (_, k): SVGTemplateResult => {
      const [from, to] = [Math.floor(k / units), k % units];
      const value = parameters[weights + k]!;
      const curve = { x0: x(index), y0: y(index, from), x1: x(index + 1), y1: y(index + 1, to) };
      return svg`<path class="edge ${signClass(value)}" stroke-width=${Math.min(5, 0.75 + 1.75 * Math.abs(value)).toFixed(2)} d=${pathOf(curve)} />`;
    }),
  );
  return html`<svg class="plot small-net" viewBox="0 0 ${width} ${NET + 22}" role="img" aria-label=${tell(text.net, { shape: sizes.join(' – ') })}>
    ${lines}
    ${sizes.map((count, column) => Array.from({ length: count }, (_, unit) => svg`<circle class="ring" cx=${x(column)} cy=${y(column, unit)} r="7" />`))}
    <path class="back" d="M${width - 14} ${NET + 8}H${LEFT + 14}" />
    <path class="head" d="M${LEFT + 24} ${NET + 2}l-10 6l10 6" />
  </svg>`;
}

/** One bar a layer on a scale of powers of ten; over it the most that sigmoids let through, where there are any. */
export function gradientChart(
  sizes: readonly number[] | undefined,
  spec: NetworkSpec,
  { width, ceiling }: { readonly width: number; readonly ceiling: boolean },
): TemplateResult {
  const layers = spec.layers.length;
  const column = columnsOf(layers, width);
  const height = 320;
  const most = Math.max(
    0,
    ...(sizes ?? []).filter((size) => size > 0).map((size) => Math.ceil(Math.log10(size) + 0.05)),
  );
  const y = scaleOf(FLOOR, most, height - 8, 30);
  const every = most - FLOOR > 8 ? 2 : 1;
  const decades = Array.from({ length: most - FLOOR + 1 }, (_, k) => FLOOR + k);
  const middle = (layer: number): number => (column(layer) + column(layer + 1)) / 2;
  const bar = Math.min(56, (column(1) - column(0)) * 0.62);
  const base = y(FLOOR);
  return html`<svg class="plot bars-chart" viewBox="0 0 ${width} ${height}" role="img" aria-label=${spoken(sizes)}>
    ${decades
      .filter((exponent) => (exponent - most) % every === 0)
      .map(
        (exponent) => svg`<path class="grid" d="M${LEFT} ${y(exponent)}H${width}" />
        <text x=${LEFT - 6} y=${y(exponent) + 4} text-anchor="end">${exponent === 0 ? '1' : `10${raised(exponent)}`}</text>`,
      )}
    ${
      sizes === undefined
        ? Array.from(
            { length: layers },
            (_, layer) =>
              svg`<rect class="cover" x=${middle(layer) - bar / 2} y=${y(FLOOR + 3)} width=${bar} height=${base - y(FLOOR + 3)} rx="4" />`,
          )
        : sizes.map((size, layer) => {
            const top = size > 0 ? Math.min(base - 2, y(Math.log10(size))) : base;
            return svg`<rect class=${layer === 0 ? 'bar first' : 'bar'} x=${middle(layer) - bar / 2} y=${top} width=${bar} height=${base - top} rx="3" />
              <text class="strong" x=${middle(layer)} y=${top - 7} text-anchor="middle">${sizeText(size, width < 520)}</text>`;
          })
    }
    ${
      ceiling && sizes !== undefined
        ? Array.from({ length: layers }, (_, layer) => {
            const sigmoids = layers - 1 - layer;
            const at = y(sigmoids * Math.log10(0.25));
            const next = layer + 1 < layers ? `V${y((sigmoids - 1) * Math.log10(0.25))}` : '';
            return svg`<path class="ceiling" d="M${column(layer)} ${at}H${column(layer + 1)}${next}" />
              ${width < 520 ? nothing : svg`<text x=${column(layer) + 4} y=${at - 5}>${sigmoids === 0 ? '1' : sigmoids === 1 ? '0.25' : `0.25${raised(sigmoids)}`}</text>`}`;
          })
        : nothing
    }
    <path class="axis" d="M${LEFT} ${base}H${width}" />
  </svg>`;
}

/** The same bars at the size of a thumbnail, on the scale that all thumbnails have. */
export function gradientThumbnail(sizes: readonly number[]): TemplateResult {
  const y = scaleOf(FLOOR, 6, 62, 6);
  return html`<svg class="plot thumbnail" viewBox="0 0 220 66" aria-hidden="true">
    ${[FLOOR, 0, 6].map((exponent) => svg`<path class="grid" d="M30 ${y(exponent)}H218" /><text x="26" y=${y(exponent) + 4} text-anchor="end">${exponent === 0 ? '1' : `10${raised(exponent)}`}</text>`)}
    ${sizes.map((size, layer) => {
      const top = size > 0 ? Math.max(4, Math.min(61, y(Math.log10(size)))) : 62;
      return svg`<rect class="bar" x=${36 + layer * 30} y=${top} width="22" height=${62 - top} rx="2" />`;
    })}
  </svg>`;
}

function spoken(sizes: readonly number[] | undefined): string {
  if (sizes === undefined) return tell(text.covered);
  return sizes.map((size, layer) => tell(text.layer, { layer: layer + 1, size: sizeText(size) })).join(', ');
}

const text = {
  net: { en: 'A network {shape}', ko: '{shape} 신경망' },
  covered: { en: 'The gradients, not open yet', ko: '아직 열지 않은 기울기' },
  layer: { en: 'layer {layer}: {size}', ko: '{layer}층 {size}' },
} as const;
