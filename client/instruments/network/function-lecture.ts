import { html, type TemplateResult } from 'lit';
import { say } from '#shared/locale.ts';
import type { ActivationName } from '#shared/math/activations.ts';
import type { InitializerName } from '#shared/math/initializers.ts';
import type { LossName } from '#shared/math/losses.ts';
import { activationTexts } from '#shared/math/texts/activation-texts.ts';
import { initializerTexts } from '#shared/math/texts/initializer-texts.ts';
import { lossTexts } from '#shared/math/texts/loss-texts.ts';
import { locale } from '../../i18n/locale.ts';
import { t } from '../../i18n/t.ts';
import '../../elements/formula.ts';
import './function-lecture.css';

/** An activation: its formula and derivative, and what the lecture says of it. */
export function activationLecture(name: ActivationName): TemplateResult {
  const { name: title, formula, derivative, range, slope, cost, lecture } = activationTexts[name];
  return html`<div class="function-lecture">
    <h3>${say(title, locale())}</h3>
    <div class="formulas">${formulaOf(formula)} ${formulaOf(derivative)}</div>
    <dl>
      <div>
        <dt>${t('editor.range')}</dt>
        <dd>${formulaOf(range)}</dd>
      </div>
      <div>
        <dt>${t('editor.slope')}</dt>
        <dd>${say(slope, locale())}</dd>
      </div>
      <div>
        <dt>${t('editor.cost')}</dt>
        <dd>${say(cost, locale())}</dd>
      </div>
    </dl>
    <p>${say(lecture, locale())}</p>
  </div>`;
}

/** A loss: its formula and gradient, and what the lecture says of it. */
export function lossLecture(name: LossName): TemplateResult {
  const { name: title, formula, gradient, lecture } = lossTexts[name];
  return html`<div class="function-lecture">
    <h3>${say(title, locale())}</h3>
    <div class="formulas">${formulaOf(formula)} ${formulaOf(gradient)}</div>
    <p>${say(lecture, locale())}</p>
  </div>`;
}

/** An initializer, and what it is for. */
export function initializerLecture(name: InitializerName): TemplateResult {
  const { name: title, about } = initializerTexts[name];
  return html`<div class="function-lecture">
    <h3>${say(title, locale())}</h3>
    <p>${say(about, locale())}</p>
  </div>`;
}

function formulaOf(latex: string): TemplateResult {
  return html`<wr-formula .latex=${latex}></wr-formula>`;
}
