import type { Dismissal } from '#shared/workshop/kernel/definition.ts';
import { participantByCredential } from '#shared/workshop/kernel/ledger.ts';
import type { Rejection } from '#shared/workshop/kernel/rejections.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import { roleOf } from '#shared/workshop/model/people.ts';
import type { Room, Step } from '../workshops/room.ts';
import type { Seat, Sitter } from './seat.ts';
import { sayBye } from './wire.ts';

/** Sends those away who have no place in a room any more, once that is settled. */
export class Dismissals {
  readonly #room: Room;
  readonly #seats: ReadonlySet<Seat>;

  /** @param seats all that are taken, at any moment */
  constructor(room: Room, seats: ReadonlySet<Seat>) {
    this.#room = room;
    this.#seats = seats;
  }

  dismiss(rejection: Rejection, who: Dismissal['who'], retryable = false): void {
    const all = new Set(typeof who === 'string' ? [who] : who);
    for (const { socket, you } of [...this.#seats]) {
      if (who === 'everyone' || (you !== null && all.has(you))) sayBye(socket, rejection, retryable);
    }
  }

  /** Those whom an entry of the log sends away. */
  after({ entry, before, after }: Step): void {
    if (after.locked && !before.locked) this.#dismissUninvited();
    const rules = this.#room.rules.events.get(entry.event.type)?.rules;
    const dismissal = rules?.dismisses?.(entry.event);
    if (dismissal !== undefined) {
      const { code, who } = dismissal;
      if (code === 'removed' || code === 'barred') {
        for (const gone of typeof who === 'string' ? [who] : who) this.#dismissWatching(gone);
      }
      this.dismiss({ code }, who);
    }
    if (rules?.discredits !== undefined) this.#dismissStrangers();
  }

  /** Those whose token, or whose stage's link, opens nothing any more. */
  #dismissStrangers(): void {
    const { ledger, state } = this.#room.workshop;
    for (const { socket, you, sitter } of [...this.#seats]) {
      const { credential, link } = sitter;
      if (you === null && state.locked && !this.#isInvited(sitter)) {
        sayBye(socket, { code: link === undefined ? 'stage-locked' : 'link-invalid' }, false);
        continue;
      }
      const lost =
        you === null
          ? link !== undefined && lookup(state.links, link) === undefined
          : credential !== undefined && participantByCredential(ledger, credential) !== you;
      if (lost) sayBye(socket, { code: 'link-invalid' }, false);
    }
  }

  /** Whether a stage came by its own link, or is an instructor's. */
  #isInvited({ link, credential }: Sitter): boolean {
    const { ledger, state } = this.#room.workshop;
    if (link !== undefined) return lookup(state.links, link) !== undefined;
    const whose = credential === undefined ? undefined : participantByCredential(ledger, credential);
    return roleOf(state, whose ?? null) === 'instructor';
  }

  /** Once the door is locked, only stages that were invited watch on. */
  #dismissUninvited(): void {
    for (const { socket, sitter } of this.#watchers) {
      if (!this.#isInvited(sitter)) sayBye(socket, { code: 'stage-locked' }, false);
    }
  }

  /**
   * Ends the watching of somebody who is removed: stages that showed their token, and those at an address of theirs
   * at which nobody else of the room is, unless they came by a link.
   */
  #dismissWatching(who: ParticipantId): void {
    const { ledger } = this.#room.workshop;
    const seats = [...this.#seats];
    const others = new Set(
      seats.flatMap(({ you, sitter }) => (you === null || you === who ? [] : [sitter.address])),
    );
    const theirs = new Set(seats.flatMap(({ you, sitter }) => (you === who ? [sitter.address] : [])));
    for (const { socket, sitter } of this.#watchers) {
      const { credential, link, address } = sitter;
      const shown = credential !== undefined && participantByCredential(ledger, credential) === who;
      const beside = link === undefined && theirs.has(address) && !others.has(address);
      if (shown || beside) sayBye(socket, { code: 'removed' }, false);
    }
  }

  get #watchers(): readonly Seat[] {
    return [...this.#seats].filter(({ you }) => you === null);
  }
}
