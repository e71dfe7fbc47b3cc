import * as z from 'zod/mini';
import type { ParameterKey } from '#shared/math/parameter-key.ts';
import type { BoardId } from '#shared/workshop/model/board.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import type { Timestamp } from '#shared/workshop/model/timestamp.ts';
import type { Bus } from '../ports/bus.ts';
import type { CancelTimer, Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';

/** How often a node says who is there, and after which silence it is forgotten (ms). */
export const PRESENCE = { heartbeat: 5_000, silence: 15_000 };

export interface PresencePorts {
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: Logger;
  /** This node's name. */
  readonly node: string;
}

export type OnPresence = (online: readonly ParticipantId[]) => void;

/** Somebody would like a parameter next. */
export interface Wait {
  readonly who: ParticipantId;
  readonly board: BoardId;
  readonly parameter: ParameterKey;
}

/** Everybody who is connected to one node. */
export interface Attendants {
  readonly here: readonly ParticipantId[];
  /** Since when each of those who only watch does. */
  readonly watchers?: readonly Timestamp[];
  readonly waits?: readonly Wait[];
  /** Those of them who ask for their messages by HTTP. */
  readonly polling?: readonly ParticipantId[];
}

/** What nodes tell each other: who is connected to one of them, and whether it would like to know of theirs. */
const news = z.object({
  node: z.string(),
  here: z.array(z.string()),
  watchers: z._default(z.array(z.number()), []),
  waits: z._default(z.array(z.object({ who: z.string(), board: z.string(), parameter: z.string() })), []),
  polling: z._default(z.array(z.string()), []),
  asks: z.boolean(),
});

interface Elsewhere extends Required<Attendants> {
  readonly heardAt: number;
}

/** Who is connected to a workshop, on any node. */
export class Presence {
  readonly #topic: string;
  readonly #ports: PresencePorts;
  readonly #listeners = new Set<OnPresence>();
  readonly #elsewhere = new Map<string, Elsewhere>();
  readonly #waitListeners = new Set<() => void>();
  #local: Required<Attendants> = nobody;
  #online: readonly ParticipantId[] = [];
  #everybody: ReadonlySet<ParticipantId> = new Set();
  #watchers: readonly Timestamp[] = [];
  #waits: readonly Wait[] = [];
  #polling: readonly ParticipantId[] = [];
  #unsubscribe: Promise<() => void> | undefined;
  #cancel: CancelTimer | undefined;
  #closed = false;

  constructor(workshop: string, ports: PresencePorts) {
    this.#topic = `presence:${workshop}`;
    this.#ports = ports;
  }

  /** Everybody, each once; those who are connected here first. */
  get online(): readonly ParticipantId[] {
    return this.#online;
  }

  has(who: ParticipantId): boolean {
    return this.#everybody.has(who);
  }

  /** Since when each of those who only watch does. */
  get watchers(): readonly Timestamp[] {
    return this.#watchers;
  }

  /** Who is on a connection that asks for its messages by HTTP. */
  get polling(): readonly ParticipantId[] {
    return this.#polling;
  }

  /** Who would like which parameter next; those who are connected here first. */
  get waits(): readonly Wait[] {
    return this.#waits;
  }

  /** Says who is connected to this node now; the other nodes are told, and asked when it is the first time. */
  set({ here, watchers = [], waits = [], polling = [] }: Attendants): void {
    if (this.#closed) return;
    const before = this.#local;
    this.#local = {
      here: [...here],
      watchers: [...watchers],
      waits: [...waits],
      polling: [...polling],
    };
    if (this.#unsubscribe === undefined) this.#start();
    else if (!sameAttendants(before, this.#local)) this.#say(false);
    this.#gather();
  }

  /** Calls back whenever somebody has come or gone, here or elsewhere. */
  subscribe(onChange: OnPresence): () => void {
    this.#listeners.add(onChange);
    return () => this.#listeners.delete(onChange);
  }

  /** Calls back whenever somebody waits, or does no more. */
  subscribeWaits(onChange: () => void): () => void {
    this.#waitListeners.add(onChange);
    return () => this.#waitListeners.delete(onChange);
  }

  /** Says that nobody is here any more, and listens no more. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#listeners.clear();
    this.#waitListeners.clear();
    this.#cancel?.();
    if (this.#anybody) {
      this.#local = nobody;
      this.#say(false);
    }
    this.#unsubscribe?.then(
      (unsubscribe) => unsubscribe(),
      () => {},
    );
  }

  /** Listens, and only then asks: an answer that comes before would be lost. */
  #start(): void {
    this.#unsubscribe = this.#ports.bus.subscribe(this.#topic, (message) => this.#hear(message));
    this.#unsubscribe.then(
      () => this.#say(true),
      (error: unknown) => this.#warn(error),
    );
    this.#beat();
  }

  #beat(): void {
    this.#cancel = this.#ports.clock.setTimer(PRESENCE.heartbeat, () => {
      if (this.#anybody) this.#say(false);
      const silentSince = this.#ports.clock.elapsed() - PRESENCE.silence;
      for (const [node, { heardAt }] of this.#elsewhere) {
        if (heardAt <= silentSince) this.#elsewhere.delete(node);
      }
      this.#gather();
      this.#beat();
    });
  }

  get #anybody(): boolean {
    return this.#local.here.length > 0 || this.#local.watchers.length > 0;
  }

  #say(asks: boolean): void {
    const { bus, node } = this.#ports;
    const message = { node, ...this.#local, asks };
    bus.publish(this.#topic, message).catch((error: unknown) => this.#warn(error));
  }

  #hear(message: unknown): void {
    const decoded = news.safeParse(message);
    if (this.#closed || !decoded.success || decoded.data.node === this.#ports.node) return;
    const { node, here, watchers, waits, polling, asks } = decoded.data;
    if (here.length === 0 && watchers.length === 0) this.#elsewhere.delete(node);
    else {
      const heardAt = this.#ports.clock.elapsed();
      this.#elsewhere.set(node, { here, watchers, waits, polling, heardAt });
    }
    if (asks && this.#anybody) this.#say(false);
    this.#gather();
  }

  #gather(): void {
    const all: readonly Attendants[] = [this.#local, ...this.#elsewhere.values()];
    const everybody = new Set(all.flatMap(({ here }) => here));
    const online = [...everybody];
    const watchers = all.flatMap(({ watchers = [] }) => watchers);
    const waits = all.flatMap(({ waits = [] }) => waits);
    const polling = [...new Set(all.flatMap(({ polling = [] }) => polling))];
    const waitsChanged = !sameWaits(waits, this.#waits);
    this.#waits = waits;
    const others = !sameList(watchers, this.#watchers) || !sameList(polling, this.#polling);
    if (!sameList(online, this.#online) || others) {
      this.#online = online;
      this.#polling = polling;
      this.#everybody = everybody;
      this.#watchers = watchers;
      for (const listener of this.#listeners) listener(online);
    }
    if (waitsChanged) for (const listener of this.#waitListeners) listener();
  }

  #warn(error: unknown): void {
    this.#ports.log.warn({ err: error, topic: this.#topic }, 'who is connected could not be told');
  }
}

const nobody: Required<Attendants> = { here: [], watchers: [], waits: [], polling: [] };

function sameAttendants(a: Required<Attendants>, b: Required<Attendants>): boolean {
  return (
    sameList(a.here, b.here) &&
    sameList(a.watchers, b.watchers) &&
    sameList(a.polling, b.polling) &&
    sameWaits(a.waits, b.waits)
  );
}

function sameWaits(a: readonly Wait[], b: readonly Wait[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ who, board, parameter }, index) => {
      const other = b[index];
      return who === other?.who && board === other.board && parameter === other.parameter;
    })
  );
}

function sameList(a: readonly (string | number)[], b: readonly (string | number)[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
