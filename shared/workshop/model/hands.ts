import type { Participant, ParticipantId } from './participant.ts';
import { present } from './people.ts';
import type { WorkshopState } from './state.ts';
import type { Timestamp } from './timestamp.ts';

/** What a raised hand may be about. */
export const subjects = ['question', 'stuck', 'show'] as const;
export type Subject = (typeof subjects)[number];

export interface Raised {
  /** Null where nobody said. */
  readonly about: Subject | null;
  readonly at: Timestamp;
}

export interface Called {
  readonly by: ParticipantId | null;
  readonly at: Timestamp;
}

/** Raised hands, by whose they are. A view has the viewer's own; the instructors see all. */
export interface Hands {
  readonly raised: Readonly<Record<ParticipantId, Raised>>;
  /** Who was called last, until they raise or lower their hand again, or the same instructor calls another. */
  readonly called: Readonly<Record<ParticipantId, Called>>;
}

const none: Hands = { raised: {}, called: {} };

export function handsOf({ parts }: Pick<WorkshopState, 'parts'>): Hands {
  return (parts.hands as Hands | undefined) ?? none;
}

export function isNoHands({ raised, called }: Hands): boolean {
  return Object.keys(raised).length === 0 && Object.keys(called).length === 0;
}

/** Those in the room whose hand is up, who has waited longest first. */
export function queueOf(
  state: Pick<WorkshopState, 'parts' | 'participants'>,
): ReadonlyArray<Raised & { readonly person: Participant }> {
  const { raised } = handsOf(state);
  return present(state)
    .flatMap((person) => {
      const hand = Object.hasOwn(raised, person.id) ? raised[person.id] : undefined;
      return hand === undefined ? [] : [{ ...hand, person }];
    })
    .sort((a, b) => a.at - b.at);
}
