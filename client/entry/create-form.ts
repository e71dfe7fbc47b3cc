import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Rejection, sentenceOf } from '#shared/workshop/kernel/rejections.ts';
import { WeightroomElement } from '../elements/element.ts';
import { uid } from '../elements/uid.ts';
import { t, tell } from '../i18n/t.ts';
import './create-form.css';

/**
 * Opens a workshop: the instructor's name, an optional title, and the passphrase where the server
 * wants one. Without a name it is that of the role.
 * @fires create-submit - `{title, name, passphrase}`
 */
@customElement('wr-create-form')
export class CreateForm extends WeightroomElement {
  @property({ type: Boolean }) passphrase = false;
  /** The name last used on this device. */
  @property() name = '';
  @property({ attribute: false }) refused: Rejection | 'offline' | undefined;
  @property({ type: Boolean }) busy = false;
  readonly #id = uid('create');

  protected override render(): TemplateResult {
    const { refused } = this;
    return html`<form @submit=${this.#submit} novalidate>
      <h2>${t('create.title')}</h2>
      <div class="fields">
        <label>
          <span>${t('create.instructor')}</span>
          <input
            name="name"
            data-testid="create-name"
            autocomplete="nickname"
            maxlength="80"
            aria-describedby="${this.#id}-state"
            placeholder=${t('create.instructor.default')}
            .value=${this.name}
          />
        </label>
        <label>
          <span>${t('create.name')}</span>
          <input
            name="title"
            data-testid="create-title"
            autocomplete="off"
            maxlength="200"
            aria-describedby="${this.#id}-state"
          />
        </label>
        ${
          this.passphrase
            ? html`<label class="whole">
                <span>${t('create.passphrase')}</span>
                <input
                  name="passphrase"
                  type="password"
                  autocomplete="current-password"
                  aria-describedby="${this.#id}-state"
                />
              </label>`
            : nothing
        }
        <button class="button" data-testid="create-workshop" aria-disabled=${this.busy}>
          ${t('create.submit')}
        </button>
      </div>
      <p class="state" id="${this.#id}-state" role="alert">
        ${
          refused === undefined
            ? nothing
            : refused === 'offline'
              ? t('join.offline')
              : tell(sentenceOf(refused.code), refused.params)
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
      name: String(data.get('name') ?? '').trim() || t('create.instructor.default'),
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
    'create-submit': CustomEvent<{ title: string; name: string; passphrase: string }>;
  }
}
