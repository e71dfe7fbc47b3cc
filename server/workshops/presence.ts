import * as z from 'zod/mini';
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

/** What nodes tell each other: who is connected to one of them, and whether it would like to know of theirs. */
const news = z.object({
  node: z.string(),
  here: z.array(z.string()),
  watchers: z._default(z.array(z.number()), []),
  asks: z.boolean(),
});

interface Elsewhere {
  readonly here: readonly ParticipantId[];
  readonly watchers: readonly Timestamp[];
  readonly heardAt: number;
}

/** Who is connected to a workshop, on any node. */
export class Presence {
  readonly #topic: string;
  readonly #ports: PresencePorts;
  readonly #listeners = new Set<OnPresence>();
  readonly #elsewhere = new Map<string, Elsewhere>();
  #local: readonly ParticipantId[] = [];
  #online: readonly ParticipantId[] = [];
  #everybody: ReadonlySet<ParticipantId> = new Set();
  #localWatchers: readonly Timestamp[] = [];
  #watchers: readonly Timestamp[] = [];
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

  /** Says who is connected to this node now; the other nodes are told, and asked when it is the first time. */
  set(local: readonly ParticipantId[], watchers: readonly Timestamp[] = []): void {
    if (this.#closed) return;
    const same = sameList(local, this.#local) && sameList(watchers, this.#localWatchers);
    this.#local = [...local];
    this.#localWatchers = [...watchers];
    if (this.#unsubscribe === undefined) this.#start();
    else if (!same) this.#say(false);
    this.#gather();
  }

  /** Calls back whenever somebody has come or gone, here or elsewhere. */
  subscribe(onChange: OnPresence): () => void {
    this.#listeners.add(onChange);
    return () => this.#listeners.delete(onChange);
  }

  /** Says that nobody is here any more, and listens no more. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#listeners.clear();
    this.#cancel?.();
    if (this.#anybody) {
      this.#local = [];
      this.#localWatchers = [];
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
    return this.#local.length > 0 || this.#localWatchers.length > 0;
  }

  #say(asks: boolean): void {
    const { bus, node } = this.#ports;
    const message = { node, here: this.#local, watchers: this.#localWatchers, asks };
    bus.publish(this.#topic, message).catch((error: unknown) => this.#warn(error));
  }

  #hear(message: unknown): void {
    const decoded = news.safeParse(message);
    if (this.#closed || !decoded.success || decoded.data.node === this.#ports.node) return;
    const { node, here, watchers, asks } = decoded.data;
    if (here.length === 0 && watchers.length === 0) this.#elsewhere.delete(node);
    else this.#elsewhere.set(node, { here, watchers, heardAt: this.#ports.clock.elapsed() });
    if (asks && this.#anybody) this.#say(false);
    this.#gather();
  }

  #gather(): void {
    const all = [this.#local, ...[...this.#elsewhere.values()].map(({ here }) => here)];
    const everybody = new Set(all.flat());
    const online = [...everybody];
    const watchers = [
      this.#localWatchers,
      ...[...this.#elsewhere.values()].map((other) => other.watchers),
    ].flat();
    if (sameList(online, this.#online) && sameList(watchers, this.#watchers)) return;
    this.#online = online;
    this.#everybody = everybody;
    this.#watchers = watchers;
    for (const listener of this.#listeners) listener(online);
  }

  #warn(error: unknown): void {
    this.#ports.log.warn({ err: error, topic: this.#topic }, 'who is connected could not be told');
  }
}

function sameList(a: readonly (string | number)[], b: readonly (string | number)[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
