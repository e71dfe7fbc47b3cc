import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { activate } from '#shared/math/activations.ts';
import { WeightroomElement } from '../../elements/element.ts';
import {
  formatCellInput,
  formatReading,
  formatTarget,
  formatWeight,
  signClass,
} from '../../elements/format.ts';
import { icon } from '../../elements/icons.ts';
import '../../elements/number-field.ts';
import { columnName } from '../../elements/parameter-labels.ts';
import { Size } from '../../elements/size.ts';
import { symbol } from '../../elements/symbol.ts';
import { tell } from '../../i18n/t.ts';
import { parameterOf } from '../../instruments/board-reading.ts';
import type { BoardView } from '../../stores/board-view.ts';
import { hasCome, isOpen, isTold } from '../reading.ts';
import type { ActivityView, OwnView } from '../view.ts';
import '../guess-numbers.ts';
import { networkFigure } from '../network-figure.ts';
import './three-layers.css';

/** What of a unit may be seen. */
type Sight = 'both' | 'a' | 'none' | 'asked';

/** `three-layers`: the signal crosses one layer at a time; what is still to be said is covered. */
@customElement('wr-three-layers')
export class ThreeLayers extends WeightroomElement {
  @property({ attribute: false }) view: ActivityView | undefined;
  /** The question of the step, where there is one. */
  @property({ attribute: false }) question: TemplateResult | undefined;

  /** What is put into the sigmoid for oneself; never sent. */
  @state() private scratch = 0;
  readonly #box = new Size(this);

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    const board = view?.board;
    if (view === undefined || board === undefined) return nothing;
    return html`<div class="signal ${view.size}">
      <div class="network">${this.#stepper(view, board)} ${this.#figure(view, board)} ${this.#task(view)}</div>
      <aside class="sums" aria-label=${tell(text.sums)}>
        <h2>${tell(text.sums)}</h2>
        ${this.#sums(view, board)} ${view.size === 'stage' ? nothing : this.#scratch()}
      </aside>
      ${this.question === undefined ? nothing : html`<div class="asked">${this.question}</div>`}
    </div>`;
  }

  /** How far the signal has come: the columns whose numbers are all open. */
  #come(view: ActivityView, board: BoardView): number {
    const { layers } = board.board.network;
    const closed = layers.findIndex(({ units }, index) =>
      Array.from({ length: units }, (_, unit) => sightOf(view, index + 1, unit)).some(
        (sight) => sight !== 'both',
      ),
    );
    return closed === -1 ? layers.length : closed;
  }

  #stepper(view: ActivityView, { board: { network } }: BoardView): TemplateResult {
    const come = this.#come(view, view.board!);
    const sizes = [network.inputs, ...network.layers.map(({ units }) => units)];
    return html`<ol class="stepper">
      ${sizes.map(
        (size, column) => html`<li
          class=${column <= come ? 'come' : column === come + 1 ? 'next' : ''}
          aria-current=${column === come + 1 ? 'step' : nothing}
        >
          <span>${columnName(network, column)} <small>1×${size}</small></span>
        </li>`,
      )}
    </ol>`;
  }

  #figure(view: ActivityView, board: BoardView): TemplateResult {
    const { network, input } = board.board;
    const { layers } = board.observation;
    const phone = view.size === 'phone';
    const width = Math.max(
      300,
      Math.min(this.#box.width - (this.#box.width > 1000 ? 384 : phone ? 40 : 48), 1000),
    );
    const asked = nextUnit(view, board);
    return networkFigure({
      network,
      width,
      height: phone ? 300 : 420,
      cell: (column, unit) => {
        if (column === 0) return { lines: [{ says: formatCellInput(input[unit]!), look: 'value' }] };
        const sight = sightOf(view, column, unit);
        if (sight === 'asked') return { lines: [], state: 'asked' };
        if (sight === 'none') return { lines: [], state: 'hidden' };
        const { a, z } = layers[column - 1]!;
        const sum = { says: `a ${formatReading(a[unit]!)}`, look: 'quiet' } as const;
        const output = column === network.layers.length;
        if (sight === 'a') return { lines: [sum, { says: '?', look: 'value' }], state: 'chosen' };
        const value = { says: formatReading(z[unit]!), look: 'value' } as const;
        return { lines: output ? [{ says: 'y = a', look: 'quiet' }, value] : [sum, value] };
      },
      edge: (key, layer, _from, to) => {
        const value = parameterOf(board, key);
        const feeds = asked?.layer === layer && asked.unit === to;
        const used = asked === undefined || layer < asked.layer;
        return {
          value,
          ...(feeds
            ? { pill: { says: formatWeight(value), value } }
            : used
              ? {}
              : { state: 'faint' as const }),
        };
      },
      bias: (key) => parameterOf(board, key),
      label: tell(text.figure),
    });
  }

  /** Every product so far; what is covered keeps its place. */
  #sums(view: ActivityView, board: BoardView): TemplateResult {
    const { network, input } = board.board;
    return html`${network.layers.map(({ units, activation }, index) => {
      const layer = index + 1;
      const { a, z } = board.observation.layers[index]!;
      const before = index === 0 ? input : board.observation.layers[index - 1]!.z;
      const last = layer === network.layers.length;
      if (!hasCome(view, layer === 1 ? 'sum' : layer === 2 ? 'second-sum' : 'output')) return nothing;
      return html`<dl>
        ${Array.from({ length: units }, (_, unit) => {
          const sight = sightOf(view, layer, unit);
          const covered = html`<span class="covered"><span class="visually-hidden">${tell(text.covered)}</span></span>`;
          const name = last ? symbol('y', { sub: unit + 1 }) : symbol('a', { sub: unit + 1, sup: layer });
          return html`<div>
              <dt>${name} =</dt>
              ${
                sight === 'none' || sight === 'asked'
                  ? html`<dd>${covered}</dd>`
                  : html`<dd>
                      <span class="products"
                        >${before.map((value, from) => {
                          const weight = parameterOf(board, `W${layer}-${from}-${unit}`);
                          const into = index === 0 ? formatCellInput(value) : formatReading(value);
                          return html`${from === 0 ? '' : ' + '}${into}×<span class=${signClass(weight)}>${formatWeight(weight)}</span>`;
                        })}
                        + <span class=${signClass(parameterOf(board, `b${layer}-${unit}`))}
                          >${formatWeight(parameterOf(board, `b${layer}-${unit}`))}</span
                        ></span
                      >
                      <strong data-testid="sum-${layer}-${unit}" data-value=${a[unit]!}>${formatReading(a[unit]!)}</strong>
                    </dd>`
              }
            </div>
            ${
              last || activation === 'identity'
                ? nothing
                : html`<div>
                    <dt>${symbol('z', { sub: unit + 1, sup: layer })} =</dt>
                    ${
                      sight === 'both'
                        ? html`<dd>
                            <span class="products">${symbol('σ')}(${formatReading(a[unit]!)})</span>
                            <strong>${formatReading(z[unit]!)}</strong>
                          </dd>`
                        : html`<dd>${covered}</dd>`
                    }
                  </div>`
            }`;
        })}
      </dl>`;
    })}`;
  }

  #scratch(): TemplateResult {
    const a = this.scratch;
    const [z = 0] = activate('sigmoid', [a]);
    const x = (value: number): number => 8 + ((Math.max(-4, Math.min(4, value)) + 4) / 8) * 264;
    const y = (value: number): number => 8 + (1 - value) * 76;
    const curve = Array.from({ length: 65 }, (_, k) => -4 + k / 8);
    const points = curve
      .map((at) => `${x(at).toFixed(1)},${y(activate('sigmoid', [at])[0]!).toFixed(1)}`)
      .join(' ');
    return html`<section class="scratch" aria-label=${tell(text.scratch)}>
      <div class="scratch-head">
        <h3>${tell(text.scratch)}</h3>
        <span class="caption">${icon('lock')}${tell(text.alone)}</span>
      </div>
      <p class="through">
        <wr-number-field
          .value=${a}
          .label=${tell(text.into)}
          testid="sigmoid-in"
          @number-input=${(event: CustomEvent<{ value: number }>) => (this.scratch = event.detail.value)}
          @number-commit=${(event: CustomEvent<{ value: number }>) => (this.scratch = event.detail.value)}
        ></wr-number-field>
        <span aria-hidden="true">→ ${symbol('σ')} →</span>
        <output data-testid="sigmoid-out" data-value=${z}>${formatReading(z)}</output>
      </p>
      <svg viewBox="0 0 280 104" aria-hidden="true">
        <path class="axis" d="M8 ${y(0)}H272M8 ${y(1)}H272M${x(0)} 8V84" />
        <polyline class="curve" points=${points} />
        <path class="drop" d="M8 ${y(z)}H${x(a)}V${y(0)}" />
        <circle class="spot" cx=${x(a)} cy=${y(z)} r="5" />
        ${[-4, -2, 0, 2, 4].map((at) => svg`<text x=${x(at)} y="100" text-anchor="middle">${formatTarget(at)}</text>`)}
      </svg>
    </section>`;
  }

  #task(view: ActivityView): TemplateResult | typeof nothing {
    const { text: activity, step } = view.running;
    const id = activity.steps[step]?.tasks?.[0];
    if (id === undefined || view.you === null || view.size === 'stage') return nothing;
    const labels =
      id === 'layer-2'
        ? [symbol('a', { sub: 2, sup: 2 }), symbol('z', { sub: 2, sup: 2 })]
        : [symbol('y', { sub: 1 })];
    return html`<wr-guess-numbers .view=${view} .task=${id} .labels=${labels}></wr-guess-numbers>`;
  }
}

/** The first unit whose numbers are not all open. */
function nextUnit(view: ActivityView, board: BoardView): { layer: number; unit: number } | undefined {
  return board.board.network.layers
    .flatMap(({ units }, index) => Array.from({ length: units }, (_, unit) => ({ layer: index + 1, unit })))
    .find(({ layer, unit }) => sightOf(view, layer, unit) !== 'both');
}

/** What of a unit is open now. */
function sightOf(view: ActivityView, layer: number, unit: number): Sight {
  const asked = (open: boolean, step: string): Sight =>
    open ? 'both' : hasCome(view, step) ? 'asked' : 'none';
  if (layer === 1) {
    if (isOpen(view, 'z1')) return 'both';
    // What the first reveal uncovers is every sum of the layer.
    if (isOpen(view, 'a1')) return 'a';
    return unit === 0 ? 'asked' : 'none';
  }
  if (layer === 2) {
    if (unit === 1) return asked(isTold(view, 'layer-2', 'rest'), 'rest');
    if (isOpen(view, 'z2')) return 'both';
    if (isOpen(view, 'a2')) return 'a';
    return hasCome(view, 'second-sum') ? 'asked' : 'none';
  }
  if (unit === 1) return asked(isOpen(view, 'y'), 'output');
  return asked(isTold(view, 'output', 'other-output'), 'other-output');
}

const text = {
  sums: { en: 'The numbers so far', ko: '지금까지 나온 수' },
  figure: { en: 'The network, its numbers uncovered so far', ko: '지금까지 열린 수가 적힌 신경망' },
  covered: { en: 'not open yet', ko: '아직 열지 않았어요' },
  scratch: { en: 'Try the sigmoid', ko: '시그모이드에 넣어 보기' },
  alone: { en: 'Only you see this', ko: '나에게만 보여요' },
  into: { en: 'What goes into the sigmoid', ko: '시그모이드에 넣을 수' },
} as const;

export const show: OwnView = (view, question) =>
  html`<wr-three-layers .view=${view} .question=${question}></wr-three-layers>`;

declare global {
  interface HTMLElementTagNameMap {
    'wr-three-layers': ThreeLayers;
  }
}
