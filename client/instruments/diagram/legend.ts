import { html, svg, type TemplateResult } from 'lit';
import { cssVars } from '../../elements/css-vars.ts';
import { t } from '../../i18n/t.ts';

const STEPS = 24;

/** The scale of the edges: thin and pale near 0, wide and strong towards ±1; orange below, blue above. */
export function legend(): TemplateResult {
  return html`<div class="legend" aria-hidden="true">
    <span class="what">${t('diagram.legend')}</span>
    <span>−1</span>
    <svg viewBox="0 0 96 10" width="96" height="10">
      ${Array.from({ length: STEPS }, (_, step) => {
        const value = ((step + 0.5) / STEPS) * 2 - 1;
        const height = 1 + 8 * Math.abs(value);
        return svg`<rect class=${value < 0 ? 'neg' : 'pos'} x=${step * 4} y=${5 - height / 2} width="4.2" height=${height} ${cssVars({ t: Math.abs(value) })} />`;
      })}
    </svg>
    <span>+1</span>
  </div>`;
}
