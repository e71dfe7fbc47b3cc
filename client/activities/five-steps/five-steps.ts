import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { indexOfKey, keyOf, keysOf, type ParameterKey, parseKey } from '#shared/math/parameter-key.ts';
import { layoutOf } from '#shared/math/shape.ts';
import { type BoardContent, contentOf } from '#shared/workshop/model/board.ts';
import { type Observation, observe } from '#shared/workshop/model/observation.ts';
import { gradientOf } from '#shared/workshop/model/quantity.ts';
import { trainingLimits } from '#shared/workshop/model/training.ts';
import { WeightroomElement } from '../../elements/element.ts';
import {
  formatCellInput,
  formatReading,
  formatTarget,
  formatWeight,
  signClass,
} from '../../elements/format.ts';
import { icon } from '../../elements/icons.ts';
import { labelsOf } from '../../elements/parameter-labels.ts';
import '../../elements/setting-field.ts';
import { Size } from '../../elements/size.ts';
import { symbol } from '../../elements/symbol.ts';
import { tell } from '../../i18n/t.ts';
import { type BoardView, emitBoardEvent } from '../../stores/board-view.ts';
import { isOpen, stepOf } from '../reading.ts';
import type { ActivityView, OwnView } from '../view.ts';
import '../guess-numbers.ts';
import { networkFigure } from '../network-figure.ts';
import './five-steps.css';

const phases = ['input', 'forward', 'loss', 'backward', 'update'] as const;
type Phase = (typeof phases)[number];

/** Learning rates that − and + stop at. */
const RATES = [0.01, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

/** Everything before and after: the board as it was opened, and as it is. */
interface Moment {
  readonly view: ActivityView;
  readonly board: BoardView;
  readonly before: {
    readonly content: BoardContent;
    readonly observation: Observation;
    readonly gradient: Float64Array;
  };
  /** The board has been trained. */
  readonly isMoved: boolean;
  readonly phase: Phase;
}

/**
 * `five-steps`: one round of training, one click each, every number with what it was before as a ghost; then the
 * loop at speed.
 * @fires board-command - train, pause-training, configure-training, reset-board
 */
@customElement('wr-five-steps')
export class FiveSteps extends WeightroomElement {
  @property({ attribute: false }) view: ActivityView | undefined;
  /** The question of the step, where there is one. */
  @property({ attribute: false }) question: TemplateResult | undefined;

  /** The step that is looked at, where it is not the class's. */
  @state() private looked: Phase | undefined;
  @state() private selected: ParameterKey = 'W3-0-0';
  readonly #box = new Size(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('keydown', this.#key);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.#key);
  }

  protected override render(): TemplateResult | typeof nothing {
    const moment = this.#moment();
    if (moment === undefined) return nothing;
    const { view } = moment;
    const asks = view.running.text.steps[view.running.step]?.tasks?.[0];
    return html`<div class="five ${view.size}">
      ${this.#phases(moment)}
      <div class="middle">
        <div class="network">${this.#figure(moment)} ${this.#legend(moment)}</div>
        <aside class="working" aria-label=${tell(text.working)}>${this.#working(moment)}</aside>
      </div>
      ${this.question ?? nothing}
      ${
        // After the update the same question would be about another number.
        asks === undefined || moment.isMoved || view.you === null || view.size === 'stage'
          ? nothing
          : html`<wr-guess-numbers
              .view=${view}
              .task=${asks}
              .labels=${[html`${symbol('w', { sub: '22', sup: 3 })} ← ${symbol('w')} − ${symbol('η')} · ∂L/∂w`]}
            ></wr-guess-numbers>`
      }
      ${stepOf(view) === 'loop' || stepOf(view) === 'defend' || stepOf(view) === undefined ? this.#loop(moment) : nothing}
      ${
        // From the back of the room only the numbers in the figure can be read.
        view.size === 'stage' ? nothing : this.#matrices(moment)
      }
    </div>`;
  }

  #moment(): Moment | undefined {
    const { view } = this;
    const board = view?.board;
    if (view === undefined || board === undefined) return undefined;
    const content = { ...contentOf(board.board), ...board.board.start };
    const isMoved = board.board.parameters.some((value, index) => value !== content.parameters[index]);
    const gradient = gradientOf(content) ?? new Float64Array(content.parameters.length);
    const here = phases.find((phase) => phase === stepOf(view)) ?? 'update';
    return {
      view,
      board,
      before: { content, observation: observe(content), gradient },
      isMoved,
      phase: this.looked ?? here,
    };
  }

  /** Keys 1 to 5; Space is the next one. */
  readonly #key = (event: KeyboardEvent): void => {
    const target = event.target as Element;
    if (target.closest('input, button, select, wr-number-field') !== null || event.ctrlKey || event.metaKey)
      return;
    const moment = this.#moment();
    const phase = phases[Number(event.key) - 1];
    if (phase !== undefined) this.looked = phase;
    else if (event.key === ' ' && moment !== undefined) {
      event.preventDefault();
      this.looked = phases[(phases.indexOf(moment.phase) + 1) % phases.length]!;
    }
  };

  #phases(moment: Moment): TemplateResult {
    const { board, before, phase, isMoved } = moment;
    const { input } = board.board;
    const { layers, loss } = before.observation;
    const says: Record<Phase, string> = {
      input: `x = [${input.map(formatCellInput).join('  ')}]`,
      forward: `y = [${(layers.at(-1)?.z ?? []).map(formatReading).join('  ')}]`,
      loss: `L = ${formatReading(loss ?? Number.NaN)}`,
      backward: tell(text.gradients, { count: before.gradient.length }),
      update: isMoved ? tell(text.updated, { count: before.gradient.length }) : tell(text.notYet),
    };
    return html`<ol class="phases">
      ${phases.map(
        (one, index) => html`<li>
          <button
            type="button"
            class=${one === phase ? 'on' : ''}
            aria-current=${one === phase ? 'step' : nothing}
            data-testid="phase-${one}"
            @click=${() => (this.looked = one)}
          >
            <span class="number">${index + 1}</span>
            <span class="what"
              ><strong>${tell(text.phases[one])}</strong
              ><small>${phases.indexOf(phase) >= index ? says[one] : ' '}</small></span
            >
          </button>
        </li>`,
      )}
    </ol>`;
  }

  /** The new numbers are there, and are looked at. */
  #shows({ isMoved, phase }: Moment): boolean {
    return isMoved && phase === 'update';
  }

  #figure(moment: Moment): TemplateResult {
    const { board, before, phase } = moment;
    const { network, input, target, parameters } = board.board;
    const reach = phases.indexOf(phase);
    const shows = this.#shows(moment);
    const wide = this.#box.width > 1000;
    const narrow = this.#box.width < 520;
    const width = Math.max(300, Math.min(this.#box.width - (wide ? 368 + 96 : narrow ? 40 : 48), 900));
    return networkFigure({
      network,
      width,
      height: narrow ? 300 : 400,
      cell: (column, unit) => {
        if (column === 0) return { lines: [{ says: formatCellInput(input[unit]!), look: 'value' }] };
        if (reach < 1) return { lines: [], state: 'hidden' };
        const was = formatReading(before.observation.layers[column - 1]!.z[unit]!);
        const is = formatReading(board.observation.layers[column - 1]?.z[unit] ?? Number.NaN);
        const last = column === network.layers.length;
        return {
          lines: shows
            ? [
                { says: was, look: 'ghost' },
                { says: is, look: 'new' },
              ]
            : [{ says: was, look: 'value' }],
          ...(last && reach >= 2 && { aside: `t ${formatTarget(target[unit]!)}` }),
        };
      },
      edge: (key, layer) => {
        const index = indexIn(board, key);
        const value = shows ? parameters[index]! : before.content.parameters[index]!;
        const chosen = key === this.selected;
        const last = layer === network.layers.length && !narrow;
        if (!last && !chosen) return { value, state: 'faint' };
        const pill = shows
          ? { says: formatReading(value), ghost: formatReading(before.content.parameters[index]!), value }
          : phase === 'backward'
            ? this.#slope(moment, index)
            : { says: narrow ? formatWeight(value) : formatReading(value), value };
        return { value, pill, ...(chosen && { state: 'chosen' as const }) };
      },
      pick: (key) => {
        this.selected = key;
      },
      label: tell(text.figure),
    });
  }

  /** A gradient on its line, once it may be seen. */
  #slope({ view, before }: Moment, index: number): { says: string; value: number } {
    const value = before.gradient[index]!;
    return isOpen(view, 'gradient') ? { says: formatReading(value), value } : { says: '?', value: 0 };
  }

  #legend(moment: Moment): TemplateResult {
    if (!this.#shows(moment)) {
      return html`<p class="caption legend">${tell(text.explain[moment.phase])}</p>`;
    }
    const index = indexIn(moment.board, this.selected);
    const [was, is] = [moment.before.content, moment.board.board].map(({ parameters }) => parameters[index]!);
    return html`<p class="caption legend">
      <span class="ghost">${formatReading(was!)}</span> ${tell(text.was)} <strong>${formatReading(is!)}</strong>
      ${tell(text.is)}
    </p>`;
  }

  /** How the selected parameter's gradient and new value come about. */
  #working(moment: Moment): TemplateResult {
    const { board, before, phase } = moment;
    const { network, training } = board.board;
    const labels = labelsOf(network, this.selected);
    const ref = parseKey(this.selected);
    if (labels === undefined || ref === undefined) return html``;
    const index = indexIn(board, this.selected);
    const reach = phases.indexOf(phase);
    const { observation, gradient, content } = before;
    const g = gradient[index]!;
    const came =
      ref.kind === 'bias'
        ? 1
        : ref.layer === 1
          ? content.input[ref.from]!
          : observation.layers[ref.layer - 2]!.z[ref.from]!;
    // What the gradient is without what came in: that of the bias.
    const error = gradient[indexIn(board, keyOf({ kind: 'bias', layer: ref.layer, to: ref.to }))]!;
    const last = ref.layer === network.layers.length;
    // η of the first step: from its old and its new value, as long as no second one was taken.
    const rate = training.settings.learningRate;
    const old = content.parameters[index]!;
    const now = board.board.parameters[index]!;
    const shows = this.#shows(moment);
    const hatched = html`<span class="covered"><span class="visually-hidden">${tell(text.later)}</span></span>`;
    const gradientKnown = reach > 3 || (reach === 3 && isOpen(moment.view, 'gradient'));
    return html`<header>
        <span class="large">${labels.symbol}</span>
        <span class="where"><span>${labels.path}</span></span>
        ${
          moment.view.size === 'stage'
            ? nothing
            : html`<label class="visually-hidden" for="five-steps-select">${tell(text.select)}</label>
        <select id="five-steps-select" class="choice" .value=${this.selected} @change=${(event: Event) => {
          this.selected = (event.target as HTMLSelectElement).value;
        }}>
          ${keysOf(network).map((key) => html`<option value=${key} ?selected=${key === this.selected}>${labelsOf(network, key)?.plain ?? key}</option>`)}
        </select>`
        }
      </header>
      <h3>${tell(last ? text.gradientIs : text.hiddenGradientIs)}</h3>
      ${
        gradientKnown
          ? html`<p class="product">
              <span><b>${formatReading(error)}</b><small>${last ? html`${symbol('y', { sub: ref.to + 1 })} − ${symbol('t', { sub: ref.to + 1 })}` : html`∂L/∂a`}</small></span>
              <span>×</span>
              <span><b>${ref.layer === 1 && ref.kind === 'weight' ? formatCellInput(came) : formatReading(came)}</b><small>${ref.kind === 'bias' ? tell(text.one) : labels.path.split(' ')[0]}</small></span>
              <span>=</span>
              <span class=${signClass(g)}><b>${formatReading(g)}</b><small>∂L/∂${ref.kind === 'bias' ? 'b' : 'w'}</small></span>
            </p>`
          : html`<p class="product">${hatched}</p>`
      }
      <h3>${tell(text.newIs)}</h3>
      ${
        reach === 4
          ? html`<p class="product">
              <span class="ghost"><b>${formatReading(old)}</b><small>${tell(text.old)}</small></span>
              <span>−</span>
              <span><b>${formatTarget(shows && board.board.training.steps > 0 ? rate : 1)}</b><small>${symbol('η')}</small></span>
              <span>×</span>
              <span><b>${formatReading(g)}</b><small>∂L/∂${ref.kind === 'bias' ? 'b' : 'w'}</small></span>
              <span>=</span>
              ${shows ? html`<span class=${signClass(now)}><b>${formatReading(now)}</b><small>${tell(text.now)}</small></span>` : hatched}
            </p>
            ${shows ? this.#moved(old, now) : nothing}`
          : html`<p class="product">${hatched}</p>`
      }
      ${this.#change(moment)}`;
  }

  /** The old and the new place on one ruler. */
  #moved(old: number, now: number): TemplateResult {
    const reach = Math.max(0.4, Math.ceil(Math.max(Math.abs(old), Math.abs(now)) * 5) / 5);
    const x = (value: number): number => 160 + (value / reach) * 148;
    const [from, to] = [x(old), x(now)];
    return html`<svg class="moved" viewBox="0 0 320 62" role="img" aria-label=${tell(text.from, { old: formatReading(old), now: formatReading(now) })}>
      <path class="line" d="M12 34H308M160 28V40" />
      <rect class=${signClass(now)} x=${Math.min(x(0), to)} y="31" width=${Math.abs(to - x(0))} height="6" />
      <path class="jump" d="M${from} 24C${from} 4 ${to} 4 ${to} 22" />
      <circle class="was" cx=${from} cy="34" r="8" />
      <circle class="is" cx=${to} cy="34" r="8" />
      <text x="12" y="58" text-anchor="start">${formatWeight(-reach)}</text>
      <text x="160" y="58" text-anchor="middle">0</text>
      <text x="308" y="58" text-anchor="end">${formatWeight(reach)}</text>
    </svg>`;
  }

  /** Outputs and loss, before and after. */
  #change(moment: Moment): TemplateResult | typeof nothing {
    if (phases.indexOf(moment.phase) < 1) return nothing;
    const { board, before, phase } = moment;
    const shows = this.#shows(moment);
    const { target } = board.board;
    const outputs = before.observation.layers.at(-1)?.z ?? [];
    const row = (
      hook: string,
      name: unknown,
      was: number,
      is: number,
      remark: string,
    ): TemplateResult => html`<tr>
      <th scope="row">${name}</th>
      <td class=${shows ? 'ghost' : ''}>${formatReading(was)}</td>
      <td aria-hidden="true">${shows ? '→' : ''}</td>
      <td class="now" data-testid=${shows ? hook : nothing} data-value=${is}>${shows ? formatReading(is) : ''}</td>
      <td class="remark">${shows ? remark : ''}</td>
    </tr>`;
    const [was, is] = [before.observation.loss ?? Number.NaN, board.observation.loss ?? Number.NaN];
    return html`<table class="change">
      <caption class="visually-hidden">${tell(text.change)}</caption>
      <tbody>
        ${outputs.map((y, unit) => {
          const now = board.observation.layers.at(-1)?.z[unit] ?? Number.NaN;
          const t = target[unit]!;
          const past = (y - t) * (now - t) < 0;
          return row(
            `after-y-${unit}`,
            symbol('y', { sub: unit + 1 }),
            y,
            now,
            `${tell(text.target, { value: formatTarget(t) })}${past && Math.abs(now - t) > 0.05 ? `, ${tell(text.past)}` : ''}`,
          );
        })}
        ${phases.indexOf(phase) < 2 ? nothing : row('after-loss', html`${tell(text.loss)} ${symbol('L')}`, was, is, tell(remarkOf(was, is)))}
      </tbody>
    </table>`;
  }

  /** Round and round: η, play, and how far it has come. */
  #loop({ view, board }: Moment): TemplateResult {
    const { training } = board.board;
    const { settings, running, epochs } = training;
    const off = board.refusal({ type: 'train' }) !== undefined;
    const command = (detail: Parameters<typeof emitBoardEvent<'board-command'>>[2]['command']): void =>
      emitBoardEvent(this, 'board-command', { command: detail });
    return html`<section class="loop" aria-label=${tell(text.loop)}>
      <wr-setting-field
        .label=${tell(text.rate)}
        .value=${settings.learningRate}
        .least=${trainingLimits.learningRate.least}
        .most=${trainingLimits.learningRate.most}
        .ladder=${RATES}
        .disabled=${off || view.size === 'stage'}
        testid="five-steps-rate"
        @setting-commit=${({ detail }: CustomEvent<{ value: number }>) =>
          command({ type: 'configure-training', settings: { learningRate: detail.value } })}
      ></wr-setting-field>
      ${
        view.size === 'stage' || view.you === null
          ? nothing
          : html`<button
                type="button"
                class="button ${running ? '' : 'primary'}"
                data-testid="five-steps-loop"
                aria-pressed=${running}
                ?disabled=${off && !running}
                @click=${() => command(running ? { type: 'pause-training' } : { type: 'train' })}
              >
                ${icon(running ? 'halt' : 'play')}${tell(running ? text.pause : text.play)}
              </button>
              <button type="button" class="button" data-testid="five-steps-once" ?disabled=${off || running} @click=${() => command({ type: 'train', steps: 1 })}>
                ${icon('forward')}${tell(text.once)}
              </button>
              ${
                board.refusal({ type: 'reset-board' }) === undefined
                  ? html`<button type="button" class="button quiet" data-testid="five-steps-again" @click=${() => command({ type: 'reset-board' })}>
                      ${icon('undo')}${tell(text.again)}
                    </button>`
                  : nothing
              }`
      }
      <p class="counts">
        <span>${tell(text.rounds)} <strong data-testid="five-steps-rounds" data-value=${epochs}>${epochs}</strong></span>
        <span>${tell(text.loss)} <strong data-testid="five-steps-loss" data-value=${board.observation.loss ?? ''}>${formatReading(board.observation.loss ?? Number.NaN)}</strong></span>
      </p>
    </section>`;
  }

  /** All parameters, layer by layer, the old one as a ghost over the new. */
  #matrices(moment: Moment): TemplateResult {
    const { board, before, phase } = moment;
    const shows = this.#shows(moment);
    const cell = (key: ParameterKey): TemplateResult => {
      const index = indexIn(board, key);
      const old = before.content.parameters[index]!;
      const value = shows
        ? board.board.parameters[index]!
        : phase === 'backward'
          ? before.gradient[index]!
          : old;
      const known = phase !== 'backward' || isOpen(moment.view, 'gradient');
      const labels = labelsOf(board.board.network, key);
      return html`<td>
        <button
          type="button"
          class=${key === this.selected ? 'chosen' : ''}
          aria-pressed=${key === this.selected}
          aria-label=${`${labels?.plain ?? key} ${shows ? `${formatReading(old)} → ` : ''}${known ? formatReading(value) : ''}`}
          @click=${() => (this.selected = key)}
        >
          ${shows ? html`<span class="ghost">${formatReading(old)}</span>` : nothing}
          <span class=${signClass(value)}>${known ? formatReading(value) : '·'}</span>
        </button>
      </td>`;
    };
    const matrix = (
      letter: string,
      layer: number,
      rows: readonly (readonly ParameterKey[])[],
    ): TemplateResult => html`<figure>
      <table aria-label=${`${phase === 'backward' ? '∂L/∂' : ''}${letter}${layer}`}>
        <tbody>
          ${rows.map((keys) => html`<tr>${keys.map(cell)}</tr>`)}
        </tbody>
      </table>
      <figcaption>
        ${phase === 'backward' ? '∂L/∂' : nothing}${symbol(letter, { sup: layer, bold: true })}
        <small>${letter === 'b' ? 1 : rows.length}×${rows[0]?.length}</small>
      </figcaption>
    </figure>`;
    return html`<section class="matrices" aria-label=${tell(text.all)}>
      ${layoutOf(board.board.network).map(({ inputs, units }, index) => {
        const layer = index + 1;
        const weights = Array.from({ length: inputs }, (_, from) =>
          Array.from({ length: units }, (_none, to) => keyOf({ kind: 'weight', layer, from, to })),
        );
        const biases = Array.from({ length: units }, (_, to) => keyOf({ kind: 'bias', layer, to }));
        return html`<div class="layer">
          <h3>${tell(text.layer, { layer })}</h3>
          ${matrix('W', layer, weights)} ${matrix('b', layer, [biases])}
        </div>`;
      })}
    </section>`;
  }
}

function indexIn({ board: { network } }: BoardView, key: ParameterKey): number {
  return indexOfKey(network, key) ?? 0;
}

function remarkOf(was: number, is: number) {
  if (is < was / 4) return text.muchLess;
  if (is < was * 0.9) return text.less;
  return is < was * 1.1 ? text.same : text.more;
}

const text = {
  phases: {
    input: { en: 'Input', ko: '입력' },
    forward: { en: 'Forward', ko: '앞으로' },
    loss: { en: 'Loss', ko: '손실' },
    backward: { en: 'Backward', ko: '거꾸로' },
    update: { en: 'Update', ko: '고치기' },
  },
  explain: {
    input: { en: 'A sample goes in from the left.', ko: '왼쪽에서 표본 하나가 들어가요.' },
    forward: { en: 'Every neuron’s z, layer by layer.', ko: '층마다 뉴런이 내보낸 z예요.' },
    loss: { en: 'The outputs beside their targets t.', ko: '출력 옆에 타깃 t가 있어요.' },
    backward: { en: 'On the lines: gradients ∂L/∂w.', ko: '선 위의 수는 기울기 ∂L/∂w예요.' },
    update: {
      en: 'The new numbers are not there yet: they come with the reveal.',
      ko: '새 값은 아직 없어요. 함께 열 때 나와요.',
    },
  },
  gradients: { en: '{count} gradients', ko: '기울기 {count}개' },
  updated: { en: '{count} weights and biases', ko: '가중치·편향 {count}개' },
  notYet: { en: 'not yet', ko: '아직' },
  figure: { en: 'The network in this step', ko: '이 걸음의 신경망' },
  was: { en: 'before the update', ko: '고치기 전' },
  is: { en: 'after it, gone forward again', ko: '고친 뒤, 다시 앞으로 간 값' },
  working: { en: 'The selected number, worked out', ko: '고른 수의 셈' },
  select: { en: 'Select a weight or a bias', ko: '가중치나 편향 고르기' },
  gradientIs: { en: 'Gradient = error of the output × what came in', ko: '기울기 = 출력의 오차 × 들어온 값' },
  hiddenGradientIs: {
    en: 'Gradient = what came back to the neuron × what came in',
    ko: '기울기 = 뉴런까지 되돌아온 몫 × 들어온 값',
  },
  one: { en: 'always 1', ko: '늘 1' },
  newIs: { en: 'New value = old value − learning rate × gradient', ko: '새 값 = 옛 값 − 학습률 × 기울기' },
  old: { en: 'old', ko: '옛 값' },
  now: { en: 'new', ko: '새 값' },
  later: { en: 'not yet', ko: '아직이에요' },
  from: { en: 'From {old} to {now}', ko: '{old}에서 {now}까지' },
  change: { en: 'Outputs and loss, before and after', ko: '출력과 손실의 전과 뒤' },
  target: { en: 'target {value}', ko: '타깃 {value}' },
  past: { en: 'gone past', ko: '지나침' },
  loss: { en: 'Loss', ko: '손실' },
  muchLess: { en: 'far smaller', ko: '훨씬 줄었어요' },
  less: { en: 'smaller', ko: '줄었어요' },
  same: { en: 'nearly the same', ko: '거의 그대로' },
  more: { en: 'larger', ko: '커졌어요' },
  loop: { en: 'The loop', ko: '되풀이' },
  rate: { en: 'Learning rate η', ko: '학습률 η' },
  play: { en: 'Run the loop', ko: '되풀이하기' },
  pause: { en: 'Pause', ko: '멈추기' },
  once: { en: 'One round', ko: '한 바퀴' },
  again: { en: 'From the start', ko: '처음부터' },
  rounds: { en: 'Rounds', ko: '바퀴' },
  all: { en: 'All weights and biases', ko: '가중치와 편향 모두' },
  layer: { en: 'Layer {layer}', ko: '{layer}층' },
} as const;

export const show: OwnView = (view, question) =>
  html`<wr-five-steps .view=${view} .question=${question}></wr-five-steps>`;

declare global {
  interface HTMLElementTagNameMap {
    'wr-five-steps': FiveSteps;
  }
}
