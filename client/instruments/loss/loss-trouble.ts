import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { say } from '#shared/locale.ts';
import type { NetworkSpec } from '#shared/math/shape.ts';
import { divergenceReason } from '#shared/math/texts/divergence-texts.ts';
import { dataOf } from '#shared/workshop/model/data.ts';
import type { Blowup } from '#shared/workshop/model/training.ts';
import { tickText } from '../../charts/plane-scale.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { labelsOf } from '../../elements/parameter-labels.ts';
import { locale } from '../../i18n/locale.ts';
import { t } from '../../i18n/t.ts';
import type { BoardView } from '../../stores/board-view.ts';
import './loss-trouble.css';

/** Whether there is no loss, or training stopped by itself. */
export function isTroubled({ board, observation }: BoardView): boolean {
  return board.training.blowup !== null || observation.loss === null;
}

/** Why there is no loss, or why training stopped by itself; nothing where all is well. */
@customElement('wr-loss-trouble')
export class LossTrouble extends WeightroomElement {
  @property({ attribute: false }) view: BoardView | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === undefined || !isTroubled(view)) return nothing;
    const { blowup } = view.board.training;
    if (blowup !== null) return blowUp(view.board.network, blowup);
    return html`<p class="too-large">${t(dataOf(view.board) === undefined ? 'loss.no-data' : 'loss.too-large')}</p>`;
  }
}

/** Why training stopped by itself: at which step, what left the numbers first, why, and where the board is. */
function blowUp(network: NetworkSpec, { first, step, learningRate }: Blowup): TemplateResult {
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

declare global {
  interface HTMLElementTagNameMap {
    'wr-loss-trouble': LossTrouble;
  }
}
