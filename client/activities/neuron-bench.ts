import { html, type TemplateResult } from 'lit';
import { customElement, property, queryAll } from 'lit/decorators.js';
import { WeightroomElement } from '../elements/element.ts';
import { formatParameter, moved, signClass } from '../elements/format.ts';
import { icon } from '../elements/icons.ts';
import '../elements/number-field.ts';
import type { NumberField } from '../elements/number-field.ts';
import '../elements/ruler.ts';
import { STEP } from '../elements/scrub.ts';
import { symbol } from '../elements/symbol.ts';
import { locale } from '../i18n/locale.ts';
import { t, tell } from '../i18n/t.ts';
import type { Neuron } from './half-plane.ts';
import './bench-number.css';
import './neuron-bench.css';

/**
 * A neuron of two inputs in one's hands: a ruler each for w₁, w₂ and b.
 * @fires neuron-input - `{neuron, index}` while one of them moves
 * @fires neuron-commit - `{neuron, index}` where that ended, or what was typed
 */
@customElement('wr-neuron-bench')
export class NeuronBench extends WeightroomElement {
  @property({ attribute: false }) neuron: Neuron = [0, 0, 0];
  /** What comes in along the two lines. */
  @property({ attribute: false }) inputs: readonly [TemplateResult, TemplateResult] = [
    symbol('x', { sub: 1 }),
    symbol('x', { sub: 2 }),
  ];
  @property({ type: Boolean }) disabled = false;
  @queryAll('wr-number-field') private readonly fields!: NodeListOf<NumberField>;

  protected override render(): TemplateResult {
    const [first, second] = this.inputs;
    return html`<div class="rulers">
      ${this.#row(0, symbol('w', { sub: 1 }), 'w1', timesOf(first))}
      ${this.#row(1, symbol('w', { sub: 2 }), 'w2', timesOf(second))}
      ${this.#row(2, symbol('b'), 'b', html`${tell(text.added)}`)}
    </div>`;
  }

  #row(index: 0 | 1 | 2, name: TemplateResult, plain: string, does: TemplateResult): TemplateResult {
    const value = this.neuron[index];
    const label = t('parameter.value', { parameter: plain });
    return html`<div class="row sign-${signClass(value)}">
      <div class="name"><span class="large">${name}</span><span class="does">${does}</span></div>
      <div class="number">
        ${this.#nudge(index, -STEP, plain)}
        <wr-number-field
          .value=${value}
          .label=${label}
          .readonly=${this.disabled}
          testid="neuron-${plain}"
          @number-input=${(event: CustomEvent<{ value: number }>) => this.#move(event, 'neuron-input', index)}
          @number-commit=${(event: CustomEvent<{ value: number }>) => this.#move(event, 'neuron-commit', index)}
        ></wr-number-field>
        ${this.#nudge(index, STEP, plain)}
      </div>
      <wr-ruler
        .value=${value}
        .label=${plain}
        .valueText=${formatParameter(value)}
        .disabled=${this.disabled}
        @ruler-input=${(event: CustomEvent<{ value: number }>) => this.#move(event, 'neuron-input', index)}
        @ruler-commit=${(event: CustomEvent<{ value: number }>) => this.#move(event, 'neuron-commit', index)}
        @ruler-type=${(event: CustomEvent<{ text: string | undefined }>) =>
          void this.fields[index]?.edit(event.detail.text)}
      ></wr-ruler>
    </div>`;
  }

  #nudge(index: 0 | 1 | 2, by: number, plain: string): TemplateResult {
    return html`<button
      type="button"
      class="nudge"
      tabindex="-1"
      ?disabled=${this.disabled}
      aria-label=${t(by > 0 ? 'setting.increase' : 'setting.decrease', { label: plain })}
      @click=${() => this.#emit('neuron-commit', index, moved(this.neuron[index], by))}
    >
      ${icon(by > 0 ? 'plus' : 'minus')}
    </button>`;
  }

  #move(
    event: CustomEvent<{ value: number }>,
    type: 'neuron-input' | 'neuron-commit',
    index: 0 | 1 | 2,
  ): void {
    event.stopPropagation();
    this.#emit(type, index, event.detail.value);
  }

  #emit(type: 'neuron-input' | 'neuron-commit', index: 0 | 1 | 2, value: number): void {
    const neuron = this.neuron.with(index, value) as unknown as Neuron;
    this.dispatchEvent(new CustomEvent(type, { detail: { neuron, index }, bubbles: true }));
  }
}

function timesOf(what: TemplateResult): TemplateResult {
  return locale() === 'ko' ? html`${what}에 곱해요` : html`times ${what}`;
}

const text = {
  added: { en: 'added at the end', ko: '끝에 더해요' },
} as const;

declare global {
  interface HTMLElementTagNameMap {
    'wr-neuron-bench': NeuronBench;
  }
  interface HTMLElementEventMap {
    'neuron-input': CustomEvent<{ neuron: Neuron; index: 0 | 1 | 2 }>;
    'neuron-commit': CustomEvent<{ neuron: Neuron; index: 0 | 1 | 2 }>;
  }
}
