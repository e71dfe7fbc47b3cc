import { html, nothing, type TemplateResult } from 'lit';
import { keyOf, type ParameterRef } from '#shared/math/parameter-key.ts';
import { layoutOf } from '#shared/math/shape.ts';
import { formatInput, formatReading, formatWeight } from '../../elements/format.ts';
import { icon } from '../../elements/icons.ts';
import { personClass } from '../../elements/person.ts';
import { activationSymbol, symbol } from '../../elements/symbol.ts';
import { t } from '../../i18n/t.ts';
import type { BoardView } from '../../stores/board-view.ts';
import { columnsOf, otherHolderOf, parameterOf, self } from '../board-reading.ts';
import { written } from './matrix.ts';

/** Where a parameter goes: every term of its unit's sum, the sum a, and z; then why the shapes fit. */
export function sumTrace(view: BoardView, chosen: ParameterRef): TemplateResult {
  const { network } = view.board;
  const { layer, to } = chosen;
  const place = layoutOf(network)[layer - 1];
  const input = columnsOf(view)[layer - 1];
  if (place === undefined || input === undefined || to >= place.units) return html``;
  const from = chosen.kind === 'weight' ? chosen.from : undefined;
  const { activation } = network.layers[layer - 1]!;
  const traced = view.observation.layers[layer - 1];
  const bias = parameterOf(view, keyOf({ kind: 'bias', layer, to }));
  const last = layer === network.layers.length;
  const person = otherHolderOf(view, keyOf(chosen)) ?? self(view);
  const lit = `lit ${person ? personClass(person.colour) : ''}`;
  const terms = written(input.length, from).map((i) => {
    if (i === null) return html`<tr class="gap"><td></td><td>⋮</td><td></td></tr>`;
    const weight = parameterOf(view, keyOf({ kind: 'weight', layer, from: i, to }));
    const x = input[i]!;
    const product = x * weight;
    return html`<tr>
      <td>${i === 0 ? nothing : '+'}</td>
      <td>${layer === 1 ? formatInput(x) : formatReading(x)} × <span class=${i === from ? lit : ''}>${formatWeight(weight)}</span></td>
      <td class="computed">${formatReading(product)}</td>
    </tr>`;
  });
  const z = last ? symbol('y', { sub: to + 1 }) : symbol('z', { sub: to + 1, sup: layer });
  const applied =
    activation === 'identity' ? symbol('a') : html`${activationSymbol(activation)}(${symbol('a')})`;
  return html`<h3>${t(chosen.kind === 'weight' ? 'strip.trace-weight' : 'strip.trace-bias')}</h3>
    <table>
      <tbody>
        ${terms}
        <tr>
          <td>+</td>
          <td>${
            chosen.kind === 'bias'
              ? html`<span class=${lit}>${formatWeight(bias)}</span>`
              : symbol('b', { sub: to + 1, sup: layer })
          }</td>
          <td>${formatReading(bias)}</td>
        </tr>
      </tbody>
      <tbody class="result">
        <tr>
          <td></td>
          <td>${symbol('a', { sub: to + 1, sup: layer })}</td>
          <td class="computed">${formatReading(traced?.a[to] ?? Number.NaN)}</td>
        </tr>
        <tr>
          <td></td>
          <td>${z} = ${applied}</td>
          <td class="computed">${formatReading(traced?.z[to] ?? Number.NaN)}</td>
        </tr>
      </tbody>
    </table>
    <p class="shapes">
      ${icon('check')}<span
        >${t('strip.shapes-match')}<br /><span class="mono"
          >(1×<b>${place.inputs}</b>)·(<b>${place.inputs}</b>×${place.units})=(1×${place.units})</span
        ></span
      >
    </p>`;
}
