import type { ParameterKey } from '../../math/parameter-key.ts';
import type { BoardId, Listing } from './board.ts';
import { lookup } from './lookup.ts';
import type { ParticipantId } from './participant.ts';
import type { WorkshopState } from './state.ts';
import type { Timestamp } from './timestamp.ts';

/**
 * Which students move what is on the boards: everyone, nobody, those who are named, or the members of each board that
 * has any. It takes away from what a board allows, and never adds to it.
 */
export const policies = ['everyone', 'nobody', 'chosen', 'groups'] as const;
export type Policy = (typeof policies)[number];

/** A weight or a bias that is one student's to move, whatever the policy says. */
export interface Handed {
  readonly to: ParticipantId;
  readonly by: ParticipantId;
  readonly at: Timestamp;
}

/** Who moves. */
export interface Movers {
  readonly policy: Policy;
  /** Of `chosen`. */
  readonly chosen: readonly ParticipantId[];
  /** Who said so, and when; null before anybody has. */
  readonly by: ParticipantId | null;
  readonly at: Timestamp;
  readonly handed: Readonly<Record<BoardId, Readonly<Record<ParameterKey, Handed>>>>;
  /** Who was picked at random since all had been once; the instructors' to know. */
  readonly picked: readonly ParticipantId[];
}

const start: Movers = { policy: 'everyone', chosen: [], by: null, at: 0, handed: {}, picked: [] };

export function moversOf({ parts }: Pick<WorkshopState, 'parts'>): Movers {
  return (parts.movers as Movers | undefined) ?? start;
}

/** Whether it is as if nobody had said anything. */
export function isNoMovers({ by, handed, picked }: Movers): boolean {
  return by === null && Object.keys(handed).length === 0 && picked.length === 0;
}

/** Whose a parameter is, where it was handed to somebody who is in the room. */
export function handedTo(
  state: Pick<WorkshopState, 'parts' | 'participants'>,
  board: BoardId,
  parameter: ParameterKey,
): ParticipantId | undefined {
  const handed = lookup(lookup(moversOf(state).handed, board) ?? {}, parameter);
  if (handed === undefined) return undefined;
  return lookup(state.participants, handed.to)?.status === 'present' ? handed.to : undefined;
}

/** Whether the policy lets a student move a board. */
export function policyLets(
  { policy, chosen }: Movers,
  listing: Pick<Listing, 'members'> | undefined,
  who: ParticipantId | null,
): boolean {
  if (policy === 'everyone') return true;
  if (policy === 'nobody' || who === null) return false;
  return policy === 'chosen' ? chosen.includes(who) : listing?.members.includes(who) === true;
}
