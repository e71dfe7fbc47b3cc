import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { answerTwo } from '#shared/math/datasets/ten-classes.ts';
import { crossEntropy } from '#shared/math/losses/cross-entropy.ts';
import { losses } from '#shared/math/losses.ts';
import { cssVars } from '../../elements/css-vars.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { formatReading, formatSigned, formatWeight } from '../../elements/format.ts';
import { personClass } from '../../elements/person.ts';
import { tell } from '../../i18n/t.ts';
import { holderOf, movable, nameOf } from '../../instruments/board-reading.ts';
import { type BoardView, emitBoardEvent } from '../../stores/board-view.ts';
import { isOpen, isTold, stepOf } from '../reading.ts';
import type { ActivityView, OwnView } from '../view.ts';
import '../guess-numbers.ts';
import '../panes.css';
import { logCurve } from './log-curve.ts';
import { lossRows } from './loss-rows.ts';
import './output-bars.ts';
import './two-losses.css';

/** The book's two answers: what the right class and class 7 are given is exchanged. */
const answers = [[...answerTwo], answerTwo.with(2, answerTwo[7]).with(7, answerTwo[2])] as const;

const key = (index: number) => `b1-${index}`;

/** `two-losses`: ten outputs to drag, and three losses that follow. */
@customElement('wr-two-losses')
export class TwoLosses extends WeightroomElement {
  @property({ attribute: false }) view: ActivityView | undefined;
  /** The question of the step, where there is one. */
  @property({ attribute: false }) question: TemplateResult | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    const board = view?.board;
    if (view === undefined || board === undefined) return nothing;
    const y = board.observation.layers.at(-1)!.z;
    const t = board.board.target;
    const told = {
      mse: isOpen(view, 'mse'),
      half: isOpen(view, 'mse') && isTold(view, 'half', 'by-hand'),
      entropy: stepOf(view) !== 'squares',
    };
    const second = isOpen(view, 'second');
    return html`<div class="lesson-panes ${view.size}">
      <section class="pane outputs" aria-label=${tell(text.outputs)}>
        ${this.#head(view, board, y)}
        <wr-output-bars
          .outputs=${y}
          .targets=${t}
          .terms=${told.entropy ? crossEntropy.terms(y, t) : undefined}
          .covered=${!told.mse}
          .holders=${y.map((_, index) => {
            const holder = holderOf(board, key(index));
            return holder && { hue: personClass(holder.colour), name: nameOf(board, holder) };
          })}
          .disabled=${!this.#mayMove(view, board)}
          @bar-input=${({ detail }: CustomEvent<{ index: number; value: number }>) =>
            emitBoardEvent(this, 'parameter-input', { parameter: key(detail.index), value: detail.value })}
          @bar-commit=${({ detail }: CustomEvent<{ index: number; value: number }>) =>
            emitBoardEvent(this, 'parameter-commit', { parameter: key(detail.index), value: detail.value })}
        ></wr-output-bars>
      </section>
      ${
        told.entropy
          ? html`<section class="pane beside log" aria-label=${tell(text.smaller)}>
              <div class="pane-head">
                <h2>${tell(text.smaller)}</h2>
                <p class="caption">${tell(text.smallerSays)}</p>
              </div>
              ${logCurve(y[t.indexOf(1)]!)}
              ${isOpen(view, 'zero') ? html`<p class="prose">${tell(text.floor, { value: formatReading(crossEntropy.f([0], [1])) })}</p>` : nothing}
            </section>`
          : nothing
      }
      ${this.question === undefined ? nothing : html`<div class="asked">${this.question}</div>`}
      <section class="pane below rows" aria-label=${tell(text.losses)}>
        ${
          stepOf(view) === 'by-hand' && view.you !== null && view.size !== 'stage'
            ? html`<wr-guess-numbers .view=${view} task="half"></wr-guess-numbers>`
            : nothing
        }
        ${lossRows(y, t, told)}
      </section>
      ${second ? this.#book(view, board, t, y, told.half) : nothing}
    </div>`;
  }

  #mayMove(view: ActivityView, board: BoardView): boolean {
    return view.you !== null && view.size !== 'stage' && movable(board, key(0));
  }

  #head(view: ActivityView, board: BoardView, y: readonly number[]): TemplateResult {
    const sum = y.reduce((total, value) => total + value, 0);
    return html`<div class="pane-head">
      <h2>${tell(text.outputs)}</h2>
      <span class="controls">
        <span>${tell(text.sum)} <b data-testid="bars-sum" data-value=${sum}>${formatWeight(sum)}</b></span>
        ${
          this.#mayMove(view, board)
            ? html`<button
                type="button"
                class="button"
                data-testid="bars-scale"
                ?disabled=${sum <= 0 || Math.abs(sum - 1) < 0.005}
                @click=${() => this.#put(y.map((value) => Math.round((1e4 * value) / sum) / 1e4))}
              >
                ${tell(text.scale)}
              </button>`
            : nothing
        }
      </span>
    </div>`;
  }

  #put(outputs: readonly number[]): void {
    const values = outputs.map((value, index) => [key(index), value] as const);
    emitBoardEvent(this, 'board-command', { command: { type: 'set-parameters', values, final: true } });
  }

  /** The book's two answers beside each other, to be put on the bars. */
  #book(
    view: ActivityView,
    board: BoardView,
    t: readonly number[],
    y: readonly number[],
    half: boolean,
  ): TemplateResult {
    const off = !this.#mayMove(view, board);
    const rows = [
      [text.mse, 'mse'],
      ...(half ? ([[text.half, 'half-sse']] as const) : []),
      [text.entropy, 'cross-entropy'],
    ] as const;
    return html`<section class="pane below beside book" aria-label=${tell(text.book)}>
      <div class="pane-head">
        <h2>${tell(text.book)}</h2>
        ${off ? nothing : html`<p class="caption">${tell(text.tap)}</p>`}
      </div>
      <div class="answers">
        ${answers.map((answer, index) => {
          const on = answer.every((value, k) => Math.abs(value - y[k]!) < 1e-9);
          return html`<button
            type="button"
            class=${on ? 'on' : ''}
            aria-pressed=${on}
            data-testid="answer-${index}"
            ?disabled=${off}
            @click=${() => this.#put(answer)}
          >
            <b>${tell(index === 0 ? text.first : text.second)}</b>
            <small>${tell(text.gives, { index: answer.indexOf(0.6), value: '0.6' })}</small>
            <span class="mini" aria-hidden="true">${answer.map((value, k) => html`<i class=${t[k] === 1 ? 'right' : ''} ${cssVars({ share: value })}></i>`)}</span>
          </button>`;
        })}
      </div>
      <table>
        <thead>
          <tr>
            <td></td>
            <th scope="col">${tell(text.first)}</th>
            <th scope="col">${tell(text.second)}</th>
            <th scope="col">${tell(text.growth)}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(([name, loss]) => {
            const [a, b] = answers.map((answer) => losses[loss].f(answer, t)) as [number, number];
            return html`<tr>
              <th scope="row">${tell(name)}</th>
              <td><b>${formatReading(a)}</b></td>
              <td>${formatReading(b)}</td>
              <td>${formatSigned(b - a).slice(0, 1)}${formatReading(Math.abs(b - a))}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </section>`;
  }
}

const text = {
  outputs: { en: 'Drag the ten outputs', ko: '출력 열 개를 끌어 보세요' },
  sum: { en: 'Sum', ko: '합' },
  scale: { en: 'Scale to a sum of 1', ko: '합을 1로 맞추기' },
  smaller: { en: 'As the right class gets less', ko: '정답 칸이 작아지면' },
  smallerSays: { en: 'Cross-entropy looks at −ln y[2] alone', ko: '교차 엔트로피는 −ln y[2] 하나만 봐요' },
  floor: {
    en: 'At 0, −ln 0 would be without end. With 1e-7 added it stops at {value}.',
    ko: '0이 되면 −ln 0은 끝없이 커져요. 그래서 1e-7을 더해 {value}에서 멈춰 둬요.',
  },
  losses: { en: 'The three losses of this answer', ko: '이 답의 세 손실' },
  book: { en: 'The book’s two answers', ko: '책의 두 답' },
  tap: { en: 'Tap one to put it on the bars', ko: '누르면 위 막대에 올려요' },
  first: { en: 'First answer', ko: '첫째 답' },
  second: { en: 'Second answer', ko: '둘째 답' },
  gives: { en: '{value} for class {index}', ko: '{index}번 칸이 {value}' },
  growth: { en: 'grew by', ko: '늘어난 양' },
  mse: { en: 'Mean squared', ko: '평균 제곱' },
  half: { en: 'Half the sum', ko: '제곱합의 절반' },
  entropy: { en: 'Cross-entropy', ko: '교차 엔트로피' },
} as const;

export const show: OwnView = (view, question) =>
  html`<wr-two-losses .view=${view} .question=${question}></wr-two-losses>`;

declare global {
  interface HTMLElementTagNameMap {
    'wr-two-losses': TwoLosses;
  }
}
