import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { collapse } from '#shared/math/collapse.ts';
import { trace } from '#shared/math/forward.ts';
import { indexOfKey, keyOf, type ParameterKey } from '#shared/math/parameter-key.ts';
import { layoutOf, type NetworkSpec } from '#shared/math/shape.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { formatCellInput, formatReading, formatWeight, signClass } from '../../elements/format.ts';
import { icon } from '../../elements/icons.ts';
import { labelsOf } from '../../elements/parameter-labels.ts';
import { personClass } from '../../elements/person.ts';
import { Size } from '../../elements/size.ts';
import { symbol } from '../../elements/symbol.ts';
import { tell } from '../../i18n/t.ts';
import { holderOf, mayDo, movable, parameterOf } from '../../instruments/board-reading.ts';
import { matrix } from '../../instruments/strip/matrix.ts';
import { type BoardView, emitBoardEvent } from '../../stores/board-view.ts';
import { hasCome, isOpen, isTold, personOf, stepOf } from '../reading.ts';
import type { ActivityView, OwnView } from '../view.ts';
import '../guess-numbers.ts';
import { networkFigure } from '../network-figure.ts';
import '../panes.css';
import '../parameter-bench.ts';
import './cubed.ts';
import { scaledInput } from './scaled-input.ts';
import './why-nonlinear.css';

/** As near as this the two answers are the same; what they are written with says nothing. */
const SAME = 1e-9;

/** The network with no bend in it, as the one layer that it is. */
function folded({ network, parameters }: BoardView['board']) {
  const straight: NetworkSpec = {
    inputs: network.inputs,
    layers: network.layers.map(({ units }) => ({ units, activation: 'identity' })),
  };
  return collapse(straight, parameters);
}

/** `why-nonlinear`: a³x, then three layers beside the one matrix that equals them, until one of them bends. */
@customElement('wr-why-nonlinear')
export class WhyNonlinear extends WeightroomElement {
  @property({ attribute: false }) view: ActivityView | undefined;
  /** The question of the step, where there is one. */
  @property({ attribute: false }) question: TemplateResult | undefined;

  @state() private selected: ParameterKey = 'W1-0-0';
  readonly #box = new Size(this);

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    const board = view?.board;
    if (view === undefined || board === undefined) return nothing;
    const first = stepOf(view) === 'cubed';
    const me = personOf(view, view.you);
    return html`<div class="lesson-panes ${view.size} ${first ? 'first' : ''}">
      <section class="pane number" aria-label=${tell(text.number)}>
        <div class="pane-head"><h2>${tell(text.number)}</h2></div>
        <wr-cubed
          .a=${view.contentOf('chain')?.parameters[0] ?? 0.8}
          .covered=${!isOpen(view, 'cubed')}
          .still=${view.size === 'stage' || view.you === null}
          .hue=${me === undefined ? '' : personClass(me.colour)}
        ></wr-cubed>
      </section>
      ${first ? nothing : this.#nets(view, board)}
      ${this.question === undefined ? nothing : html`<div class="asked">${this.question}</div>`}
    </div>`;
  }

  #nets(view: ActivityView, board: BoardView): TemplateResult {
    const { network, input } = board.board;
    const one = folded(board.board);
    const three = board.observation.layers.at(-1)!.z;
    const merged = trace(one.spec, one.parameters, input).at(-1)!.z;
    const far = Math.max(...three.map((value, k) => Math.abs(value - merged[k]!)));
    const told = isTold(view, 'merge', 'merge');
    const same = far < SAME;
    return html`<section class="pane nets beside" aria-label=${tell(text.nets)}>
      <div class="pane-head">
        <h2>${tell(text.nets)}</h2>
        ${hasCome(view, 'bend') ? this.#switch(board) : nothing}
      </div>
      <div class="pair">
        ${this.#figure(board, told)}
        <span class="sign ${same ? 'same' : ''}" aria-hidden="true">${told ? (same ? '=' : '≠') : '?'}</span>
        ${this.#one(one.spec, one.parameters, input, told ? merged : undefined)}
      </div>
      <p
        class="verdict ${told && same ? 'holds' : ''}"
        role="status"
        data-testid="same-answer"
        data-value=${told ? String(same) : 'covered'}
      >
        <span>${tell(text.three)} ${symbol('y')}</span> ${vector(told ? three : undefined)}
        <b aria-hidden="true">${told ? (same ? '=' : '≠') : '?'}</b>
        ${vector(told ? merged : undefined)} <span>${tell(text.one)} ${symbol('y')}</span>
        ${told ? html`<span class="says">${same ? icon('check') : nothing}${tell(same ? text.always : text.differs)}</span>` : nothing}
      </p>
      ${
        stepOf(view) === 'merge' && view.you !== null && view.size !== 'stage'
          ? html`<wr-guess-numbers .view=${view} task="merge"></wr-guess-numbers>`
          : nothing
      }
      <div class="folding">
        ${this.#matrices(board, one.parameters)}
        ${
          told
            ? html`<figure>
                <figcaption><h3>${tell(text.scaled)}</h3></figcaption>
                ${scaledInput(board.board, one, same)}
              </figure>`
            : nothing
        }
      </div>
      ${told ? html`<p class="prose">${tell(same ? text.folds : lastAlone(network) ? text.foldsLast : text.broken)}</p>` : nothing}
      ${this.#bench(view, board)}
    </section>`;
  }

  #switch(board: BoardView): TemplateResult {
    const { network } = board.board;
    const bends = network.layers.findIndex(({ activation }) => activation !== 'identity');
    const off = !mayDo(board, 'set-network');
    const bend = (at: number) => (): void =>
      emitBoardEvent(this, 'board-command', {
        command: {
          type: 'set-network',
          network: {
            inputs: network.inputs,
            layers: network.layers.map(({ units }, layer) => ({
              units,
              activation: layer === at ? 'sigmoid' : 'identity',
            })),
          },
          from: network.layers.map((_, layer) => layer),
        },
      });
    return html`<div class="controls" role="group" aria-label=${tell(text.bend)}>
      <span>${tell(text.bend)}</span>
      <span class="segmented">
        ${[-1, ...network.layers.keys()].map(
          (at) => html`<button
            type="button"
            class=${at === bends ? 'on' : ''}
            aria-pressed=${at === bends}
            data-testid="bend-${at + 1}"
            ?disabled=${off}
            @click=${bend(at)}
          >
            ${at === -1 ? tell(text.nowhere) : tell(text.layer, { layer: at + 1 })}
          </button>`,
        )}
      </span>
    </div>`;
  }

  #figure(board: BoardView, told: boolean): TemplateResult {
    const { network, input } = board.board;
    const { layers } = board.observation;
    const room = this.#box.width > 1000 ? 412 : Math.min(480, this.#box.width - 40);
    return html`<div>
      ${networkFigure({
        network,
        width: Math.max(300, room),
        height: 296,
        cell: (column, unit) => {
          if (column === 0) return { lines: [{ says: formatCellInput(input[unit]!), look: 'value' }] };
          if (!told) return { lines: [], state: 'hidden' };
          const { a, z } = layers[column - 1]!;
          const value = { says: formatReading(z[unit]!), look: 'value' } as const;
          return network.layers[column - 1]!.activation === 'identity'
            ? { lines: [value] }
            : { lines: [{ says: `a ${formatReading(a[unit]!)}`, look: 'quiet' }, value] };
        },
        edge: (key) => ({
          value: parameterOf(board, key),
          ...(key === this.selected && {
            state: 'chosen' as const,
            pill: { says: formatWeight(parameterOf(board, key)), value: parameterOf(board, key) },
          }),
        }),
        pick: (key) => {
          this.selected = key;
        },
        label: tell(text.figure),
      })}
      <ol class="bends" aria-label=${tell(text.bends)}>
        ${network.layers.map(
          ({ activation }, layer) => html`<li class=${activation === 'identity' ? '' : 'bent'}>
            ${icon(activation)}<span class="visually-hidden">${tell(text.layer, { layer: layer + 1 })}: </span>${tell(activation === 'identity' ? text.identity : text.sigmoid)}
          </li>`,
        )}
      </ol>
    </div>`;
  }

  #one(
    spec: NetworkSpec,
    parameters: Float64Array,
    input: readonly number[],
    y: readonly number[] | undefined,
  ): TemplateResult {
    return html`<div>
      ${networkFigure({
        network: spec,
        width: 210,
        height: 296,
        cell: (column, unit) =>
          column === 0
            ? { lines: [{ says: formatCellInput(input[unit]!), look: 'value' }] }
            : y === undefined
              ? { lines: [], state: 'hidden' }
              : { lines: [{ says: formatReading(y[unit]!), look: 'value' }] },
        edge: (key) => ({ value: parameters[indexOfKey(spec, key)!]! }),
        label: tell(text.oneFigure),
      })}
      <p class="caption bends">${tell(text.oneMatrix)}</p>
    </div>`;
  }

  #matrices(board: BoardView, one: Float64Array): TemplateResult {
    const { network } = board.board;
    const [merged] = layoutOf({ inputs: network.inputs, layers: [network.layers.at(-1)!] });
    const { inputs, units, biases } = merged!;
    const whole = (value: number): TemplateResult =>
      html`<b class="entry ${signClass(value)}" data-value=${value}>${value.toFixed(3).replace('-', '−')}</b>`;
    return html`<div class="scrolls" tabindex="0" role="group" aria-label=${tell(text.fold)}>
      <h3>${tell(text.fold)}</h3>
      <div class="product">
        ${layoutOf(network).map(({ inputs: rows, units: columns }, index) => [
          index === 0 ? '' : html`<span aria-hidden="true">·</span>`,
          matrix(rows, columns, {
            name: symbol('W', { sup: index + 1, bold: true }),
            shape: `${rows}×${columns}`,
            cell: (from, to) => this.#entry(board, keyOf({ kind: 'weight', layer: index + 1, from, to })),
          }),
        ])}
        <span aria-hidden="true">=</span>
        ${matrix(inputs, units, {
          name: symbol('W', { bold: true }),
          shape: `${inputs}×${units}`,
          cell: (i, j) => whole(one[i * units + j]!),
        })}
      </div>
      <div class="product">
        <span
          >${symbol('b', { sup: 1, bold: true })}${symbol('W', { sup: 2, bold: true })}${symbol('W', { sup: 3, bold: true })} +
          ${symbol('b', { sup: 2, bold: true })}${symbol('W', { sup: 3, bold: true })} + ${symbol('b', { sup: 3, bold: true })} =</span
        >
        ${matrix(1, units, {
          name: symbol('b', { bold: true }),
          shape: `1×${units}`,
          cell: (_, j) => whole(one[biases + j]!),
        })}
      </div>
    </div>`;
  }

  #entry(board: BoardView, key: ParameterKey): TemplateResult {
    const holder = holderOf(board, key);
    const value = parameterOf(board, key);
    return html`<button
      type="button"
      class="entry ${signClass(value)} ${holder === undefined ? '' : `held ${personClass(holder.colour)}`}"
      aria-pressed=${key === this.selected}
      aria-label="${labelsOf(board.board.network, key)?.spoken ?? key}, ${formatWeight(value)}"
      @click=${() => {
        this.selected = key;
      }}
    >
      ${formatWeight(value)}
    </button>`;
  }

  /** The chosen weight, to be moved. */
  #bench(view: ActivityView, board: BoardView): TemplateResult | typeof nothing {
    if (view.you === null || view.size === 'stage' || !hasCome(view, 'tweak')) return nothing;
    const { selected: parameter } = this;
    const me = personOf(view, view.you);
    const labels = labelsOf(board.board.network, parameter);
    const move = (type: 'parameter-input' | 'parameter-commit') => (event: CustomEvent<{ value: number }>) =>
      emitBoardEvent(this, type, { parameter, value: event.detail.value });
    return html`<wr-parameter-bench
      class=${me === undefined ? '' : personClass(me.colour)}
      .name=${labels?.symbol ?? ''}
      .label=${labels?.spoken ?? ''}
      .does=${labels?.path ?? ''}
      testid="bench-weight"
      .value=${parameterOf(board, parameter)}
      .disabled=${!movable(board, parameter)}
      @bench-input=${move('parameter-input')}
      @bench-commit=${move('parameter-commit')}
    ></wr-parameter-bench>`;
  }
}

/** Only the last layer bends: the layers before it are still one. */
function lastAlone({ layers }: NetworkSpec): boolean {
  return layers.slice(0, -1).every(({ activation }) => activation === 'identity');
}

function vector(values: readonly number[] | undefined): TemplateResult {
  return values === undefined
    ? html`<span class="covered"><span class="visually-hidden">${tell(text.hidden)}</span></span>`
    : html`<b>[${values.map((value) => formatReading(value)).join('  ')}]</b>`;
}

const text = {
  number: { en: 'One number, three times', ko: '수 하나로 세 번' },
  nets: { en: 'Three layers of a network', ko: '신경망으로 세 층' },
  three: { en: 'three layers', ko: '세 층' },
  one: { en: 'one layer', ko: '한 층' },
  always: { en: 'Always equal', ko: '언제나 같아요' },
  differs: { en: 'No longer equal', ko: '달라졌어요' },
  bend: { en: 'One layer a sigmoid', ko: '한 층을 시그모이드로' },
  nowhere: { en: 'none', ko: '없음' },
  layer: { en: 'Layer {layer}', ko: '{layer}층' },
  identity: { en: 'identity', ko: '항등' },
  sigmoid: { en: 'sigmoid', ko: '시그모이드' },
  bends: { en: 'The activation of each layer', ko: '층마다 쓰는 활성화 함수' },
  figure: { en: 'The network of three layers', ko: '세 층 신경망' },
  oneFigure: { en: 'The one layer that equals them', ko: '세 층과 같은 한 층' },
  oneMatrix: { en: 'one matrix W, one bias b', ko: '행렬 하나 W, 편향 하나 b' },
  fold: { en: 'Folded into one layer', ko: '한 층으로 접기' },
  scaled: { en: 'And with s times the input?', ko: '입력을 s배 하면 y₁은?' },
  hidden: { en: 'not open yet', ko: '아직 열지 않았어요' },
  folds: {
    en: 'It is the same whatever the weights are: all that these layers can do, one layer can.',
    ko: '가중치를 어떻게 바꿔도 같아요. 층을 더 쌓아도 할 수 있는 일이 한 층과 똑같다는 뜻이에요.',
  },
  broken: {
    en: 'The sigmoid stands between the multiplications, so that the matrices cannot be multiplied out beforehand. No one matrix makes this curve.',
    ko: '시그모이드가 곱셈 사이에 끼어 있어요. 그래서 앞뒤 행렬을 먼저 곱해 둘 수 없어요. 어떤 행렬 하나로도 이 곡선은 만들 수 없어요.',
  },
  foldsLast: {
    en: 'Nothing is multiplied after this sigmoid. The three matrices still fold into one: one layer with a sigmoid would do the same.',
    ko: '이 시그모이드 뒤에는 곱셈이 없어요. 그래서 행렬 셋은 여전히 하나로 접혀요. 시그모이드를 쓰는 한 층과 같아요.',
  },
} as const;

export const show: OwnView = (view, question) =>
  html`<wr-why-nonlinear .view=${view} .question=${question}></wr-why-nonlinear>`;

declare global {
  interface HTMLElementTagNameMap {
    'wr-why-nonlinear': WhyNonlinear;
  }
}
