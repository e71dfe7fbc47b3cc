import { html, svg, type TemplateResult } from 'lit';

/** Half the width of the bar's box, in its own units. */
const HALF = 26;

/** An error y − t as a bar from the middle: left below 0, right above, full at ±`full`. */
export function errorBar(error: number, full: number): TemplateResult {
  const length = Number.isFinite(error) && full > 0 ? Math.min(1, Math.abs(error) / full) * HALF : 0;
  return html`<svg class="error-bar" viewBox="-28 0 56 16" width="56" height="16" aria-hidden="true">
    ${svg`<rect class=${error < 0 ? 'neg' : 'pos'} x=${error < 0 ? -length : 0} y="5" width=${length} height="6" />
      <path d="M0 1v14" />`}
  </svg>`;
}
