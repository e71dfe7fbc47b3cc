import type { WorkshopEvent } from '#shared/workshop/features.ts';
import type { Happened } from '#shared/workshop/kernel/log.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import type { Participant, ParticipantId } from '#shared/workshop/model/participant.ts';

/** So many newcomers within so long (ms) are no class that sits down. */
export const FLOOD = { people: 20, within: 5_000 };

/** Who came in lately, to tell a flood by: by the times that the log has, so that no clock of here matters. */
export class Arrivals {
  #latest: readonly { readonly id: ParticipantId; readonly at: number }[] = [];
  #flood: ReadonlySet<ParticipantId> = new Set();

  /** Takes in what happened. */
  note(happened: Happened): void {
    const event = happened as WorkshopEvent;
    if (event.type !== 'participant-joined' && event.type !== 'participant-waits') return;
    const { participant, at } = event;
    if (participant.role === 'instructor') return;
    this.#latest = [...this.#latest.filter((one) => at - one.at <= FLOOD.within), { id: participant.id, at }];
    // Who comes while it goes on belongs to it.
    if (this.#latest.length < FLOOD.people && (this.#flood.size === 0 || this.#latest.length === 1)) return;
    this.#flood = new Set([...this.#flood, ...this.#latest.map(({ id }) => id)]);
  }

  /** Those of a flood who are still in the room or at its door; none once somebody has said that they may be. */
  flood(participants: Readonly<Record<ParticipantId, Participant>>): ParticipantId[] {
    return [...this.#flood].filter((id) => {
      const status = lookup(participants, id)?.status;
      return status === 'present' || status === 'waiting';
    });
  }

  dismiss(): void {
    this.#flood = new Set();
    this.#latest = [];
  }
}
