import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { say } from '#shared/locale.ts';
import { rules } from '#shared/workshop/rules.ts';
import { WeightroomElement } from '../elements/element.ts';
import { icon } from '../elements/icons.ts';
import { locale } from '../i18n/locale.ts';
import { t } from '../i18n/t.ts';
import type { Notice } from '../stores/notices.ts';
import '../elements/afloat.css';
import './notices.css';

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
        : say(rules.sentenceOf(text.rejection.code), locale(), text.rejection.params);
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
              ${action.kind === 'undo' ? icon('undo') : nothing}${t(action.label)}
            </button>`
      }
      <button type="button" class="close" aria-label=${t('app.close')} @click=${() => this.#dismiss(id)}>
        ${icon('cross')}
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
