import { html, type TemplateResult } from 'lit';
import { formatCellInput, formatTarget } from '../../elements/format.ts';
import '../../elements/number-field.ts';
import { symbol } from '../../elements/symbol.ts';
import { t } from '../../i18n/t.ts';
import { emitBoardEvent } from '../../stores/board-view.ts';
import { mayDo } from '../board-reading.ts';
import type { Rect } from './curve.ts';
import { placeAt } from './place.ts';
import type { Scene } from './scene.ts';
import './value-fields.css';

/** An input's value in its cell, typed there by whoever may. */
export function inputField({ view }: Scene, index: number, value: number): TemplateResult {
  if (!mayDo(view, 'set-input')) return html`<div class="z">${formatCellInput(value)}</div>`;
  return html`<wr-number-field
    .value=${value}
    .format=${formatCellInput}
    .label=${t('diagram.input-field', { number: index + 1 })}
    @number-commit=${(event: CustomEvent<{ value: number }>) => enter(event, 'input-commit', index)}
  ></wr-number-field>`;
}

/** The target beside an output's cell, typed there by whoever may. */
export function targetField({ view }: Scene, cell: Rect, index: number): TemplateResult {
  const value = view.board.target[index] ?? 0;
  return html`<div class="target" ${placeAt({ x: cell.x + cell.width, y: cell.y + cell.height / 2 })}>
    ${symbol('t')}
    ${
      mayDo(view, 'set-target')
        ? html`<wr-number-field
            .value=${value}
            .format=${formatTarget}
            .label=${t('diagram.target-field', { number: index + 1 })}
            @number-commit=${(event: CustomEvent<{ value: number }>) => enter(event, 'target-commit', index)}
          ></wr-number-field>`
        : html`<span>${formatTarget(value)}</span>`
    }
  </div>`;
}

function enter(
  event: CustomEvent<{ value: number }>,
  type: 'input-commit' | 'target-commit',
  index: number,
): void {
  event.stopPropagation();
  emitBoardEvent(event.currentTarget as Element, type, { index, value: event.detail.value });
}
