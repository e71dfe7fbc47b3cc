import type { Hello, PointMessage, Recall, WaitMessage } from '#shared/protocol/client-messages.ts';
import type {
  Ack,
  ByBoard,
  Bye,
  Outlined,
  Past,
  Pointing,
  Presence,
  Recalled,
  Reject,
  Summaries,
  Tick,
  WaitedFor,
  Welcome,
} from '#shared/protocol/server-messages.ts';
import { PROTOCOL } from '#shared/protocol/version.ts';
import type { AnyCommand } from '#shared/workshop/kernel/definition.ts';
import type { CommandId, Happened } from '#shared/workshop/kernel/log.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import type { Rules } from '#shared/workshop/kernel/rules.ts';
import type { BoardId } from '#shared/workshop/model/board.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import { timelineOf } from '#shared/workshop/model/timeline.ts';
import type { Summary } from '#shared/workshop/projections/summary.ts';
import { Alarm } from './alarm.ts';
import { Connection, type ConnectionHandlers, type ConnectionState } from './connection.ts';
import { type Entry, newClientMark, rememberName } from './identity.ts';
import { isPassing, waitOf } from './passing.ts';
import type { Pending } from './pending.ts';
import { Place } from './place.ts';
import * as replica from './replica.ts';
import { Throttle } from './throttle.ts';

/** Where this page stands with its workshop. */
export type Phase =
  | { readonly name: 'connecting' }
  /** The server is there, but this device has no place in the room (or lost it). */
  | { readonly name: 'outside' }
  | { readonly name: 'inside' }
  /** For good: removed, left, ended, no such workshop, … */
  | { readonly name: 'closed'; readonly why: Rejection };

/** What a session needs of a connection; tests give their own. */
export type Link = Pick<
  Connection,
  'start' | 'stop' | 'hello' | 'send' | 'wait' | 'point' | 'recall' | 'open'
>;

export interface IssueOptions {
  readonly quiet?: boolean;
  readonly goesOn?: boolean;
}

export interface SessionOptions {
  /** Called after every change of what a session shows, but for those that come often. */
  readonly changed: () => void;
  /** Called after those that come often: what the server tells of the boards, and what moves on this page. */
  readonly told?: (own: boolean) => void;
  /** Called with what the server refused, to be told to the person. */
  readonly refused: (rejection: Rejection) => void;
  /** Called with every event that the server shows this page, once it is part of what the page holds. */
  readonly happened?: (event: Happened) => void;
  /** Called with where an instructor points. */
  readonly pointed?: (pointing: Pointing) => void;
  /** Called with what the server answers to `recall`. */
  readonly recalled?: (answer: Recalled | Outlined) => void;
  readonly connect?: (handlers: ConnectionHandlers) => Link;
  /** The rules to predict by; those of every workshop when left out. */
  readonly rules?: Rules;
}

/** Goodbyes after which a token opens nothing any more. */
const lost: ReadonlySet<string> = new Set(['left', 'removed', 'barred', 'turned-away']);

interface Joining {
  readonly name: string | undefined;
  readonly done: (refused: Rejection | undefined) => void;
}

/** Being in a workshop: entering, following its log, sending commands until each is answered. */
export class Session {
  readonly #code: string;
  readonly #options: SessionOptions;
  readonly #link: Link;
  readonly #place: Place;
  readonly #mark = newClientMark();
  readonly #outgoing = new Throttle(() => this.#flush(false));
  /** Rings when commands refused for the moment may go out again. */
  readonly #retry = new Alarm(() => {
    this.#slowed = true;
    this.#goOn();
  });
  /** Rings when a hello refused for the moment may be said again. */
  readonly #greetAgain = new Alarm(() => this.#link.hello());
  /** The server found this page too fast: what waits goes out bit by bit. */
  #slowed = false;
  #sequence = 0;
  #phase: Phase = { name: 'connecting' };
  #connection: ConnectionState = 'catching-up';
  #polling = false;
  #replica: replica.Replica | null = null;
  #online: readonly ParticipantId[] = [];
  #watchers: readonly number[] = [];
  #pollers: readonly ParticipantId[] = [];
  /** Who waits for what this page's person holds. */
  #waiting: readonly WaitedFor[] = [];
  /** What they would like next. */
  #awaited: WaitMessage['for'] = null;
  /** What the server showed of the past last. */
  #past: Past | undefined;
  #summaries: ByBoard<Summary> | undefined;
  /** The boards to have open; the server chooses until somebody does. */
  #open: readonly BoardId[] | undefined;
  /** Of the last hello: the boards it asked for, and whether it waits for its answer. */
  #asked: readonly BoardId[] | undefined;
  #greeting = false;
  #resumable = true;
  #joining: Joining | undefined;

  constructor(code: string, entry: Entry, options: SessionOptions) {
    this.#code = code;
    this.#options = options;
    this.#place = new Place(code, entry);
    const { connect = (handlers) => new Connection(handlers) } = options;
    this.#link = connect({
      hello: () => this.#hello(),
      state: (state) => this.#set(() => (this.#connection = state)),
      polling: (polling) => this.#set(() => (this.#polling = polling)),
      welcome: (message) => this.#onWelcome(message),
      tick: (message) => this.#onTick(message),
      observed: (message) => this.#update((before) => replica.observed(before, message)),
      presence: (message) => this.#set(() => this.#takePresence(message)),
      waiting: ({ waits }) => this.#set(() => (this.#waiting = waits)),
      pointer: (message) => this.#options.pointed?.(message),
      summaries: (message) => this.#onSummaries(message),
      past: (message) => this.#set(() => (this.#past = message)),
      recalled: (message) => this.#options.recalled?.(message),
      outline: (message) => this.#options.recalled?.(message),
      notice: (message) => this.#options.refused(message),
      ack: (message) => this.#onAck(message),
      reject: (message) => this.#onReject(message),
      bye: (message) => this.#onBye(message),
    });
  }

  get phase(): Phase {
    return this.#phase;
  }

  get connection(): ConnectionState {
    return this.#connection;
  }

  /** The network lets no WebSocket through. */
  get polling(): boolean {
    return this.#polling;
  }

  get replica(): replica.Replica | null {
    return this.#replica;
  }

  get online(): readonly ParticipantId[] {
    return this.#online;
  }

  /** Since when each stage watches, where this page is told. */
  get watchers(): readonly number[] {
    return this.#watchers;
  }

  /** Who has no WebSocket; instructors are told. */
  get pollers(): readonly ParticipantId[] {
    return this.#pollers;
  }

  /** Who waits for a parameter that is in this person's hand. */
  get waiting(): readonly WaitedFor[] {
    return this.#waiting;
  }

  /** Lets whoever holds a parameter know that this person would like it next, until it is taken back. */
  await(wanted: WaitMessage['for']): void {
    this.#awaited = wanted;
    if (this.#link.open) this.#link.wait({ for: wanted });
  }

  /** Shows the others where this page points. */
  point(message: PointMessage): void {
    if (this.#link.open) this.#link.point(message);
  }

  /** The boards as they were, as the server showed them last; of use while the timeline is open. */
  get past(): Past | undefined {
    return this.#past;
  }

  /** Asks what a board was like; whether it could be asked. */
  recall(message: Recall): boolean {
    if (this.#link.open) this.#link.recall(message);
    return this.#link.open;
  }

  /** Every board in brief, once they are watched. */
  get summaries(): ByBoard<Summary> | undefined {
    return this.#summaries;
  }

  /** A link leads in, where it still waits for a name. */
  get byLink(): boolean {
    return this.#place.byLink;
  }

  /** Connects, where there is anything to say hello with. */
  start(): void {
    if (this.#place.known) this.#link.start();
    else this.#set(() => (this.#phase = { name: 'outside' }));
  }

  stop(): void {
    this.#silence();
    this.#link.stop();
  }

  /** Enters under a name; resolves to the refusal to show beside it, or to nothing once in. */
  join(name: string): Promise<Rejection | undefined> {
    rememberName(name);
    return this.#enter(name);
  }

  /**
   * Enters by a link's secret, under a token of its own: back as whom the link is for, or as somebody new. Where
   * that takes a name it resolves to `not-joined`; `join` then gives it one.
   */
  joinByLink(secret: string): Promise<Rejection | undefined> {
    this.#place.follow(secret);
    return this.#enter(undefined);
  }

  /** Has another token from now on, and no other device has one. */
  renewToken(): void {
    this.#place.renew();
    if (this.#link.open) this.#link.hello();
  }

  /** Watches by the stage's own link. */
  watchBy(secret: string): void {
    this.#place.follow(secret);
  }

  /** Lets this device go of the workshop, whoever it was in it. */
  forget(): void {
    this.stop();
    this.#place.forget();
  }

  /** Has these boards open from now on, instead of those before. */
  openBoards(ids: readonly BoardId[]): void {
    if (this.#open?.length === ids.length && ids.every((id) => this.#open?.includes(id))) return;
    this.#open = ids;
    if (this.#link.open) this.#link.hello();
  }

  /** Asks for a summary of every board, a few times a second; for instructors. */
  watchSummaries(on: boolean): void {
    if (on === (this.#summaries !== undefined)) return;
    this.#set(() => (this.#summaries = on ? {} : undefined));
    if (this.#link.open) this.#link.hello();
  }

  /**
   * Takes a command on its way, unless it would be refused now: then returns why. A `quiet` one is not told
   * about when the server refuses it; one that `goesOn` is of a movement, which is shown as what the server tells.
   */
  issue(command: AnyCommand, { quiet = false, goesOn = false }: IssueOptions = {}): Rejection | undefined {
    if (this.#replica === null) return { code: 'not-joined' };
    const at = Date.now();
    const refused = replica.refusalNow(this.#replica, command, at);
    if (refused !== undefined) return refused;
    const id: CommandId = `${this.#mark}:${this.#sequence + 1}`;
    const next = replica.issued(this.#replica, id, command, at, quiet);
    if (goesOn) this.#take(next, true);
    else this.#update(() => next);
    // What became part of an earlier one needs no number of its own.
    if (next.pending.some((one) => one.id === id)) this.#sequence++;
    this.#outgoing.ask();
    return undefined;
  }

  #enter(name: string | undefined): Promise<Rejection | undefined> {
    this.#place.claim();
    return new Promise((done) => {
      this.#joining = { name, done };
      this.#link.start();
    });
  }

  #flush(fresh: boolean): void {
    if (fresh) this.#slowed = false;
    if (this.#slowed) this.#goOn();
    else if (this.#replica !== null) this.#send(replica.outbox(this.#replica, fresh));
  }

  /** Sends the next of what waits, once what went before it is answered and the time has come. */
  #goOn(): void {
    if (this.#replica === null || this.#retry.running) return;
    if (!replica.hasUnsent(this.#replica)) this.#slowed = false;
    else if (this.#slowed) this.#send(replica.retries(this.#replica));
    else this.#outgoing.ask();
  }

  #send(out: readonly Pending[]): void {
    if (this.#replica === null || !this.#link.open || out.length === 0) return;
    for (const { id, command } of out) this.#link.send({ ...command, id });
    this.#replica = replica.sent(this.#replica, new Set(out.map(({ id }) => id)));
  }

  #hello(): Hello {
    this.#greetAgain.stop();
    this.#asked = this.#open;
    this.#greeting = true;
    const known = this.#resumable && this.#joining === undefined ? this.#replica : null;
    // Only what is the view of exactly these boards can be continued.
    const held = known !== null && replica.isOpen(known, this.#open ?? []) ? known.confirmed : undefined;
    const name = this.#joining?.name;
    return {
      protocol: PROTOCOL,
      workshop: this.#code,
      ...this.#place.credentials(),
      ...(name !== undefined && { name }),
      ...(this.#open && { open: [...this.#open] }),
      ...(this.#summaries && { summaries: true }),
      ...(held && { epoch: held.epoch, lastVersion: held.version }),
    };
  }

  #onWelcome(message: Welcome): void {
    const before = this.#replica;
    const next = replica.welcomed(before, message, this.#options.rules);
    this.#resumable = next !== undefined;
    if (next === undefined) {
      this.#link.hello();
      return;
    }
    const answers = this.#greeting;
    this.#greeting = false;
    if (this.#asked === undefined && this.#open === undefined) this.#asked = this.#open = next.open;
    this.#place.take(next);
    this.#set(() => {
      this.#replica = next;
      this.#forgetPast(next);
      this.#takePresence(message);
      this.#waiting = [];
      this.#phase = { name: 'inside' };
    });
    if (before !== null && message.snapshot === null) this.#tell(replica.news(before, message.entries));
    this.#settleJoin(undefined);
    this.#greetAgain.stop();
    // Somebody has chosen other boards since the hello, or the server has chosen by itself.
    if (this.#asked !== this.#open || (!answers && this.#misses(next))) this.#link.hello();
    if (!answers) return;
    if (this.#awaited !== null) this.#link.wait({ for: this.#awaited });
    this.#retry.stop();
    this.#flush(true);
  }

  /** Whether a board that is wanted, and may be seen, is not open. */
  #misses({ open, confirmed }: replica.Replica): boolean {
    const wanted = this.#open ?? [];
    return wanted.some((id) => !open.includes(id) && lookup(confirmed.listings, id) !== undefined);
  }

  #onTick(message: Tick): void {
    if (this.#replica === null) return;
    const next = replica.ticked(this.#replica, message);
    if (next !== undefined) {
      const events = replica.news(this.#replica, message.entries);
      this.#take(next);
      this.#tell(events);
    }
    // One hello asks for all that is missing; the ticks before its answer are not asked about again.
    else if (this.#link.open) this.#link.hello();
  }

  #tell(events: readonly Happened[]): void {
    for (const event of events) this.#options.happened?.(event);
  }

  #takePresence({ online, watchers = [], polling = [] }: Presence): void {
    this.#online = online;
    this.#watchers = watchers;
    this.#pollers = polling;
  }

  #onSummaries({ boards }: Summaries): void {
    if (this.#summaries !== undefined) this.#set(() => (this.#summaries = { ...this.#summaries, ...boards }));
  }

  #onAck(message: Ack): void {
    if (this.#replica !== null) this.#take(replica.acked(this.#replica, message));
    this.#goOn();
  }

  #onReject(message: Reject): void {
    const { id } = message;
    if (id === null) this.#onHelloRefused(message);
    if (id === null || this.#replica === null) return;
    if (isPassing(message)) {
      this.#slowed ||= message.code === 'too-fast';
      this.#update((before) => replica.postponed(before, id));
      this.#retry.set(waitOf(message));
      return;
    }
    const known = this.#replica.pending.find((one) => one.id === id);
    this.#update((before) => replica.rejected(before, message));
    this.#goOn();
    if (known !== undefined && !known.quiet) this.#options.refused(message);
  }

  #onHelloRefused(message: Rejection): void {
    this.#greeting = false;
    if (this.#place.watches && !isPassing(message)) {
      this.#closeStage(message);
      return;
    }
    const unnamed = message.code === 'not-joined';
    // The answer to a hello from before there was a name; the one with it gets its own.
    if (this.#joining?.name !== undefined && unnamed) this.#link.hello();
    // Nobody waits beside a field for the answer to a link.
    else if (this.#joining !== undefined && this.#joining.name === undefined && isPassing(message)) {
      this.#greetAgain.set(waitOf(message));
    } else if (this.#joining !== undefined) this.#settleJoin(message);
    else if (unnamed) {
      this.#place.lose();
      this.#set(() => (this.#phase = { name: 'outside' }));
    } else if (isPassing(message)) this.#greetAgain.set(waitOf(message));
    else this.#options.refused(message);
  }

  /** A stage has nothing to ask its people for: it says why it is dark. */
  #closeStage({ code, params }: Rejection): void {
    this.stop();
    const why: Rejection = params === undefined ? { code } : { code, params };
    this.#set(() => (this.#phase = { name: 'closed', why }));
  }

  #onBye({ code, params, retryable }: Bye): void {
    if (retryable) return;
    this.#silence();
    const why: Rejection = params === undefined ? { code } : { code, params };
    if (lost.has(code)) this.#place.lose();
    if (code === 'workshop-ended' || code === 'unknown-workshop') this.#place.close();
    this.#set(() => (this.#phase = { name: 'closed', why }));
    this.#settleJoin(why);
  }

  #settleJoin(refused: Rejection | undefined): void {
    const joining = this.#joining;
    if (joining === undefined) return;
    this.#joining = undefined;
    if (refused !== undefined) this.#turnedAway(refused);
    joining.done(refused);
  }

  /** Nothing came of joining; whoever had a place before a link that is used up goes back to it. */
  #turnedAway(refused: Rejection): void {
    const byLink = this.#place.byLink;
    this.#place.giveBack(refused);
    if (!byLink || this.#phase.name === 'closed') return;
    if (!this.#place.byLink && this.#place.known) {
      this.#options.refused(refused);
      this.#link.hello();
    } else this.#set(() => (this.#phase = { name: 'outside' }));
  }

  /** Lets nothing more go out by itself. */
  #silence(): void {
    this.#outgoing.stop();
    this.#retry.stop();
    this.#greetAgain.stop();
  }

  #update(change: (before: replica.Replica) => replica.Replica): void {
    const before = this.#replica;
    if (before !== null) this.#set(() => (this.#replica = change(before)));
  }

  /** What comes often. */
  #take(next: replica.Replica, own = false): void {
    this.#replica = next;
    this.#forgetPast(next);
    if (this.#options.told === undefined) this.#options.changed();
    else this.#options.told(own);
  }

  /** Once everybody is back to now, what was shown of the past is not to come up again with another version's. */
  #forgetPast({ view }: replica.Replica): void {
    if (timelineOf(view) === null) this.#past = undefined;
  }

  #set(change: () => unknown): void {
    change();
    this.#options.changed();
  }
}
