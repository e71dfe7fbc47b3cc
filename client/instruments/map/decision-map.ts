import { html, nothing, type PropertyValues, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { say } from '#shared/locale.ts';
import type { Dataset } from '#shared/math/datasets/dataset.ts';
import { outputCount } from '#shared/math/shape.ts';
import type { Board } from '#shared/workshop/model/board.ts';
import { type Point, taskOf } from '#shared/workshop/model/data.ts';
import { authorsOf } from '#shared/workshop/model/points.ts';
import { rules } from '#shared/workshop/rules.ts';
import { classMark } from '../../charts/class-mark.ts';
import { inkOf, inksOf, paintLargest, paintSigns } from '../../charts/plane-paint.ts';
import { middleOf, rangeOf, scaleOf } from '../../charts/plane-scale.ts';
import { cssVars } from '../../elements/css-vars.ts';
import { WeightroomElement } from '../../elements/element.ts';
import '../../elements/number-field.ts';
import { icon } from '../../elements/icons.ts';
import { Size } from '../../elements/size.ts';
import { symbol } from '../../elements/symbol.ts';
import { locale } from '../../i18n/locale.ts';
import { t } from '../../i18n/t.ts';
import { type BoardView, emitBoardEvent } from '../../stores/board-view.ts';
import { shownTheme, ThemeController } from '../../theme/theme.ts';
import type { Plane, PlaneRequest } from '../../workers/plane.ts';
import { PlaneWorker } from '../../workers/plane-worker.ts';
import { drawableData, rangesOf } from '../board-plane.ts';
import { mayDo, mayTake } from '../board-reading.ts';
import '../sample/sample-stepper.ts';
import { scaleAt } from '../stage-scale.ts';
import './decision-map.css';
import {
  drawAxes,
  drawBoundary,
  drawLines,
  drawSamples,
  drawShown,
  drawTargets,
  type Frame,
  REACH,
  sampleAt,
  xOf,
  yOf,
} from './map-drawing.ts';

/** Samples along each side of the plane, or along a line. */
const RESOLUTION = 96;
const LINE = 160;
const LEFT = 36;
const TOP = 18;
const BOTTOM = 34;
const WIDEST = 420;

/**
 * What the network answers for every input: of two inputs a map of the plane with the data on it, of one a
 * curve through it. Computed by a worker while everything else goes on.
 * @fires point-add - a point of one's own, clicked or typed, while the data are the class's points
 * @fires board-command - take-points: one's own clicked (an instructor anybody's), while points are taken back
 * @fires sample-select - a sample of the data set, clicked or stepped to
 */
@customElement('wr-decision-map')
export class DecisionMap extends WeightroomElement {
  @property({ attribute: false }) view: BoardView | undefined;
  /** A stage grows with its width. */
  @property({ reflect: true }) size: 'board' | 'phone' | 'stage' = 'board';
  /** On a stage, where it has the most of the room: more of it is the plane, less is letters. */
  @property({ type: Boolean, reflect: true }) large = false;

  /** It leads through the samples; where something else does, it need not. */
  @property({ attribute: false }) steps = true;

  /** The class that the next point of one's own has. */
  @state() private label: 0 | 1 = 1;
  /** A click takes a point back instead of putting one. */
  @state() private taking = false;
  @state() private typed: readonly [number, number] = [0, 0];
  @state() private plane: { readonly of: PlaneRequest; readonly plane: Plane } | undefined;
  @query('canvas') private readonly canvas!: HTMLCanvasElement | null;

  readonly #box = new Size(this);
  readonly #worker = new PlaneWorker(this, (plane, of) => {
    this.plane = { of, plane };
  });
  #asked: readonly unknown[] = [];
  #painted: readonly unknown[] = [];

  constructor() {
    super();
    new ThemeController(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('view') || this.view === undefined) return;
    const { network, parameters, data, points, input } = this.view.board;
    if (network.inputs > 2) {
      this.#worker.drop();
      return;
    }
    const wanted = [network, parameters, data, points, data.kind === 'sample' ? input : undefined];
    if (wanted.every((part, index) => part === this.#asked[index])) return;
    this.#asked = wanted;
    this.#worker.request({
      network,
      parameters,
      ranges: rangesOf(this.view.board),
      resolution: network.inputs === 2 ? RESOLUTION : LINE,
      of: 'output',
    });
  }

  protected override updated(): void {
    const { canvas, view, plane } = this;
    if (canvas === null || view === undefined || plane?.of.network.inputs !== 2) return;
    const wanted = [canvas, plane, shownTheme(), view.board.data];
    if (wanted.every((part, index) => part === this.#painted[index])) return;
    this.#painted = wanted;
    const { network } = plane.of;
    const units = outputCount(network);
    const { activation } = network.layers.at(-1)!;
    const values = plane.plane.layers[0]!;
    const size = plane.plane.resolution;
    if (units === 1) {
      const scale = scaleOf(activation, values, 0, 1, middleFor(view.board));
      paintSigns(canvas, values, { unit: 0, units, size, scale, inks: inksOf(canvas) });
      return;
    }
    const inks = [...this.querySelectorAll('.legend .mark')].map((mark) => inkOf(mark, 'color'));
    const reach = activation === 'softmax' || activation === 'sigmoid' ? 1 : widest(values);
    if (inks.length > 0) paintLargest(canvas, values, { units, size, inks, reach });
  }

  protected override render(): TemplateResult {
    const { view } = this;
    if (view === undefined) return html``;
    const { inputs } = view.board.network;
    const title = t(inputs === 1 ? 'map.title-line' : 'map.title');
    return html`<section aria-label=${title}>
      <h2>${title}</h2>
      ${inputs > 2 ? html`<p class="note">${t('map.other-shape')}</p>` : this.#figure(view)}
    </section>`;
  }

  #figure(view: BoardView): TemplateResult {
    const data = drawableData(view.board);
    const frame = this.#frame(view.board, data);
    const scale = this.#scale;
    const [width, height] = [frame.left + frame.width + 8, frame.top + frame.height + BOTTOM];
    const clickable = this.#puts(view) || this.#picks(view);
    return html`<div
        class="figure ${view.board.network.inputs === 1 ? 'line-plot' : ''} ${clickable ? 'clickable' : ''}"
        ${cssVars({ left: `${frame.left * scale}px`, top: `${frame.top * scale}px`, side: `${frame.width * scale}px` })}
        @click=${this.#click}
      >
        ${view.board.network.inputs === 2 ? html`<canvas aria-hidden="true"></canvas>` : nothing}
        <svg
          role="img"
          aria-label=${this.#describe(view, data)}
          viewBox="0 0 ${width} ${height}"
          width=${width * scale}
          height=${height * scale}
        >
          ${frame.width > 0 ? this.#drawing(view, frame, data) : nothing}
        </svg>
      </div>
      ${view.board.network.inputs === 2 ? legend(view) : nothing}
      ${this.#puts(view) ? this.#form(view) : this.#picks(view) ? this.#way(view, data) : nothing}`;
  }

  get #scale(): number {
    return scaleAt(this.size, this.#box.width, this.large);
  }

  #frame(board: Board, data: Dataset | undefined): Frame {
    const width = Math.max(0, Math.min(this.#box.width / this.#scale, WIDEST) - LEFT - 8);
    const [across = [0, 1], up] = rangesOf(board);
    if (up !== undefined) return { left: LEFT, top: TOP, width, height: width, across, up };
    const targets = data?.t ?? board.target;
    const room = rangeOf(targets, [-1, 1]);
    return { left: LEFT, top: TOP, width, height: Math.round(width * 0.7), across, up: rangeOf(room, room) };
  }

  #drawing(view: BoardView, frame: Frame, data: Dataset | undefined): SVGTemplateResult {
    const { board } = view;
    const { inputs } = board.network;
    const fitting = this.plane?.of.network.inputs === inputs ? this.plane : undefined;
    const axes = guard([frame.width, ...frame.across, ...frame.up], () =>
      drawAxes(frame, inputs === 2 ? ['x₁', 'x₂'] : ['x₁', 'y']),
    );
    const samples = guard([frame.width, ...frame.across, ...frame.up, data], () =>
      data === undefined ? nothing : inputs === 2 ? drawSamples(frame, data) : drawTargets(frame, data),
    );
    const y = inputs === 2 ? (board.input[1] ?? 0) : (view.observation.layers.at(-1)?.z[0] ?? 0);
    return svg`${axes}
      ${
        fitting === undefined
          ? nothing
          : inputs === 2
            ? guard([fitting, frame.width], () =>
                drawBoundary(frame, fitting.plane, outputCount(fitting.of.network), middleFor(board)),
              )
            : drawLines(frame, fitting.plane)
      }
      ${samples} ${this.taking && this.#puts(view) ? this.#takeable(view, frame) : nothing} ${board.data.kind === 'points' ? nothing : drawShown(frame, board.input[0] ?? 0, y)}`;
  }

  #describe({ board, observation }: BoardView, data: Dataset | undefined): string {
    if (board.network.inputs === 1) return t('map.label-line', { count: data?.samples ?? 0 });
    const map = t('map.label', { classes: classCount(board) });
    if (data === undefined || observation.accuracy === null) return map;
    const right = Math.round(observation.accuracy * data.samples);
    return t('map.label-accuracy', { map, right, all: data.samples });
  }

  /** Points of one's own may be put here, or taken back. */
  #puts(view: BoardView): boolean {
    if (view.board.data.kind !== 'points' || view.board.network.inputs !== 2) return false;
    return mayDo(view, 'add-point') || mayDo(view, 'take-points');
  }

  /** A ring around each point that this person may take back. */
  #takeable({ board }: BoardView, frame: Frame): SVGTemplateResult[] {
    return this.#mine().map((index) => {
      const [x1, x2] = board.points[index]!;
      return svg`<circle class="takeable" cx=${xOf(frame, x1).toFixed(1)} cy=${yOf(frame, x2).toFixed(1)} r="9" />`;
    });
  }

  /** The places of the points that this person may take back. */
  #mine(): readonly number[] {
    const { view } = this;
    if (view === undefined) return [];
    return authorsOf(view.board).flatMap((author, index) => (mayTake(view, author) ? [index] : []));
  }

  #picks(view: BoardView): boolean {
    return view.board.data.kind === 'set' && mayDo(view, 'show-sample');
  }

  #click(event: MouseEvent): void {
    const { view } = this;
    if (view === undefined) return;
    const data = drawableData(view.board);
    const frame = this.#frame(view.board, data);
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const [px, py] = [(event.clientX - box.left) / this.#scale, (event.clientY - box.top) / this.#scale];
    const [across, up] = [(px - frame.left) / frame.width, 1 - (py - frame.top) / frame.height];
    if (this.#puts(view) && this.taking) {
      this.#take(frame, px, py);
    } else if (this.#puts(view)) {
      if (across < 0 || across > 1 || up < 0 || up > 1) return;
      this.#add(within(frame.across, across), within(frame.up, up));
    } else if (this.#picks(view) && data !== undefined) {
      const sample = sampleAt(frame, data, px, py);
      if (sample !== undefined) emitBoardEvent(this, 'sample-select', { sample });
    }
  }

  /** Takes back the nearest point that is this person's to take; where only others' are near, the answer says so. */
  #take(frame: Frame, px: number, py: number): void {
    const points = this.view?.board.points ?? [];
    const nearest = (indices: readonly number[]) =>
      nearestOf(indices, ([x1, x2]) => Math.hypot(xOf(frame, x1) - px, yOf(frame, x2) - py), points);
    const point = nearest(this.#mine()) ?? nearest([...points.keys()]);
    if (point !== undefined)
      emitBoardEvent(this, 'board-command', { command: { type: 'take-points', point } });
  }

  #add(x1: number, x2: number): void {
    emitBoardEvent(this, 'point-add', { point: [x1, x2, this.label] });
  }

  #form(view: BoardView): TemplateResult {
    const full = view.refusal({ type: 'add-point' });
    const field = (index: 0 | 1): TemplateResult => html`<label>
      ${symbol('x', { sub: index + 1 })}
      <wr-number-field
        .value=${this.typed[index]}
        .label=${t(index === 0 ? 'map.x1' : 'map.x2')}
        @number-input=${(event: CustomEvent<{ value: number }>) => this.#type(event, index)}
        @number-commit=${(event: CustomEvent<{ value: number }>) => this.#type(event, index)}
      ></wr-number-field>
    </label>`;
    return html`<div class="form" role="group" aria-label=${t('map.put')}>
      <p>${full === undefined ? t('map.put') : say(rules.sentenceOf(full.code), locale(), full.params)}</p>
      <div class="switch">
        ${([0, 1] as const).map(
          (label) => html`<button
            type="button"
            aria-pressed=${!this.taking && this.label === label}
            @click=${() => {
              this.label = label;
              this.taking = false;
            }}
          >
            ${classMark(label)} ${t('map.class', { label })}
          </button>`,
        )}
        <button
          type="button"
          data-testid="map-take"
          aria-pressed=${this.taking}
          ?disabled=${!mayDo(view, 'take-points')}
          @click=${() => {
            this.taking = true;
          }}
        >
          ${icon('undo')} ${t(view.role === 'instructor' ? 'map.take-any' : 'map.take')}
        </button>
      </div>
      <div class="typed">
        ${field(0)} ${field(1)}
        <button
          type="button"
          class="button"
          ?disabled=${full !== undefined}
          @click=${() => this.#add(...this.typed)}
        >
          ${t('map.add')}
        </button>
      </div>
    </div>`;
  }

  #way({ board }: BoardView, data: Dataset | undefined): TemplateResult {
    if (!this.steps) return html`<p class="note">${t('map.pick')}</p>`;
    return html`<wr-sample-stepper .board=${board} .data=${data} hint=${t('map.pick')}></wr-sample-stepper>`;
  }

  #type(event: CustomEvent<{ value: number }>, index: 0 | 1): void {
    event.stopPropagation();
    const { value } = event.detail;
    this.typed = index === 0 ? [value, this.typed[1]] : [this.typed[0], value];
  }
}

/** Where a single output changes sides: at 0.5 between targets 0 and 1, otherwise where its activation does. */
function middleFor({ data, network }: Board): number {
  return taskOf(data) === 'binary' ? 0.5 : middleOf(network.layers.at(-1)!.activation);
}

/** How many classes the output tells apart. */
function classCount({ network }: Board): number {
  return Math.max(2, outputCount(network));
}

function widest(values: Float32Array): number {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return (most - least) / 2 || 1;
}

/** A place within a range, rounded to hundredths. */
function within([from, to]: readonly [number, number], share: number): number {
  return Number((from + (to - from) * share).toFixed(2));
}

/** The nearest of some points, if one is within reach. */
function nearestOf(
  indices: readonly number[],
  distance: (point: Point) => number,
  points: readonly Point[],
): Point | undefined {
  let best: Point | undefined;
  let least = REACH;
  for (const index of indices) {
    const away = distance(points[index]!);
    // Of several at one place the one that lies on top.
    if (away > least) continue;
    least = away;
    best = points[index];
  }
  return best;
}

function legend({ board }: BoardView): TemplateResult {
  const single = outputCount(board.network) === 1;
  return html`<ul class="legend ${classCount(board) > 5 ? 'many' : ''}" aria-label=${t('map.legend')}>
    ${Array.from({ length: classCount(board) }, (_, label) => html`<li>${classMark(label)}${single ? label : symbol('y', { sub: label + 1 })}</li>`)}
    ${board.data.kind === 'points' ? nothing : html`<li class="ring"><i></i>${t('map.shown')}</li>`}
  </ul>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-decision-map': DecisionMap;
  }
}
