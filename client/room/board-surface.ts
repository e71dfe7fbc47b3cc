import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { MediaController } from '../controllers/media-controller.ts';
import { cssVars } from '../elements/css-vars.ts';
import { WeightroomElement } from '../elements/element.ts';
import { uid } from '../elements/uid.ts';
import { t } from '../i18n/t.ts';
import '../instruments/handing/hand-weight.ts';
import '../instruments/lock/parameter-lock.ts';
import { roomOf } from '../instruments/loss/loss-panel.ts';
import '../instruments/loss/loss-trouble.ts';
import '../instruments/range/parameter-range.ts';
import '../instruments/table/weight-table.ts';
import type { Mode } from '../modes/mode.ts';
import '../modes/mode-switch.ts';
import { modes } from '../modes/modes.ts';
import '../instruments/diagram/network-diagram.ts';
import type { Pointing } from '#shared/protocol/server-messages.ts';
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
  /** What the page has near the hand on a phone: what to try, and taking back. */
  @property({ attribute: false }) near: TemplateResult | undefined;
  /** What the class is asked, in the bench's place. */
  @property({ attribute: false }) question: TemplateResult | undefined;
  /** What a console has under the loss: the people, and what they are shown. */
  @property({ attribute: false }) beside: HTMLElement | undefined;
  /** What a console has under the bench, always in sight. */
  @property({ attribute: false }) foot: TemplateResult | undefined;

  /** Where an instructor points on the diagram. */
  @property({ attribute: false }) pointing: Pointing | undefined;
  /** What is pointed at here is shown to everybody. */
  @property({ type: Boolean }) points = false;
  /** Everybody is led from here. */
  @property({ type: Boolean }) leads = false;

  readonly #phone = new MediaController(this, '(width < 800px)');
  /** There is room for the decision map beside the diagram. */
  readonly #wide = new MediaController(this, '(width >= 1600px)');
  /** There is room for a small one. */
  readonly #roomy = new MediaController(this, '(width >= 1280px)');
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
    const { view, mode, switcher, controls, beside: people, foot } = this;
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
    // Whoever may not do what the mode is for is shown first what comes of it.
    const watches = phone && mode.does !== undefined && refusal(mode.does)?.code === 'not-allowed';
    const follows = mode.follows === true && !watches;
    const workbench = this.#workbench(phone, beside ? map : nothing, bench);
    // What is wrong comes after the diagram, which then does not move under a finger.
    const diagram = phone
      ? html`<wr-network-diagram
          .view=${view}
          .pointing=${this.pointing}
          ?leads=${this.leads}
          size="phone"
        ></wr-network-diagram>
          <wr-loss-trouble .view=${view}></wr-loss-trouble>`
      : nothing;
    const loss = html`<wr-loss-panel
      .view=${view}
      .size=${size}
      .troubleElsewhere=${phone}
      ?compact=${people !== undefined}
    ></wr-loss-panel>`;
    const result = people === undefined ? loss : html`<div class="aside"><div>${loss}${people}</div></div>`;
    const near = phone ? this.#near() : nothing;
    const vars = {
      strip: `${mode.height}px`,
      loss: `${view === undefined ? 0 : roomOf(view.board)}px`,
    };
    return html`<div class="screen ${bench === undefined ? 'without-bench' : ''} ${people === undefined ? '' : 'with-aside'} ${foot === undefined ? '' : 'with-foot'} ${head}" ${cssVars(vars)}>
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
        ${watches ? html`${result} ${near} ${diagram} ${workbench}` : html`${workbench} ${near} ${result}`}
        ${foot === undefined ? nothing : html`<div class="foot">${foot}</div>`}
        ${follows ? diagram : nothing}
        <div
          class="mode-panel"
          id="${this.#id}-panel"
          role="tabpanel"
          aria-labelledby="${this.#id}-${mode.id}"
        >
          ${this.ready ? mode.instruments(inMode) : html`<p class="opening" aria-busy="true">${t('mode.loading')}</p>`}
        </div>
        ${watches || follows ? nothing : diagram}
      </div>
      <section class="weights" aria-label=${t('board.weights')}>
        <wr-weight-table .view=${view}></wr-weight-table>
      </section>`;
  }

  #workbench(
    phone: boolean,
    map: TemplateResult | typeof nothing,
    bench: TemplateResult | undefined,
  ): TemplateResult {
    const { view } = this;
    return html`<section class="workbench" aria-label=${t('board.region')}>
      ${
        phone
          ? nothing
          : html`<div class="drawing">
              <wr-network-diagram
                .view=${view}
                .pointing=${this.pointing}
                ?points=${this.points}
                ?leads=${this.leads}
              ></wr-network-diagram>
              ${map}
              ${this.#tools()}
            </div>`
      }
      ${bench ?? nothing}
    </section>`;
  }

  /** What an instructor does to the parameters. */
  #tools(): TemplateResult {
    const { view } = this;
    return html`<div class="tools">
      <wr-parameter-range .view=${view}></wr-parameter-range>
      <wr-parameter-lock .view=${view}></wr-parameter-lock>
      <wr-hand-weight .view=${view}></wr-hand-weight>
    </div>`;
  }

  /** One's tools on a phone; they have their room whatever is selected. */
  #near(): TemplateResult | typeof nothing {
    const { near, view } = this;
    const instructs = view?.role === 'instructor';
    if (near === undefined && !instructs) return nothing;
    return html`<div class="near">
      ${instructs ? this.#tools() : nothing}${near ?? nothing}
    </div>`;
  }

  /** How what is over the board is laid out. */
  #head(): string {
    const { switcher, controls } = this;
    if (switcher === undefined && controls === undefined) return '';
    if (this.#phone.matches) return 'stacked';
    return controls === undefined ? 'one-row' : 'two-rows';
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
