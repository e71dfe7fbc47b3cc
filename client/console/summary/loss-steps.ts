import { svg, type TemplateResult } from 'lit';

/** Size of a chart, in its own units. */
export const CHART = { width: 340, height: 220, left: 34, bottom: 20, top: 6, right: 62 } as const;

/** How a loss went, as steps: `losses` one after the other, on a scale up to `most`. */
export function lossSteps(losses: readonly number[], most: number): TemplateResult {
  const { width, height, left, bottom, top, right } = CHART;
  const x = (index: number) => left + (index / Math.max(1, losses.length - 1)) * (width - left - right);
  const y = (loss: number) => top + (1 - Math.min(loss, most) / most) * (height - top - bottom);
  const first = losses[0] ?? 0;
  const way = losses.slice(1).map((loss, index) => `H${x(index + 1).toFixed(2)}V${y(loss).toFixed(2)}`);
  const last = losses.at(-1) ?? 0;
  return svg`
    ${[0, most / 2, most].map(
      (tick) => svg`<path class="grid" d="M${left} ${y(tick)}H${width - right}" />
        <text class="tick" x=${left - 6} y=${y(tick) + 4} text-anchor="end">${tick.toFixed(2)}</text>`,
    )}
    <path class="way" d="M${x(0)} ${y(first)}${way.join('')}" />
    <circle cx=${x(losses.length - 1)} cy=${y(last)} r="4" />
    <text class="last" x=${x(losses.length - 1) + 8} y=${Math.max(y(last) - 6, 14)}>${last.toFixed(4)}</text>
  `;
}

/** A round end of the scale for the largest of some losses. */
export function scaleFor(losses: readonly number[]): number {
  const largest = Math.max(0.02, ...losses);
  const power = 10 ** Math.floor(Math.log10(largest));
  return [1, 2, 5, 10].map((step) => step * power).find((end) => end >= largest) ?? largest;
}
