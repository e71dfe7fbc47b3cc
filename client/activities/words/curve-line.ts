import { html, nothing, type TemplateResult } from 'lit';
import type { CurvePoint } from '#shared/workshop/model/training.ts';

/** A loss curve as one line of steps, from its largest loss down to 0. */
export function curveLine(curve: readonly CurvePoint[]): TemplateResult | typeof nothing {
  const last = curve.at(-1);
  if (last === undefined || curve.length < 2) return nothing;
  const most = Math.max(...curve.map(([, loss]) => loss));
  const x = (step: number): number => 8 + (step / Math.max(1, last[0])) * 264;
  const y = (loss: number): number => 8 + (1 - loss / (most || 1)) * 84;
  const path = curve.map(([step, loss], index) =>
    index === 0
      ? `M${x(step).toFixed(1)} ${y(loss).toFixed(1)}`
      : `H${x(step).toFixed(1)}V${y(loss).toFixed(1)}`,
  );
  return html`<svg class="curve-line" viewBox="0 0 280 100" aria-hidden="true">
    <path class="base" d="M8 92H272" />
    <path class="line" d=${path.join('')} />
    <circle cx=${x(last[0])} cy=${y(last[1])} r="4" />
  </svg>`;
}
