import type { LogEntry } from '#shared/workshop/kernel/log.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import { roleOf } from '#shared/workshop/model/people.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import { ByteBudget, type ByteRate } from '../limits/byte-budget.ts';
import type { Clock } from '../ports/clock.ts';
import type { LogSummary } from '../ports/event-store.ts';

export interface StorageOptions {
  /** What one workshop's log may take (bytes). */
  readonly workshopBytes: number;
  /** What all logs together may take (bytes). */
  readonly totalBytes: number;
}

/** What one person may write. A drag writes 4 KB a second; an instructor changes whole networks. */
const RATES: Readonly<Record<'student' | 'instructor', ByteRate>> = {
  student: { burst: 2 * 1024 * 1024, perSecond: 8 * 1024 },
  instructor: { burst: 32 * 1024 * 1024, perSecond: 64 * 1024 },
};

/** From this share of a quota on, the instructors are told. */
const WARNING = 0.8;

/** Commands that a full workshop still takes: they write little, and end it. */
const ALWAYS: ReadonlySet<string> = new Set(['leave', 'end', 'pause-training', 'release']);

/** What an entry takes beside its event (bytes). */
const AROUND = 60;

const MB = 1024 * 1024;

/** What all logs of this server take together. */
export class Storage {
  readonly options: StorageOptions;
  #bytes = 0;
  /** What each log takes, as its store last said, and what was written and saved since. */
  readonly #logs = new Map<string, number>();

  constructor(options: StorageOptions) {
    this.options = options;
  }

  /** Takes over what a store says. */
  measure(logs: ReadonlyArray<Pick<LogSummary, 'workshop' | 'bytes'>>): void {
    this.#logs.clear();
    this.#bytes = 0;
    for (const { workshop, bytes } of logs) this.grow(workshop, bytes);
  }

  grow(workshop: string, bytes: number): void {
    this.#bytes += bytes;
    this.#logs.set(workshop, this.of(workshop) + bytes);
  }

  of(workshop: string): number {
    return this.#logs.get(workshop) ?? 0;
  }

  /** Why nothing more is kept, anywhere. */
  get refusal(): Rejection | undefined {
    return this.#bytes < this.options.totalBytes ? undefined : { code: 'storage-full' };
  }

  /** Why a log of this size (bytes) is not taken in from elsewhere: the last part is left for classes that are here. */
  refusalToTake(bytes: number): Rejection | undefined {
    const { workshopBytes, totalBytes } = this.options;
    if (bytes > workshopBytes) {
      return { code: 'workshop-full', params: { limit: Math.round(workshopBytes / MB) } };
    }
    return this.#bytes + bytes <= WARNING * totalBytes ? undefined : { code: 'storage-full' };
  }

  /** Why a log takes nothing more. */
  refusalOf(workshop: string): Rejection | undefined {
    const { workshopBytes } = this.options;
    if (this.of(workshop) < workshopBytes) return this.refusal;
    return { code: 'workshop-full', params: { limit: Math.round(workshopBytes / MB) } };
  }

  /** What its instructors should know of a log before it takes nothing more. */
  warningOf(workshop: string): Rejection | undefined {
    const { workshopBytes, totalBytes } = this.options;
    const share = Math.max(this.of(workshop) / workshopBytes, this.#bytes / totalBytes);
    if (share < WARNING) return undefined;
    // By steps, so that it is not told again with every change.
    const percent = Math.min(100, 5 * Math.floor(20 * share));
    return { code: 'workshop-filling', params: { percent } };
  }
}

/** What the people of one room may write. */
export class Writing {
  readonly #workshop: string;
  readonly #storage: Storage;
  readonly #clock: Clock;
  readonly #budgets = new Map<ParticipantId, ByteBudget>();

  constructor(workshop: string, storage: Storage, clock: Clock) {
    this.#workshop = workshop;
    this.#storage = storage;
    this.#clock = clock;
  }

  /** Why a command that would write something is not taken any more. */
  full(type: string): Rejection | undefined {
    return ALWAYS.has(type) ? undefined : this.#storage.refusalOf(this.#workshop);
  }

  /** Why a command is not taken now: who sends it has written too much lately. */
  tooFast(by: ParticipantId, type: string): Rejection | undefined {
    if (ALWAYS.has(type)) return undefined;
    const wait = this.#budgets.get(by)?.wait(this.#clock.elapsed()) ?? 0;
    return wait === 0 ? undefined : { code: 'too-fast', params: { retryAfter: wait } };
  }

  /** Why its log takes nothing more. */
  get refusal(): Rejection | undefined {
    return this.#storage.refusalOf(this.#workshop);
  }

  /** What its instructors should know before that. */
  get warning(): Rejection | undefined {
    return this.#storage.warningOf(this.#workshop);
  }

  /**
   * Its log takes these as well by now.
   * @param sizes of their events, as `sizeOf` has it
   */
  grow(sizes: readonly number[]): void {
    this.#storage.grow(
      this.#workshop,
      sizes.reduce((sum, bytes) => sum + bytes + AROUND, 0),
    );
  }

  /** Its log takes this much less (bytes) than it did. */
  shrink(bytes: number): void {
    this.#storage.grow(this.#workshop, -bytes);
  }

  /**
   * Counts what people have written.
   * @param sizes of the events, as `sizeOf` has it
   */
  count(entries: readonly LogEntry[], sizes: readonly number[], state: WorkshopState): void {
    const now = this.#clock.elapsed();
    for (const [index, { event }] of entries.entries()) {
      if (event.by !== null) this.#budgetOf(event.by, state).spend(sizes[index]! + AROUND, now);
    }
  }

  #budgetOf(by: ParticipantId, state: WorkshopState): ByteBudget {
    const known = this.#budgets.get(by);
    if (known !== undefined) return known;
    const rate = RATES[roleOf(state, by) === 'instructor' ? 'instructor' : 'student'];
    const budget = new ByteBudget(rate, this.#clock.elapsed());
    this.#budgets.set(by, budget);
    return budget;
  }
}
