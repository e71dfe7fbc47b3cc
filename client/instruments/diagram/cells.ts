import { html, nothing, type TemplateResult } from 'lit';
import { parseKey } from '#shared/math/parameter-key.ts';
import { formatCell } from '../../elements/format.ts';
import { unitSymbol } from '../../elements/parameter-labels.ts';
import { symbol } from '../../elements/symbol.ts';
import { columnsOf } from '../board-reading.ts';
import { biasChip, biasMark } from './bias-chips.ts';
import './cells.css';
import { type HeatPlace, heatPlace } from './heat.ts';
import { holderFlag } from './holder.ts';
import { levelBar } from './level-bar.ts';
import type { Marks } from './marks.ts';
import { placeIn } from './place.ts';
import type { Scene } from './scene.ts';
import { inputField, targetField } from './value-fields.ts';

/** Every unit: its cell with its numbers, what stands above it, and the target beside an output. */
export function cells(scene: Scene, flags: Marks['flags']): TemplateResult[] {
  const { view, layout, traits } = scene;
  const { network } = view.board;
  const columns = columnsOf(view);
  const selected = view.selected === null ? undefined : parseKey(view.selected);
  const heat = heatPlace(view, layout);
  return layout.units.flatMap((rects, column) =>
    rects.map((rect, unit) => {
      const chosen = selected?.layer === column && selected.to === unit ? 'chosen' : '';
      const label = layout.labels[column]![unit]!;
      if (layout.tier === 'dot') {
        return html`<div class="unit ${chosen}" ${placeIn(rect)}></div>
          ${column === 0 || traits.bare ? nothing : biasMark(scene, column, unit, label)}`;
      }
      const painted = column > 0 ? heat : 'none';
      return html`${layout.tier === 'slim' ? nothing : above(scene, flags, column, unit)}
        <div
          class="unit ${chosen} ${column === 0 ? 'input' : ''} heat-${painted}"
          data-testid="unit-${column}-${unit}"
          ${placeIn(rect)}
        >
          ${
            painted === 'none'
              ? nothing
              : html`<canvas class="heat" data-layer=${column} data-unit=${unit} aria-hidden="true"></canvas>`
          }
          ${
            column === 0
              ? inputField(scene, unit, columns[0]?.[unit] ?? Number.NaN)
              : reading(scene, column, unit, columns[column]?.[unit] ?? Number.NaN, painted)
          }
        </div>
        ${layout.tier === 'slim' && column > 0 ? biasMark(scene, column, unit, label) : nothing}
        ${column === network.layers.length && traits.medium !== 'question' ? targetField(scene, rect, unit) : nothing}`;
    }),
  );
}

/** A unit's symbol and bias; beside a question there is room for one of them. */
function above(scene: Scene, flags: Marks['flags'], column: number, unit: number): TemplateResult {
  const { layout, view, traits } = scene;
  const key = `b${column}-${unit}`;
  if (traits.medium === 'question') {
    const asked = column > 0 && view.selected === key;
    return html`<div class="label" ${placeIn(layout.labels[column]![unit]!)}>
      ${asked ? biasChip(scene, column, unit) : unitSymbol(view.board.network, column, unit)}
    </div>`;
  }
  return html`<div class="label" ${placeIn(layout.labels[column]![unit]!)}>
    ${layout.tier === 'compact' && column > 0 ? nothing : unitSymbol(view.board.network, column, unit)}
    ${column === 0 ? nothing : html`${biasChip(scene, column, unit)}${holderFlag(scene, key, flags.get(key))}`}
  </div>`;
}

function reading(
  { view, layout }: Scene,
  column: number,
  unit: number,
  z: number,
  painted: HeatPlace,
): TemplateResult {
  const room = painted === 'beside-short' ? 'short' : 'long';
  return html`<div class="numbers">
      ${layout.sizes.aFont > 0 ? activation(view, column, unit) : nothing}
      <div class="z">${formatCell(z, room)}</div>
    </div>
    ${levelBar(z)}`;
}

/** What the activation makes of a unit's z; of an identity output, that they are the same. */
function activation({ board, observation }: Scene['view'], column: number, unit: number): TemplateResult {
  const output = column === board.network.layers.length;
  if (output && board.network.layers[column - 1]!.activation === 'identity') {
    return html`<div class="a">${symbol('y')} = ${symbol('a')}</div>`;
  }
  const a = observation.layers[column - 1]?.a[unit] ?? Number.NaN;
  return html`<div class="a">${symbol('a')} ${formatCell(a)}</div>`;
}
