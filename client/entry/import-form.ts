import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { say } from '#shared/locale.ts';
import { type Rejection, sentenceOf } from '#shared/workshop/kernel/rejections.ts';
import { WeightroomElement } from '../elements/element.ts';
import { locale } from '../i18n/locale.ts';
import { t } from '../i18n/t.ts';
import './import-form.css';

/**
 * Opens the record of a class that was exported, as a class of its own.
 * @fires import-submit - `{file, passphrase}`
 */
@customElement('wr-import-form')
export class ImportForm extends WeightroomElement {
  /** The server takes no workshop without one. */
  @property({ type: Boolean }) passphrase = false;
  @property({ attribute: false }) refused: Rejection | 'offline' | undefined;
  @property({ type: Boolean }) busy = false;
  @state() private typed = '';

  protected override render(): TemplateResult {
    const { refused } = this;
    const wrong =
      refused === undefined
        ? undefined
        : refused === 'offline'
          ? t('away.unreachable.title')
          : say(sentenceOf(refused.code), locale(), refused.params);
    return html`<details ?open=${wrong !== undefined}>
      <summary>${t('import.title')}</summary>
      <p>${t('import.about')}</p>
      ${
        this.passphrase
          ? html`<input
              type="password"
              autocomplete="off"
              aria-label=${t('create.passphrase')}
              placeholder=${t('create.passphrase')}
              .value=${this.typed}
              @input=${({ target }: Event) => {
                this.typed = (target as HTMLInputElement).value;
              }}
            />`
          : nothing
      }
      <label class="button" aria-disabled=${this.busy ? 'true' : nothing}>
        ${t(this.busy ? 'import.busy' : 'import.choose')}
        <input
          type="file"
          class="visually-hidden"
          data-testid="import-file"
          accept=".jsonl,application/x-ndjson"
          ?disabled=${this.busy}
          @change=${this.#choose}
        />
      </label>
      ${wrong === undefined ? nothing : html`<p class="err" role="alert">${wrong}</p>`}
    </details>`;
  }

  readonly #choose = ({ target }: Event): void => {
    const input = target as HTMLInputElement;
    const file = input.files?.[0];
    if (file === undefined) return;
    const detail = { file, passphrase: this.typed };
    this.dispatchEvent(new CustomEvent('import-submit', { detail, bubbles: true }));
    // The same file may be chosen again.
    input.value = '';
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-import-form': ImportForm;
  }
  interface HTMLElementEventMap {
    'import-submit': CustomEvent<{ file: File; passphrase: string }>;
  }
}
