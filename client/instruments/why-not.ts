import { html, nothing, type TemplateResult } from 'lit';
import type { Grant } from '#shared/workshop/grants.ts';
import { icon } from '../elements/icons.ts';
import { t } from '../i18n/t.ts';
import type { Refusal } from '../stores/board-view.ts';
import './why-not.css';

/** One line on why controls are switched off, or nothing where they are not. */
export function whyNot(refused: Refusal | undefined, grant: Grant): TemplateResult | typeof nothing {
  if (refused === undefined) return nothing;
  return refused === 'frozen'
    ? html`<p class="why-not">${icon('frozen')}${t('refused.frozen')}</p>`
    : html`<p class="why-not">${icon('lock')}${t(`refused.${grant}`)}</p>`;
}
