import { html, type TemplateResult } from 'lit';
import { t } from '../i18n/t.ts';
import './brand.css';

/** The name of the house, a link to its first page. */
export function brand(): TemplateResult {
  return html`<a class="brand" href="/" aria-label=${t('app.home')}>
    ${dumbbell()}<span>Weightroom</span>
  </a>`;
}

/** The logo: a dumbbell, two neurons and one weight. */
function dumbbell(): TemplateResult {
  return html`<svg class="dumbbell" viewBox="0 0 32 14" width="32" height="14" aria-hidden="true">
    <path d="M8 7h12" stroke="currentColor" stroke-width="3" />
    <circle cx="7" cy="7" r="6" fill="currentColor" />
    <circle cx="25" cy="7" r="4.75" fill="none" stroke="currentColor" stroke-width="2.5" />
  </svg>`;
}
