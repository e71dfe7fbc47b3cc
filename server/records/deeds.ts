import { type Deeds, noDeeds, withDeed } from '#shared/workshop/projections/report.ts';
import type { Clock } from '../ports/clock.ts';
import type { EventStore } from '../ports/event-store.ts';
import { Breath } from '../workshops/breath.ts';
import { Log, type Turn } from '../workshops/log.ts';
import type { Room } from '../workshops/room.ts';

/** Workshops whose deeds are remembered, so that only what is new is read of their logs. */
const REMEMBERED = 64;

/** What classes did, read from their logs page by page. */
export class DeedsReader {
  readonly #store: EventStore;
  readonly #clock: Clock;
  /** By the code and the epoch of a workshop, the one asked for last is last: a code may be given anew. */
  readonly #known = new Map<string, { readonly version: number; readonly deeds: Deeds }>();

  constructor({ store, clock }: { readonly store: EventStore; readonly clock: Clock }) {
    this.#store = store;
    this.#clock = clock;
  }

  /** @param turn awaited before each page of the log */
  async of({ code, rules, workshop }: Room, turn: Turn): Promise<Deeds> {
    const key = `${code} ${workshop.state.epoch}`;
    let { version, deeds } = this.#known.get(key) ?? { version: 0, deeds: noDeeds };
    const breath = new Breath(this.#clock);
    for await (const page of new Log(code, { store: this.#store, rules }).read(version, turn, breath)) {
      for (const entry of page) {
        deeds = withDeed(deeds, entry);
        version = entry.version;
      }
    }
    this.#known.delete(key);
    this.#known.set(key, { version, deeds });
    const [oldest] = this.#known.keys();
    if (this.#known.size > REMEMBERED && oldest !== undefined) this.#known.delete(oldest);
    return deeds;
  }
}
