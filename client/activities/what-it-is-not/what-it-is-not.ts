import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { trace } from '#shared/math/forward.ts';
import { indexOfKey } from '#shared/math/parameter-key.ts';
import type { BoardContent } from '#shared/workshop/model/board.ts';
import { dataOf } from '#shared/workshop/model/data.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { formatReading, formatTarget, formatWeight } from '../../elements/format.ts';
import { icon } from '../../elements/icons.ts';
import { Size } from '../../elements/size.ts';
import { symbol } from '../../elements/symbol.ts';
import { tell } from '../../i18n/t.ts';
import { mayDo } from '../../instruments/board-reading.ts';
import { type BoardView, emitBoardEvent } from '../../stores/board-view.ts';
import { corners } from '../half-plane.ts';
import { isOpen, stepOf } from '../reading.ts';
import type { ActivityView, OwnView } from '../view.ts';
import '../guess-numbers.ts';
import { networkFigure } from '../network-figure.ts';
import '../panes.css';
import './hundred-passes.ts';
import './what-it-is-not.css';

/** Steps that are enough for XOR from most starts. */
const STEPS = 300;

/** `what-it-is-not`: used a hundred times, its data deleted, trained from another start. */
@customElement('wr-what-it-is-not')
export class WhatItIsNot extends WeightroomElement {
  @property({ attribute: false }) view: ActivityView | undefined;
  /** The question of the step, where there is one. */
  @property({ attribute: false }) question: TemplateResult | undefined;

  readonly #box = new Size(this);

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    const board = view?.board;
    if (view === undefined || board === undefined) return nothing;
    const step = stepOf(view);
    const still = view.size === 'stage' || view.you === null;
    const part =
      step === 'use' || step === 'count'
        ? this.#used(view, board, still)
        : step === 'memory'
          ? this.#stored(board)
          : this.#two(view, board, still);
    return html`<div class="lesson-panes ${view.size}">
      ${part} ${this.question === undefined ? nothing : html`<div class="asked">${this.question}</div>`}
    </div>`;
  }

  get #half(): number {
    const { width } = this.#box;
    return Math.max(280, width >= 1000 ? Math.floor(width / 2) - 48 : Math.min(width - 40, 560));
  }

  #used(view: ActivityView, { board, observation }: BoardView, still: boolean): TemplateResult {
    const open = isOpen(view, 'learns');
    return html`<section class="pane" aria-label=${tell(text.inUse)}>
        <div class="pane-head"><h2>${tell(text.inUse)}</h2><p class="caption">${tell(text.inUseSays)}</p></div>
        ${this.#figure(board, (column, unit) => (column === 0 ? board.input[unit]! : observation.layers[column - 1]!.z[unit]!))}
      </section>
      <section class="pane beside" aria-label=${tell(text.hundred)}>
        <div class="pane-head"><h2>${tell(text.hundred)}</h2></div>
        ${open ? html`<wr-hundred-passes .board=${board} .disabled=${still}></wr-hundred-passes>` : html`<p class="prose">${tell(text.first)}</p>`}
        ${stepOf(view) === 'count' && !still ? html`<wr-guess-numbers .view=${view} task="after-use"></wr-guess-numbers>` : nothing}
      </section>`;
  }

  #figure(board: BoardContent, value: (column: number, unit: number) => number): TemplateResult {
    const width = this.#half;
    return networkFigure({
      network: board.network,
      width,
      height: 340,
      cell: (column, unit) => ({ lines: [{ says: formatReading(value(column, unit)), look: 'value' }] }),
      edge: (key) => {
        const weight = board.parameters[indexOfKey(board.network, key)!]!;
        return { value: Math.max(-0.8, Math.min(0.8, weight / 4)) };
      },
      label: tell(text.figure),
    });
  }

  /** The data beside what answers without them. */
  #stored({ board }: BoardView): TemplateResult {
    const data = dataOf(board);
    const rows = data?.samples ?? 0;
    return html`<section class="pane" aria-label=${tell(text.data)}>
        <div class="pane-head">
          <h2>${tell(text.data)}</h2>
          <p class="caption" data-testid="rows-left" data-value=${rows}>${tell(text.rows, { count: rows })}</p>
        </div>
        <table class="rows">
          <thead>
            <tr>
              <th scope="col">${symbol('x', { sub: 1 })}</th>
              <th scope="col">${symbol('x', { sub: 2 })}</th>
              <th scope="col">${symbol('t')}</th>
              <th scope="col">${symbol('y')}</th>
            </tr>
          </thead>
          <tbody>
            ${corners.map(([x1, x2], row) => {
              const [y = 0] = trace(board.network, board.parameters, [x1, x2]).at(-1)!.z;
              return html`<tr class=${x1 === board.input[0] && x2 === board.input[1] ? 'picked' : ''}>
                <td class=${data === undefined ? 'gone' : ''}>${x1}</td>
                <td class=${data === undefined ? 'gone' : ''}>${x2}</td>
                <td class=${data === undefined ? 'gone' : ''}>${data === undefined ? '—' : formatTarget(data.t[row]!)}</td>
                <td><b data-testid="answer-${row}" data-value=${y}>${formatReading(y)}</b></td>
              </tr>`;
            })}
          </tbody>
        </table>
        ${data === undefined ? html`<p class="prose">${tell(text.deleted)}</p>` : nothing}
      </section>
      <section class="pane beside" aria-label=${tell(text.kept)}>
        <div class="pane-head">
          <h2>${tell(text.kept)}</h2>
          <p class="caption">${tell(text.keptSays, { count: board.parameters.length })}</p>
        </div>
        ${this.#numbers(board)}
      </section>`;
  }

  /** Every number that a network has. */
  #numbers(board: BoardContent, beside?: BoardContent): TemplateResult {
    return html`<ol class="numbers">
      ${board.parameters.map((value, index) => html`<li class=${beside !== undefined && beside.parameters[index] === value ? 'same' : ''}>${formatWeight(value)}</li>`)}
    </ol>`;
  }

  /** The network that was there first, and the one that is there now. */
  #two(view: ActivityView, board: BoardView, still: boolean): TemplateResult {
    const open = isOpen(view, 'one-right');
    const now = board.board;
    const first: BoardContent = { ...now, ...now.start };
    const alike = now.parameters.filter((value, index) => value === first.parameters[index]).length;
    const off = still || !mayDo(board, 'train') || !mayDo(board, 'initialize');
    return html`<section class="pane" aria-label=${tell(text.one)}>
        <div class="pane-head"><h2>${tell(text.one)}</h2>${right(first)}</div>
        ${this.#rowsOf(first)} ${this.#numbers(first, open ? now : undefined)}
      </section>
      <section class="pane beside" aria-label=${tell(text.other)}>
        <div class="pane-head">
          <h2>${tell(text.other)}</h2>
          ${open ? right(now) : nothing}
          ${
            open && !still
              ? html`<span class="controls">
                  <button type="button" class="button" data-testid="start-anew" ?disabled=${off || now.training.running} @click=${this.#anew}>
                    ${icon('dice')}${tell(text.anew)}
                  </button>
                </span>`
              : nothing
          }
        </div>
        ${
          open
            ? html`${this.#rowsOf(now)} ${this.#numbers(now, first)}
                <p class="caption" data-testid="alike" data-value=${alike}>${tell(text.alike, { alike, count: now.parameters.length })}</p>`
            : html`<p class="prose">${tell(text.first)}</p>`
        }
      </section>`;
  }

  #rowsOf(board: BoardContent): TemplateResult {
    return html`<table class="rows">
      <thead>
        <tr>
          ${corners.map((corner) => html`<th scope="col">(${corner.join(', ')})</th>`)}
        </tr>
      </thead>
      <tbody>
        <tr>
          ${corners.map((corner) => html`<td><b>${formatReading(trace(board.network, board.parameters, corner).at(-1)!.z[0]!)}</b></td>`)}
        </tr>
      </tbody>
    </table>`;
  }

  readonly #anew = (): void => {
    emitBoardEvent(this, 'board-command', { command: { type: 'initialize', initializer: 'xavier' } });
    emitBoardEvent(this, 'board-command', { command: { type: 'train', steps: STEPS } });
  };
}

/** How many of the four rows a network gets right. */
function right(board: BoardContent): TemplateResult {
  const count = corners.filter(([x1, x2]) => {
    const [y = 0] = trace(board.network, board.parameters, [x1, x2]).at(-1)!.z;
    return y > 0.5 === (x1 !== x2);
  }).length;
  return html`<p class="caption ${count === 4 ? 'all-right' : ''}" data-testid="rows-right" data-value=${count}>
    ${count === 4 ? icon('check') : nothing}${tell(text.right, { count })}
  </p>`;
}

const text = {
  inUse: { en: 'The network, in use', ko: '쓰고 있는 신경망' },
  inUseSays: { en: 'something goes in, something comes out', ko: '값을 넣으면 값이 나와요' },
  hundred: { en: 'A hundred times', ko: '백 번 써 보기' },
  first: { en: 'Say first what you expect.', ko: '어떻게 될지 먼저 말해 보세요.' },
  figure: {
    en: 'The network with the numbers of the input that is in it',
    ko: '지금 넣은 값으로 계산한 신경망',
  },
  data: { en: 'The data', ko: '데이터' },
  rows: { en: { one: '{count} row', other: '{count} rows' }, ko: '{count}줄' },
  deleted: {
    en: 'Nothing is left to compare with, so there is no loss. The answers are the same.',
    ko: '견줄 것이 없으니 손실도 없어요. 답은 그대로예요.',
  },
  kept: { en: 'What the network keeps', ko: '신경망에 남은 것' },
  keptSays: {
    en: '{count} numbers, weights and biases, and no row of the data',
    ko: '가중치와 편향 {count}개뿐, 데이터는 한 줄도 없어요',
  },
  one: { en: 'One network', ko: '한 신경망' },
  other: { en: 'From another start', ko: '다른 가중치에서 출발하면' },
  right: { en: '{count} of 4 rows right', ko: '4줄 중 {count}줄 맞음' },
  anew: { en: 'Another start, trained', ko: '다른 출발로 학습하기' },
  alike: { en: '{alike} of {count} numbers are the same', ko: '같은 수는 {count}개 중 {alike}개' },
} as const;

export const show: OwnView = (view, question) =>
  html`<wr-what-it-is-not .view=${view} .question=${question}></wr-what-it-is-not>`;

declare global {
  interface HTMLElementTagNameMap {
    'wr-what-it-is-not': WhatItIsNot;
  }
}
