import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { ModeController } from '../controllers/mode-controller.ts';
import { t } from '../i18n/t.ts';
import type { HeaderLink } from '../room/app-header.ts';
import '../room/guide.ts';
import '../room/roster.ts';
import '../room/board-surface.ts';
import type { Mode } from '../modes/mode.ts';
import { modes } from '../modes/modes.ts';
import type { WorkshopStore } from '../stores/workshop-store.ts';
import { entering } from './away.ts';
import './board-grid.css';
import { navigate } from './routes.ts';
import { WorkshopPage } from './workshop-page.ts';

const none: readonly HeaderLink[] = [];

/** `/w/CODE`: the class board, where everyone moves the same network. */
@customElement('wr-board-page')
export class BoardPage extends WorkshopPage {
  protected readonly entry = 'person';
  readonly #mode = new ModeController(this);

  protected override documentTitle(): string {
    return t('board.document', { title: this.heading || t('board.region') });
  }

  protected override outside(): TemplateResult {
    return entering(false);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#mode.follow(this.store?.guide);
  }

  readonly #chooseMode = ({ detail }: CustomEvent<{ mode: Mode }>): void => {
    this.store?.leave();
    this.#mode.choose(detail.mode);
  };

  /** Shows a weight that was handed to whoever sits here, ready to be moved. */
  readonly #find = ({ detail: { board, parameter } }: HTMLElementEventMap['yours-find']): void => {
    const { store } = this;
    if (store === undefined) return;
    store.go(board);
    store.boardStore(board).select(parameter);
    if (this.#mode.mode !== modes[0]) {
      store.leave();
      this.#mode.choose(modes[0]);
    }
    // A phone has its ruler at the top.
    if (this.phone.matches) scrollTo({ top: 0 });
  };

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.store?.phase.name === 'outside') navigate(`/join/${this.code}`, { replace: true });
  }

  protected override waiting(store: WorkshopStore): TemplateResult {
    return this.inside(store);
  }

  protected override inside(store: WorkshopStore): TemplateResult {
    const { workshop } = store;
    const board = store.shownBoard?.view;
    const phone = this.phone.matches;
    const activity = this.activity(store, phone ? 'phone' : 'board');
    const guide =
      activity?.rail ?? html`<wr-guide .view=${board} .mode=${this.#mode.mode} ?folded=${phone}></wr-guide>`;
    const past = this.pastBar(store, phone ? 'phone' : 'board');
    const undo = this.undoBar(store);
    const bar = this.classBar(store);
    // Where nothing is beside the board, it stands over it.
    const over = this.narrow.matches && !phone;
    // On a phone they are near the hand, where the board's own surface has a place for them.
    const near = phone && activity?.own === undefined;
    return html`
      ${this.header(store, { links: this.#links(store) })}
      ${this.announcement(store)} ${past}
      <main
        id="main"
        tabindex="-1"
        class="board-grid ${this.narrow.matches ? 'side-below' : ''} ${past === undefined ? '' : 'in-the-past'} ${board?.past?.absent ? 'not-there-yet' : ''}"
        @mode-choose=${this.#chooseMode}
        @yours-find=${this.#find}
      >
        ${
          activity?.own === undefined
            ? html`<wr-board-surface
                .view=${board}
                .pointing=${board && store.pointedOn(board.board.id)}
                .mode=${this.#mode.mode}
                .ready=${this.#mode.ready}
                .switcher=${this.switcher(store)}
                .question=${this.question(store, phone ? 'phone' : 'board')}
                .controls=${over ? bar : undefined}
                .near=${near ? html`${guide} ${undo} ${bar}` : undefined}
              ></wr-board-surface>`
            : html`<div class="own-view">${over || phone ? bar : nothing}${activity.own}</div>`
        }
        <aside class="side"><div>
          ${over || phone ? nothing : bar}${near ? nothing : html`${guide} ${undo}`}
          <wr-roster
            .workshop=${workshop}
            .board=${board?.board}
            .online=${store.online}
            .you=${store.you}
            ?folded=${phone}
          ></wr-roster>
          ${this.footnotes(store)}
        </div></aside>
      </main>
    `;
  }

  #links(store: WorkshopStore): readonly HeaderLink[] {
    return store.role === 'instructor'
      ? [{ label: t('header.console'), href: `/w/${store.code}/host`, icon: 'console' }]
      : none;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-board-page': BoardPage;
  }
}
