import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { indexOfKey, type ParameterKey } from '#shared/math/parameter-key.ts';
import { outputCount } from '#shared/math/shape.ts';
import { observe } from '#shared/workshop/model/observation.ts';
import { present } from '#shared/workshop/model/people.ts';
import type { Prediction, Reveal } from '#shared/workshop/model/prediction.ts';
import type { Aim } from '#shared/workshop/model/question.ts';
import { cssVars } from '../elements/css-vars.ts';
import { WeightroomElement } from '../elements/element.ts';
import { formatDelta, formatReading } from '../elements/format.ts';
import { icon } from '../elements/icons.ts';
import { unitSymbol } from '../elements/parameter-labels.ts';
import { t } from '../i18n/t.ts';
import '../instruments/diagram/network-diagram.ts';
import type { BoardView } from '../stores/board-view.ts';
import { countBlocks, countIn, rowsOf } from './answer-rows.ts';
import { answersOf, drawnTruth, formatTruth } from './answers.ts';
import { lessonText } from './lesson-text.ts';
import './stage-question.css';
import { TimeLeft } from './time-left.ts';
import type { QuestionView } from './view.ts';

/** Units whose change is told: the first of each layer that the parameter leads through. */
const TOLD = 3;
/** A question of more characters is set smaller, so that it has its two lines. */
const LONG = 34;

/**
 * A question as a projector shows it at ten metres: what is asked, what is offered, how many are in; after the reveal both
 * rounds, what came of it, and where the change went. It shows nobody's answer, and no distribution before the reveal.
 */
@customElement('wr-stage-question')
export class StageQuestion extends WeightroomElement {
  @property({ attribute: false }) view: QuestionView | undefined;
  readonly #time = new TimeLeft(this);

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    const prediction = view?.prediction;
    if (view === undefined || prediction === undefined) return nothing;
    const { id, status, reveal } = prediction;
    return html`<section
      class="question ${status}"
      data-testid="prediction"
      data-id=${id}
      data-state=${status}
      aria-label=${t('prediction.region')}
    >
      ${reveal === null ? this.#asked(view, prediction) : this.#revealed(view, prediction, reveal)}
    </section>`;
  }

  #asked(view: QuestionView, prediction: Prediction): TemplateResult {
    const { asking, rounds, status } = prediction;
    const left = this.#time.of(prediction);
    const students = present(view).filter(({ role }) => role === 'student').length;
    const { count } = rounds.at(-1)!;
    const total = Math.max(students, count);
    const state =
      status === 'closed'
        ? 'stage.closed'
        : rounds.length > 1
          ? 'stage.predict-again'
          : 'stage.first-predict';
    const rows = rowsOf(asking);
    return html`<div class="left">
        <p class="label">
          <span>${t(state)}</span>
          ${left === undefined ? nothing : html`<span class="clock" role="timer">${icon('clock')}${left}</span>`}
        </p>
        ${this.#title(view, prediction)}
        ${
          asking.answer.kind === 'number' && asking.answer.tolerance > 0
            ? html`<p class="tolerance">${t('prediction.tolerance', { tolerance: asking.answer.tolerance })}</p>`
            : nothing
        }
        <ol class="options ${rows.length > 4 ? 'many' : rows.every(({ words }) => words === '') ? 'letters' : ''}">
          ${rows.map(({ words, mark }) => html`<li><span class="mark">${mark}</span><span class="words">${words}</span></li>`)}
        </ol>
        ${countBlocks(count, total)}
      </div>
      <div class="right">
        ${this.#diagram(view)}
        <div class="count">
          <p data-testid="prediction-count" data-value=${count}><strong>${count}</strong> <span>${t('dock.of', { total })}</span></p>
          <p class="sealed">${icon('lock')}${t('dock.sealed')}</p>
        </div>
      </div>`;
  }

  #title(view: QuestionView, { asking }: Prediction): TemplateResult {
    const long = lengthOf(asking.asks.ko) > LONG || lengthOf(asking.asks.en) > LONG * 1.4;
    return html`<h1 tabindex="-1" class=${long ? 'long' : ''}>${lessonText(asking.asks, view)}</h1>`;
  }

  /** The board, with what the question is about marked as though it were selected here, and in nobody's hand. */
  #diagram({ board, prediction }: QuestionView): TemplateResult {
    const about = prediction?.board === board?.board.id ? prediction?.asking.about : undefined;
    const marked = board && {
      ...board,
      board: { ...board.board, holds: {} },
      handed: {},
      selected: about?.parameter ?? board.selected,
    };
    return html`<wr-network-diagram .view=${marked} size="question"></wr-network-diagram>`;
  }

  // ---- the reveal

  #revealed(view: QuestionView, prediction: Prediction, reveal: Reveal): TemplateResult {
    const { rounds } = reveal;
    const count = Math.max(0, ...rounds.map((round) => round.count));
    return html`<div class="left">
        <p class="label">
          <span>${t(rounds.length > 1 ? 'stage.revealed.twice' : 'stage.revealed', { count })}</span>
        </p>
        ${this.#title(view, prediction)}
        <div class="outcome" data-testid="prediction-histogram">${this.#answers(prediction, reveal)}</div>
      </div>
      <div class="right">${this.#truth(view, prediction, reveal)}</div>`;
  }

  #answers({ asking }: Prediction, reveal: Reveal): TemplateResult {
    const { rounds, truth } = reveal;
    const names = rounds.length > 1 ? [t('stage.first'), t('stage.again')] : [''];
    const rows = rowsOf(asking);
    if (rows.length === 0) {
      const drawn = rounds.map(({ histogram }, index) => ({
        name: names[index]!,
        histogram,
        own: undefined,
      }));
      return answersOf(asking, drawn, drawnTruth(asking, reveal));
    }
    return html`<ol class="results ${rows.length > 4 ? 'many' : ''}">
      ${rows.map(({ answer, words, mark }) => {
        const right = truth?.right.includes(answer) === true;
        return html`<li class=${right ? 'right-one' : ''}>
          <span class="mark">${mark}${right && words === '' ? icon('check') : nothing}</span>
          <span class="words"
            >${words}${
              right
                ? html`${words === '' ? nothing : icon('check')}<span class="visually-hidden">${t('stage.right')}</span>`
                : nothing
            }</span
          >
          ${rounds.map(({ histogram, count }, index) => {
            const given = countIn(histogram, answer);
            const thin = rounds.length > 1 && index === 0 ? 'thin' : '';
            return html`<span class="round ${thin}">
              <span class="name">${names[index]}</span>
              <span class="bar" ${cssVars({ share: count === 0 ? 0 : given / count })}></span>
              <b>${given}</b>
            </span>`;
          })}
        </li>`;
      })}
    </ol>`;
  }

  #truth(view: QuestionView, { asking, board }: Prediction, { truth, shows }: Reveal): TemplateResult {
    const { about } = asking;
    const shown = view.board;
    const isHere = shown !== undefined && shown.board.id === board;
    if (truth === null || about === undefined || !isHere || !isAsFound(shown, about, truth.value)) {
      const { answer } = asking;
      return html`${
        truth === null || answer.kind === 'choice'
          ? nothing
          : html`<p class="value">
              ${answer.kind === 'number' ? formatTruth(truth.value, answer.decimals) : formatDelta(truth.value)}
            </p>`
      }
        ${this.#diagram(view)}
        ${shows === null ? nothing : html`<p class="shows">${lessonText(shows, view)}</p>`}`;
    }
    const loss = shown.observation.loss ?? Number.NaN;
    const before = lossBefore(shown, about);
    return html`<p class="label">${t(about.to > about.from ? 'stage.tried.up' : 'stage.tried.down')}</p>
      <p class="value" data-testid="stage-loss" data-value=${loss}>${formatReading(loss)}</p>
      <p class="from">${t('stage.from', { value: formatReading(before) })} <b>${formatDelta(Number(loss.toFixed(4)) - Number(before.toFixed(4)))}</b></p>
      ${this.#diagram(view)} ${this.#trace(shown, about)}`;
  }

  /** Where the change went: the unit that the parameter leads to, the first one after it in each layer, and the output. */
  #trace(view: BoardView, about: Aim): TemplateResult {
    const { network } = view.board;
    const before = observe({ ...view.board, parameters: parametersBefore(view, about) });
    const [layer, unit] = targetOf(about.parameter);
    const last = network.layers.length;
    const units: (readonly [number, number])[] = [];
    for (let at = layer; at <= last && units.length < TOLD; at++) {
      units.push([at, at === layer ? unit : at === last ? Math.min(unit, outputCount(network) - 1) : 0]);
    }
    return html`<table class="trace">
      <tbody>
        ${units.map(([at, index]) => {
          const from = before.layers[at - 1]?.z[index] ?? Number.NaN;
          const to = view.observation.layers[at - 1]?.z[index] ?? Number.NaN;
          return html`<tr>
            <th scope="row">${unitSymbol(network, at, index)}</th>
            <td>${formatReading(from)} → <b>${formatReading(to)}</b></td>
            <td><b>${formatDelta(Number(to.toFixed(4)) - Number(from.toFixed(4)))}</b></td>
          </tr>`;
        })}
      </tbody>
    </table>`;
  }
}

function targetOf(parameter: ParameterKey): readonly [layer: number, unit: number] {
  const numbers = parameter.match(/\d+/g)?.map(Number) ?? [];
  return [numbers[0] ?? 1, numbers.at(-1) ?? 0];
}

function parametersBefore({ board }: BoardView, { parameter, from }: Aim): number[] {
  const index = indexOfKey(board.network, parameter);
  return board.parameters.map((value, place) => (place === index ? from : value));
}

/** The loss as it was when the question was asked: of the same board with the one parameter as it was. */
function lossBefore(view: BoardView, about: Aim): number {
  return observe({ ...view.board, parameters: parametersBefore(view, about) }).loss ?? Number.NaN;
}

/** Nobody has moved on since the reveal: what is on the board is what was found. */
function isAsFound(view: BoardView, about: Aim, value: number): boolean {
  const loss = view.observation.loss ?? Number.NaN;
  return loss === value || Math.abs(loss - lossBefore(view, about) - value) < 1e-9;
}

/** How long a sentence is to look at: a symbol is short, however it is written. */
function lengthOf(text: string): number {
  return text.replace(/\$[^$]{0,24}\$/g, 'wij').length;
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-stage-question': StageQuestion;
  }
}
