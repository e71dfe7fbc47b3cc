import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { lectureNetwork } from '#shared/lessons/lecture-network.ts';
import { say } from '#shared/locale.ts';
import { curveOf, type ElementwiseName, elementwiseNames } from '#shared/math/activations.ts';
import { trace } from '#shared/math/forward.ts';
import type { NetworkSpec } from '#shared/math/shape.ts';
import { activationTexts } from '#shared/math/texts/activation-texts.ts';
import { cssVars } from '../../elements/css-vars.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { formatParameter, formatReading } from '../../elements/format.ts';
import '../../elements/formula.ts';
import { personClass } from '../../elements/person.ts';
import { symbol } from '../../elements/symbol.ts';
import { locale } from '../../i18n/locale.ts';
import { tell } from '../../i18n/t.ts';
import { mayDo } from '../../instruments/board-reading.ts';
import { type BoardView, emitBoardEvent } from '../../stores/board-view.ts';
import { hasCome, isOpen, personOf, stepOf } from '../reading.ts';
import type { ActivityView, OwnView } from '../view.ts';
import '../guess-numbers.ts';
import '../panes.css';
import './activation-lens.css';
import { type Costs, measureCosts } from './cost.ts';
import { aUnder, lens, REACH } from './lens.ts';

/** A network with another activation in all its hidden layers. */
function withHidden({ inputs, layers }: NetworkSpec, activation: ElementwiseName): NetworkSpec {
  return {
    inputs,
    layers: layers.map((layer, index) =>
      index < layers.length - 1 ? { units: layer.units, activation } : layer,
    ),
  };
}

/** `activation-lens`: eight curves with their slopes, and one a that is dragged along all of them. */
@customElement('wr-activation-lens')
export class ActivationLens extends WeightroomElement {
  @property({ attribute: false }) view: ActivityView | undefined;
  /** The question of the step, where there is one. */
  @property({ attribute: false }) question: TemplateResult | undefined;

  /** One's own a; nothing of it is sent. */
  @state() private a = 0.7;
  @state() private costs: Costs | undefined;
  @state() private measuring = false;

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    const board = view?.board;
    if (view === undefined || board === undefined) return nothing;
    const me = personOf(view, view.you);
    const slopes = isOpen(view, 'steepest') && (stepOf(view) !== 'far' || isOpen(view, 'far'));
    const still = view.size === 'stage' || view.you === null;
    return html`<div class="lesson-panes ${view.size} ${me === undefined ? '' : personClass(me.colour)}">
      <section class="pane" aria-label=${tell(text.lenses)}>
        <div class="pane-head">
          <h2>${tell(text.lenses)}</h2>
          <p class="caption legend"><i class="h"></i>${symbol('h')} <i class="slope"></i>${symbol('h')}′</p>
          <span class="controls">
            <label>
              ${symbol('a')}
              <input
                type="range"
                min=${-REACH}
                max=${REACH}
                step="0.01"
                aria-label=${tell(text.a)}
                data-testid="lens-a"
                data-value=${this.a}
                ?disabled=${still}
                .value=${String(this.a)}
                @input=${(event: Event) => {
                  this.a = Number((event.target as HTMLInputElement).value);
                }}
              />
            </label>
            <output class="a" aria-live="off">${formatParameter(this.a)}</output>
            ${
              hasCome(view, 'read') && !still
                ? html`<button type="button" class="button" data-testid="measure-cost" ?disabled=${this.measuring} @click=${this.#measure}>
                    ${tell(this.measuring ? text.measuring : text.measure)}
                  </button>`
                : nothing
            }
          </span>
        </div>
        <ul class="lenses">
          ${elementwiseNames.map((name) => this.#lens(view, board, name, slopes, still))}
        </ul>
        ${stepOf(view) === 'read' && !still ? html`<wr-guess-numbers .view=${view} task="slopes"></wr-guess-numbers>` : nothing}
      </section>
      ${this.question === undefined ? nothing : html`<div class="asked">${this.question}</div>`}
    </div>`;
  }

  #lens(
    view: ActivityView,
    board: BoardView,
    name: ElementwiseName,
    slopes: boolean,
    still: boolean,
  ): TemplateResult {
    const { f, derivative } = curveOf(name);
    const { name: title, range, slope, cost } = activationTexts[name];
    const onNetwork = board.board.network.layers.length > 1;
    const used = onNetwork && board.board.network.layers[0]!.activation === name;
    const slowest = this.costs && Math.max(...Object.values(this.costs));
    return html`<li class=${used ? 'used' : ''}>
      <h3>${say(title, locale())} ${used ? html`<small class="chip">${tell(text.now)}</small>` : nothing}</h3>
      ${lens(name, this.a, slopes, still ? undefined : this.#drag)}
      <p class="values">
        <span>${symbol('h')}(${symbol('a')}) <b data-testid="h-${name}" data-value=${f(this.a)}>${formatReading(f(this.a))}</b></span>
        ${slopes ? html`<span>${symbol('h')}′(${symbol('a')}) <b data-testid="slope-${name}" data-value=${derivative(this.a)}>${formatReading(derivative(this.a))}</b></span>` : nothing}
      </p>
      <dl>
        <div><dt>${tell(text.range)}</dt><dd><wr-formula class="in-line" .latex=${range}></wr-formula></dd></div>
        ${
          slopes
            ? html`<div><dt>${tell(text.slope)}</dt><dd>${say(slope, locale())}</dd></div>
                <div><dt>${tell(text.places)}</dt><dd>${[-5, 0, 5].map((a) => formatParameter(derivative(a))).join(' · ')}</dd></div>`
            : nothing
        }
        ${
          hasCome(view, 'read')
            ? html`<div>
                <dt>${tell(text.cost)}</dt>
                <dd>
                  ${say(cost, locale())}
                  ${this.costs === undefined ? nothing : html`<span class="cost" ${cssVars({ share: this.costs[name] / slowest! })}><i></i>${this.costs[name].toFixed(1)} ns</span>`}
                </dd>
              </div>`
            : nothing
        }
        ${hasCome(view, 'network') ? this.#answer(view, board, name, used, still) : nothing}
      </dl>
    </li>`;
  }

  /** What the lecture's network answers with this function in its hidden layers; not while that is asked for. */
  #answer(
    view: ActivityView,
    drawn: BoardView,
    name: ElementwiseName,
    used: boolean,
    still: boolean,
  ): TemplateResult {
    const { board } = drawn;
    const whole = board.network.layers.length > 1 ? board : lectureNetwork;
    const told = used || isOpen(view, 'relu');
    const y = trace(withHidden(whole.network, name), whole.parameters, whole.input).at(-1)!.z;
    const off = still || !isOpen(view, 'relu') || !mayDo(drawn, 'set-network');
    return html`<div>
      <dt>${symbol('y')}</dt>
      <dd>
        ${told ? html`<b data-testid="y-${name}">[${y.map((value) => formatReading(value)).join('  ')}]</b>` : html`<span class="covered"><span class="visually-hidden">${tell(text.hidden)}</span></span>`}
        ${
          used || still || !isOpen(view, 'relu')
            ? nothing
            : html`<button type="button" class="button quiet" data-testid="use-${name}" ?disabled=${off} @click=${() => this.#use(board.network, name)}>
                ${tell(text.use)}<span class="visually-hidden">: ${say(activationTexts[name].name, locale())}</span>
              </button>`
        }
      </dd>
    </div>`;
  }

  #use(network: NetworkSpec, name: ElementwiseName): void {
    const from = network.layers.map((_, index) => index);
    const next = withHidden(network, name);
    emitBoardEvent(this, 'board-command', { command: { type: 'set-network', network: next as never, from } });
  }

  readonly #drag = (event: PointerEvent): void => {
    if (event.type === 'pointerdown') (event.currentTarget as SVGElement).setPointerCapture(event.pointerId);
    else if (event.buttons === 0) return;
    this.a = aUnder(event);
  };

  readonly #measure = async (): Promise<void> => {
    this.measuring = true;
    this.costs = await measureCosts();
    this.measuring = false;
  };
}

const text = {
  lenses: { en: 'One sum, eight functions', ko: '합 하나, 함수 여덟 개' },
  a: { en: 'a, what goes into all eight', ko: '여덟 함수에 모두 넣을 a' },
  now: { en: 'now', ko: '지금' },
  range: { en: 'range', ko: '범위' },
  slope: { en: 'slope', ko: '기울기' },
  places: { en: 'at −5 · 0 · 5', ko: '−5 · 0 · 5에서' },
  cost: { en: 'cost', ko: '계산' },
  use: { en: 'Use it', ko: '써 보기' },
  measure: { en: 'Measure the cost here', ko: '여기서 계산 시간 재기' },
  measuring: { en: 'Measuring', ko: '재는 중' },
  hidden: { en: 'not open yet', ko: '아직 열지 않았어요' },
} as const;

export const show: OwnView = (view, question) =>
  html`<wr-activation-lens .view=${view} .question=${question}></wr-activation-lens>`;

declare global {
  interface HTMLElementTagNameMap {
    'wr-activation-lens': ActivationLens;
  }
}
