import { html, type TemplateResult } from 'lit';
import { cssVars } from '../../elements/css-vars.ts';
import { t } from '../t.ts';

/** Bars of the chart. */
const BARS = 6;

/** How long everybody has been here: the mean, and how many for how long. */
export function attendanceChart(minutes: readonly number[], until: number): TemplateResult {
  const mean = minutes.length === 0 ? 0 : minutes.reduce((sum, one) => sum + one, 0) / minutes.length;
  const width = Math.max(1, Math.ceil(until / BARS));
  const counts = Array.from({ length: BARS }, (_, bar) => {
    const last = bar === BARS - 1;
    return minutes.filter((one) => one >= bar * width && (last || one < (bar + 1) * width)).length;
  });
  const most = Math.max(1, ...counts);
  return html`<p class="mean">
      <b>${t('crowd.minutes', { count: Math.round(mean) })}</b>
      <span>${t('crowd.attendance.mean', { count: until })}</span>
    </p>
    <ol class="bars">
      ${counts.map((count, bar) => {
        const from = bar * width;
        const to = from + width - 1;
        return html`<li
          ${cssVars({ share: count / most })}
          aria-label=${t('crowd.attendance.bar', { count, from, to })}
        >
          <b aria-hidden="true">${count}</b><i></i>
          <span aria-hidden="true">${bar === BARS - 1 ? `${from}+` : width === 1 ? from : `${from}–${to}`}</span>
        </li>`;
      })}
    </ol>`;
}
