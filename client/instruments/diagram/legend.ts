import { html, nothing, svg, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { cssVars } from '../../elements/css-vars.ts';
import { formatWeight } from '../../elements/format.ts';
import { t } from '../../i18n/t.ts';
import './legend.css';
import type { Scene } from './scene.ts';

const STEPS = 24;

/**
 * The scale of the edges: thin and pale near 0, wide and strong towards its ends, which are ±1, or the
 * largest |w| where that is more; orange below, blue above. A phone has room for the latter only.
 */
export function legend({ traits, scale }: Scene, id: string): TemplateResult | typeof nothing {
  const scaled = scale > 1;
  if (traits.bare || traits.medium === 'question' || (traits.medium === 'phone' && !scaled)) return nothing;
  const end = scaled ? formatWeight(scale) : '1';
  const beyond = /^\d/.test(end) ? `= ${end}` : end;
  return html`<div class="legend" id=${id}>
    ${traits.medium === 'board' ? html`<span>${t('diagram.legend')}</span>` : nothing}
    ${traits.medium === 'phone' ? nothing : guard([end], () => ramp(end))}
    ${scaled ? html`<span>${t('diagram.legend-largest', { size: beyond })}</span>` : nothing}
  </div>`;
}

function ramp(end: string): TemplateResult {
  // "> 9999" has no sign to give.
  const signed = /^\d/.test(end);
  return html`${signed ? html`<span>−${end}</span>` : nothing}
    <svg viewBox="0 0 96 10" aria-hidden="true">
      ${Array.from({ length: STEPS }, (_, step) => {
        const value = ((step + 0.5) / STEPS) * 2 - 1;
        const height = 1 + 8 * Math.abs(value);
        return svg`<rect class=${value < 0 ? 'neg' : 'pos'} x=${step * 4} y=${5 - height / 2} width="4.2" height=${height} ${cssVars({ t: Math.abs(value) })} />`;
      })}
    </svg>
    ${signed ? html`<span>+${end}</span>` : nothing}`;
}
