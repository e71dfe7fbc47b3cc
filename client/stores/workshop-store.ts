import { isolated } from '#shared/locale.ts';
import type { ByBoard, Past, Pointing } from '#shared/protocol/server-messages.ts';
import type { Command } from '#shared/workshop/features.ts';
import type { Happened } from '#shared/workshop/kernel/log.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import { homeBoard, maySee } from '#shared/workshop/model/access.ts';
import { boardOfStep, runningOf } from '#shared/workshop/model/activity.ts';
import { attentionOf } from '#shared/workshop/model/attention.ts';
import type { Board, BoardId, Listing } from '#shared/workshop/model/board.ts';
import { handsOf } from '#shared/workshop/model/hands.ts';
import type { Link, LinkId } from '#shared/workshop/model/links.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import { stepsOf } from '#shared/workshop/model/pace.ts';
import type { ParticipantId, Role } from '#shared/workshop/model/participant.ts';
import { roleOf } from '#shared/workshop/model/people.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { timelineOf } from '#shared/workshop/model/timeline.ts';
import type { History } from '#shared/workshop/projections/history.ts';
import type { Summary } from '#shared/workshop/projections/summary.ts';
import { t } from '../i18n/t.ts';
import type { ConnectionState } from '../net/connection.ts';
import type { Entry } from '../net/identity.ts';
import { parseSecret } from '../net/link-address.ts';
import type { LinkShape } from '../net/link-secrets.ts';
import { type Replica, refusal } from '../net/replica.ts';
import { type Phase, Session, type SessionOptions } from '../net/session.ts';
import { Arrivals } from './arrivals.ts';
import { type BoardContext, BoardStore } from './board-store.ts';
import type { CommandAsk } from './board-view.ts';
import { crossedRange, openedFor, passedOver } from './changes.ts';
import { type Guide, guideOf } from './following.ts';
import { MadeLinks } from './made-links.ts';
import { Notices } from './notices.ts';
import { Observable } from './observable.ts';
import { Pointer } from './pointer.ts';
import { Recalls } from './recalls.ts';
import { sameList } from './same.ts';
import { veiled } from './veiled.ts';

/** A way in, and its secret where it was made on this page. */
export interface ShownLink {
  readonly link: Link;
  readonly secret: string | undefined;
}

/** A board as it is, the loss of it, and what was changed on it. */
export interface Present {
  readonly board: Board;
  readonly loss: number | null;
  readonly history: History;
}

export interface WorkshopOptions extends Pick<SessionOptions, 'connect' | 'rules'> {
  readonly later?: (show: () => void, own: boolean) => void;
}

/** One workshop as one page lives it: the room, the boards in it, and which of them this page shows. */
export class WorkshopStore extends Observable {
  readonly code: string;
  readonly entry: Entry;
  readonly notices = new Notices();
  readonly #session: Session;
  readonly #madeLinks: MadeLinks;
  readonly #arrivals = new Arrivals();
  /** What the boards were like, where somebody asked. */
  readonly recalls: Recalls;
  readonly #boards = new Map<BoardId, BoardStore>();
  #shown: BoardId | undefined;
  /** The boards open on this page beside the one it shows. */
  #beside: readonly BoardId[] = [];
  /** What last led this page, and whether it has yet to go there. */
  #guide: Guide | undefined;
  #turning = false;
  /** The board that it showed before the spotlight. */
  #left: BoardId | undefined;
  /** The step that this person is at, where they go by themselves. */
  #step: number | undefined;
  readonly #pointer = new Pointer(() => this.changed());
  /** What the server had confirmed when this store last looked. */
  #known: Replica | null = null;
  #sources: readonly unknown[] = [];

  /** @param later calls back in the next frame, once however often it was asked: when what comes often is shown, `own` where
   *   this page made it */
  constructor(code: string, entry: Entry, { later = (show) => show(), ...options }: WorkshopOptions = {}) {
    super();
    this.code = code;
    this.entry = entry;
    this.#madeLinks = new MadeLinks(code);
    this.#session = new Session(code, entry, {
      ...options,
      changed: this.#refresh,
      told: (own) => later(this.#refresh, own),
      refused: (rejection) => this.notices.refuse(rejection),
      happened: (event) => this.#happened(event),
      recalled: (answer) => this.recalls.take(answer),
      pointed: (pointing) => this.#pointer.take(pointing),
    });
    this.recalls = new Recalls((message) => this.#session.recall(message));
  }

  start(): void {
    this.#session.start();
  }

  stop(): void {
    this.#session.stop();
  }

  /** Enters under a name; the answer is a refusal to show beside the name, or nothing when in. */
  join(name: string): Promise<Rejection | undefined> {
    return this.#session.join(name);
  }

  /** Enters by a link's secret. Where that takes a name (`not-joined`), `join` then gives it one. */
  joinByLink(secret: string): Promise<Rejection | undefined> {
    return this.#session.joinByLink(parseSecret(secret));
  }

  /** Follows the link of an address; what it is refused for is said, unless it only waits for a name. */
  async followLink(secret: string): Promise<void> {
    const refused = await this.joinByLink(secret);
    if (refused !== undefined && refused.code !== 'not-joined') this.notices.refuse(refused);
  }

  /** Watches by the stage's own link: to be said before it starts. */
  watchBy(secret: string): void {
    this.#session.watchBy(secret);
  }

  /** Ends every other way in that this person has, on any device. */
  renewToken(): void {
    this.#session.renewToken();
  }

  /** Lets this device go of the workshop. */
  forget(): void {
    this.#session.forget();
  }

  /** A link is to lead in, and waits for a name. */
  get byLink(): boolean {
    return this.#session.byLink;
  }

  get phase(): Phase {
    const { phase } = this.#session;
    const ended = phase.name === 'inside' && this.workshop?.status === 'ended';
    return ended ? endedPhase : phase;
  }

  get connection(): ConnectionState {
    return this.#session.connection;
  }

  /** The network lets no WebSocket through. */
  get polling(): boolean {
    return this.#session.polling;
  }

  /** The workshop as this page sees it, own commands included. */
  get workshop(): WorkshopState | undefined {
    return this.#replica?.view;
  }

  /** The same with everybody's name, where those are hidden: for the list of people alone. */
  get named(): WorkshopState | undefined {
    return this.#session.replica?.view;
  }

  /** The version the server has confirmed here. */
  get version(): number {
    return this.#session.replica?.confirmed.version ?? 0;
  }

  get you(): ParticipantId | null {
    return this.#session.replica?.you ?? null;
  }

  get role(): Role {
    return this.workshop === undefined ? 'viewer' : roleOf(this.workshop, this.you);
  }

  get online(): readonly ParticipantId[] {
    return this.#session.online;
  }

  /** Those who came very many at once, and are still there; for instructors. */
  get flood(): readonly ParticipantId[] {
    return this.role === 'instructor' ? this.#arrivals.flood(this.workshop?.participants ?? {}) : [];
  }

  /** They may be here. */
  dismissFlood(): void {
    this.#arrivals.dismiss();
    this.changed();
  }

  /** Since when each stage watches; instructors are told. */
  get watchers(): readonly number[] {
    return this.#session.watchers;
  }

  /** Who has no WebSocket; instructors are told. */
  get pollers(): readonly ParticipantId[] {
    return this.#session.pollers;
  }

  // ---- boards

  /** Every board that this person may see, in the order of opening; closed ones for instructors only. */
  get boards(): readonly Listing[] {
    const { workshop, you } = this;
    if (workshop === undefined) return [];
    return Object.values(workshop.listings).filter((listing) => maySee(workshop, you, listing));
  }

  /** The boards whose contents this page has. */
  get open(): readonly BoardId[] {
    return this.#session.replica?.open ?? [];
  }

  /** The board that this page shows. */
  get shown(): BoardId | undefined {
    return this.#shown;
  }

  /** The store of the board that this page shows. */
  get shownBoard(): BoardStore | undefined {
    return this.#shown === undefined ? undefined : this.boardStore(this.#shown);
  }

  /** The store of a board; what it shows is there while the board is open. */
  boardStore(id: BoardId): BoardStore {
    const known = this.#boards.get(id);
    if (known !== undefined) return known;
    const store = new BoardStore(id, this.#context);
    this.#boards.set(id, store);
    return store;
  }

  /** Shows another board, with only `beside` it open. */
  show(id: BoardId, beside: readonly BoardId[] = []): void {
    const left = this.#shown;
    this.#shown = id;
    this.#beside = beside;
    if (left !== undefined && left !== id && !beside.includes(left)) this.boardStore(left).select(null);
    this.#openWanted();
    this.#refresh();
  }

  /** The boards as they were at the version that everybody is shown; undefined while they are shown as they are. */
  get past(): Past | undefined {
    const { workshop } = this;
    return workshop === undefined || timelineOf(workshop) === null ? undefined : this.#session.past;
  }

  /** A board as it is, whatever is shown of it; undefined while it is not open. */
  presentOf(id: BoardId): Present | undefined {
    const { replica } = this.#session;
    const board = replica === null ? undefined : lookup(replica.view.boards, id);
    if (replica === null || board === undefined) return undefined;
    const loss = lookup(replica.observations, id)?.loss ?? null;
    return { board, loss, history: lookup(replica.history, id) ?? [] };
  }

  // ---- the class

  /** What leads this page now; undefined where it goes by itself. */
  get guide(): Guide | undefined {
    return this.workshop && guideOf(this.workshop, this.you);
  }

  /** Shows another board because somebody chose it: whoever followed until now looks around. */
  go(id: BoardId): void {
    if (id !== this.#shown) this.leave();
    this.show(id);
  }

  /** Somebody goes their own way: they look around, until they come back to the class. */
  leave(): void {
    if (this.role === 'student' && this.guide?.by === 'lead') this.run({ type: 'look-around', on: true });
  }

  /** The steps that this person may go between by themselves. */
  get steps(): readonly [from: number, to: number] | undefined {
    return this.workshop === undefined || this.role !== 'student' ? undefined : stepsOf(this.workshop);
  }

  /** The step that they are at; undefined where it is the class's. */
  get step(): number | undefined {
    const range = this.steps;
    const running = this.workshop && runningOf(this.workshop);
    if (range === undefined || running == null) return undefined;
    return Math.min(range[1], Math.max(range[0], this.#step ?? running.step));
  }

  /** Goes to a step by oneself. */
  stepTo(step: number): void {
    this.#step = step;
    const running = this.workshop && runningOf(this.workshop);
    const board = running == null ? undefined : boardOfStep({ ...running, step: this.step ?? step });
    if (board !== undefined) this.show(board);
    this.changed();
  }

  /** Where an instructor points on a board. */
  pointedOn(board: BoardId): Pointing | undefined {
    return this.#pointer.on(board);
  }

  /** Shows the others where this page points on the shown board. */
  point(at: readonly [x: number, y: number] | null): void {
    if (this.#shown === undefined) return;
    this.#session.point({ board: this.#shown, at: at === null ? null : [...at] });
  }

  /** Every board in brief, once `watchSummaries` asks for them; for instructors. */
  get summaries(): ByBoard<Summary> | undefined {
    return this.#session.summaries;
  }

  watchSummaries(on: boolean): void {
    this.#session.watchSummaries(on);
  }

  // ---- commands

  /** Why this person may not do this now, as far as `ask` says what, or undefined when they may. */
  refusal(ask: CommandAsk): Rejection | undefined {
    const replica = this.#replica;
    return replica === null ? { code: 'not-joined' } : refusal(replica, ask);
  }

  /** Issues a command, unless it would be refused now: then it says why. Whether it was issued. */
  run(command: Command): boolean {
    const refused = this.#session.issue(command);
    if (refused !== undefined) this.notices.refuse(refused);
    return refused === undefined;
  }

  // ---- links

  /** The ways in that there are, with the secrets of those made on this page. */
  get links(): readonly ShownLink[] {
    const { replica } = this.#session;
    if (replica === null) return [];
    const { links, epoch } = replica.confirmed;
    return Object.values(links).map((link) => ({ link, secret: this.#madeLinks.secretOf(epoch, link.id) }));
  }

  /** Makes the way back in that somebody else uses once, and resolves to it when it is there to be shown. */
  async readmit(participant: ParticipantId): Promise<{ link: Link; secret: string } | undefined> {
    const known = new Set(this.links.map(({ link }) => link.id));
    if (!(await this.makeDeviceLink(participant, true))) return undefined;
    return this.when(() => {
      const made = this.links.find(({ link }) => !known.has(link.id) && link.participant === participant);
      return made?.secret === undefined ? undefined : { link: made.link, secret: made.secret };
    });
  }

  /** Makes a way back in on another device: for oneself, or for a student. */
  makeDeviceLink(participant?: ParticipantId, once = false): Promise<boolean> {
    return this.#makeLink({ kind: 'device', participant: participant ?? this.you, once });
  }

  /** Makes a way in for another instructor. */
  makeCoInstructorLink(): Promise<boolean> {
    return this.#makeLink({ kind: 'co-instructor', participant: null, once: false });
  }

  /** Makes a way to watch on another screen, also through a locked door. */
  makeStageLink(): Promise<boolean> {
    return this.#makeLink({ kind: 'stage', participant: null, once: false });
  }

  /** Takes a way in back. */
  revokeLink(link: LinkId): boolean {
    return this.run({ type: 'revoke-link', link });
  }

  async #makeLink(shape: LinkShape): Promise<boolean> {
    const hash = await this.#madeLinks.draw(shape);
    const { kind, participant, once } = shape;
    const made = this.run({
      type: 'make-link',
      kind,
      hash,
      ...(participant !== null && { participant }),
      ...(once && { once }),
    });
    if (!made) this.#madeLinks.forget(shape);
    return made;
  }

  // ---- following the session

  readonly #context: BoardContext = ((store: WorkshopStore) => ({
    get replica() {
      return store.#replica;
    },
    get offline() {
      return store.#session.connection === 'offline';
    },
    get past() {
      return store.past;
    },
    notices: this.notices,
    get waiting() {
      return store.#session.waiting;
    },
    issue: (command, options) => store.#session.issue(command, options),
    await: (wanted) => store.#session.await(wanted),
  }))(this);

  readonly #refresh = (): void => {
    const { replica } = this.#session;
    if (this.#session.connection !== 'live') this.recalls.forgetAsked();
    if (replica !== null) this.#follow(replica);
    for (const board of this.#boards.values()) board.refresh();
    const sources = this.#ownSources();
    if (sameList(sources, this.#sources)) return;
    this.#sources = sources;
    this.changed();
  };

  /** Shows a board that is there to be seen, and says what has come and gone. */
  #follow(replica: Replica): void {
    const before = this.#known;
    this.#known = replica;
    const { confirmed, you } = replica;
    const same = before !== null && before.you === you && before.confirmed.epoch === confirmed.epoch;
    const stepped = steppedTo(same ? before.confirmed : undefined, confirmed);
    if (stepped !== undefined && maySee(confirmed, you, stepped)) this.#shown = stepped.id;
    // Whoever lit a board comes back to it after a reload: the class is there, and nothing leads an instructor.
    const { spotlight } = attentionOf(confirmed);
    if (before === null && you !== null && spotlight?.by === you) this.#shown = spotlight.board;
    this.#turn(replica);
    const listing = this.#shown === undefined ? undefined : lookup(confirmed.listings, this.#shown);
    if (listing === undefined || !maySee(confirmed, you, listing) || closedWithActivity(before, listing)) {
      const gone =
        this.#shown === undefined ? undefined : lookup(before?.confirmed.listings ?? {}, this.#shown);
      this.#shown = homeBoard(confirmed, you);
      const home = this.#shown === undefined ? undefined : lookup(confirmed.listings, this.#shown);
      const left = before !== null && isOfActivity(before.confirmed, gone?.id);
      if (gone !== undefined && home !== undefined && !left) {
        this.notices.say({
          message: 'notice.board-gone',
          params: { title: titleOf(gone), home: titleOf(home) },
        });
      }
    }
    if (same) this.#greetNew(openedFor(you, before.confirmed, confirmed));
    this.#openWanted();
  }

  /** Goes where the class is led. What is in this person's hand stays there, and they are told. */
  #turn({ confirmed, you }: Replica): void {
    const guide = guideOf(confirmed, you);
    const before = this.#guide;
    if (guide?.key !== before?.key) {
      this.#turning = guide !== undefined;
      if (before?.by !== 'spotlight' && guide?.by === 'spotlight') this.#left = this.#shown;
      if (before?.by === 'spotlight' && guide === undefined && this.#left !== undefined)
        this.#shown = this.#left;
      this.#guide = guide;
    }
    if (!this.#turning || guide === undefined) return;
    const board = this.#shown === undefined ? undefined : lookup(confirmed.boards, this.#shown);
    const holds = Object.values(board?.holds ?? {}).some(({ by }) => by === you);
    if (holds && guide.board !== this.#shown) {
      this.notices.say({ message: 'notice.follow-later' });
      return;
    }
    this.#turning = false;
    if (lookup(confirmed.listings, guide.board) !== undefined) this.#shown = guide.board;
  }

  #greetNew(boards: readonly Listing[]): void {
    for (const board of boards.filter(({ id }) => id !== this.#shown)) {
      this.notices.say(
        { message: 'notice.board-opened', params: { title: titleOf(board) } },
        { action: { kind: 'go', label: 'notice.board-opened.go', run: () => this.show(board.id) } },
      );
    }
  }

  #openWanted(): void {
    const { workshop } = this;
    const beside = this.#beside.filter(
      (id) => workshop === undefined || lookup(workshop.listings, id) !== undefined,
    );
    const shown = this.#shown === undefined ? [] : [this.#shown];
    this.#session.openBoards([...new Set([...shown, ...beside])]);
  }

  /** What this page knows of the workshop, as it says it. */
  get #replica(): Replica | null {
    const { replica } = this.#session;
    return replica === null ? null : veiled(replica);
  }

  #happened(event: Happened): void {
    const replica = this.#replica;
    if (replica === null) return;
    const { confirmed, you } = replica;
    this.#arrivals.note(event);
    this.#madeLinks.happened(confirmed.epoch, event, you);
    if (
      event.type === 'hand-called' &&
      you !== null &&
      lookup(handsOf(confirmed).called, you) !== undefined
    ) {
      if (this.role === 'student') this.notices.say({ message: 'notice.called' });
    }
    const crossed = crossedRange(event, confirmed, you);
    if (crossed !== undefined) {
      const [least, most] = crossed.range;
      this.notices.say({
        message: crossed.kept ? 'notice.range.kept' : 'notice.range.crossed',
        params: { least, most },
      });
    }
    const names = passedOver(event, confirmed, you);
    if (names === undefined) return;
    this.notices.say(
      names.length === 0
        ? { message: 'notice.passed.anyone' }
        : { message: 'notice.passed', params: { names: names.map(isolated).join(', ') } },
    );
  }

  /** What this store shows beside its boards: it tells of changes of these alone. */
  #ownSources(): readonly unknown[] {
    const { replica, phase, connection, polling, online, watchers, pollers, summaries } = this.#session;
    const { byLink, past } = this.#session;
    const people = [online, watchers, pollers, summaries];
    const page = [phase, connection, polling, ...people, byLink, past, this.#shown];
    if (replica === null) return page;
    const { version: _, boards: _boards, ...room } = replica.view;
    return [...page, replica.you, replica.open, replica.confirmed.version, ...Object.values(room)];
  }
}

const endedPhase: Phase = { name: 'closed', why: { code: 'workshop-ended' } };

/** The board that the class is at by now, where it is at another one than it was. */
function steppedTo(before: WorkshopState | undefined, after: WorkshopState): Listing | undefined {
  const running = runningOf(after);
  const was = before === undefined ? null : runningOf(before);
  const board = running === null ? undefined : boardOfStep(running);
  const same = was !== null && running?.at === was.at && boardOfStep(was) === board;
  return board === undefined || same ? undefined : lookup(after.listings, board);
}

/** Whether a board is one of the activity that is under way: it goes with it, and nobody need be told. */
function isOfActivity(state: WorkshopState, board: BoardId | undefined): boolean {
  return runningOf(state)?.boards.some((placed) => placed.board === board) === true;
}

/** Whether a board has been closed as its activity was: instructors, who may still see it, go on with the others. */
function closedWithActivity(before: Replica | null, { id, status }: Listing): boolean {
  if (before === null || status !== 'closed') return false;
  const { listings } = before.confirmed;
  return lookup(listings, id)?.status === 'open' && isOfActivity(before.confirmed, id);
}

/** A board's title; the one a workshop opens with has its name in the page's language. */
function titleOf({ title }: Listing): string {
  return title ?? t('board.region');
}
