import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { type Shape, shapeProduct } from '#shared/math/product.ts';

/** How two tables that are to be multiplied are drawn: one has a prong, the other a socket, for each number that meets. */
export interface Plugs {
  readonly left: Shape;
  readonly right: Shape;
  /** Below each table; at most a few characters. */
  readonly names: readonly [TemplateResult | string, TemplateResult | string];
  readonly width: number;
  readonly height: number;
  /** Whether they fit is not said yet. */
  readonly covered?: boolean;
  readonly label: string;
}

/** The pitch of prongs, the depth of one, and what is between two tables that do not fit (px). */
const PITCH = 22;
const PRONG = 10;
const GAP = 20;

/** "2×3", "(2,)" for a list. */
export function shapeText(shape: Shape): string {
  return shape.length === 1 ? `(${shape[0]},)` : shape.join('×');
}

export function plugs({ left, right, names, width, height, covered = false, label }: Plugs): TemplateResult {
  const { fits } = shapeProduct(left, right);
  const closed = fits && !covered;
  const gap = closed ? 0 : GAP;
  const box = (width - GAP - 4) / 2;
  const start = 2 + (GAP - gap) / 2;
  const look = covered ? '' : fits ? 'fits' : 'apart';
  const inner = [left.at(-1)!, right[0]!] as const;
  const pitch = Math.min(PITCH, (height - 24) / Math.max(...inner));
  const at = (count: number, k: number): number => height / 2 + (k - (count - 1) / 2) * pitch;
  const second = start + box + gap;
  const depth = Math.min(PRONG, pitch * 0.55);
  return html`<figure class="plugs ${look}">
    <svg viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="img" aria-label=${label}>
      <rect class="body" x=${start} y="2" width=${box} height=${height - 4} rx="10" />
      <rect class="body" x=${second} y="2" width=${box} height=${height - 4} rx="10" />
      ${Array.from({ length: inner[1] }, (_, k) => svg`<rect class="socket" x=${second - 1} y=${at(inner[1], k) - depth / 2 - 2} width=${depth + 4} height=${depth + 4} rx="3" />`)}
      ${Array.from({ length: inner[0] }, (_, k) => svg`<rect class="prong" x=${start + box - 1} y=${at(inner[0], k) - depth / 2} width=${depth} height=${depth} rx="2" />`)}
      ${table(left, start + box / 2 - 4, height)} ${table(right, second + box / 2 + 6, height)}
    </svg>
    <figcaption><span>${names[0]}</span><span>${names[1]}</span></figcaption>
  </figure>`;
}

/** What comes out, as a table of its own. */
export function outcome(
  shape: Shape | undefined,
  width: number,
  height: number,
  label: string,
): TemplateResult {
  return html`<figure class="plugs outcome">
    <svg viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="img" aria-label=${label}>
      <rect class="body" x="2" y="2" width=${width - 4} height=${height - 4} rx="10" />
      ${shape === undefined ? nothing : table(shape, width / 2, height)}
    </svg>
    <figcaption><span>${shape === undefined ? '?' : shapeText(shape)}</span></figcaption>
  </figure>`;
}

function table(shape: Shape, middle: number, height: number): SVGTemplateResult {
  const [rows, columns] = shape.length === 1 ? [1, shape[0]!] : [shape[0]!, shape[1]!];
  const size = Math.min(22, (height - 28) / rows, 96 / columns);
  return svg`${Array.from({ length: rows * columns }, (_, k) => {
    const [row, column] = [Math.floor(k / columns), k % columns];
    return svg`<rect class="unit" x=${middle + (column - columns / 2) * size + 1} y=${height / 2 + (row - rows / 2) * size + 1}
      width=${size - 2} height=${size - 2} rx="3" />`;
  })}`;
}
