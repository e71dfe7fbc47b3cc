import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { type SentenceParams, say } from '#shared/locale.ts';
import { sentenceOf } from '#shared/workshop/kernel/rejections.ts';
import { limits } from '#shared/workshop/model/limits.ts';
import { clampTo, isWithin, type Range, widestRange } from '#shared/workshop/model/range.ts';
import { locale } from '../i18n/locale.ts';
import { WeightroomElement } from './element.ts';
import { formatParameter, moved, type Parsed, parseNumber } from './format.ts';
import './number-field.css';
import { keyStep } from './scrub.ts';
import { uid } from './uid.ts';

/** Around what is wrong, and between it and the field (px). */
const MARGIN = 8;
const UNDER = 6;

/**
 * A field for one number. It shows `value` rounded and carries it in full in `data-value`; what a person
 * is typing is never overwritten, and what they did not change is never sent.
 * @fires number-input - `{value}`: while arrow keys move it
 * @fires number-commit - `{value}`: entered by Enter or on leaving, or where the arrow keys ended
 * @fires number-escape - Escape with nothing typed, or after the typing was thrown away
 */
@customElement('wr-number-field')
export class NumberField extends WeightroomElement {
  @property({ type: Number }) value = 0;
  /** The accessible name. */
  @property() label = '';
  @property() testid = '';
  @property({ attribute: false }) format: (value: number) => string = formatParameter;
  @property({ type: Boolean, reflect: true }) readonly = false;
  /** Between which numbers it has to be, where that is not as wide as it goes. */
  @property({ attribute: false }) range: Range | undefined;
  /** Why it is read-only, or what else to know; read out with the field. */
  @property() hint = '';

  /** What is being typed, until it is entered or thrown away. */
  @state() private draft: string | undefined;
  @state() private rejection: 'value-not-finite' | 'value-out-of-range' | 'value-beyond-range' | undefined;
  @query('input') private readonly input!: HTMLInputElement;
  @query('.rejection') private readonly said!: HTMLElement | null;

  readonly #id = uid('number-field');
  #moved: number | undefined;
  /** Ends following the field while something is wrong. */
  #moves: AbortController | undefined;

  constructor() {
    super();
    // Where more than the field itself belongs to it, as on a phone.
    this.addEventListener('click', ({ target }) => {
      if (target === this) this.input.focus();
    });
  }

  /** Focuses the field with its text selected, or with `text` as what has been typed so far. */
  async edit(text?: string): Promise<void> {
    await this.updateComplete;
    this.input.focus();
    if (text === undefined) {
      this.input.select();
      return;
    }
    this.input.value = text;
    this.#type();
  }

  protected override render(): TemplateResult {
    const described = [this.rejection && `${this.#id}-rejection`, this.hint && `${this.#id}-hint`]
      .filter(Boolean)
      .join(' ');
    return html`<input
        type="text"
        inputmode="decimal"
        autocomplete="off"
        spellcheck="false"
        data-testid=${this.testid || nothing}
        data-value=${String(this.value)}
        aria-label=${this.label}
        aria-invalid=${this.rejection ? 'true' : nothing}
        aria-describedby=${described || nothing}
        ?readonly=${this.readonly}
        .value=${live(this.draft ?? this.format(this.value))}
        @input=${this.#type}
        @change=${this.#enter}
        @blur=${this.#leave}
        @keydown=${this.#press}
        @keyup=${this.#settle}
      />${
        this.hint ? html`<span class="visually-hidden" id="${this.#id}-hint">${this.hint}</span>` : nothing
      }${
        this.rejection
          ? html`<span class="rejection" popover="manual" id="${this.#id}-rejection" role="alert"
              >${say(sentenceOf(this.rejection), locale(), this.#bounds())}</span
            >`
          : nothing
      }`;
  }

  protected override updated(): void {
    const { said } = this;
    if (said === null) {
      this.#moves?.abort();
      this.#moves = undefined;
      return;
    }
    if (this.#moves !== undefined) return;
    // Over everything: a table that scrolls would cut it off, and the next field would lie on it.
    said.showPopover();
    this.#moves = new AbortController();
    const { signal } = this.#moves;
    window.addEventListener('scroll', this.#place, { capture: true, passive: true, signal });
    window.addEventListener('resize', this.#place, { signal });
    this.#place();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#moves?.abort();
    this.#moves = undefined;
  }

  /** Puts what is wrong under the field, within the page. */
  readonly #place = (): void => {
    const { said } = this;
    if (said === null) return;
    const { left, bottom } = this.input.getBoundingClientRect();
    const most = document.documentElement.clientWidth - said.offsetWidth - MARGIN;
    said.style.setProperty('left', `${Math.max(MARGIN, Math.min(left, most))}px`);
    said.style.setProperty('top', `${bottom + UNDER}px`);
  };

  #type(): void {
    this.draft = this.input.value;
    this.rejection = undefined;
  }

  #enter(): void {
    const text = this.input.value;
    if (this.readonly || text === this.format(this.value)) {
      this.#restore();
      return;
    }
    const parsed = parseNumber(text);
    const rejection = this.#refuse(parsed);
    if (rejection !== undefined) {
      this.draft = text;
      this.rejection = rejection;
      return;
    }
    if (!('value' in parsed)) return;
    this.#restore();
    this.#emit('number-commit', parsed.value);
  }

  #refuse(parsed: Parsed): NumberField['rejection'] {
    const { range } = this;
    if ('value' in parsed) {
      return range === undefined || isWithin(range, parsed.value) ? undefined : 'value-beyond-range';
    }
    return parsed.rejection === 'value-out-of-range' && range !== undefined
      ? 'value-beyond-range'
      : parsed.rejection;
  }

  #bounds(): SentenceParams {
    const [least, most] = this.range ?? widestRange;
    return { limit: limits.magnitude.toLocaleString('en'), least, most };
  }

  #leave(): void {
    this.#settle();
    if (this.draft !== undefined && this.rejection === undefined) this.#enter();
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const step = keyStep(event, 'upright');
    if (event.key === 'Enter') {
      event.preventDefault();
      this.#enter();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      this.#restore();
      this.dispatchEvent(new CustomEvent('number-escape', { bubbles: true }));
    } else if (step !== undefined && !this.readonly) {
      event.preventDefault();
      const parsed = parseNumber(this.draft ?? '');
      const from = 'value' in parsed ? parsed.value : (this.#moved ?? this.value);
      this.#moved = clampTo(this.range ?? widestRange, moved(from, step));
      this.#restore();
      this.#emit('number-input', this.#moved);
    }
  }

  #settle(event?: KeyboardEvent): void {
    if (this.#moved === undefined || (event && event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    const value = this.#moved;
    this.#moved = undefined;
    this.#emit('number-commit', value);
  }

  #restore(): void {
    this.draft = undefined;
    this.rejection = undefined;
    // At once: whoever leaves the field now leaves it as it was, not with what was thrown away.
    this.input.value = this.format(this.value);
    this.requestUpdate();
  }

  #emit(type: 'number-input' | 'number-commit', value: number): void {
    this.dispatchEvent(new CustomEvent(type, { detail: { value }, bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-number-field': NumberField;
  }
  interface HTMLElementEventMap {
    'number-input': CustomEvent<{ value: number }>;
    'number-commit': CustomEvent<{ value: number }>;
    'number-escape': CustomEvent<null>;
  }
}
