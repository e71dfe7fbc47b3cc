import { html, nothing, type PropertyValues, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { keysOf, type ParameterKey, parseKey } from '#shared/math/parameter-key.ts';
import type { NetworkSpec } from '#shared/math/shape.ts';
import type { Participant } from '#shared/workshop/state.ts';
import { cssVars } from '../../elements/css-vars.ts';
import { WeightroomElement } from '../../elements/element.ts';
import {
  formatCellInput,
  formatParameter,
  formatReading,
  formatSigned,
  formatTarget,
  formatWeight,
  signClass,
} from '../../elements/format.ts';
import { icon } from '../../elements/icons.ts';
import '../../elements/number-field.ts';
import { columnName, labelsOf, unitSymbol } from '../../elements/parameter-labels.ts';
import { initialOf, personClass } from '../../elements/person.ts';
import { Size } from '../../elements/size.ts';
import { symbol } from '../../elements/symbol.ts';
import { t } from '../../i18n/t.ts';
import {
  columnsOf,
  holderOf,
  isLocked,
  mayDo,
  nameOf,
  otherHolderOf,
  parameterOf,
  self,
} from '../../panels/board-reading.ts';
import { type BoardView, emitBoardEvent } from '../../stores/board-view.ts';
import { drawCrowd, drawEdge, type Edge, edgesOf, edgeWidth, siblingsOf } from './edges.ts';
import { DiagramHeat, showsHeat } from './heat.ts';
import { DiagramInteraction } from './interaction.ts';
import { type DiagramLayout, type DiagramSize, layoutDiagram, type Rect } from './layout.ts';
import { legend } from './legend.ts';
import { type PillPlace, type PillWish, placePills } from './pill-places.ts';
import './network-diagram.css';

/** Above this many weights, edges are drawn together and picked by distance. */
const CROWD = 500;
/** Up to this many weights, edges leave a gap where they cross. */
const AIRY = 120;

/** Shown while no board has arrived: a shape without numbers. */
const placeholder: NetworkSpec = {
  inputs: 2,
  layers: [
    { units: 3, activation: 'identity' },
    { units: 2, activation: 'identity' },
    { units: 2, activation: 'identity' },
  ],
};

/**
 * The class's network: every weight a line, every bias a chip, every unit a cell with its numbers.
 * @fires parameter-select - a line, chip or pill is picked up, or let go with Escape
 * @fires parameter-input - while it is dragged sideways or moved with ← →
 * @fires parameter-commit - where that ended, or what was typed
 * @fires input-commit - an input typed into its cell
 * @fires target-commit - a target typed beside its output
 */
@customElement('wr-network-diagram')
export class NetworkDiagram extends WeightroomElement {
  @property({ attribute: false }) view: BoardView | undefined;
  @property({ reflect: true }) size: DiagramSize = 'board';

  edges: readonly Edge[] = [];
  keys: readonly ParameterKey[] = [];

  readonly #box = new Size(this);
  readonly #hand = new DiagramInteraction(this);
  readonly #heat = new DiagramHeat(this);
  #layout: DiagramLayout | undefined;
  #shape = '';

  get crowded(): boolean {
    return this.size === 'mini' || this.edges.length > CROWD;
  }

  get reach(): number {
    return this.size === 'mini' ? 22 : 8;
  }

  get hovers(): boolean {
    return this.size !== 'mini';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const spec = this.view?.board.network ?? placeholder;
    const { width, height } = this.#box;
    const shape = `${this.size} ${width}×${height} ${spec.inputs} ${spec.layers.map(({ units }) => units)}`;
    if (shape !== this.#shape) {
      this.#shape = shape;
      this.#layout = width > 0 && height > 0 ? layoutDiagram(spec, this.size, width, height) : undefined;
      this.edges = this.#layout ? edgesOf(spec, this.#layout) : [];
      this.keys = keysOf(spec);
    }
    if (changed.has('view')) this.#hand.follow(this.view, changed.get('view') as BoardView | undefined);
  }

  protected override updated(): void {
    this.#heat.follow(this.view, this.#layout);
  }

  protected override render(): TemplateResult {
    const layout = this.#layout;
    return html`<div
      class="canvas ${layout?.tier ?? ''} ${layout?.tight ? 'tight' : ''} ${this.view?.frozen ? 'frozen' : ''} ${this.view?.preview ? 'preview' : ''} ${this.view?.board.training.running ? 'running' : ''}"
      ${cssVars({ u: layout?.scale ?? 1, gap: `${(layout?.gap ?? 200) - 4}px` })}
      @pointerdown=${this.#hand.press}
      @pointerover=${this.#hand.hover}
      @pointerleave=${this.#hand.leave}
      @pointermove=${this.#hand.hoverNear}
      @focusin=${this.#hand.focus}
      @focusout=${this.#hand.blur}
      @keydown=${this.#hand.key}
      @keyup=${this.#hand.settle}
    >
      ${layout === undefined ? nothing : this.view === undefined ? this.#waiting(layout) : this.#draw(layout, this.view)}
    </div>`;
  }

  #waiting(layout: DiagramLayout): TemplateResult {
    return html`<svg class="lines" width=${layout.width} height=${layout.height} aria-hidden="true">
        ${this.edges.map(({ path }) => svg`<path class="edge waiting" d=${path} stroke-width="1.5" />`)}
      </svg>
      ${layout.units.flat().map((cell) => html`<div class="unit waiting" ${at(cell)}><i class="dash"></i></div>`)}
      <p class="visually-hidden" role="status">${t('diagram.loading')}</p>`;
  }

  #draw(layout: DiagramLayout, view: BoardView): TemplateResult {
    const interactive = view.role !== 'viewer';
    const crowded = this.crowded;
    const lit = this.#litKeys(view);
    const widths = this.#widths(layout);
    const { parameters } = view.board;
    const airy = this.edges.length <= AIRY;
    const litEdges = this.edges.filter(({ key }) => lit.has(key));
    const group = interactive && (this.size !== 'mini' || !this.inert);
    return html`<div class="marks" role=${group ? 'group' : 'img'} aria-label=${t(
      this.size === 'mini' ? 'diagram.map' : 'diagram.label',
    )}>
      ${this.size === 'mini' ? nothing : this.#heads(layout, view)}
      <svg class="lines" width=${layout.width} height=${layout.height}>
        <g aria-hidden="true">
          ${
            crowded
              ? guard([parameters, this.edges], () => drawCrowd(this.edges, parameters, widths))
              : this.edges.map((edge) => drawEdge(edge, parameters[edge.index] ?? 0, widths, airy))
          }
          ${litEdges.map((edge) => this.#halo(edge, view, widths))}
          ${repeat(
            litEdges,
            ({ key }) => key,
            (edge) =>
              drawEdge(
                edge,
                parameters[edge.index] ?? 0,
                widths,
                this.#personAt(view, edge.key) === undefined,
              ),
          )}
        </g>
        ${
          !interactive
            ? nothing
            : crowded
              ? this.#virtualSlider(view)
              : this.edges.map(
                  (edge) => svg`<path class="hit" data-key=${edge.key} d=${edge.path}
                    role="slider" tabindex=${edge.key === this.#hand.current(view) ? 0 : -1}
                    aria-label=${labelsOf(view.board.network, edge.key)?.spoken ?? ''}
                    aria-valuemin=${least(parameters[edge.index] ?? 0)}
                    aria-valuemax=${-least(parameters[edge.index] ?? 0)}
                    aria-valuenow=${parameters[edge.index] ?? 0}
                    aria-valuetext=${this.#valueText(view, edge.key)} />`,
                )
        }
      </svg>
      ${this.#units(layout, view, interactive)} ${this.#pills(layout, view, lit)}
      ${this.size === 'mini' || this.size === 'phone' ? nothing : legend()}
    </div>`;
  }

  #widths(layout: DiagramLayout): readonly [number, number] {
    if (this.size === 'mini') return [1, 3.5];
    const [least, most] = this.size === 'stage' ? [2, 13] : this.size === 'phone' ? [1.25, 6] : [1.25, 8];
    if (layout.tier === 'dot') return this.edges.length > CROWD ? [0.4, 1.4] : [0.75, 3];
    if (layout.tier === 'compact') return [1 * layout.scale, most * 0.5 * layout.scale];
    const scale = Math.min(1, layout.scale);
    return [least * scale, most * scale];
  }

  #litKeys(view: BoardView): Set<ParameterKey> {
    const lit = new Set<ParameterKey>();
    if (view.selected !== null) lit.add(view.selected);
    for (const key of Object.keys(view.board.holds)) lit.add(key);
    if (view.role !== 'viewer') {
      if (this.#hand.focused !== null) lit.add(this.#hand.focused);
      if (this.#hand.hovered !== null) lit.add(this.#hand.hovered);
    }
    return lit;
  }

  #heads(layout: DiagramLayout, view: BoardView): TemplateResult[] {
    const { network } = view.board;
    const narrow = (layout.columns[1] ?? 0) - (layout.columns[0] ?? 0) < 136 * layout.scale;
    return layout.columns.map((x, column) => {
      const units = layout.units[column]!.length;
      const letter =
        column === 0
          ? symbol('x')
          : column === network.layers.length
            ? symbol('y')
            : symbol('z', { sup: column });
      return html`<div class="head ${narrow ? 'narrow' : ''}" ${cssVars({ x: `${x.toFixed(1)}px`, y: `${layout.headY.toFixed(1)}px` })}>
        <span class="name">${columnName(network, column)}</span>
        ${letter}
        <span class="shape">1×${units}</span>
      </div>`;
    });
  }

  /** Whose colour a parameter wears: of who holds it, or one's own while it is selected. */
  #personAt(view: BoardView, key: ParameterKey): Participant | undefined {
    return otherHolderOf(view, key) ?? (view.selected === key ? self(view) : holderOf(view, key));
  }

  #halo(
    edge: Edge,
    view: BoardView,
    [least, most]: readonly [number, number],
  ): SVGTemplateResult | typeof nothing {
    const person = this.#personAt(view, edge.key);
    if (person === undefined) return nothing;
    const width = edgeWidth(parameterOf(view, edge.key), least, most) + 4 + most * 1.1;
    return svg`<path class="halo ${personClass(person.colour)}" d=${edge.path} stroke-width=${width.toFixed(2)} />`;
  }

  #units(layout: DiagramLayout, view: BoardView, interactive: boolean): TemplateResult[] {
    const { network } = view.board;
    const columns = columnsOf(view);
    const selected = view.selected === null ? undefined : parseKey(view.selected);
    const heat = showsHeat(view, layout);
    return layout.units.flatMap((cells, column) =>
      cells.map((cell, unit) => {
        const chosen = selected?.layer === column && selected.to === unit;
        const value = columns[column]?.[unit] ?? Number.NaN;
        if (layout.tier === 'dot') {
          return html`<div class="unit ${chosen ? 'chosen' : ''}" ${at(cell)}></div>
            ${column === 0 || this.size === 'mini' ? nothing : this.#biasMark(layout.labels[column]![unit]!, view, column, unit, interactive)}`;
        }
        return html`<div class="label" ${at(layout.labels[column]![unit]!)}>
            ${layout.tier === 'compact' && column > 0 ? nothing : unitSymbol(network, column, unit)}
            ${column === 0 ? nothing : this.#biasChip(view, column, unit, interactive)}
          </div>
          <div class="unit ${chosen ? 'chosen' : ''} ${column === 0 ? 'input' : ''} ${heat && column > 0 ? 'mapped' : ''}" ${at(cell)}>
            ${
              heat && column > 0
                ? html`<canvas class="heat" data-layer=${column} data-unit=${unit} aria-hidden="true"></canvas>`
                : nothing
            }
            ${column === 0 ? this.#input(view, unit, value) : this.#reading(layout, view, column, unit, value)}
          </div>
          ${column === network.layers.length ? this.#target(view, cell, unit) : nothing}`;
      }),
    );
  }

  #reading(
    layout: DiagramLayout,
    view: BoardView,
    column: number,
    unit: number,
    value: number,
  ): TemplateResult {
    const layer = view.board.network.layers[column - 1]!;
    const output = column === view.board.network.layers.length;
    const a = view.observation.layers[column - 1]?.a[unit] ?? Number.NaN;
    const small =
      this.size === 'stage' || this.size === 'phone' || layout.tier === 'compact'
        ? nothing
        : output && layer.activation === 'identity'
          ? html`<div class="a">${symbol('y')} = ${symbol('a')}</div>`
          : html`<div class="a">${symbol('a')} ${formatReading(a)}</div>`;
    return html`${small}
      <div class="z">${formatReading(value)}</div>
      <div class="level"><i ${cssVars({ level: `${(Math.min(1, Math.abs(value)) * 100 || 0).toFixed(1)}%` })}></i></div>`;
  }

  #input(view: BoardView, index: number, value: number): TemplateResult {
    if (!mayDo(view, 'set-input')) return html`<div class="z">${formatCellInput(value)}</div>`;
    return html`<wr-number-field
      .value=${value}
      .format=${formatCellInput}
      .label=${t('diagram.input-field', { number: index + 1 })}
      @number-commit=${(event: CustomEvent<{ value: number }>) => this.#enter(event, 'input-commit', index)}
    ></wr-number-field>`;
  }

  #target(view: BoardView, cell: Rect, index: number): TemplateResult {
    const value = view.board.target[index] ?? 0;
    return html`<div class="target" ${cssVars({ x: `${cell.x + cell.width}px`, y: `${cell.y + cell.height / 2}px` })}>
      ${symbol('t')}
      ${
        mayDo(view, 'set-target')
          ? html`<wr-number-field
              .value=${value}
              .format=${formatTarget}
              .label=${t('diagram.target-field', { number: index + 1 })}
              @number-commit=${(event: CustomEvent<{ value: number }>) => this.#enter(event, 'target-commit', index)}
            ></wr-number-field>`
          : html`<span>${formatTarget(value)}</span>`
      }
    </div>`;
  }

  #enter(event: CustomEvent<{ value: number }>, type: 'input-commit' | 'target-commit', index: number): void {
    event.stopPropagation();
    emitBoardEvent(this, type, { index, value: event.detail.value });
  }

  #biasChip(view: BoardView, layer: number, to: number, interactive: boolean): TemplateResult {
    const key = `b${layer}-${to}`;
    const value = parameterOf(view, key);
    const { classes, flag } = this.#ring(view, key);
    if (this.#hand.typing === key) return html`<div class="bias typing">${this.#field(view, key)}</div>`;
    const last = layer === view.board.network.layers.length;
    return html`<div
      class="bias ${classes} ${last ? 'last' : ''}"
      data-key=${key}
      role=${interactive ? 'slider' : nothing}
      tabindex=${interactive ? (key === this.#hand.current(view) ? 0 : -1) : nothing}
      aria-label=${interactive ? (labelsOf(view.board.network, key)?.spoken ?? '') : nothing}
      aria-valuemin=${interactive ? least(value) : nothing}
      aria-valuemax=${interactive ? -least(value) : nothing}
      aria-valuenow=${interactive ? value : nothing}
      aria-valuetext=${interactive ? this.#valueText(view, key) : nothing}
    >
      ${isLocked(view, key) ? icon('lock') : nothing}${symbol('b')} <span class=${signClass(value)}>${formatSigned(value)}</span>${flag}
    </div>`;
  }

  #biasMark(place: Rect, view: BoardView, layer: number, to: number, interactive: boolean): TemplateResult {
    const key = `b${layer}-${to}`;
    const value = parameterOf(view, key);
    const reachable = interactive && !this.crowded;
    return html`<div
      class="bias-mark ${signClass(value)} ${this.#ring(view, key).classes}"
      data-key=${key}
      ${at(place)}
      role=${reachable ? 'slider' : nothing}
      tabindex=${reachable ? (key === this.#hand.current(view) ? 0 : -1) : nothing}
      aria-label=${reachable ? (labelsOf(view.board.network, key)?.spoken ?? '') : nothing}
      aria-valuemin=${reachable ? least(value) : nothing}
      aria-valuemax=${reachable ? -least(value) : nothing}
      aria-valuenow=${reachable ? value : nothing}
      aria-valuetext=${reachable ? this.#valueText(view, key) : nothing}
    ></div>`;
  }

  /** In a crowd one slider stands where the keyboard is, and moves through all of them. */
  #virtualSlider(view: BoardView): SVGTemplateResult | typeof nothing {
    if (this.inert) return nothing;
    const key = this.#hand.current(view);
    const value = parameterOf(view, key);
    const path = this.edges.find((edge) => edge.key === key)?.path ?? 'M0 0h1';
    return svg`<path class="hit" data-key=${key} data-virtual d=${path} role="slider" tabindex="0"
      aria-label=${labelsOf(view.board.network, key)?.spoken ?? ''}
      aria-valuemin=${least(value)} aria-valuemax=${-least(value)} aria-valuenow=${value}
      aria-valuetext=${this.#valueText(view, key)} />`;
  }

  #pills(
    layout: DiagramLayout,
    view: BoardView,
    lit: ReadonlySet<ParameterKey>,
  ): TemplateResult | typeof nothing {
    if (this.size === 'mini') return nothing;
    const wishes = this.#wishes(layout, view, lit);
    const places = placePills(wishes, this.#obstacles(layout, view), {
      x: 4,
      y: 4,
      width: layout.width - 8,
      height: layout.height - 8,
    });
    return html`${repeat(
      wishes.filter(({ key }) => places.has(key)),
      ({ key }) => key,
      (wish) => this.#pill(view, wish, places.get(wish.key)!),
    )}`;
  }

  #pill(view: BoardView, wish: PillWish, place: PillPlace): TemplateResult {
    const { key } = wish;
    const value = parameterOf(view, key);
    const where = cssVars({ x: `${place.x.toFixed(1)}px`, y: `${place.y.toFixed(1)}px` });
    if (this.#hand.typing === key)
      return html`<div class="pill typing" ${where}>${this.#field(view, key)}</div>`;
    const { classes, flag } = this.#ring(view, key);
    const waiting = view.offline && view.pending.has(key) ? 'pending' : '';
    return html`<div
      class="pill ${wish.optional ? 'plain' : ''} ${classes} ${waiting} flag-${place.flag}"
      data-key=${key}
      aria-hidden="true"
      ${where}
    >
      ${isLocked(view, key) ? icon('lock') : nothing}<span class=${signClass(value)}>${formatWeight(value)}</span>${flag}
    </div>`;
  }

  #field(view: BoardView, key: ParameterKey): TemplateResult {
    return html`<wr-number-field
      class="in-place"
      .value=${parameterOf(view, key)}
      .label=${t('parameter.value', { parameter: labelsOf(view.board.network, key)?.plain ?? key })}
      @number-input=${(event: CustomEvent<{ value: number }>) => this.#hand.typed(event, 'parameter-input', key)}
      @number-commit=${(event: CustomEvent<{ value: number }>) => this.#hand.typed(event, 'parameter-commit', key)}
      @number-escape=${() => this.#hand.stopTyping(key)}
      @keydown=${(event: KeyboardEvent) => this.#hand.entered(event, key)}
      @focusout=${() => this.#hand.typing === key && queueMicrotask(() => this.#hand.stopTyping(key, false))}
    ></wr-number-field>`;
  }

  /** The ring and flag of whoever has a parameter; one's own selection comes first. */
  #ring(view: BoardView, key: ParameterKey): { classes: string; flag: TemplateResult | typeof nothing } {
    const mine = view.selected === key;
    const holder = this.#personAt(view, key);
    const focus = this.#hand.focused === key ? 'focus' : '';
    const hover = this.#hand.hovered === key ? 'hover' : '';
    if (holder === undefined) return { classes: `${focus} ${hover} ${mine ? 'chosen' : ''}`, flag: nothing };
    const own = mine && holder.id === view.you;
    return {
      classes: `held ${own ? 'own' : ''} ${focus} ${hover} ${personClass(holder.colour)}`,
      flag: html`<span class="flag">${this.#flagText(view, holder)}</span>`,
    };
  }

  /** A name as there is room for it; between narrow columns the one syllable of the person's avatar. */
  #flagText(view: BoardView, person: Participant): string {
    const name = nameOf(view, person);
    const layout = this.#layout;
    if (layout === undefined || layout.tier === 'full') return name;
    if (person.id === view.you) return t('person.me');
    return flagWidth(name, layout.scale) > layout.gap - 4 ? initialOf(name) : name;
  }

  #wishes(layout: DiagramLayout, view: BoardView, lit: ReadonlySet<ParameterKey>): PillWish[] {
    const stage = this.size === 'stage';
    const s = layout.scale * (stage ? 1.6 : 1);
    const byKey = new Map(this.edges.map((edge) => [edge.key, edge]));
    const order = [
      view.selected,
      ...Object.keys(view.board.holds).sort(),
      this.#hand.focused,
      this.#hand.hovered,
    ];
    const wishes: PillWish[] = [];
    for (const key of new Set(order)) {
      if (key === null || !lit.has(key)) continue;
      const curve = byKey.get(key)?.curve ?? (layout.tier === 'dot' ? besideUnit(layout, key) : undefined);
      if (curve === undefined) continue;
      const own = view.selected === key;
      const large = own && !stage && layout.tier === 'full';
      const text = formatWeight(parameterOf(view, key));
      const holder = this.#personAt(view, key);
      wishes.push({
        key,
        curve,
        width: (large ? 22 + text.length * 9 : 15 + text.length * 7.4) * s + lockWidth(view, key, s),
        height: (large ? 30 : 24) * s,
        flagWidth: holder ? Math.min(flagWidth(this.#flagText(view, holder), s), layout.gap) : 0,
        flagHeight: 24 * s,
        optional: false,
      });
    }
    if (view.selected !== null && layout.tier === 'full' && !stage) {
      for (const { key, curve } of siblingsOf(this.edges, view.selected)) {
        if (lit.has(key)) continue;
        const width = 12 + formatWeight(parameterOf(view, key)).length * 7.4;
        wishes.push({
          key,
          curve,
          width: width * s + lockWidth(view, key, s),
          height: 22 * s,
          flagWidth: 0,
          flagHeight: 0,
          optional: true,
        });
      }
    }
    return wishes;
  }

  #obstacles(layout: DiagramLayout, view: BoardView): Rect[] {
    const flags = Object.keys(view.board.holds).flatMap((key) => {
      const ref = parseKey(key);
      if (ref?.kind !== 'bias' || layout.tier === 'dot') return [];
      const label = layout.labels[ref.layer]?.[ref.to];
      if (label === undefined) return [];
      return layout.tight
        ? [{ ...label, x: label.x + label.width }]
        : [{ ...label, y: label.y - 22 * layout.scale, height: 22 * layout.scale }];
    });
    return layout.tier === 'dot'
      ? [...layout.units.flat(), ...flags]
      : [...layout.units.flat(), ...layout.labels.flat(), ...flags];
  }

  #valueText(view: BoardView, key: ParameterKey): string {
    const route = labelsOf(view.board.network, key)?.route ?? '';
    const holder = otherHolderOf(view, key);
    const reading = t('parameter.reading', { value: formatParameter(parameterOf(view, key)), route });
    const lock = isLocked(view, key) ? `, ${t('parameter.locked')}` : '';
    return `${reading}${lock}${holder ? `, ${t('person.held-by', { name: holder.name })}` : ''}`;
  }
}

function at({ x, y, width, height }: Rect): ReturnType<typeof cssVars> {
  return cssVars({
    x: `${x.toFixed(1)}px`,
    y: `${y.toFixed(1)}px`,
    w: `${width.toFixed(1)}px`,
    h: `${height.toFixed(1)}px`,
  });
}

/** The least value of a slider around `value`: −1, or as far as it has gone. */
function least(value: number): number {
  return -Math.max(1, Math.ceil(Math.abs(value)));
}

function lockWidth(view: BoardView, key: ParameterKey, scale: number): number {
  return isLocked(view, key) ? 14 * scale : 0;
}

function flagWidth(name: string, scale: number): number {
  let width = 14;
  for (const letter of name) width += letter > '⺀' ? 11 : 6.6;
  return Math.min(width, 132) * scale;
}

/** Where a dot's bias shows its value: a short line over the unit. */
function besideUnit(
  layout: DiagramLayout,
  key: ParameterKey,
): { x0: number; y0: number; x1: number; y1: number } | undefined {
  const ref = parseKey(key);
  const cell = ref && layout.units[ref.layer]?.[ref.to];
  if (!cell) return undefined;
  const [x, y] = [cell.x + cell.width / 2, cell.y - 12];
  return { x0: x - 50, y0: y, x1: x + 50, y1: y };
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-network-diagram': NetworkDiagram;
  }
}
