import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { DEEPEST, type DeepNetwork, deepNetwork } from '#shared/lessons/deep-network.ts';
import { keysOf } from '#shared/math/parameter-key.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { Size } from '../../elements/size.ts';
import { symbol } from '../../elements/symbol.ts';
import { tell } from '../../i18n/t.ts';
import { mayDo } from '../../instruments/board-reading.ts';
import { type BoardView, emitBoardEvent } from '../../stores/board-view.ts';
import { hasCome, isOpen, stepOf } from '../reading.ts';
import type { ActivityView, OwnView } from '../view.ts';
import '../guess-numbers.ts';
import '../panes.css';
import { gradientChart, gradientThumbnail, smallNet } from './gradient-chart.ts';
import './gradients.css';
import { sizesFrom, sizesOf, sizeText } from './sizes.ts';

const activations = ['sigmoid', 'tanh', 'relu'] as const;
const scales = [1, 4] as const;

/** What is put side by side, all six layers deep. */
const presets: readonly (DeepNetwork & { readonly name: 'sigmoid' | 'tanh' | 'relu' | 'large' })[] = [
  { name: 'sigmoid', depth: DEEPEST, activation: 'sigmoid', scale: 1 },
  { name: 'tanh', depth: DEEPEST, activation: 'tanh', scale: 1 },
  { name: 'relu', depth: DEEPEST, activation: 'relu', scale: 1 },
  { name: 'large', depth: DEEPEST, activation: 'relu', scale: 4 },
];

/** `gradients`: how large the gradient of each layer is, over depth, activation and the first weights. */
@customElement('wr-gradients')
export class Gradients extends WeightroomElement {
  @property({ attribute: false }) view: ActivityView | undefined;
  /** The question of the step, where there is one. */
  @property({ attribute: false }) question: TemplateResult | undefined;

  readonly #box = new Size(this);

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    const board = view?.board;
    if (view === undefined || board === undefined) return nothing;
    const { network, parameters } = board.board;
    const open = isOpen(view, 'first-layer');
    const sizes = open ? sizesOf(board.board) : undefined;
    const side = this.#box.width >= 1000 && isOpen(view, 'relu');
    const width = Math.max(300, this.#box.width - (side ? 288 : 0) - (view.size === 'phone' ? 40 : 48));
    const bends = network.layers.slice(0, -1).map(({ activation }) => activation);
    const ceiling = bends.every((activation) => activation === 'sigmoid');
    return html`<div class="lesson-panes ${view.size} ${side ? 'sided' : ''}">
      <section class="pane main" aria-label=${tell(text.sizes)}>
        ${this.#controls(view, board)} ${smallNet(network, parameters, width)}
        <p class="caption flow">${tell(text.backwards)}</p>
        <div class="pane-head">
          <h2>${tell(text.sizes)} <span class="math">|∂L/∂${symbol('W', { bold: true })}|</span></h2>
          <p class="caption">${tell(text.scale)}</p>
        </div>
        <div>
          ${gradientChart(sizes, network, { width, ceiling })}
          <ol class="under">
            ${network.layers.map((layer, index) => {
              const inputs = index === 0 ? network.inputs : network.layers[index - 1]!.units;
              return html`<li>
                ${symbol('W', { sup: index + 1, bold: true })} <small>${inputs}×${layer.units}</small>
                ${sizes === undefined ? nothing : html`<span data-testid="size-${index + 1}" data-value=${sizes[index]!}>${this.#share(sizes, index)}</span>`}
              </li>`;
            })}
          </ol>
        </div>
        ${ceiling && open ? html`<p class="caption dashed">${tell(text.ceiling)}</p>` : nothing}
        ${
          stepOf(view) === 'ceiling' && view.you !== null && view.size !== 'stage'
            ? html`<wr-guess-numbers .view=${view} task="ceiling"></wr-guess-numbers>`
            : nothing
        }
      </section>
      ${isOpen(view, 'relu') ? this.#presets(view, board) : nothing}
      ${this.question === undefined ? nothing : html`<div class="asked">${this.question}</div>`}
    </div>`;
  }

  /** What part of the last layer's a layer's gradient is. */
  #share(sizes: readonly number[], index: number): string {
    const [size, last] = [sizes[index]!, sizes.at(-1)!];
    if (index === sizes.length - 1) return tell(text.base);
    if (size === 0) return '0';
    const times = last / size;
    const [many, sentence] = times >= 1 ? [times, text.part] : [1 / times, text.times];
    if (many < 2) return tell(text.alike);
    const count = many < 10 ? many.toFixed(1) : String(Math.round(many)).replace(/\B(?=(\d{3})+$)/g, ',');
    return tell(sentence, { count });
  }

  #controls(view: ActivityView, board: BoardView): TemplateResult | typeof nothing {
    if (!hasCome(view, 'build') && view.role === 'student') return nothing;
    if (view.you === null || view.size === 'stage') return nothing;
    const now = this.#now(board);
    const off = !mayDo(board, 'set-network');
    const group = <Value extends string | number>(
      label: string,
      id: string,
      values: readonly Value[],
      value: Value,
      name: (value: Value) => string,
      change: (value: Value) => Partial<DeepNetwork>,
    ): TemplateResult => html`<span class="choice">
      <span>${label}</span>
      <span class="segmented" role="group" aria-label=${label}>
        ${values.map(
          (one) => html`<button
            type="button"
            class=${one === value ? 'on' : ''}
            aria-pressed=${one === value}
            data-testid="${id}-${one}"
            ?disabled=${off}
            @click=${() => this.#put({ ...now, ...change(one) })}
          >
            ${name(one)}
          </button>`,
        )}
      </span>
    </span>`;
    return html`<div class="choices">
      ${group(
        tell(text.depth),
        'depth',
        Array.from({ length: DEEPEST }, (_, k) => k + 1),
        now.depth,
        String,
        (depth) => ({ depth }),
      )}
      ${group(
        tell(text.activation),
        'activation',
        activations,
        now.activation as (typeof activations)[number],
        (name) => tell(text.names[name]),
        (activation) => ({ activation }),
      )}
      ${group(
        tell(text.weights),
        'weights',
        scales,
        now.scale as 1 | 4,
        (scale) => `×${scale}`,
        (scale) => ({ scale }),
      )}
    </div>`;
  }

  /** What is on the board, as the controls say it; a scale of 0 where somebody has moved a weight by hand. */
  #now({ board: { network, parameters } }: BoardView): DeepNetwork {
    const depth = Math.min(DEEPEST, network.layers.length);
    const activation = activations.find((name) => name === network.layers[0]?.activation) ?? 'sigmoid';
    const scale = scales.find((one) => {
      const made = deepNetwork({ depth, activation, scale: one }).parameters;
      return made.length === parameters.length && made.every((value, k) => value === parameters[k]);
    });
    return { depth, activation, scale: scale ?? 0 };
  }

  #put(deep: DeepNetwork): void {
    const { network, parameters } = deepNetwork({ ...deep, scale: deep.scale || 1 });
    const from = network.layers.map(() => null);
    const values = keysOf(network).map((key, k) => [key, parameters[k]!] as const);
    emitBoardEvent(this, 'board-command', {
      command: { type: 'set-network', network: network as never, from },
    });
    emitBoardEvent(this, 'board-command', { command: { type: 'set-parameters', values, final: true } });
  }

  /** Four beginnings on one scale; what is still to be asked is not among them. */
  #presets(view: ActivityView, board: BoardView): TemplateResult {
    const now = this.#now(board);
    const off =
      view.you === null || view.size === 'stage' || !hasCome(view, 'build') || !mayDo(board, 'set-network');
    return html`<aside class="pane beside" aria-label=${tell(text.same)}>
      <div class="pane-head">
        <h2>${tell(text.same)}</h2>
        <p class="caption">${tell(text.sameScale)}</p>
      </div>
      ${presets
        .filter(({ name }) => name !== 'large' || isOpen(view, 'explode'))
        .map((preset) => {
          const sizes = sizesFrom(preset, board.board);
          const on =
            now.depth === preset.depth && now.activation === preset.activation && now.scale === preset.scale;
          return html`<button type="button" class="preset ${on ? 'on' : ''}" aria-pressed=${on} data-testid="preset-${preset.name}" ?disabled=${off} @click=${() => this.#put(preset)}>
            <span class="title"><b>${tell(text.presets[preset.name])}</b> <small>${tell(text.does[preset.name])}</small></span>
            ${gradientThumbnail(sizes)}
            <span class="ends"
              ><span>${tell(text.layer, { layer: 1 })} <b>${sizeText(sizes[0]!)}</b></span>
              <span>${tell(text.layer, { layer: DEEPEST })} <b>${sizeText(sizes.at(-1)!)}</b></span></span
            >
          </button>`;
        })}
    </aside>`;
  }
}

const text = {
  sizes: { en: 'Size of the gradient, layer by layer', ko: '층마다 기울기의 크기' },
  scale: {
    en: 'mean over a layer’s weights · one line is ten times',
    ko: '가중치 하나의 평균 · 눈금 한 칸이 10배',
  },
  backwards: { en: 'The gradient flows backwards', ko: '기울기는 거꾸로 흘러요' },
  base: { en: 'base', ko: '기준' },
  alike: { en: 'alike', ko: '비슷해요' },
  part: { en: '1 / {count}', ko: '{count}분의 1' },
  times: { en: '{count} times', ko: '{count}배' },
  ceiling: {
    en: '0.25ⁿ: the most that can be left after n sigmoids, whose slope is 0.25 at most. It bounds their share alone: with large weights a gradient can be above this line, too.',
    ko: '0.25ⁿ: 시그모이드를 n번 지난 뒤 남을 수 있는 가장 큰 몫이에요. 시그모이드의 도함수는 아무리 커도 0.25거든요. 이 몫만의 한계라서, 가중치가 크면 기울기는 이 선을 넘을 수도 있어요.',
  },
  depth: { en: 'Depth', ko: '깊이' },
  activation: { en: 'Activation', ko: '활성화' },
  weights: { en: 'First weights', ko: '처음 가중치' },
  names: {
    sigmoid: { en: 'sigmoid', ko: '시그모이드' },
    tanh: { en: 'tanh', ko: 'tanh' },
    relu: { en: 'ReLU', ko: 'ReLU' },
  },
  same: { en: 'Same start, other choices', ko: '같은 출발, 다른 선택' },
  sameScale: { en: 'All on the same scale', ko: '눈금이 모두 같아요' },
  presets: {
    sigmoid: { en: 'Sigmoid', ko: '시그모이드' },
    tanh: { en: 'tanh', ko: 'tanh' },
    relu: { en: 'ReLU', ko: 'ReLU' },
    large: { en: 'ReLU, weights ×4', ko: 'ReLU · 가중치 4배' },
  },
  does: {
    sigmoid: { en: 'the first layers nearly stop', ko: '앞층이 거의 멈춰요' },
    tanh: { en: 'shrinks less', ko: '덜 줄어들어요' },
    relu: { en: 'arrives alive', ko: '앞층까지 살아서 와요' },
    large: { en: 'It explodes', ko: '폭발해요' },
  },
  layer: { en: 'layer {layer}', ko: '{layer}층' },
} as const;

export const show: OwnView = (view, question) =>
  html`<wr-gradients .view=${view} .question=${question}></wr-gradients>`;

declare global {
  interface HTMLElementTagNameMap {
    'wr-gradients': Gradients;
  }
}
