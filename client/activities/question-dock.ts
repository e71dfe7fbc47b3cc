import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Command } from '#shared/workshop/features.ts';
import { isAsked, isPoll } from '#shared/workshop/model/ask.ts';
import { limits } from '#shared/workshop/model/limits.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import { present } from '#shared/workshop/model/people.ts';
import type { Prediction, PredictionId, Reveal } from '#shared/workshop/model/prediction.ts';
import { choiceOrder } from '#shared/workshop/model/question.ts';
import { cssVars } from '../elements/css-vars.ts';
import { WeightroomElement } from '../elements/element.ts';
import { type IconName, icon } from '../elements/icons.ts';
import { type MessageKey, t } from '../i18n/t.ts';
import { type AnswerRow, countBlocks, countIn, rowsOf } from './answer-rows.ts';
import { answersOf, choicesIn, drawnTruth, formatTruth } from './answers.ts';
import { lessonText } from './lesson-text.ts';
import '../elements/switch.css';
import './question-dock.css';
import { TimeLeft } from './time-left.ts';
import { askFor, type QuestionView } from './view.ts';

/** Shortest time between two looks at the answers, while they are watched (ms). */
const LOOK_EVERY = 1_000;
/** What the button gives a question more time by (s). */
const MORE_TIME = 30;

/**
 * A question as whoever leads has it under the board: how many are in, then close, vote again, reveal. How the answers are
 * distributed is shown on request, and to nobody else.
 * @fires activity-command - `{command}`
 * @fires question-away - the result of an activity's question is to be put away on this page
 */
@customElement('wr-question-dock')
export class QuestionDock extends WeightroomElement {
  @property({ attribute: false }) view: QuestionView | undefined;
  /** The answers so far are watched; off again with every question, as a screen may be mirrored. */
  @state() private watching = false;
  readonly #time = new TimeLeft(this);
  #of: string | undefined;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #later: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#later);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('view')) return;
    const id = this.view?.prediction?.id;
    if (id !== this.#of) this.watching = false;
    this.#of = id;
  }

  protected override updated(): void {
    const prediction = this.view?.prediction;
    if (!this.watching || prediction === undefined || prediction.status === 'revealed') return;
    const round = prediction.rounds.length - 1;
    const look = lookup(prediction.looks, this.view?.you ?? '');
    if (look?.round === round && look.count === prediction.rounds[round]!.count) return;
    this.#look(prediction.id);
  }

  /** Looks again, not more often than anybody can read. */
  #look(prediction: string): void {
    clearTimeout(this.#later);
    const wait = this.#lookedAt + LOOK_EVERY - performance.now();
    if (wait > 0) {
      this.#later = setTimeout(() => this.requestUpdate(), wait);
      return;
    }
    this.#lookedAt = performance.now();
    askFor(this, { type: 'look-at-answers', prediction });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    const prediction = view?.prediction;
    if (view === undefined || prediction === undefined) return nothing;
    const { id, status, asking, reveal } = prediction;
    return html`<section
      class="dock ${status}"
      data-testid="prediction"
      data-id=${id}
      data-state=${status}
      aria-label=${t('prediction.region')}
    >
      <header>
        <span class="status" role="status">${t(`dock.${status}`)}</span>
        ${this.#timer(prediction)}
        ${prediction.rounds.length > 1 ? html`<span class="again">${t('prediction.second')}</span>` : nothing}
        <span class="space"></span>
        ${status === 'revealed' || asking.answer.kind === 'line' ? nothing : this.#watch(prediction)}
      </header>
      <div class="what">
        <h2>${lessonText(asking.asks, view)}</h2>
        ${reveal === null ? this.#open(prediction) : this.#revealed(prediction, reveal)}
      </div>
      <div class="count">${this.#count(view, prediction)}</div>
      <footer>${this.#flow(prediction)}</footer>
    </section>`;
  }

  #timer(prediction: Prediction): TemplateResult | typeof nothing {
    const left = this.#time.of(prediction);
    if (prediction.status !== 'open') return nothing;
    const more = prediction.timer === null ? 60 : this.#secondsLeft(prediction) + MORE_TIME;
    return html`${left === undefined ? nothing : html`<span class="left" role="timer">${icon('clock')}${left}</span>`}
      <button
        type="button"
        class="button"
        data-testid="prediction-timer"
        ?disabled=${more > limits.timer.most}
        @click=${() => this.#ask({ type: 'time-prediction', prediction: prediction.id, seconds: more })}
      >
        ${prediction.timer === null ? t('prediction.timer') : t('dock.more', { count: MORE_TIME })}
      </button>`;
  }

  #secondsLeft({ timer }: Prediction): number {
    if (timer === null) return 0;
    return Math.max(0, timer.seconds - Math.floor((Date.now() - timer.at) / 1_000));
  }

  #watch(prediction: Prediction): TemplateResult {
    return html`<button
      type="button"
      class="watch"
      role="switch"
      aria-checked=${this.watching}
      data-testid="prediction-look"
      @click=${() => {
        this.watching = !this.watching;
        if (this.watching) this.#look(prediction.id);
      }}
    >
      ${icon('lock')}<span>${t('dock.watch')}</span><i class="knob"></i><kbd class="kbd" aria-hidden="true">D</kbd>
    </button>`;
  }

  /** What is offered; how often each was given only where that is watched. */
  #open(prediction: Prediction): TemplateResult {
    const { asking, rounds } = prediction;
    const look = lookup(prediction.looks, this.view?.you ?? '');
    const seen = this.watching && look?.round === rounds.length - 1 ? look : undefined;
    const rows = rowsOf(asking);
    if (rows.length === 0 || asking.answer.kind === 'line') {
      return html`${
        seen === undefined
          ? html`<p class="sealed">${icon('lock')}${t('dock.sealed')}</p>`
          : html`<div class="ruler" data-testid="prediction-histogram">
              ${answersOf(asking, [{ name: '', histogram: seen.histogram, own: undefined }], undefined)}
            </div>`
      }`;
    }
    return html`<ol class="rows ${isWide(rows) ? 'many' : ''}" data-testid=${seen === undefined ? nothing : 'prediction-histogram'}>
      ${rows.map(({ answer, words, mark }) => {
        const count = seen === undefined ? undefined : countIn(seen.histogram, answer);
        return html`<li>
          <span class="mark">${mark}</span><span class="words">${words}</span>
          ${count === undefined ? nothing : html`${shareOf(count, seen!.count)}<b>${count}</b>`}
        </li>`;
      })}
    </ol>`;
  }

  #revealed(prediction: Prediction, reveal: Reveal): TemplateResult {
    const { asking } = prediction;
    const rows = rowsOf(asking);
    if (rows.length === 0 || asking.answer.kind === 'line') {
      const rounds = reveal.rounds.map(({ histogram }, round) => ({
        name: round === 0 ? t('prediction.first') : t('prediction.again.column'),
        histogram,
        own: undefined,
      }));
      const drawn =
        asking.answer.kind === 'line'
          ? this.#lines(prediction, reveal)
          : answersOf(asking, rounds, drawnTruth(asking, reveal));
      return html`<div class="ruler" data-testid="prediction-histogram">${drawn}</div>`;
    }
    const last = reveal.rounds.at(-1)!;
    return html`<ol class="rows ${isWide(rows) ? 'many' : ''}" data-testid="prediction-histogram">
      ${rows.map(({ answer, words, mark }) => {
        const right = reveal.truth?.right.includes(answer) === true;
        const counts = reveal.rounds.map(({ histogram }) => countIn(histogram, answer));
        return html`<li class=${right ? 'right-one' : ''}>
          ${shareOf(counts.at(-1)!, last.count)}<span class="mark">${mark}</span>
          <span class="words">${words}${right ? html`${icon('check')}<span class="visually-hidden">${t('stage.right')}</span>` : nothing}</span>
          <b>${counts.join(' → ')}</b>
        </li>`;
      })}
    </ol>`;
  }

  /** What was written, under what was chosen with it. */
  #lines({ id, asking }: Prediction, { lines, rounds }: Reveal): TemplateResult {
    const choices = choicesIn(asking);
    if (choices.length === 0) return this.#written(id, lines);
    const last = rounds.at(-1)?.histogram ?? [];
    return html`${choiceOrder(asking).map(
      (choice) => html`<h3>${choices[choice]} <b>${countIn(last, choice)}</b></h3>
        ${this.#written(
          id,
          lines.filter(({ answer }) => answer === choice),
        )}`,
    )}`;
  }

  #written(id: PredictionId, lines: Reveal['lines']): TemplateResult {
    return html`<ul class="lines">
      ${lines.map(({ by, line }) => {
        const name = lookup(this.view?.participants ?? {}, by)?.name ?? '';
        return html`<li>
          ${this.#spotlight(id, by, name)}<span><bdi>${name}</bdi> <q>${line ?? ''}</q></span>
        </li>`;
      })}
    </ul>`;
  }

  /** Puts somebody's line on every screen, or takes it away again. */
  #spotlight(prediction: PredictionId, participant: ParticipantId, name: string): TemplateResult {
    const { spotlit, board } = this.view!;
    const on = spotlit?.prediction === prediction && spotlit.participant === participant;
    return html`<button
      type="button"
      class="icon-button"
      data-testid="spotlight-answer-${participant}"
      aria-pressed=${on}
      aria-label=${t('dock.spotlight', { name })}
      title=${t('dock.spotlight', { name })}
      ?disabled=${board === undefined}
      @click=${() =>
        board &&
        this.#ask({
          type: 'spotlight',
          on: on ? null : { board: board.board.id, participant, answer: prediction },
        })}
    >
      ${icon('sun')}
    </button>`;
  }

  #count({ participants }: QuestionView, prediction: Prediction): TemplateResult {
    const students = present({ participants }).filter(({ role }) => role === 'student').length;
    const { count } = prediction.rounds.at(-1)!;
    const total = Math.max(students, count);
    const { reveal, asking } = prediction;
    if (reveal !== null && reveal.truth !== null) {
      const right = reveal.rounds.map((round) => round.right);
      return html`${
        asking.answer.kind === 'number'
          ? html`<p class="found">${formatTruth(reveal.truth.value, asking.answer.decimals)}</p>`
          : nothing
      }
        <p class="right">
          ${
            right.length > 1
              ? t('prediction.right.twice', { first: right[0]!, second: right[1]! })
              : t('prediction.right', { count: right[0] ?? 0 })
          }
        </p>
        ${reveal.shows === null || this.view === undefined ? nothing : html`<p class="shows">${lessonText(reveal.shows, this.view)}</p>`}`;
    }
    return html`<p class="number" data-testid="prediction-count" data-value=${count}>
        <strong>${count}</strong> <span>${t('dock.of', { total })}</span>
      </p>
      ${countBlocks(count, total)}`;
  }

  // ---- close, vote again, reveal

  #flow(prediction: Prediction): TemplateResult {
    const { id, status, rounds, asking } = prediction;
    const drop = html`<button
      type="button"
      class="button quiet"
      data-testid="prediction-drop"
      @click=${() => this.#ask({ type: 'drop-prediction', prediction: id })}
    >
      ${t('dock.drop')}
    </button>`;
    if (status === 'revealed') {
      return html`<span class="space"></span>${isAsked(asking) ? drop : this.#away()}`;
    }
    const poll = isPoll(asking);
    return html`${this.#step('close', 'dock.close', 'lock', 'C', status === 'open', status === 'open', {
      type: 'close-prediction',
      prediction: id,
    })}
      ${icon('next')}
      ${this.#step(
        'again',
        'dock.again',
        'people',
        'V',
        status === 'closed' && rounds.length < limits.rounds,
        false,
        {
          type: 'ask-again',
          prediction: id,
        },
      )}
      ${icon('next')}
      ${this.#step(
        'reveal',
        poll || prediction.board === null ? 'dock.show' : 'dock.reveal',
        'eye',
        'R',
        true,
        status === 'closed',
        {
          type: 'reveal-prediction',
          prediction: id,
        },
      )}
      ${poll && status === 'closed' ? this.#marks(prediction) : nothing}${drop}`;
  }

  /** What an activity asked stays with its step; its result may be put away here, to ask something on the spot. */
  #away(): TemplateResult {
    return html`<button
      type="button"
      class="button quiet"
      data-testid="prediction-away"
      @click=${() => this.dispatchEvent(new CustomEvent('question-away'))}
    >
      ${t('dock.away')}
    </button>`;
  }

  /** Only what comes next is filled. */
  #step(
    what: 'close' | 'again' | 'reveal',
    words: MessageKey,
    image: IconName,
    key: string,
    may: boolean,
    next: boolean,
    command: Command,
  ): TemplateResult {
    return html`<button
      type="button"
      class="button step ${next ? 'primary' : ''}"
      data-testid="prediction-${what}"
      ?disabled=${!may}
      aria-keyshortcuts=${key}
      @click=${() => this.#ask(command)}
    >
      ${icon(image)}${t(words)}<kbd class="kbd" aria-hidden="true">${key}</kbd>
    </button>`;
  }

  /** Which letter of a poll is right, where one is. */
  #marks({ id, asking }: Prediction): TemplateResult {
    return html`<span class="marks" role="group" aria-label=${t('dock.right')}>
      <span>${t('dock.right')}</span>
      ${rowsOf(asking).map(
        ({ answer, mark }) => html`<button
          type="button"
          class="button"
          data-testid="prediction-right-${answer}"
          @click=${() => this.#ask({ type: 'reveal-prediction', prediction: id, right: answer })}
        >
          ${mark}
        </button>`,
      )}
    </span>`;
  }

  #ask(command: Command): void {
    askFor(this, command);
  }
}

/** Letters alone, or more than there is room for in one column. */
function isWide(rows: readonly AnswerRow[]): boolean {
  return rows.length > 4 || rows.every(({ words }) => words === '');
}

/** How many of all gave an answer, as a ground behind its words. */
function shareOf(count: number, all: number): TemplateResult {
  return html`<i class="share" aria-hidden="true" ${cssVars({ share: all === 0 ? 0 : count / all })}></i>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-question-dock': QuestionDock;
  }
}
