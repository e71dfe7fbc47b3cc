import { html, svg, type TemplateResult } from 'lit';
import { markPath } from './class-shapes.ts';

/** A class's mark at the size of a letter. */
export function classMark(label: number): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    ${svg`<path class="mark class-${label}" d=${markPath(label, 8, 8, 5)} />`}
  </svg>`;
}
