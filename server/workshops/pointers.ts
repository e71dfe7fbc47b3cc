import * as z from 'zod/mini';
import type { Pointing } from '#shared/protocol/server-messages.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import { type CancelTimer, remaining } from '../ports/clock.ts';
import type { PresencePorts } from './presence.ts';

/** Shortest time between two places that one person points at (ms). */
export const POINTER_INTERVAL = 50;

/** What nodes tell each other. */
const news = z.object({
  node: z.string(),
  by: z.string(),
  board: z.string(),
  at: z.nullable(z.tuple([z.number(), z.number()])),
});

/** What one person points at, and what waits to be told of it. */
interface Hand {
  latest: Pointing;
  toldAt: number;
  cancel?: CancelTimer;
}

/** Where the instructors of a workshop point, on any node: told on at once, kept nowhere. */
export class Pointers {
  readonly #topic: string;
  readonly #ports: PresencePorts;
  readonly #listeners = new Set<(pointing: Pointing) => void>();
  readonly #hands = new Map<ParticipantId, Hand>();
  #unsubscribe: Promise<() => void> | undefined;

  constructor(workshop: string, ports: PresencePorts) {
    this.#topic = `pointers:${workshop}`;
    this.#ports = ports;
  }

  /** Somebody here points somewhere; of what comes too fast the latest is told. */
  point(pointing: Pointing): void {
    const { clock } = this.#ports;
    const hand = this.#hands.get(pointing.by) ?? { latest: pointing, toldAt: Number.NEGATIVE_INFINITY };
    this.#hands.set(pointing.by, hand);
    hand.latest = pointing;
    if (hand.cancel !== undefined) return;
    hand.cancel = clock.setTimer(remaining(hand.toldAt, POINTER_INTERVAL, clock.elapsed()), () => {
      delete hand.cancel;
      hand.toldAt = clock.elapsed();
      this.#tell(hand.latest);
      const message = { node: this.#ports.node, ...hand.latest };
      this.#ports.bus.publish(this.#topic, message).catch((error: unknown) => this.#warn(error));
      if (hand.latest.at === null) this.#hands.delete(pointing.by);
    });
  }

  /** Calls back with everything that is pointed at, here or elsewhere. */
  subscribe(onPoint: (pointing: Pointing) => void): () => void {
    this.#listeners.add(onPoint);
    this.#unsubscribe ??= this.#listen();
    return () => this.#listeners.delete(onPoint);
  }

  close(): void {
    this.#listeners.clear();
    for (const { cancel } of this.#hands.values()) cancel?.();
    this.#unsubscribe?.then(
      (unsubscribe) => unsubscribe(),
      () => {},
    );
  }

  #listen(): Promise<() => void> {
    const listening = this.#ports.bus.subscribe(this.#topic, (message) => {
      const decoded = news.safeParse(message);
      if (!decoded.success || decoded.data.node === this.#ports.node) return;
      const { by, board, at } = decoded.data;
      this.#tell({ by, board, at });
    });
    listening.catch((error: unknown) => this.#warn(error));
    return listening;
  }

  #tell(pointing: Pointing): void {
    for (const listener of this.#listeners) listener(pointing);
  }

  #warn(error: unknown): void {
    this.#ports.log.warn({ err: error, topic: this.#topic }, 'where somebody points could not be told');
  }
}
