import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { WeightroomElement } from '../elements/element.ts';
import './class-sketch.css';

const LAYERS: readonly number[] = [2, 3, 2, 2];
const COLUMN = 220;
const ROW = 174;
const RADIUS = 26;
const PORT = 9;
const MIDDLE = 244;

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Line {
  readonly path: string;
  readonly handle: Point;
}

/** How many parameters the drawing has: every line and every bias. */
export const SKETCHED = 23;

/** Where on its line each handle sits, so that no two cover one another. */
const places = [0.5, 0.36, 0.64, 0.3, 0.72, 0.6, 0.5, 0.42, 0.62, 0.36, 0.55, 0.46, 0.5, 0.34, 0.66, 0.5];

/** In what order the parameters find their people: spread over the network, as in a class. */
const order: readonly number[] = [
  1, 14, 6, 0, 9, 3, 18, 12, 5, 20, 8, 2, 16, 10, 4, 19, 13, 7, 22, 15, 11, 17, 21,
];

function centre(layer: number, unit: number): Point {
  const units = LAYERS[layer] ?? 1;
  return { x: RADIUS + 2 + layer * COLUMN, y: MIDDLE + (unit - (units - 1) / 2) * ROW };
}

function port(index: number, count: number): number {
  return (index - (count - 1) / 2) * PORT;
}

function lines(): Line[] {
  return LAYERS.slice(0, -1).flatMap((from, layer) => {
    const to = LAYERS[layer + 1] ?? 1;
    return Array.from({ length: from * to }, (_, index) => {
      const [i, j] = [Math.floor(index / to), index % to];
      const [start, end] = [centre(layer, i), centre(layer + 1, j)];
      const a = { x: start.x + RADIUS, y: start.y + port(j, to) };
      const b = { x: end.x - RADIUS, y: end.y + port(i, from) };
      const bend = (b.x - a.x) / 2;
      const path = `M${a.x} ${a.y}C${a.x + bend} ${a.y} ${b.x - bend} ${b.y} ${b.x} ${b.y}`;
      const t = places[(layer * 6 + index) % places.length] ?? 0.5;
      return { path, handle: along(a, b, bend, t) };
    });
  });
}

function along(a: Point, b: Point, bend: number, t: number): Point {
  const [p, q, r, s] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t ** 3];
  return {
    x: p * a.x + q * (a.x + bend) + r * (b.x - bend) + s * b.x,
    y: (p + q) * a.y + (r + s) * b.y,
  };
}

const drawn = lines();
const units = LAYERS.flatMap((count, layer) =>
  Array.from({ length: count }, (_, unit) => ({ layer, unit, ...centre(layer, unit) })),
);
const neurons = units.filter(({ layer }) => layer > 0);

/** The lecture's network by its shape alone; as many of its parameters in colour as people are there. */
@customElement('wr-class-sketch')
export class ClassSketch extends WeightroomElement {
  @property({ type: Number }) people = SKETCHED;

  protected override render(): TemplateResult {
    const owners = new Map(order.slice(0, this.people).map((place, person) => [place, person % 8]));
    const owned = drawn.map((line, index) => ({ line, owner: owners.get(index) }));
    return html`<svg viewBox="0 0 716 476" role="presentation" aria-hidden="true">
      ${owned.map(({ line, owner }) => svg`<path class=${classOf('line', owner)} d=${line.path} />`)}
      ${owned.map(({ line, owner }) => (owner === undefined ? nothing : handle(line.handle, owner)))}
      ${neurons.map(({ x, y }, index) => {
        const owner = owners.get(drawn.length + index);
        return svg`<path class="stem" d="M${x} ${y - RADIUS}v-6" />
          <circle class=${classOf('bias', owner)} cx=${x} cy=${y - RADIUS - 17} r="12" />
          ${
            owner === undefined
              ? svg`<text class="symbol" x=${x} y=${y - RADIUS - 12.5} text-anchor="middle">b</text>`
              : nothing
          }`;
      })}
      ${units.map(
        ({ layer, unit, x, y }) => svg`<circle class="unit" cx=${x} cy=${y} r=${RADIUS} />
        ${name(layer, unit, x, y)}`,
      )}
    </svg>`;
  }
}

function classOf(base: string, owner: number | undefined): string {
  return owner === undefined ? base : `${base} owned person-${owner}`;
}

function handle({ x, y }: Point, owner: number): SVGTemplateResult {
  return svg`<circle class=${`handle person-${owner}`} cx=${x} cy=${y} r="9" />`;
}

function name(layer: number, unit: number, x: number, y: number): SVGTemplateResult {
  const last = layer === LAYERS.length - 1;
  const letter = layer === 0 ? 'x' : last ? 'y' : 'z';
  const hidden = layer > 0 && !last;
  return svg`<text class="symbol" x=${hidden ? x - 7 : x - 4} y=${y + 5} text-anchor="middle">${letter}</text>
    <text class="script" x=${hidden ? x + 1 : x + 2} y=${y + 10}>${unit + 1}</text>
    ${hidden ? svg`<text class="script" x=${x} y=${y - 2}>(${layer})</text>` : nothing}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-class-sketch': ClassSketch;
  }
}
