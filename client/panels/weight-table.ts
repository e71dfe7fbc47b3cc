import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keyOf, type ParameterRef } from '#shared/math/parameter-key.ts';
import { layoutOf } from '#shared/math/shape.ts';
import { WeightroomElement } from '../elements/element.ts';
import '../elements/number-field.ts';
import { columnName, labelsOf, unitSymbol } from '../elements/parameter-labels.ts';
import { personClass } from '../elements/person.ts';
import { symbol } from '../elements/symbol.ts';
import { t } from '../i18n/t.ts';
import { type BoardView, emitBoardEvent } from '../stores/board-view.ts';
import { otherHolderOf, parameterOf, self } from './board-reading.ts';
import './weight-table.css';

/**
 * The diagram's twin for keyboard, screen reader and exact numbers: per layer a table of W and b.
 * @fires parameter-select - a field gets the focus, or lets go with Escape
 * @fires parameter-input - while the arrow keys move a value
 * @fires parameter-commit - a value is entered
 */
@customElement('wr-weight-table')
export class WeightTable extends WeightroomElement {
  @property({ attribute: false }) view: BoardView | undefined;

  protected override render(): TemplateResult {
    const { view } = this;
    if (view === undefined) return html``;
    return html`<section aria-label=${t('table.label')}>
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
              ${columns.map((j) => this.#cell(view, { kind: 'weight', layer, from: i, to: j }))}
            </tr>`,
          )}
        </tbody>
        <tbody class="biases">
          <tr>
            <th scope="row">
              ${symbol('b', { sup: layer, bold: true })}
              <span class="visually-hidden">${t('table.bias-row')}</span>
            </th>
            ${columns.map((j) => this.#cell(view, { kind: 'bias', layer, to: j }))}
          </tr>
        </tbody>
      </table>
    </div>`;
  }

  #cell(view: BoardView, ref: ParameterRef): TemplateResult {
    const key = keyOf(ref);
    const selected = view.selected === key;
    const other = otherHolderOf(view, key);
    const person = other ?? (selected ? self(view) : undefined);
    const classes = `${selected ? 'selected' : ''} ${person ? `held ${personClass(person.colour)}` : ''} ${
      view.pending.has(key) ? 'pending' : ''
    }`;
    return html`<td class=${classes}>
      <wr-number-field
        .value=${parameterOf(view, key)}
        .label=${labelsOf(view.board.network, key)?.spoken ?? key}
        .testid=${`param-${key}`}
        .readonly=${!view.editable || other !== undefined}
        .hint=${other ? t('person.held-by', { name: other.name }) : ''}
        @focusin=${() => this.#pick(key, other === undefined)}
        @number-input=${(event: CustomEvent<{ value: number }>) =>
          emitBoardEvent(this, 'parameter-input', { parameter: key, value: event.detail.value })}
        @number-commit=${(event: CustomEvent<{ value: number }>) =>
          emitBoardEvent(this, 'parameter-commit', { parameter: key, value: event.detail.value })}
        @number-escape=${() => emitBoardEvent(this, 'parameter-select', { parameter: null })}
      ></wr-number-field>
      ${other ? html`<span class="who" aria-hidden="true">${other.name}</span>` : nothing}
    </td>`;
  }

  #pick(key: string, free: boolean): void {
    const { view } = this;
    if (view === undefined || !free || view.role === 'viewer' || view.selected === key) return;
    emitBoardEvent(this, 'parameter-select', { parameter: key });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-weight-table': WeightTable;
  }
}
