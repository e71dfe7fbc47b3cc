import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { JOIN_CODE_LENGTH } from '#shared/protocol/join-code.ts';
import { type Rejection, sentenceOf } from '#shared/workshop/kernel/rejections.ts';
import { titleIn } from '#shared/workshop/model/title.ts';
import '../elements/avatar.ts';
import { WeightroomElement } from '../elements/element.ts';
import { icon } from '../elements/icons.ts';
import { locale } from '../i18n/locale.ts';
import { t, tell } from '../i18n/t.ts';
import './readmit-form.ts';
import './code-box.ts';
import './join-form.css';

/** What is known of the code typed so far. */
export type CodeState =
  | { readonly name: 'open' }
  | { readonly name: 'looking' }
  | {
      readonly name: 'found';
      readonly workshop: {
        readonly title: string;
        readonly untitled?: true;
        readonly people: number;
        readonly locked: boolean;
      };
    }
  | { readonly name: 'wrong'; readonly why: Rejection | 'offline' };

/**
 * Code and name, with what is wrong beside the field it is about.
 * @fires code-input - `{code}`
 * @fires join-submit - `{name}`
 * @fires readmit-submit - `{secret}`: the one-time code of somebody who was here before
 */
@customElement('wr-join-form')
export class JoinForm extends WeightroomElement {
  @property() code = '';
  @property({ attribute: false }) state: CodeState = { name: 'open' };
  @property() name = '';
  @property({ attribute: false }) refused: Rejection | undefined;
  @property({ type: Boolean }) busy = false;
  @property({ type: Boolean }) offline = false;
  /** Why the one-time code did not let anybody in. */
  @property({ attribute: false }) readmitRefused: Rejection | 'offline' | undefined;
  @query('#join-name') private readonly nameField!: HTMLInputElement;
  @query('wr-code-box') private readonly codeBox!: HTMLElement;

  protected override render(): TemplateResult {
    const wrong = this.state.name === 'wrong' && this.state.why !== 'offline';
    return html`<form @submit=${this.#submit} novalidate>
      <label for="join-code">${t('join.code')}</label>
      <wr-code-box .code=${this.code} .wrong=${wrong} describedBy="join-code-state"></wr-code-box>
      <div class="code-state" id="join-code-state" role="status">${this.#codeState()}</div>

      <label for="join-name">${t('join.name')}</label>
      <div class="name ${this.refused === undefined ? '' : 'wrong'}">
        ${this.name.trim() === '' ? nothing : html`<wr-avatar .name=${this.name} .colour=${0}></wr-avatar>`}
        <input
          id="join-name"
          data-testid="join-name"
          autocomplete="nickname"
          maxlength="80"
          placeholder=${t('join.name.example')}
          aria-invalid=${this.refused === undefined ? nothing : 'true'}
          aria-describedby="join-name-state"
          .value=${this.name}
          @input=${this.#typeName}
        />
      </div>
      <div class="name-state" id="join-name-state" role="alert">${this.#nameState()}</div>

      <button class="button primary large" data-testid="join-submit" aria-disabled=${this.busy}>
        ${this.busy ? t('join.entering') : t('join.submit')}
      </button>
      <p class="note">${this.busy && this.offline ? t('join.offline') : t('join.note')}</p>
      </form>
      <wr-readmit-form
        .refused=${this.readmitRefused}
        .busy=${this.busy}
        @readmit-submit=${this.#return}
      ></wr-readmit-form>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('refused') && this.refused !== undefined) this.nameField.focus();
    if (changed.has('state') && this.state.name === 'found' && this.code !== '') {
      const inCode = this.codeBox.contains(document.activeElement);
      if (inCode && this.name === '') this.nameField.focus();
    }
  }

  #codeState(): TemplateResult | string {
    const { state } = this;
    switch (state.name) {
      case 'open':
        return html`<p class="hint">${t('join.code.hint')}</p>`;
      case 'looking':
        return html`<p class="hint">${t('join.looking')}</p>`;
      case 'found': {
        const { untitled, people, locked } = state.workshop;
        const title = titleIn(locale(), { title: untitled ? null : state.workshop.title });
        return html`<p class="found">${icon('check')}<strong>${title}</strong></p>
          <p class="detail">
            ${
              locked
                ? tell(sentenceOf('room-locked'))
                : people <= 1
                  ? t('join.first')
                  : t('join.people', { count: people })
            }
          </p>`;
      }
      case 'wrong':
        return html`<p class="error">${icon('cross')}<span>${this.#why(state.why)}</span></p>`;
    }
  }

  #why(why: Rejection | 'offline'): string {
    if (why === 'offline') return t('join.offline');
    if (this.code.length < JOIN_CODE_LENGTH) return t('join.short');
    return tell(sentenceOf(why.code), why.params);
  }

  #nameState(): TemplateResult | typeof nothing {
    const { refused } = this;
    if (refused === undefined) return nothing;
    const suggestion = refused.params?.suggestion;
    return html`<p class="error">
      ${icon('cross')}<span>${tell(sentenceOf(refused.code), refused.params)}</span>
      ${
        typeof suggestion === 'string'
          ? html`<button type="button" class="button" @click=${() => this.#take(suggestion)}>
              ${suggestion}
            </button>`
          : nothing
      }
    </p>`;
  }

  #take(suggestion: string): void {
    this.name = suggestion;
    this.refused = undefined;
    void this.updateComplete.then(() => this.#emit());
  }

  /** A one-time code is of one workshop: without that one's code it leads nowhere. */
  #return(event: Event): void {
    if (this.code.length === JOIN_CODE_LENGTH) return;
    event.stopPropagation();
    this.state = { name: 'wrong', why: { code: 'unknown-workshop' } };
    this.codeBox.focus();
  }

  #typeName(event: InputEvent): void {
    this.name = (event.target as HTMLInputElement).value;
    this.refused = undefined;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    if (this.code.length < JOIN_CODE_LENGTH) this.codeBox.focus();
    else if (this.name.trim() === '') this.nameField.focus();
    this.#emit();
  }

  #emit(): void {
    this.dispatchEvent(new CustomEvent('join-submit', { detail: { name: this.name }, bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-join-form': JoinForm;
  }
  interface HTMLElementEventMap {
    'join-submit': CustomEvent<{ name: string }>;
  }
}
