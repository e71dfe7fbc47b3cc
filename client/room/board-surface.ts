import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { MediaController } from '../controllers/media-controller.ts';
import { cssVars } from '../elements/css-vars.ts';
import { WeightroomElement } from '../elements/element.ts';
import { uid } from '../elements/uid.ts';
import { t } from '../i18n/t.ts';
import '../instruments/lock/parameter-lock.ts';
import '../instruments/loss/loss-panel.ts';
import '../instruments/range/parameter-range.ts';
import '../instruments/table/weight-table.ts';
import type { Mode } from '../modes/mode.ts';
import '../modes/mode-switch.ts';
import { modes } from '../modes/modes.ts';
import '../instruments/diagram/network-diagram.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import type { BoardAsk, BoardView } from '../stores/board-view.ts';
import './board-surface.css';

/**
 * One board for a page, its instruments in the order of reading: diagram, loss and weight table are always
 * there, the mode chooses the rest. Everything of the board lies inside, and `data-board` says which it is.
 * @fires mode-choose - `{mode}`
 * @fires what the instruments emit, see `BoardEvents`
 */
@customElement('wr-board-surface')
export class BoardSurface extends WeightroomElement {
  @property({ attribute: false }) view: BoardView | undefined;
  @property({ attribute: false }) mode: Mode = modes[0];
  /** The instruments of the mode are loaded. */
  @property({ type: Boolean }) ready = true;
  /** What the page has over the board beside the modes: which board it is, what the instructor does to the room. */
  @property({ attribute: false }) switcher: TemplateResult | undefined;
  @property({ attribute: false }) controls: TemplateResult | undefined;
  /** What the class is asked, in the bench's place. */
  @property({ attribute: false }) question: TemplateResult | undefined;

  readonly #phone = new MediaController(this, '(width < 800px)');
  /** There is room for the decision map beside the diagram. */
  readonly #wide = new MediaController(this, '(width >= 1600px)');
  /** There is room for a small one. */
  readonly #roomy = new MediaController(this, '(width >= 1280px)');
  /** There is room in one row for the modes and the controls, and for which board it is as well. */
  readonly #row = new MediaController(this, '(width >= 1400px)');
  readonly #longRow = new MediaController(this, '(width >= 1700px)');
  readonly #id = uid('board');
  #mapped = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('view')) return;
    if (this.view !== undefined) this.dataset.board = this.view.board.id;
    if (this.#mapped || !hasMap(this.view)) return;
    this.#mapped = true;
    void import('../instruments/map/decision-map.ts');
  }

  protected override render(): TemplateResult {
    const { view, mode, switcher, controls } = this;
    const head = this.#head();
    const refusal = (type: BoardAsk['type']): Rejection | undefined =>
      view === undefined ? { code: 'not-allowed' } : view.refusal({ type });
    const phone = this.#phone.matches;
    const beside =
      this.#wide.matches ||
      (this.#roomy.matches && view !== undefined && mode.mapBeside?.(view.board) === true);
    const size = phone ? 'phone' : 'board';
    const map = hasMap(view)
      ? html`<wr-decision-map .view=${view} .steps=${mode.steps !== true}></wr-decision-map>`
      : nothing;
    const inMode = { view, size, refusal, map: beside ? nothing : map } as const;
    const bench = this.question ?? mode.bench?.(inMode);
    const tools = html`<div class="tools">
      <wr-parameter-range .view=${view}></wr-parameter-range>
      <wr-parameter-lock .view=${view}></wr-parameter-lock>
    </div>`;
    return html`<div
        class="screen ${bench === undefined ? 'without-bench' : ''} ${head}"
        ${cssVars({ strip: `${mode.height}px` })}
      >
        <div class="head">
          ${switcher ?? nothing}${controls ?? nothing}
          <wr-mode-switch
            .view=${view}
            .mode=${mode}
            .size=${size}
            tabs=${this.#id}
            controls="${this.#id}-panel"
          ></wr-mode-switch>
        </div>
        <section class="workbench" aria-label=${t('board.region')}>
          ${
            phone
              ? tools
              : html`<div class="drawing">
                  <wr-network-diagram .view=${view}></wr-network-diagram>
                  ${beside ? map : nothing}
                  ${tools}
                </div>`
          }
          ${bench ?? nothing}
        </section>
        <wr-loss-panel .view=${view} .size=${size}></wr-loss-panel>
        <div
          class="mode-panel"
          id="${this.#id}-panel"
          role="tabpanel"
          aria-labelledby="${this.#id}-${mode.id}"
        >
          ${this.ready ? mode.instruments(inMode) : html`<p class="opening" aria-busy="true">${t('mode.loading')}</p>`}
        </div>
      </div>
      ${phone ? html`<wr-network-diagram .view=${view} size="phone"></wr-network-diagram>` : nothing}
      <section class="weights" aria-label=${t('board.weights')}>
        <wr-weight-table .view=${view}></wr-weight-table>
      </section>`;
  }

  /** How what is over the board is laid out. */
  #head(): string {
    const { switcher, controls } = this;
    if (switcher === undefined && controls === undefined) return '';
    if (this.#phone.matches) return 'stacked';
    const fits = controls === undefined || (switcher === undefined ? this.#row : this.#longRow).matches;
    return fits ? 'one-row' : 'two-rows';
  }
}

/** Whether the board has data on a plane or a line that the map can draw. */
function hasMap(view: BoardView | undefined): boolean {
  return view !== undefined && view.board.data.kind !== 'sample' && view.board.network.inputs <= 2;
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-board-surface': BoardSurface;
  }
}
