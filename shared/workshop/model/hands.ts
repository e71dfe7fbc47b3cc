import { lookup } from './lookup.ts';
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
export function queueOf(state: Room): ReadonlyArray<Raised & { readonly person: Participant }> {
  return presentIn(state, handsOf(state).raised).sort((a, b) => a.at - b.at);
}

/** Those in the room who were called and have not lowered their hand, the latest first. */
export function calledOf(state: Room): ReadonlyArray<Called & { readonly person: Participant }> {
  return presentIn(state, handsOf(state).called).sort((a, b) => b.at - a.at);
}

type Room = Pick<WorkshopState, 'parts' | 'participants'>;

/** What there is of those in the room, each with whose it is. */
function presentIn<T>(
  state: Room,
  of: Readonly<Record<ParticipantId, T>>,
): Array<T & { readonly person: Participant }> {
  return present(state).flatMap((person) => {
    const one = lookup(of, person.id);
    return one === undefined ? [] : [{ ...one, person }];
  });
}
