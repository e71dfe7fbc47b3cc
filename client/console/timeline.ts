import { html, nothing, type PropertyValues, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { isolated } from '#shared/locale.ts';
import type { NetworkSpec } from '#shared/math/shape.ts';
import type { Checkpoint } from '#shared/workshop/model/checkpoints.ts';
import { goals } from '#shared/workshop/model/goals.ts';
import type { Edit, History } from '#shared/workshop/projections/history.ts';
import { linearAxis } from '../charts/loss-axis.ts';
import '../elements/avatar.ts';
import { cssVars } from '../elements/css-vars.ts';
import { WeightroomElement } from '../elements/element.ts';
import { icon } from '../elements/icons.ts';
import { personClass } from '../elements/person.ts';
import { Size } from '../elements/size.ts';
import { changeOf, changeText, lossText } from '../instruments/loss/loss-text.ts';
import { authorOf, type People, plainOf, whatOf } from './edit-words.ts';
import { clockTicks, countOf, nearest, numberOf, placesOf, stopsOf } from './stops.ts';
import { t } from './t.ts';
import './timeline.css';

/** More changes than these are drawn together, in bins of so many px. */
const MANY = 300;
const BIN = 2;

/** How long a step of the play takes: as long as it took then by the speed, but within these bounds (ms). */
const STEP = { least: 150, most: 1_500 };

const speeds = [1, 4, 16] as const;

/** The chart's edges, and where its rows lie (px). */
const box = { left: 12, right: 56, top: 34, base: 116, ticks: 128, axis: 158, height: 190 };

/**
 * The past of a board as a line in time: who changed what and what the loss made of it. Whoever moves the handle
 * chooses what everybody is shown.
 * @fires timeline-move - `{version}`: the version to be shown
 */
@customElement('wr-timeline')
export class Timeline extends WeightroomElement {
  @property({ attribute: false }) edits: History = [];
  /** The version that is shown; left out while everybody sees now. */
  @property({ attribute: false }) version: number | undefined;
  @property({ attribute: false }) participants: People = {};
  @property({ attribute: false }) checkpoints: readonly Checkpoint[] = [];
  @property({ attribute: false }) network: NetworkSpec | undefined;
  /** The handle alone. */
  @property({ type: Boolean, reflect: true }) compact = false;
  /** What may be done beside it. */
  @property({ attribute: false }) tools: TemplateResult | undefined;
  @state() private speed: (typeof speeds)[number] = 4;
  @state() private playing = false;
  readonly #size = new Size(this);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dragging = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  /** Goes so many changes on, or back. */
  step(by: number): void {
    this.stop();
    this.#go(this.#stops.index + by);
  }

  /** Shows one change after the other, from the first where it is at the last. */
  play(): void {
    const plays = this.playing;
    this.stop();
    if (plays) return;
    this.playing = true;
    if (this.#stops.index >= this.edits.length - 1) this.#go(0);
    this.#next();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.playing = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('version') && this.version === undefined) this.stop();
  }

  protected override render(): TemplateResult {
    return this.compact
      ? html`<label class="compact" title=${t('timeline.hint')}>
          <span>${icon('history')}${t('timeline.label')}</span>${this.#slider()}
          <output>${this.#place()}</output>
        </label>`
      : html`${this.#head()}
          <div class="chart" @pointerdown=${this.#grab} @pointermove=${this.#drag} @pointerup=${this.#drop}>
            ${this.#slider()}${this.#chart()}${this.#flags()}
          </div>`;
  }

  get #stops(): { edits: History; index: number } {
    return stopsOf(this.edits, this.version);
  }

  get #edit(): Edit | undefined {
    return this.edits[this.#stops.index];
  }

  #place(): string {
    return t('timeline.place', {
      index: numberOf(this.edits, this.#stops.index),
      count: countOf(this.edits),
    });
  }

  #slider(): TemplateResult {
    const { index } = this.#stops;
    return html`<input
      type="range"
      data-testid="timeline"
      data-version=${this.version ?? this.edits.at(-1)?.version ?? nothing}
      aria-label=${t('timeline.label')}
      aria-valuetext=${this.#valueText()}
      min="0"
      max=${Math.max(0, this.edits.length - 1)}
      step="1"
      .value=${String(index)}
      ?disabled=${this.edits.length === 0}
      @input=${(event: Event) => this.#jump(Number((event.target as HTMLInputElement).value))}
      @keydown=${this.#key}
    />`;
  }

  #valueText(): string {
    const edit = this.#edit;
    const { network } = this;
    if (edit === undefined || network === undefined) return '';
    const loss = lossText(edit.loss);
    if (edit.kind === 'opened') return t('timeline.value.start', { loss });
    return t('timeline.value', {
      index: numberOf(this.edits, this.#stops.index),
      count: countOf(this.edits),
      what: plainOf(edit, network, this.participants),
      loss,
    });
  }

  #head(): TemplateResult {
    return html`<div class="head">
      <div class="keys">
        ${this.#button('step-back', 'timeline.back', () => this.step(-1))}
        <button
          type="button"
          class="button primary play"
          aria-label=${t(this.playing ? 'timeline.stop' : 'timeline.play')}
          title=${t(this.playing ? 'timeline.stop' : 'timeline.play')}
          data-testid="timeline-play"
          @click=${() => this.play()}
        >
          ${icon(this.playing ? 'halt' : 'play')}
        </button>
        ${this.#button('forward', 'timeline.on', () => this.step(1))}
      </div>
      <div class="segmented" role="group" aria-label=${t('timeline.speed')}>
        ${speeds.map(
          (speed) =>
            html`<button
              type="button"
              aria-pressed=${speed === this.speed ? 'true' : 'false'}
              @click=${() => {
                this.speed = speed;
              }}
            >
              ${speed}×
            </button>`,
        )}
      </div>
      ${this.#author()}
      ${this.tools ?? nothing}
    </div>`;
  }

  #button(
    name: 'step-back' | 'forward',
    label: 'timeline.back' | 'timeline.on',
    run: () => void,
  ): TemplateResult {
    return html`<button
      type="button"
      class="button"
      aria-label=${t(label)}
      title=${t(label)}
      data-testid=${`timeline-${name === 'forward' ? 'on' : 'back'}`}
      @click=${run}
    >
      ${icon(name)}
    </button>`;
  }

  /** Who made the change that is shown, what it was, and what it did to the loss. */
  #author(): TemplateResult {
    const edit = this.#edit;
    if (edit === undefined || this.network === undefined) return html`<p class="author"></p>`;
    const person = edit.by === null ? undefined : this.participants[edit.by];
    const before = edit.before === null || edit.before === edit.loss ? '' : `${lossText(edit.before)} → `;
    return html`<p class="author">
      ${
        person === undefined || edit.kind === 'opened'
          ? nothing
          : html`<wr-avatar .name=${person.name} .colour=${person.colour}></wr-avatar>
              <bdi class="who">${authorOf(edit, this.participants)}</bdi>`
      }
      <span class="what">${whatOf(edit, this.network)}</span>
      <span class="loss">${t('timeline.loss')} ${before}<strong>${lossText(edit.loss)}</strong></span>
    </p>`;
  }

  #chart(): TemplateResult | typeof nothing {
    const { width } = this.#size;
    const { edits } = this;
    if (width === 0 || edits.length === 0) return nothing;
    const places = placesOf(edits);
    const x = (place: number): number => box.left + place * (width - box.left - box.right);
    const losses = edits.map(({ loss }) => loss);
    const axis = linearAxis(losses.filter((loss) => loss !== null));
    const y = (loss: number): number => box.base - axis.share(loss) * (box.base - box.top);
    const { index } = this.#stops;
    const here = x(places[index]!);
    const loss = losses[index] ?? null;
    const goal = goals.hand.under;
    const rise = changeOf(edits[index]!.before, loss);
    return html`<svg width=${width} height=${box.height} aria-hidden="true">
      ${axis.ticks.map(
        ({ value, text }) =>
          svg`<path class="grid" d="M${box.left} ${y(value).toFixed(1)}H${(width - box.right).toFixed(1)}" />
            <text x=${width - box.right + 10} y=${(y(value) + 4).toFixed(1)}>${text}</text>`,
      )}
      ${axis.beyond(goal) ? nothing : svg`<path class="goal" d="M${box.left} ${y(goal).toFixed(1)}H${(width - box.right).toFixed(1)}" />`}
      <path class="step past" d=${stepPath(losses.slice(0, index + 1), places.slice(0, index + 1), x, y)} />
      <path class="step future" d=${stepPath(losses.slice(index), places.slice(index), x, y)} />
      ${this.#ticks(places, x, index)}
      <path class="axis" d="M${box.left} ${box.axis}H${(width - box.right).toFixed(1)}" />
      <path class="axis gone" d="M${box.left} ${box.axis}H${here.toFixed(1)}" />
      ${clockTicks(edits[0]!.at, edits.at(-1)!.at).map(
        ({ place, text }) =>
          svg`<path class="minute" d="M${x(place).toFixed(1)} ${box.axis}v7" /><text x=${x(place).toFixed(1)} y=${box.axis + 24} text-anchor="middle">${text}</text>`,
      )}
      <path class="now" d="M${(width - box.right).toFixed(1)} ${box.axis - 9}v18" />
      <text class="now" x=${width - box.right + 10} y=${box.axis + 4}>${t('timeline.now')}</text>
      <path class="here" d="M${here.toFixed(1)} ${box.top - 8}V${box.axis}" />
      ${
        loss === null
          ? nothing
          : svg`<circle class="point" cx=${here.toFixed(1)} cy=${y(loss).toFixed(1)} r="4.5" />
            ${
              rise === null || rise <= 0
                ? nothing
                : svg`<text class="rise" x=${(here + (here > width - 160 ? -10 : 10)).toFixed(1)} y=${(y(loss) - 6).toFixed(1)} text-anchor=${here > width - 160 ? 'end' : 'start'}>${changeText(rise)}</text>`
            }`
      }
      <circle class="handle" cx=${here.toFixed(1)} cy=${box.axis} r="9" /><circle class="middle" cx=${here.toFixed(1)} cy=${box.axis} r="2" />
    </svg>`;
  }

  /** A mark a change, in the colour of whose it is; very many are drawn together. */
  #ticks(places: readonly number[], x: (place: number) => number, index: number): unknown {
    if (this.edits.length > MANY) {
      const bins = new Set(places.map((place) => Math.round(x(place) / BIN) * BIN));
      return [...bins].map((at) => svg`<path class="tick many" d="M${at} ${box.ticks}v16" />`);
    }
    return this.edits.map((edit, at) => {
      if (edit.kind === 'opened') return nothing;
      const colour = edit.by === null ? undefined : this.participants[edit.by]?.colour;
      const when = at > index ? 'future' : '';
      const current = at === index ? 'current' : '';
      return svg`<path class="tick ${when} ${current} ${colour === undefined ? '' : personClass(colour)}" d="M${x(places[at]!).toFixed(1)} ${box.ticks}v16" />`;
    });
  }

  /** A checkpoint a flag, where its change is. */
  #flags(): TemplateResult | typeof nothing {
    const { width } = this.#size;
    if (width === 0 || this.edits.length === 0) return nothing;
    const places = placesOf(this.edits);
    const room = width - box.left - box.right;
    const flags = this.checkpoints.flatMap((checkpoint) => {
      const at = this.edits.findLastIndex(({ version }) => version <= checkpoint.version);
      return at < 0 ? [] : [{ checkpoint, at, x: box.left + places[at]! * room }];
    });
    return html`${flags.map(({ checkpoint: { name }, at, x }, n) => {
      // Towards the end they stand to the left, and beside another only the flag is left.
      const others = flags.filter((_, other) => other !== n).map((flag) => flag.x);
      const bare = others.some((other) => other >= x && other - x < 120) ? 'bare' : '';
      const left = x > width - 180;
      return html`<button
        type="button"
        class="flag ${left ? 'left' : ''} ${bare}"
        title=${isolated(name)}
        ${cssVars({ x: `${x.toFixed(1)}px` })}
        @click=${() => this.#jump(at)}
      >
        ${icon('flag')}<bdi>${name}</bdi>
      </button>`;
    })}`;
  }

  #jump(index: number): void {
    this.stop();
    this.#go(index);
  }

  #go(wanted: number): void {
    const index = Math.max(0, Math.min(this.edits.length - 1, wanted));
    const edit = this.edits[index];
    if (edit === undefined || (this.version !== undefined && index === this.#stops.index)) return;
    this.dispatchEvent(
      new CustomEvent('timeline-move', { detail: { version: edit.version }, bubbles: true }),
    );
  }

  #next(): void {
    const { edits } = this;
    const { index } = this.#stops;
    const [here, next] = [edits[index], edits[index + 1]];
    if (here === undefined || next === undefined) {
      this.stop();
      return;
    }
    const wait = Math.min(STEP.most, Math.max(STEP.least, (next.at - here.at) / this.speed));
    this.#timer = setTimeout(() => {
      this.#go(index + 1);
      void this.updateComplete.then(() => this.playing && this.#next());
    }, wait);
  }

  readonly #key = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 5, ArrowLeft: -5 }[event.key];
    if (event.shiftKey && by !== undefined) this.step(by);
    else if (event.key === ' ') this.play();
    else return;
    event.preventDefault();
  };

  readonly #grab = (event: PointerEvent): void => {
    if (event.button !== 0 || (event.target as Element).closest('button') !== null) return;
    this.#dragging = true;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.querySelector<HTMLInputElement>('input')?.focus({ preventScroll: true });
    event.preventDefault();
    this.#drag(event);
  };

  readonly #drag = (event: PointerEvent): void => {
    if (!this.#dragging) return;
    const { left, width } = (event.currentTarget as Element).getBoundingClientRect();
    const place = (event.clientX - left - box.left) / (width - box.left - box.right);
    this.#jump(nearest(placesOf(this.edits), place));
  };

  readonly #drop = (): void => {
    this.#dragging = false;
  };
}

/** The loss as a step line: level until the next change. */
function stepPath(
  losses: readonly (number | null)[],
  places: readonly number[],
  x: (place: number) => number,
  y: (loss: number) => number,
): string {
  let path = '';
  let open = false;
  losses.forEach((loss, index) => {
    const at = x(places[index]!).toFixed(1);
    if (open) path += `H${at}`;
    if (loss === null) open = false;
    else {
      path += open ? `V${y(loss).toFixed(1)}` : `M${at} ${y(loss).toFixed(1)}`;
      open = true;
    }
  });
  return path;
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-timeline': Timeline;
  }
  interface HTMLElementEventMap {
    'timeline-move': CustomEvent<{ version: number }>;
  }
}
