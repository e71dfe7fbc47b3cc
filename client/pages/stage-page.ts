import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { MediaController } from '../controllers/media-controller.ts';
import { t } from '../i18n/t.ts';
import '../elements/avatar-stack.ts';
import { brand } from '../elements/brand.ts';
import '../room/connection-chip.ts';
import '../instruments/loss/loss-panel.ts';
import '../instruments/diagram/network-diagram.ts';
import '../elements/preferences.ts';
import { linkFromAddress } from '../net/identity.ts';
import '../room/qr-code.ts';
import '../instruments/loss/stage-changes.ts';
import type { BoardView } from '../stores/board-view.ts';
import type { WorkshopStore } from '../stores/workshop-store.ts';
import { entering } from './away.ts';
import './stage-page.css';
import { WorkshopPage } from './workshop-page.ts';

/** `/w/CODE/stage`: for the projector; readable from the back row, and nobody has to log in. */
@customElement('wr-stage-page')
export class StagePage extends WorkshopPage {
  protected readonly entry = 'stage';
  readonly #phone = new MediaController(this, '(width < 800px)');
  /** What a board that learns from data is watched with; asked for when there first is one. */
  #instrumentsAsked = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.#instrumentsAsked || !hasData(this.store?.shownBoard?.view)) return;
    this.#instrumentsAsked = true;
    void import('../instruments/map/decision-map.ts');
    void import('../instruments/curve/loss-curve.ts');
  }

  protected override link(): string | undefined {
    return linkFromAddress();
  }

  protected override documentTitle(): string {
    return t('stage.document', { title: this.store?.workshop?.title ?? t('board.region') });
  }

  protected override outside(): TemplateResult {
    return entering(false);
  }

  protected override waiting(store: WorkshopStore): TemplateResult {
    return this.inside(store);
  }

  protected override inside(store: WorkshopStore): TemplateResult {
    const { workshop } = store;
    const board = store.shownBoard?.view;
    const people = this.onlinePeople();
    const activity = this.activity(store, this.#phone.matches ? 'phone' : 'stage');
    const [before = '', after = ''] = t('people.here', { people: people.length }).split('{count}');
    return html`
      <header class="stage-head">
        <div class="where">
          ${brand()}
          <p>${t('stage.join')} <strong>${new URL(this.origin).host}</strong></p>
        </div>
        <p class="code-label">${t('stage.code')}</p>
        <p class="code" data-testid="workshop-code"><b>${store.code.slice(0, 3)}</b><b>${store.code.slice(3)}</b></p>
        <wr-qr-code .url=${this.joinUrl}></wr-qr-code>
      </header>
      <main id="main" tabindex="-1" class="stage ${hasData(board) ? 'with-data' : ''}" data-board=${board?.board.id ?? nothing}>
        <section class="network">
          <h1 tabindex="-1">${workshop?.title ?? ''} <small>${board?.listing.title ?? t('stage.board')}</small></h1>
          ${
            workshop?.frozen === true
              ? html`<p class="frozen" role="status">${t('notice.frozen')}</p>`
              : nothing
          }
          <wr-network-diagram .view=${board} size=${this.#phone.matches ? 'phone' : 'stage'}></wr-network-diagram>
          <footer>
            <wr-avatar-stack .people=${people} .most=${8} size="large"></wr-avatar-stack>
            <p class="count">${before}<strong>${people.length}</strong>${after}</p>
            <span class="space"></span>
            <wr-connection-chip .state=${store.connection} .version=${store.version}></wr-connection-chip>
            <wr-preferences></wr-preferences>
          </footer>
        </section>
        <div class="result ${activity === undefined ? '' : 'with-activity'}">
          ${activity?.question ?? nothing}${activity?.rail ?? nothing}
          <wr-loss-panel
            .view=${board}
            size=${this.#phone.matches ? 'phone' : 'stage'}
            .descentElsewhere=${hasData(board)}
          ></wr-loss-panel>
          ${this.#watched(board)}
        </div>
      </main>
    `;
  }

  /** With data the map and the way down; on the single sample who moved what. */
  #watched(view: BoardView | undefined): TemplateResult {
    if (!hasData(view)) {
      return html`<wr-stage-changes .view=${view}></wr-stage-changes>`;
    }
    const size = this.#phone.matches ? 'phone' : 'stage';
    return html`<div class="instruments">
      <wr-decision-map .view=${view} .size=${size}></wr-decision-map>
      <wr-loss-curve .view=${view} .size=${size}></wr-loss-curve>
    </div>`;
  }
}

function hasData(view: BoardView | undefined): boolean {
  return view !== undefined && view.board.data.kind !== 'sample';
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-stage-page': StagePage;
  }
}
