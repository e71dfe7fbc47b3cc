import type { Then } from '#shared/workshop/kernel/definition.ts';
import type { LogEntry } from '#shared/workshop/kernel/log.ts';
import type { Rules } from '#shared/workshop/kernel/rules.ts';
import type { Board, BoardId } from '#shared/workshop/model/board.ts';
import { type Observation, observe } from '#shared/workshop/model/observation.ts';
import type { WorkshopState } from '#shared/workshop/model/state.ts';
import type { History } from '#shared/workshop/projections/history.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Crew } from '../../ports/crew.ts';
import type { EventStore } from '../../ports/event-store.ts';
import { Breath } from '../breath.ts';
import { Log, type Turn } from '../log.ts';
import { Keyframes } from './keyframes.ts';
import { Outline } from './outline.ts';
import { Walk, wholeOf } from './walk.ts';

export interface ReplayPorts {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly rules: Rules;
  readonly crew?: Crew;
  /** Awaited before each page of the log. */
  readonly turn?: Turn;
}

/** A workshop as it was at a version. */
export interface Moment extends Then {
  /** Every board of it as it last was whole. */
  readonly state: WorkshopState;
}

/**
 * The past of one workshop: its state at any version, and what was changed on its boards. It reads pages of the log
 * from the nearest state that it keeps, a little at a time, so that nobody waits for it; one reading at a time.
 */
export class Replay {
  readonly #code: string;
  readonly #ports: ReplayPorts;
  readonly #log: Log;
  readonly #keyframes = new Keyframes();
  readonly #outline: Outline;
  readonly #outlined: Walk;
  /** Of the last batch that was read, which may go on. */
  #open: (readonly [LogEntry, WorkshopState | null])[] = [];
  #last: Moment | undefined;
  #working: Promise<unknown> = Promise.resolve();

  constructor(code: string, ports: ReplayPorts) {
    this.#code = code;
    this.#ports = ports;
    this.#log = new Log(code, ports);
    const { crew, rules } = ports;
    this.#outline = new Outline(rules, (board) => (crew?.takes(board) ? undefined : observe(board)));
    this.#outlined = new Walk(rules);
  }

  /** Keeps a state that the room has come to, where that spares reading it later. */
  note(state: WorkshopState): void {
    if (state.version % this.#keyframes.every === 0) this.#keyframes.offer({ state, whole: new Map() });
  }

  /**
   * The workshop as it was at a version, or undefined where its log does not come so far.
   * @throws UnreadableEntry, and what the store throws
   */
  at(version: number): Promise<Moment | undefined> {
    return this.#after(() => this.#at(version));
  }

  /** Every change of a board up to now. */
  outlineOf(board: BoardId): Promise<History> {
    return this.#after(async () => {
      await this.#catchUp();
      return this.#outline.of(board);
    });
  }

  /** What the network of a board makes of it. */
  async observe(board: Board): Promise<Observation | undefined> {
    const { crew } = this.#ports;
    return crew?.takes(board) ? crew.observe(this.#code, () => board) : observe(board);
  }

  /** One after the other: each may spare the next some reading. */
  #after<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#working.then(work, work);
    this.#working = done.catch(() => undefined);
    return done;
  }

  async #at(version: number): Promise<Moment | undefined> {
    if (this.#last?.version === version) return this.#last;
    const { rules, clock, turn } = this.#ports;
    const from = this.#keyframes.before(version);
    const walk = new Walk(rules, from);
    const breath = new Breath(clock);
    const most = version - walk.version;
    if (most > 0) {
      for await (const page of this.#log.read(walk.version, turn, breath, most)) {
        for (const entry of page) {
          if (entry.version > version) break;
          walk.take(entry);
          this.#keep(walk);
        }
        if (walk.version >= version) break;
      }
    }
    const { keyframe } = walk;
    if (keyframe === undefined || walk.version !== version) return undefined;
    const state = wholeOf(keyframe);
    this.#last = { version, state, boards: state.boards };
    return this.#last;
  }

  #keep(walk: Walk): void {
    if (walk.version % this.#keyframes.every === 0) this.#keyframes.offer(walk.keyframe!);
  }

  async #catchUp(): Promise<void> {
    const walk = this.#outlined;
    const breath = new Breath(this.#ports.clock);
    for await (const page of this.#log.read(walk.version, this.#ports.turn, breath)) {
      for (const entry of page) {
        const [last] = this.#open.at(-1) ?? [];
        // A batch shares one time, and no two batches do.
        if (last !== undefined && last.event.at !== entry.event.at) this.#close();
        const before = walk.state;
        walk.take(entry);
        this.#keep(walk);
        this.#open.push([entry, before]);
        if (breath.due) await breath.take();
      }
    }
    // What is in the log now are whole batches.
    this.#close();
  }

  #close(): void {
    const { state } = this.#outlined;
    if (state !== null && this.#open.length > 0) this.#outline.take(this.#open, state);
    this.#open = [];
  }
}
