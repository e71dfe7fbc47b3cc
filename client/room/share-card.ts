import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { askForm } from '../elements/dialog.ts';
import { WeightroomElement } from '../elements/element.ts';
import { fold } from '../elements/fold.ts';
import { icon } from '../elements/icons.ts';
import { t } from '../i18n/t.ts';
import './qr-code.ts';
import './share-card.css';

/**
 * The way in, to show or to send: code, QR and address.
 * @fires code-copy - the join link is to be copied
 */
@customElement('wr-share-card')
export class ShareCard extends WeightroomElement {
  @property() code = '';
  @property() url = '';
  @property({ type: Boolean }) folded = false;

  protected override render(): TemplateResult {
    return fold({
      title: t('host.share'),
      testid: 'fold-share',
      folded: this.folded,
      tool: html`<button
        type="button"
        class="button"
        @click=${() => this.dispatchEvent(new CustomEvent('code-copy', { bubbles: true }))}
      >
        ${icon('copy')}${t('host.share.copy')}
      </button>`,
      body: html`<div class="way-in">
          <div>
            <p class="code" data-testid="workshop-code"
              ><b>${this.code.slice(0, 3)}</b><b>${this.code.slice(3)}</b></p
            >
            <p class="hint">${t('host.share.hint')}</p>
          </div>
          <button
            type="button"
            class="enlarge"
            data-testid="enlarge-qr"
            aria-label=${t('host.share.enlarge')}
            title=${t('host.share.enlarge')}
            @click=${this.#enlarge}
          >
            <wr-qr-code .url=${this.url}></wr-qr-code>
          </button>
        </div>
        <p class="address">${this.url.replace(/^https?:\/\//, '')}</p>`,
    });
  }

  /** Code and QR across the window, to be held up. */
  readonly #enlarge = (): void => {
    void askForm({
      title: t('host.share'),
      wide: true,
      fields: () => html`<div class="share-large">
        <p class="code"><b>${this.code.slice(0, 3)}</b><b>${this.code.slice(3)}</b></p>
        <wr-qr-code .url=${this.url}></wr-qr-code>
      </div>`,
      answer: () => undefined,
    });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-share-card': ShareCard;
  }
}
