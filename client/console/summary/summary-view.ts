import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { BoardId } from '#shared/workshop/model/board.ts';
import type {
  AskedQuestion,
  BoardReport,
  DoneActivity,
  Report,
} from '#shared/workshop/projections/report.ts';
import { cssVars } from '../../elements/css-vars.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { formatPercent } from '../../elements/format.ts';
import { formulaText } from '../../elements/formula-text.ts';
import { icon } from '../../elements/icons.ts';
import { locale } from '../../i18n/locale.ts';
import { t } from '../t.ts';
import { CHART, lossSteps, scaleFor } from './loss-steps.ts';
import '../../elements/switch.css';
import './summary-view.css';

/** A report as its page has it: with what becomes of the workshop. */
export interface KeptReport extends Report {
  readonly keptUntil: number;
  /** When names are erased: never, at the end, or so long (ms) after the last change. */
  readonly eraseNames: 'never' | 'end' | number;
}

export const exportKinds = ['csv', 'json', 'log'] as const;
export type ExportKind = (typeof exportKinds)[number];

const MINUTE = 60_000;

/** Who came or went so many minutes after the beginning or before the end is late, or went early. */
const EARLY = 5;

/**
 * What a class did: activities against their plan, questions with both rounds, how the loss went, who was here; and what can be had
 * of it.
 * @fires summary-export - `{kind, anonymous}`
 * @fires summary-end - the class is to end
 * @fires summary-reopen - it is to go on
 */
@customElement('wr-summary-view')
export class SummaryView extends WeightroomElement {
  @property({ attribute: false }) report: KeptReport | undefined;
  @state() private anonymous = true;
  @state() private names = false;
  @state() private board: BoardId | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { report } = this;
    if (report === undefined) return nothing;
    return html`
      <div class="done">${this.#head(report)} ${this.#activities(report)} ${this.#losses(report)}</div>
      <aside>${this.#attendance(report)} ${this.#exports()} ${this.#fate(report)}</aside>
    `;
  }

  // ---- what was done

  #head(report: KeptReport): TemplateResult {
    const { status, openedAt, endedAt, activities, questions } = report;
    const students = report.people.filter(({ role }) => role === 'student');
    const mean = meanOf(students.map(({ minutes }) => minutes));
    const asked = questions.filter(({ rounds }) => rounds.length > 1).length;
    const shares = questions.map(sharesOf).filter((one) => one.length > 0);
    const first = meanOf(shares.map((one) => one[0]!));
    const last = meanOf(shares.map((one) => one.at(-1)!));
    const time = (at: number) => new Intl.DateTimeFormat(locale(), { timeStyle: 'short' }).format(at);
    const end = endedAt ?? openedAt + report.open;
    const figure = (value: string, about: string) => html`<p><b>${value}</b><span>${about}</span></p>`;
    return html`<header>
      <div>
        <h2>${t(status === 'ended' ? 'summary.over' : 'summary.ongoing')}</h2>
        <p class="about">
          ${t('summary.from-to', { from: time(openedAt), to: time(end) })}${this.#againstPlan(activities)}
        </p>
      </div>
      <div class="figures">
        ${figure(
          t('summary.minutes', { count: Math.round(report.open / MINUTE) }),
          t('summary.activities', { count: activities.length }),
        )}
        ${figure(t('summary.people', { count: students.length }), t('summary.mean', { count: Math.round(mean) }))}
        ${figure(t('summary.questions', { count: questions.length }), t('summary.rounds', { count: asked }))}
        ${
          shares.length === 0
            ? nothing
            : figure(
                `${asked === 0 ? '' : `${formatPercent(first)} → `}${formatPercent(last)}%`,
                t('summary.right'),
              )
        }
      </div>
    </header>`;
  }

  #againstPlan(activities: readonly DoneActivity[]): string {
    const over = activities.filter(({ to }) => to !== null);
    if (over.length === 0) return '';
    const less = over.reduce((sum, { planned, from, to }) => sum + planned - (to! - from) / MINUTE, 0);
    const count = Math.round(Math.abs(less));
    if (count === 0) return '';
    return `, ${t(less > 0 ? 'summary.shorter' : 'summary.longer', { count })}`;
  }

  #activities({ activities, questions, openedAt, open }: KeptReport): TemplateResult {
    const now = openedAt + open;
    const longest = Math.max(
      1,
      ...activities.flatMap(({ from, to, planned }) => [planned, ((to ?? now) - from) / MINUTE]),
    );
    const beside = questions.filter(({ during }) => during === null);
    if (activities.length === 0 && beside.length === 0) {
      return html`<p class="empty">${t('summary.no-activities')}</p>`;
    }
    return html`<table>
      <thead>
        <tr>
          <th scope="col"></th>
          <th scope="col">${t('summary.column.activity')}</th>
          <th scope="col">${t('summary.column.time')}</th>
          <th scope="col">${t('summary.column.question')}</th>
          <th scope="col" colspan="2">${t('summary.column.right')}</th>
        </tr>
      </thead>
      ${activities.map((activity, index) =>
        this.#done(
          activity,
          index,
          questions.filter(({ during }) => during === index),
          { longest, now },
        ),
      )}
      ${
        beside.length === 0
          ? nothing
          : html`<tbody>
              ${beside.map(
                (question, at) => html`<tr>
                  ${at === 0 ? html`<td></td><th scope="rowgroup" rowspan=${beside.length}>${t('summary.beside')}</th><td></td>` : html`<td></td><td></td>`}
                  ${this.#asked(question)}
                </tr>`,
              )}
            </tbody>`
      }
    </table>`;
  }

  #done(
    { title, from, to, planned, step, steps }: DoneActivity,
    index: number,
    questions: readonly AskedQuestion[],
    { longest, now }: { readonly longest: number; readonly now: number },
  ): TemplateResult {
    const minutes = ((to ?? now) - from) / MINUTE;
    const rows = Math.max(1, questions.length);
    return html`<tbody>
      <tr>
        <td class="number" rowspan=${rows}>${index + 1}</td>
        <th scope="rowgroup" rowspan=${rows}>${title[locale()]}</th>
        <td class="time" rowspan=${rows}>
          <span class="bar" ${cssVars({ spent: minutes / longest, planned: planned / longest })}>
            <i></i><i class="plan"></i>
          </span>
          <span>${t('summary.minutes', { count: Math.round(minutes) })}</span>
        </td>
        ${
          questions[0] === undefined
            ? html`<td class="about" colspan="3">${t('summary.steps', { step, steps })}</td>`
            : this.#asked(questions[0])
        }
      </tr>
      ${questions.slice(1).map((question) => html`<tr>${this.#asked(question)}</tr>`)}
    </tbody>`;
  }

  #asked(question: AskedQuestion): TemplateResult {
    const shares = sharesOf(question);
    const asks = formulaText(question.asks[locale()]);
    const [first, last] = [shares[0], shares.at(-1)];
    const count = question.rounds.at(-1)?.count ?? 0;
    const words = question.revealed ? t('summary.answers', { count }) : t('summary.open-question');
    if (first === undefined || last === undefined) {
      return html`<td>${asks}</td><td class="about" colspan="2">${words}</td>`;
    }
    return html`<td>${asks}</td>
      <td class="rounds">
        <svg viewBox="-5 0 110 12" aria-hidden="true">
          <path class="rail" d="M0 6H100" />
          <path class="gain ${last < first ? 'less' : ''}" d="M${100 * first} 6H${100 * last}" />
          ${shares.length > 1 ? svg`<circle class="first" cx=${100 * first} cy="6" r="4" />` : nothing}
          <circle class="last" cx=${100 * last} cy="6" r="4.5" />
        </svg>
      </td>
      <td class="shares">
        ${shares.length > 1 ? html`${formatPercent(first)} → ` : nothing}<b>${formatPercent(last)}%</b>
      </td>`;
  }

  // ---- how the loss went

  #losses({ boards }: KeptReport): TemplateResult | typeof nothing {
    const told = boards.filter(({ byHand, curve }) => byHand > 0 || curve.length > 0);
    const shown = told.find(({ board }) => board === this.board) ?? mostMoved(told);
    if (shown === undefined) return nothing;
    const byHand = shown.changes.filter(({ kind, loss }) => kind !== 'trained' && loss !== null);
    const hand = byHand.map(({ loss }) => loss!);
    const machine = shown.curve.map(([, loss]) => loss);
    const most = scaleFor([...hand, ...machine]);
    return html`<section class="losses">
      ${
        told.length < 2
          ? nothing
          : html`<label class="board">
              ${t('summary.board')}
              <select
                @change=${({ target }: Event) => {
                  this.board = (target as HTMLSelectElement).value;
                }}
              >
                ${told.map(
                  (one) =>
                    html`<option value=${one.board} ?selected=${one === shown}>${nameOf(one)}</option>`,
                )}
              </select>
            </label>`
      }
      ${this.#chart(t('summary.hand'), nameOf(shown), hand, most, t('summary.changes', { count: shown.byHand }), t('summary.nothing-moved'))}
      ${this.#chart(
        t('summary.machine'),
        nameOf(shown),
        machine,
        most,
        t('summary.steps-made', { count: shown.curve.at(-1)?.[0] ?? 0 }),
        t('summary.nothing-trained'),
      )}
    </section>`;
  }

  #chart(
    title: string,
    board: string,
    losses: readonly number[],
    most: number,
    end: string,
    none: string,
  ): TemplateResult {
    const { width, height, left, right } = CHART;
    const says = t('summary.loss-of', {
      from: (losses[0] ?? 0).toFixed(4),
      to: (losses.at(-1) ?? 0).toFixed(4),
    });
    return html`<figure>
      <figcaption><b>${title}</b> <span class="about">${board}</span></figcaption>
      ${
        losses.length < 2
          ? html`<p class="about">${none}</p>`
          : html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label=${says}>
              ${lossSteps(losses, most)}
              <text class="tick" x=${left} y=${height - 2}>${t('summary.start')}</text>
              <text class="tick" x=${width - right} y=${height - 2} text-anchor="end">${end}</text>
            </svg>`
      }
    </figure>`;
  }

  // ---- who was here

  #attendance({ people, attendance }: KeptReport): TemplateResult {
    const students = people.filter(({ role }) => role === 'student');
    const head = html`<header>
      <h3>${t('summary.attendance')}</h3>
      <span class="about">${t('summary.a-line-each')}</span>
    </header>`;
    if (attendance === null) {
      return html`<section class="attendance">${head}<p class="about">${t('summary.attendance.none')}</p></section>`;
    }
    const { since, minute } = attendance;
    const sorted = students.toSorted((a, b) => (a.stays[0]?.[0] ?? 1e9) - (b.stays[0]?.[0] ?? 1e9));
    const late = students.filter(({ stays }) => (stays[0]?.[0] ?? 0) >= EARLY).length;
    const early = students.filter(({ stays }) => minute - (stays.at(-1)?.[1] ?? minute) >= EARLY).length;
    const time = (at: number) =>
      new Intl.DateTimeFormat(locale(), { timeStyle: 'short', hourCycle: 'h23' }).format(since + at * MINUTE);
    const scale = 100 / (minute + 1);
    return html`<section class="attendance">
      ${head}
      <svg
        class="lines"
        viewBox="0 0 100 ${Math.max(1, sorted.length) * 3}"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        ${sorted.map(({ stays }, row) =>
          stays.map(
            ([from, to]) =>
              svg`<rect x=${from * scale} y=${row * 3} width=${(to + 1 - from) * scale} height="2.2" />`,
          ),
        )}
      </svg>
      <p class="ends" aria-hidden="true"><span>${time(0)}</span><span>${time(minute + 1)}</span></p>
      <p>
        ${t('summary.attendance.mean')}
        <b>${t('summary.minutes', { count: Math.round(meanOf(students.map(({ minutes }) => minutes))) })}</b>,
        ${t('summary.attendance.late')} <b>${late}</b>, ${t('summary.attendance.early')} <b>${early}</b>
      </p>
      <details
        .open=${this.names}
        @toggle=${({ target }: Event) => {
          this.names = (target as HTMLDetailsElement).open;
        }}
      >
        <summary>${t('summary.attendance.names')}</summary>
        ${
          this.names
            ? html`<ul>
                ${sorted.map(
                  ({ name, minutes }) =>
                    html`<li><bdi>${name}</bdi><span>${t('summary.minutes', { count: minutes })}</span></li>`,
                )}
              </ul>`
            : nothing
        }
      </details>
    </section>`;
  }

  // ---- what can be had of it

  #exports(): TemplateResult {
    return html`<section class="exports">
      <h3>${t('summary.export')}</h3>
      <label class="switch">
        <span><b>${t('summary.anonymous')}</b> <span class="about">${t('summary.anonymous.about')}</span></span>
        <input
          type="checkbox"
          role="switch"
          data-testid="export-anonymous"
          .checked=${this.anonymous}
          @change=${({ target }: Event) => {
            this.anonymous = (target as HTMLInputElement).checked;
          }}
        />
      </label>
      ${exportKinds.map(
        (kind) => html`<div class="export">
          <span><b>${t(`summary.${kind}`)}</b><span class="about">${t(`summary.${kind}.about`)}</span></span>
          <button
            type="button"
            class="button"
            data-testid="export-${kind}"
            aria-label=${t('summary.get.name', { name: t(`summary.${kind}`) })}
            @click=${() => this.#emit('summary-export', { kind, anonymous: this.anonymous })}
          >
            ${icon('download')}${t('summary.get')}
          </button>
        </div>`,
      )}
    </section>`;
  }

  #fate({ status, keptUntil, eraseNames }: KeptReport): TemplateResult {
    const ended = status === 'ended';
    const date = new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeStyle: 'short' }).format(
      keptUntil,
    );
    return html`<section class="fate">
      ${
        ended
          ? html`<button type="button" class="button primary large" data-testid="reopen" @click=${() => this.#emit('summary-reopen')}>
              ${icon('undo')}${t('summary.reopen')}
            </button>`
          : html`<button type="button" class="button large" data-testid="end" @click=${() => this.#emit('summary-end')}>
              ${icon('stop')}${t('summary.end')}
            </button>`
      }
      <p class="about">
        ${t(ended ? 'summary.reopen.about' : 'summary.end.about', { date })}
        ${
          eraseNames === 'never'
            ? nothing
            : eraseNames === 'end'
              ? t('summary.erased.end')
              : t('summary.erased.after', { count: Math.round(eraseNames / 3_600_000) })
        }
      </p>
    </section>`;
  }

  #emit(type: string, detail?: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
  }
}

/** The share of those who were right in each round that was revealed. */
function sharesOf({ revealed, rounds }: AskedQuestion): number[] {
  if (!revealed) return [];
  return rounds.flatMap(({ count, right }) => (right === null || count === 0 ? [] : [right / count]));
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function nameOf({ called, title }: BoardReport): string {
  return called?.[locale()] ?? title ?? t('summary.class-board');
}

function mostMoved(boards: readonly BoardReport[]): BoardReport | undefined {
  return boards.toSorted((a, b) => b.byHand - a.byHand)[0];
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-summary-view': SummaryView;
  }
  interface HTMLElementEventMap {
    'summary-export': CustomEvent<{ kind: ExportKind; anonymous: boolean }>;
  }
}
