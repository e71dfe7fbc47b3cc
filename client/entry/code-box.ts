import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { JOIN_CODE_LENGTH } from '#shared/protocol/join-code.ts';
import { WeightroomElement } from '../elements/element.ts';
import './code-box.css';
import { latinKeys } from './latin-keys.ts';

/** The code in an address that was pasted whole, or the text itself. */
function codeWithin(text: string, length: number): string {
  const within = length === JOIN_CODE_LENGTH ? /\/(?:join|w)\/([^/?#\s]+)/ : /#link=([^&\s]+)/;
  return within.exec(text)?.[1] ?? text;
}

/** What was typed or pasted, as far as it can be a code of this length: capitals without spaces and hyphens. */
export function tidyCode(text: string, length = JOIN_CODE_LENGTH): string {
  return latinKeys(codeWithin(text, length).normalize('NFKC'))
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase()
    .slice(0, length);
}

/**
 * One text field drawn as boxes with a gap in the middle, as a code is read aloud.
 * @fires code-input - `{code}`: what has been typed so far
 */
@customElement('wr-code-box')
export class CodeBox extends WeightroomElement {
  @property() code = '';
  @property({ type: Number, reflect: true }) length = JOIN_CODE_LENGTH;
  @property({ type: Boolean, reflect: true }) wrong = false;
  /** The id of what describes it. */
  @property() describedBy = '';
  @property() testid = 'join-code';
  @query('input') private readonly input!: HTMLInputElement;

  override focus(): void {
    this.input.focus();
  }

  protected override render(): TemplateResult {
    return html`
      <input
        id=${this.testid}
        data-testid=${this.testid}
        lang="en"
        inputmode="text"
        autocomplete="off"
        autocapitalize="characters"
        autocorrect="off"
        spellcheck="false"
        aria-invalid=${this.wrong ? 'true' : nothing}
        aria-describedby=${this.describedBy || nothing}
        @input=${this.#typed}
        @compositionend=${this.#typed}
      />
      <span class="boxes" aria-hidden="true">
        ${Array.from({ length: this.length }, (_, index) => {
          const next = index === Math.min(this.code.length, this.length - 1);
          return html`<i class=${next ? 'next' : ''}>${this.code[index] ?? ''}</i>`;
        })}
      </span>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('code') && tidyCode(this.input.value, this.length) !== this.code)
      this.input.value = this.code;
  }

  #typed(event: Event): void {
    if (event instanceof InputEvent && event.isComposing) return;
    const code = tidyCode(this.input.value, this.length);
    if (this.input.value !== code) this.input.value = code;
    this.code = code;
    this.dispatchEvent(new CustomEvent('code-input', { detail: { code }, bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-code-box': CodeBox;
  }
  interface HTMLElementEventMap {
    'code-input': CustomEvent<{ code: string }>;
  }
}
