import { html, nothing, type TemplateResult } from 'lit';
import { say } from '#shared/locale.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import type { Grant } from '#shared/workshop/model/grants.ts';
import { rules } from '#shared/workshop/rules.ts';
import { icon } from '../elements/icons.ts';
import { locale } from '../i18n/locale.ts';
import { t } from '../i18n/t.ts';
import './why-not.css';

/** One line on why controls are switched off, or nothing where they are not. */
export function whyNot(refused: Rejection | undefined, grant: Grant): TemplateResult | typeof nothing {
  if (refused === undefined) return nothing;
  if (refused.code === 'frozen') return html`<p class="why-not">${icon('frozen')}${t('refused.frozen')}</p>`;
  const words =
    refused.code === 'not-allowed'
      ? t(`refused.${grant}`)
      : say(rules.sentenceOf(refused.code), locale(), refused.params);
  return html`<p class="why-not">${icon('lock')}${words}</p>`;
}
