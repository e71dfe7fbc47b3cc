import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { cssVars } from '../../elements/css-vars.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { formatReading, formatTarget, formatWeight, moved } from '../../elements/format.ts';
import { symbol } from '../../elements/symbol.ts';
import { tell } from '../../i18n/t.ts';
import './output-bars.css';

/** How one output is held, by whom. */
export interface BarHolder {
  readonly hue: string;
  readonly name: string;
}

/**
 * The outputs of one answer as bars to drag, and under each what the losses make of it.
 * @fires bar-input - `{index, value}` while one moves
 * @fires bar-commit - `{index, value}` where that ended
 */
@customElement('wr-output-bars')
export class OutputBars extends WeightroomElement {
  @property({ attribute: false }) outputs: readonly number[] = [];
  @property({ attribute: false }) targets: readonly number[] = [];
  /** −t·ln y of each output; undefined while that is not told. */
  @property({ attribute: false }) terms: readonly number[] | undefined;
  /** The squares are not told yet. */
  @property({ type: Boolean }) covered = false;
  @property({ attribute: false }) holders: readonly (BarHolder | undefined)[] = [];
  @property({ type: Boolean }) disabled = false;

  #dragged: { readonly index: number; value: number } | undefined;

  protected override render(): TemplateResult {
    const { outputs, targets } = this;
    const row = (name: TemplateResult | string, cells: (k: number) => string, look = ''): TemplateResult =>
      html`<tr class=${look}>
        <th scope="row">${name}</th>
        ${outputs.map((_, k) => html`<td class=${targets[k] === 1 ? 'right' : ''}>${cells(k)}</td>`)}
      </tr>`;
    return html`<div class="bars" role="group" aria-label=${tell(text.bars)}>
        <span class="scale" aria-hidden="true"><i>1.00</i><i>0.75</i><i>0.50</i><i>0.25</i><i>0.00</i></span>
        ${outputs.map((value, index) => this.#bar(value, index))}
      </div>
      <div class="scrolls" tabindex="0" role="group" aria-label=${tell(text.table)}>
        <table>
          <caption class="visually-hidden">${tell(text.table)}</caption>
          <thead>
            <tr>
              <th scope="row">${tell(text.class)}</th>
              ${outputs.map((_, k) => html`<th scope="col" class=${targets[k] === 1 ? 'right' : ''}>${k}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${row(html`${tell(text.output)} ${symbol('y')}`, (k) => formatWeight(outputs[k]!))}
            ${row(html`${tell(text.target)} ${symbol('t')}`, (k) => formatTarget(targets[k]!))}
            ${this.covered ? nothing : row(html`(${symbol('y')} − ${symbol('t')})²`, (k) => formatReading((outputs[k]! - targets[k]!) ** 2), 'fine')}
            ${this.terms === undefined ? nothing : row(html`−${symbol('t')} ln ${symbol('y')}`, (k) => (targets[k] === 0 ? '0' : formatReading(this.terms![k]!)), 'fine')}
          </tbody>
        </table>
      </div>`;
  }

  #bar(value: number, index: number): TemplateResult {
    const right = this.targets[index] === 1;
    const holder = this.holders[index];
    return html`<div class="bar ${right ? 'right' : ''} ${holder?.hue ?? ''}" ${cssVars({ share: Math.max(0, Math.min(1, value)) })}>
      <span class="track">
        ${right ? html`<span class="wanted" aria-hidden="true">${symbol('t')} = 1</span>` : nothing}
        <i class="fill"></i>
        <span
          class="handle"
          role="slider"
          tabindex=${this.disabled ? -1 : 0}
          aria-orientation="vertical"
          aria-label=${tell(text.outputOf, { index })}
          aria-valuemin="0"
          aria-valuemax="1"
          aria-valuenow=${value}
          aria-valuetext=${formatWeight(value)}
          aria-disabled=${this.disabled ? 'true' : 'false'}
          data-testid="bar-${index}"
          data-value=${value}
          @keydown=${(event: KeyboardEvent) => this.#key(event, index, value)}
          @pointerdown=${(event: PointerEvent) => this.#press(event, index)}
          @pointermove=${this.#move}
          @pointerup=${this.#end}
          @pointercancel=${this.#end}
          >${holder === undefined ? nothing : html`<span class="flag">${holder.name}</span>`}</span
        >
      </span>
    </div>`;
  }

  #key(event: KeyboardEvent, index: number, value: number): void {
    const by = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    const end = { Home: 0, End: 1 }[event.key];
    if (this.disabled || (by === undefined && end === undefined)) return;
    event.preventDefault();
    const next = end ?? moved(value, ((by ?? 0) * (event.shiftKey ? 10 : 1)) / 100);
    this.#emit('bar-commit', index, next);
  }

  #press(event: PointerEvent, index: number): void {
    if (this.disabled || event.button !== 0) return;
    const handle = event.currentTarget as HTMLElement;
    handle.setPointerCapture(event.pointerId);
    this.#dragged = { index, value: this.outputs[index]! };
  }

  readonly #move = (event: PointerEvent): void => {
    const dragged = this.#dragged;
    if (dragged === undefined) return;
    const track = (event.currentTarget as HTMLElement).parentElement!.getBoundingClientRect();
    const value =
      Math.round(100 * Math.max(0, Math.min(1, (track.bottom - event.clientY) / track.height))) / 100;
    if (value === dragged.value) return;
    dragged.value = value;
    this.#emit('bar-input', dragged.index, value);
  };

  readonly #end = (): void => {
    const dragged = this.#dragged;
    this.#dragged = undefined;
    if (dragged !== undefined) this.#emit('bar-commit', dragged.index, dragged.value);
  };

  #emit(type: 'bar-input' | 'bar-commit', index: number, value: number): void {
    const detail = { index, value: Math.max(0, Math.min(1, value)) };
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }
}

const text = {
  bars: { en: 'The ten outputs', ko: '출력 열 개' },
  table: { en: 'What the losses make of each output', ko: '칸마다 손실이 보는 수' },
  class: { en: 'class', ko: '칸' },
  output: { en: 'output', ko: '출력' },
  target: { en: 'target', ko: '정답' },
  outputOf: { en: 'Output of class {index}', ko: '{index}번 칸의 출력' },
} as const;

declare global {
  interface HTMLElementTagNameMap {
    'wr-output-bars': OutputBars;
  }
  interface HTMLElementEventMap {
    'bar-input': CustomEvent<{ index: number; value: number }>;
    'bar-commit': CustomEvent<{ index: number; value: number }>;
  }
}
