import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { say } from '#shared/locale.ts';
import { type Rejection, rejections } from '#shared/workshop/rejections.ts';
import { WeightroomElement } from '../elements/element.ts';
import { locale } from '../i18n/locale.ts';
import { t } from '../i18n/t.ts';
import './create-form.css';

/**
 * Opens a workshop: an optional title, and the passphrase where the server wants one.
 * @fires create-submit - `{title, passphrase}`
 */
@customElement('wr-create-form')
export class CreateForm extends WeightroomElement {
  @property({ type: Boolean }) passphrase = false;
  @property({ attribute: false }) refused: Rejection | 'offline' | undefined;
  @property({ type: Boolean }) busy = false;

  protected override render(): TemplateResult {
    const { refused } = this;
    return html`<form @submit=${this.#submit} novalidate>
      <h2>${t('create.title')}</h2>
      <div class="fields">
        <input
          name="title"
          autocomplete="off"
          maxlength="200"
          aria-label=${t('create.name')}
          aria-describedby="create-state"
          placeholder=${t('create.name')}
        />
        ${
          this.passphrase
            ? html`<input
                name="passphrase"
                type="password"
                autocomplete="current-password"
                aria-label=${t('create.passphrase')}
                aria-describedby="create-state"
                placeholder=${t('create.passphrase')}
              />`
            : nothing
        }
        <button class="button" data-testid="create-workshop" aria-disabled=${this.busy}>
          ${t('create.submit')}
        </button>
      </div>
      <p class="state" id="create-state" role="alert">
        ${
          refused === undefined
            ? nothing
            : refused === 'offline'
              ? t('join.offline')
              : say(rejections[refused.code], locale(), refused.params)
        }
      </p>
    </form>`;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    const data = new FormData(event.target as HTMLFormElement);
    const detail = {
      title: String(data.get('title') ?? ''),
      passphrase: String(data.get('passphrase') ?? ''),
    };
    this.dispatchEvent(new CustomEvent('create-submit', { detail, bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-create-form': CreateForm;
  }
  interface HTMLElementEventMap {
    'create-submit': CustomEvent<{ title: string; passphrase: string }>;
  }
}
