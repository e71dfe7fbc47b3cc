import { html, svg, type TemplateResult } from 'lit';
import { formatPercent } from '../../elements/format.ts';
import { tell } from '../../i18n/t.ts';
import { scaleOf } from '../plot.ts';

const HEIGHT = 232;
const FLOOR = 196;
/** Half a point, and as near as two may be. */
const RADIUS = 5;

/** Every answer as a point over how much it gives the right class; a tail is how far it has just come. */
export function swarm(now: readonly number[], before: readonly number[], width: number): TemplateResult {
  const x = scaleOf(0, 1, 12, width - 12);
  const right = now.filter((p) => p > 0.5).length;
  const placed = placesOf(now.map(x));
  return html`<svg
    class="plot swarm"
    viewBox="0 0 ${width} ${HEIGHT}"
    role="img"
    aria-label=${tell(text.swarm, { right, wrong: now.length - right })}
  >
    <rect class="half" x=${x(0.5)} y="20" width=${x(1) - x(0.5)} height=${FLOOR - 20} />
    ${now.map((p, k) => {
      const y = (FLOOR + 20) / 2 + placed[k]!;
      return svg`<path class="tail" d="M${x(before[k]!).toFixed(1)} ${y}H${x(p).toFixed(1)}" />
        <circle class=${p > 0.5 ? 'right' : 'wrong'} cx=${x(p).toFixed(1)} cy=${y} r=${RADIUS - 0.5} />`;
    })}
    <path class="middle" d="M${x(0.5)} 14V${FLOOR}" />
    <text x=${x(0.5) - 10} y="12" text-anchor="end">${tell(text.wrong)} <tspan class="strong">${now.length - right}</tspan></text>
    <text x=${x(0.5) + 10} y="12">${tell(text.right)} <tspan class="strong">${right}</tspan></text>
    <path class="axis" d="M12 ${FLOOR}H${width - 12}" />
    ${[0, 0.25, 0.5, 0.75, 1].map((p) => svg`<text x=${x(p)} y=${FLOOR + 16} text-anchor=${p === 0 ? 'start' : p === 1 ? 'end' : 'middle'}>${formatPercent(p)} %</text>`)}
    <text x=${width - 12} y=${FLOOR + 33} text-anchor="end">${tell(text.axis)} →</text>
  </svg>`;
}

/** How far above or below the middle each point is put, so that none lies on another. */
function placesOf(xs: readonly number[]): number[] {
  const order = xs.map((_, k) => k).sort((a, b) => xs[a]! - xs[b]! || a - b);
  const places = new Array<number>(xs.length).fill(0);
  const put: number[] = [];
  for (const k of order) {
    const near = put.filter((other) => xs[k]! - xs[other]! < 2 * RADIUS);
    const taken = new Set(near.map((other) => places[other]!));
    let row = 0;
    while (taken.has(rowAt(row))) row++;
    places[k] = rowAt(row);
    put.push(k);
  }
  return places;
}

/** 0, one up, one down, two up, … */
function rowAt(row: number): number {
  return Math.ceil(row / 2) * (row % 2 === 0 ? 1 : -1) * 2 * RADIUS;
}

const text = {
  swarm: {
    en: '100 answers by how much they give the right class: {right} are right, {wrong} are not.',
    ko: '정답에 준 확률로 늘어놓은 답 100개. {right}개가 맞고 {wrong}개가 틀려요.',
  },
  wrong: { en: '○ not right', ko: '○ 틀린 답' },
  right: { en: '● right', ko: '● 맞은 답' },
  axis: { en: 'given to the right class', ko: '정답일 확률' },
} as const;
