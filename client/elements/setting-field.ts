import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { t } from '../i18n/t.ts';
import { WeightroomElement } from './element.ts';
import { parseNumber, settingText } from './format.ts';
import { icon } from './icons.ts';
import './setting-field.css';
import { uid } from './uid.ts';

/**
 * One number to be chosen: typed, or moved along its ladder by − and + or the arrow keys.
 * @fires setting-commit - `{value}`: another value than it had
 */
@customElement('wr-setting-field')
export class SettingField extends WeightroomElement {
  @property({ type: Number }) value = 0;
  /** What it says above. */
  @property() label = '';
  /** The accessible name, where the label alone is not enough. */
  @property() name = '';
  @property() testid = '';
  @property({ type: Number }) least = 0;
  @property({ type: Number }) most = 1;
  @property({ type: Boolean }) whole = false;
  @property({ type: Boolean }) disabled = false;
  /** Values that − and + stop at, ascending; without them they move by one. */
  @property({ attribute: false }) ladder: readonly number[] = [];
  /** A word that stands for a value, and may be typed for it. */
  @property({ attribute: false }) word: { readonly value: number; readonly text: string } | undefined;

  @state() private draft: string | undefined;
  @state() private wrong = false;
  @query('input') private readonly input!: HTMLInputElement;
  readonly #id = uid('setting');

  protected override render(): TemplateResult {
    const { label, disabled, least, most } = this;
    const spoken = this.name || label;
    const range = { least: settingText(least), most: settingText(most) };
    return html`
      ${label === '' ? nothing : html`<label for=${this.#id}>${label}</label>`}
      <div class="number">
        <button
          type="button"
          class="nudge"
          tabindex="-1"
          aria-label=${t('setting.decrease', { label: spoken })}
          ?disabled=${disabled || this.value <= least}
          @click=${() => this.#nudge(-1)}
        >
          ${icon('minus')}
        </button>
        <input
          id=${this.#id}
          type="text"
          inputmode="decimal"
          autocomplete="off"
          spellcheck="false"
          data-testid=${this.testid || nothing}
          data-value=${String(this.value)}
          aria-label=${this.name === '' ? nothing : this.name}
          aria-invalid=${this.wrong ? 'true' : nothing}
          aria-describedby=${this.wrong ? `${this.#id}-wrong` : nothing}
          ?disabled=${disabled}
          .value=${live(this.draft ?? this.#shown)}
          @input=${this.#type}
          @change=${this.#enter}
          @keydown=${this.#press}
        />
        <button
          type="button"
          class="nudge"
          tabindex="-1"
          aria-label=${t('setting.increase', { label: spoken })}
          ?disabled=${disabled || this.value >= most}
          @click=${() => this.#nudge(1)}
        >
          ${icon('plus')}
        </button>
      </div>
      ${
        this.wrong
          ? html`<p class="wrong" id="${this.#id}-wrong" role="alert">
              ${t(this.whole ? 'setting.whole' : 'setting.range', range)}
            </p>`
          : nothing
      }
    `;
  }

  get #shown(): string {
    return this.word?.value === this.value ? this.word.text : settingText(this.value);
  }

  #type(): void {
    this.draft = this.input.value;
    this.wrong = false;
  }

  #enter(): void {
    const text = this.input.value.trim();
    const value = text === this.word?.text ? this.word.value : typedNumber(text);
    const fits = value !== undefined && value >= this.least && value <= this.most;
    if (!fits || (this.whole && !Number.isInteger(value))) {
      this.draft = text;
      this.wrong = true;
      return;
    }
    this.#restore();
    this.#commit(value);
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      this.#enter();
    } else if (event.key === 'Escape' && this.draft !== undefined) {
      event.stopPropagation();
      event.preventDefault();
      this.#restore();
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      this.#nudge(event.key === 'ArrowUp' ? 1 : -1);
    }
  }

  #nudge(direction: 1 | -1): void {
    this.#restore();
    const { value, ladder } = this;
    const next =
      ladder.length === 0
        ? value + direction
        : direction > 0
          ? ladder.find((rung) => rung > value)
          : ladder.findLast((rung) => rung < value);
    this.#commit(Math.min(this.most, Math.max(this.least, next ?? value)));
  }

  #restore(): void {
    this.draft = undefined;
    this.wrong = false;
    this.requestUpdate();
  }

  #commit(value: number): void {
    if (value === this.value) return;
    this.dispatchEvent(new CustomEvent('setting-commit', { detail: { value }, bubbles: true }));
  }
}

function typedNumber(text: string): number | undefined {
  const parsed = parseNumber(text);
  return 'value' in parsed ? parsed.value : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-setting-field': SettingField;
  }
  interface HTMLElementEventMap {
    'setting-commit': CustomEvent<{ value: number }>;
  }
}
