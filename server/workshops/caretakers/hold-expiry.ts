import { expiredHolds, nextExpiry } from '#shared/workshop/parameters/holds.ts';
import type { CancelTimer, Clock } from '../../ports/clock.ts';
import { serverRequest } from '../requests.ts';
import type { Room } from '../room.ts';
import type { Care } from './care.ts';

/** How long until a hold that could not be ended is tried again (ms). */
const RETRY = 1_000;

/** Ends the holds that nobody has touched for too long, while the room is this node's to look after. */
export class HoldExpiry {
  readonly #room: Room;
  readonly #care: Care;
  readonly #clock: Clock;
  readonly #unwatch: ReadonlyArray<() => void>;
  #cancel: CancelTimer | undefined;
  #asking = false;
  #closed = false;

  constructor(room: Room, care: Care, clock: Clock) {
    this.#room = room;
    this.#care = care;
    this.#clock = clock;
    const look = () => this.#arm();
    this.#unwatch = [room.watch(look), care.subscribe(look)];
    look();
  }

  close(): void {
    this.#closed = true;
    for (const unwatch of this.#unwatch) unwatch();
    this.#cancel?.();
  }

  #arm(delay?: number): void {
    this.#cancel?.();
    this.#cancel = undefined;
    if (this.#closed || this.#asking || !this.#care.held) return;
    const expiry = nextExpiry(this.#room.workshop.state);
    if (expiry === undefined) return;
    const wait = delay ?? Math.max(0, expiry - this.#clock.now());
    this.#cancel = this.#clock.setTimer(wait, () => this.#ask());
  }

  #ask(): void {
    this.#asking = true;
    this.#room.propose(
      serverRequest(
        (state, at) => (this.#care.held ? expiredHolds(state, at) : []),
        ({ ok }) => {
          this.#asking = false;
          // A timer may fire a moment early, so this is armed again even where nothing had run out yet.
          this.#arm(ok ? undefined : RETRY);
        },
      ),
    );
  }
}
