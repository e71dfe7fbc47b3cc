import { html, type TemplateResult } from 'lit';
import { say } from '#shared/locale.ts';
import type { NetworkSpec } from '#shared/math/shape.ts';
import { divergenceReason } from '#shared/math/texts/divergence-texts.ts';
import type { Blowup } from '#shared/workshop/model/training.ts';
import { tickText } from '../../charts/plane-scale.ts';
import { labelsOf } from '../../elements/parameter-labels.ts';
import { locale } from '../../i18n/locale.ts';
import { t } from '../../i18n/t.ts';

/** Why training stopped by itself: at which step, what left the numbers first, why, and where the board is. */
export function blowUp(network: NetworkSpec, { first, step, learningRate }: Blowup): TemplateResult {
  const { sentence, params } = divergenceReason(first);
  const parameter = 'key' in first ? (labelsOf(network, first.key)?.plain ?? first.key) : '';
  return html`<div class="blow-up" data-testid="blow-up">
    <strong>${t('blow-up.title', { step: step.toLocaleString(locale()) })}</strong>
    <p>${say(sentence, locale(), parameter === '' ? params : { ...params, key: parameter })}</p>
    <dl>
      <dt>${t('blow-up.rate')}</dt>
      <dd>${tickText(learningRate)}</dd>
    </dl>
    <p class="back">${t('blow-up.back')}</p>
  </div>`;
}
