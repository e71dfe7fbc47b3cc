import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { keyOf, type ParameterKey, type ParameterRef, parseKey } from '#shared/math/parameter-key.ts';
import { layoutOf, type NetworkSpec, parameterCount } from '#shared/math/shape.ts';
import { icon } from '../../elements/icons.ts';
import { PatientElement } from '../../elements/patient-element.ts';
import '../../elements/number-field.ts';
import { columnName, labelsOf, unitSymbol } from '../../elements/parameter-labels.ts';
import { personClass } from '../../elements/person.ts';
import { symbol } from '../../elements/symbol.ts';
import { locale } from '../../i18n/locale.ts';
import { t } from '../../i18n/t.ts';
import { type BoardView, emitBoardEvent } from '../../stores/board-view.ts';
import { isLocked, movable, otherHolderOf, parameterOf, self } from '../board-reading.ts';
import './weight-table.css';

/** Fields that are brought up to date in one frame; more would hold the page up while training runs. */
const AT_ONCE = 256;

/**
 * The diagram's twin for keyboard, screen reader and exact numbers: per layer a table of W and b.
 * @fires parameter-select - a field gets the focus, or lets go with Escape
 * @fires parameter-input - while the arrow keys move a value
 * @fires parameter-commit - a value is entered
 */
@customElement('wr-weight-table')
export class WeightTable extends PatientElement {
  @property({ attribute: false }) view: BoardView | undefined;

  /** The view each row was drawn from, by layer and row; the rows that are behind are drawn frame by frame. */
  readonly #drawn = new Map<string, BoardView>();
  #rows: readonly string[] = [];
  #network: NetworkSpec | undefined;
  #next = 0;
  #frame: number | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
  }

  protected override willUpdate(): void {
    const { view } = this;
    if (view === undefined) return;
    const { network } = view.board;
    if (network !== this.#network) {
      this.#network = network;
      this.#rows = rowsOf(network);
      this.#drawn.clear();
    }
    if (parameterCount(network) <= AT_ONCE) {
      for (const row of this.#rows) this.#drawn.set(row, view);
      return;
    }
    for (const key of [view.selected, ...view.pending, ...Object.keys(view.board.holds)]) {
      const ref = key === null ? undefined : parseKey(key);
      if (ref !== undefined) this.#drawn.set(rowOf(ref), view);
    }
    this.#catchUp(view);
  }

  /** Brings some of the rows that are behind up to date, and comes back for the others. */
  #catchUp(view: BoardView): void {
    let room = AT_ONCE;
    for (let passed = 0; passed < this.#rows.length && room > 0; passed++) {
      const row = this.#rows[this.#next % this.#rows.length]!;
      this.#next = (this.#next + 1) % this.#rows.length;
      if (this.#drawn.get(row) === view) continue;
      this.#drawn.set(row, view);
      room -= view.board.network.layers[Number.parseInt(row, 10) - 1]?.units ?? 0;
    }
    // While training runs the next view brings the next rows along.
    const later = view.board.training.running && this.#drawn.size === this.#rows.length;
    if (room > 0 || later || this.#frame !== undefined) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = undefined;
      this.requestUpdate();
    });
  }

  protected override render(): TemplateResult {
    const { view } = this;
    if (view === undefined) return html``;
    const large = parameterCount(view.board.network) > AT_ONCE;
    return html`<section class=${large ? 'large' : ''} aria-label=${t('table.label')}>
      ${view.board.network.layers.map((_, index) => this.#layer(view, index + 1))}
    </section>`;
  }

  #layer(view: BoardView, layer: number): TemplateResult {
    const { network } = view.board;
    const { inputs, units } = layoutOf(network)[layer - 1]!;
    const [from, to] = [columnName(network, layer - 1), columnName(network, layer)];
    const columns = Array.from({ length: units }, (_, j) => j);
    const rows = Array.from({ length: inputs }, (_, i) => i);
    const caption = t('table.weights', { from, to });
    return html`<div class="layer" role="group" tabindex="0" aria-label=${caption}>
      <table>
        <caption>
          ${symbol('W', { sup: layer, bold: true })}
          <span class="shape">${inputs}×${units}</span>
          <span class="route">${from} → ${to}</span>
          <span class="visually-hidden">${caption}</span>
        </caption>
        <thead>
          <tr>
            <td class="corner" aria-hidden="true"></td>
            ${columns.map((j) => html`<th scope="col">${unitSymbol(network, layer, j)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (i) => html`<tr>
              <th scope="row">${unitSymbol(network, layer - 1, i)}</th>
              ${this.#row(columns, (to) => ({ kind: 'weight', layer, from: i, to }))}
            </tr>`,
          )}
        </tbody>
        <tbody class="biases">
          <tr>
            <th scope="row">
              ${symbol('b', { sup: layer, bold: true })}
              <span class="visually-hidden">${t('table.bias-row')}</span>
            </th>
            ${this.#row(columns, (to) => ({ kind: 'bias', layer, to }))}
          </tr>
        </tbody>
      </table>
    </div>`;
  }

  #row(columns: readonly number[], refOf: (to: number) => ParameterRef): unknown {
    const view = this.#drawn.get(rowOf(refOf(0)));
    return guard([view, locale()], () =>
      view === undefined ? nothing : columns.map((to) => this.#cell(view, refOf(to))),
    );
  }

  #cell(view: BoardView, ref: ParameterRef): TemplateResult {
    const key = keyOf(ref);
    const selected = view.selected === key;
    const other = otherHolderOf(view, key);
    const lock = isLocked(view, key);
    const person = other ?? (selected ? self(view) : undefined);
    const classes = `${selected ? 'selected' : ''} ${person ? `held ${personClass(person.colour)}` : ''} ${
      view.pending.has(key) ? 'pending' : ''
    } ${lock ? 'locked' : ''}`;
    return html`<td class=${classes}>
      <wr-number-field
        .value=${parameterOf(view, key)}
        .range=${view.board.range}
        .label=${labelsOf(view.board.network, key)?.spoken ?? key}
        .testid=${`param-${key}`}
        .readonly=${!movable(view, key)}
        .hint=${other ? t('person.held-by', { name: other.name }) : lock ? t('parameter.locked-hint') : ''}
        @focusin=${() => this.#pick(key)}
        @number-input=${(event: CustomEvent<{ value: number }>) =>
          emitBoardEvent(this, 'parameter-input', { parameter: key, value: event.detail.value })}
        @number-commit=${(event: CustomEvent<{ value: number }>) =>
          emitBoardEvent(this, 'parameter-commit', { parameter: key, value: event.detail.value })}
        @number-escape=${() => emitBoardEvent(this, 'parameter-select', { parameter: null })}
      ></wr-number-field>
      ${
        other
          ? html`<bdi class="who" aria-hidden="true" title=${other.name}>${other.name}</bdi>`
          : lock
            ? html`<span class="lock" aria-hidden="true">${icon('lock')}${t('parameter.locked')}</span>`
            : nothing
      }
    </td>`;
  }

  #pick(key: ParameterKey): void {
    const { view } = this;
    if (
      view === undefined ||
      otherHolderOf(view, key) !== undefined ||
      view.role === 'viewer' ||
      view.selected === key
    )
      return;
    emitBoardEvent(this, 'parameter-select', { parameter: key });
  }
}

/** A row of the tables by its layer and the unit it leads from, or b for the biases. */
function rowOf(ref: ParameterRef): string {
  return `${ref.layer} ${ref.kind === 'weight' ? ref.from : 'b'}`;
}

function rowsOf(network: NetworkSpec): readonly string[] {
  return layoutOf(network).flatMap(({ inputs }, index) => [
    ...Array.from({ length: inputs }, (_, from) => `${index + 1} ${from}`),
    `${index + 1} b`,
  ]);
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-weight-table': WeightTable;
  }
}
