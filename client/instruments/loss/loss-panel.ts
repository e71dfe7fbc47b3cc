import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import type { Board } from '#shared/workshop/model/board.ts';
import { dataOf, taskOf } from '#shared/workshop/model/data.ts';
import { outputOf } from '#shared/workshop/model/observation.ts';
import type { Edit } from '#shared/workshop/projections/history.ts';
import { editRow, latestEdits } from './edit-row.ts';
import { errorBar } from './error-bar.ts';
import './loss-history.ts';
import { cssVars } from '../../elements/css-vars.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { formatDelta, formatPercent, formatReading, formatTarget } from '../../elements/format.ts';
import { icon } from '../../elements/icons.ts';
import { Patience } from '../../elements/patience.ts';
import { below, symbol } from '../../elements/symbol.ts';
import { locale } from '../../i18n/locale.ts';
import { t } from '../../i18n/t.ts';
import { type BoardView, emitBoardEvent } from '../../stores/board-view.ts';
import './loss-panel.css';
import { changeOf, lossText } from './loss-text.ts';
import { isTroubled } from './loss-trouble.ts';

/** A screen reader hears the loss at most this often (ms). */
const ANNOUNCE_EVERY = 2_000;
const RECENT = 3;
/** From more outputs than this on, their table is set closer. */
const MANY = 6;

/** How high it is beside a board (px), with all that may come to stand in it. */
export function roomOf(board: Board): number {
  const outputs = board.network.layers.at(-1)?.units ?? 0;
  const over = board.data.kind === 'sample' ? 0 : 18;
  return 507 + over + (outputs > MANY ? 282 : 28 + 37 * outputs);
}

/**
 * What the class works on: the loss, how it came down and by whom, and each output against its target.
 * @fires board-command - undo, of somebody else's latest change
 */
@customElement('wr-loss-panel')
export class LossPanel extends WeightroomElement {
  @property({ attribute: false }) view: BoardView | undefined;
  @property({ reflect: true }) size: 'board' | 'stage' | 'phone' = 'board';
  /** Other things are in the same column: what is read at a glance stays small and first, the rest comes last. */
  @property({ type: Boolean, reflect: true }) compact = false;
  /** Another instrument shows the way down. */
  @property({ type: Boolean, reflect: true }) descentElsewhere = false;
  /** What is wrong is said somewhere else. */
  @property({ type: Boolean }) troubleElsewhere = false;

  @state() private announcement = '';
  readonly #rest = new Patience<BoardView>(this);
  #timer: number | undefined;
  #announced: number | null | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('view') || this.view === undefined) return;
    const { loss } = this.view.observation;
    this.#announced ??= loss;
    if (loss === this.#announced || this.#timer !== undefined) return;
    this.#timer = window.setTimeout(() => {
      this.#timer = undefined;
      this.#announced = this.view?.observation.loss ?? null;
      this.announcement = t('loss.announce', { value: lossText(this.#announced) });
    }, ANNOUNCE_EVERY);
  }

  protected override render(): TemplateResult {
    const { view } = this;
    if (view === undefined) return html``;
    const { loss } = view.observation;
    const rest = this.#rest.of(view);
    return html`<section class=${view.preview ? 'preview' : ''} aria-label=${t('loss.title')}>
      <div class="glance"><header>
        <h2>${t('loss.title')} ${this.size === 'stage' ? nothing : symbol('L')}</h2>
        ${this.#over(view)}
        <span class="kind">${t(`loss.${view.board.loss}`)}</span>
      </header>
      <div class="readout">
        <p class="loss" data-testid="loss" data-value=${loss === null ? '' : String(loss)} ${cssVars({ digits: Math.max(6, lossText(loss).length) })}>${lossText(loss)}</p>
        ${this.#delta(view)}
      </div>
      ${this.size === 'stage' ? this.#trouble(view) : nothing}
      ${
        this.descentElsewhere || this.#tells(view)
          ? nothing
          : html`<wr-loss-history
              .size=${this.compact ? 'phone' : this.size}
              .history=${view.history}
              .participants=${view.participants}
              .now=${loss}
            ></wr-loss-history>`
      }</div>
      <div class="detail">${guard([rest, this.size, this.descentElsewhere, locale()], () => html`${this.#hasOutputs(rest) ? this.#outputs(rest) : nothing} ${this.size === 'stage' ? nothing : this.#foot(rest)}`)}</div>
      <p class="visually-hidden" role="status" aria-live="polite">${this.announcement}</p>
    </section>`;
  }

  /** What has its room from the start: why training stopped, or how it went lately. */
  #foot(view: BoardView): TemplateResult {
    const trouble = this.#trouble(view);
    const alone = this.size !== 'board' || view.board.training.blowup !== null;
    return html`<div class="foot">
      ${alone ? trouble : html`${trouble === nothing ? this.#remark(view) : trouble} ${this.#recent(view)}`}
    </div>`;
  }

  /** A stage has room for why training stopped in place of the way down, and beside a map of the outputs. */
  #tells({ board }: BoardView): boolean {
    return this.size === 'stage' && board.training.blowup !== null;
  }

  #hasOutputs(view: BoardView): boolean {
    return !(this.descentElsewhere && this.#tells(view));
  }

  /** Over how many samples it is the mean, where they are several. */
  #over({ board }: BoardView): TemplateResult | typeof nothing {
    const samples = dataOf(board)?.samples ?? 0;
    if (samples < 2) return nothing;
    return html`<span class="over" data-testid="loss-over" data-value=${samples}>${t('loss.over', { samples })}</span>`;
  }

  #trouble(view: BoardView): TemplateResult | typeof nothing {
    if (this.troubleElsewhere || !isTroubled(view)) return nothing;
    return html`<wr-loss-trouble .view=${view}></wr-loss-trouble>`;
  }

  #delta(view: BoardView): TemplateResult {
    const last = view.history.at(-1);
    const before = view.preview ? last?.loss : last?.kind === 'opened' ? undefined : last?.before;
    const now = view.observation.loss;
    const change = changeOf(before ?? null, now);
    if (change === null) {
      const untouched = last === undefined || last.kind === 'opened';
      return html`<p class="delta" data-testid="loss-change"><span class="since">${untouched ? t('loss.unchanged') : nothing}</span></p>`;
    }
    if (change === 0)
      return html`<p class="delta" data-testid="loss-change">${icon('level')}<span class="since">${t('loss.same')}</span></p>`;
    const down = change < 0;
    return html`<p class="delta" data-testid="loss-change">
      <strong class=${down ? 'ok' : 'err'}
        >${icon(down ? 'down' : 'up')}<span class="visually-hidden">${down ? '−' : '+'}</span>${lossText(
          Math.abs(change),
        )}</strong
      >
      <span class="since">${t(last?.kind === 'trained' && !view.preview ? 'loss.since-training' : 'loss.since-last')}</span>
    </p>`;
  }

  #outputs(view: BoardView): TemplateResult {
    const outputs = outputOf(view.observation.layers);
    const errors = outputs.map((y, k) => y - (view.board.target[k] ?? 0));
    const full = Math.max(0.4, ...errors.map((error) => Math.min(1e6, Math.abs(error) || 0)));
    const rows = outputs.map((y, k) => {
      const error = errors[k]!;
      return html`<tr>
        <th scope="row">${symbol('y', { sub: k + 1 })}</th>
        <td class="y" data-testid="output-${k}" data-value=${String(y)}>${formatReading(y)}</td>
        <td>${formatTarget(view.board.target[k] ?? 0)}</td>
        <td class="bar">${errorBar(error, full)}</td>
        <td class=${error < 0 ? 'neg' : 'pos'}>${formatDelta(error)}</td>
      </tr>`;
    });
    const many = outputs.length > MANY;
    return html`<div class="outputs ${many ? 'many' : ''}" tabindex=${many ? '0' : nothing}>
      <table>
        <caption class="visually-hidden">
          ${t('loss.outputs-table')}
        </caption>
        <thead>
          <tr>
            <td></td>
            <th scope="col">${t('loss.output')}</th>
            <th scope="col">${t('loss.target')}</th>
            <th scope="colgroup" colspan="2">${t('loss.error')} <span class="minus">${symbol('y')}−${symbol('t')}</span></th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
  }

  /** Accuracy beside the loss: right already, and still something to learn. */
  #remark(view: BoardView): TemplateResult | typeof nothing {
    if (view.board.data.kind !== 'sample') return accuracyOverData(view);
    const outputs = outputOf(view.observation.layers);
    const largest = indexOfLargest(outputs);
    const wanted = indexOfLargest(view.board.target);
    if (outputs.length < 2 || largest === undefined || wanted === undefined) return nothing;
    const params = { output: `y${below(largest + 1)}`, target: `y${below(wanted + 1)}` };
    if (largest !== wanted) {
      return html`<p class="remark" data-testid="argmax">${icon('cross')}<span>${t('loss.argmax-wrong', params)}</span></p>`;
    }
    const perfect = view.observation.loss === 0;
    return html`<p class="remark right" data-testid="argmax">
      ${icon('check')}<span>${t(perfect ? 'loss.argmax-perfect' : 'loss.argmax-right', params)}</span>
    </p>`;
  }

  #recent(view: BoardView): TemplateResult | typeof nothing {
    const edits = latestEdits(view, RECENT);
    if (edits.length === 0) return nothing;
    return html`<div class="recent" data-testid="latest-changes">
      <h3 class="visually-hidden">${t('loss.recent')}</h3>
      <ol>
        ${edits.map((edit, index) => editRow(view, edit, { tool: this.#undoing(view, edit, edits.slice(0, index)) }))}
      </ol>
    </div>`;
  }

  /** Takes back what a student did last; for instructors, beside the latest change of each that is listed. */
  #undoing(view: BoardView, { by }: Edit, later: readonly Edit[]): TemplateResult | typeof nothing {
    if (view.role !== 'instructor') return nothing;
    const person = by === null || by === view.you ? undefined : view.participants[by];
    if (person === undefined || later.some((other) => other.by === by))
      return html`<span class="no-undo"></span>`;
    const words = t('loss.undo-of', { name: person.name });
    return html`<button
      type="button"
      class="undo-of"
      data-testid="undo-of-${person.id}"
      aria-label=${words}
      title=${words}
      @click=${() => emitBoardEvent(this, 'board-command', { command: { type: 'undo', of: person.id } })}
    >
      ${icon('undo')}
    </button>`;
  }
}

/** How many samples are answered right, where they belong to classes. */
function accuracyOverData({ board, observation }: BoardView): TemplateResult | typeof nothing {
  const { accuracy, loss } = observation;
  const data = dataOf(board);
  if (data === undefined || accuracy === null || loss === null || taskOf(board.data) === 'regression')
    return nothing;
  const right = Math.round(accuracy * data.samples);
  const params = { right, all: data.samples, percent: formatPercent(right / data.samples) };
  const full = right === data.samples;
  return html`<p class="remark ${full ? 'right' : ''}" data-testid="accuracy" data-value=${String(accuracy)}>
    ${icon(full ? 'check' : 'level')}<span>${t(full ? 'loss.accuracy-full' : 'loss.accuracy', params)}</span>
  </p>`;
}

/** The place of the one largest value; undefined when two are largest or some is no number. */
function indexOfLargest(values: readonly number[]): number | undefined {
  const largest = Math.max(...values);
  const at = values.indexOf(largest);
  return at < 0 || values.indexOf(largest, at + 1) >= 0 ? undefined : at;
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-loss-panel': LossPanel;
  }
}
