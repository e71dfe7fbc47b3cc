import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { shapeProduct } from '#shared/math/product.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { icon } from '../../elements/icons.ts';
import { symbol } from '../../elements/symbol.ts';
import { tell } from '../../i18n/t.ts';
import { outcome, plugs, shapeText } from './plugs.ts';

const MOST = 6;
/** As many of what was tried are kept. */
const KEPT = 3;

type Sizes = readonly [a: number, b: number, c: number, d: number];

/** Four sizes in one's hands, and a gate that opens where the two in the middle agree; nothing of it is sent. */
@customElement('wr-shape-gate')
export class ShapeGate extends WeightroomElement {
  /** The sizes are asked about just now: the gate stays as it is, and says nothing. */
  @property({ type: Boolean }) covered = false;
  @property({ type: Boolean }) still = false;
  @property({ type: Number }) room = 600;

  @state() private sizes: Sizes = [2, 3, 2, 3];
  @state() private tried: readonly Sizes[] = [];

  protected override render(): TemplateResult {
    const [a, b, c, d] = this.sizes;
    const made = shapeProduct([a, b], [c, d]);
    const narrow = this.room < 520;
    const width = Math.min(600, this.room - (narrow ? 0 : 150));
    return html`<div class="sizes" role="group" aria-label=${tell(text.sizes)}>
        ${this.#stepper(0)}<span aria-hidden="true">×</span>${this.#stepper(1, made.fits)}
        <span aria-hidden="true">·</span>
        ${this.#stepper(2, made.fits)}<span aria-hidden="true">×</span>${this.#stepper(3)}
        <span class="result" data-testid="gate" data-value=${this.covered ? 'covered' : made.fits ? shapeText(made.shape) : 'shut'}
          >= <b>${this.covered ? '?' : made.fits ? shapeText(made.shape) : '—'}</b></span
        >
      </div>
      <div class="gate">
        ${plugs({
          left: [a, b],
          right: [c, d],
          names: [
            html`${symbol('A', { bold: true })} ${tell(text.rows, { count: a, size: b })}`,
            html`${symbol('B', { bold: true })} ${tell(text.columns, { count: d, size: c })}`,
          ],
          width,
          height: 144,
          covered: this.covered,
          label: this.#spoken(),
        })}
        ${
          narrow || this.covered || !made.fits
            ? nothing
            : html`<span class="equals" aria-hidden="true">=</span> ${outcome(made.shape, 128, 144, shapeText(made.shape))}`
        }
      </div>
      <p class="verdict ${!this.covered && made.fits ? 'holds' : ''}" role="status">
        ${
          this.covered
            ? tell(text.covered)
            : made.fits
              ? html`<span class="says first">${icon('check')}${b} = ${c}</span>
                  <span>${tell(text.fits, { shape: shapeText(made.shape) })}</span>`
              : html`<span class="shut">${icon('cross')}${b} ≠ ${c}</span> <span>${this.#reason(made)}</span>`
        }
      </p>
      ${this.covered || this.tried.length === 0 ? nothing : this.#before()}`;
  }

  #reason({ transpose }: Extract<ReturnType<typeof shapeProduct>, { fits: false }>): string {
    const [a, b, c, d] = this.sizes;
    const turned =
      transpose === null
        ? ''
        : tell(text.turn, {
            name: transpose === 'right' ? 'B' : 'A',
            shape: shapeText(transpose === 'right' ? [d, c] : [b, a]),
          });
    return `${tell(text.apart, { row: b, column: c })} ${turned}`;
  }

  #spoken(): string {
    const [a, b, c, d] = this.sizes;
    if (this.covered) return `${a}×${b} · ${c}×${d}`;
    const made = shapeProduct([a, b], [c, d]);
    return made.fits
      ? tell(text.spokenFits, { left: `${a}×${b}`, right: `${c}×${d}`, shape: shapeText(made.shape) })
      : tell(text.spokenApart, { left: `${a}×${b}`, right: `${c}×${d}` });
  }

  #stepper(index: 0 | 1 | 2 | 3, fits?: boolean): TemplateResult {
    const value = this.sizes[index];
    const off = this.covered || this.still;
    const look = fits === undefined || this.covered ? '' : fits ? 'agrees' : 'differs';
    const name = tell(text.names[index]);
    return html`<span class="stepper ${look}">
      <button type="button" tabindex="-1" ?disabled=${off || value <= 1} aria-label=${tell(text.less, { name })} @click=${() => this.#set(index, value - 1)}>${icon('minus')}</button>
      <span
        role="spinbutton"
        tabindex=${off ? -1 : 0}
        aria-label=${name}
        aria-valuenow=${value}
        aria-valuemin="1"
        aria-valuemax=${MOST}
        aria-disabled=${off ? 'true' : 'false'}
        data-testid="size-${index}"
        @keydown=${(event: KeyboardEvent) => this.#key(event, index)}
        >${value}</span
      >
      <button type="button" tabindex="-1" ?disabled=${off || value >= MOST} aria-label=${tell(text.more, { name })} @click=${() => this.#set(index, value + 1)}>${icon('plus')}</button>
    </span>`;
  }

  #key(event: KeyboardEvent, index: 0 | 1 | 2 | 3): void {
    const by = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 }[event.key];
    const typed = /^[1-6]$/.test(event.key) ? Number(event.key) : undefined;
    const next = typed ?? (by === undefined ? undefined : this.sizes[index] + by);
    if (next === undefined || this.covered || this.still) return;
    event.preventDefault();
    this.#set(index, next);
  }

  #set(index: 0 | 1 | 2 | 3, value: number): void {
    if (value < 1 || value > MOST) return;
    const before = this.sizes;
    if (!shapeProduct([before[0], before[1]], [before[2], before[3]]).fits) {
      const others = this.tried.filter((one) => one.join() !== before.join());
      this.tried = [before, ...others].slice(0, KEPT);
    }
    this.sizes = before.with(index, value) as unknown as Sizes;
  }

  /** What did not fit, to be brought back. */
  #before(): TemplateResult {
    return html`<section class="before" aria-label=${tell(text.tried)}>
      <h3>${tell(text.tried)} <span class="caption">${tell(text.back)}</span></h3>
      <ul>
        ${this.tried.map((sizes) => {
          const [a, b, c, d] = sizes;
          return html`<li>
            <button type="button" @click=${() => {
              this.sizes = sizes;
            }}>
              ${plugs({ left: [a, b], right: [c, d], names: [`${a}×${b}`, `${c}×${d}`], width: 150, height: 84, label: `${a}×${b} · ${c}×${d}` })}
            </button>
          </li>`;
        })}
      </ul>
    </section>`;
  }
}

const text = {
  sizes: { en: 'The four sizes', ko: '네 수' },
  names: [
    { en: 'rows of A', ko: 'A의 행' },
    { en: 'columns of A', ko: 'A의 열' },
    { en: 'rows of B', ko: 'B의 행' },
    { en: 'columns of B', ko: 'B의 열' },
  ],
  less: { en: 'Fewer: {name}', ko: '줄이기: {name}' },
  more: { en: 'More: {name}', ko: '늘리기: {name}' },
  rows: {
    en: { one: '{count} row of {size}', other: '{count} rows of {size}' },
    ko: '{size}개짜리 행 {count}개',
  },
  columns: {
    en: { one: '{count} column of {size}', other: '{count} columns of {size}' },
    ko: '{size}개짜리 열 {count}개',
  },
  covered: { en: 'Does it fit? Say so first.', ko: '맞물릴까요? 먼저 답해 보세요.' },
  fits: {
    en: 'so it fits. Every number in a row of A meets its partner in a column of B. The outer sizes stay: {shape}.',
    ko: '이라서 맞물려요. 행의 수와 열의 수가 하나씩 짝을 지어요. 결과는 바깥쪽 두 수, {shape}.',
  },
  apart: {
    en: 'A row of A has {row} numbers, a column of B has {column}. Some number is left without a partner.',
    ko: 'A의 행에는 수가 {row}개, B의 열에는 {column}개예요. 짝이 없는 수가 남아요.',
  },
  turn: { en: 'Turn {name} over, to {shape}, and it fits.', ko: '{name}를 {shape}로 뒤집으면 맞물려요.' },
  spokenFits: {
    en: '{left} times {right} fits, the result is {shape}',
    ko: '{left} 곱하기 {right}, 맞아요, 결과 {shape}',
  },
  spokenApart: { en: '{left} times {right} does not fit', ko: '{left} 곱하기 {right}, 맞물리지 않아요' },
  tried: { en: 'What did not fit', ko: '맞물리지 않은 것' },
  back: { en: 'Tap one to bring it back.', ko: '누르면 다시 올려요.' },
} as const;

declare global {
  interface HTMLElementTagNameMap {
    'wr-shape-gate': ShapeGate;
  }
}
