import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ParameterKey } from '#shared/math/parameter-key.ts';
import type { Participant, ParticipantId } from '#shared/workshop/model/participant.ts';
import { clampTo, rangeOf } from '#shared/workshop/model/range.ts';
import '../../elements/avatar.ts';
import { cssVars } from '../../elements/css-vars.ts';
import { WeightroomElement } from '../../elements/element.ts';
import { formatParameter, moved, signClass } from '../../elements/format.ts';
import { type IconName, icon } from '../../elements/icons.ts';
import '../../elements/number-field.ts';
import type { NumberField } from '../../elements/number-field.ts';
import { labelsOf, type ParameterLabels } from '../../elements/parameter-labels.ts';
import { personClass } from '../../elements/person.ts';
import '../../elements/ruler.ts';
import type { Ruler } from '../../elements/ruler.ts';
import { STEP } from '../../elements/scrub.ts';
import { t } from '../../i18n/t.ts';
import { type BoardView, emitBoardEvent } from '../../stores/board-view.ts';
import { holderOf, isLocked, movable, otherHolderOf, parameterOf, self } from '../board-reading.ts';
import '../diagram/network-diagram.ts';
import './ruler-bench.css';

/**
 * Where the chosen parameter is moved: its name, its number, the ruler; as a bench under the diagram, or
 * as the upper half of a phone with the network as a small map.
 * @fires parameter-select - picked on the map, or let go with Escape
 * @fires parameter-input - while it moves
 * @fires parameter-commit - where that ended, or what was typed
 * @fires parameter-await - to be had as soon as its holder lets go, or no more
 * @fires parameter-take - the instructor takes it from who holds it
 */
@customElement('wr-ruler-bench')
export class RulerBench extends WeightroomElement {
  @property({ attribute: false }) view: BoardView | undefined;
  @property({ reflect: true }) size: 'board' | 'phone' = 'board';

  /** On a phone the big number becomes a field only while it is typed. */
  @state() private typing = false;
  @state() private announcement = '';
  @query('wr-number-field') private readonly field!: NumberField | null;
  @query('wr-ruler') private readonly ruler!: Ruler | null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { view } = this;
    if (!changed.has('view') || view === undefined) return;
    const before = changed.get('view') as BoardView | undefined;
    if (before?.selected !== view.selected) this.typing = false;
    const waited = before?.awaited ?? null;
    if (waited !== null && view.awaited === null && view.selected === waited && movable(view, waited)) {
      this.announcement = t('bench.your-turn');
    } else if (before !== undefined) this.#announceWaiting(view, before);
  }

  /** Says to a screen reader that somebody waits, once for each. */
  #announceWaiting(view: BoardView, before: BoardView): void {
    const known = new Set(waitersOf(before));
    if (waitersOf(view).some((person) => !known.has(person))) this.announcement = waitingText(view) ?? '';
  }

  protected override render(): TemplateResult {
    const { view } = this;
    const labels = view?.selected ? labelsOf(view.board.network, view.selected) : undefined;
    const content =
      view === undefined
        ? nothing
        : labels === undefined || view.selected === null
          ? this.#empty(view)
          : this.#bench(view, view.selected, labels);
    return html`${content}
      <p class="visually-hidden" role="status">${this.announcement}</p>`;
  }

  #empty(view: BoardView): TemplateResult {
    const phone = this.size === 'phone';
    const banner = this.#banner(view);
    // A board that others move, too, is one to look at.
    const watching = view.role === 'viewer' || (!view.editable && banner === undefined);
    const invitation = html`<div class="invitation">
      <strong>${t('bench.empty-title')}</strong>
      <p>${watching ? t('bench.read-only') : t(phone ? 'bench.empty-phone' : 'bench.empty-text')}</p>
    </div>`;
    return html`<section class="bench empty" aria-label=${t('bench.label')}>
      ${
        phone
          ? html`<div class="top">${invitation} ${this.#map(view)}</div>
              ${blank()}
              <div class="below">${banner ?? nothing}</div>`
          : html`${invitation} ${banner}`
      }
    </section>`;
  }

  #bench(view: BoardView, key: ParameterKey, labels: ParameterLabels): TemplateResult {
    const other = otherHolderOf(view, key);
    const me = self(view);
    const still = !movable(view, key);
    const person = other ?? me;
    const value = parameterOf(view, key);
    const pending = view.offline && view.pending.has(key) ? 'pending' : '';
    const states = `${still ? 'still' : ''} ${other ? 'theirs' : ''} ${pending} sign-${signClass(value)}`;
    return html`<section
      class="bench ${states} ${person ? personClass(person.colour) : ''}"
      aria-label=${t('bench.label')}
      @keydown=${this.#key}
    >
      ${this.size === 'phone' ? this.#phone(view, key, labels, other, still) : this.#desk(view, key, labels, other, still)}
    </section>`;
  }

  #desk(
    view: BoardView,
    key: ParameterKey,
    labels: ParameterLabels,
    other: Participant | undefined,
    still: boolean,
  ): TemplateResult {
    return html`<div class="what">
        <div class="name">
          <span class="large">${labels.symbol}</span>
          <span class="where"><span class="path">${labels.path}</span><span>${labels.into}</span></span>
        </div>
        <div class="number">
          ${this.#nudge(view, key, -STEP, still)} ${this.#field(view, key, labels, still)}
          ${this.#nudge(view, key, STEP, still)}
        </div>
      </div>
      ${this.#ruler(view, key, labels, still, 'bench')}
      <div class="side">${other ? this.#turn(view, key, other) : (this.#banner(view) ?? keys())}</div>
      ${waitingNote(view)}`;
  }

  #phone(
    view: BoardView,
    key: ParameterKey,
    labels: ParameterLabels,
    other: Participant | undefined,
    still: boolean,
  ): TemplateResult {
    const me = self(view);
    const kind = t(labels.ref.kind === 'weight' ? 'parameter.weight' : 'parameter.bias');
    const mine = me !== undefined && holderOf(view, key) === me;
    const reading = formatParameter(parameterOf(view, key));
    return html`<div class="top">
        <div class="what">
          <p class="whose">
            ${mine ? html`<wr-avatar size="small" .name=${me.name} .colour=${me.colour}></wr-avatar>` : nothing}
            ${t(mine ? 'bench.yours' : 'bench.selected', { kind })}
          </p>
          <span class="large">${labels.symbol}</span>
          <span class="where"><span class="path">${labels.path}</span><span>${labels.into}</span></span>
        </div>
        ${this.#map(view)}
      </div>
      <div class="number">
        ${this.#nudge(view, key, -STEP, still)}
        ${
          this.typing && !still
            ? this.#field(view, key, labels, still)
            : html`<button
                class="big"
                ?disabled=${still}
                aria-label=${`${t('parameter.value', { parameter: labels.plain })}: ${reading}`}
                ${cssVars({ characters: reading.length })}
                @dblclick=${this.#type}
                @click=${(event: MouseEvent) => event.detail === 0 && void this.#type()}
              >
                <span>${reading}</span>
              </button>`
        }
        ${this.#nudge(view, key, STEP, still)}
      </div>
      ${this.#ruler(view, key, labels, still, 'tape')}
      <div class="below">
        ${
          other
            ? this.#turn(view, key, other)
            : (this.#banner(view) ??
              waitingNote(view) ??
              html`<p class="hints"><span>${t('bench.drag')}</span><span>${t('bench.double-tap')}</span></p>`)
        }
      </div>`;
  }

  #map(view: BoardView): TemplateResult {
    return html`<wr-network-diagram class="map" size="mini" .view=${view}></wr-network-diagram>`;
  }

  #ruler(
    view: BoardView,
    key: ParameterKey,
    labels: ParameterLabels,
    still: boolean,
    form: 'bench' | 'tape',
  ): TemplateResult {
    const value = parameterOf(view, key);
    return html`<wr-ruler
      .form=${form}
      .value=${value}
      .range=${view.board.range}
      .ghost=${view.aim?.parameter === key ? view.aim.to : undefined}
      .label=${labels.spoken}
      .valueText=${t('parameter.reading', { value: formatParameter(value), route: labels.route })}
      .disabled=${still}
      @ruler-input=${(event: CustomEvent<{ value: number }>) => this.#move(event, 'parameter-input', key)}
      @ruler-commit=${(event: CustomEvent<{ value: number }>) => this.#move(event, 'parameter-commit', key)}
      @ruler-type=${this.#type}
      @ruler-release=${this.#release}
    ></wr-ruler>`;
  }

  #nudge(view: BoardView, key: ParameterKey, by: number, still: boolean): TemplateResult {
    const next = clampTo(rangeOf(view.board), moved(parameterOf(view, key), by));
    return html`<button
      class="nudge"
      ?disabled=${still}
      aria-label=${t(by > 0 ? 'bench.increase' : 'bench.decrease')}
      @click=${() => emitBoardEvent(this, 'parameter-commit', { parameter: key, value: next })}
    >
      ${icon(by > 0 ? 'plus' : 'minus')}
    </button>`;
  }

  #field(view: BoardView, key: ParameterKey, labels: ParameterLabels, still: boolean): TemplateResult {
    return html`<wr-number-field
      .value=${parameterOf(view, key)}
      .range=${view.board.range}
      .label=${t('parameter.value', { parameter: labels.plain })}
      .readonly=${still}
      @number-input=${(event: CustomEvent<{ value: number }>) => this.#move(event, 'parameter-input', key)}
      @number-commit=${(event: CustomEvent<{ value: number }>) => this.#move(event, 'parameter-commit', key)}
      @number-escape=${this.#leaveField}
      @keydown=${this.#entered}
    ></wr-number-field>`;
  }

  /** Who moves it, and what one can do meanwhile. */
  #turn(view: BoardView, key: ParameterKey, other: Participant): TemplateResult {
    const waiting = view.awaited === key;
    return html`<div class="turn">
      <p class="mover">
        <wr-avatar size="small" .name=${other.name} .colour=${other.colour}></wr-avatar>
        <span>${t('bench.moving', { name: other.name })}</span>
      </p>
      ${
        view.editable
          ? html`<button
              class="button"
              data-testid="wait"
              @click=${() => emitBoardEvent(this, 'parameter-await', { parameter: waiting ? null : key })}
            >
              ${waiting ? icon('clock') : nothing}${t(waiting ? 'bench.waiting' : 'bench.wait')}
            </button>`
          : nothing
      }
      ${
        view.role === 'instructor'
          ? html`<button
              class="button primary"
              @click=${() => emitBoardEvent(this, 'parameter-take', { parameter: key })}
            >
              ${t('bench.take')}
            </button>`
          : nothing
      }
    </div>`;
  }

  #banner(view: BoardView): TemplateResult | undefined {
    const banner = (kind: string, image: IconName, text: string): TemplateResult =>
      html`<p class="banner ${kind}">${icon(image)}<span>${text}</span></p>`;
    if (view.frozen && !view.editable) return banner('paused', 'frozen', t('bench.frozen'));
    if (view.offline) return banner('offline', 'offline', t('bench.offline'));
    const locked = view.selected !== null && isLocked(view, view.selected);
    if (locked && view.editable) {
      return banner('quiet', 'lock', t(view.role === 'instructor' ? 'bench.locked-yours' : 'bench.locked'));
    }
    if (!view.editable && view.selected !== null) return banner('quiet', 'lock', t('bench.read-only'));
    return undefined;
  }

  #move(
    event: CustomEvent<{ value: number }>,
    type: 'parameter-input' | 'parameter-commit',
    parameter: ParameterKey,
  ): void {
    event.stopPropagation();
    emitBoardEvent(this, type, { parameter, value: event.detail.value });
  }

  /** Opens the field, with what was typed on the ruler where that is how it began. */
  readonly #type = async (event?: Event): Promise<void> => {
    this.typing = true;
    await this.updateComplete;
    await this.field?.edit(event instanceof CustomEvent ? event.detail?.text : undefined);
  };

  /** Enter in the field goes back to the ruler, unless there is something to mend. */
  async #entered(event: KeyboardEvent): Promise<void> {
    if (event.key !== 'Enter') return;
    const field = event.currentTarget as NumberField;
    await field.updateComplete;
    if (field.querySelector('[aria-invalid]') === null) this.#leaveField();
  }

  readonly #leaveField = (): void => {
    this.typing = false;
    this.ruler?.focus({ preventScroll: true });
  };

  #key(event: KeyboardEvent): void {
    const inside = (event.target as Element).closest('wr-ruler, wr-number-field, wr-network-diagram');
    if (event.key === 'Escape' && inside === null) this.#release();
  }

  readonly #release = (): void => {
    emitBoardEvent(this, 'parameter-select', { parameter: null });
  };
}

/** Who waits for the parameter in hand. */
function waitersOf({ selected, waiting = {} }: BoardView): readonly ParticipantId[] {
  return (selected === null ? undefined : waiting[selected]) ?? [];
}

/** That somebody waits: one of them by name, and how many more there are. */
function waitingText(view: BoardView): string | undefined {
  const [first, ...more] = waitersOf(view).flatMap((id) => view.participants[id] ?? []);
  if (first === undefined) return undefined;
  if (more.length === 0) return t('bench.waited', { name: first.name });
  return t('bench.waited-many', { name: first.name, count: more.length });
}

function waitingNote(view: BoardView): TemplateResult | undefined {
  const words = waitingText(view);
  const [first] = waitersOf(view).flatMap((id) => view.participants[id] ?? []);
  if (words === undefined || first === undefined) return undefined;
  return html`<p class="waited" data-testid="waited-for">
    <wr-avatar size="small" .name=${first.name} .colour=${first.colour}></wr-avatar><span>${words}</span>
  </p>`;
}

/** Where the number and the ruler of a phone will be, so that nothing moves when they come. */
function blank(): TemplateResult {
  return html`<div class="blank" inert aria-hidden="true">
    <div class="number">
      <span class="nudge">${icon('minus')}</span><span class="big">–</span><span class="nudge">${icon('plus')}</span>
    </div>
    <wr-ruler form="tape" disabled></wr-ruler>
  </div>`;
}

function keys(): TemplateResult {
  const hint = (key: TemplateResult, does: string): TemplateResult =>
    html`<span class="hint">${key}<span>${does}</span></span>`;
  return html`<div class="keys" aria-hidden="true">
    ${hint(html`<kbd class="kbd">← →</kbd>`, '±0.01')} ${hint(html`<kbd class="kbd">⇧ ← →</kbd>`, '±0.1')}
    ${hint(html`<kbd class="kbd">Enter</kbd>`, t('bench.key-type'))}
    ${hint(html`<kbd class="kbd">Esc</kbd>`, t('bench.key-release'))}
    <span class="fine">${t('bench.key-fine')}</span>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-ruler-bench': RulerBench;
  }
}
