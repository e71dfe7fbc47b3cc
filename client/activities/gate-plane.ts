import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import './gate-plane.css';
import { above, corners, lineOf, type Neuron, PLANE, type Spot, seen } from './half-plane.ts';

/** A line of the plane. */
export interface PlaneLine {
  readonly neuron: Neuron;
  /** How it stands out: one's own or a gate's, or one among many. */
  readonly look: 'main' | 'faint';
  /** The class of whose it is, for its colour. */
  readonly person?: string;
  readonly flag?: string;
}

/** A gate's four corners in the plane of its two inputs, with lines. */
export interface GatePlane {
  /** Pixels each way. */
  readonly size: number;
  /** What the corners should give. */
  readonly wants: readonly number[];
  /** What they give; those that differ are marked. */
  readonly gives?: readonly number[];
  /** Where the answer is 1: on the upper side of all of these. */
  readonly shade?: readonly Neuron[];
  readonly lines: readonly PlaneLine[];
  /** Without axes and words. */
  readonly bare?: boolean;
  /** What else is drawn over it. */
  readonly over?: (at: (spot: Spot) => Spot) => SVGTemplateResult;
  /** What it shows, for a screen reader. */
  readonly label: string;
}

/** Draws it; hidden from readers where there is no label. */
export function gatePlane({
  size,
  wants,
  gives = wants,
  shade,
  lines,
  bare = false,
  over,
  label,
}: GatePlane): TemplateResult {
  const [left, bottom] = bare ? [1, 1] : [32, 30];
  const [width, height] = [size - left - 1, size - bottom - 1];
  const span = PLANE.most - PLANE.least;
  const at = ([x1, x2]: Spot): Spot => [
    left + ((x1 - PLANE.least) / span) * width,
    1 + ((PLANE.most - x2) / span) * height,
  ];
  const points = (spots: readonly Spot[]): string =>
    spots
      .map((spot) =>
        at(spot)
          .map((n) => n.toFixed(1))
          .join(','),
      )
      .join(' ');
  const area = shade?.reduce<readonly Spot[]>((kept, neuron) => above(neuron, kept), seen);
  const [x0, y0] = at([0, 0]);
  const [x1, y1] = at([1, 1]);
  const radius = bare ? 5 : size < 320 ? 9 : 11;
  return html`<svg
    class="gate-plane"
    width=${size}
    height=${size}
    viewBox="0 0 ${size} ${size}"
    role=${label === '' ? nothing : 'img'}
    aria-label=${label === '' ? nothing : label}
    aria-hidden=${label === '' ? 'true' : nothing}
  >
    ${area === undefined ? nothing : svg`<polygon class="one-side" points=${points(area)} />`}
    <path class="grid" d="M${x0} 1V${1 + height}M${x1} 1V${1 + height}M${left} ${y0}H${left + width}M${left} ${y1}H${left + width}" />
    <rect class="frame" x=${left} y="1" width=${width} height=${height} />
    ${lines.map(({ neuron, look, person = '' }) => {
      const line = lineOf(neuron);
      if (line === undefined) return nothing;
      const [[ax, ay], [bx, by]] = [at(line[0]), at(line[1])];
      return svg`<path class="line ${look} ${person}" d="M${ax.toFixed(1)} ${ay.toFixed(1)}L${bx.toFixed(1)} ${by.toFixed(1)}" />`;
    })}
    ${over?.(at) ?? nothing}
    ${corners.map((corner, row) => {
      const [x, y] = at(corner);
      return svg`${
        gives[row] === wants[row]
          ? nothing
          : svg`<circle class="off" cx=${x} cy=${y} r=${radius + (bare ? 3 : 6)} />`
      }<circle class="corner ${wants[row] === 1 ? 'one' : 'zero'}" cx=${x} cy=${y} r=${radius} />`;
    })}
    ${lines.map(({ neuron, flag, person = '' }) => {
      const line = lineOf(neuron);
      if (line === undefined || flag === undefined) return nothing;
      // At its lower end, and inside the frame.
      const [x, y] = at(line[0][1] < line[1][1] ? line[0] : line[1]);
      const width = 14 + Array.from(flag).reduce((sum, letter) => sum + (letter > '\u{2e80}' ? 12 : 7), 0);
      const from = Math.min(Math.max(x - width / 2, left + 2), size - width - 3);
      const down = Math.min(y - 10, 1 + height - 24);
      return svg`<g class="flag ${person}"><rect x=${from} y=${down} width=${width} height="20" rx="4" />
        <text x=${from + width / 2} y=${down + 14} text-anchor="middle">${flag}</text></g>`;
    })}
    ${
      bare
        ? nothing
        : svg`<g class="axis" aria-hidden="true">
            <text x=${x0} y=${size - 12} text-anchor="middle">0</text>
            <text x=${x1} y=${size - 12} text-anchor="middle">1</text>
            <text class="name" x=${size - 12} y=${size - 10} text-anchor="middle">x₁</text>
            <text x="18" y=${y0 + 4} text-anchor="middle">0</text>
            <text x="18" y=${y1 + 4} text-anchor="middle">1</text>
            <text class="name" x="16" y="16" text-anchor="middle">x₂</text>
          </g>`
    }
  </svg>`;
}
