import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Command } from '#shared/workshop/features.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import { homeBoard } from '#shared/workshop/model/access.ts';
import { runningOf } from '#shared/workshop/model/activity.ts';
import { codeOf } from '#shared/workshop/model/code.ts';
import type { Grant } from '#shared/workshop/model/grants.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import { paceOf } from '#shared/workshop/model/pace.ts';
import type { Participant, ParticipantId } from '#shared/workshop/model/participant.ts';
import { instructorsOf } from '#shared/workshop/model/people.ts';
import { planOf } from '#shared/workshop/model/plan.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import type { Warmth } from '../activities/activities-panel.ts';
import '../console/conduct/conduct-strip.ts';
import '../console/conduct/hands-queue.ts';
import { t } from '../console/t.ts';
import { KeysController } from '../controllers/keys-controller.ts';
import { ModeController } from '../controllers/mode-controller.ts';
import { type ListedActivity, listActivities } from '../net/http.ts';
import { linkFromAddress, rememberedName, rememberToken, tokenFromAddress } from '../net/identity.ts';
import '../entry/name-form.ts';
import '../room/boards-panel.ts';
import type { BoardsAsk, BoardsCommand } from '../room/boards-panel.ts';
import '../console/people/people-grid.ts';
import { Carried } from '../elements/carried.ts';
import { ask } from '../elements/dialog.ts';
import '../room/grants.ts';
import '../room/room-controls.ts';
import type { DoorAction } from '../room/door/door-panel.ts';
import type { RoomAction } from '../room/room-controls.ts';
import '../room/door/door-panel.ts';
import '../room/roster.ts';
import type { PeopleAction, PersonAction } from '../room/roster.ts';
import '../room/share-card.ts';
import '../room/board-surface.ts';
import '../console/asking/ask-bar.ts';
import type { AskCommand } from '../console/asking/ask-bar.ts';
import { showKeys } from '../console/keys/keys-sheet.ts';
import '../console/plan/plan-rail.ts';
import type { PlanCommand } from '../console/plan/plan-rail.ts';
import '../console/stage/stage-control.ts';
import type { StageCommand } from '../console/stage/stage-control.ts';
import type { Mode } from '../modes/mode.ts';
import type { BoardEvents, BoardView, CommandAsk } from '../stores/board-view.ts';
import { guideOf } from '../stores/following.ts';
import type { WorkshopStore } from '../stores/workshop-store.ts';
import { atDoor } from './at-the-door.ts';
import { away } from './away.ts';
import './board-grid.css';
import { HostHistory } from './host-history.ts';
import { linksPanel, type Place, readmit } from './host-links.ts';
import { manage, manageMany } from './manage-people.ts';
import { WorkshopPage } from './workshop-page.ts';

/** `/w/CODE/host`: the instructor's console, with the class board to demonstrate on. */
@customElement('wr-host-page')
export class HostPage extends WorkshopPage {
  protected readonly entry = 'host';
  /** Why a co-instructor's name was refused. */
  @state() private nameRefused: Rejection | undefined;
  /** What may be opened; null where it cannot be had. */
  @state() private catalogue: readonly ListedActivity[] | null | undefined;
  /** What is pointed at on the diagram is shown to everybody. */
  @state() private points = false;
  /** What is about to be asked: where it would have a parameter go. */
  @state() private aim: BoardView['aim'];
  readonly #aimed = new AimedView();
  readonly #mode = new ModeController(this);
  /** The people, beside whatever the class looks at. */
  readonly #company = new Carried('crowd');
  readonly #history = new HostHistory(this, () => this.store);

  constructor() {
    super();
    new KeysController(this);
    // After the page itself has taken them in.
    this.addEventListener('board-show', () => this.#lead());
    this.addEventListener('parameter-select', () => this.#lead(null));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void import('../activities/activities-panel.ts');
    void listActivities().then((answer) => {
      this.catalogue = answer.ok ? answer.value : null;
    });
  }

  /** Three columns take more room than two. */
  protected override get besideFrom(): number {
    return 1360;
  }

  protected override link(): string | undefined {
    return linkFromAddress();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('code')) this.store?.watchSummaries(true);
  }

  protected override arrive(code: string): void {
    const token = tokenFromAddress();
    if (token !== undefined) rememberToken(code, 'host', token);
  }

  protected override documentTitle(): string {
    return t('host.document', { title: this.heading || t('board.region') });
  }

  protected override outside(): TemplateResult {
    if (this.store?.byLink) {
      return away({
        title: t('away.co-instructor.title'),
        body: t('away.co-instructor.body'),
        form: html`<wr-name-form
          .name=${rememberedName()}
          .refused=${this.nameRefused}
          @name-submit=${this.#enterAs}
        ></wr-name-form>`,
        actions: [],
      });
    }
    return away({
      title: t('away.host.title'),
      body: t('away.host.body'),
      actions: [{ label: t('away.join'), href: `/join/${this.code}` }],
    });
  }

  protected override waiting(store: WorkshopStore): TemplateResult {
    return this.#console(store);
  }

  protected override inside(store: WorkshopStore): TemplateResult {
    return store.role === 'instructor' ? this.#console(store) : this.#movedOn(store);
  }

  #movedOn(store: WorkshopStore): TemplateResult {
    const instructor = store.workshop && instructorsOf(store.workshop)[0];
    return away({
      title: t('host.moved.title', { name: instructor?.name ?? t('header.instructor') }),
      body: t('host.moved.body'),
      actions: [{ label: t('host.moved.board'), href: `/w/${store.code}` }],
    });
  }

  #console(store: WorkshopStore): TemplateResult {
    const { workshop } = store;
    const board = store.shownBoard?.view;
    const people = this.onlinePeople();
    const phone = this.phone.matches;
    const activity = this.activity(store, phone ? 'phone' : 'board', true);
    const question = this.question(store, phone ? 'phone' : 'board', true);
    const dock = activity?.docked ? question : nothing;
    const run = ({ detail }: CustomEvent<{ command: Command }>) => void this.#conduct(store, detail.command);
    const askBar = html`<wr-ask-bar
      .workshop=${workshop}
      .view=${board}
      .refused=${(ask: AskCommand) => store.refusal(ask)}
      @workshop-command=${run}
      @ask-aim=${({ detail }: CustomEvent<{ aim: BoardView['aim'] }>) => {
        this.aim = detail.aim;
      }}
    ></wr-ask-bar>`;
    const stage = html`<wr-stage-control
      .workshop=${workshop}
      .view=${board}
      .code=${store.code}
      .led=${workshop && (guideOf(workshop, null)?.board ?? homeBoard(workshop, null))}
      ?own=${activity?.own !== undefined}
      .watching=${store.watchers.length}
      .refused=${(ask: StageCommand) => store.refusal(ask)}
      @workshop-command=${run}
    ></wr-stage-control>`;
    const plan = html`<wr-plan-rail
      .workshop=${workshop}
      .activities=${this.catalogue ?? []}
      .refused=${(ask: { type: PlanCommand['type'] }) => store.refusal(ask)}
      @workshop-command=${run}
    ></wr-plan-rail>`;
    const selected = board?.selected ?? null;
    const refused = (ask: CommandAsk) => store.refusal(ask);
    const conduct = html`<wr-conduct-strip
            .workshop=${workshop}
            .people=${people}
            .shown=${store.shown}
            .selected=${selected}
            .pointing=${this.points}
            .undo=${phone ? undefined : this.undoBar(store, true)}
            .refused=${refused}
            @point-toggle=${({ detail }: CustomEvent<{ on: boolean }>) => {
              this.points = detail.on;
            }}
          ></wr-conduct-strip>`;
    const hands = html`<wr-hands-queue
            .workshop=${workshop}
            .shown=${store.shown}
            .selected=${selected}
            .refused=${refused}
          ></wr-hands-queue>`;
    const controls = html`<wr-room-controls
            .locked=${workshop?.locked ?? false}
            @room-action=${this.#onAction}
          ></wr-room-controls>`;
    const company = this.#company.of(html`
      ${hands}${stage}
      <wr-roster
        ?folded=${phone}
        .workshop=${workshop}
        .board=${board?.board}
        .online=${store.online}
        .you=${store.you}
        manage
        @person-action=${({ detail }: CustomEvent<{ action: PersonAction; participant: ParticipantId }>) =>
          void this.#manage(store, detail.action, detail.participant)}
        @people-action=${({
          detail,
        }: CustomEvent<{ action: PeopleAction; participants: readonly ParticipantId[] }>) =>
          void manageMany(store, detail.action, detail.participants)}
      ></wr-roster>
      <wr-people-grid
        .workshop=${workshop}
        .online=${store.online}
        .pollers=${store.pollers}
        .href=${`/w/${store.code}/people`}
        @person-choose=${({ detail }: CustomEvent<{ participant: ParticipantId }>) =>
          this.#hand(detail.participant)}
        .summary=${`/w/${store.code}/summary`}
      ></wr-people-grid>`);
    return html`
      ${this.header(store, {
        links: [
          { label: t('people-page.link'), href: `/w/${store.code}/people`, icon: 'people' },
          { label: t('header.stage'), href: `/w/${store.code}/stage`, icon: 'screen', newTab: true },
        ],
        tools: html`<button
          type="button"
          class="icon-button wide"
          data-testid="keys-help"
          aria-label=${t('keys.title')}
          title="${t('keys.title')} ?"
          @click=${() => void showKeys()}
        >?</button>`,
      })}
      ${this.announcement(store)}
      ${
        this.#history.shows
          ? this.#history.page(store)
          : html`<main
        id="main"
        tabindex="-1"
        class="board-grid console ${this.narrow.matches ? 'side-below' : ''}"
        @layer-select=${({ detail }: BoardEvents['layer-select']) => this.#lead(detail.layer)}
        @mode-choose=${({ detail }: CustomEvent<{ mode: Mode }>) => {
          this.#mode.choose(detail.mode);
          this.#lead();
        }}
      >
        ${
          activity?.own === undefined
            ? html`<wr-board-surface
          .view=${this.#aimed.of(board, question === undefined ? this.aim : undefined)}
          .mode=${this.#mode.mode}
          .ready=${this.#mode.ready}
          .switcher=${this.switcher(store)}
          .near=${phone ? this.undoBar(store) : undefined}
          .question=${question}
          .foot=${question === undefined ? askBar : undefined}
          .controls=${conduct}
          .beside=${phone ? undefined : company}
          .pointing=${board && store.pointedOn(board.board.id)}
          ?points=${this.points}
          ?leads=${this.#leads(store) && store.refusal({ type: 'lead', board: store.shown ?? '' }) === undefined}
          @diagram-point=${({ detail }: CustomEvent<{ at: readonly [number, number] | null }>) => store.point(detail.at)}
        ></wr-board-surface>`
            : html`<div class="own-view">
              <div class="own">${conduct}${phone ? dock : nothing}${activity.own}${phone ? nothing : dock}${question === undefined ? askBar : nothing}</div>
              ${phone ? nothing : html`<div class="company">${company}</div>`}
            </div>`
        }
        <aside class="side"><div>
          ${plan}
          ${activity?.rail ?? nothing}
          ${phone && activity?.own !== undefined ? this.undoBar(store) : nothing}
          ${this.#history.panel(store)}
          <wr-activities-panel
            ?folded=${phone || activity !== undefined}
            .list=${this.catalogue}
            .running=${workshop === undefined ? undefined : runningOf(workshop)?.id}
            .warmth=${workshop === undefined ? undefined : warmthOf(workshop, people)}
          ></wr-activities-panel>
          <wr-boards-panel
            .listings=${store.boards}
            .summaries=${store.summaries ?? {}}
            .participants=${workshop?.participants ?? {}}
            .shown=${store.shown}
            .you=${store.you}
            .refused=${(ask: BoardsAsk) => store.refusal(ask)}
            @workshop-command=${({ detail }: CustomEvent<{ command: BoardsCommand }>) => store.run(detail.command)}
          ></wr-boards-panel>
          <wr-share-card .code=${store.code} .url=${this.joinUrl}></wr-share-card>
          <wr-door-panel
            .workshop=${workshop}
            .online=${store.online}
            .flood=${store.flood}
            @door-action=${({ detail }: CustomEvent<DoorAction>) => void atDoor(store, detail)}
          ></wr-door-panel>
          ${phone ? company : nothing}
          <wr-grants
            ?folded=${phone}
            .granted=${workshop?.grants ?? []}
            @grant-change=${({ detail }: CustomEvent<{ grant: Grant; on: boolean }>) =>
              store.run({ type: detail.on ? 'grant' : 'revoke', grant: detail.grant })}
          ></wr-grants>
          ${linksPanel(store, this.#place, phone)}
          ${controls}
          ${this.footnotes(store)}
        </div></aside>
      </main>`
      }
    `;
  }

  /** Gives somebody what is chosen on the board: theirs to move, until it is taken back. */
  #hand(to: ParticipantId): void {
    const { store } = this;
    const parameter = store?.shownBoard?.view?.selected ?? null;
    if (store?.shown === undefined || parameter === null) return;
    const command: Command = { type: 'hand-parameters', board: store.shown, parameters: [parameter], to };
    if (store.refusal(command) === undefined) store.run(command);
  }

  /** Does what leads the class; the board that a plan opens is the one to look at. */
  #conduct(store: WorkshopStore, command: Command): void {
    if (!store.run(command) || command.type !== 'go-to') return;
    const before = store.workshop === undefined ? undefined : planOf(store.workshop).since;
    void store
      .when(() => {
        const now = store.workshop === undefined ? undefined : planOf(store.workshop);
        return now === undefined || now.since === before ? undefined : now;
      })
      .then(({ items, current }) => {
        const board = current === null ? undefined : items[current]?.board;
        if (board === undefined) return;
        store.show(board);
        this.#lead();
      });
  }

  /**
   * Takes along those who follow: to the board and the mode that are shown here, and what is chosen on it.
   * @param layer to be looked at as a whole; the one that is, where it is left out
   */
  #lead(layer = this.store?.shownBoard?.view?.ringedLayer ?? null): void {
    const { store } = this;
    if (store?.shown === undefined || store.workshop === undefined) return;
    const parameter = layer === null ? (store.shownBoard?.view?.selected ?? null) : null;
    const command: Command = {
      type: 'lead',
      board: store.shown,
      mode: this.#mode.mode.id,
      ...(parameter !== null && { parameter }),
      ...(layer !== null && { layer }),
    };
    if (this.#leads(store) && store.refusal(command) === undefined) store.run(command);
  }

  /** Those who follow go where this page goes. */
  #leads({ role, workshop }: WorkshopStore): boolean {
    return role === 'instructor' && workshop !== undefined && paceOf(workshop).pace === 'follow';
  }

  get #place(): Place {
    return { origin: this.origin, copy: (address) => void this.copy(address) };
  }

  readonly #enterAs = ({ detail }: CustomEvent<{ name: string }>): void => {
    this.nameRefused = undefined;
    void this.store?.join(detail.name).then((refused) => {
      this.nameRefused = refused;
    });
  };

  readonly #onAction = ({ detail }: CustomEvent<{ action: RoomAction }>): void => {
    void this.#act(detail.action);
  };

  async #act(action: RoomAction): Promise<void> {
    const { store } = this;
    if (store === undefined) return;
    if (action === 'reset-board') {
      store.shownBoard?.reset();
      return;
    }
    if (action !== 'end') {
      store.run({ type: action });
      return;
    }
    const sure = await ask({
      title: t('end.title'),
      body: t('end.body'),
      confirm: t('end.confirm'),
      danger: true,
    });
    if (sure) store.run({ type: 'end' });
  }

  async #manage(store: WorkshopStore, action: PersonAction, participant: ParticipantId): Promise<void> {
    if (action === 'undo') return store.shownBoard?.undo(participant);
    if (action === 'rename') return this.rename(participant);
    const name = lookup(store.workshop?.participants ?? {}, participant)?.name ?? '';
    if (action === 'readmit') return readmit(store, this.#place, participant, name);
    return manage(store, action, participant, name);
  }
}

/** A board with what is about to be asked of it: the same view until one of the two is another. */
class AimedView {
  #board: BoardView | undefined;
  #aim: BoardView['aim'];
  #view: BoardView | undefined;

  of(board: BoardView | undefined, aim: BoardView['aim']): BoardView | undefined {
    if (board === undefined || aim === undefined) return board;
    if (board !== this.#board || aim !== this.#aim) this.#view = { ...board, aim };
    this.#board = board;
    this.#aim = aim;
    return this.#view;
  }
}

/** How many of those who are here have Python. */
function warmthOf(workshop: WorkshopState, people: readonly Participant[]): Warmth {
  const { warm, browsers } = codeOf(workshop);
  const count = (ready: boolean) => people.filter(({ id }) => lookup(browsers, id) === ready).length;
  return { warm, ready: count(true), blocked: count(false), all: people.length };
}

declare global {
  interface HTMLElementTagNameMap {
    'wr-host-page': HostPage;
  }
}
