import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Grant, grants } from '#shared/workshop/model/grants.ts';
import { WeightroomElement } from '../elements/element.ts';
import { fold } from '../elements/fold.ts';
import { uid } from '../elements/uid.ts';
import { t } from '../i18n/t.ts';
import '../elements/switch.css';
import './grants.css';

/**
 * What the instructor lets students do too, one switch each.
 * @fires grant-change - `{grant, on}`
 */
@customElement('wr-grants')
export class Grants extends WeightroomElement {
  @property({ attribute: false }) granted: readonly Grant[] = [];
  @property({ type: Boolean }) folded = false;
  readonly #title = uid('grants');

  protected override render(): TemplateResult {
    return fold({
      title: t('grants.title'),
      testid: 'fold-grants',
      folded: this.folded,
      titleId: this.#title,
      body: html`<div role="group" aria-labelledby=${this.#title}>
        ${grants.map((grant) => {
          const on = this.granted.includes(grant);
          return html`<button
            type="button"
            role="switch"
            class="switch"
            data-testid="grant-${grant}"
            aria-checked=${on}
            @click=${() => this.#change(grant, !on)}
          >
            <span>${t(`grants.${grant}`)}</span><i class="knob"></i>
          </button>`;
        })}
      </div>`,
    });
  }

  #change(grant: Grant, on: boolean): void {
    this.dispatchEvent(new CustomEvent('grant-change', { detail: { grant, on }, bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-grants': Grants;
  }
  interface HTMLElementEventMap {
    'grant-change': CustomEvent<{ grant: Grant; on: boolean }>;
  }
}
