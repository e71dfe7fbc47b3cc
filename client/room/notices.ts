import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { type SentenceParams, say } from '#shared/locale.ts';
import { type Rejection, rejections } from '#shared/workshop/rejections.ts';
import { chromeIcon } from '../elements/chrome-icons.ts';
import { WeightroomElement } from '../elements/element.ts';
import { locale } from '../i18n/locale.ts';
import { type MessageKey, t } from '../i18n/t.ts';
import './notices.css';

/** What a notice says: a sentence of the interface, or a refusal's own. */
export type NoticeText =
  | { readonly message: MessageKey; readonly params?: SentenceParams }
  | { readonly rejection: Rejection };

export interface Notice {
  readonly id: number;
  readonly tone: 'plain' | 'error';
  readonly text: NoticeText;
  readonly action?: { readonly label: MessageKey; readonly run: () => void };
}

/**
 * Short sentences on what just happened, read out politely.
 * @fires notice-dismiss - `{id}`
 */
@customElement('wr-notices')
export class NoticeList extends WeightroomElement {
  @property({ attribute: false }) items: readonly Notice[] = [];

  protected override render(): TemplateResult {
    return html`<div role="log" aria-live="polite" aria-label=${t('notice.region')}>
      ${repeat(
        this.items,
        ({ id }) => id,
        (notice) => this.#notice(notice),
      )}
    </div>`;
  }

  #notice({ id, tone, text, action }: Notice): TemplateResult {
    const words =
      'message' in text
        ? t(text.message, text.params)
        : say(rejections[text.rejection.code], locale(), text.rejection.params);
    const act = (): void => {
      action?.run();
      this.#dismiss(id);
    };
    return html`<p class=${tone}>
      <span>${words}</span>
      ${
        action === undefined
          ? nothing
          : html`<button type="button" class="act" @click=${act}>
              ${chromeIcon('undo')}${t(action.label)}
            </button>`
      }
      <button type="button" class="close" aria-label=${t('app.close')} @click=${() => this.#dismiss(id)}>
        ${chromeIcon('cross')}
      </button>
    </p>`;
  }

  #dismiss(id: number): void {
    this.dispatchEvent(new CustomEvent('notice-dismiss', { detail: { id }, bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-notices': NoticeList;
  }
  interface HTMLElementEventMap {
    'notice-dismiss': CustomEvent<{ id: number }>;
  }
}
