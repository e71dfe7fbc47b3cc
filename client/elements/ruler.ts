import { html, nothing, type PropertyValues, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { clampTo, type Range, widestRange } from '#shared/workshop/model/range.ts';
import { WeightroomElement } from './element.ts';
import { moved, settingText, signClass } from './format.ts';
import './ruler.css';
import { beginsNumber, keyStep, scrub } from './scrub.ts';
import { Size } from './size.ts';

/** Units each side of the ruler's middle. */
const REACH = 1;
/** No other label is as near as this (px) to that of the range's end. */
const STOP_ROOM = 28;
/** Pixels a unit on the tape, where the value stays in the middle and the scale slides. */
const TAPE = 292;

/**
 * The signature control: a ruler whose thumb is dragged by pixels and moved by keys.
 * A `bench` ruler stands and its thumb moves; a `tape` slides under a thumb that stands.
 * @fires ruler-input - `{value}` while it moves
 * @fires ruler-commit - `{value}` where that ended
 * @fires ruler-type - `{text}`: Enter, a double tap or the first digit: the number wants to be typed
 * @fires ruler-release - Escape: let go
 */
@customElement('wr-ruler')
export class Ruler extends WeightroomElement {
  @property({ type: Number }) value = 0;
  @property() label = '';
  /** What a screen reader says for the value: "0.30, x1에서 z2". */
  @property({ attribute: false }) valueText = '';
  /** Where it ends, where that is not as far as it goes. */
  @property({ attribute: false }) range: Range | undefined;
  /** Where the value is to go, as somebody is about to ask; what is beyond the scale stands at its end. */
  @property({ type: Number }) ghost: number | undefined;
  @property({ reflect: true }) form: 'bench' | 'tape' = 'bench';
  @property({ type: Boolean, reflect: true }) disabled = false;

  readonly #box = new Size(this);
  #moving: number | undefined;
  #tappedAt = Number.NEGATIVE_INFINITY;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('pointerdown', this.#press);
    this.addEventListener('keydown', this.#key);
    this.addEventListener('keyup', this.#settle);
    this.addEventListener('blur', this.#settle);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('pointerdown', this.#press);
    this.removeEventListener('keydown', this.#key);
    this.removeEventListener('keyup', this.#settle);
    this.removeEventListener('blur', this.#settle);
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const [least, most] = this.#range();
    this.#say('role', 'slider');
    this.#say('tabindex', this.disabled ? '-1' : '0');
    this.#say('aria-label', this.label);
    this.#say('aria-valuemin', String(least));
    this.#say('aria-valuemax', String(most));
    this.#say('aria-valuenow', String(this.value));
    this.#say('aria-valuetext', this.valueText);
    this.#say('aria-disabled', this.disabled ? 'true' : null);
    this.#say('aria-orientation', 'horizontal');
  }

  /** Only what has changed: the tabindex of what has the focus costs a layout, whatever it is set to. */
  #say(name: string, text: string | null): void {
    if (this.getAttribute(name) === text) return;
    if (text === null) this.removeAttribute(name);
    else this.setAttribute(name, text);
  }

  /** The ends of the scale; it follows the value beyond ±1 in halves, and ends with the range. */
  #range(): readonly [least: number, most: number] {
    const beyond = Math.ceil(Math.max(0, Math.abs(this.value) - REACH) * 2) / 2;
    const middle = beyond * Math.sign(this.value);
    const ends = this.range ?? widestRange;
    const [least, most] = [middle - REACH, middle + REACH].map((end) => clampTo(ends, end)) as [
      number,
      number,
    ];
    // What training took beyond it is on the scale all the same.
    return [Math.min(least, this.value), Math.max(most, this.value)];
  }

  #within(value: number): number {
    return clampTo(this.range ?? widestRange, value);
  }

  protected override render(): TemplateResult {
    const { width } = this.#box;
    if (width === 0) return html``;
    const tape = this.form === 'tape';
    const height = tape ? 92 : 62;
    return html`<svg width=${width} height=${height} aria-hidden="true" class=${signClass(this.value)}>
      ${tape ? this.#tape(width) : this.#bench(width)}
    </svg>`;
  }

  #bench(width: number): SVGTemplateResult {
    const [least, most] = this.#range();
    const inset = 14;
    const unit = (width - 2 * inset) / (most - least);
    const x = (value: number): number => inset + (value - least) * unit;
    return this.#scale(x, least, most, 27, x(this.value), [inset, width - inset], 0.5);
  }

  #tape(width: number): SVGTemplateResult {
    const x = (value: number): number => width / 2 + (value - this.value) * TAPE;
    const half = width / 2 / TAPE + 0.1;
    return this.#scale(x, this.value - half, this.value + half, 42, width / 2, [0, width], 0.2);
  }

  #scale(
    x: (value: number) => number,
    least: number,
    most: number,
    y: number,
    thumb: number,
    [left, right]: readonly [number, number],
    labelled: number,
  ): SVGTemplateResult {
    const tape = this.form === 'tape';
    const [start, end] = this.range ?? widestRange;
    const from = Math.ceil(Math.max(least, start) * 20 - 1e-9);
    const to = Math.floor(Math.min(most, end) * 20 + 1e-9);
    const ticks: SVGTemplateResult[] = [];
    const stops = [start, end].filter((value) => value >= least && value <= most);
    const besideStop = (at: number) => stops.some((stop) => Math.abs(x(stop) - at) < STOP_ROOM);
    for (let k = from; k <= to; k++) {
      const value = k / 20;
      const at = x(value).toFixed(1);
      const every = Math.round(labelled * 20);
      const size = k % every === 0 ? (tape ? 17 : 13) : k % 2 === 0 ? (tape ? 11 : 8) : tape ? 7 : 5;
      ticks.push(svg`<path class=${k % every === 0 ? 'tick major' : 'tick'} d="M${at} ${y}v${size}" />`);
      if (k % every === 0 && !besideStop(x(value))) {
        ticks.push(
          svg`<text class=${k === 0 ? 'zero' : ''} x=${at} y=${y + (tape ? 34 : 27)} text-anchor="middle">${tickLabel(value)}</text>`,
        );
      }
    }
    for (const value of stops) {
      const at = Math.min(right, Math.max(left, x(value))).toFixed(1);
      ticks.push(svg`<path class="stop" d="M${at} ${y - 11}v${tape ? 28 : 24}" />
        <text class="stop" x=${at} y=${y + (tape ? 34 : 27)} text-anchor="middle">${settingText(value)}</text>`);
    }
    const zero = Math.min(right, Math.max(left, x(0)));
    const [barFrom, barTo] = zero < thumb ? [zero, thumb] : [thumb, zero];
    const stem = tape ? 40 : 23;
    const radius = tape ? 14 : 9;
    return svg`<path class="line" d="M${left} ${y}H${right}" />
      <rect class="bar" x=${barFrom} y=${y - (tape ? 4 : 3)} width=${Math.max(0, barTo - barFrom)} height=${tape ? 8 : 6} />
      ${ticks}
      ${this.ghost === undefined ? nothing : ghostAt(Math.min(right, Math.max(left, x(this.ghost))), y, thumb, radius, this.ghost)}
      <path class="stem" d="M${thumb.toFixed(1)} ${y - stem}V${y + (tape ? 18 : 13)}" />
      <circle class="thumb" cx=${thumb.toFixed(1)} cy=${y} r=${radius} />
      <circle class="dot" cx=${thumb.toFixed(1)} cy=${y} r=${tape ? 4 : 3} />
      ${this.disabled ? nothing : svg`<circle class="reach" cx=${thumb.toFixed(1)} cy=${y} r="22" />`}`;
  }

  readonly #press = (event: PointerEvent): void => {
    if (this.disabled || event.button !== 0) return;
    event.preventDefault();
    // A finger may be about to scroll: it turns to the ruler once its way is known.
    const waits = event.pointerType === 'touch';
    const turn = (): true => {
      this.focus({ preventScroll: true });
      return true;
    };
    if (!waits) turn();
    scrub(event, this.value, {
      ...(waits && { begin: turn }),
      input: (value) => this.#emit('ruler-input', this.#within(value)),
      commit: (value) => this.#emit('ruler-commit', this.#within(value)),
      tap: () => {
        if (waits) turn();
        const twice = event.timeStamp - this.#tappedAt < 400;
        this.#tappedAt = twice ? Number.NEGATIVE_INFINITY : event.timeStamp;
        if (twice) this.#typeFrom();
      },
    });
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      this.dispatchEvent(new CustomEvent('ruler-release', { bubbles: true }));
      return;
    }
    if (this.disabled) return;
    const base = this.#moving ?? this.value;
    const step = keyStep(event, 'both');
    if (event.key === 'Enter') {
      event.preventDefault();
      this.#typeFrom();
    } else if (beginsNumber(event)) {
      event.preventDefault();
      this.#typeFrom(event.key);
    } else if (step !== undefined) this.#move(event, moved(base, step));
    else if (event.key === 'PageUp') this.#move(event, moved(base, 0.1));
    else if (event.key === 'PageDown') this.#move(event, moved(base, -0.1));
    else if (event.key === 'Home') this.#move(event, this.#range()[0]);
    else if (event.key === 'End') this.#move(event, this.#range()[1]);
  };

  #move(event: KeyboardEvent, wanted: number): void {
    event.preventDefault();
    const value = this.#within(wanted);
    this.#moving = value;
    this.#emit('ruler-input', value);
  }

  readonly #settle = (): void => {
    const value = this.#moving;
    this.#moving = undefined;
    if (value !== undefined) this.#emit('ruler-commit', value);
  };

  #typeFrom(text?: string): void {
    this.dispatchEvent(new CustomEvent('ruler-type', { detail: { text }, bubbles: true }));
  }

  #emit(type: 'ruler-input' | 'ruler-commit', value: number): void {
    this.dispatchEvent(new CustomEvent(type, { detail: { value }, bubbles: true }));
  }
}

function tickLabel(value: number): string {
  if (value === 0) return '0';
  return `${value > 0 ? '+' : '−'}${Math.abs(value).toFixed(1)}`;
}

/** A dashed thumb with its value over it, and the way there. */
function ghostAt(at: number, y: number, thumb: number, radius: number, value: number): SVGTemplateResult {
  return svg`<path class="ghost" d="M${thumb.toFixed(1)} ${y}H${at.toFixed(1)}" />
    <circle class="ghost" cx=${at.toFixed(1)} cy=${y} r=${radius - 1} />
    <text class="ghost" x=${at.toFixed(1)} y=${y - radius - 6} text-anchor="middle">${settingText(value)}</text>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-ruler': Ruler;
  }
  interface HTMLElementEventMap {
    'ruler-input': CustomEvent<{ value: number }>;
    'ruler-commit': CustomEvent<{ value: number }>;
    'ruler-type': CustomEvent<{ text: string | undefined }>;
    'ruler-release': CustomEvent<null>;
  }
}
