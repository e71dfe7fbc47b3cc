import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { sentenceOf } from '#shared/workshop/kernel/rejections.ts';
import { isAsked } from '#shared/workshop/model/ask.ts';
import { limits } from '#shared/workshop/model/limits.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import { present } from '#shared/workshop/model/people.ts';
import { type Given, givenBy, type Prediction, type Reveal } from '#shared/workshop/model/prediction.ts';
import { choiceOrder, choicesOf, pathOf } from '#shared/workshop/model/question.ts';
import '../elements/avatar.ts';
import { WeightroomElement } from '../elements/element.ts';
import { moved, parseNumber } from '../elements/format.ts';
import { icon } from '../elements/icons.ts';
import { personClass } from '../elements/person.ts';
import { uid } from '../elements/uid.ts';
import { t, tell } from '../i18n/t.ts';
import { type AnswerDraft, AnswerDrafts } from './answer-drafts.ts';
import { answersOf, choicesIn, type DrawnRound, drawnTruth, formatAnswer, formatTruth } from './answers.ts';
import { lessonText } from './lesson-text.ts';
import './prediction-card.css';
import { askFor, type QuestionView } from './view.ts';

/**
 * One question, from the first answer to the reveal: what is asked, one's own answer, how many are in, and then where
 * all of them fell. Who may not answer sees the question and the count.
 * @fires activity-command - `{command}`
 */
@customElement('wr-prediction-card')
export class PredictionCard extends WeightroomElement {
  @property({ attribute: false }) view: QuestionView | undefined;

  /** What is being answered, which outlasts this card. */
  @property({ attribute: false }) drafts = new AnswerDrafts();
  @state() private refused: string | undefined;
  @state() private now = Date.now();
  readonly #id = uid('prediction');
  #round = '';
  #ticking: ReturnType<typeof setInterval> | undefined;

  private get draft(): AnswerDraft {
    return this.drafts.of(this.#round);
  }

  private set draft(draft: AnswerDraft) {
    this.drafts.keep(this.#round, draft);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
    this.#ticking = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('view')) return;
    const prediction = this.view?.prediction;
    const round = `${prediction?.id} ${prediction?.rounds.length}`;
    if (round !== this.#round) {
      this.#round = round;
      this.refused = undefined;
    }
    const timed = prediction?.timer != null;
    if (timed && this.#ticking === undefined) {
      this.#ticking = setInterval(() => {
        this.now = Date.now();
      }, 1_000);
    } else if (!timed) {
      clearInterval(this.#ticking);
      this.#ticking = undefined;
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    const prediction = view?.prediction;
    if (view === undefined || prediction === undefined) return nothing;
    const { id, status, asking } = prediction;
    const mine = this.#mine(prediction);
    const person = lookup(view.participants, view.you ?? '');
    const label = asking.answer.kind === 'line' ? t('prediction.line') : t('prediction.label');
    return html`<section
      class="card ${status} ${view.size} ${mine === undefined ? '' : 'in'} ${person === undefined ? '' : personClass(person.colour)}"
      data-testid="prediction"
      data-id=${id}
      data-state=${status}
      aria-label=${t('prediction.region')}
    >
      <div class="question">
        <p class="label">${status === 'revealed' ? t('prediction.opened') : label}</p>
        <h2>${lessonText(asking.asks, view)}</h2>
        ${prediction.rounds.length > 1 && status !== 'revealed' ? html`<p>${t('prediction.second')}</p>` : nothing}
        ${
          asking.answer.kind === 'number' && asking.answer.tolerance > 0 && status !== 'revealed'
            ? html`<p class="tolerance">${t('prediction.tolerance', { tolerance: asking.answer.tolerance })}</p>`
            : nothing
        }
        ${prediction.reveal === null ? nothing : this.#outcome(prediction, prediction.reveal)}
      </div>
      ${prediction.reveal === null ? this.#answering(view, prediction, mine) : this.#revealed(prediction, prediction.reveal)}
    </section>`;
  }

  // ---- answering

  #answering(view: QuestionView, prediction: Prediction, mine: Given | undefined): TemplateResult {
    const open = prediction.status === 'open';
    const may = view.role === 'student';
    return html`<div class="answering">
        ${may && open ? this.#fields(prediction, mine) : nothing}
        <p class="sealed">${icon('lock')}${t('prediction.sealed')}</p>
      </div>
      <div class="state">
        ${
          may && open
            ? html`<button
                  type="button"
                  class="button primary large"
                  data-testid="prediction-commit"
                  ?disabled=${!this.#complete(prediction, mine)}
                  @click=${() => this.#commit(prediction, mine)}
                >
                  ${mine === undefined ? t('prediction.commit') : t('prediction.change')}
                </button>
                <p class="note" role="status">${mine === undefined ? t('prediction.still') : `${t('prediction.committed')} · ${t('prediction.until')}`}</p>`
            : nothing
        }
        ${
          open
            ? nothing
            : html`<p class="note" role="status">${may && mine === undefined ? t('prediction.late') : t('prediction.closed')}</p>`
        }
        ${this.refused === undefined ? nothing : html`<p class="why" role="alert">${this.refused}</p>`}
        ${this.#count(view, prediction)}
      </div>`;
  }

  #fields(prediction: Prediction, mine: Given | undefined): TemplateResult {
    const { asking } = prediction;
    if (asking.answer.kind === 'number') return this.#number(asking.answer, mine);
    const chosen = this.draft.choice ?? mine?.answer;
    const choices = choicesIn(asking);
    return html`${
      choices.length === 0
        ? nothing
        : html`<fieldset class="choices">
            <legend class="visually-hidden">${t('prediction.answer')}</legend>
            ${choiceOrder(asking).map(
              (index) => html`<label class=${chosen === index ? 'on' : ''}>
                <input
                  type="radio"
                  name=${this.#id}
                  data-testid="prediction-choice-${index}"
                  .checked=${live(chosen === index)}
                  @change=${() => {
                    this.draft = { ...this.draft, choice: index };
                  }}
                />${choices[index]}
              </label>`,
            )}
          </fieldset>`
    }
    ${
      asking.answer.kind === 'line'
        ? html`<label class="line"
            >${t('prediction.why')}
            <input
              type="text"
              data-testid="prediction-line"
              maxlength=${limits.lineGraphemes}
              .value=${live(this.draft.line ?? mine?.line ?? '')}
              @input=${(event: InputEvent) => {
                this.draft = { ...this.draft, line: (event.target as HTMLInputElement).value };
              }}
              @keydown=${(event: KeyboardEvent) => {
                if (event.key === 'Enter' && !event.isComposing) this.#commit(prediction, mine);
              }}
            />
          </label>`
        : nothing
    }`;
  }

  #number(
    { least, most, step, decimals }: Extract<Prediction['asking']['answer'], { kind: 'number' }>,
    mine: Given | undefined,
  ): TemplateResult {
    const value = this.#typed() ?? mine?.answer;
    const shown = this.draft.text ?? (mine?.answer === undefined ? '' : formatAnswer(mine.answer, decimals));
    const nudge = (by: number) => {
      const from = value ?? moved((least + most) / 2, -by);
      this.#type(formatAnswer(Math.min(most, Math.max(least, moved(from, by))), decimals));
    };
    const set = (event: Event) =>
      this.#type(formatAnswer(Number((event.target as HTMLInputElement).value), decimals));
    // Of a count there is nothing between two whole numbers.
    const parts = decimals === 0 && most - least <= 10 ? most - least : 5;
    const labels = Array.from({ length: parts + 1 }, (_, k) => least + ((most - least) * k) / parts);
    return html`<div class="ruler ${value === undefined ? 'empty' : ''}">
        <input
          type="range"
          data-testid="prediction-ruler"
          aria-label=${t('prediction.answer')}
          min=${least}
          max=${most}
          step=${step}
          .value=${live(String(value ?? (least + most) / 2))}
          @input=${set}
          @keydown=${(event: KeyboardEvent) => {
            if (event.key === 'Enter' && this.view?.prediction) this.#commit(this.view.prediction, mine);
            if (!event.shiftKey || !/^Arrow(Left|Right)$/.test(event.key)) return;
            event.preventDefault();
            nudge(event.key === 'ArrowLeft' ? -10 * step : 10 * step);
          }}
        />
        <div class="scale" aria-hidden="true">
          ${labels.map((label) => html`<span>${formatAnswer(label, decimals > 0 ? Math.max(1, decimals - 1) : 0)}</span>`)}
        </div>
      </div>
      <div class="type">
        <button type="button" class="button" aria-label=${t('prediction.less')} @click=${() => nudge(-step)}>
          ${icon('minus')}
        </button>
        <input
          type="text"
          inputmode="decimal"
          autocomplete="off"
          data-testid="prediction-answer"
          aria-label=${t('prediction.answer')}
          placeholder="—"
          .value=${live(shown)}
          @input=${(event: InputEvent) => this.#type((event.target as HTMLInputElement).value)}
          @keydown=${(event: KeyboardEvent) => {
            if (event.key === 'Enter' && this.view?.prediction) this.#commit(this.view.prediction, mine);
          }}
        />
        <button type="button" class="button" aria-label=${t('prediction.more')} @click=${() => nudge(step)}>
          ${icon('plus')}
        </button>
      </div>`;
  }

  #type(text: string): void {
    this.draft = { ...this.draft, text };
    this.refused = undefined;
  }

  /** The number that is typed, where it is one. */
  #typed(): number | undefined {
    if (this.draft.text === undefined) return undefined;
    const parsed = parseNumber(this.draft.text);
    return 'value' in parsed ? parsed.value : undefined;
  }

  #complete({ asking }: Prediction, mine: Given | undefined): boolean {
    if (asking.answer.kind === 'number') return (this.draft.text ?? '').trim() !== '';
    const choice = this.draft.choice ?? mine?.answer;
    const line = this.draft.line ?? mine?.line ?? '';
    const chosen = choicesOf(asking) === 0 || choice !== undefined;
    return chosen && (asking.answer.kind !== 'line' || line.trim() !== '');
  }

  #commit(prediction: Prediction, mine: Given | undefined): void {
    if (!this.#complete(prediction, mine)) return;
    const { id, asking, rounds } = prediction;
    const sent = { type: 'answer-prediction', prediction: id, round: rounds.length - 1 } as const;
    if (asking.answer.kind === 'number') {
      const parsed = parseNumber(this.draft.text ?? '');
      if ('rejection' in parsed) {
        this.refused = tell(sentenceOf(parsed.rejection), { limit: limits.magnitude });
        return;
      }
      askFor(this, { ...sent, answer: parsed.value });
    } else {
      const answer = this.draft.choice ?? mine?.answer;
      const line = asking.answer.kind === 'line' ? (this.draft.line ?? mine?.line ?? '') : undefined;
      askFor(this, { ...sent, ...(answer !== undefined && { answer }), ...(line !== undefined && { line }) });
    }
    this.refused = undefined;
    this.draft = {};
  }

  #mine(prediction: Prediction): Given | undefined {
    return givenBy(prediction, prediction.rounds.length - 1, this.view?.you ?? null);
  }

  #count({ participants, you }: QuestionView, prediction: Prediction): TemplateResult {
    const students = present({ participants }).filter(({ role }) => role === 'student').length;
    const { count: counted } = prediction.rounds.at(-1)!;
    // One's own is there before the next count is.
    const count = Math.max(
      counted,
      givenBy(prediction, prediction.rounds.length - 1, you) === undefined ? 0 : 1,
    );
    const total = Math.max(students, count);
    const words = t('prediction.count', { count, total });
    return html`<div class="count">
      <p data-testid="prediction-count" data-value=${count}>${words}${this.#left(prediction)}</p>
      <span class="ticks" aria-hidden="true"
        >${Array.from({ length: Math.min(total, 60) }, (_, k) => html`<i class=${k < (count * Math.min(total, 60)) / Math.max(1, total) ? 'in' : ''}></i>`)}</span
      >
    </div>`;
  }

  #left({ timer }: Prediction): TemplateResult | typeof nothing {
    if (timer === null) return nothing;
    const gone = Math.max(0, Math.floor((this.now - timer.at) / 1_000));
    const left = Math.max(0, timer.seconds - gone);
    const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    return html`<span class="left">${icon('clock')}${t('prediction.time', { time })}</span>`;
  }

  // ---- the reveal

  #outcome(prediction: Prediction, reveal: Reveal): TemplateResult | typeof nothing {
    const { view } = this;
    if (view === undefined || reveal.truth === null) return nothing;
    const [first, second] = reveal.rounds;
    const { answer } = prediction.asking;
    return html`${
      view.size === 'stage' && answer.kind === 'number'
        ? html`<p class="truth-value">${formatTruth(reveal.truth.value, answer.decimals)}</p>`
        : nothing
    }
      <p class="right-count">
        ${
          second === undefined
            ? t('prediction.right', { count: first?.right ?? 0 })
            : t('prediction.right.twice', { first: first?.right ?? 0, second: second.right })
        }
      </p>
      ${reveal.shows === null ? nothing : html`<p class="shows">${lessonText(reveal.shows, view)}</p>`}
      ${view.role === 'student' ? this.#ownWay(prediction, reveal) : nothing}`;
  }

  /** What one's own answer came of: for nobody else to see. */
  #ownWay(prediction: Prediction, reveal: Reveal): TemplateResult {
    const { view } = this;
    const { asking, rounds } = prediction;
    const given = rounds.map((_, round) => givenBy(prediction, round, view?.you ?? null)?.answer);
    const first = given.findIndex((answer) => answer !== undefined);
    if (first === -1)
      return html`<p class="own" data-testid="prediction-own">${t('prediction.mine.none')}</p>`;
    const path = pathOf(given[first]!, asking.answer, reveal.truth!);
    const slip = typeof path === 'number' ? reveal.slips.find((one) => one.slip === path) : undefined;
    const texts = given.flatMap((answer) => (answer === undefined ? [] : this.#answerText(asking, answer)));
    const count = typeof path === 'number' ? (reveal.rounds[first]?.slips[path] ?? 0) : 0;
    return html`<div class="own" data-testid="prediction-own">
      <p>${t('prediction.mine')} <b>${texts.join(' → ')}</b></p>
      ${
        path === 'right'
          ? html`<p>${t('prediction.mine.right')}</p>`
          : slip === undefined
            ? isAsked(asking)
              ? nothing
              : html`<p>${t('prediction.mine.unknown')}</p>`
            : html`<p><strong>${lessonText(slip.says, view!)}</strong></p>
                <p>${t('prediction.same-way', { count })}</p>`
      }
    </div>`;
  }

  #answerText(asking: Prediction['asking'], answer: number): string {
    return asking.answer.kind === 'number'
      ? formatAnswer(answer, asking.answer.decimals)
      : (choicesIn(asking)[answer] ?? '');
  }

  #revealed(prediction: Prediction, reveal: Reveal): TemplateResult {
    const { asking } = prediction;
    const rounds = reveal.rounds.map(({ histogram }, round) => this.#drawn(prediction, histogram, round));
    if (asking.answer.kind === 'line') return this.#lines(asking, reveal, rounds);
    return html`<div class="histogram" data-testid="prediction-histogram">
        ${answersOf(asking, rounds, drawnTruth(asking, reveal))}
      </div>
      ${isAsked(asking) ? nothing : this.#paths(asking, reveal)}`;
  }

  #drawn(prediction: Prediction, histogram: DrawnRound['histogram'], round: number): DrawnRound {
    const name = round === 0 ? t('prediction.first') : t('prediction.again.column');
    const own = givenBy(prediction, round, this.view?.you ?? null)?.answer;
    return { name, histogram, own: this.view?.size === 'stage' ? undefined : own };
  }

  #paths(asking: Prediction['asking'], { truth, right, slips, rounds }: Reveal): TemplateResult {
    const { answer } = asking;
    const number = answer.kind === 'number';
    const decimalsOf = (value: number) =>
      number && answer.decimals === 0 && Number.isInteger(value) ? 0 : 4;
    const row = (value: number | null, name: TemplateResult | string, counts: readonly number[], kind = '') =>
      html`<tr class=${kind}>
        ${number ? html`<td class="value">${value === null ? '' : formatAnswer(value, decimalsOf(value))}</td>` : nothing}
        <th scope="row">${name}</th>
        ${counts.map((count) => html`<td>${count}</td>`)}
      </tr>`;
    const made = slips.toSorted((a, b) => (rounds[0]?.slips[b.slip] ?? 0) - (rounds[0]?.slips[a.slip] ?? 0));
    const others = rounds.map(({ unknown }) => unknown);
    const { view } = this;
    return html`<table class="paths">
      <caption>
        ${t('prediction.paths')}
      </caption>
      <thead>
        <tr>
          ${number ? html`<td></td>` : nothing}
          <td></td>
          ${rounds.map((_, index) => html`<th scope="col">${index === 0 ? t('prediction.first') : t('prediction.again.column')}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${
          right === null || view === undefined
            ? nothing
            : row(
                truth?.value ?? null,
                lessonText(right, view),
                rounds.map((one) => one.right),
                'right',
              )
        }
        ${made.map(({ slip, name }) =>
          row(
            truth?.slips[slip] ?? null,
            lessonText(name, view!),
            rounds.map((one) => one.slips[slip] ?? 0),
          ),
        )}
        ${others.some((count) => count > 0) ? row(null, t('prediction.other'), others) : nothing}
      </tbody>
    </table>`;
  }

  #lines(asking: Prediction['asking'], { lines }: Reveal, rounds: readonly DrawnRound[]): TemplateResult {
    const { view } = this;
    const choices = choicesIn(asking);
    const columns = choices.length === 0 ? [undefined] : choiceOrder(asking);
    return html`<div class="lines" data-testid="prediction-histogram" aria-label=${t('prediction.lines')}>
      ${lines.length === 0 ? html`<p>${t('prediction.no-lines')}</p>` : nothing}
      ${columns.map(
        (choice) => html`<div>
          ${
            choice === undefined
              ? nothing
              : html`<h3>
                  ${choices[choice]} <b>${rounds.at(-1)?.histogram.find(([answer]) => answer === choice)?.[1] ?? 0}</b>
                </h3>`
          }
          <ul>
            ${lines
              .filter(({ answer }) => choice === undefined || answer === choice)
              .map(({ by, line }) => {
                const person = lookup(view?.participants ?? {}, by);
                return html`<li>
                  ${person === undefined ? nothing : html`<wr-avatar .name=${person.name} .colour=${person.colour}></wr-avatar>`}
                  <span><bdi>${person?.name ?? ''}</bdi> <q>${line ?? ''}</q></span>
                </li>`;
              })}
          </ul>
        </div>`,
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-prediction-card': PredictionCard;
  }
}
