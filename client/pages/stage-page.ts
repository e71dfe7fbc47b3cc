import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { outputCount } from '#shared/math/shape.ts';
import { homeBoard } from '#shared/workshop/model/access.ts';
import { runningOf } from '#shared/workshop/model/activity.ts';
import { attentionOf } from '#shared/workshop/model/attention.ts';
import type { Participant } from '#shared/workshop/model/participant.ts';
import { predictionsOf } from '#shared/workshop/model/prediction.ts';
import { fillsStage } from '#shared/workshop/model/shown-question.ts';
import { type StageView, stageOf } from '#shared/workshop/model/stage.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { MediaController } from '../controllers/media-controller.ts';
import { t } from '../i18n/t.ts';
import '../elements/avatar-stack.ts';
import { brand } from '../elements/brand.ts';
import { icon } from '../elements/icons.ts';
import '../room/connection-chip.ts';
import '../instruments/loss/loss-panel.ts';
import '../instruments/diagram/network-diagram.ts';
import '../elements/fit-box.ts';
import '../elements/preferences.ts';
import { linkFromAddress } from '../net/identity.ts';
import '../room/qr-code.ts';
import '../room/class/class-timer.ts';
import { spotlightText } from '../room/class/spotlight-text.ts';
import { spotlitAnswer } from '../room/class/spotlit-answer.ts';
import '../room/stage-lobby.ts';
import '../instruments/loss/stage-changes.ts';
import type { BoardView } from '../stores/board-view.ts';
import type { WorkshopStore } from '../stores/workshop-store.ts';
import { entering } from './away.ts';
import './stage-activity.css';
import './stage-page.css';
import { WorkshopPage } from './workshop-page.ts';

/** `/w/CODE/stage`: for the projector; readable from the back row, and nobody has to log in. */
@customElement('wr-stage-page')
export class StagePage extends WorkshopPage {
  protected readonly entry = 'stage';
  readonly #phone = new MediaController(this, '(width < 800px)');
  readonly #wide = new MediaController(this, '(width >= 1600px)');
  /** The way in, large: shown until the class begins, then when it is asked for. */
  @state() private lobby: 'until-begun' | 'shown' | 'closed' = 'until-begun';
  /** The map has the network's place. */
  @state() private largeMap = false;
  /** The board that the console has named last. */
  #named: string | undefined;
  /** What a board that learns from data is watched with; asked for when there first is one. */
  #instrumentsAsked = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.lobby === 'until-begun' && hasBegun(this.store)) this.lobby = 'closed';
    this.#obey(this.store);
    if (this.#instrumentsAsked || !hasData(this.store?.shownBoard?.view)) return;
    this.#instrumentsAsked = true;
    void import('../instruments/map/decision-map.ts');
    void import('../instruments/curve/loss-curve.ts');
  }

  /** Shows the board that the console has named, and the one to land on once it names none. */
  #obey(store: WorkshopStore | undefined): void {
    const workshop = store?.workshop;
    if (store === undefined || workshop === undefined) return;
    const named = stageOf(workshop).board ?? undefined;
    if (named === this.#named) return;
    this.#named = named;
    const board = named ?? homeBoard(workshop, null);
    if (board !== undefined && board !== store.shown) store.show(board);
  }

  protected override link(): string | undefined {
    return linkFromAddress();
  }

  protected override documentTitle(): string {
    return t('stage.document', { title: this.heading || t('board.region') });
  }

  protected override outside(): TemplateResult {
    return entering(false);
  }

  protected override waiting(store: WorkshopStore): TemplateResult {
    return this.inside(store);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#key);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#key);
  }

  protected override inside(store: WorkshopStore): TemplateResult {
    const { workshop } = store;
    const board = store.shownBoard?.view;
    const people = this.onlinePeople();
    const size = this.#phone.matches ? 'phone' : 'stage';
    const shows = workshop === undefined ? 'follow' : stageOf(workshop).what;
    if (shows === 'blank') return html`<div class="blank" data-testid="stage-blank" data-show="blank"></div>`;
    const asked = this.#asked(store, shows);
    const activity = shows === 'board' || shows === 'timeline' ? undefined : this.activity(store, size);
    const inActivity = activity === undefined ? '' : 'in-activity';
    const [before = '', after = ''] = t('people.here', { people: people.length }).split('{count}');
    const lobby = this.#showsLobby(store);
    const past = this.pastBar(store, size);
    const large = this.largeMap && hasData(board) && !this.#phone.matches;
    const head = (kind: string) => html`<header class="stage-head ${kind}" ?inert=${lobby}>
      ${workshop?.locked === true ? this.#locked() : this.#wayIn(store)}
    </header>`;
    const door = lobby ? this.#door(store, people) : nothing;
    if (asked !== undefined) {
      return html`${head('in-activity')}
        <main id="main" tabindex="-1" class="asked" data-show=${shows} ?inert=${lobby}>${asked}</main>
        ${this.#adrift(store)} ${door}`;
    }
    return html`
      ${head(inActivity)}
      ${past}
      <main
        id="main"
        tabindex="-1"
        data-show=${shows}
        class="stage ${past === undefined ? '' : 'in-the-past'} ${board?.past?.absent ? 'not-there-yet' : ''} ${inActivity} ${hasData(board) ? 'with-data' : ''} ${large ? 'with-large-map' : ''} ${hasManyClasses(board) ? 'many-classes' : ''}"
        data-board=${board?.board.id ?? nothing}
        ?inert=${lobby}
      >
        <section class="network">
          <div class="title">
            <h1 tabindex="-1" title=${this.heading} class=${activity?.own === undefined ? '' : 'visually-hidden'}>
              <bdi>${this.heading}</bdi> <small><bdi>${board?.listing.title ?? t('stage.board')}</bdi></small>
            </h1>
            ${
              workshop?.frozen === true
                ? html`<p class="paused" role="status">${icon('frozen')}${t('notice.frozen')}</p>`
                : nothing
            }
            <wr-class-timer .timer=${workshop === undefined ? null : attentionOf(workshop).timer}></wr-class-timer>
            ${workshop === undefined ? nothing : spotlit(workshop)}
          </div>
          ${
            activity?.own !== undefined
              ? ownView(activity.own, size)
              : large
                ? html`<div class="large-map">${this.#map(board, true)}</div>`
                : html`<wr-network-diagram
                      .view=${board}
                      .pointing=${board && store.pointedOn(board.board.id)}
                      size=${size}
                    ></wr-network-diagram>`
          }
          <footer>
            <wr-avatar-stack .people=${people} .most=${this.#wide.matches ? 8 : 5} size="large"></wr-avatar-stack>
            <p class="count">${before}<strong>${people.length}</strong>${after}</p>
            <span class="space"></span>
            <wr-connection-chip .state=${store.connection} .version=${store.version}></wr-connection-chip>
            <wr-preferences></wr-preferences>
          </footer>
          ${this.footnotes(store)}
        </section>
        <div
          class="result"
          role=${activity === undefined ? nothing : 'group'}
          aria-label=${activity === undefined ? nothing : t('activity.region')}
          tabindex=${activity === undefined ? nothing : 0}
        >
          ${shows === 'code' ? nothing : (activity?.question ?? nothing)}${activity?.rail ?? nothing}
          ${activity?.own === undefined ? this.#instruments(board, size, large) : nothing}
        </div>
      </main>
      ${door}
    `;
  }

  /** Where no foot says how the connection is, it is said once there is none: what is shown does not go on then. */
  #adrift({ connection }: WorkshopStore): TemplateResult | typeof nothing {
    if (connection !== 'offline') return nothing;
    return html`<div class="adrift"><wr-connection-chip .state=${connection}></wr-connection-chip></div>`;
  }

  #door(store: WorkshopStore, people: readonly Participant[]): TemplateResult {
    return html`<wr-stage-lobby
      .heading=${this.heading}
      .code=${store.code}
      .host=${new URL(this.origin).host}
      .url=${this.joinUrl}
      .people=${people.filter(({ role }) => role !== 'instructor')}
      @lobby-close=${this.#closeLobby}
    ></wr-stage-lobby>`;
  }

  /** The loss, and what belongs to it: the map and the curve, or who moved what. */
  #instruments(board: BoardView | undefined, size: 'phone' | 'stage', large: boolean): TemplateResult {
    return html`<wr-loss-panel .view=${board} size=${size} .descentElsewhere=${hasData(board)}></wr-loss-panel>
      ${
        hasData(board)
          ? html`<div class="instruments"><div class="pair">
              ${large ? nothing : this.#map(board, false)}
              <wr-loss-curve .view=${board} .size=${size}></wr-loss-curve>
            </div></div>`
          : html`<div class="changes"><wr-stage-changes .view=${board}></wr-stage-changes></div>`
      }`;
  }

  /** Address, code and QR; they open the lobby. */
  #wayIn(store: WorkshopStore): TemplateResult {
    return html`<div class="where">
        ${brand()}
        <p>${t('stage.join')} <strong>${new URL(this.origin).host}</strong></p>
      </div>
      <p class="code-label">${t('stage.code')}</p>
      <p class="code" data-testid="workshop-code"><b>${store.code.slice(0, 3)}</b><b>${store.code.slice(3)}</b></p>
      <button
        type="button"
        class="enlarge"
        data-testid="stage-enlarge-code"
        aria-label=${t('stage.enlarge-code')}
        @click=${() => {
          this.lobby = 'shown';
        }}
      >
        <wr-qr-code .url=${this.joinUrl}></wr-qr-code>
      </button>`;
  }

  /** Where nobody new can come in, there is nothing to come in by. */
  #locked(): TemplateResult {
    return html`<div class="where">${brand()}</div>
      <p class="locked" data-testid="stage-locked">${icon('lock')}${t('stage.locked')}</p>`;
  }

  #map(view: BoardView | undefined, large: boolean): TemplateResult {
    const title = t(large ? 'stage.shrink-map' : 'stage.enlarge-map');
    return html`<div class="map">
      <wr-decision-map .view=${view} .size=${this.#phone.matches ? 'phone' : 'stage'} ?large=${large}></wr-decision-map>
      <button
        type="button"
        class="icon-button"
        data-testid="stage-enlarge-map"
        aria-pressed=${large}
        aria-label=${title}
        title=${title}
        @click=${() => {
          this.largeMap = !large;
        }}
      >
        ${icon(large ? 'cross' : 'enlarge')}
      </button>
    </div>`;
  }

  /** An answer in the spotlight or a question, across the whole stage: one that was asked on the spot, or where the console wants one. */
  #asked(store: WorkshopStore, shows: StageView): TemplateResult | undefined {
    const { workshop } = store;
    if (workshop === undefined) return undefined;
    const answer = shows === 'follow' ? spotlitAnswer(workshop) : undefined;
    if (answer !== undefined) return answer;
    if (!fillsStage(predictionsOf(workshop).list, shows)) return undefined;
    return this.#phone.matches ? this.question(store, 'phone') : this.stageQuestion(store);
  }

  #showsLobby({ workshop, shownBoard }: WorkshopStore): boolean {
    if (workshop === undefined || workshop.locked) return false;
    const { what } = stageOf(workshop);
    if (what !== 'follow') return what === 'lobby';
    if (this.lobby === 'shown') return true;
    return this.lobby === 'until-begun' && shownBoard?.view !== undefined && !this.#phone.matches;
  }

  readonly #closeLobby = (): void => {
    this.lobby = 'closed';
  };

  /** Escape leads back from what was made large. */
  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (this.store !== undefined && this.#showsLobby(this.store)) this.#closeLobby();
    else this.largeMap = false;
  };
}

/** What an activity brings to look at: as large as there is room for, but on a phone the page scrolls. */
function ownView(own: TemplateResult, size: 'phone' | 'stage'): TemplateResult {
  return size === 'phone'
    ? html`<div class="own-view">${own}</div>`
    : html`<wr-fit-box class="own-view">${own}</wr-fit-box>`;
}

/** What is in the spotlight, in words. */
function spotlit(workshop: WorkshopState): TemplateResult | typeof nothing {
  const { spotlight } = attentionOf(workshop);
  if (spotlight === null) return nothing;
  return html`<p class="lit" data-testid="spotlight" data-value=${spotlight.board} role="status">
    ${icon('sun')}<span>${spotlightText(workshop, spotlight)}</span>
  </p>`;
}

/** Somebody has moved something, or is about to; or an activity is under way. */
function hasBegun(store: WorkshopStore | undefined): boolean {
  const { workshop } = store ?? {};
  if (workshop !== undefined && (runningOf(workshop) !== null || predictionsOf(workshop).asked > 0))
    return true;
  const view = store?.shownBoard?.view;
  if (view === undefined) return false;
  const { board, history } = view;
  const untouched = history.every(({ kind }) => kind === 'opened') && Object.keys(board.holds).length === 0;
  return !untouched || board.training.running || view.frozen || hasData(view);
}

function hasData(view: BoardView | undefined): boolean {
  return view !== undefined && view.board.data.kind !== 'sample';
}

/** More than there is room for in one line of the map's legend. */
function hasManyClasses(view: BoardView | undefined): boolean {
  return view !== undefined && outputCount(view.board.network) > 5;
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-stage-page': StagePage;
  }
}
