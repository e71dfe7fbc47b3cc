import type { House } from '#shared/workshop/kernel/definition.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';

/** Addresses remembered of one person. */
const ORIGINS = 4;

/** Who is connected to a room and where from: what its log does not have, and its decisions ask for. */
export class Guests {
  readonly #isOnline: (who: ParticipantId) => boolean;
  readonly #origins = new Map<ParticipantId, readonly string[]>();

  /** @param isOnline whether somebody is connected, here or elsewhere */
  constructor(isOnline: (who: ParticipantId) => boolean) {
    this.#isOnline = isOnline;
  }

  /** Somebody came in from an address, of which this is the hash. */
  came(who: ParticipantId, origin: string): void {
    const known = this.#origins.get(who) ?? [];
    if (known.at(-1) === origin) return;
    this.#origins.set(who, [...known.filter((other) => other !== origin), origin].slice(-ORIGINS));
  }

  readonly isHere: House['isHere'] = (who) => this.#isOnline(who);
  readonly originsOf: House['originsOf'] = (who) => this.#origins.get(who) ?? [];
}
