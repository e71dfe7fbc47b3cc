import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Rejection, sentenceOf } from '#shared/workshop/kernel/rejections.ts';
import { WeightroomElement } from '../elements/element.ts';
import { uid } from '../elements/uid.ts';
import { t, tell } from '../i18n/t.ts';
import './name-form.css';

/**
 * A name, and in: for whoever has another way in than the code.
 * @fires name-submit - `{name}`
 */
@customElement('wr-name-form')
export class NameForm extends WeightroomElement {
  @property() name = '';
  @property({ attribute: false }) refused: Rejection | undefined;
  readonly #id = uid('name');

  protected override render(): TemplateResult {
    const { refused } = this;
    return html`<form @submit=${this.#submit} novalidate>
      <label for=${this.#id}>${t('join.name')}</label>
      <div>
        <input
          id=${this.#id}
          name="name"
          data-testid="join-name"
          autocomplete="nickname"
          maxlength="80"
          aria-invalid=${refused === undefined ? nothing : 'true'}
          aria-describedby="${this.#id}-state"
          .value=${this.name}
        />
        <button class="button primary" data-testid="join-submit">${t('join.submit')}</button>
      </div>
      <p class="wrong" id="${this.#id}-state" role="alert">
        ${refused === undefined ? nothing : tell(sentenceOf(refused.code), refused.params)}
      </p>
    </form>`;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const name = String(new FormData(event.target as HTMLFormElement).get('name') ?? '');
    this.dispatchEvent(new CustomEvent('name-submit', { detail: { name }, bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-name-form': NameForm;
  }
  interface HTMLElementEventMap {
    'name-submit': CustomEvent<{ name: string }>;
  }
}
