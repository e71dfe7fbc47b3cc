import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { TaskPart } from '#shared/workshop/model/activity.ts';
import { isRight } from '#shared/workshop/model/task.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { formatCellInput, formatReading, formatTarget, formatWeight } from '../../elements/format.ts';
import { icon } from '../../elements/icons.ts';
import { Size } from '../../elements/size.ts';
import { symbol } from '../../elements/symbol.ts';
import { locale } from '../../i18n/locale.ts';
import { tell } from '../../i18n/t.ts';
import { parameterOf } from '../../instruments/board-reading.ts';
import { pointAt } from '../../instruments/diagram/curve.ts';
import { type BoardView, emitBoardEvent } from '../../stores/board-view.ts';
import { lessonText } from '../lesson-text.ts';
import { type FigurePlaces, networkFigure } from '../network-figure.ts';
import { isPast, ownTry, taskOf } from '../reading.ts';
import { type ActivityView, askFor, type OwnView } from '../view.ts';
import { curveLine } from './curve-line.ts';
import './words.css';

/**
 * `words`: eight pins on a board that trains, and eight words to be put where they belong.
 * @fires activity-command - try-task - with every word that is put down
 * @fires board-command - train, pause-training
 */
@customElement('wr-words')
export class WordsView extends WeightroomElement {
  @property({ attribute: false }) view: ActivityView | undefined;
  /** The question of the step, where there is one. */
  @property({ attribute: false }) question: TemplateResult | undefined;

  /** The word that is in hand, by its number among the others. */
  @state() private held: number | undefined;
  /** The place that is looked at. */
  @state() private lit: number | undefined;
  readonly #box = new Size(this);
  readonly #order = new Map<number, readonly number[]>();

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    const task = view === undefined ? undefined : taskOf(view, 'match');
    if (view?.board === undefined || task?.items === undefined || task.others === undefined) return nothing;
    const shown = this.#shown(view, task);
    return html`<div class="words ${view.size}">
      <section class="board" aria-label=${tell(text.board)}>${this.#figure(view, view.board, task, shown)}</section>
      <aside class="readings" aria-label=${tell(text.readings)}>${this.#readings(view, view.board, task, shown)}</aside>
      ${this.question === undefined ? nothing : html`<div class="asked">${this.question}</div>`}
      <section class="match" aria-label=${tell(text.match)}>${this.#match(view, task, shown)}</section>
    </div>`;
  }

  /** For each place the word that is rightly there; −1 for none yet. */
  #shown(view: ActivityView, { items = [] }: TaskPart): readonly number[] {
    const own = ownTry(view, 'match');
    const everybody =
      view.you === null || isPast(view, 'match')
        ? view.running.tries.find((one) => one.task === 'match' && isRight(one))
        : undefined;
    const from = everybody ?? own;
    return items.map((_, index) => (from?.right[index] === true ? from.values[index]! : -1));
  }

  /** The words, in an order of this person's own. */
  #shuffled({ others = [] }: TaskPart, you: string | null): readonly number[] {
    const known = this.#order.get(others.length);
    if (known !== undefined) return known;
    let seed = Array.from(you ?? 'stage').reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
    const order = others.map((_, index) => index);
    for (let k = order.length - 1; k > 0; k--) {
      seed = (seed * 1664525 + 1013904223) >>> 0;
      const other = seed % (k + 1);
      [order[k], order[other]] = [order[other]!, order[k]!];
    }
    this.#order.set(others.length, order);
    return order;
  }

  #word({ others = [] }: TaskPart, word: number): string {
    return others[word]?.[locale()] ?? '';
  }

  #placeOf({ items = [] }: TaskPart, place: string): number {
    return items.findIndex((item) => item.place === place);
  }

  /** A pin with its number, and the word once it is there. */
  #pin(
    task: TaskPart,
    shown: readonly number[],
    place: string,
    x: number,
    y: number,
    toX: number,
    toY: number,
  ): SVGTemplateResult {
    const index = this.#placeOf(task, place);
    const word = shown[index] === undefined || shown[index] === -1 ? '' : this.#word(task, shown[index]);
    const width =
      word === ''
        ? 56
        : 20 + Array.from(word).reduce((sum, letter) => sum + (letter > '\u{2e80}' ? 13 : 7.5), 0);
    return svg`<g class="pin ${word === '' ? '' : 'named'} ${this.lit === index ? 'lit' : ''}">
      <path class="lead" d="M${x} ${y}L${toX} ${toY}" />
      <circle cx=${x} cy=${y} r="12" />
      <text class="number" x=${x} y=${y + 4.5} text-anchor="middle">${index + 1}</text>
      <rect x=${x + 15} y=${y - 12} width=${width} height="24" rx="6" />
      <text x=${x + 15 + width / 2} y=${y + 4.5} text-anchor="middle">${word}</text>
    </g>`;
  }

  #figure(view: ActivityView, board: BoardView, task: TaskPart, shown: readonly number[]): TemplateResult {
    const { network, input, target } = board.board;
    const { layers } = board.observation;
    const phone = view.size === 'phone';
    const wide = this.#box.width > 1000;
    const width = Math.max(300, Math.min(880, this.#box.width - (wide ? 336 + 48 : phone ? 40 : 48)));
    const height = phone ? 420 : 460;
    const pins = ({ units, curve }: FigurePlaces): SVGTemplateResult => {
      const line = pointAt(curve(1, 0, 0), 0.5);
      const hidden = units[1]![0]!;
      const output = units.at(-1)!.at(-1)!;
      const left = units[0]![0]!.x;
      const right = output.x + output.width;
      const low = height - 20;
      return svg`
        <path class="span" d="M${left} 34V22H${right}V34" />
        ${this.#pin(task, shown, 'whole-way', width / 2 - 30, 22, width / 2 - 30, 22)}
        ${this.#pin(task, shown, 'line', Math.max(14, line.x - 40), hidden.y - 8, line.x, line.y)}
        ${this.#pin(task, shown, 'chip', hidden.x + hidden.width + (phone ? 18 : 34), hidden.y - 15, hidden.x + hidden.width + (phone ? -6 : 12), hidden.y - (phone ? -6 : 15))}
        ${this.#pin(task, shown, 'beside-output', Math.min(right - 20, width - 96), output.y + output.height + 34, right + 10, output.y + output.height / 2 + 8)}
        <path class="back" d="M${right} ${low}H${left}M${left + 8} ${low - 6}L${left} ${low}L${left + 8} ${low + 6}" />
        ${this.#pin(task, shown, 'way-back', width / 2 - 30, low, width / 2 - 30, low)}`;
    };
    return networkFigure({
      network,
      width,
      height,
      cell: (column, unit) => {
        if (column === 0) return { lines: [{ says: formatCellInput(input[unit]!), look: 'value' }] };
        const { a, z } = layers[column - 1]!;
        const last = column === network.layers.length;
        return {
          lines: [
            { says: last ? 'y = a' : `a ${formatReading(a[unit]!)}`, look: 'quiet' },
            { says: formatReading(z[unit]!), look: 'value' },
          ],
          ...(last && { aside: `t ${formatTarget(target[unit]!)}` }),
        };
      },
      edge: (key) => {
        const value = parameterOf(board, key);
        return { value, ...(key === 'W1-0-0' && { pill: { says: formatWeight(value), value } }) };
      },
      bias: (key) => parameterOf(board, key),
      over: pins,
      label: tell(text.figure),
    });
  }

  #readings(view: ActivityView, board: BoardView, task: TaskPart, shown: readonly number[]): TemplateResult {
    const { training } = board.board;
    const loss = board.observation.loss ?? Number.NaN;
    const head = (place: string, mark: TemplateResult | typeof nothing): TemplateResult => {
      const index = this.#placeOf(task, place);
      const word = shown[index] ?? -1;
      return html`<p class="pinned ${this.lit === index ? 'lit' : ''}">
        <span class="number ${word === -1 ? '' : 'named'}">${index + 1}</span>
        <span class="slot ${word === -1 ? '' : 'named'}">${word === -1 ? '' : this.#word(task, word)}</span>${mark}
      </p>`;
    };
    const off = board.refusal({ type: 'train' }) !== undefined;
    return html`<div>
        ${head('big-number', symbol('L'))}
        <p class="loss" data-testid="words-loss" data-value=${loss}>${formatReading(loss)}</p>
        ${curveLine(training.curve)}
      </div>
      <div>
        ${head('counter', nothing)}
        <p class="epochs"><strong data-testid="words-epochs" data-value=${training.epochs}>${training.epochs}</strong></p>
        ${
          view.size === 'stage' || view.you === null
            ? nothing
            : html`<button
                type="button"
                class="button ${training.running ? '' : 'primary'}"
                data-testid="words-train"
                aria-pressed=${training.running}
                ?disabled=${off && !training.running}
                @click=${() =>
                  emitBoardEvent(this, 'board-command', {
                    command: training.running ? { type: 'pause-training' } : { type: 'train' },
                  })}
              >
                ${icon(training.running ? 'halt' : 'play')}${tell(training.running ? text.pause : text.run)}
              </button>`
        }
      </div>
      <div>
        ${head('rule', nothing)}
        <p class="rule">${symbol('w')} ← ${symbol('w')} − ${symbol('η')} · ∂${symbol('L')}/∂${symbol('w')}</p>
        <p class="caption">${symbol('η')} = ${formatTarget(training.settings.learningRate)}</p>
      </div>`;
  }

  #match(view: ActivityView, task: TaskPart, shown: readonly number[]): TemplateResult {
    const { items = [] } = task;
    const count = shown.filter((word) => word !== -1).length;
    const own = ownTry(view, 'match');
    const off =
      view.you === null || view.size === 'stage' || view.refusal({ type: 'try-task' }) !== undefined;
    const left = this.#shuffled(task, view.you).filter((word) => !shown.includes(word));
    // What was put down last and is not right: it stands there until the next one.
    const strayed =
      own !== undefined && !isRight(own)
        ? own.values.findIndex((word, index) => word !== -1 && own.right[index] === false)
        : -1;
    return html`<div class="head">
        <h2>${tell(text.match)}</h2>
        <p class="caption">${tell(text.how)}</p>
        <strong class="score" data-testid="words-matched" data-value=${count}>${tell(text.score, { count, all: items.length })}</strong>
      </div>
      <div class="tray">
        <div class="chips" role="group" aria-label=${tell(text.left)}>
          ${left.map(
            (word) => html`<button
              type="button"
              class="word ${word === this.held ? 'held' : ''}"
              data-testid="word-${word}"
              aria-pressed=${word === this.held}
              ?disabled=${off}
              draggable=${off ? 'false' : 'true'}
              @dragstart=${() => (this.held = word)}
              @click=${() => (this.held = this.held === word ? undefined : word)}
              @keydown=${(event: KeyboardEvent) => this.#typed(event, task, shown, word)}
            >
              <span>${this.#word(task, word)}</span><small>${task.others?.[word]?.[locale() === 'ko' ? 'en' : 'ko']}</small>
            </button>`,
          )}
        </div>
        <p class="comment" role="status" data-testid="outcome">
          ${
            count === items.length
              ? html`${icon('check')}${tell(text.done)}`
              : strayed !== -1
                ? own?.wrong === undefined
                  ? tell(text.notThere, { word: this.#word(task, own!.values[strayed]!), place: strayed + 1 })
                  : html`<span>${lessonText(own.wrong.says, view)}</span>`
                : tell(this.held === undefined ? text.take : text.where)
          }
        </p>
      </div>
      <ol>
        ${items.map((item, index) => {
          const word = shown[index] ?? -1;
          const stray = strayed === index ? own!.values[index]! : -1;
          return html`<li
            class=${this.lit === index ? 'lit' : ''}
            @pointerenter=${() => (this.lit = index)}
            @pointerleave=${() => (this.lit = undefined)}
            @dragover=${(event: DragEvent) => word === -1 && event.preventDefault()}
            @drop=${(event: DragEvent) => {
              event.preventDefault();
              this.#place(task, shown, this.held, index);
            }}
          >
            <span class="number ${word === -1 ? '' : 'named'}">${index + 1}</span>
            ${
              word !== -1
                ? html`<span class="name">${this.#word(task, word)} <span class="ok">${icon('check')}<span class="visually-hidden">${tell(text.right)}</span></span></span>`
                : html`<button
                    type="button"
                    class="slot ${stray === -1 ? '' : 'stray'}"
                    data-testid="place-${index}"
                    ?disabled=${off}
                    @focus=${() => (this.lit = index)}
                    @blur=${() => (this.lit = undefined)}
                    @click=${() => this.#place(task, shown, this.held, index)}
                  >
                    <span class="visually-hidden">${tell(text.placeHere, { place: index + 1, word: this.held === undefined ? '' : this.#word(task, this.held) })}</span>${stray === -1 ? nothing : this.#word(task, stray)}
                  </button>`
            }
            <span class="meaning">${lessonText(item.says, view)}</span>
          </li>`;
        })}
      </ol>`;
  }

  /** A digit puts the focused word at that number. */
  #typed(event: KeyboardEvent, task: TaskPart, shown: readonly number[], word: number): void {
    const index = Number(event.key) - 1;
    if (!Number.isInteger(index) || index < 0 || index >= shown.length || event.ctrlKey || event.metaKey)
      return;
    event.preventDefault();
    this.#place(task, shown, word, index);
  }

  #place(task: TaskPart, shown: readonly number[], word: number | undefined, index: number): void {
    if (word === undefined || shown[index] !== -1) return;
    this.held = undefined;
    askFor(this, { type: 'try-task', task: task.id, values: shown.with(index, word) });
  }
}

const text = {
  board: { en: 'The running board', ko: '움직이는 보드' },
  readings: { en: 'What the training says', ko: '학습이 말해 주는 것' },
  figure: { en: 'The network with numbered pins', ko: '번호 핀이 꽂힌 신경망' },
  run: { en: 'Let it train', ko: '학습 돌리기' },
  pause: { en: 'Pause', ko: '멈추기' },
  match: { en: 'Match the words', ko: '낱말 짝짓기' },
  how: {
    en: 'A meaning and its pin on the board have the same number.',
    ko: '뜻에도, 보드의 핀에도 같은 번호가 있어요.',
  },
  score: { en: '{count} of {all} in place', ko: '맞힌 낱말 {count} / {all}' },
  left: { en: 'Words still to be placed', ko: '남은 낱말' },
  take: { en: 'Choose a word, then a number.', ko: '낱말을 고르고, 번호를 골라요.' },
  where: { en: 'Where does it belong? Choose a number.', ko: '어디에 놓을까요? 번호를 골라요.' },
  notThere: {
    en: '{word} does not belong at {place}. Look at what pin {place} points to.',
    ko: '{place}번 자리는 ‘{word}’의 자리가 아니에요. {place}번 핀이 가리키는 것을 다시 보세요.',
  },
  placeHere: { en: 'Place {place}: {word}', ko: '{place}번 자리: {word}' },
  right: { en: 'right', ko: '맞음' },
  done: { en: 'All eight words are in their places.', ko: '여덟 낱말이 모두 제자리를 찾았어요.' },
} as const;

export const show: OwnView = (view, question) =>
  html`<wr-words .view=${view} .question=${question}></wr-words>`;

declare global {
  interface HTMLElementTagNameMap {
    'wr-words': WordsView;
  }
}
