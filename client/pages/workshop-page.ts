import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { parseJoinCode } from '#shared/protocol/join-code.ts';
import { runningOf } from '#shared/workshop/model/activity.ts';
import { codeOf } from '#shared/workshop/model/code.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import type { Participant, ParticipantId, Role } from '#shared/workshop/model/participant.ts';
import { present } from '#shared/workshop/model/people.ts';
import { predictionsOf } from '#shared/workshop/model/prediction.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { timelineOf } from '#shared/workshop/model/timeline.ts';
import { titleIn } from '#shared/workshop/model/title.ts';
import { BoardController } from '../controllers/board-controller.ts';
import { MediaController } from '../controllers/media-controller.ts';
import { StoreController } from '../controllers/store-controller.ts';
import { WakeLockController } from '../controllers/wake-lock-controller.ts';
import { ask, askText } from '../elements/dialog.ts';
import { locale } from '../i18n/locale.ts';
import { t } from '../i18n/t.ts';
import type { Entry } from '../net/identity.ts';
import { reachableOrigin } from '../net/reachable.ts';
import '../room/app-header.ts';
import type { HeaderLink } from '../room/app-header.ts';
import '../room/board-switcher.ts';
import '../room/class/class-bar.ts';
import '../room/footnotes.ts';
import '../room/notices.ts';
import '../room/past-bar.ts';
import '../room/undo-bar.ts';
import type { ActivityParts } from '../activities/activity.ts';
import type { ActivityView } from '../activities/view.ts';
import type { CommandAsk } from '../stores/board-view.ts';
import { sameList } from '../stores/same.ts';
import { enterWorkshop } from '../stores/sessions.ts';
import type { WorkshopStore } from '../stores/workshop-store.ts';
import { activityViewOf, questionViewOf } from './activity-view.ts';
import { away, closed, entering } from './away.ts';
import { copyText } from './copy-text.ts';
import { Page } from './page.ts';
import { navigate } from './routes.ts';

/** The base of the pages inside a workshop: it has the store, and what every such page does with it. */
export abstract class WorkshopPage extends Page {
  @property() code = '';
  protected abstract readonly entry: Entry;

  /** Where others find this server. */
  @state() protected origin = location.origin;
  protected store: WorkshopStore | undefined;
  protected readonly phone = new MediaController(this, '(width < 800px)');
  /** What is beside the board elsewhere is below it. */
  protected readonly narrow = new MediaController(this, `(width < ${this.besideFrom}px)`);
  /** The parts of an activity, once there has been one. */
  @state() private activityParts: ActivityParts | undefined;
  #partsAsked = false;
  #pythonAsked = false;
  readonly #follow = new StoreController(this);
  readonly #awake = new WakeLockController(this);
  #role: Role | undefined;
  /** Who is online, and what that follows from: the same list until it changes. */
  #online: readonly Participant[] = [];
  #onlineOf: readonly unknown[] = [];

  constructor() {
    super();
    new BoardController(this, () => this.store);
    this.addEventListener('code-copy', () => void this.copy(this.joinUrl));
    this.addEventListener('own-rename', () => void this.rename(this.store?.you ?? null));
    this.addEventListener('own-leave', () => void this.#leave());
    this.addEventListener('own-renew', () => void this.#renew());
    this.addEventListener('own-forget', () => void this.#forget());
    this.addEventListener('board-show', ({ detail }) => this.store?.go(detail.board));
    this.addEventListener('class-command', ({ detail }) => this.store?.run(detail.command));
    this.addEventListener('activity-command', ({ detail: { command } }) => {
      const own = command.type === 'step-activity' && this.store?.steps !== undefined;
      if (own) this.store?.stepTo(command.step);
      else this.store?.run(command);
    });
    this.addEventListener('notice-dismiss', ({ detail }) => this.store?.notices.dismiss(detail.id));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void reachableOrigin().then((origin) => {
      this.origin = origin;
    });
  }

  /** From which width on (px) there is room for more than the board beside it. */
  protected get besideFrom(): number {
    return 1180;
  }

  /** What the page shows once it is in. */
  protected abstract inside(store: WorkshopStore): TemplateResult;

  /** What it shows without a place in the room. */
  protected abstract outside(): TemplateResult;

  /** Before the first welcome; a page may show its own shape instead. */
  protected waiting(_store: WorkshopStore): TemplateResult {
    return entering(false);
  }

  /** Called before the store opens; for what the address carries. */
  protected arrive(_code: string): void {}

  /** A link's secret that the address carries. */
  protected link(): string | undefined {
    return undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('code')) {
      const code = parseJoinCode(this.code);
      if (code !== undefined) this.arrive(code);
      this.store = code === undefined ? undefined : enterWorkshop(code, this.entry, this.link());
      this.activityParts = undefined;
      this.#partsAsked = false;
    }
    this.#follow.follow(this.store, this.store?.notices, this.store?.shownBoard);
    this.#greetInstructor();
    this.#awake.want(this.store?.phase.name === 'inside');
    this.#warmPython();
    if (this.#partsAsked || !isAsking(this.store)) return;
    this.#partsAsked = true;
    void import('../activities/activity.ts').then(({ activityParts }) => {
      this.activityParts = activityParts({
        redraw: () => this.requestUpdate(),
        missing: () => this.store?.notices.say({ message: 'notice.part-missing' }),
      });
    });
  }

  /** What the activity under way shows here; undefined while there is none. */
  protected activity(
    store: WorkshopStore,
    size: ActivityView['size'],
    leads = false,
  ): ShownActivity | undefined {
    const parts = this.activityParts;
    const view = activityViewOf(store, size);
    if (parts === undefined || view === undefined) return undefined;
    const question = parts.question(view, leads);
    const docked = leads && parts.docks(view);
    const own = parts.own(view, size === 'stage' || docked ? undefined : question);
    if (own === undefined || size === 'stage' || !this.narrow.matches) {
      return { rail: parts.rail(view, leads, 'whole'), question, docked, own };
    }
    // What is to be done comes before what it is done with.
    return {
      rail: parts.rail(view, leads, 'rest'),
      question,
      docked,
      own: html`${parts.rail(view, leads, 'step')}${own}`,
    };
  }

  /** What is asked here, in an activity or without one; undefined while nothing is. */
  protected question(
    store: WorkshopStore,
    size: ActivityView['size'],
    leads = false,
  ): TemplateResult | undefined {
    const view = questionViewOf(store, size);
    return view && this.activityParts?.question(view, leads);
  }

  /** The same as large as a projector is. */
  protected stageQuestion(store: WorkshopStore): TemplateResult | undefined {
    const view = questionViewOf(store, 'stage');
    return view && this.activityParts?.onStage(view);
  }

  protected override render(): TemplateResult {
    const { store } = this;
    if (store === undefined) return closed({ code: 'unknown-workshop' }, this.code);
    return html`${this.#phase(store)}<wr-notices .items=${store.notices.items}></wr-notices>`;
  }

  #phase(store: WorkshopStore): TemplateResult {
    const { phase } = store;
    switch (phase.name) {
      case 'connecting':
        return store.connection === 'offline' ? entering(true) : this.waiting(store);
      case 'outside':
        return this.outside();
      case 'inside':
        return store.role === 'outside' ? atTheDoor(store) : this.inside(store);
      case 'closed':
        return closed(phase.why, this.code);
    }
  }

  /** The bar over the page: which workshop, its code, the connection, who is here. */
  protected header(
    store: WorkshopStore,
    { links = [], tools }: { readonly links?: readonly HeaderLink[]; readonly tools?: TemplateResult } = {},
  ): TemplateResult {
    const instructs = store.role === 'instructor';
    return html`<wr-app-header
      .heading=${this.heading}
      .suffix=${this.entry === 'host' ? t('header.instructor') : ''}
      .code=${store.code}
      .connection=${store.connection}
      .version=${store.version}
      .people=${this.onlinePeople()}
      .you=${store.you}
      .links=${links}
      .tools=${tools}
      ?host=${instructs || this.entry === 'host'}
    ></wr-app-header>`;
  }

  /** Which of the boards is shown; nothing where there is one. */
  protected switcher(store: WorkshopStore): TemplateResult | undefined {
    if (store.boards.length < 2) return undefined;
    return html`<wr-board-switcher
      .listings=${store.boards}
      .shown=${store.shown}
      .you=${store.you}
      .instructs=${store.role === 'instructor'}
    ></wr-board-switcher>`;
  }

  /** A student's place in the class. */
  protected classBar(store: WorkshopStore): TemplateResult | undefined {
    if (store.role !== 'student') return undefined;
    return html`<wr-class-bar
      .workshop=${store.workshop}
      .you=${store.you}
      .refused=${(ask: CommandAsk) => store.refusal(ask)}
    ></wr-class-bar>`;
  }

  /** Taking back what one did on the shown board. */
  protected undoBar(store: WorkshopStore, pictures = this.phone.matches): TemplateResult {
    return html`<wr-undo-bar
      ?pictures=${pictures}
      .refusedUndo=${store.shownBoard?.refusal({ type: 'undo' })}
      .refusedRedo=${store.shownBoard?.refusal({ type: 'redo' })}
    ></wr-undo-bar>`;
  }

  /** Says that the past is shown, where it is. */
  protected pastBar(store: WorkshopStore, size: 'board' | 'phone' | 'stage'): TemplateResult | undefined {
    if (store.workshop === undefined || timelineOf(store.workshop) === null) return undefined;
    const absent = store.shownBoard?.view?.past?.absent === true;
    const words = absent ? t('past.absent') : undefined;
    return html`<wr-past-bar .size=${size} .words=${words}></wr-past-bar>`;
  }

  /** What is a little less than it could be on this device. */
  protected footnotes(store: WorkshopStore): TemplateResult {
    return html`<wr-footnotes ?polling=${store.polling} ?drowsy=${this.#awake.refused}></wr-footnotes>`;
  }

  /** The people in the room with a connection now. */
  protected onlinePeople(): readonly Participant[] {
    const { workshop, online = [] } = this.store ?? {};
    const sources = [workshop?.participants, online];
    if (!sameList(sources, this.#onlineOf)) {
      const here = new Set(online);
      this.#onlineOf = sources;
      this.#online = workshop === undefined ? [] : present(workshop).filter(({ id }) => here.has(id));
    }
    return this.#online;
  }

  /** What the workshop is called; empty until that is known. */
  protected get heading(): string {
    const workshop = this.store?.workshop;
    return workshop === undefined ? '' : titleIn(locale(), workshop);
  }

  protected get joinUrl(): string {
    return `${this.origin}/join/${this.store?.code ?? this.code}`;
  }

  /** Asks for another name for someone. */
  protected async rename(participant: ParticipantId | null): Promise<void> {
    const person =
      participant === null ? undefined : lookup(this.store?.named?.participants ?? {}, participant);
    if (person === undefined) return;
    const name = await askText({
      title: t('rename.title'),
      label: t('rename.label'),
      value: person.name,
      confirm: t('app.save'),
    });
    if (name !== undefined) this.store?.run({ type: 'rename', participant: person.id, name });
  }

  /** Says to screen readers what the bench shows: that the page is offline, or the room frozen. */
  protected announcement(store: WorkshopStore): TemplateResult {
    const offline = store.connection === 'offline';
    const frozen = store.role === 'student' && store.workshop?.frozen === true;
    const words = offline ? t('connection.offline.detail') : frozen ? t('notice.frozen') : '';
    return html`<p class="visually-hidden" role="status">${words}</p>`;
  }

  async #leave(): Promise<void> {
    const sure = await ask({
      title: t('leave.title'),
      body: t('leave.body'),
      confirm: t('leave.confirm'),
    });
    if (sure) this.store?.run({ type: 'leave' });
  }

  async #renew(): Promise<void> {
    const sure = await ask({ title: t('renew.title'), body: t('renew.body'), confirm: t('renew.confirm') });
    if (sure) this.store?.renewToken();
  }

  async #forget(): Promise<void> {
    const sure = await ask({
      title: t('forget.title'),
      body: t('forget.body'),
      confirm: t('forget.confirm'),
    });
    if (!sure) return;
    this.store?.forget();
    navigate('/');
  }

  /** Copies an address, and says so. */
  protected async copy(address: string): Promise<void> {
    if (await copyText(address)) this.store?.notices.say({ message: 'notice.copied' });
    else this.store?.notices.say({ message: 'notice.copy-failed' }, { tone: 'error' });
  }

  /** Loads Python where it is needed soon, and tells the instructors whether it is there. */
  #warmPython(): void {
    const { store } = this;
    if (this.#pythonAsked || store?.workshop === undefined || store.role === 'outside') return;
    // A stage runs nothing.
    if (store.you === null || !needsPython(store.workshop)) return;
    this.#pythonAsked = true;
    void import('../workers/python/warm.ts').then(({ warmPython }) => {
      warmPython((ready) => this.store?.run({ type: 'tell-python', ready }));
    });
  }

  #greetInstructor(): void {
    const role = this.store?.phase.name === 'inside' ? this.store.role : undefined;
    if (this.#role === 'student' && role === 'instructor') {
      this.store?.notices.say({ message: 'notice.instructor' });
    }
    this.#role = role ?? this.#role;
  }
}

/** The parts of an activity on a page. */
export interface ShownActivity {
  readonly rail: TemplateResult;
  readonly question: TemplateResult | undefined;
  /** Whether the question stays in sight beside the view of its own, rather than being a part of it. */
  readonly docked: boolean;
  /** In place of the board's surface. */
  readonly own: TemplateResult | undefined;
}

function needsPython(workshop: WorkshopState): boolean {
  return codeOf(workshop).warm || runningOf(workshop)?.text.code !== undefined;
}

/** Whether an activity is under way, or a question is asked without one. */
function isAsking(store: WorkshopStore | undefined): boolean {
  const { workshop } = store ?? {};
  return workshop !== undefined && (runningOf(workshop) !== null || predictionsOf(workshop).list.length > 0);
}

/** Until an instructor has let somebody in. */
function atTheDoor({ connection, workshop, you }: WorkshopStore): TemplateResult {
  // Loaded for those alone who wait.
  void import('../room/practice/practice-board.ts');
  const name = lookup(workshop?.participants ?? {}, you ?? '')?.name ?? '';
  return away({
    title: t('outside.title'),
    body: connection === 'offline' ? t('outside.offline') : t('outside.body', { name }),
    busy: true,
    form: html`<wr-practice-board></wr-practice-board>`,
    actions: [{ label: t('outside.leave'), href: '/', plain: true }],
  });
}
