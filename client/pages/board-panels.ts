import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../i18n/t.ts';
import '../panels/loss-panel.ts';
import '../panels/math-strip.ts';
import '../panels/network-diagram.ts';
import '../panels/ruler-bench.ts';
import '../panels/weight-table.ts';
import type { BoardView } from '../stores/board-view.ts';

/** The instruments of one board, in the order of reading; the page's grid lays them out. */
export function boardPanels(view: BoardView | undefined, phone: boolean): TemplateResult {
  return html`
    <section class="workbench" aria-label=${t('board.region')}>
      ${phone ? nothing : html`<wr-network-diagram .view=${view}></wr-network-diagram>`}
      <wr-ruler-bench .view=${view} size=${phone ? 'phone' : 'board'}></wr-ruler-bench>
    </section>
    <wr-loss-panel .view=${view} size=${phone ? 'phone' : 'board'}></wr-loss-panel>
    ${phone ? html`<wr-network-diagram .view=${view} size="phone"></wr-network-diagram>` : nothing}
    <wr-math-strip .view=${view}></wr-math-strip>
    <section class="weights" aria-label=${t('board.weights')}>
      <wr-weight-table .view=${view}></wr-weight-table>
    </section>
  `;
}
