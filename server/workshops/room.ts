import type { AnyCommandMessage } from '#shared/protocol/client-messages.ts';
import { coalesce } from '#shared/workshop/kernel/coalesce.ts';
import type { AnyCommand, Then } from '#shared/workshop/kernel/definition.ts';
import type { Draft, LogEntry } from '#shared/workshop/kernel/log.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import type { Rules } from '#shared/workshop/kernel/rules.ts';
import type { Viewer } from '#shared/workshop/kernel/scope.ts';
import { UnreadableEntry } from '#shared/workshop/kernel/upcast.ts';
import type { Lessons } from '#shared/workshop/model/activity.ts';
import type { Board, BoardId } from '#shared/workshop/model/board.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import type { Observation } from '#shared/workshop/model/observation.ts';
import type { ParticipantId, Status } from '#shared/workshop/model/participant.ts';
import type { Timestamp } from '#shared/workshop/model/timestamp.ts';
import type { CancelTimer, Clock } from '../ports/clock.ts';
import type { Crew } from '../ports/crew.ts';
import type { EventStore, StoredEntry } from '../ports/event-store.ts';
import type { Logger } from '../ports/logger.ts';
import type { Audience, Batch, BoardObserved } from './audience.ts';
import type { Following } from './derived.ts';
import { Guests } from './guests.ts';
import { type Appended, Log, type Turn } from './log.ts';
import { Observing } from './observing.ts';
import { Pulse } from './pulse.ts';
import type { Recent } from './recent.ts';
import { Replay } from './replay/replay.ts';
import {
  actRequest,
  bounded,
  commandRequest,
  enterByLinkRequest,
  joinRequest,
  type LinkEntrant,
  type Newcomer,
  type Outcome,
  type Premises,
  plan,
  type Request,
  releaseRequest,
  renewRequest,
  type Settle,
  type Verdict,
} from './requests.ts';
import { sizeOf } from './size.ts';
import { type Storage, Writing } from './storage.ts';
import { advance, batchesOf, type Workshop, withObservation } from './workshop.ts';

export type { Audience, Batch, BoardObserved, Step } from './audience.ts';

export interface RoomPorts {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rules: Rules;
  /** The activities that may be opened. */
  readonly lessons: Lessons;
  /** Takes heavy boards off this thread; all are observed here when left out. */
  readonly crew?: Crew;
  /** Awaited before each page of the log that is read again. */
  readonly turn?: Turn;
}

export interface RoomOptions {
  /** Shortest time between two ticks (ms). */
  readonly tickInterval: number;
  readonly maxParticipants: number;
}

/** What a room begins with: the workshop as its log has it, and the latest entries of that. */
export interface RoomStart {
  readonly workshop: Workshop;
  readonly recent: Recent;
  /** Nobody is thought to be away where it is left out. */
  readonly guests?: Guests;
}

/**
 * Looks at a room whenever it, or who attends it, has changed.
 * @param entries what was taken in; none where only the attendance changed, or the room ended
 */
export type Look = (entries: readonly LogEntry[]) => void;

/** How often a batch is decided anew because another server appended first. */
const ATTEMPTS = 8;

/**
 * One workshop at work: collects requests, and every tick decides them, appends them once, observes once,
 * tells its audience once, then answers. Nothing is told or answered before it is in the log.
 */
export class Room {
  readonly code: string;
  readonly rules: Rules;
  readonly guests: Guests;
  /** What it was like before. */
  readonly replay: Replay;
  readonly #lessons: Lessons;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #options: RoomOptions;
  readonly #log: Log;
  readonly #writing: Writing;
  readonly #audiences = new Set<Audience>();
  readonly #looks = new Set<Look>();
  #workshop: Workshop;
  readonly #recent: Recent;
  readonly #observing: Observing;
  #queue: Request[] = [];
  /** When the first of them was asked (elapsed ms). */
  #askedAt = 0;
  /** Entries another server appended while this one was busy with a batch of its own. */
  #incoming: StoredEntry[] = [];
  #flushing: Promise<void> | undefined;
  readonly #pulse: Pulse;
  /** When the latest entry was taken in (elapsed ms). */
  #heardAt: number;
  /** How long this room kept the process from everybody else in its last batch (ms). */
  #worked = 0;
  /** Whether the batch at work has been answered. */
  #answered = false;
  #cancelFlush: CancelTimer | undefined;
  #unsubscribe: () => void = () => {};
  #closed = false;
  #ended: Rejection | undefined;

  constructor(
    code: string,
    start: RoomStart,
    ports: RoomPorts & { readonly storage: Storage },
    options: RoomOptions,
  ) {
    const { workshop, recent, guests = new Guests(() => true) } = start;
    this.code = code;
    this.rules = ports.rules;
    this.#lessons = ports.lessons;
    this.#workshop = workshop;
    this.#recent = recent;
    this.guests = guests;
    this.#clock = ports.clock;
    this.#heardAt = ports.clock.elapsed();
    this.#logger = ports.log;
    this.#log = new Log(code, ports);
    this.replay = new Replay(code, ports);
    this.#writing = new Writing(code, ports.storage, ports.clock);
    this.#options = options;
    this.#pulse = new Pulse(options.tickInterval);
    this.#observing = new Observing(code, ports, {
      workshop: () => this.#workshop,
      watched: () => !this.#closed && this.attended,
      take: (news) => this.#takeObserved(news),
    });
  }

  /** Follows the log from now on, whoever writes it. */
  async follow(): Promise<void> {
    const unsubscribe = await this.#log.subscribe(this.version, (entries) => {
      this.#incoming.push(...entries);
      if (this.#flushing === undefined) this.#applyIncoming();
    });
    if (this.#closed) unsubscribe();
    else this.#unsubscribe = unsubscribe;
  }

  get workshop(): Workshop {
    return this.#workshop;
  }

  get version(): number {
    return this.#workshop.state.version;
  }

  /** Whether anybody is told of what happens here, or waits for an answer. */
  get busy(): boolean {
    return this.attended || this.#queue.length > 0 || this.#flushing !== undefined;
  }

  /** Whether anybody is told of what happens here. */
  get attended(): boolean {
    return this.#audiences.size > 0;
  }

  /** Why its log takes nothing more; undefined while it does. */
  get full(): Rejection | undefined {
    return this.#writing.refusal;
  }

  /** What its instructors should know before that; undefined while there is nothing. */
  get filling(): Rejection | undefined {
    return this.#writing.warning;
  }

  /** Its log takes this much less (bytes) than it did. */
  shrink(bytes: number): void {
    this.#writing.shrink(bytes);
  }

  /** Why the room has ended by itself; undefined while it goes on. */
  get ended(): Rejection | undefined {
    return this.#ended;
  }

  /** Tells an audience of all that happens from now on, until the function it gives is called. */
  attend(audience: Audience): () => void {
    this.#audiences.add(audience);
    this.#look([]);
    this.#observing.catchUp();
    return () => {
      this.#audiences.delete(audience);
      this.#look([]);
    };
  }

  /** As `attend`, for those who look after the room: they keep nobody busy. */
  watch(look: Look): () => void {
    this.#looks.add(look);
    return () => this.#looks.delete(look);
  }

  /** Asks for something that the server itself does. */
  propose(request: Request): void {
    if (this.#closed) {
      request.settle({ ok: false, rejection: this.#ended ?? { code: 'busy' } });
    } else {
      if (this.#queue.length === 0) this.#askedAt = this.#clock.elapsed();
      this.#queue.push(request);
      this.#schedule();
    }
  }

  /** Asks for a command of participant `by`; `settle` is called once, after the tick that holds it. */
  command(by: ParticipantId, message: AnyCommandMessage, settle: Settle): void {
    const full = () => this.#writing.full(message.type);
    const later = () => this.#writing.tooFast(by, message.type);
    const ask = (then?: Then) =>
      this.propose(
        bounded(commandRequest(this.rules, this.#premises, by, message, settle, then), full, later),
      );
    const version = this.#needs(by, message);
    if (version === undefined) ask();
    else this.#recall(version).then(ask, () => settle({ ok: false, rejection: { code: 'busy' } }));
  }

  /** The version that a command has to be decided with; of one that is refused anyway, none. */
  #needs(by: ParticipantId, message: AnyCommandMessage): number | undefined {
    const { state } = this.#workshop;
    const needs = this.rules.commands.get(message.type)?.rules.needs;
    if (needs === undefined || this.rules.refusal(state, by, { ...message }) !== undefined) return undefined;
    return needs(state, message);
  }

  /** The boards as they were at a version; none where the log does not come so far. */
  async #recall(version: number): Promise<Then> {
    try {
      return (await this.replay.at(version)) ?? { version, boards: {} };
    } catch (error) {
      this.#logger.error({ err: error, workshop: this.code, version }, 'the past could not be read');
      throw error;
    }
  }

  /** Asks for what participant `by` wants done, once. */
  act(by: ParticipantId, command: AnyCommand): Promise<Outcome> {
    return new Promise((resolve) => {
      const request = actRequest(this.rules, this.#premises, by, command, resolve);
      this.propose(bounded(request, () => this.#writing.full(command.type)));
    });
  }

  /** Asks to let a newcomer in; once settled, their credential names them. */
  join(newcomer: Newcomer): Promise<Outcome> {
    return new Promise((resolve) => {
      const request = joinRequest(newcomer, this.#premises, resolve);
      this.propose(bounded(request, () => this.full));
    });
  }

  /** Asks to let somebody in by a link; once settled, their credential names them. */
  enterByLink(entrant: LinkEntrant): Promise<Outcome> {
    return new Promise((resolve) => {
      const request = enterByLinkRequest(entrant, this.#premises, resolve);
      this.propose(bounded(request, () => this.full));
    });
  }

  /** Asks for another token instead of the one that hashes to `before`. */
  renew(before: string, credential: string): Promise<Outcome> {
    return new Promise((resolve) => this.propose(renewRequest({ before, credential }, resolve)));
  }

  /** As `Observing.foresee`. */
  foresee(board: Board, observation: Observation): void {
    this.#observing.foresee(board, observation);
  }

  /** Lets go of what `who` holds, where `only` says so. */
  release(who: ParticipantId, only: (board: BoardId, parameter: string) => boolean): void {
    this.propose(releaseRequest(who, only));
  }

  /**
   * The entries after `version` that are for this viewer, in order; undefined when that is too long ago (or yet to
   * come), or when what somebody may see has changed since: then they need their view anew.
   */
  entriesSince(version: number, viewer: Viewer): readonly LogEntry[] | undefined {
    return this.#recent.since(version, viewer, this.#workshop.state);
  }

  /** Answers what was asked, and stops; whatever is asked later is refused as `busy`. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#cancelFlush?.();
    await this.#flushing;
    if (this.#queue.length > 0) await this.#flush();
    this.#unsubscribe();
  }

  get #premises(): Premises {
    const { guests } = this;
    return {
      maxParticipants: this.#options.maxParticipants,
      originsOf: guests.originsOf,
      lessons: this.#lessons,
      // Whoever comes in with this batch is about to take their seat.
      isHere: (who) =>
        guests.isHere(who) || !settledIn.has(lookup(this.#workshop.state.participants, who)?.status),
    };
  }

  #schedule(): void {
    if (this.#closed || this.#flushing !== undefined || this.#cancelFlush !== undefined) return;
    // A batch that took long leaves the others as long, so that one room cannot take the process for itself.
    const wait = this.#pulse.wait(this.#askedAt, this.#clock.elapsed(), 2 * this.#worked);
    this.#cancelFlush = this.#clock.setTimer(wait, () => void this.#flush());
  }

  #flush(): Promise<void> {
    this.#cancelFlush = undefined;
    this.#worked = 0;
    this.#answered = false;
    const batch = this.#queue;
    this.#queue = [];
    this.#pulse.beat(this.#clock.elapsed(), batch.length);
    // Set before the work begins: a store may publish an entry while it is being appended.
    this.#flushing = Promise.resolve()
      .then(() => this.#process(batch))
      .catch((error: unknown) => {
        this.#break(error);
        // It may be in the log by now: whoever asks again is told.
        if (!this.#answered) refuseAll(batch, broken);
      })
      .then(() => {
        this.#flushing = undefined;
        this.#applyIncoming();
        if (this.#queue.length > 0) this.#schedule();
      });
    return this.#flushing;
  }

  async #process(batch: readonly Request[]): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (this.#ended !== undefined) return this.#refuse(batch, this.#ended);
      const { state } = this.#workshop;
      const at = this.#time();
      const { drafts, following, verdicts, errors } = this.#timed(() =>
        plan(this.rules, this.#workshop, batch, at),
      );
      for (const error of errors) {
        this.#logger.error({ err: error, workshop: this.code }, 'a request could not be decided');
      }
      const folded = this.#timed(() => coalesce(this.rules, drafts));
      if (folded.length === 0) return this.#answer(batch, verdicts);
      const appended = await this.#append(state.version, folded);
      if (appended === 'failed') return this.#refuseUnsaved(batch, verdicts);
      if (appended === 'unreadable') continue;
      if (appended.ok) {
        const entries = folded.map((draft, index) => ({ ...draft, version: state.version + index + 1 }));
        const known = folded.length === drafts.length ? following : undefined;
        return this.#timed(() =>
          this.#apply(entries, { answer: () => this.#answer(batch, verdicts), known }),
        );
      }
      // The log has nothing new and still refuses: it is not there any more.
      if (appended.missing.length === 0) this.#end({ code: 'unknown-workshop' });
      else this.#takeIn(() => appended.missing);
    }
    this.#refuse(batch, this.#ended ?? { code: 'busy' });
  }

  /**
   * When a batch happens. Every batch has a time of its own, so that a replay finds the batches again; where the
   * machine's clock was set back, the log's goes on from where it was.
   */
  #time(): Timestamp {
    const since = Math.floor(this.#clock.elapsed() - this.#heardAt);
    return Math.max(this.#clock.now(), this.#workshop.updatedAt + Math.max(1, since));
  }

  #timed<T>(work: () => T): T {
    const began = this.#clock.elapsed();
    const result = work();
    this.#worked += this.#clock.elapsed() - began;
    return result;
  }

  async #append(expected: number, drafts: readonly Draft[]): Promise<Appended | 'failed' | 'unreadable'> {
    try {
      return await this.#log.append(expected, drafts);
    } catch (error) {
      if (this.#endUnreadable(error)) return 'unreadable';
      this.#logger.error({ err: error, workshop: this.code }, 'the store could not append');
      return 'failed';
    }
  }

  #answer(batch: readonly Request[], verdicts: readonly Verdict[]): void {
    this.#answered = true;
    batch.forEach((request, index) => {
      const verdict = verdicts[index]!;
      request.settle(verdict.ok ? { ok: true, version: this.version } : verdict);
    });
  }

  #refuse(batch: readonly Request[], rejection: Rejection): void {
    this.#answered = true;
    refuseAll(batch, rejection);
  }

  /** Refusals stand as they are; what would have changed something is not in the log. */
  #refuseUnsaved(batch: readonly Request[], verdicts: readonly Verdict[]): void {
    this.#answered = true;
    batch.forEach((request, index) => {
      const verdict = verdicts[index]!;
      request.settle(verdict.ok ? { ok: false, rejection: { code: 'busy' } } : verdict);
    });
  }

  /**
   * Takes entries of the log in, one tick for each batch.
   * @param own of a batch of this room's own: answers it; and what follows from it, where that is known already
   */
  #apply(
    entries: readonly LogEntry[],
    own?: { readonly answer: () => void; readonly known: Following | undefined },
  ): void {
    const fresh = entries.filter(({ version }) => version > this.version);
    const taken: Batch[] = [];
    for (const entriesOfBatch of batchesOf(fresh)) {
      const from = this.version;
      const { workshop, steps, observed, awaited } = advance(
        this.rules,
        this.#workshop,
        entriesOfBatch,
        (board) => this.#observing.observe(board),
        own?.known,
      );
      const sizes = entriesOfBatch.map(({ event }) => sizeOf(event));
      this.#workshop = workshop;
      this.replay.note(workshop.state);
      this.#heardAt = this.#clock.elapsed();
      this.#recent.push(entriesOfBatch, sizes);
      this.#writing.grow(sizes);
      if (own !== undefined) this.#writing.count(entriesOfBatch, sizes, workshop.state);
      const batch: Batch = { from, version: this.version, steps, observations: observed, awaited };
      taken.push(batch);
      for (const audience of this.#audiences) audience.tick(batch);
    }
    own?.answer();
    for (const batch of taken) for (const audience of this.#audiences) audience.settled(batch);
    if (fresh.length > 0) this.#look(fresh);
    this.#observing.catchUp();
  }

  #takeObserved(news: BoardObserved): void {
    const workshop = withObservation(this.#workshop, news);
    if (workshop === undefined || this.#ended !== undefined) return;
    this.#workshop = workshop;
    try {
      for (const audience of this.#audiences) audience.observed(news);
      this.#look([]);
    } catch (error) {
      this.#break(error);
    }
  }

  #applyIncoming(): void {
    const incoming = this.#incoming;
    this.#incoming = [];
    if (this.#ended !== undefined) return;
    // What this server wrote itself comes back, too: it is not decoded again.
    this.#takeIn(() => this.#log.lift(incoming.filter(({ version }) => version > this.version)));
  }

  /** Takes in what others have written. */
  #takeIn(entries: () => readonly LogEntry[]): void {
    let read: readonly LogEntry[];
    try {
      read = entries();
    } catch (error) {
      if (!this.#endUnreadable(error)) this.#break(error);
      return;
    }
    try {
      this.#apply(read);
    } catch (error) {
      // Whether it is the log's fault shows when it is read anew.
      this.#break(error);
    }
  }

  /**
   * Ends a room that could not follow its own log: what it holds may be wrong by now. Everybody comes back to one
   * that is made anew from the log alone.
   */
  #break(error: unknown): void {
    this.#logger.error(
      { err: error, workshop: this.code },
      'a room could not follow its log, and begins anew',
    );
    this.#end(broken);
  }

  /** Ends the room when that is what an error means: nobody may go on from what they cannot read. */
  #endUnreadable(error: unknown): boolean {
    if (!(error instanceof UnreadableEntry)) return false;
    const { version, type } = error;
    this.#logger.error({ err: error, workshop: this.code, version, type }, 'a workshop cannot be read');
    this.#end(unreadable(this.code));
    return true;
  }

  /** Refuses all that waits and is asked later, and sends the audience away. */
  #end(rejection: Rejection): void {
    if (this.#ended !== undefined) return;
    this.#ended = rejection;
    this.#closed = true;
    this.#cancelFlush?.();
    this.#unsubscribe();
    const queue = this.#queue;
    this.#queue = [];
    refuseAll(queue, rejection);
    for (const audience of this.#audiences) audience.closed(rejection);
    this.#look([]);
  }

  #look(entries: readonly LogEntry[]): void {
    for (const look of this.#looks) look(entries);
  }
}

const settledIn: ReadonlySet<Status | undefined> = new Set(['present', 'waiting']);

/** Why a room has ended whose workshop can be had again at once. */
export const broken: Rejection = { code: 'busy' };

/** Why a workshop whose log holds what nobody here understands is closed. */
export function unreadable(workshop: string): Rejection {
  return { code: 'workshop-unreadable', params: { workshop } };
}

function refuseAll(batch: readonly Request[], rejection: Rejection): void {
  for (const request of batch) request.settle({ ok: false, rejection });
}
