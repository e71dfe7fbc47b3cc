import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyOf, keysOf, type ParameterKey } from '#shared/math/parameter-key.ts';
import { layoutOf, networkLimits } from '#shared/math/shape.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { icon } from '../../elements/icons.ts';
import { columnName, labelsOf, unitName } from '../../elements/parameter-labels.ts';
import { Size } from '../../elements/size.ts';
import { symbol } from '../../elements/symbol.ts';
import { tell } from '../../i18n/t.ts';
import {
  type NetworkEdit,
  takesLayer,
  withInputs,
  withLayer,
  withoutLayer,
  withUnits,
} from '../../instruments/network/network-edit.ts';
import { type BoardView, emitBoardEvent } from '../../stores/board-view.ts';
import { hasCome, isOpen, isPast } from '../reading.ts';
import type { ActivityView, OwnView } from '../view.ts';
import '../guess-numbers.ts';
import { lessonText } from '../lesson-text.ts';
import { networkFigure } from '../network-figure.ts';
import './build-a-network.css';

/** What was ordered: units from the input on. */
const order = [2, 3, 2, 2];

/**
 * `build-a-network`: a network built to an order, then its parameters counted, a square each.
 * @fires board-command - set-network
 * @fires activity-command - try-task
 */
@customElement('wr-build-a-network')
export class BuildANetwork extends WeightroomElement {
  @property({ attribute: false }) view: ActivityView | undefined;
  /** The question of the step, where there is one. */
  @property({ attribute: false }) question: TemplateResult | undefined;

  @state() private selected: ParameterKey = 'W1-0-1';
  readonly #box = new Size(this);

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    const board = view?.board;
    if (view === undefined || board === undefined) return nothing;
    const counts = hasCome(view, 'count') || isOpen(view, 'how-many');
    // What everybody counts by themselves is not told before.
    const tells = isPast(view, 'count') || view.running.reached.some(({ goal }) => goal === 'counted');
    return html`<div class="build ${view.size}">
      <section class="stack" aria-label=${tell(text.build)}>
        <div class="head">
          <h2>${tell(text.build)}</h2>
          <p class="caption">${tell(text.buildHow)}</p>
        </div>
        ${this.#steppers(view, board)} ${this.#figure(view, board)} ${this.question ?? nothing}
      </section>
      ${this.#order(view, board)}
      ${
        counts
          ? html`<section class="count" aria-label=${tell(text.count)}>
                <div class="head">
                  <h2>${tell(text.count)}</h2>
                  <p class="caption"><i class="square"></i>${tell(text.square)} <i class="square open"></i>${tell(text.openSquare)}</p>
                </div>
                ${this.#squares(board, tells)}
                ${view.you === null || view.size === 'stage' || !hasCome(view, 'count') ? nothing : html`<wr-guess-numbers .view=${view} task="count"></wr-guess-numbers>`}
                <p class="rule">${tell(text.rule)}</p>
              </section>
              ${tells ? this.#sum(board) : html`<section class="sum"></section>`}`
          : nothing
      }
    </div>`;
  }

  #steppers(view: ActivityView, board: BoardView): TemplateResult {
    const { network } = board.board;
    const off =
      view.size === 'stage' || view.you === null || board.refusal({ type: 'set-network' }) !== undefined;
    const sizes = [network.inputs, ...network.layers.map(({ units }) => units)];
    const change = (edit: NetworkEdit): void =>
      emitBoardEvent(this, 'board-command', {
        command: { type: 'set-network', network: edit.network as never, from: [...edit.from] },
      });
    const resized = (column: number, size: number): NetworkEdit =>
      column === 0 ? withInputs(network, size) : withUnits(network, column - 1, size);
    return html`<ol class="steppers">
      ${sizes.map((size, column) => {
        const name = columnName(network, column);
        const hidden = column > 0 && column < network.layers.length;
        return html`<li>
            <span class="column">${name}</span>
            <span class="stepper">
              <button
                type="button"
                aria-label=${tell(text.fewer, { name })}
                data-testid="units-${column}-less"
                ?disabled=${off || (size <= 1 && !hidden)}
                @click=${() => change(size <= 1 && hidden ? withoutLayer(network, column - 1) : resized(column, size - 1))}
              >
                ${icon('minus')}
              </button>
              <output aria-label=${tell(text.units, { name })} data-testid="units-${column}" data-value=${size}>${size}</output>
              <button
                type="button"
                aria-label=${tell(text.more, { name })}
                data-testid="units-${column}-more"
                ?disabled=${off || size >= networkLimits.units}
                @click=${() => change(resized(column, size + 1))}
              >
                ${icon('plus')}
              </button>
            </span>
            ${
              hidden
                ? html`<button
                    type="button"
                    class="remove"
                    data-testid="layer-${column}-remove"
                    ?disabled=${off}
                    @click=${() => change(withoutLayer(network, column - 1))}
                  >
                    ${tell(text.remove)}<span class="visually-hidden">: ${name}</span>
                  </button>`
                : nothing
            }
          </li>
          ${
            column === network.layers.length
              ? nothing
              : html`<li class="gap">
                  <button
                    type="button"
                    class="add"
                    aria-label=${tell(text.add, { before: name, after: columnName(network, column + 1) })}
                    data-testid="layer-add-${column}"
                    ?disabled=${off || !takesLayer(network)}
                    @click=${() => change(withLayer(network, column))}
                  >
                    ${icon('plus')}
                  </button>
                </li>`
          }`;
      })}
    </ol>`;
  }

  #figure(view: ActivityView, board: BoardView): TemplateResult {
    const { network } = board.board;
    const phone = view.size === 'phone';
    const wide = this.#box.width > 1000;
    const width = Math.max(300, this.#box.width - (wide ? 208 + 48 : phone ? 40 : 48));
    const most = Math.max(network.inputs, ...network.layers.map(({ units }) => units));
    const label = labelsOf(network, this.selected);
    return html`${networkFigure({
      network,
      width,
      height: Math.max(180, Math.min(560, most * (phone ? 66 : 88) + 24)),
      cell: (column, unit) => ({
        above: ' ',
        lines: [{ says: unitName(network, column, unit), look: 'value' }],
        ...(this.selected === `b${column}-${unit}` && { state: 'chosen' as const }),
        ...(column > 0 && { badge: 'b' }),
      }),
      edge: (key) => (key === this.selected ? { state: 'chosen' } : {}),
      pick: (key) => {
        this.selected = key;
      },
      label: tell(text.figure, {
        shape: [network.inputs, ...network.layers.map(({ units }) => units)].join(' – '),
      }),
    })}
      <p class="caption picked" aria-live="polite">
        ${label === undefined ? tell(text.tap) : html`${label.symbol} <span class="path">${label.path}</span>`}
      </p>`;
  }

  #order(view: ActivityView, { board: { network } }: BoardView): TemplateResult {
    const sizes = [network.inputs, ...network.layers.map(({ units }) => units)];
    const hidden = sizes.slice(1, -1);
    const rows: [name: string, wanted: number, has: number | undefined][] = [
      [tell(text.inputs), order[0]!, sizes[0]],
      [tell(text.hiddenLayers), order.length - 2, hidden.length],
      ...order
        .slice(1, -1)
        .map((wanted, index): [string, number, number | undefined] => [
          tell(text.hiddenUnits, { number: index + 1 }),
          wanted,
          hidden[index],
        ]),
      [tell(text.outputs), order.at(-1)!, sizes.at(-1)],
    ];
    const built = rows.every(([, wanted, has]) => wanted === has);
    const noticed = view.running.noticed.at(0);
    return html`<section class="order" aria-label=${tell(text.order)}>
      <h2>${tell(text.order)}</h2>
      <ul>
        ${rows.map(
          ([name, wanted, has]) => html`<li class=${wanted === has ? 'met' : ''}>
            <span class="mark">${wanted === has ? html`${icon('check')}<span class="visually-hidden">${tell(text.met)}</span>` : nothing}</span>
            <span>${name}</span><strong>${wanted}</strong>
          </li>`,
        )}
      </ul>
      <p class="outcome ${built ? 'done' : ''}" role="status" data-testid="outcome">
        ${built ? tell(text.built) : noticed === undefined ? tell(text.notBuilt) : lessonText(noticed.says, view)}
      </p>
    </section>`;
  }

  /** A square for each weight and each bias, as the matrices have them. */
  #squares(board: BoardView, tells: boolean): TemplateResult {
    const { network } = board.board;
    const square = (key: ParameterKey, kind: string): TemplateResult => html`<button
      type="button"
      class="square ${kind} ${key === this.selected ? 'chosen' : ''}"
      tabindex=${key === this.selected ? 0 : -1}
      aria-pressed=${key === this.selected}
      aria-label=${labelsOf(network, key)?.spoken ?? key}
      @click=${() => (this.selected = key)}
    ></button>`;
    return html`<div class="layers" @keydown=${(event: KeyboardEvent) => this.#walk(event, board)}>
      ${layoutOf(network).map(({ inputs, units }, index) => {
        const layer = index + 1;
        return html`${index === 0 ? nothing : html`<span class="plus" aria-hidden="true">+</span>`}
          <div class="layer">
            <div class="matrix">
              <span class="of">${symbol('W', { sup: layer, bold: true })}<small>${inputs}×${units}</small></span>
              <span class="grid">
                ${Array.from(
                  { length: inputs },
                  (_, from) =>
                    html`<span>${Array.from({ length: units }, (_none, to) => square(keyOf({ kind: 'weight', layer, from, to }), ''))}</span>`,
                )}
              </span>
            </div>
            <div class="matrix">
              <span class="of">${symbol('b', { sup: layer, bold: true })}<small>1×${units}</small></span>
              <span class="grid"
                ><span>${Array.from({ length: units }, (_, to) => square(keyOf({ kind: 'bias', layer, to }), 'open'))}</span></span
              >
            </div>
            ${
              tells
                ? html`<p class="total">
                    ${inputs} × ${units} + ${units} =
                    <strong data-testid="count-${layer}" data-value=${(inputs + 1) * units}>${(inputs + 1) * units}</strong>
                  </p>`
                : html`<p class="total">${inputs} × ${units} + ${units} = <strong>?</strong></p>`
            }
          </div>`;
      })}
    </div>`;
  }

  /** The arrow keys walk through the squares. */
  #walk(event: KeyboardEvent, board: BoardView): void {
    const keys = keysOf(board.board.network);
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const next = by === undefined ? undefined : keys[keys.indexOf(this.selected) + by];
    if (next === undefined) return;
    event.preventDefault();
    this.selected = next;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.square.chosen')?.focus());
  }

  #sum({ board: { network } }: BoardView): TemplateResult {
    const layers = layoutOf(network);
    const weights = layers.reduce((sum, { inputs, units }) => sum + inputs * units, 0);
    const biases = layers.reduce((sum, { units }) => sum + units, 0);
    return html`<section class="sum" aria-label=${tell(text.sum)}>
      <h2>${tell(text.sum)}</h2>
      <p class="big" data-testid="count-all" data-value=${weights + biases}>${weights + biases}</p>
      <p>${layers.map(({ inputs, units }) => (inputs + 1) * units).join(' + ')}</p>
      <dl>
        <div><dt>${tell(text.weights)}</dt><dd>${weights}</dd></div>
        <div><dt>${tell(text.biases)}</dt><dd>${biases}</dd></div>
      </dl>
      <p class="caption">${tell(text.thatIsAll, { count: weights + biases })}</p>
    </section>`;
  }
}

const text = {
  build: { en: 'Build it to the order', ko: '주문대로 쌓아 보세요' },
  buildHow: {
    en: 'The + between two layers puts in a hidden layer.',
    ko: '층 사이의 +를 누르면 은닉층이 하나 더 생겨요.',
  },
  fewer: { en: '{name}: one neuron fewer', ko: '{name}: 뉴런 하나 빼기' },
  more: { en: '{name}: one neuron more', ko: '{name}: 뉴런 하나 더하기' },
  units: { en: '{name}: neurons', ko: '{name}: 뉴런 수' },
  remove: { en: 'Remove', ko: '빼기' },
  add: { en: 'A hidden layer between {before} and {after}', ko: '{before}과 {after} 사이에 은닉층 넣기' },
  figure: { en: 'The network {shape}', ko: '신경망 {shape}' },
  tap: { en: 'Press a line or a square.', ko: '선이나 칸을 눌러 보세요.' },
  order: { en: 'The order', ko: '주문서' },
  inputs: { en: 'Inputs', ko: '입력' },
  hiddenLayers: { en: 'Hidden layers', ko: '은닉층 수' },
  hiddenUnits: { en: 'Hidden {number}', ko: '은닉 {number}' },
  outputs: { en: 'Outputs', ko: '출력' },
  met: { en: 'as ordered', ko: '주문대로' },
  built: { en: 'Built to the order.', ko: '주문대로 완성했어요.' },
  notBuilt: { en: 'Not yet as ordered.', ko: '아직 주문과 달라요.' },
  count: { en: 'Counted one by one', ko: '하나씩 세어 보면' },
  square: { en: 'a weight for each line', ko: '선 하나가 가중치 하나' },
  openSquare: { en: 'a bias for each neuron', ko: '뉴런 하나에 편향 하나' },
  rule: {
    en: 'The parameters of a layer: what comes in × its neurons + its neurons. The product counts weights, what is added counts biases.',
    ko: '한 층의 파라미터는 ‘들어오는 수 × 뉴런 수 + 뉴런 수’예요. 곱하기 쪽이 가중치, 더하기 쪽이 편향이에요.',
  },
  sum: { en: 'All of them', ko: '모두 더하면' },
  weights: { en: 'Weights', ko: '가중치' },
  biases: { en: 'Biases', ko: '편향' },
  thatIsAll: {
    en: 'Training changes these {count} numbers and no others.',
    ko: '학습이 바꾸는 수는 이 {count}개가 전부예요.',
  },
} as const;

export const show: OwnView = (view, question) =>
  html`<wr-build-a-network .view=${view} .question=${question}></wr-build-a-network>`;

declare global {
  interface HTMLElementTagNameMap {
    'wr-build-a-network': BuildANetwork;
  }
}
