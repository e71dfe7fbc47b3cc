import { html, type TemplateResult } from 'lit';
import { t } from '../i18n/t.ts';
import './brand.css';
import { dumbbell } from './chrome-icons.ts';

/** The name of the house, a link to its first page. */
export function brand(): TemplateResult {
  return html`<a class="brand" href="/" aria-label=${t('app.home')}>
    ${dumbbell()}<span>Weightroom</span>
  </a>`;
}
