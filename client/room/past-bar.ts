import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { WeightroomElement } from '../elements/element.ts';
import { icon } from '../elements/icons.ts';
import { t } from '../i18n/t.ts';
import './past-bar.css';

/** Says that what is shown is the past: a black bar, the same on every screen. */
@customElement('wr-past-bar')
export class PastBar extends WeightroomElement {
  @property({ reflect: true }) size: 'board' | 'phone' | 'stage' = 'board';
  /** Which point of the past it is; what everybody is told when left out. */
  @property() words: string | undefined;
  /** What may be done about it. */
  @property({ attribute: false }) actions: TemplateResult | undefined;

  protected override render(): TemplateResult {
    return html`<div class="bar" role="status" data-testid="past">
        ${icon('history')}<strong>${t('past.title')}</strong>
        <span class="words">${this.words ?? t('past.nobody')}</span>
      </div>
      ${this.actions === undefined ? nothing : html`<div class="actions">${this.actions}</div>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-past-bar': PastBar;
  }
}
