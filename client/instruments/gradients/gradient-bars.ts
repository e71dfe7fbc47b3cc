import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LayerGradientNorm } from '#shared/math/gradient-norms.ts';
import type { NetworkSpec } from '#shared/math/shape.ts';
import { formatMagnitude, powerOfTen } from '../../charts/magnitude.ts';
import { cssVars } from '../../elements/css-vars.ts';
import { columnName } from '../../elements/parameter-labels.ts';
import { PatientElement } from '../../elements/patient-element.ts';
import { symbol } from '../../elements/symbol.ts';
import { t } from '../../i18n/t.ts';
import type { BoardView } from '../../stores/board-view.ts';
import './gradient-bars.css';

/** From this ratio between two layers on, a gradient is said to vanish or explode. */
const EXTREME = 1e3;
/** Powers of ten a scale spans at least. */
const SPAN = 4;

/** How large the gradient is, layer by layer: where it vanishes or explodes. */
@customElement('wr-gradient-bars')
export class GradientBars extends PatientElement {
  @property({ attribute: false }) view: BoardView | undefined;

  protected override render(): TemplateResult {
    const { view } = this;
    if (view === undefined) return html``;
    const { norms } = view.observation;
    return html`<section aria-label=${t('bars.title')}>
      <header>
        <h2>${t('bars.title')}</h2>
        ${norms.length === 0 ? nothing : html`<span class="scale">${t('bars.scale')}</span>`}
      </header>
      ${norms.length === 0 ? html`<p class="empty">${t('bars.empty')}</p>` : table(view.board.network, norms)}
    </section>`;
  }
}

function table(network: NetworkSpec, norms: readonly LayerGradientNorm[]): TemplateResult {
  const [from, to] = powersOf(norms);
  const bar = (norm: number, kind: 'weights' | 'biases'): TemplateResult => {
    const share = norm > 0 ? Math.min(1, Math.max(0.02, (Math.log10(norm) - from) / (to - from))) : 0;
    return html`<td>
      <span class="track" aria-hidden="true"><i class=${kind} ${cssVars({ share: `${(share * 100).toFixed(1)}%` })}></i></span>
      <span class="norm">${formatMagnitude(norm)}</span>
    </td>`;
  };
  return html`<table>
      <caption class="visually-hidden">
        ${t('bars.title')}
      </caption>
      <thead>
        <tr>
          <td></td>
          <th scope="col"><span class="of">‖∂${symbol('L')}/∂${symbol('W', { bold: true })}‖</span> <span class="what">${t('bars.weights')}</span></th>
          <th scope="col"><span class="of">‖∂${symbol('L')}/∂${symbol('b', { bold: true })}‖</span> <span class="what">${t('bars.biases')}</span></th>
        </tr>
      </thead>
      <tbody>
        ${norms.map(
          ({ weights, biases }, index) => html`<tr>
            <th scope="row">${columnName(network, index + 1)}</th>
            ${bar(weights, 'weights')} ${bar(biases, 'biases')}
          </tr>`,
        )}
      </tbody>
      <tfoot aria-hidden="true">
        <tr>
          <td></td>
          ${[0, 1].map(() => html`<td><span class="powers"><span>${powerOfTen(from)}</span><span>${powerOfTen(to)}</span></span></td>`)}
        </tr>
      </tfoot>
    </table>
    ${remark(network, norms)}`;
}

/** The powers of ten that hold every norm but 0, at least `SPAN` apart. */
function powersOf(norms: readonly LayerGradientNorm[]): readonly [from: number, to: number] {
  const powers = norms
    .flatMap(({ weights, biases }) => [weights, biases])
    .filter((norm) => norm > 0 && Number.isFinite(norm))
    .map(Math.log10);
  const to = Math.ceil(Math.max(...powers, -SPAN));
  return [Math.min(to - SPAN, Math.floor(Math.min(...powers, to))), to];
}

/** What it looks like when the gradient vanishes or explodes, if it does. */
function remark(network: NetworkSpec, norms: readonly LayerGradientNorm[]): TemplateResult | typeof nothing {
  const sizes = norms.map(({ weights }) => weights);
  const most = Math.max(...sizes);
  const least = Math.min(...sizes);
  if (most === 0) return html`<p class="remark">${t('bars.zero')}</p>`;
  if (!(most >= least * EXTREME)) return nothing;
  const [small, large] = [sizes.indexOf(least), sizes.indexOf(most)];
  const params = {
    small: columnName(network, small + 1),
    large: columnName(network, large + 1),
    ratio: formatMagnitude(most / least),
  };
  const what = small > large ? 'bars.exploding' : least === 0 ? 'bars.vanished' : 'bars.vanishing';
  return html`<p class="remark">${t(what, params)}</p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-gradient-bars': GradientBars;
  }
}
