import { html, svg, type TemplateResult } from 'lit';
import type { Stay } from '#shared/workshop/model/attendance.ts';

/** When somebody was here, as a line of 100 × 8 from minute 0 to the end of minute `until`. */
export function stayLine(stays: readonly Stay[], until: number): TemplateResult {
  const scale = 100 / (until + 1);
  return html`<svg class="stay-line" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    ${stays.length === 0 ? '' : svg`<path class="way" d="M${(stays[0]?.[0] ?? 0) * scale} 4H100" />`}
    ${stays.map(([from, to]) => {
      const width = Math.max(0.8, (to + 1 - from) * scale);
      return svg`<rect x=${from * scale} y="0" width=${width} height="8" rx="0.4" />`;
    })}
  </svg>`;
}
