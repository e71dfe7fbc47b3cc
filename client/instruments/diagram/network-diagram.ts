import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { keysOf, type ParameterKey } from '#shared/math/parameter-key.ts';
import { type NetworkSpec, parameterCount } from '#shared/math/shape.ts';
import type { Pointing } from '#shared/protocol/server-messages.ts';
import { cssVars } from '../../elements/css-vars.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { Patience } from '../../elements/patience.ts';
import { personClass } from '../../elements/person.ts';
import { Size } from '../../elements/size.ts';
import { locale } from '../../i18n/locale.ts';
import { t } from '../../i18n/t.ts';
import type { BoardView } from '../../stores/board-view.ts';
import { cells } from './cells.ts';
import { edgeLayer, waitingLines } from './edge-layer.ts';
import { edgeScale } from './edge-scale.ts';
import { type Edge, edgesOf } from './edges.ts';
import { heads } from './heads.ts';
import { DiagramHeat } from './heat.ts';
import type { Chip } from './hit.ts';
import { DiagramInteraction } from './interaction.ts';
import { layerRing, layerWords } from './layer-ring.ts';
import { type DiagramLayout, layoutDiagram } from './layout.ts';
import { legend } from './legend.ts';
import { lockMarks } from './lock-marks.ts';
import './network-diagram.css';
import { marksOf } from './marks.ts';
import { chipOf, drawPills } from './pills.ts';
import { placeAt, placeIn } from './place.ts';
import type { Scene } from './scene.ts';
import { sizeVars } from './sizes.ts';
import { type DiagramSize, type Traits, traitsOf } from './traits.ts';

/** Shown while no board has arrived: a shape without numbers. */
const placeholder: NetworkSpec = {
  inputs: 2,
  layers: [
    { units: 3, activation: 'identity' },
    { units: 2, activation: 'identity' },
    { units: 2, activation: 'identity' },
  ],
};

/** Values that come sooner than this after one another (ms) do not glide. */
const GLIDE = 250;

let diagrams = 0;

/**
 * The class's network: every weight a line, every bias a chip, every unit a cell with its numbers.
 * @fires parameter-select - a line, chip or pill is picked up, or let go with Escape
 * @fires layer-select - the head of a layer is pressed, where it `leads`
 * @fires parameter-input - while it is dragged sideways or moved with ← →
 * @fires parameter-commit - where that ended, or what was typed
 * @fires input-commit - an input typed into its cell
 * @fires target-commit - a target typed beside its output
 * @fires diagram-point - `{at}`: where the pointer is, in shares of its width and height, while it `points`
 */
@customElement('wr-network-diagram')
export class NetworkDiagram extends WeightroomElement {
  @property({ attribute: false }) view: BoardView | undefined;
  @property({ reflect: true }) size: DiagramSize = 'board';
  /** Where an instructor points. */
  @property({ attribute: false }) pointing: Pointing | undefined;
  /** What is pointed at here is told to everybody. */
  @property({ type: Boolean }) points = false;
  /** Everybody is led from here: the head of a layer has them look at it. */
  @property({ type: Boolean }) leads = false;

  traits: Traits = traitsOf('board', { weights: 0, role: undefined, inert: false });
  layout: DiagramLayout | undefined;
  keys: readonly ParameterKey[] = [];
  chips: readonly Chip[] = [];

  readonly #box = new Size(this);
  readonly #hand = new DiagramInteraction(this);
  readonly #heat = new DiagramHeat(this);
  readonly #legendId = `diagram-legend-${++diagrams}`;
  readonly #told = new Patience<BoardView>(this);
  #edges: readonly Edge[] = [];
  #shape = '';
  /** When the values changed last, and whether that was right after the time before. */
  #changed = Number.NEGATIVE_INFINITY;
  #fast = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const spec = this.view?.board.network ?? placeholder;
    const biases = spec.layers.reduce((sum, { units }) => sum + units, 0);
    this.traits = traitsOf(this.size, {
      weights: parameterCount(spec) - biases,
      role: this.view?.role,
      inert: this.inert,
      leads: this.leads,
    });
    this.#arrange(spec);
    if (changed.has('view')) this.#follow(changed.get('view') as BoardView | undefined);
  }

  #follow(before: BoardView | undefined): void {
    this.#hand.follow(this.view, before);
    if (before?.board.parameters === this.view?.board.parameters) return;
    const now = performance.now();
    this.#fast = now - this.#changed < GLIDE;
    this.#changed = now;
  }

  /** Lays the network out anew where its shape or the box it lies in has changed. */
  #arrange(spec: NetworkSpec): void {
    const { width, height } = this.#box;
    const shape = `${this.size} ${width}×${height} ${spec.inputs} ${spec.layers.map(({ units }) => units)}`;
    if (shape === this.#shape) return;
    this.#shape = shape;
    this.layout = width > 0 && height > 0 ? layoutDiagram(spec, this.traits, width, height) : undefined;
    this.#edges = this.layout ? edgesOf(spec, this.layout) : [];
    this.keys = keysOf(spec);
  }

  protected override updated(): void {
    this.#heat.follow(this.view, this.layout);
  }

  protected override render(): TemplateResult {
    const { layout, view } = this;
    const states = [
      layout?.tier,
      view?.frozen && 'frozen',
      view?.preview && 'preview',
      this.#fast && 'fast',
      this.#hand.hovered !== null && 'over',
    ];
    return html`<div
      class="canvas ${states.filter(Boolean).join(' ')}"
      ${cssVars(layout === undefined ? {} : { gap: `${layout.gap}px`, ...sizeVars(layout.sizes) })}
      @pointerdown=${this.#hand.press}
      @pointermove=${this.#move}
      @pointerleave=${this.#leave}
      @focusin=${this.#hand.focus}
      @focusout=${this.#hand.blur}
      @keydown=${this.#hand.key}
      @keyup=${this.#hand.settle}
      @number-input=${this.#hand.typed}
      @number-commit=${this.#hand.typed}
      @number-escape=${this.#hand.escaped}
    >
      ${layout === undefined ? nothing : view === undefined ? this.#waiting(layout) : this.#draw(layout, view)}
    </div>`;
  }

  readonly #move = (event: PointerEvent): void => {
    this.#hand.hover(event);
    if (!this.points) return;
    const { left, top, width, height } = this.getBoundingClientRect();
    const share = (value: number, whole: number) => Math.min(1, Math.max(0, value / whole));
    this.#point([share(event.clientX - left, width), share(event.clientY - top, height)]);
  };

  readonly #leave = (): void => {
    this.#hand.leave();
    if (this.points) this.#point(null);
  };

  #point(at: readonly [x: number, y: number] | null): void {
    this.dispatchEvent(new CustomEvent('diagram-point', { detail: { at }, bubbles: true }));
  }

  /** Where an instructor points, over everything. */
  #pointer({ width, height }: DiagramLayout, view: BoardView): TemplateResult | typeof nothing {
    const { pointing } = this;
    if (pointing?.at == null || pointing.by === view.you) return nothing;
    const [x, y] = pointing.at;
    const person = view.participants[pointing.by];
    return html`<i
      class="pointer ${personClass(person?.colour ?? 0)}"
      data-testid="pointer"
      aria-hidden="true"
      ${placeAt({ x: x * width, y: y * height })}
    ></i>`;
  }

  #waiting({ width, height, units }: DiagramLayout): TemplateResult {
    return html`<svg class="lines" width=${width} height=${height} aria-hidden="true">${waitingLines(this.#edges)}</svg>
      ${units.flat().map((cell) => html`<div class="unit waiting" ${placeIn(cell)}><i class="dash"></i></div>`)}
      <p class="visually-hidden" role="status">${t('diagram.loading')}</p>`;
  }

  #draw(layout: DiagramLayout, view: BoardView): TemplateResult {
    const { traits } = this;
    const { hovered, focused, typing } = this.#hand;
    const scene: Scene = {
      view,
      told: this.#told.of(view),
      traits,
      layout,
      edges: this.#edges,
      scale: edgeScale(view.board.network, view.board.parameters),
      hand: { hovered, focused, typing, current: this.#hand.current(view) },
    };
    const { pills, flags } = marksOf(scene);
    this.chips = [...this.#biases(layout), ...pills.map(chipOf)];
    const key = legend(scene, this.#legendId);
    return html`<div
      class="marks"
      role=${traits.interactive ? 'group' : 'img'}
      aria-label=${t(traits.bare ? 'diagram.map' : 'diagram.label')}
      aria-describedby=${key === nothing ? nothing : this.#legendId}
    >
      ${traits.bare || traits.medium === 'question' ? nothing : guard([view.board.network, view.ringedLayer, traits.leads, layout, locale()], () => heads(scene))}
      <svg class="lines" width=${layout.width} height=${layout.height}>${edgeLayer(scene)}</svg>
      ${layerRing(scene)} ${cells(scene, flags)} ${lockMarks(scene, this.chips)} ${drawPills(scene, pills)} ${key}
      ${this.#pointer(layout, view)}
    </div>
    ${layerWords(scene)}`;
  }

  #biases({ labels }: DiagramLayout): Chip[] {
    if (this.traits.bare) return [];
    return labels
      .slice(1)
      .flatMap((places, index) => places.map((place, unit): Chip => [`b${index + 1}-${unit}`, place]));
  }
}

declare global {
  interface HTMLElementEventMap {
    'diagram-point': CustomEvent<{ at: readonly [x: number, y: number] | null }>;
  }
  interface HTMLElementTagNameMap {
    'wr-network-diagram': NetworkDiagram;
  }
}
