import { html, type TemplateResult } from 'lit';
import { cssVars } from '../../elements/css-vars.ts';
import './level-bar.css';

/** How large a unit's value is, up to 1. */
export function levelBar(value: number): TemplateResult {
  const level = Math.min(1, Math.abs(value)) * 100 || 0;
  return html`<div class="level"><i ${cssVars({ level: `${level.toFixed(1)}%` })}></i></div>`;
}
