import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { WeightroomElement } from '../../elements/element.ts';
import { formatDelta, formatPercent, formatReading, formatWeight } from '../../elements/format.ts';
import { personClass } from '../../elements/person.ts';
import { Size } from '../../elements/size.ts';
import { symbol } from '../../elements/symbol.ts';
import { tell } from '../../i18n/t.ts';
import { holderOf, movable } from '../../instruments/board-reading.ts';
import { type BoardView, emitBoardEvent } from '../../stores/board-view.ts';
import { hasCome, isOpen, personOf } from '../reading.ts';
import type { ActivityView, OwnView } from '../view.ts';
import '../panes.css';
import '../parameter-bench.ts';
import { givenRight, measuresOf, range } from './answers.ts';
import './loss-not-accuracy.css';
import { measureChart } from './step-charts.ts';
import { swarm } from './swarm.ts';

const moved = 'W1-0-0';

/** `loss-not-accuracy`: a hundred answers, one weight; what accuracy and loss make of every nudge. */
@customElement('wr-loss-not-accuracy')
export class LossNotAccuracy extends WeightroomElement {
  @property({ attribute: false }) view: ActivityView | undefined;
  /** The question of the step, where there is one. */
  @property({ attribute: false }) question: TemplateResult | undefined;

  /** Where the weight was before it was last moved. */
  @state() private was: number | undefined;
  #seen: number | undefined;
  #dragging = false;
  readonly #box = new Size(this);

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const now = this.view?.board?.board.parameters[0];
    if (now === undefined || now === this.#seen) return;
    // A drag is one move, however many values it goes through.
    if (!this.#dragging && this.#seen !== undefined) this.was = this.#seen;
    this.#seen = now;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    const board = view?.board;
    if (view === undefined || board === undefined) return nothing;
    const now = board.board.parameters[0]!;
    const before = this.was ?? now;
    const wide = this.#box.width >= 1000;
    const width = Math.max(300, this.#box.width - (wide ? 300 : 0) - (view.size === 'phone' ? 40 : 48));
    return html`<div class="lesson-panes ${view.size}">
      <section class="pane answers" aria-label=${tell(text.answers)}>
        <div class="pane-head">
          <h2>${tell(text.answers)}</h2>
          <p class="caption">${tell(text.answersSay)}</p>
        </div>
        ${swarm(givenRight(board.board, now), givenRight(board.board, before), width)}
        ${this.#bench(view, board, before, now)}
        ${
          isOpen(view, 'accuracy')
            ? html`<div>
                <h3>${tell(text.accuracy)} <span class="caption">${tell(text.stands)}</span></h3>
                ${measureChart(measuresOf(board.board), 'accuracy', [before, now], width)}
              </div>`
            : nothing
        }
        ${
          isOpen(view, 'loss')
            ? html`<div>
                <h3>${tell(text.loss)} <span class="caption">${tell(text.moves)}</span></h3>
                ${measureChart(measuresOf(board.board), 'loss', [before, now], width)}
              </div>`
            : nothing
        }
      </section>
      <aside class="pane beside" aria-label=${tell(text.measures)}>${this.#numbers(view, board, before)}</aside>
      ${this.question === undefined ? nothing : html`<div class="asked">${this.question}</div>`}
    </div>`;
  }

  #numbers(view: ActivityView, board: BoardView, before: number): TemplateResult {
    const { accuracy, loss } = board.observation;
    const right = Math.round(100 * (accuracy ?? 0));
    const { weights, loss: losses, accuracy: shares } = measuresOf(board.board);
    const at = Math.round(((before - range[0]) / (range[1] - range[0])) * (weights.length - 1));
    const [was, stood] = [losses[at], shares[at]];
    const jumped = stood !== undefined && stood !== accuracy;
    const fell = was === undefined || loss === null ? 0 : loss - was;
    return html`<div>
        <h3>${tell(text.accuracy)}</h3>
        <p class="share" data-testid="share-right" data-value=${accuracy ?? ''}>${formatPercent(accuracy ?? 0)} %</p>
        <p class="caption">${tell(jumped ? text.jumped : text.still, { right, before: Math.round(100 * (stood ?? 0)) })}</p>
      </div>
      ${
        hasCome(view, 'loss')
          ? html`<div>
              <h3>${tell(text.loss)} <span class="caption">${tell(text.entropy)}</span></h3>
              <p class="share" data-testid="loss-now" data-value=${loss ?? ''}>${formatReading(loss ?? Number.NaN)}</p>
              ${Math.abs(fell) < 1e-12 ? nothing : html`<p class="caption ${fell < 0 ? 'better' : ''}">${formatDelta(fell)} · ${tell(text.from, { value: formatReading(was!) })}</p>`}
            </div>`
          : nothing
      }
      ${
        isOpen(view, 'loss')
          ? html`<div>
                <h3>${tell(text.why)}</h3>
                <p class="prose">${tell(text.whySays)}</p>
              </div>
              <div>
                <h3>${tell(text.where)}</h3>
                <p class="prose">${tell(text.whereSays)}</p>
              </div>`
          : nothing
      }`;
  }

  #bench(view: ActivityView, board: BoardView, before: number, now: number): TemplateResult | typeof nothing {
    const holder = holderOf(board, moved) ?? personOf(view, view.you);
    const open = view.you !== null && view.size !== 'stage' && hasCome(view, 'jump') && movable(board, moved);
    return html`<wr-parameter-bench
      class=${holder === undefined ? '' : personClass(holder.colour)}
      .name=${symbol('w', { sub: 1 })}
      label="w1"
      testid="bench-weight"
      .does=${before === now ? '' : `${formatWeight(before)} → ${formatWeight(now)}`}
      .range=${range}
      .value=${now}
      .disabled=${!open}
      @bench-input=${({ detail }: CustomEvent<{ value: number }>) => this.#move('parameter-input', detail.value, now)}
      @bench-commit=${({ detail }: CustomEvent<{ value: number }>) => this.#move('parameter-commit', detail.value, now)}
    ></wr-parameter-bench>`;
  }

  #move(type: 'parameter-input' | 'parameter-commit', value: number, now: number): void {
    if (!this.#dragging) this.was = now;
    this.#dragging = type === 'parameter-input';
    this.#seen = value;
    emitBoardEvent(this, type, { parameter: moved, value });
  }
}

const text = {
  answers: { en: '100 answers', ko: '답 100개' },
  answersSay: {
    en: 'A point is an answer; its tail is how far it has just come.',
    ko: '점 하나가 답 하나예요. 꼬리는 방금 움직인 거리예요.',
  },
  measures: { en: 'Accuracy and loss', ko: '정확도와 손실' },
  accuracy: { en: 'Accuracy', ko: '정확도' },
  loss: { en: 'Loss', ko: '손실' },
  entropy: { en: 'cross-entropy', ko: '교차 엔트로피' },
  stands: { en: 'It stands, then jumps', ko: '계단처럼 서 있다가 뛰어요' },
  moves: { en: 'It moves with every nudge', ko: '조금만 움직여도 이어서 달라져요' },
  still: { en: 'Unchanged: {right} of 100', ko: '그대로예요. 100개 중 {right}개' },
  jumped: {
    en: 'Jumped from {before} to {right} of 100',
    ko: '100개 중 {before}개에서 {right}개로 뛰었어요',
  },
  from: { en: 'from {value}', ko: '방금 {value}에서' },
  why: { en: 'What the loss is for', ko: '그래서 손실이 필요해요' },
  whySays: {
    en: 'From accuracy alone nobody can tell whether this is the right way. The loss adds up that all 100 answers got a little better.',
    ko: '정확도만 보면 이쪽이 맞는 길인지 알 수 없어요. 손실은 답 100개가 조금씩 나아진 것을 모두 더해서 알려 줘요.',
  },
  where: { en: 'Where accuracy jumps', ko: '정확도가 뛰는 곳' },
  whereSays: {
    en: 'A point has to cross the line in the middle. Between two jumps there is no 33.32 %.',
    ko: '점 하나가 가운데 선을 넘어야 해요. 두 번 뛰는 사이에 33.32 % 같은 값은 없어요.',
  },
} as const;

export const show: OwnView = (view, question) =>
  html`<wr-loss-not-accuracy .view=${view} .question=${question}></wr-loss-not-accuracy>`;

declare global {
  interface HTMLElementTagNameMap {
    'wr-loss-not-accuracy': LossNotAccuracy;
  }
}
