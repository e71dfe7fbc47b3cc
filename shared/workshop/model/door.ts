import type { ParticipantId } from './participant.ts';
import type { WorkshopState } from './state.ts';
import type { Timestamp } from './timestamp.ts';

/** Who comes in: everybody with the code, those an instructor lets in, or nobody. */
export const doors = ['open', 'approval', 'locked'] as const;

export type DoorPolicy = (typeof doors)[number];

/** Somebody who waits. */
export interface Knock {
  readonly at: Timestamp;
  /** They come from where somebody who was barred came from. */
  readonly suspect?: true;
}

/** What the door keeps; a view has who waits for the instructors only, and `barred` for nobody. */
export interface Door {
  readonly approval: boolean;
  readonly waiting: Readonly<Record<ParticipantId, Knock>>;
  /** Hashes of the addresses that barred people came from. */
  readonly barred: readonly string[];
}

export const openDoor: Door = { approval: false, waiting: {}, barred: [] };

/** What a workshop's door keeps. */
export function doorOf({ parts }: Pick<WorkshopState, 'parts'>): Door {
  return (parts.door as Door | undefined) ?? openDoor;
}

export function policyOf(state: Pick<WorkshopState, 'parts' | 'locked'>): DoorPolicy {
  if (state.locked) return 'locked';
  return doorOf(state).approval ? 'approval' : 'open';
}

/** The ids of those who wait, the longest first. */
export function waitingOf(state: Pick<WorkshopState, 'parts'>): ParticipantId[] {
  return Object.keys(doorOf(state).waiting);
}
