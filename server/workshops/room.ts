import type { CommandMessage } from '#shared/protocol/client-messages.ts';
import type { Tick } from '#shared/protocol/server-messages.ts';
import { coalesce, type Draft } from '#shared/workshop/coalesce.ts';
import type { WorkshopEvent } from '#shared/workshop/events.ts';
import { nextExpiry } from '#shared/workshop/holds.ts';
import type { LogEntry } from '#shared/workshop/log.ts';
import type { RejectionCode } from '#shared/workshop/rejections.ts';
import type { BoardId, ParticipantId } from '#shared/workshop/state.ts';
import { type CancelTimer, type Clock, remaining } from '../ports/clock.ts';
import type { Appended, EventStore } from '../ports/event-store.ts';
import type { Logger } from '../ports/logger.ts';
import { Recent } from './recent.ts';
import {
  commandRequest,
  expireRequest,
  joinRequest,
  type Outcome,
  plan,
  type Request,
  releaseRequest,
  type Verdict,
} from './requests.ts';
import { toSnapshot } from './snapshot.ts';
import { advance, batchesOf, type Workshop } from './workshop.ts';

/** Who is told what happens in a room. */
export interface Audience {
  /** Called once a batch, when it is in the log and before any of its commands is acknowledged. */
  tick(tick: Tick): void;
  /** Called after the acknowledgements of the batch that held these events. */
  settled(events: readonly WorkshopEvent[]): void;
}

export interface RoomPorts {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly log: Logger;
}

export interface RoomOptions {
  /** Shortest time between two ticks (ms). */
  readonly tickInterval: number;
  readonly maxParticipants: number;
}

/** Entries between two snapshots. */
const SNAPSHOT_EVERY = 200;

/** How often a batch is decided anew because another server appended first. */
const ATTEMPTS = 8;

/** How long until a hold that could not be ended is tried again (ms). */
const RETRY = 1_000;

/**
 * One workshop at work: collects requests, and every tick decides them, appends them once, observes once,
 * broadcasts once, then answers. Nothing is broadcast or answered before it is in the log.
 */
export class Room {
  readonly code: string;
  readonly #ports: RoomPorts;
  readonly #options: RoomOptions;
  readonly #audiences = new Set<Audience>();
  readonly #watchers = new Set<() => void>();
  #workshop: Workshop;
  readonly #recent: Recent;
  #queue: Request[] = [];
  /** Entries another server appended while this one was busy with a batch of its own. */
  #incoming: LogEntry[] = [];
  #flushing: Promise<void> | undefined;
  #flushedAt = Number.NEGATIVE_INFINITY;
  /** How long this room kept the process from everybody else in its last batch (ms). */
  #worked = 0;
  #cancelFlush: CancelTimer | undefined;
  #cancelExpiry: CancelTimer | undefined;
  #snapshotVersion: number;
  #unsubscribe: () => void = () => {};
  #closed = false;

  constructor(
    code: string,
    start: {
      readonly workshop: Workshop;
      readonly recent: readonly LogEntry[];
      readonly snapshotVersion: number;
    },
    ports: RoomPorts,
    options: RoomOptions,
  ) {
    this.code = code;
    this.#workshop = start.workshop;
    this.#recent = new Recent(start.recent);
    this.#snapshotVersion = start.snapshotVersion;
    this.#ports = ports;
    this.#options = options;
    this.#armExpiry();
  }

  /** Follows the log from now on, whoever writes it. */
  async follow(): Promise<void> {
    this.#unsubscribe = await this.#ports.store.subscribe(this.code, this.version, (entries) => {
      this.#incoming.push(...entries);
      if (this.#flushing === undefined) this.#applyIncoming();
    });
  }

  get workshop(): Workshop {
    return this.#workshop;
  }

  get version(): number {
    return this.#workshop.state.version;
  }

  /** Whether anybody is told of what happens here, or waits for an answer. */
  get busy(): boolean {
    return this.#audiences.size > 0 || this.#queue.length > 0 || this.#flushing !== undefined;
  }

  /** Whether anybody is told of what happens here. */
  get attended(): boolean {
    return this.#audiences.size > 0;
  }

  attend(audience: Audience): () => void {
    this.#audiences.add(audience);
    this.#look();
    return () => {
      this.#audiences.delete(audience);
      this.#look();
    };
  }

  /** Calls `look` whenever the workshop or who attends it has changed; unlike an audience it keeps nobody busy. */
  watch(look: () => void): () => void {
    this.#watchers.add(look);
    return () => this.#watchers.delete(look);
  }

  /** Asks for something the server itself does. */
  propose(request: Request): void {
    this.#ask(request);
  }

  /** Asks for a command of participant `by`; `settle` is called once, after the tick that holds it. */
  command(by: ParticipantId, message: CommandMessage, settle: (outcome: Outcome) => void): void {
    this.#ask(commandRequest(by, message, settle));
  }

  /** Asks to let a newcomer in; once settled, their credential names them. */
  join(newcomer: { readonly name: string; readonly credential: string }): Promise<Outcome> {
    return new Promise((resolve) => {
      this.#ask(joinRequest(newcomer, this.#options.maxParticipants, resolve));
    });
  }

  /** Lets go of what `who` holds, where `only` says so. */
  release(who: ParticipantId, only: (board: BoardId, parameter: string) => boolean): void {
    this.#ask(releaseRequest(who, only));
  }

  /** The events after `version`, or undefined when that is too long ago (or yet to come). */
  eventsSince(version: number): readonly WorkshopEvent[] | undefined {
    return this.#recent.since(version, this.version);
  }

  /** Answers what was asked, saves a snapshot and stops; whatever is asked later is refused as `busy`. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#cancelFlush?.();
    this.#cancelExpiry?.();
    await this.#flushing;
    if (this.#queue.length > 0) await this.#flush();
    this.#unsubscribe();
    await this.#saveSnapshot();
  }

  #ask(request: Request): void {
    if (this.#closed) {
      request.settle({ ok: false, rejection: { code: 'busy' } });
    } else {
      this.#queue.push(request);
      this.#schedule();
    }
  }

  #schedule(): void {
    if (this.#closed || this.#flushing !== undefined || this.#cancelFlush !== undefined) return;
    // A batch that took long leaves the others as long, so that one room cannot take the process for itself.
    const interval = Math.max(this.#options.tickInterval, 2 * this.#worked);
    const wait = remaining(this.#flushedAt, interval, this.#ports.clock.now());
    this.#cancelFlush = this.#ports.clock.setTimer(wait, () => void this.#flush());
  }

  #flush(): Promise<void> {
    this.#cancelFlush = undefined;
    this.#flushedAt = this.#ports.clock.now();
    this.#worked = 0;
    const batch = this.#queue;
    this.#queue = [];
    // Set before the work begins: a store may publish an entry while it is being appended.
    this.#flushing = Promise.resolve()
      .then(() => this.#process(batch))
      .catch((error: unknown) => {
        this.#ports.log.error({ err: error, workshop: this.code }, 'a batch failed');
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
      const { state, ledger, updatedAt } = this.#workshop;
      // Every batch has a time of its own, so that a replay finds the batches again.
      const at = Math.max(this.#ports.clock.now(), updatedAt + 1);
      const { drafts, verdicts, errors } = this.#timed(() => plan({ state, ledger }, batch, at));
      for (const error of errors) {
        this.#ports.log.error({ err: error, workshop: this.code }, 'a request could not be decided');
      }
      const folded = this.#timed(() => coalesce(drafts));
      if (folded.length === 0) return this.#answer(batch, verdicts);
      const appended = await this.#append(state.version, folded);
      if (appended === 'failed') return refuseUnsaved(batch, verdicts);
      if (appended.ok) {
        const entries = folded.map((draft, index) => ({ ...draft, version: state.version + index + 1 }));
        return this.#timed(() => this.#apply(entries, () => this.#answer(batch, verdicts)));
      }
      // The log has nothing new and still refuses: the workshop is gone.
      if (appended.missing.length === 0) break;
      this.#apply(appended.missing);
    }
    settleAll(batch, 'busy');
  }

  #timed<T>(work: () => T): T {
    const began = this.#ports.clock.now();
    const result = work();
    this.#worked += this.#ports.clock.now() - began;
    return result;
  }

  async #append(expected: number, drafts: readonly Draft[]): Promise<Appended | 'failed'> {
    try {
      return await this.#ports.store.append(this.code, expected, drafts);
    } catch (error) {
      this.#ports.log.error({ err: error, workshop: this.code }, 'the store could not append');
      return 'failed';
    }
  }

  #answer(batch: readonly Request[], verdicts: readonly Verdict[]): void {
    batch.forEach((request, index) => {
      const verdict = verdicts[index]!;
      request.settle(verdict.ok ? { ok: true, version: this.version } : verdict);
    });
  }

  /** Takes entries of the log in, one tick for each batch, and skips those it has; `then` answers. */
  #apply(entries: readonly LogEntry[], then: () => void = () => {}): void {
    const fresh = entries.filter(({ version }) => version > this.version);
    for (const batch of batchesOf(fresh)) {
      const from = this.version;
      const { workshop, observed } = advance(this.#workshop, batch);
      this.#workshop = workshop;
      this.#recent.push(batch);
      const events = batch.map(({ event }) => event);
      const tick = { from, version: this.version, events, observations: observed };
      for (const audience of this.#audiences) audience.tick(tick);
    }
    then();
    if (fresh.length === 0) return;
    const events = fresh.map(({ event }) => event);
    for (const audience of this.#audiences) audience.settled(events);
    this.#look();
    this.#armExpiry();
    if (this.version - this.#snapshotVersion >= SNAPSHOT_EVERY) void this.#saveSnapshot();
  }

  #applyIncoming(): void {
    const incoming = this.#incoming;
    this.#incoming = [];
    try {
      this.#apply(incoming);
    } catch (error) {
      this.#ports.log.error({ err: error, workshop: this.code }, 'entries of the log could not be followed');
    }
  }

  #look(): void {
    for (const look of this.#watchers) look();
  }

  #armExpiry(delay?: number): void {
    this.#cancelExpiry?.();
    this.#cancelExpiry = undefined;
    const expiry = nextExpiry(this.#workshop.state);
    if (expiry === undefined || this.#closed) return;
    const wait = delay ?? Math.max(0, expiry - this.#ports.clock.now());
    this.#cancelExpiry = this.#ports.clock.setTimer(wait, () => {
      // A timer may fire a moment early, so this is armed again even where nothing had run out yet.
      this.#ask(expireRequest((outcome) => this.#armExpiry(outcome.ok ? undefined : RETRY)));
    });
  }

  async #saveSnapshot(): Promise<void> {
    if (this.#snapshotVersion === this.version) return;
    const before = this.#snapshotVersion;
    this.#snapshotVersion = this.version;
    try {
      await this.#ports.store.saveSnapshot(this.code, toSnapshot(this.#workshop));
    } catch (error) {
      this.#snapshotVersion = before;
      this.#ports.log.warn({ err: error, workshop: this.code }, 'the snapshot could not be saved');
    }
  }
}

/** Refusals stand as they are; what would have changed something is not in the log. */
function refuseUnsaved(batch: readonly Request[], verdicts: readonly Verdict[]): void {
  batch.forEach((request, index) => {
    const verdict = verdicts[index]!;
    request.settle(verdict.ok ? { ok: false, rejection: { code: 'busy' } } : verdict);
  });
}

function settleAll(batch: readonly Request[], code: RejectionCode): void {
  for (const request of batch) request.settle({ ok: false, rejection: { code } });
}
