import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type Rejection, sentenceOf } from '#shared/workshop/kernel/rejections.ts';
import { WeightroomElement } from '../elements/element.ts';
import { icon } from '../elements/icons.ts';
import { uid } from '../elements/uid.ts';
import { t, tell } from '../i18n/t.ts';
import './code-box.ts';
import '../elements/more.css';
import './readmit-form.css';

/** Characters of a one-time code. */
const LENGTH = 8;

/**
 * For somebody who was in on another device: a one-time code instead of a name, folded away until it is needed.
 * @fires readmit-submit - `{secret}`
 */
@customElement('wr-readmit-form')
export class ReadmitForm extends WeightroomElement {
  @property({ attribute: false }) refused: Rejection | 'offline' | undefined;
  @property({ type: Boolean }) busy = false;
  @state() private secret = '';
  @state() private short = false;
  @query('wr-code-box') private readonly box!: HTMLElement;
  readonly #id = uid('readmit');

  protected override render(): TemplateResult {
    const wrong = this.#wrong;
    return html`<details class="more" ?open=${this.refused !== undefined}>
      <summary data-testid="readmit-open">${icon('open')}${t('readmit.path')}</summary>
      <form @submit=${this.#submit} novalidate>
        <p class="hint" id="${this.#id}-hint">${t('readmit.hint')}</p>
        <label for="readmit-code">${t('readmit.label')}</label>
        <div class="fields">
          <wr-code-box
            .length=${LENGTH}
            .code=${this.secret}
           
            testid="readmit-code"
            .wrong=${wrong !== undefined}
            .describedBy="${this.#id}-hint ${this.#id}-state"
            @code-input=${this.#type}
          ></wr-code-box>
          <button class="button" data-testid="readmit-submit" aria-disabled=${this.busy ? 'true' : nothing}>
            ${t('readmit.submit')}
          </button>
        </div>
        <p class="wrong" id="${this.#id}-state" role="alert">${wrong ?? nothing}</p>
      </form>
    </details>`;
  }

  get #wrong(): string | undefined {
    const { refused } = this;
    if (this.short) return t('readmit.short');
    if (refused === 'offline') return t('join.offline');
    return refused && tell(sentenceOf(refused.code), refused.params);
  }

  #type(event: CustomEvent<{ code: string }>): void {
    // The code of the workshop is another field's.
    event.stopPropagation();
    this.secret = event.detail.code;
    this.short = false;
    this.refused = undefined;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    this.short = this.secret.length < LENGTH;
    if (this.short) {
      this.box.focus();
      return;
    }
    const detail = { secret: this.secret };
    this.dispatchEvent(new CustomEvent('readmit-submit', { detail, bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-readmit-form': ReadmitForm;
  }
  interface HTMLElementEventMap {
    'readmit-submit': CustomEvent<{ secret: string }>;
  }
}
