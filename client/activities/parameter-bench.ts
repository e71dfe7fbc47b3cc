import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { isWithin, type Range, widestRange } from '#shared/workshop/model/range.ts';
import { WeightroomElement } from '../elements/element.ts';
import { formatParameter, moved, signClass } from '../elements/format.ts';
import { icon } from '../elements/icons.ts';
import '../elements/number-field.ts';
import type { NumberField } from '../elements/number-field.ts';
import '../elements/ruler.ts';
import { STEP } from '../elements/scrub.ts';
import { t } from '../i18n/t.ts';
import './bench-number.css';
import './parameter-bench.css';

/**
 * One number in one's hands: its name, a field, two buttons and a ruler.
 * @fires bench-input - `{value}` while it moves
 * @fires bench-commit - `{value}` where that ended, or what was typed
 */
@customElement('wr-parameter-bench')
export class ParameterBench extends WeightroomElement {
  @property({ type: Number }) value = 0;
  /** As it is set in formulas. */
  @property({ attribute: false }) name: TemplateResult | string = '';
  /** As it is read out. */
  @property() label = '';
  /** What it is, or does, in a few words. */
  @property({ attribute: false }) does: TemplateResult | string = '';
  @property({ attribute: false }) range: Range | undefined;
  @property() testid = '';
  @property({ type: Boolean }) disabled = false;
  @query('wr-number-field') private readonly field!: NumberField | null;

  protected override render(): TemplateResult {
    const { value, disabled, range } = this;
    return html`<div class="bench sign-${signClass(value)}">
      <div class="head">
        <span class="large">${this.name}</span>
        <div class="number">
          ${this.#nudge(-STEP)}
          <wr-number-field
            .value=${value}
            .label=${this.label}
            .range=${range}
            .readonly=${disabled}
            .testid=${this.testid}
            @number-input=${(event: CustomEvent<{ value: number }>) => this.#move(event, 'bench-input')}
            @number-commit=${(event: CustomEvent<{ value: number }>) => this.#move(event, 'bench-commit')}
          ></wr-number-field>
          ${this.#nudge(STEP)}
        </div>
        ${this.does === '' ? nothing : html`<span class="does">${this.does}</span>`}
      </div>
      <wr-ruler
        .value=${value}
        .label=${this.label}
        .valueText=${formatParameter(value)}
        .range=${range}
        .disabled=${disabled}
        @ruler-input=${(event: CustomEvent<{ value: number }>) => this.#move(event, 'bench-input')}
        @ruler-commit=${(event: CustomEvent<{ value: number }>) => this.#move(event, 'bench-commit')}
        @ruler-type=${(event: CustomEvent<{ text: string | undefined }>) => void this.field?.edit(event.detail.text)}
      ></wr-ruler>
    </div>`;
  }

  #nudge(by: number): TemplateResult {
    const next = moved(this.value, by);
    return html`<button
      type="button"
      class="nudge"
      tabindex="-1"
      ?disabled=${this.disabled || !isWithin(this.range ?? widestRange, next)}
      aria-label=${t(by > 0 ? 'setting.increase' : 'setting.decrease', { label: this.label })}
      @click=${() => this.#emit('bench-commit', next)}
    >
      ${icon(by > 0 ? 'plus' : 'minus')}
    </button>`;
  }

  #move(event: CustomEvent<{ value: number }>, type: 'bench-input' | 'bench-commit'): void {
    event.stopPropagation();
    this.#emit(type, event.detail.value);
  }

  #emit(type: 'bench-input' | 'bench-commit', value: number): void {
    this.dispatchEvent(new CustomEvent(type, { detail: { value }, bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-parameter-bench': ParameterBench;
  }
  interface HTMLElementEventMap {
    'bench-input': CustomEvent<{ value: number }>;
    'bench-commit': CustomEvent<{ value: number }>;
  }
}
