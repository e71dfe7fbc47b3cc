import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../i18n/t.ts';
import '../panels/loss-panel.ts';
import '../panels/math-strip.ts';
import '../panels/mode-switch.ts';
import '../instruments/diagram/network-diagram.ts';
import '../panels/parameter-lock.ts';
import '../panels/ruler-bench.ts';
import '../panels/weight-table.ts';
import type { Mode } from '../panels/modes.ts';
import type { BoardView } from '../stores/board-view.ts';
import type { WorkshopStore } from '../stores/workshop-store.ts';

/** How a page shows its board now. */
export interface BoardLayout {
  readonly phone: boolean;
  /** There is room for the decision map beside the diagram. */
  readonly wide: boolean;
  readonly mode: Mode;
  /** The instruments of the mode are loaded. */
  readonly ready: boolean;
}

/**
 * The instruments of one board, in the order of reading; the page's grid lays them out. Diagram, loss and
 * weight table are always there; the mode chooses the rest.
 */
export function boardPanels(store: WorkshopStore, { phone, wide, mode, ready }: BoardLayout): TemplateResult {
  const view = store.board;
  const size = phone ? 'phone' : 'board';
  const map = hasMap(view) ? decisionMap(view) : nothing;
  return html`
    <div class="modes">
      <wr-mode-switch
        .mode=${mode}
        .size=${size}
        .running=${view?.board.training.running ?? false}
        controls="mode-panel"
      ></wr-mode-switch>
    </div>
    <section class="workbench" aria-label=${t('board.region')}>
      ${
        phone
          ? html`<wr-parameter-lock .view=${view}></wr-parameter-lock>`
          : html`<div class="drawing">
              <wr-network-diagram .view=${view}></wr-network-diagram>
              ${wide ? map : nothing}
              <wr-parameter-lock .view=${view}></wr-parameter-lock>
            </div>`
      }
      ${bench(store, mode, size)}
    </section>
    <wr-loss-panel .view=${view} .size=${size}></wr-loss-panel>
    <div class="mode-panel" id="mode-panel" role="tabpanel" aria-labelledby="mode-${mode}">
      ${ready ? instruments(store, mode, wide ? nothing : map) : html`<p class="opening" aria-busy="true">${t('mode.loading')}</p>`}
    </div>
    ${phone ? html`<wr-network-diagram .view=${view} size="phone"></wr-network-diagram>` : nothing}
    <section class="weights" aria-label=${t('board.weights')}>
      <wr-weight-table .view=${view}></wr-weight-table>
    </section>
  `;
}

/** What lies right under the diagram: the ruler, or what training is steered with. */
function bench(store: WorkshopStore, mode: Mode, size: 'phone' | 'board'): TemplateResult | typeof nothing {
  const view = store.board;
  switch (mode) {
    case 'hand':
      return html`<wr-ruler-bench .view=${view} .size=${size}></wr-ruler-bench>`;
    case 'train':
      return html`<wr-training-controls
        .view=${view}
        .refused=${store.refusal('train')}
        .resettable=${store.refusal('reset-board') === undefined}
      ></wr-training-controls>`;
    case 'data':
    case 'network':
      return nothing;
  }
}

/** What the mode works with; the map among it where it is not beside the diagram. */
function instruments(store: WorkshopStore, mode: Mode, map: TemplateResult | typeof nothing): TemplateResult {
  const view = store.board;
  switch (mode) {
    case 'hand':
      return html`<wr-math-strip .view=${view}></wr-math-strip>`;
    case 'train':
      return html`<div class="instruments">
        <wr-training-settings .view=${view} .refused=${store.refusal('configure-training')}></wr-training-settings>
        <wr-loss-curve .view=${view}></wr-loss-curve>
        <wr-gradient-bars .view=${view}></wr-gradient-bars>
        ${map}
      </div>`;
    case 'data':
      return html`<div class="data">
        <wr-data-picker .view=${view} .refused=${store.refusal('set-data')}></wr-data-picker>
        ${map}
      </div>`;
    case 'network':
      return html`<wr-network-editor
        .view=${view}
        .refused=${store.refusal('set-network')}
      ></wr-network-editor>`;
  }
}

/** Whether the board has data on a plane or a line that the map can draw. */
function hasMap(view: BoardView | undefined): boolean {
  return view !== undefined && view.board.data.kind !== 'sample' && view.board.network.inputs <= 2;
}

/** What the output makes of every input; loaded when a board first has data to draw. */
function decisionMap(view: BoardView | undefined): TemplateResult {
  void import('../panels/decision-map.ts');
  return html`<wr-decision-map .view=${view}></wr-decision-map>`;
}
